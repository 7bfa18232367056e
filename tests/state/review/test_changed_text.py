"""The claims of an article whose text has changed: what moved and what is orphaned are claims of their own sort."""

from __future__ import annotations

import pytest

from reader.load.article import read_article
from reader.model.article import Article, OrphanKind, QuoteId
from reader.state.article.session import Session
from reader.state.review.asking import asked, refusal
from reader.state.review.claim_edits import entry_of, set_selected
from reader.state.review.claim_list import claim_list
from reader.state.review.claims import Claim, ClaimKind, ClaimOrder, rest_as_certain
from reader.state.review.session import Review
from reader.state.review.wording import sentence
from reader.write.edits import Accept, OrphanClaim, QuoteClaim, Remove, SetWords
from reader.write.preview import preview
from reader.write.same_meaning import means_the_same
from tests.load.test_orphaned import STORY
from tests.values import some

CHANGED = STORY.replace("text: reopened the harbour, about", "text: reopened the harbour, draft: 0.95, about")


@pytest.fixture
def article() -> Article:
    return some(read_article(CHANGED.encode(), "x").article)


@pytest.fixture
def review(article: Article) -> Review:
    return Review.of(article)


def spoken(review: Review) -> list[str]:
    """The bar's sentence of each claim that nobody has checked."""
    found, first = [], review
    for _ in range(review.drafts):
        found.append("".join(piece.text for piece in sentence(first).pieces))
        first = first.step()
    return found


def orphans(review: Review) -> list[Claim]:
    return [claim for claim in review.claims if claim.kind is ClaimKind.ORPHAN]


def test_the_review_begins_with_what_moved_and_says_what_it_was(review: Review) -> None:
    assert review.order is ClaimOrder.CHANGED
    assert spoken(review) == [
        "Moved quote 1 of 1 · Ana Ruiz said, word for word · was “It was,” … told · 90 %",
        "Orphaned mention 1 of 1 · Ana Ruiz: “her husband” · no longer in the text",
        "Orphaned quote 1 of 1 · Ana Ruiz: “It was,” … “an end.” · no longer in the text",
        "Orphaned event 1 of 1 · A storm: “a year after the storm” · no longer in the text",
        "Orphaned note 1 of 1 · The second phase has no date.: “a start” · no longer in the text",
        "Quote 1 of 1 · Ana Ruiz said, reported · 95 %",
    ]


def test_an_article_whose_text_has_not_changed_has_no_order_for_that() -> None:
    plain = some(
        read_article(
            b"format: 1\nheadline: A\ntext: One two.\nnotes: [{text: two, draft: true}]\n", "x"
        ).article
    )
    review = Review.of(plain)
    assert review.order is ClaimOrder.TEXT
    assert review.reordered().order is ClaimOrder.CERTAINTY
    assert review.reordered().reordered().reordered().order is ClaimOrder.TEXT


def test_what_moved_is_not_accepted_with_what_did_not(review: Review) -> None:
    moved = review.the_claim
    assert rest_as_certain(review.claims, moved) == ((moved,), ())


def test_an_orphan_is_given_words_or_taken_out_and_nothing_else(review: Review) -> None:
    for claim in orphans(review):
        looked_at = review.go_to(claim.ref)
        assert refusal(looked_at, "words") is None
        for what in ("accept", "rest", "speaker", "type", "date", "merge"):
            assert refusal(looked_at, what)
        assert asked(looked_at, "reject") == Remove(entry_of(claim))
        span = review.article.quotes[0].parts[0]
        assert set_selected(claim, "words", (span,)) == SetWords(entry_of(claim), (span,))  # type: ignore[arg-type] # no entity
    assert entry_of(orphans(review)[0]) == OrphanClaim(OrphanKind.MENTION, "ruiz", 1)


def test_the_list_shows_orphans_and_what_moved_by_signs(review: Review) -> None:
    listing = claim_list(review, Session.of(review.article).hues)
    rows = [listing.row(index).lines[0].pieces for index in range(len(review.claims))]
    assert [row[0].text for row in rows[:2]] == ["→ ", "→ "]
    assert rows[1][1].text == "∅ "
    assert rows[1][2].text == "her husband"


def test_after_an_edit_of_an_orphan_the_others_are_still_there(review: Review) -> None:
    claim = orphans(review)[-1]
    source = CHANGED.replace("  - {was: a start, note: The second phase has no date.}\n", "")
    after = some(read_article(source.encode(), "x").article)
    edited = review.go_to(claim.ref).edited(after, onward=True)
    assert len(orphans(edited)) == 3


def test_a_preview_of_an_accepted_move_has_no_former_words(article: Article) -> None:
    shown = some(preview(article, Accept(QuoteClaim(QuoteId("q2")))))
    assert shown.quotes_by_id[QuoteId("q2")].provenance.was == ()
    assert preview(article, Remove(QuoteClaim(QuoteId("q2")))) is None, "ids count orphans, too"


def test_an_edit_of_an_orphan_means_the_same_only_while_it_is_there(article: Article) -> None:
    other = some(read_article(CHANGED.replace("was: a start", "was: an end").encode(), "x").article)
    edit = Remove(OrphanClaim(OrphanKind.NOTE, "n1"))
    assert means_the_same(edit, article, some(read_article(CHANGED.encode(), "y").article))
    assert not means_the_same(edit, article, other)
