"""The claims that are made from those before an edit are those that the file has after it."""

from __future__ import annotations

from itertools import islice

import pytest

from reader.errors import EditRefused
from reader.load.checked_file import check_file
from reader.model.article import EntityId, QuoteId
from reader.state.review.claims import Claim, claims
from reader.state.review.session import Review
from reader.state.review.updated_claims import updated_claims
from reader.write.apply_edit import apply
from reader.write.edits import Accept, EntityClaim, QuoteClaim, Remove
from reader.write.preview import preview
from tests.state.review.dam import SOURCE, read
from tests.write.edit_corpus import corpus, edits_of


def seen(claim: Claim) -> tuple[object, ...]:
    """What a person sees of a claim."""
    return claim.ref, claim.draft, claim.certainty, claim.parts, claim.people, claim.depends


@pytest.mark.parametrize("name", ["block", "flow", "bundled"])
def test_updated_claims_are_those_of_the_file_with_the_edit(name: str) -> None:
    file = check_file(corpus()[name], "x")
    article = file.loaded.article
    assert article is not None
    listed = claims(article)
    compared = 0
    for edit in islice(edits_of(article), 0, None, 7 if name == "bundled" else 1):
        shown = preview(article, edit)
        if shown is None:
            continue
        try:
            made = apply(file, edit).article
        except EditRefused:
            continue
        updated = updated_claims(listed, article, shown)
        assert updated is not None, edit
        # the mentions that quotes give are those of before until the file is read
        wanted = {seen(claim) for claim in claims(made) if claim.kind not in ("mention", "entity")}
        assert {seen(claim) for claim in updated if claim.kind not in ("mention", "entity")} == wanted, edit
        compared += 1
    assert compared > 25


def test_claims_that_depend_on_an_entity_no_longer_do_when_it_is_accepted() -> None:
    article = read(SOURCE)
    review = Review.of(article)
    shown = preview(article, Accept(EntityClaim(EntityId("leland"))))
    assert shown is not None
    after = review.edited(shown)
    (quote,) = (claim for claim in after.claims if claim.ref.id == "seized")
    assert quote.depends == ()


def test_a_quote_that_is_taken_out_leads_to_the_next_draft_and_leaves_the_others() -> None:
    article = read(SOURCE)
    review = Review.of(article)
    at = next(index for index, claim in enumerate(review.claims) if claim.ref.id == "q1")
    review = review.go_to(review.claims[at].ref)
    shown = preview(article, Remove(QuoteClaim(QuoteId("q1"))))
    assert shown is not None
    after = review.edited(shown, onward=True)
    assert len(after.claims) == len(review.claims) - 1
    assert after.claim is not None and after.claim.draft
    assert "q1" not in {claim.ref.id for claim in after.claims if claim.parts == review.claims[at].parts}
