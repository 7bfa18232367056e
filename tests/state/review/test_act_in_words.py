"""What was undone or redone is said in a few words."""

from __future__ import annotations

import pytest

from reader.state.review.act_in_words import act_in_words
from reader.state.review.session import Review
from tests.state.review.dam import SOURCE, read

EARLY = "  - {speaker: unknown, type: indirect, text: it was too early, draft: true}\n"
PERSON = "  gone: {name: Inspector Leland, draft: true}\n"


def review(source: str) -> Review:
    return Review.of(read(source))


@pytest.mark.parametrize(
    ("old", "new", "act"),
    [
        ("role: mayor, draft: true", "role: mayor", "Ana Ruiz accepted"),
        ("role: mayor, draft", "role: major, draft", "Ana Ruiz changed"),
        (EARLY, "", "Quote “it was too early” taken out"),
        ("text: it was too early", "text: was too early", "Quote “it was too early” changed"),
        ("places:\n", PERSON + "places:\n", "Inspector Leland added"),
        ("mentions: [{text: she, draft: true, confidence: 0.8}]", "mentions: []", "Mention “she” taken out"),
        ("title: The dam opens", "title: It opens", "Event “opened the dam” changed"),
    ],
)
def test_an_act_is_said_by_its_claim(old: str, new: str, act: str) -> None:
    assert old in SOURCE
    assert act_in_words(review(SOURCE), review(SOURCE.replace(old, new))) == act


def test_a_person_who_goes_with_mentions_is_named_alone() -> None:
    assert act_in_words(review(SOURCE.replace("places:\n", PERSON + "places:\n")), review(SOURCE)) == (
        "Inspector Leland taken out"
    )


def test_several_claims_are_counted() -> None:
    assert act_in_words(review(SOURCE), review(SOURCE.replace(", draft: true", ""))).endswith(
        "claims accepted"
    )
    assert act_in_words(review(SOURCE), review(SOURCE)) == "a change"


def test_two_people_who_became_one_are_merged_and_not_taken_out() -> None:
    two = SOURCE.replace("places:\n", PERSON + "places:\n")
    one = SOURCE.replace("{name: Leland Achterberg,", "{name: Leland Achterberg, aka: [Inspector Leland],")
    assert act_in_words(review(two), review(one)) == "Inspector Leland merged with Leland Achterberg"
