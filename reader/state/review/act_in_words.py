"""What an act did, in a few words: `Grace Okonkwo taken out`, said once it is undone or redone."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.counting import many
from reader.state.review.claims import Claim, ClaimKind, entity_of
from reader.state.review.session import Review
from reader.state.review.wording import in_words, noun, quoted

_OF_ENTITIES = (ClaimKind.ENTITY, ClaimKind.MENTION)
_MARKS = "“”,"  # at the ends of words that get quotation marks


def act_in_words(before: Review, after: Review) -> str:
    """What was accepted, taken out, added or changed between two reviews: one claim, or how many."""
    old = {claim.ref.lasting: claim for claim in before.claims}
    new = {claim.ref.lasting: claim for claim in after.claims}
    gone = [claim for key, claim in old.items() if key not in new]
    come = [claim for key, claim in new.items() if key not in old]
    both = [(claim, new[key]) for key, claim in old.items() if key in new]
    accepted = [claim for claim, now in both if claim.draft and not now.draft]
    if accepted and not _has_entity(gone):
        return f"{_named(before, accepted)} accepted"
    merged = _merged(before, after, gone)
    if merged:
        return merged
    if _has_entity(gone) or (gone and not come):
        return f"{_named(before, gone)} taken out"
    if _has_entity(come) or (come and not gone):
        return f"{_named(after, come)} added"
    if gone:
        return f"{_named(before, gone)} changed"
    changed = [claim for claim, now in both if _said(before, claim) != _said(after, now)]
    return f"{_named(before, changed)} changed" if changed else "a change"


def _merged(before: Review, after: Review, gone: Sequence[Claim]) -> str:
    """`Inspector Leland merged with Leland Achterberg`, where whoever is gone lives on in another, or nothing."""
    entities = [entity_of(before.article, claim.ref) for claim in gone if claim.kind is ClaimKind.ENTITY]
    if len(entities) != 1:
        return ""
    (old,) = entities
    for entity in after.article.entities.values():
        known = before.article.entities.get(entity.id)
        if known is None:
            continue
        come = {mention.span for mention in entity.mentions} - {mention.span for mention in known.mentions}
        named = {entity.name, *entity.aka} - {known.name, *known.aka}
        if old.name in named or any(mention.span in come for mention in old.mentions):
            return f"{old.name} merged with {known.name if known.name != old.name else entity.name}"
    return ""


def _said(review: Review, claim: Claim) -> tuple[object, ...]:
    return in_words(review.article, claim), claim.parts, claim.draft


def _has_entity(listed: Sequence[Claim]) -> bool:
    return any(claim.kind is ClaimKind.ENTITY for claim in listed)


def _named(review: Review, listed: Sequence[Claim]) -> str:
    """The name of an entity with its mentions, a claim by its words, or how many there are."""
    entities = [claim for claim in listed if claim.kind is ClaimKind.ENTITY]
    if len(entities) == 1 and all(claim.kind in _OF_ENTITIES for claim in listed):
        return entity_of(review.article, entities[0].ref).name
    if len(listed) > 1:
        return many(len(listed), "claim")
    (claim,) = listed
    words = quoted(review.article, claim.parts) if claim.parts else in_words(review.article, claim)
    return f"{noun(review.article, claim)} {f'“{words.strip(_MARKS)}”' if claim.parts else words}"
