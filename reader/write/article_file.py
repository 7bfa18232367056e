"""The lines of an article's file: YAML as a person would write it, section by section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from reader.load.anchors.canonical import UNSPACED
from reader.load.anchors.folding import fold_words
from reader.model.article import (
    NOBODY,
    Basis,
    Drafting,
    Entity,
    Event,
    EventState,
    Kind,
    Mention,
    Note,
    Order,
    Provenance,
    Quote,
    QuoteType,
)
from reader.model.diagnostic import Diagnostic
from reader.model.new_article import Annotations, IncomingArticle
from reader.model.text import Text
from reader.write.shortest_anchors import AnchorWriter, spans_of
from reader.write.yaml_text import SPACE, Bare, Node, date, entry, item, short, some, text_block

SCHEMA = "# yaml-language-server: $schema=article.schema.json"
DRAFTED = (
    "# What stands below the text a program drafted, and it may be wrong; `draft` says how sure it was.",
    "# Where you have checked something, take that key away, or go through it all with `reader review`.",
)
BY_HAND = "hand"
_SECTIONS = {Kind.PERSON: "people", Kind.ORGANISATION: "organisations", Kind.PLACE: "places"}
# What a script without spaces begins with and what is beyond it: compiled in a hundredth of the time of all ranges.
_MAYBE_UNSPACED = f"[^\\x00-{chr(ord(UNSPACED[0]) - 1)}\u2000-\u2e7f]"
MARKS = "quotation-marks"
"""What the loader warns of where the quotation marks of the text say otherwise than a quote's type."""
_OTHER_TYPE = {
    QuoteType.DIRECT: QuoteType.INDIRECT,
    QuoteType.MIXED: QuoteType.INDIRECT,
    QuoteType.INDIRECT: QuoteType.DIRECT,
}
Item = Entity | Quote | Event | Note


class ArticleFile:
    """The lines of a file, and which thing each begins.

    `exact`: mentions, confidences and names that are shared come back just as they were, at the cost of words.
    """

    def __init__(
        self,
        incoming: IncomingArticle,
        text: Text,
        annotations: Annotations,
        drafted: Drafting | None,
        *,
        exact: bool,
    ) -> None:
        self._text = text
        self._annotations = annotations
        self._drafted = drafted
        self._by = drafted.by if drafted else None
        self._exact = exact
        self._anchors = AnchorWriter(text, spans_of(annotations, exact=exact))
        self._ids = {entity.id for entity in annotations.entities}
        self._events = {event.id for event in annotations.events}
        self._quotes = {quote.id for quote in annotations.quotes}
        self._spoken = {
            (speaker, quote.mention) for quote in annotations.quotes for speaker in quote.speakers
        }
        names = (name for entity in annotations.entities for name in {entity.name, *entity.aka})
        self._names = Counter(map(fold_words, names)) if exact else Counter()
        self._lines: list[str] = []
        self._begun: list[tuple[int, Item]] = []
        self._head(incoming)
        self._entities()
        self._list("quotes", annotations.quotes, self._quote)
        self._list("events", annotations.events, self._event)
        self._notes()
        del self._anchors  # and with it where each word of the text stands
        self.source = "\n".join((*self._lines, "")).encode()
        """All of the file."""
        self._lines.clear()

    @property
    def size(self) -> int:
        """How many things are in it."""
        return len(self._begun)

    def mended(self, faults: Sequence[Diagnostic]) -> Annotations:
        """What was drafted, but for the things with a fault; a quote whose marks say another type has that type."""
        starts = [start for start, _ in self._begun]
        codes: dict[int, set[str]] = defaultdict(set)
        for fault in faults:
            codes[bisect_right(starts, fault.mark.line) - 1].add(fault.code)
        kept: list[Item] = []
        for number, (_, thing) in enumerate(self._begun):
            if number not in codes:
                kept.append(thing)
            elif isinstance(thing, Quote) and codes[number] == {MARKS}:
                kept.append(thing._replace(type=_OTHER_TYPE[thing.type]))
        return Annotations(
            tuple(thing for thing in kept if isinstance(thing, Entity)),
            tuple(thing for thing in kept if isinstance(thing, Quote)),
            tuple(thing for thing in kept if isinstance(thing, Event)),
            tuple(thing for thing in self._annotations.notes if thing.id in {each.id for each in kept}),
        )

    # -- the parts of a file

    def _head(self, incoming: IncomingArticle) -> None:
        drafted = self._drafted
        self._lines += (SCHEMA, *DRAFTED) if drafted and size_of(self._annotations) else (SCHEMA,)
        source = {"publisher": incoming.publisher, "url": incoming.url, "authors": incoming.authors}
        head: dict[str, Node | None] = {
            "format": Bare("1"),
            "headline": incoming.headline,
            "source": some(source),
            "published": date(incoming.published) if incoming.published else None,
            "language": incoming.language,
            "drafted": some({"by": drafted.by, Bare("on"): date(drafted.on.text) if drafted.on else None})
            if drafted
            else None,
        }
        for key, value in some(head).items():
            self._lines += entry(key, value)
        self._lines += text_block("text", incoming.text, may_wrap(incoming.text))

    def _entities(self) -> None:
        kinds = dict.fromkeys(entity.kind for entity in self._annotations.entities)
        for kind in kinds if self._exact else _SECTIONS:
            section = _SECTIONS[kind]
            found = [entity for entity in self._annotations.entities if entity.kind is kind]
            if found:
                self._lines += ("", f"{section}:")
            for entity in found:
                self._begin(entity)
                self._lines += entry(entity.id, self._entity(entity), 2)

    def _list(
        self, section: str, things: Sequence[Item], keys: Callable[..., dict[str, Node] | None]
    ) -> None:
        """One list of the file: its things with a blank line between them."""
        made = 0
        for thing in things:
            automatic = f"{section[0]}{made + 1}"
            values = keys(thing)
            if values is None:
                continue
            self._lines += ("",) if made else ("", f"{section}:")
            self._begin(thing)
            named = {} if thing.id == automatic else {"id": thing.id}
            self._lines += item(named | values, 2, spread=True)
            made += 1

    def _notes(self) -> None:
        """The notes: one entry for all that share an id where they are all places of their words, else one for each."""
        entries: dict[str, list[Note]] = defaultdict(list)
        for note in self._annotations.notes:
            entries[note.id].append(note)
        if entries:
            self._lines += ("", "notes:")
        for notes in entries.values():
            everywhere = self._anchors.everywhere([note.span for note in notes]) if len(notes) > 1 else None
            for note in notes[:1] if everywhere else notes:
                keys = everywhere or self._anchors.alone(note.span)
                if keys is not None:
                    self._begin(note)
                    note_keys = some({"note": note.note or None, **self._provenance(note.provenance)})
                    self._lines += item(keys | note_keys, 2)

    def _begin(self, thing: Item) -> None:
        self._begun.append((len(self._lines) + 1, thing))

    # -- things, their keys in the order of the format

    def _entity(self, entity: Entity) -> dict[str, Node]:
        return some(
            {
                "name": entity.name,
                "aka": entity.aka,
                "role": entity.role,
                "about": entity.about,
                "wikidata": entity.wikidata,
                "url": entity.url,
                "named": None if entity.named else Bare("false"),
                "mentions": list(self._mentions(entity)),
                **self._provenance(entity.provenance),
            }
        )

    def _mentions(self, entity: Entity) -> Iterator[Node]:
        """The words that are no names; those of a quote are mentions already."""
        for mention in entity.mentions:
            if not self._is_written(mention):
                continue
            keys = self._anchors.alone(mention.span)
            if keys is not None:
                yield short(keys | some(self._provenance(mention.provenance)))

    def _is_written(self, mention: Mention) -> bool:
        """Whether the loader would not find a mention, or not as it is, if it were not written."""
        of_a_quote = (mention.entity, mention.span) in self._spoken
        if not self._exact:
            return not mention.named and not of_a_quote
        if mention.provenance != Provenance():
            return True
        if mention.named:
            return self._names[fold_words(self._text[mention.span])] > 1
        return not of_a_quote

    def _quote(self, quote: Quote) -> dict[str, Node] | None:
        words = self._words(quote)
        if words is None:
            return None
        cue = quote.cue and self._anchors.near(quote.cue, quote.parts, outside=True)
        mention = quote.mention and self._anchors.near(quote.mention, quote.parts, outside=True)
        return some(
            {
                "speaker": self._speakers(quote),
                "type": quote.type.value,
                **words,
                "cue": cue and short(cue),
                "mention": mention and short(mention),
                "to": [id_ for id_ in quote.to if id_ in self._ids],
                "via": quote.via,
                "about": [id_ for id_ in quote.about if id_ in self._ids or id_ in self._events],
                "inside": quote.inside if quote.inside in self._quotes else None,
                "when": date(quote.when.text) if quote.when else None,
                "note": quote.note,
                **self._provenance(quote.provenance),
            }
        )

    def _speakers(self, quote: Quote) -> Node:
        """Who says it, in a list where several say it together."""
        if quote.speaker is None or quote.speaker not in self._ids:
            return NOBODY
        joint = [id_ for id_ in quote.joint if id_ in self._ids]
        return [quote.speaker, *joint] if joint else quote.speaker

    def _event(self, event: Event) -> dict[str, Node] | None:
        words = self._words(event)
        if words is None:
            return None
        when_text = event.when_text and (
            self._anchors.near(event.when_text, event.parts, outside=False)
            if event.parts
            else self._anchors.alone(event.when_text)
        )
        return some(
            {
                "title": event.title,
                "when": date(event.when.text) if event.when else None,
                "when_text": when_text and short(when_text),
                **words,
                "people": [id_ for id_ in event.people if id_ in self._ids],
                "places": [id_ for id_ in event.places if id_ in self._ids],
                "order": self._order(event.order),
                "state": None if event.state is EventState.HAPPENED else event.state.value,
                "alleged_by": event.alleged_by if event.alleged_by in self._ids else None,
                "basis": None if event.basis is Basis.STATED else event.basis.value,
                "note": event.note,
                **self._provenance(event.provenance),
            }
        )

    def _order(self, order: Order) -> dict[str, Node]:
        """What it comes after, before and during, of the events that are there."""
        sides = {"after": order.after, "before": order.before, "during": order.during}
        return some({side: [id_ for id_ in ids if id_ in self._events] for side, ids in sides.items()})

    def _provenance(self, provenance: Provenance) -> dict[str, Node | None]:
        """`by` where it is not what the head of the file says of all, and `draft` with how sure that was."""
        by, sure = provenance.by, provenance.confidence
        number = "" if sure is None else Bare(repr(sure) if self._exact else f"{sure:.4g}")
        return {
            "by": None if by == self._by else by or BY_HAND,
            "draft": (number if sure else Bare("true")) if provenance.draft else None,
            "confidence": number if self._exact and not (provenance.draft and sure) else None,
            "checked_by": provenance.checked_by,
        }

    def _words(self, thing: Quote | Event) -> dict[str, Node] | None:
        """The words of a quote or an event, and their place where it needs saying; None where nothing leads there."""
        if not thing.parts:
            return {}
        at = self._anchors.at(thing.parts)
        if at is None:
            return None
        parts = [self._text[part] for part in thing.parts]
        words: dict[str, Node] = {"text": parts[0]} if len(parts) == 1 else {"parts": parts}
        return words | ({"at": at} if at else {})


def may_wrap(text: str) -> re.Pattern[str]:
    """Where the lines of a text may be wrapped: not between two characters of scripts without spaces.

    A line break there is read as nothing.
    """
    if text.isascii() or not re.search(_MAYBE_UNSPACED, text):
        return SPACE
    return re.compile(f"(?<![{UNSPACED}]) | (?![{UNSPACED}])")


def size_of(annotations: Annotations) -> int:
    """How many things there are to be written."""
    notes = {note.id for note in annotations.notes}
    return len(annotations.entities) + len(annotations.quotes) + len(annotations.events) + len(notes)
