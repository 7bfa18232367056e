"""The list of claims beside the text: what is checked, what is left."""

from __future__ import annotations

from functools import lru_cache

from reader.model.article import Article, EntityId
from reader.model.text import PART_BREAK
from reader.state.article.events import SIGN
from reader.state.article.quotes import EDGE
from reader.state.ids import Listed
from reader.state.review.claims import Claim, ClaimKind, entity_of, event_of, quote_of
from reader.state.review.session import Review
from reader.state.review.wording import quoted
from reader.state.rows import Line, Listing, Piece, Row

CHECKED, UNCHECKED, MOVED, LOST = "✓", "·", "→", "∅"
_CERTAIN = 4
"""Cells of the column of how certain drafts are, which stays where it is when they are accepted."""


def claim_key(index: int) -> Listed:
    return Listed(f"claim {index}")


def claim_index(key: str) -> int:
    """The index of a claim in its list, by its row's key."""
    return int(key.rpartition(" ")[2])


@lru_cache(2)
def _keys(count: int) -> tuple[Listed, ...]:
    return tuple(claim_key(index) for index in range(count))


def claim_list(review: Review, hues: dict[EntityId, int]) -> Listing:
    """One line a claim in the order of the review: checked or not, its sign, its words, its certainty."""

    def row(index: int) -> Row:
        claim = review.claims[index]
        unchecked = MOVED if claim.moved else UNCHECKED
        state = Piece(f"{unchecked if claim.draft else CHECKED} ", "plain" if claim.draft else "faint")
        sign, words, hue = _summary(review.article, claim, hues)
        confidence = claim.provenance.confidence if claim.draft else None
        certain = (Piece(f"{confidence:4.0%}" if confidence else " " * _CERTAIN, "faint"),)
        pieces = (state, Piece(f"{sign} ", "hue", hue), Piece(words, "plain" if claim.draft else "faint"))
        at = claim.parts[0] if claim.parts else None
        return Row(claim_key(index), (Line(pieces, right=certain),), at=at, chosen=index == review.index)

    return Listing(_keys(len(review.claims)), row, empty="Nothing is annotated here.")


def _summary(article: Article, claim: Claim, hues: dict[EntityId, int]) -> tuple[str, str, int | None]:
    """A claim's sign, words and hue."""
    match claim.kind:
        case ClaimKind.ENTITY:
            entity = entity_of(article, claim.ref)
            return "☻", entity.name, hues.get(entity.id)
        case ClaimKind.MENTION:
            entity = entity_of(article, claim.ref)
            return "=", f"{quoted(article, claim.parts)} = {entity.name}", hues.get(entity.id)
        case ClaimKind.QUOTE:
            quote = quote_of(article, claim.ref)
            speaker = next(iter(quote.speakers), None)
            hue = hues.get(speaker) if speaker else None
            return EDGE[quote.type], quoted(article, claim.parts), hue
        case ClaimKind.EVENT:
            event = event_of(article, claim.ref)
            hue = next((hues[id_] for id_ in event.people if id_ in hues), None)
            return SIGN[event.state], event.title, hue
        case ClaimKind.NOTE:
            return "†", quoted(article, claim.parts), None
        case ClaimKind.ORPHAN:
            return LOST, PART_BREAK.join(claim.provenance.was), None
