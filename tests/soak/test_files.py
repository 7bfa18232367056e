"""A little of the soak's files: mutants, small bombs, and that what judges them would see a fault."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.soak.bombs import BOMBS
from tests.soak.checking import Checked, complaints, misprints
from tests.soak.mutants import mutant, try_out

FILE = Path("/news/harbour.yaml")
FAULT = f"{FILE}:3:1: error: no person 'ana' [no-such-id]\n"


@given(st.integers(0, 10**9))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mutant_is_told_at_line_and_column_or_is_sound(tmp_path: Path, number: int) -> None:
    assert try_out(mutant(1, number), tmp_path / "mutant.yaml", inf).complaints == ()


def test_a_mutant_is_the_same_for_the_same_number() -> None:
    assert [mutant(3, number) for number in range(20)] == [mutant(3, number) for number in range(20)]
    assert mutant(3, 1) != mutant(4, 1)


@pytest.mark.parametrize("name", [name for name in BOMBS if name != "more than a file may have"])
def test_every_bomb_is_refused_in_plain_words(name: str, tmp_path: Path) -> None:
    tried = try_out(BOMBS[name].make(30_000), tmp_path / "bomb.yaml", inf)
    assert (tried.status, tried.complaints) == (1, ())


@pytest.mark.parametrize(
    ("out", "errors"),
    [
        ("Traceback (most recent call last):\n", True),
        (f"{FILE}:0:1: error: a line that is none [bad-value]\n", True),
        ("/news/other.yaml:3:1: error: elsewhere [bad-value]\n", True),
        (f"{FILE}:3:1: error: \x1b[2J [bad-value]\n", True),
        (f"{FILE}:3:1: error: without a code\n", True),
        (FAULT.replace(":3:", ":4:") + FAULT, True),
        (FAULT, False),
        (FAULT.replace("error", "warning"), True),
        ("", True),
    ],
)
def test_what_is_not_as_promised_is_seen(out: str, errors: bool) -> None:
    assert len(list(misprints(out, FILE, errors=errors))) == 1
    assert list(misprints(FAULT, FILE, errors=True)) == []


@pytest.mark.parametrize(
    "checked",
    [
        Checked(-11, "", "", 0.1, 0),
        Checked(2, FAULT, "", 0.1, 0),
        Checked(1, FAULT, "Traceback", 0.1, 0),
        Checked(1, FAULT, "", 0.6, 0),
        Checked(1, FAULT, "", 0.1, 300_000_000),
    ],
)
def test_a_check_that_ends_badly_or_costs_too_much_is_seen(checked: Checked) -> None:
    assert list(complaints(checked, FILE, faulty=True))
    assert list(complaints(Checked(1, FAULT, "", 0.1, 20_000_000), FILE, faulty=True)) == []
