"""One annotated article, as the loader gives it: checked, anchored, frozen.

Everything here names words by spans in the canonical text and each other by id. Who relates to whom is worked out in
`relations`, what came before what in `chronology`. Entity, Quote, Event and Note are NamedTuples: a frozen
dataclass of so many fields compiles its methods at every start, which takes six times as long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, NewType

from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.model.value import Value

EntityId = NewType("EntityId", str)
QuoteId = NewType("QuoteId", str)
EventId = NewType("EventId", str)
NoteId = NewType("NoteId", str)


class Source(NamedTuple):
    """Where an article was published."""

    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


NO_SOURCE = Source()

NOBODY = "unknown"
"""The format’s word for a speaker nobody knows."""


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class QuoteType(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class EventState(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class Basis(StrEnum):
    """What an event's date rests on."""

    STATED = "stated"
    INFERRED = "inferred"
    BACKGROUND = "background"


class Provenance(NamedTuple):
    """Who annotated something, how sure they were (0 to 1), whether a person has yet to accept it, and who did.

    `was` are the words that it had before the text changed, and those beside them (a quote's cue), until a person has
    accepted the ones that it has now.
    """

    by: str | None = None
    confidence: float | None = None
    draft: bool = False
    checked_by: str | None = None
    was: tuple[str, ...] = ()


BY_HAND = Provenance()


class Mention(NamedTuple):
    """Words that stand for an entity. `named` where they are its name or an alias, found by the program."""

    span: Span
    entity: EntityId
    named: bool
    provenance: Provenance = BY_HAND


class Entity(NamedTuple):
    """A person, an organisation or a place; any of them can speak.

    `named` is false for a source known only by description. `mentions` are in the text's order. `line` is the line
    of the file, from 1, that holds its id.
    """

    id: EntityId
    kind: Kind
    name: str
    aka: tuple[str, ...] = ()
    role: str | None = None
    about: str | None = None
    wikidata: str | None = None
    url: str | None = None
    named: bool = True
    mentions: Sequence[Mention] = ()
    provenance: Provenance = BY_HAND
    line: int = 1


class Quote(NamedTuple):
    """Something said. `parts` are in the text's order, never empty.

    `speaker` is None where it is unknown; `joint` are those who say it together with `speaker`.
    """

    id: QuoteId
    speaker: EntityId | None
    type: QuoteType
    parts: tuple[Span, ...]
    cue: Span | None = None
    mention: Span | None = None
    to: tuple[EntityId, ...] = ()
    via: str | None = None
    about: tuple[EntityId | EventId, ...] = ()
    inside: QuoteId | None = None
    when: Edtf | None = None
    note: str | None = None
    provenance: Provenance = BY_HAND
    line: int = 1
    joint: tuple[EntityId, ...] = ()

    @property
    def speakers(self) -> tuple[EntityId, ...]:
        """All who say it, in the file's order; empty where nobody is known."""
        return () if self.speaker is None else (self.speaker, *self.joint)

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end, what interrupts it included."""
        return Span(self.parts[0].start, self.parts[-1].end)


class Order(NamedTuple):
    """What the text says of an event's place among others, where dates don't decide."""

    after: tuple[EventId, ...] = ()
    before: tuple[EventId, ...] = ()
    during: tuple[EventId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.after or self.before or self.during)


NO_ORDER = Order()


class Event(NamedTuple):
    """Something that happened. `parts` is empty only where `basis` is background and the text doesn't tell it."""

    id: EventId
    title: str
    when: Edtf | None = None
    when_text: Span | None = None
    parts: tuple[Span, ...] = ()
    people: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    order: Order = NO_ORDER
    state: EventState = EventState.HAPPENED
    alleged_by: EntityId | None = None
    basis: Basis = Basis.STATED
    note: str | None = None
    provenance: Provenance = BY_HAND
    line: int = 1


class Note(NamedTuple):
    """An editor's remark on some words of the text; without a remark it is a highlight.

    `id` counts the place in the file's list (`n3`): all places of one entry with `nth: all` have the same.
    """

    span: Span
    note: str = ""
    line: int = 1
    id: NoteId = NoteId("n1")
    provenance: Provenance = BY_HAND


class OrphanKind(StrEnum):
    """What an orphaned annotation is."""

    QUOTE = "quote"
    EVENT = "event"
    MENTION = "mention"
    NOTE = "note"


class Orphan(NamedTuple):
    """An annotation whose words, `was`, are no longer in the text. Its file keeps all that it said.

    `id` is that of the quote, event or note; a mention's is its entity's, and `number` its place among the mentions
    there, from 0. `people` are those who say the quote or are mentioned; `title` is an event's, or a note's remark.
    """

    kind: OrphanKind
    id: str
    was: tuple[str, ...]
    number: int = 0
    people: tuple[EntityId, ...] = ()
    title: str = ""
    line: int = 1


class Drafting(NamedTuple):
    """By what program a file was drafted, and when: the `by` of every entry that has none of its own."""

    by: str
    on: Edtf | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Article(Value):
    """An annotated article without faults. `entities`, `quotes` and `events` keep the file's order.

    What is orphaned is in `orphans` alone, and nothing refers to it.

    `id` is the file's stem. `text_line` is the line of the file, from 1, on which the text's value begins.
    """

    id: str
    headline: str
    text: Text
    source: Source = NO_SOURCE
    published: Edtf | None = None
    language: str | None = None
    entities: Mapping[EntityId, Entity] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    text_line: int = 1
    drafted: Drafting | None = None
    orphans: tuple[Orphan, ...] = ()

    @cached_property
    def quotes_by_id(self) -> Mapping[QuoteId, Quote]:
        return {quote.id: quote for quote in self.quotes}

    @cached_property
    def events_by_id(self) -> Mapping[EventId, Event]:
        return {event.id: event for event in self.events}
