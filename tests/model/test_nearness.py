"""What was probably meant: near enough to ask, and never a wait for what nobody can have meant."""

import pytest

from reader.model.nearness import did_you_mean


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
