"""Chooses what is copied of the claim that is looked at."""

from __future__ import annotations

from reader.app.messages import Copied
from reader.state.review.claims import ClaimKind, quote_of
from reader.state.review.session import Review


def copied_claim(review: Review, with_place: bool) -> Copied | str:
    """The quote that is looked at with who said it, or a sentence why nothing is copied."""
    from reader.convert.citation import cite  # not for the first claim

    claim, article = review.claim, review.article
    if claim is None or claim.kind is not ClaimKind.QUOTE:
        return "Only a quote is copied with who said it; select other words with the mouse."
    return Copied(cite(article, quote_of(article, claim.ref), with_place), "The quote is")
