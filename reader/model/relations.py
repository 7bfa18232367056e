"""The relations of one article: who says what about whom, who takes part in what, who appears with whom.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from reader.model.article import Article, EntityId, Event, EventId, Mention, Quote, QuoteId
from reader.model.columns.mentions import columns_of

if TYPE_CHECKING:
    from reader.model.order.chronology import HappenedOrder

K = TypeVar("K")
T = TypeVar("T")


class Relations:
    """The relations of one article. Each index is made when first asked for; no two are equal."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def happened_order(self) -> HappenedOrder:
        """The events as they happened."""
        from reader.model.order import chronology  # the first frame needs no order, here and below

        return chronology.in_happened_order(self.article)

    @cached_property
    def told_order(self) -> tuple[Event, ...]:
        """The events as they are told."""
        from reader.model.order import chronology

        return chronology.in_told_order(self.article)

    @cached_property
    def told_ranks(self) -> Mapping[EventId, int]:
        """The places of the events in told order, from 1."""
        from reader.model.order import chronology

        return chronology.told_ranks(self.article)

    @cached_property
    def moved(self) -> frozenset[EventId]:
        """The fewest events that would have to be told elsewhere for the story to run as it happened."""
        from reader.model.order import chronology

        return chronology.moved_events(self.happened_order.ordered, self.told_ranks)

    @cached_property
    def quotes_in_order(self) -> tuple[Quote, ...]:
        """The quotes in the text's order, by where they begin; of two that begin together the outer first."""
        return tuple(
            sorted(self.article.quotes, key=lambda quote: (quote.parts[0].start, -quote.parts[-1].end))
        )

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of all entities in the text's order."""
        entities = self.article.entities.values()
        return tuple(sorted((m for entity in entities for m in entity.mentions), key=lambda m: m.span))

    # -- of one entity, in the text's order

    def quotes_by(self, entity: EntityId) -> tuple[Quote, ...]:
        """What they said."""
        return self._by.get(entity, ())

    def quotes_about(self, thing: EntityId | EventId) -> tuple[Quote, ...]:
        """What was said of an entity or an event."""
        return self._about.get(thing, ())

    def quotes_to(self, entity: EntityId) -> tuple[Quote, ...]:
        """What was said to them."""
        return self._to.get(entity, ())

    def events_of(self, entity: EntityId) -> tuple[Event, ...]:
        """What they took part in or alleged, or what happened there, in the order it happened."""
        return self._events.get(entity, ())

    def things_of(self, entity: EntityId) -> frozenset[QuoteId | EventId]:
        """The ids of all that is theirs: quotes by and about them, and their events."""
        quotes = (*self.quotes_by(entity), *self.quotes_about(entity))
        return frozenset((*(quote.id for quote in quotes), *(event.id for event in self.events_of(entity))))

    def appears_with(self, entity: EntityId) -> tuple[tuple[EntityId, int], ...]:
        """Who else is mentioned in the same paragraphs, and in how many: most first, then as in the file."""
        paragraphs = self._paragraphs.get(entity, ())
        counts = Counter(other for number in paragraphs for other in self._company[number] if other != entity)
        places = self._file_order
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], places[pair[0]])))

    def strip(self, entity: EntityId, width: int) -> tuple[int, ...]:
        """How often they are mentioned or begin to speak in each of `width` equal slices of the text."""
        known = self._strips.get((entity, width))
        if known is None:
            known = self._strips[entity, width] = self._strip(entity, width)
        return known

    @cached_property
    def _strips(self) -> dict[tuple[EntityId, int], tuple[int, ...]]:
        """Those that were asked for: a list asks for each again whenever anything is chosen."""
        return {}

    def _strip(self, entity: EntityId, width: int) -> tuple[int, ...]:
        length = max(len(self.article.text), 1)
        starts = columns_of(entity, self.article.entities[entity].mentions).starts
        edges = [-(-slice_ * length // width) for slice_ in range(width)]
        # a leading person is mentioned thousands of times, and there are as many strips as rows on the screen
        before = [bisect_left(starts, edge) for edge in edges]
        counts = [after - first for first, after in pairwise((*before, len(starts)))]
        for quote in self.quotes_by(entity):
            counts[min(quote.parts[0].start * width // length, width - 1)] += 1
        return tuple(counts)

    # -- of one quote

    def quotes_within(self, quote: QuoteId) -> tuple[Quote, ...]:
        """The quotes that a quote quotes, not those in turn inside them."""
        return self._within.get(quote, ())

    # -- the indexes

    @cached_property
    def _by(self) -> Mapping[EntityId, tuple[Quote, ...]]:
        return _grouped((speaker, quote) for quote in self.quotes_in_order for speaker in quote.speakers)

    @cached_property
    def _about(self) -> Mapping[EntityId | EventId, tuple[Quote, ...]]:
        return _grouped((id_, quote) for quote in self.quotes_in_order for id_ in dict.fromkeys(quote.about))

    @cached_property
    def _to(self) -> Mapping[EntityId, tuple[Quote, ...]]:
        return _grouped((id_, quote) for quote in self.quotes_in_order for id_ in dict.fromkeys(quote.to))

    @cached_property
    def _events(self) -> Mapping[EntityId, tuple[Event, ...]]:
        return _grouped((id_, event) for event in self.happened_order for id_ in _entities_of(event))

    @cached_property
    def _within(self) -> Mapping[QuoteId, tuple[Quote, ...]]:
        return _grouped((quote.inside, quote) for quote in self.quotes_in_order if quote.inside is not None)

    @cached_property
    def _paragraphs(self) -> Mapping[EntityId, tuple[int, ...]]:
        """The paragraphs that each entity is mentioned in."""
        paragraph_of = self.article.text.paragraph_of
        pairs = dict.fromkeys((m.entity, paragraph_of(m.span.start)) for m in self.mentions)
        return _grouped(pairs)

    @cached_property
    def _company(self) -> Mapping[int, tuple[EntityId, ...]]:
        """The entities that each paragraph mentions."""
        return _grouped(
            (number, entity) for entity, numbers in self._paragraphs.items() for number in numbers
        )

    @cached_property
    def _file_order(self) -> Mapping[EntityId, int]:
        return {entity: place for place, entity in enumerate(self.article.entities)}


def _entities_of(event: Event) -> Iterable[EntityId]:
    alleged = () if event.alleged_by is None else (event.alleged_by,)
    return dict.fromkeys((*event.people, *event.places, *alleged))


def _grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
