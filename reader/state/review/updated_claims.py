"""The claims of an article after an edit, made from those before it: on the way to a frame only few are made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from reader.model.article import Article, EntityId, Event, Note, Quote
from reader.state.review.claims import (
    Claim,
    ClaimKind,
    ClaimRef,
    draft_entities,
    of_entity,
    of_event,
    of_mention,
    of_note,
    of_quote,
)

Entry: TypeAlias = Quote | Event | Note


def updated_claims(listed: Sequence[Claim], before: Article, after: Article) -> list[Claim] | None:
    """The claims of `after` in the order of those of `before`; None where more has changed than some entries.

    Both articles share the entries that are the same in them. Of the quotes, events and notes one each may be gone.
    """
    same = before.text is after.text and before.orphans == after.orphans
    if not same or before.entities.keys() != after.entities.keys():
        return None
    changed: dict[ClaimRef, Entry | None] = {}
    for old, new in (
        (before.quotes, after.quotes),
        (before.events, after.events),
        (before.notes, after.notes),
    ):
        if not _compare(old, new, changed):
            return None
    drafts = draft_entities(after)
    settled = draft_entities(before) ^ drafts
    entities = {id_ for id_, entity in before.entities.items() if after.entities[id_] is not entity}

    def now(claim: Claim) -> Iterator[Claim]:
        ref = claim.ref
        if ref in changed:
            match changed[ref]:
                case Quote() as quote:
                    yield of_quote(after, quote, drafts)
                case Event() as event:
                    yield of_event(event, drafts)
                case Note() as note:
                    yield of_note(note)
        elif ref.id in entities and claim.kind is ClaimKind.ENTITY:
            yield of_entity(after.entities[EntityId(ref.id)])
        elif ref.id in entities and claim.kind is ClaimKind.MENTION:
            entity = after.entities[EntityId(ref.id)]
            same = (mention for mention in entity.mentions if mention.span == ref.at)
            yield from (of_mention(entity, mention, drafts) for mention in same)
        elif settled and not settled.isdisjoint(claim.people):
            yield replace(claim, depends=tuple([id_ for id_ in claim.people if id_ in drafts]))
        else:
            yield claim

    return [new for claim in listed for new in now(claim)]


def _compare(before: Sequence[Entry], after: Sequence[Entry], changed: dict[ClaimRef, Entry | None]) -> bool:
    """Put down which entries are others now, None for the one that is gone; False where it can't be said."""
    rest = list(before)
    if len(after) == len(before) - 1:
        index = next((n for n, entry in enumerate(after) if not _alike(before[n], entry)), len(after))
        changed[_ref(rest.pop(index))] = None
    if len(rest) != len(after):
        return False
    changed.update((_ref(old), new) for old, new in zip(rest, after, strict=True) if old is not new)
    return True


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two are the same entry of the file, by its line and words."""
    return one is other or (one.line == other.line and _ref(one).at == _ref(other).at)


def _ref(entry: Entry) -> ClaimRef:
    match entry:
        case Quote():
            return ClaimRef(ClaimKind.QUOTE, entry.id, entry.parts[0])
        case Event():
            return ClaimRef(ClaimKind.EVENT, entry.id, entry.parts[0] if entry.parts else None)
        case Note():
            return ClaimRef(ClaimKind.NOTE, entry.id, entry.span)
