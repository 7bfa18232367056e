"""Writes an article as standoff of brat: its text, its annotations, and the configuration that both need.

A mention, a quote, an event or a note is a text-bound annotation (T); quotes and events are events of brat (E) with
roles. What refers to other events stands in an event of its own, Context, for some readers lose events with such roles.
Free text is a note (#) on what it is about; what the text nowhere tells hangs on the article’s first word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from json import dumps
from types import MappingProxyType

from reader.convert.brat.configuration import ANNOTATION_CONF, TOOLS_CONF, VISUAL_CONF
from reader.convert.brat.names import ARTICLE, CONTEXT, KIND_TYPES, NOTE, OF, PARTS, WORDS, name_of
from reader.convert.brat.spans import fragments_of, parts_of
from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.records.from_article import not_in_records, records_of
from reader.convert.records.record import FIELDS, LISTS, Form, Record, RecordKind
from reader.model.article import Article
from reader.model.text import Span

_ROLES = frozenset({Form.ENTITIES, Form.WORDS})
_REFERENCES = frozenset({Form.EVENTS, Form.QUOTE, Form.THINGS})
_LINKED = _REFERENCES | {Form.ENTITIES}


def writes(article: Article, _options: Options) -> Exported:
    """The annotations first, then the text and what all articles share."""
    files = (
        ExportedFile(".ann", (f"{line}\n" for line in _Standoff(article).lines())),
        ExportedFile(".txt", (article.text.content,)),
        ExportedFile("annotation.conf", (ANNOTATION_CONF,), shared=True),
        ExportedFile("visual.conf", (VISUAL_CONF,), shared=True),
        ExportedFile("tools.conf", (TOOLS_CONF,), shared=True),
    )
    return Exported(files, tuple(not_in_records(article)))


class _Standoff:
    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text.content
        self._counts = Counter[str]()
        self._lines: list[str] = []
        self._mentions: dict[str, list[Record]] = defaultdict(list)
        self._of_entity: dict[str, str] = {}  # the first mention of each
        self._things: dict[str, str] = {}  # the E of quotes and events
        self._waiting: list[tuple[Record, list[str]]] = []

    def lines(self) -> list[str]:
        """The lines of the .ann file."""
        records = list(records_of(self._article))
        for record in records:
            if record.kind is RecordKind.MENTION:
                self._mentions[record.id].append(record)
        words = self._text.split(None, 1)[0]
        article = self._bound(ARTICLE, (Span(0, len(words)),))
        self._say(article, records[0], FIELDS[RecordKind.ARTICLE])
        places = Counter[RecordKind]()
        for record in records:
            if record.kind is RecordKind.ENTITY:
                self._entity(record, article, places[record.kind])
            elif record.kind in (RecordKind.QUOTE, RecordKind.EVENT):
                self._thing(record, article, places[record.kind])
            elif record.kind is RecordKind.NOTE:
                note = self._bound(NOTE, record.spans)
                self._note("Id", note, record.id)
                self._say(note, record, record.fields)
            places[record.kind] += 1
        for record, names in self._waiting:
            self._context(record, names)
        return self._lines

    # -- things

    def _entity(self, record: Record, article: str, place: int) -> None:
        """The mentions of an entity, and what is known of it at the first; without any, all at the article."""
        mentions = self._mentions.get(record.id, ())
        if not mentions:
            self._note("Entity", article, _json(record, place))
            return
        type_ = KIND_TYPES[str(record.fields["kind"])]
        bound = [self._bound(type_, mention.spans) for mention in mentions]
        self._of_entity[record.id] = bound[0]
        self._note("Id", bound[0], record.id)
        self._say(bound[0], record, [name for name in record.fields if name not in ("kind", "wikidata")])
        if wikidata := record.fields.get("wikidata"):
            name = str(record.fields["name"])
            self._line("N", f"Reference {bound[0]} Wikidata:{wikidata}", name)
        for id_, mention in zip(bound, mentions, strict=True):
            self._say(id_, mention, mention.fields)
        if len(bound) > 1:
            self._lines.append(f"*\tEquiv {' '.join(bound)}")

    def _thing(self, record: Record, article: str, place: int) -> None:
        """A quote or an event with its roles; one that the text doesn’t tell hangs on the article."""
        if not record.spans:
            words = {
                name: self._bound(name_of(record.kind, name), (value,))
                for name, value in record.fields.items()
                if isinstance(value, Span)
            }
            self._note("Event", article, _json(record, place, words))
            return
        forms = FIELDS[record.kind]
        later = [name for name in record.fields if self._is_later(name, record)]
        here = [name for name in record.fields if name not in later]
        trigger = self._bound(record.kind.capitalize(), record.spans)
        roles = list(self._roles(record, [name for name in here if forms[name] in _ROLES | {Form.THINGS}]))
        if not roles:  # some readers know no event without one
            roles = [f"Words:{self._bound(WORDS, record.spans)}"]
        id_ = self._line("E", " ".join((f"{record.kind.capitalize()}:{trigger}", *roles)))
        self._things[record.id] = id_
        self._note("Id", id_, record.id)
        self._say(id_, record, [name for name in here if forms[name] not in _LINKED | _ROLES])
        if later:
            self._waiting.append((record, later))

    def _is_later(self, name: str, record: Record) -> bool:
        """Whether a field refers to quotes or events, or to somebody who is mentioned nowhere."""
        form, value = FIELDS[record.kind][name], record.fields[name]
        if form in (Form.ENTITIES, Form.THINGS) and isinstance(value, tuple):
            return not all(each in self._of_entity for each in value)
        return form in _REFERENCES

    def _context(self, record: Record, names: Sequence[str]) -> None:
        """What a quote or an event refers to, in an event of its own; as notes where that is not in the text."""
        known = self._things | self._of_entity
        id_, linked = self._things[record.id], []
        for name in names:
            value = record.fields[name]
            given = value if isinstance(value, tuple) else (value,)
            if all(each in known for each in given):
                linked.append(name)
            else:
                for each in given:
                    self._note(name_of(record.kind, name), id_, str(each))
        if linked:
            trigger = self._bound(CONTEXT, record.spans)
            self._line("E", " ".join((f"{CONTEXT}:{trigger}", f"{OF}:{id_}", *self._roles(record, linked))))

    def _roles(self, record: Record, names: Sequence[str]) -> Iterator[str]:
        """`Speaker:T5 Speaker2:T9`: brat numbers what has the same role."""
        known = self._things | self._of_entity
        for name in names:
            value, role = record.fields[name], name_of(record.kind, name)
            if isinstance(value, Span):
                yield f"{role}:{self._bound(role, (value,))}"
                continue
            for number, each in enumerate(value if isinstance(value, tuple) else (value,), 1):
                yield f"{role}{number if number > 1 else ''}:{known[str(each)]}"

    # -- lines

    def _bound(self, type_: str, spans: Sequence[Span]) -> str:
        """A text-bound annotation. Its fragments end where lines do."""
        fragments = fragments_of(self._text, spans)
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(self._text[start:end] for start, end in fragments)
        id_ = self._line("T", f"{type_} {places}", words)
        if parts_of(self._text, fragments) != tuple(spans):
            self._note(PARTS, id_, " ".join(f"{start}:{end}" for start, end in spans))
        return id_

    def _say(self, id_: str, record: Record, names: Collection[str]) -> None:
        """Fields as attributes and notes."""
        for name, form in FIELDS[record.kind].items():
            value = record.fields.get(name)
            if value is None or name not in names:
                continue
            theirs = name_of(record.kind, name)
            if form is Form.FLAG:
                self._line("A", f"{theirs} {id_}")
            elif form is Form.CHOICE:
                self._line("A", f"{theirs} {id_} {value}")
            elif form is Form.NUMBER and isinstance(value, float):
                self._line("A", f"{theirs} {id_} {value:.2f}")
                if float(f"{value:.2f}") != value:
                    self._note(theirs, id_, repr(value))
            else:
                for each in value if form in LISTS and isinstance(value, tuple) else (value,):
                    self._note(theirs, id_, str(each))

    def _note(self, type_: str, id_: str, words: str) -> None:
        self._line("#", f"{type_} {id_}", words.replace("\\", "\\\\").replace("\n", "\\n"))

    def _line(self, sign: str, about: str, words: str | None = None) -> str:
        """A line with a new id."""
        self._counts[sign] += 1
        id_ = f"{sign}{self._counts[sign]}"
        self._lines.append(f"{id_}\t{about}" if words is None else f"{id_}\t{about}\t{words}")
        return id_


def _json(record: Record, place: int, words: Mapping[str, str] = MappingProxyType({})) -> str:
    """What stands nowhere in the text, with its place among its kind, from 0; `words` are those it refers to."""
    return dumps({"id": record.id, "place": place, **record.fields, **words}, ensure_ascii=False)
