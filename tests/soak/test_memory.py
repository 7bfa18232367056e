"""A little of the soak's killing: what was told to be kept is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.memory import killed_while_keeping, two_readers
from tests.soak.parts import Soak


@pytest.mark.slow
def test_what_a_killed_reader_had_kept_is_there(tmp_path: Path) -> None:
    outcome = killed_while_keeping(Soak(1, 0.01, tmp_path))
    assert (outcome.tried, outcome.faults) == (5, ())
    assert outcome.note != "0 kept"


def test_two_readers_keep_things_at_once(tmp_path: Path) -> None:
    assert two_readers(Soak(1, 0.1, tmp_path)).faults == ()
