"""Makes an article of records from outside: checks every value, and says what the article can't have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count
from typing import TypeVar

from reader.convert.records.record import Record, RecordKind
from reader.intake.clean_text import harmless, is_visible, line_of
from reader.load.anchors.canonical import canonical
from reader.load.values.fields import ID_PATTERN, LANGUAGE_PATTERN, URL_PATTERN, WIKIDATA_PATTERN
from reader.model.article import (
    NOBODY,
    Article,
    Basis,
    Drafting,
    Entity,
    EntityId,
    Event,
    EventId,
    EventState,
    Kind,
    Mention,
    Note,
    NoteId,
    Order,
    Provenance,
    Quote,
    QuoteId,
    QuoteType,
    Source,
)
from reader.model.clean import shorten
from reader.model.counting import many
from reader.model.dates.dates import Edtf
from reader.model.slug import free_id, slug_of
from reader.model.text import Span, Text

_NUMBER = re.compile(r"\W*[A-Za-z]?\W*[0-9]*")
"""Ids of others that only count."""
_AUTOMATIC = {RecordKind.QUOTE: "q", RecordKind.EVENT: "e"}
_QUOTED = re.compile('^[“„‟«"].*[”“‟»",]$', re.DOTALL)
_MARK = re.compile('[“”„‟«»"]')
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An article made of records, not yet checked by the loader, and a sentence for each thing that it can't have."""

    article: Article
    losses: tuple[str, ...]


def article_of(records: Sequence[Record], text: Text, stem: str, headline: str | None = None) -> Rebuilt:
    """The article of records with spans in a canonical text. `headline` counts for more than what they say."""
    builder = _Builder(records, text)
    article = builder.article(stem, headline)
    return Rebuilt(article, tuple(builder.losses()))


class _Builder:
    """Makes values of records. An id from outside that an article can't have, or has twice, becomes another."""

    def __init__(self, records: Sequence[Record], text: Text) -> None:
        self._text = text
        self._losses: list[str] = []
        self._untyped = 0
        self._of: dict[RecordKind, list[Record]] = defaultdict(list)
        for record in records:
            self._of[record.kind].append(record)
        self._taken: set[str] = {NOBODY}
        self._entities = self._ids(RecordKind.ENTITY)
        self._quotes = self._ids(RecordKind.QUOTE)
        self._events = self._ids(RecordKind.EVENT)
        self._drafter: str | None = None

    def losses(self) -> Iterator[str]:
        yield from self._losses
        if self._untyped:
            quotes = many(self._untyped, "quote")
            yield f"{quotes} without a type: it follows from the quotation marks of the words"

    def article(self, stem: str, headline: str | None) -> Article:
        record = next(iter(self._of[RecordKind.ARTICLE]), Record(RecordKind.ARTICLE, stem))
        what = "the article"
        self._drafter = self._line(record, "drafted_by")
        drafted = self._drafter and Drafting(self._drafter, self._date(record, "drafted_on", what))
        found = headline or self._line(record, "headline")
        if found is None:
            self._losses.append("no headline there: the name of the file stands for it")
        return Article(
            id=stem,
            headline=found or line_of(stem) or "…",
            text=self._text,
            source=Source(
                self._line(record, "publisher"),
                self._matching(record, "url", URL_PATTERN, what),
                tuple(self._lines(record, "authors")),
            ),
            published=self._date(record, "published", what),
            language=self._matching(record, "language", LANGUAGE_PATTERN, what),
            drafted=drafted or None,
            entities={entity.id: entity for entity in self._made_entities()},
            quotes=tuple(filter(None, map(self._quote, self._of[RecordKind.QUOTE]))),
            events=tuple(filter(None, map(self._event, self._of[RecordKind.EVENT]))),
            notes=tuple(self._notes()),
        )

    # -- ids

    def _ids(self, kind: RecordKind) -> dict[str, str]:
        """The ids from outside, and those that they become."""
        ids: dict[str, str] = {}
        for number, record in enumerate(self._of[kind], 1):
            if record.id in ids:
                self._losses.append(f"a second {kind} called {shorten(record.id)!r} left out")
                continue
            ids[record.id] = self._id(kind, record, number)
            self._taken.add(ids[record.id])
        self._of[kind] = list({record.id: record for record in reversed(self._of[kind])}.values())[::-1]
        return ids

    def _id(self, kind: RecordKind, record: Record, number: int) -> str:
        if re.fullmatch(ID_PATTERN, record.id) and record.id not in self._taken:
            return record.id
        if kind is RecordKind.ENTITY:
            return free_id(self._line(record, "name") or record.id, self._taken)
        slug = "" if _NUMBER.fullmatch(record.id) else slug_of(record.id)
        automatic = f"{_AUTOMATIC[kind]}{number}"
        free = (
            id_ for id_ in chain((slug, automatic), _numbered(automatic)) if id_ and id_ not in self._taken
        )
        return next(free)

    # -- things

    def _made_entities(self) -> Iterator[Entity]:
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for record in self._of[RecordKind.MENTION]:
            id_ = self._entities.get(record.id)
            if id_ is None:
                self._losses.append(f"a mention of {shorten(record.id)!r}, who is not described, left out")
                continue
            for span in self._spans(record, f"a mention of {id_}"):
                provenance = self._provenance(record, signed=False)
                mentions[id_].append(
                    Mention(span, EntityId(id_), bool(record.fields.get("name")), provenance)
                )
        for record in self._of[RecordKind.ENTITY]:
            id_, fields = self._entities[record.id], record.fields
            name = self._line(record, "name") or line_of(record.id) or id_
            yield Entity(
                id=EntityId(id_),
                kind=self._choice(record, "kind", Kind, id_) or Kind.PERSON,
                name=name,
                aka=tuple(self._lines(record, "aka")),
                role=self._line(record, "role"),
                about=self._prose(record, "about"),
                wikidata=self._matching(record, "wikidata", WIKIDATA_PATTERN, id_),
                url=self._matching(record, "url", URL_PATTERN, id_),
                named=not fields.get("unnamed"),
                mentions=tuple(sorted(set(mentions[id_]), key=lambda mention: mention.span)),
                provenance=self._provenance(record),
            )

    def _quote(self, record: Record) -> Quote | None:
        id_ = self._quotes[record.id]
        what = f"quote {id_}"
        parts = self._spans(record, what)
        if not parts:
            self._losses.append(f"{what} has no words in the text and is left out")
            return None
        speakers = self._refs(record, "speaker", (self._entities,), what)
        about = self._refs(record, "about", (self._entities, self._events), what)
        inside = self._refs(record, "inside", (self._quotes,), what)
        return Quote(
            id=QuoteId(id_),
            speaker=EntityId(speakers[0]) if speakers else None,
            joint=tuple(map(EntityId, speakers[1:])),
            type=self._choice(record, "type", QuoteType, what) or self._type_of(parts),
            parts=parts,
            cue=self._span(record, "cue", what),
            mention=self._span(record, "mention", what),
            to=tuple(map(EntityId, self._refs(record, "to", (self._entities,), what))),
            via=self._line(record, "via"),
            about=tuple(
                EntityId(each) if each in self._entities.values() else EventId(each) for each in about
            ),
            inside=QuoteId(inside[0]) if inside else None,
            when=self._date(record, "when", what),
            note=self._prose(record, "note"),
            provenance=self._provenance(record),
        )

    def _event(self, record: Record) -> Event | None:
        id_ = self._events[record.id]
        what = f"event {id_}"
        parts = self._spans(record, what)
        basis = self._choice(record, "basis", Basis, what) or Basis.STATED
        if not parts and basis is not Basis.BACKGROUND:
            self._losses.append(f"{what} has no words in the text and is left out")
            return None
        title = self._line(record, "title")
        if title is None:
            title = line_of(" … ".join(self._text[part] for part in parts))
            self._losses.append(f"{what} has no title there: its words stand for one")
        alleged = self._refs(record, "alleged_by", (self._entities,), what)
        order = {
            side: self._refs(record, side, (self._events,), what) for side in ("after", "before", "during")
        }
        return Event(
            id=EventId(id_),
            title=title or "…",
            when=self._date(record, "when", what),
            when_text=self._span(record, "when_text", what),
            parts=parts,
            people=tuple(map(EntityId, self._refs(record, "people", (self._entities,), what))),
            places=tuple(map(EntityId, self._refs(record, "places", (self._entities,), what))),
            order=Order(**{side: tuple(map(EventId, ids)) for side, ids in order.items()}),
            state=self._choice(record, "state", EventState, what) or EventState.HAPPENED,
            alleged_by=EntityId(alleged[0]) if alleged else None,
            basis=basis,
            note=self._prose(record, "note"),
            provenance=self._provenance(record),
        )

    def _notes(self) -> Iterator[Note]:
        """The notes; those with one id stay together."""
        numbers: dict[str, int] = {}
        for record in self._of[RecordKind.NOTE]:
            number = numbers.setdefault(record.id, len(numbers) + 1)
            for span in self._spans(record, f"note {shorten(record.id)}"):
                note = self._prose(record, "note") or ""
                yield Note(span, note, id=NoteId(f"n{number}"), provenance=self._provenance(record))

    # -- values

    def _spans(self, record: Record, what: str) -> tuple[Span, ...]:
        """The spans that are words of the text, without spaces at their ends."""
        found = [span for span in (self._fitting(each, what) for each in record.spans) if span]
        return tuple(found)

    def _span(self, record: Record, name: str, what: str) -> Span | None:
        value = record.fields.get(name)
        return self._fitting(value, f"{name} of {what}") if isinstance(value, Span) else None

    def _fitting(self, span: Span, what: str) -> Span | None:
        content = self._text.content
        start, end = span
        if not 0 <= start < end <= len(content):
            self._losses.append(f"{what}: {start} to {end} is not in the text")
            return None
        words = content[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def _type_of(self, parts: Iterable[Span]) -> QuoteType:
        """Direct where quotation marks stand about each part, mixed where some stand in one."""
        self._untyped += 1
        words = [self._text[part] for part in parts]
        if all(map(_QUOTED.search, words)):
            return QuoteType.DIRECT
        return QuoteType.MIXED if any(map(_MARK.search, words)) else QuoteType.INDIRECT

    def _line(self, record: Record, name: str) -> str | None:
        value = record.fields.get(name)
        return line_of(value) if isinstance(value, str) else None

    def _lines(self, record: Record, name: str) -> Iterator[str]:
        value = record.fields.get(name)
        if isinstance(value, tuple) and not isinstance(value, Span):
            yield from filter(None, map(line_of, value))

    def _prose(self, record: Record, name: str) -> str | None:
        value = record.fields.get(name)
        if not isinstance(value, str):
            return None
        prose = canonical(harmless(value)[0])
        return prose if is_visible(prose) else None

    def _matching(self, record: Record, name: str, pattern: str, what: str) -> str | None:
        value = self._line(record, name)
        if value is not None and not re.fullmatch(pattern, value):
            self._losses.append(f"{name} of {what} is {shorten(value)!r}, which it can’t be: left out")
            return None
        return value

    def _date(self, record: Record, name: str, what: str) -> Edtf | None:
        value = self._line(record, name)
        try:
            return Edtf.parse(value) if value else None
        except ValueError:
            self._losses.append(f"{name} of {what} is {shorten(value or '')!r}, which is no date: left out")
            return None

    def _choice(self, record: Record, name: str, choices: type[Choice], what: str) -> Choice | None:
        value = record.fields.get(name)
        if value is None:
            return None
        known = {str(each): each for each in choices}
        if value not in known:
            self._losses.append(
                f"{name} of {what} is {shorten(str(value))!r}, not one of {', '.join(known)}: left out"
            )
            return None
        return known[str(value)]

    def _refs(self, record: Record, name: str, ids: Sequence[dict[str, str]], what: str) -> list[str]:
        """The things that a field names, each once."""
        value = record.fields.get(name)
        given = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        found: dict[str, None] = {}
        for each in map(str, given):
            meant = next((known[each] for known in ids if each in known), None)
            if meant is None:
                self._losses.append(f"{name} of {what} is {shorten(each)!r}, which there is not: left out")
            else:
                found[meant] = None
        return list(found)

    def _provenance(self, record: Record, *, signed: bool = True) -> Provenance:
        """`signed`: what says nothing else is by whoever drafted the article."""
        fields = record.fields
        sure = fields.get("confidence")
        known = isinstance(sure, float | int) and not isinstance(sure, bool) and 0 <= sure <= 1
        return Provenance(
            by=self._line(record, "by") or (self._drafter if signed else None),
            confidence=float(sure) if known else None,  # type: ignore[arg-type]  # a number where it is known
            draft=fields.get("draft") is True,
            checked_by=self._line(record, "checked_by"),
        )


def _numbered(stem: str) -> Iterator[str]:
    return (f"{stem}-{number}" for number in count(2))
