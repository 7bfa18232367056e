"""Writes a new article file: YAML as a person would write it, from an incoming article and its annotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.load.anchors.canonical import UNSPACED
from reader.load.article import read_article
from reader.model.annotations import Annotations
from reader.model.article import (
    NOBODY,
    Article,
    Basis,
    Entity,
    Event,
    EventState,
    Kind,
    Provenance,
    Quote,
    QuoteType,
)
from reader.model.diagnostic import Diagnostic
from reader.model.incoming import IncomingArticle
from reader.model.text import Text
from reader.write.shortest_anchors import AnchorWriter, spans_of
from reader.write.yaml_text import Bare, Node, date, entry, item, short, some, text_block

SCHEMA = "# yaml-language-server: $schema=article.schema.json"
DRAFTED = (
    "# What stands below the text a program drafted, and it may be wrong; `draft` says how sure it was.",
    "# Where you have checked something, take that key away, or go through it all with `reader review`.",
)
BY_HAND = "hand"
_SECTIONS = {"people": Kind.PERSON, "organisations": Kind.ORGANISATION, "places": Kind.PLACE}
# a line break between two characters of scripts without spaces is read as nothing
MAY_WRAP = re.compile(f"(?<![{UNSPACED}]) | (?![{UNSPACED}])")
MARKS = "quotation-marks"
"""What the loader warns of where the quotation marks of the text say otherwise than a quote's type."""
_OTHER_TYPE = {
    QuoteType.DIRECT: QuoteType.INDIRECT,
    QuoteType.MIXED: QuoteType.INDIRECT,
    QuoteType.INDIRECT: QuoteType.DIRECT,
}
_TRIES = 4
"""Times that a file is written anew where the loader finds a fault."""


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    """A file's whole content and the article that the loader reads from it, without a fault.

    `left_out` is how many drafted items could not be written so that the loader would find the same.
    """

    content: str
    article: Article
    left_out: int


def write_article(
    incoming: IncomingArticle, annotations: Annotations | None = None, on: str | None = None
) -> WrittenArticle:
    """The file of an article; without `annotations` its text and what its source says of itself, nothing else.

    `on` is the day on which it was drafted.
    """
    text = Text(incoming.text)
    rest = annotations or Annotations()
    count = _size(rest)
    for _ in range(_TRIES):
        file = _File(incoming, text, rest, on)
        loaded = read_article(file.content.encode(), "draft")
        if loaded.article is not None and not loaded.diagnostics:
            assert loaded.article.text == text, "a text comes back as it was"
            return WrittenArticle(file.content, loaded.article, count - file.size)
        assert _size(rest), f"what comes in has no fault: {loaded.diagnostics[0]}"
        rest = file.mended(loaded.diagnostics)
    return replace(write_article(incoming), left_out=count)


Item = Entity | Quote | Event


class _File:
    """The lines of a file, and which thing each begins."""

    def __init__(
        self, incoming: IncomingArticle, text: Text, annotations: Annotations, on: str | None
    ) -> None:
        self._text = text
        self._annotations = annotations
        self._on = on
        items: tuple[Item, ...] = (*annotations.entities, *annotations.quotes, *annotations.events)
        makers = Counter(item.provenance.by for item in items)
        self._by = makers.most_common(1)[0][0] if makers else None
        self._anchors = AnchorWriter(text, spans_of(annotations))
        self._ids = {entity.id for entity in annotations.entities}
        self._events = {event.id for event in annotations.events}
        self._spoken = {(quote.speaker, quote.mention) for quote in annotations.quotes}
        self._lines: list[str] = []
        self._begun: list[tuple[int, Item]] = []
        self._head(incoming)
        self._entities()
        self._list("quotes", annotations.quotes, self._quote)
        self._list("events", annotations.events, self._event)

    @property
    def content(self) -> str:
        return "\n".join((*self._lines, ""))

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
                kept.append(replace(thing, type=_OTHER_TYPE[thing.type]))
        return Annotations(
            tuple(thing for thing in kept if isinstance(thing, Entity)),
            tuple(thing for thing in kept if isinstance(thing, Quote)),
            tuple(thing for thing in kept if isinstance(thing, Event)),
        )

    # -- the parts of a file

    def _head(self, incoming: IncomingArticle) -> None:
        self._lines += (SCHEMA, *DRAFTED) if _size(self._annotations) else (SCHEMA,)
        source = {"publisher": incoming.publisher, "url": incoming.url, "authors": incoming.authors}
        head: dict[str, Node | None] = {
            "format": Bare("1"),
            "headline": incoming.headline,
            "source": some(source),
            "published": date(incoming.published) if incoming.published else None,
            "language": incoming.language,
            "drafted": some({"by": self._by, Bare("on"): date(self._on) if self._on else None})
            if self._by
            else None,
        }
        for key, value in some(head).items():
            self._lines += entry(key, value)
        self._lines += text_block("text", incoming.text, MAY_WRAP)

    def _entities(self) -> None:
        for section, kind in _SECTIONS.items():
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
            if mention.named or (entity.id, mention.span) in self._spoken:
                continue
            keys = self._anchors.alone(mention.span)
            if keys is not None:
                yield short(keys | some(self._provenance(mention.provenance)))

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
        when_text = event.when_text and self._anchors.near(event.when_text, event.parts, outside=False)
        return some(
            {
                "title": event.title,
                "when": date(event.when.text) if event.when else None,
                "when_text": when_text and short(when_text),
                **words,
                "people": [id_ for id_ in event.people if id_ in self._ids],
                "places": [id_ for id_ in event.places if id_ in self._ids],
                "state": None if event.state is EventState.HAPPENED else event.state.value,
                "basis": None if event.basis is Basis.STATED else event.basis.value,
                "note": event.note,
                **self._provenance(event.provenance),
            }
        )

    def _provenance(self, provenance: Provenance) -> dict[str, Node | None]:
        """`by` where it is not what the head of the file says of all, and `draft` with how sure that was."""
        by, sure = provenance.by, provenance.confidence
        return {
            "by": None if by == self._by else by or BY_HAND,
            "draft": (Bare(f"{sure:.4g}") if sure else Bare("true")) if provenance.draft else None,
            "checked_by": provenance.checked_by,
        }

    def _words(self, thing: Quote | Event) -> dict[str, Node] | None:
        """The words of a quote or an event, and their place where it needs saying; None where nothing leads there."""
        at = self._anchors.at(thing.parts)
        if at is None:
            return None
        parts = [self._text[part] for part in thing.parts]
        words: dict[str, Node] = {"text": parts[0]} if len(parts) == 1 else {"parts": parts}
        return words | ({"at": at} if at else {})


def _size(annotations: Annotations) -> int:
    return len(annotations.entities) + len(annotations.quotes) + len(annotations.events)
