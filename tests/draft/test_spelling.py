"""Two spellings are of one name only where they differ as spellings do."""

from __future__ import annotations

import pytest

from reader.draft.entities.spelling import is_same_given_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Siarhei", "Syarhei"), ("Sergei", "Sergey"), ("Zahā", "Zaha"), ("Micheal", "Michael"),
     ("J.", "Jane"), ("Ana", "Ana")],
)  # fmt: skip
def test_transliterations_diacritics_and_slips_are_one_name(one: str, other: str) -> None:
    assert is_same_given_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Daniel", "Daniela"), ("Carlos", "Carol"), ("Maria", "Marta"), ("Theresa", "Theatre"),
     ("J.", "Kim"), ("Jan", "Jon")],
)  # fmt: skip
def test_names_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert not is_same_given_name(one, other)
