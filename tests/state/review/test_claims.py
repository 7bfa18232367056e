"""Which claims an article has, in which order, and what depends on what."""

from __future__ import annotations

import pytest

from reader.model.article import Article
from reader.state.review.claims import (
    Claim,
    ClaimKind,
    ClaimOrder,
    claims,
    dependants,
    in_order,
    rest_as_certain,
)
from reader.state.review.wording import bar, depends_in_words, in_words, progress
from tests.state.review.dam import SOURCE, read


def spoken(article: Article, listed: tuple[Claim, ...]) -> list[str]:
    return [f"{claim.kind} {in_words(article, claim)}" for claim in listed]


def claim_of(article: Article, words: str) -> Claim:
    return next(claim for claim in claims(article) if words in in_words(article, claim))


def test_every_entity_mention_quote_event_and_note_is_a_claim(dam: Article) -> None:
    counts = {kind: sum(claim.kind is kind for claim in claims(dam)) for kind in ClaimKind}
    assert list(counts.values()) == [4, 1, 4, 2, 1, 0]


def test_claims_stand_as_the_text_tells_them_a_person_before_their_words(dam: Article) -> None:
    drafts = tuple(claim for claim in claims(dam) if claim.draft)
    assert spoken(dam, drafts) == [
        "entity Ana Ruiz · also Ruiz · mayor · 3 mentions",
        "event The dam opens · 3 May 2024 (inferred) · Ana Ruiz",
        "quote Ana Ruiz said, word for word",
        "mention “she” is Ana Ruiz",
        "entity Leland Achterberg · 1 mention",
        "quote Leland Achterberg confirmed, reported",
        "quote An unknown speaker said, reported",
        "event The dam is built · 1964",
    ]


def test_the_least_certain_come_first_where_that_is_asked(dam: Article) -> None:
    drafts = [claim for claim in in_order(claims(dam), ClaimOrder.CERTAINTY) if claim.draft]
    assert [claim.certainty for claim in drafts] == [0, 0.6, 0.7, 0.71, 0.8, 0.9, 0.95, 0.97]


def test_people_and_their_mentions_come_first_where_that_is_asked(dam: Article) -> None:
    kinds = [claim.kind for claim in in_order(claims(dam), ClaimOrder.PEOPLE)]
    assert kinds[:5] == sorted(kinds[:5], key=lambda kind: kind not in (ClaimKind.ENTITY, ClaimKind.MENTION))
    assert set(kinds[5:]) == {ClaimKind.QUOTE, ClaimKind.EVENT, ClaimKind.NOTE}


def test_the_orders_come_round() -> None:
    assert [order.next for order in ClaimOrder] == [*list(ClaimOrder)[1:], ClaimOrder.TEXT]


@pytest.mark.parametrize(
    ("words", "bar_words"),
    [
        ("confirmed", "Quote 2 of 4 · Leland Achterberg confirmed, reported · 71 %"),
        ("wrote", "Quote 4 of 4 · Ana Ruiz wrote, reported, on X · checked"),
        ("unknown", "Quote 3 of 4 · An unknown speaker said, reported · draft"),
        ("also Ruiz", "Person 1 of 3 · Ana Ruiz · also Ruiz · mayor · 3 mentions · 90 %"),
        ("Nothing", "Note 1 of 1 · Nothing · checked"),
    ],
)
def test_the_bar_says_a_claim_in_plain_words(dam: Article, words: str, bar_words: str) -> None:
    assert bar(dam, claims(dam), claim_of(dam, words)) == bar_words


def test_a_quote_of_a_draft_person_says_what_it_depends_on(dam: Article) -> None:
    assert depends_in_words(dam, claim_of(dam, "confirmed")) == "depends on Leland Achterberg (draft)"
    assert depends_in_words(dam, claim_of(dam, "unknown")) == ""


def test_all_that_names_a_person_depends_on_them(dam: Article) -> None:
    assert spoken(dam, dependants(claims(dam), claim_of(dam, "also Ruiz"))) == [
        "event The dam opens · 3 May 2024 (inferred) · Ana Ruiz",
        "quote Ana Ruiz said, word for word",
        "mention “she” is Ana Ruiz",
        "quote Ana Ruiz wrote, reported, on X",
    ]
    assert dependants(claims(dam), claim_of(dam, "confirmed")) == ()


def test_the_rest_of_a_kind_is_as_certain_and_depends_on_no_draft(dam: Article) -> None:
    people, _ = rest_as_certain(claims(dam), claim_of(dam, "Leland Achterberg · 1"))
    assert spoken(dam, people) == [
        "entity Ana Ruiz · also Ruiz · mayor · 3 mentions",
        "entity Leland Achterberg · 1 mention",
    ]
    quotes, _ = rest_as_certain(claims(dam), claim_of(dam, "unknown"))
    assert spoken(dam, quotes) == ["quote An unknown speaker said, reported"]


def test_the_progress_counts_what_is_checked(dam: Article) -> None:
    assert progress(claims(dam)) == "4 of 12 checked"


@pytest.mark.parametrize(
    ("speaker", "language", "cue", "expected"),
    [
        ("leland", "en", "confirmed", "Leland Achterberg confirmed, reported"),
        ("unknown", "en", "confirmed", "An unknown speaker confirmed, reported"),
        ("leland", "en", "According to", "Leland Achterberg said (“According to”), reported"),
        ("leland", "fr", "confirmed", "Leland Achterberg said (“confirmed”), reported"),
        ("unknown", "de-AT", "confirmed", "An unknown speaker said (“confirmed”), reported"),
    ],
)
def test_a_quote_is_told_in_english_whatever_its_cue(
    speaker: str, language: str, cue: str, expected: str
) -> None:
    source = SOURCE.replace("confirmed", cue).replace("speaker: leland", f"speaker: {speaker}")
    article = read(source.replace("format: 1\n", f"format: 1\nlanguage: {language}\n"))
    assert expected in [in_words(article, claim) for claim in claims(article)]
