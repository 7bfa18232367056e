"""A decoded file with its anchors resolved to spans: the input of the rules and of the built article."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from reader.load.values.items import ArticleItems, EntityItem, EventItem, NoteItem, QuoteItem, Word
from reader.model.article import EntityId, Mention
from reader.model.diagnostic import Mark
from reader.model.text import Span


class _Named(Protocol):
    @property
    def id(self) -> Word: ...


T = TypeVar("T", bound=_Named)


class AnchoredQuote(NamedTuple):
    """A quote and its spans; `parts` is empty where they were not found."""

    item: QuoteItem
    parts: tuple[Span, ...] = ()
    cue: Span | None = None
    mention: Span | None = None


class AnchoredEvent(NamedTuple):
    """An event and where it is told; `parts` is empty where it is not, or they were not found."""

    item: EventItem
    parts: tuple[Span, ...] = ()
    when_text: Span | None = None


class AnchoredFile:
    """A decoded file and the spans of its words, before the rules are checked; nobody compares or prints it.

    Of items with the same id, the first one counts.
    """

    def __init__(
        self,
        items: ArticleItems,
        quotes: tuple[AnchoredQuote, ...],
        events: tuple[AnchoredEvent, ...],
        notes: tuple[tuple[NoteItem, Span], ...],
        mentions: Mapping[EntityId, Sequence[Mention]],
        given: tuple[tuple[Mark, Mention], ...],
    ) -> None:
        self.items, self.quotes, self.events, self.notes = items, quotes, events, notes
        self.mentions, self.given = mentions, given

    @cached_property
    def entities_by_id(self) -> Mapping[str, EntityItem]:
        return _first_of_each(self.items.entities)

    @cached_property
    def quotes_by_id(self) -> Mapping[str, QuoteItem]:
        return _first_of_each(self.items.quotes)

    @cached_property
    def events_by_id(self) -> Mapping[str, EventItem]:
        return _first_of_each(self.items.events)

    @cached_property
    def orphaned(self) -> frozenset[str]:
        """The ids of quotes and events whose words are no longer in the text."""
        things: tuple[QuoteItem | EventItem, ...] = (*self.items.quotes, *self.items.events)
        return frozenset(thing.id.value for thing in things if thing.orphaned)

    @cached_property
    def anchored_quotes(self) -> Mapping[str, AnchoredQuote]:
        return {place.item.id.value: place for place in reversed(self.quotes)}


def _first_of_each(items: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(item.id.value, item)
    return found
