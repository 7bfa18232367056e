"""The claims of an article: each entity, explicit mention, quote, event and note, checked or still a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.model.article import (
    Article,
    Entity,
    EntityId,
    Event,
    EventId,
    Mention,
    Note,
    Orphan,
    OrphanKind,
    Provenance,
    Quote,
    QuoteId,
)
from reader.model.text import Span


class ClaimKind(StrEnum):
    """What a claim is about."""

    ENTITY = "entity"
    MENTION = "mention"
    QUOTE = "quote"
    EVENT = "event"
    NOTE = "note"
    ORPHAN = "orphan"


class ClaimOrder(StrEnum):
    """The orders in which claims are reviewed."""

    TEXT = "as the text tells them"
    CERTAINTY = "least certain first"
    PEOPLE = "people first"
    CHANGED = "what a changed text has moved first"

    @property
    def next(self) -> ClaimOrder:
        orders = list(ClaimOrder)
        return orders[(orders.index(self) + 1) % len(orders)]


class ClaimRef(NamedTuple):
    """Which entry of an article a claim is: its id (a mention's is its entity's), and its first words.

    An orphan's id is that of `orphan_key`.

    The ids that a file leaves out count its entries, so other versions of the article are compared by `lasting`.
    """

    kind: ClaimKind
    id: str
    at: Span | None

    @property
    def lasting(self) -> tuple[object, ...]:
        """What stays the same in other versions of the article in which the entry's words have not changed."""
        if self.kind is ClaimKind.ENTITY or self.at is None:
            return self.kind, self.id
        return (self.kind, self.id, self.at) if self.kind is ClaimKind.MENTION else (self.kind, self.at)


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of an article. `parts` are its words in the text's order, none where the text doesn't have it.

    `place` orders claims as the text tells them. `people` are the ids of the entities that it names; of these `depends`
    are drafts themselves. `line` is its line in the file.
    """

    ref: ClaimRef
    provenance: Provenance
    parts: tuple[Span, ...]
    place: tuple[int, int, int]
    people: tuple[EntityId, ...] = ()
    depends: tuple[EntityId, ...] = ()
    line: int = 1

    @property
    def kind(self) -> ClaimKind:
        return self.ref.kind

    @property
    def about(self) -> tuple[EntityId, ...]:
        """The entity that it is, or those that it names."""
        return (EntityId(self.ref.id),) if self.kind is ClaimKind.ENTITY else self.people

    @property
    def draft(self) -> bool:
        return self.provenance.draft

    @property
    def moved(self) -> bool:
        """Whether it has other words than before the text changed, or none."""
        return bool(self.provenance.was)

    @property
    def sort(self) -> tuple[ClaimKind, bool]:
        """Which claims it is counted and accepted with."""
        return self.kind, self.moved

    @property
    def certainty(self) -> float:
        """The confidence of a draft, 0 where it has none."""
        return self.provenance.confidence or 0.0


_RANK = {kind: rank for rank, kind in enumerate(ClaimKind)}


def claims(article: Article) -> tuple[Claim, ...]:
    """Every claim of an article, as the text tells them; an entity comes where it is first mentioned."""
    drafts = draft_entities(article)
    found = [of_entity(entity) for entity in article.entities.values()]
    found += [of_quote(article, quote, drafts) for quote in article.quotes]
    found += [of_event(event, drafts) for event in article.events]
    found += [of_note(note) for note in article.notes]
    found += _mentions(article, drafts)
    found += [of_orphan(orphan) for orphan in article.orphans]
    return tuple(sorted(found, key=lambda claim: claim.place))


def draft_entities(article: Article) -> set[EntityId]:
    return {id_ for id_, entity in article.entities.items() if entity.provenance.draft}


def in_order(listed: Iterable[Claim], order: ClaimOrder) -> tuple[Claim, ...]:
    """Claims in one of the orders of review."""
    if order is ClaimOrder.CERTAINTY:
        return tuple(sorted(listed, key=lambda claim: (not claim.draft, claim.certainty, claim.place)))
    if order is ClaimOrder.CHANGED:
        return tuple(sorted(listed, key=lambda claim: (not (claim.moved and claim.draft), claim.place)))
    if order is ClaimOrder.PEOPLE:
        people = (ClaimKind.ENTITY, ClaimKind.MENTION)
        return tuple(sorted(listed, key=lambda claim: (claim.kind not in people, claim.place)))
    return tuple(sorted(listed, key=lambda claim: claim.place))


def rest_as_certain(listed: Iterable[Claim], claim: Claim) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The drafts of the claim's kind that are at least as certain, the claim itself among them; and those left out.

    Left out are those that depend on an entity which is a draft itself, but for the claim.
    """
    all_ = [
        other
        for other in listed
        if other.draft and other.sort == claim.sort and other.certainty >= claim.certainty
    ]
    rest = tuple(other for other in all_ if not other.depends or other.ref == claim.ref)
    return rest, tuple(other for other in all_ if other.depends and other.ref != claim.ref)


def dependants(listed: Iterable[Claim], claim: Claim) -> tuple[Claim, ...]:
    """The claims that name an entity, which would be wrong without it: none of anything but an entity."""
    if claim.kind is not ClaimKind.ENTITY:
        return ()
    return tuple(other for other in listed if other.ref != claim.ref and claim.ref.id in other.people)


def _place(kind: ClaimKind, parts: tuple[Span, ...], line: int) -> tuple[int, int, int]:
    """Sorts by the first words; of claims that begin together, people first; what the text doesn't have, last."""
    return (parts[0].start if parts else 1 << 40, _RANK[kind], line)


def of_entity(entity: Entity) -> Claim:
    parts = tuple([mention.span for mention in entity.mentions])
    ref = ClaimRef(ClaimKind.ENTITY, entity.id, parts[0] if parts else None)
    place = _place(ClaimKind.ENTITY, parts, entity.line)
    return Claim(ref, entity.provenance, parts, place, line=entity.line)


def _mentions(article: Article, drafts: set[EntityId]) -> Iterator[Claim]:
    """The explicit mentions; those that a quote gives are part of its claim."""
    of_quotes = {(id_, quote.mention) for quote in article.quotes for id_ in quote.speakers}
    for entity in article.entities.values():
        for mention in entity.mentions:
            given = not mention.named and (entity.id, mention.span) not in of_quotes
            if given or (mention.provenance.draft and not mention.named):
                yield of_mention(entity, mention, drafts)


def of_mention(entity: Entity, mention: Mention, drafts: set[EntityId]) -> Claim:
    parts = (mention.span,)
    place = _place(ClaimKind.MENTION, parts, entity.line)
    ref = ClaimRef(ClaimKind.MENTION, entity.id, mention.span)
    depends = (entity.id,) if entity.id in drafts else ()
    return Claim(ref, mention.provenance, parts, place, (entity.id,), depends, entity.line)


def of_quote(article: Article, quote: Quote, drafts: set[EntityId]) -> Claim:
    about = [EntityId(id_) for id_ in quote.about if id_ in article.entities]
    people = tuple(dict.fromkeys((*quote.speakers, *quote.to, *about)))
    place = _place(ClaimKind.QUOTE, quote.parts, quote.line)
    depends = tuple([id_ for id_ in people if id_ in drafts])
    ref = ClaimRef(ClaimKind.QUOTE, quote.id, quote.parts[0])
    return Claim(ref, quote.provenance, quote.parts, place, people, depends, quote.line)


def of_event(event: Event, drafts: set[EntityId]) -> Claim:
    alleged = (event.alleged_by,) if event.alleged_by else ()
    people = tuple(dict.fromkeys((*event.people, *event.places, *alleged)))
    place = _place(ClaimKind.EVENT, event.parts, event.line)
    depends = tuple([id_ for id_ in people if id_ in drafts])
    ref = ClaimRef(ClaimKind.EVENT, event.id, event.parts[0] if event.parts else None)
    return Claim(ref, event.provenance, event.parts, place, people, depends, event.line)


def of_note(note: Note) -> Claim:
    parts = (note.span,)
    place = _place(ClaimKind.NOTE, parts, note.line)
    ref = ClaimRef(ClaimKind.NOTE, note.id, note.span)
    return Claim(ref, note.provenance, parts, place, line=note.line)


def of_orphan(orphan: Orphan) -> Claim:
    """An annotation whose words are gone: unchecked until it has others, or is taken out."""
    place = _place(ClaimKind.ORPHAN, (), orphan.line)
    ref = ClaimRef(ClaimKind.ORPHAN, orphan_key(orphan), None)
    return Claim(ref, Provenance(draft=True, was=orphan.was), (), place, orphan.people, line=orphan.line)


def orphan_key(orphan: Orphan) -> str:
    """What tells an orphan from the others: `quote q2`, `mention ruiz 1`."""
    number = f" {orphan.number}" if orphan.kind is OrphanKind.MENTION else ""
    return f"{orphan.kind} {orphan.id}{number}"


def orphan_of(article: Article, ref: ClaimRef) -> Orphan:
    return next(orphan for orphan in article.orphans if orphan_key(orphan) == ref.id)


def entity_of(article: Article, ref: ClaimRef) -> Entity:
    """The entity that a claim of an entity or a mention is about."""
    return article.entities[EntityId(ref.id)]


def quote_of(article: Article, ref: ClaimRef) -> Quote:
    return article.quotes_by_id[QuoteId(ref.id)]


def event_of(article: Article, ref: ClaimRef) -> Event:
    return article.events_by_id[EventId(ref.id)]


def note_of(article: Article, ref: ClaimRef) -> Note:
    return next(note for note in article.notes if (note.id, note.span) == (ref.id, ref.at))
