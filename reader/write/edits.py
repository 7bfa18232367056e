"""Edits of an annotated article: what a person decides in review or marks by hand, one frozen value each.

`reader.write.apply_edit.apply` makes the new bytes of a file from its old ones and an edit. A claim is one entry of the
file: what can be accepted, corrected or taken out. A correction makes its entry one by hand and leaves `draft` as it
is; `Accept` takes `draft` away. Spans are code points of the canonical text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reader.model.article import (
    Basis,
    EntityId,
    EventId,
    EventState,
    Kind,
    NoteId,
    OrphanKind,
    QuoteId,
    QuoteType,
)
from reader.model.dates.dates import Edtf
from reader.model.text import Span


@dataclass(frozen=True, slots=True)
class EntityClaim:
    """A person, organisation or place: name, other names and role together."""

    id: EntityId


@dataclass(frozen=True, slots=True)
class MentionClaim:
    """Words that the file gives under an entity's `mentions`; of an entry with `nth: all` any of its places."""

    entity: EntityId
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteClaim:
    id: QuoteId


@dataclass(frozen=True, slots=True)
class EventClaim:
    id: EventId


@dataclass(frozen=True, slots=True)
class NoteClaim:
    """A note, or a highlight: a note without words."""

    id: NoteId


@dataclass(frozen=True, slots=True)
class OrphanClaim:
    """An annotation whose words are no longer in the text, as the article's `orphans` have it."""

    kind: OrphanKind
    id: str
    number: int = 0


Claim: TypeAlias = EntityClaim | MentionClaim | QuoteClaim | EventClaim | NoteClaim | OrphanClaim


# -- of any claim


@dataclass(frozen=True, slots=True)
class Accept:
    """Takes `draft`, its confidence and former words away. `checked_by` is written where it is given."""

    claim: Claim
    checked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes an entry out of the file.

    What refers to it stays, without the reference: the quotes of an entity are then said by nobody known.
    """

    claim: Claim


@dataclass(frozen=True, slots=True)
class SetWords:
    """Where the words are of a quote or an event (in parts), a mention or a note (one part), be it orphaned."""

    claim: QuoteClaim | EventClaim | MentionClaim | NoteClaim | OrphanClaim
    parts: tuple[Span, ...]


# -- of a quote


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """Who says a quote: nobody known, one, or several together."""

    quote: QuoteId
    speakers: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class SetType:
    quote: QuoteId
    type: QuoteType


@dataclass(frozen=True, slots=True)
class SetCue:
    quote: QuoteId
    span: Span | None


@dataclass(frozen=True, slots=True)
class SetSpeakerWords:
    """The nearest words that stand for a quote's speaker, its `mention`."""

    quote: QuoteId
    span: Span | None


@dataclass(frozen=True, slots=True)
class SetVia:
    """Where a quote was said: `X`, `a statement`; None where the text doesn't tell."""

    quote: QuoteId
    via: str | None


# -- of an event


@dataclass(frozen=True, slots=True)
class SetDate:
    event: EventId
    when: Edtf | None


@dataclass(frozen=True, slots=True)
class SetDateWords:
    """The article's own words for an event's date, its `when_text`."""

    event: EventId
    span: Span | None


@dataclass(frozen=True, slots=True)
class SetTitle:
    event: EventId
    title: str


@dataclass(frozen=True, slots=True)
class SetState:
    event: EventId
    state: EventState
    alleged_by: EntityId | None = None


@dataclass(frozen=True, slots=True)
class SetBasis:
    event: EventId
    basis: Basis


@dataclass(frozen=True, slots=True)
class SetPeople:
    """Who took part in an event, and where it happened."""

    event: EventId
    people: tuple[EntityId, ...]
    places: tuple[EntityId, ...]


# -- of an entity


@dataclass(frozen=True, slots=True)
class SetKind:
    entity: EntityId
    kind: Kind


@dataclass(frozen=True, slots=True)
class SetNames:
    """The name and the other names of an entity; `named` says whether it is a name, None leaves that as it is."""

    entity: EntityId
    name: str
    aka: tuple[str, ...]
    named: bool | None = None


@dataclass(frozen=True, slots=True)
class SetRole:
    entity: EntityId
    role: str | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Makes two entities one: names, mentions and all references follow.

    Of the two ids the one stays whose words the text comes to first. `merge_doubts` says what speaks against it.
    """

    entity: EntityId
    other: EntityId


# -- of a note


@dataclass(frozen=True, slots=True)
class SetNote:
    """The remark of a note; an empty one makes a highlight of it."""

    note: NoteId
    remark: str


# -- new entries


@dataclass(frozen=True, slots=True)
class AddEntity:
    """A new person, organisation or place. Without `id` it gets one that is made of its name."""

    kind: Kind
    name: str
    aka: tuple[str, ...] = ()
    role: str | None = None
    named: bool = True
    id: EntityId | None = None


@dataclass(frozen=True, slots=True)
class AddMention:
    entity: EntityId
    span: Span


@dataclass(frozen=True, slots=True)
class AddQuote:
    parts: tuple[Span, ...]
    speakers: tuple[EntityId, ...]
    type: QuoteType
    cue: Span | None = None
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class AddEvent:
    title: str
    parts: tuple[Span, ...]
    when: Edtf | None = None
    when_text: Span | None = None
    people: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    state: EventState = EventState.HAPPENED
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note on some words; without a remark a highlight."""

    span: Span
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one act, in order: each is applied to what the ones before it made."""

    edits: tuple[Edit, ...]


Edit: TypeAlias = (
    Accept | Remove | SetWords | SetSpeaker | SetType | SetCue | SetSpeakerWords | SetVia | SetDate | SetDateWords
    | SetTitle | SetState | SetBasis | SetPeople | SetKind | SetNames | SetRole | Merge | SetNote
    | AddEntity | AddMention | AddQuote | AddEvent | AddNote | Together
)  # fmt: skip
