"""What was probably meant: near enough to ask, and never a wait for what nobody can have meant."""

import pytest

from reader.model.did_you_mean import did_you_mean, is_transposed


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("chek", "; did you mean 'check'?"),
        ("CHECK", "; did you mean 'check'?"),
        ("zzz", ""),
        ("check" + "k" * 100, ""),
        ("", ""),
    ],
)
def test_a_slip_is_asked_about_and_anything_else_is_not(wrong: str, hint: str) -> None:
    assert did_you_mean(wrong, ["check", "quotes"]) == hint


def test_two_neighbours_that_changed_places_are_a_slip_however_short_the_word() -> None:
    assert did_you_mean("ot", ["to", "by"]) == "; did you mean 'to'?"


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("hom", "ohm", True),
        ("ohm", "ohm", False),
        ("hom", "mho", False),
        ("ab", "cd", False),
        ("abc", "ab", False),
        ("abcd", "badc", False),
    ],
)
def test_only_one_pair_of_neighbours_may_have_changed_places(one: str, other: str, are: bool) -> None:
    assert is_transposed(one, other) is are
