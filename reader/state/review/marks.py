"""What is marked in the text for the claim that is being looked at, each kind in its own way."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Article
from reader.model.text import Span

if TYPE_CHECKING:
    from reader.state.review.claims import Claim


class MarkKind(StrEnum):
    """What marked words are of a claim."""

    WORDS = "words"
    CUE = "cue"
    SPEAKER = "speaker"
    DATE = "date"
    SELECTED = "selected"


class Mark(NamedTuple):
    """Marked words."""

    span: Span
    kind: MarkKind


BRACKETS = {
    MarkKind.WORDS: "▐▌",
    MarkKind.CUE: "┊┊",
    MarkKind.SPEAKER: "▏▕",
    MarkKind.DATE: "⟨⟩",
    MarkKind.SELECTED: "▐▌",
}
"""Drawn in the spaces around marked words."""


def marks(article: Article, claim: Claim) -> tuple[Mark, ...]:
    """The words of a claim, its cue, the words for the speaker and its date words, where it has them."""
    # Nothing is reviewed in the first frame.
    from reader.state.review.claims import ClaimKind, event_of, quote_of

    found = [Mark(part, MarkKind.WORDS) for part in claim.parts]
    if claim.kind is ClaimKind.QUOTE:
        quote = quote_of(article, claim.ref)
        found += [Mark(quote.cue, MarkKind.CUE)] if quote.cue else []
        found += [Mark(quote.mention, MarkKind.SPEAKER)] if quote.mention else []
    if claim.kind is ClaimKind.EVENT:
        when_text = event_of(article, claim.ref).when_text
        found += [Mark(when_text, MarkKind.DATE)] if when_text else []
    return tuple(found)
