"""Going from claim to claim, and where a review stands after an edit."""

from __future__ import annotations

from reader.model.article import Article
from reader.state.review.claims import ClaimKind, ClaimOrder, ClaimRef
from reader.state.review.session import Review
from reader.state.review.wording import in_words
from tests.state.review.dam import SOURCE, read


def said(review: Review) -> str:
    return in_words(review.article, review.claim) if review.claim else ""


def test_a_review_begins_at_the_first_draft(dam: Article) -> None:
    assert said(Review.of(dam)).startswith("Ana Ruiz · also")


def test_steps_go_round_the_drafts_alone(dam: Article) -> None:
    review, seen = Review.of(dam), []
    for _ in range(review.drafts):
        seen.append(said(review))
        review = review.step()
    assert len(set(seen)) == review.drafts == 8
    assert review.index == Review.of(dam).index
    assert said(review.step(forward=False)) == "The dam is built · 1964"


def test_the_claim_stays_in_another_order(dam: Article) -> None:
    review = Review.of(dam).step()
    assert said(review.reordered()) == said(review)
    assert review.reordered().order is ClaimOrder.CERTAINTY


def test_a_review_comes_back_to_the_same_claim(dam: Article) -> None:
    review = Review.of(dam).step().step()
    assert review.claim is not None
    assert Review.of(dam, review.claim.ref).index == review.index


def test_after_accepting_the_next_draft_is_looked_at(dam: Article) -> None:
    accepted = read(SOURCE.replace("role: mayor, draft: true, confidence: 0.9", "role: mayor"))
    review = Review.of(dam).edited(accepted, onward=True)
    assert said(review).startswith("The dam opens")
    assert review.drafts == 7


def test_after_rejecting_the_next_draft_is_looked_at_though_ids_count_anew(dam: Article) -> None:
    review = Review.of(dam)
    while not said(review).startswith("Ana Ruiz said"):
        review = review.step()
    start, end = SOURCE.index("  - {speaker: ruiz, type: direct"), SOURCE.index("  - {id: seized")
    review = review.edited(read(SOURCE[:start] + SOURCE[end:]))
    assert said(review) == "“she” is Ana Ruiz"


def test_after_a_correction_the_same_claim_is_looked_at(dam: Article) -> None:
    review = Review.of(dam)
    while "confirmed" not in said(review):
        review = review.step()
    shorter = read(SOURCE.replace("text: his office had seized computers", "text: his office"))
    assert "confirmed" in said(review.edited(shorter))


def test_an_article_without_drafts_has_none_to_look_at(dam: Article) -> None:
    checked = read(SOURCE.replace("draft: true", "draft: false"))
    review = Review.of(checked)
    assert (review.claim, review.drafts) == (None, 0)
    assert review.step() is review


def test_of_two_events_that_begin_with_the_same_words_the_one_that_was_looked_at_is_found() -> None:
    second = "  - {title: The dam leaks, text: opened the dam, draft: true}\nnotes:"
    article = read(SOURCE.replace("notes:", second))
    review = Review.of(article).go_to(ClaimRef(ClaimKind.EVENT, "e3", None))
    assert review.claim is not None and review.claim.ref.id == "e3"
    again = Review.of(read(SOURCE.replace("notes:", second)), review.claim.ref)
    assert again.claim is not None and again.claim.ref.id == "e3"
