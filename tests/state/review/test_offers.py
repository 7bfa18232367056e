"""Who is offered for the typed letters of a name."""

from __future__ import annotations

import pytest

from reader.model.article import Article, EntityId
from reader.state.review.offers import begins_a_word, offers

END = 1000


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ach", "leland"),
        ("la", "leland"),
        ("bergland", "leland"),
        ("ZURI", "ruiz"),
        ("Achtreberg", "leland"),
    ],
)
def test_letters_of_a_name_in_any_order_find_it(dam: Article, typed: str, first: str) -> None:
    assert offers(dam, typed, END)[0] == first


def test_without_letters_whoever_is_near_comes_first(dam: Article) -> None:
    near = dam.text.content.index("He said")
    assert offers(dam, "", near)[0] == "leland"
    assert offers(dam, "", len(dam.text))[0] == "ruiz"


def test_places_come_after_people_who_fit_as_well(dam: Article) -> None:
    assert offers(dam, "", END)[-1] == "dam"


def test_letters_that_nobody_has_find_nobody(dam: Article) -> None:
    assert offers(dam, "qqq", END) == ()


def test_a_whole_name_comes_before_one_that_has_its_letters(dam: Article) -> None:
    assert offers(dam, "the mayor", 0)[0] == "hand"
    assert offers(dam, "ruiz", END)[0] == "ruiz"


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("ana", True),
        ("RU", True),
        ("ana ru", True),
        ("ana ruiz", True),
        ("uiz", False),
        ("ruiz ana", False),
        ("rz", False),
    ],
)
def test_a_word_of_a_name_begins_with_what_is_typed(dam: Article, typed: str, begins: bool) -> None:
    assert begins_a_word(dam, EntityId("ruiz"), typed) is begins
