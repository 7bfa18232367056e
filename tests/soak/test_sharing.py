"""A little of the soak of sharing: writers and the server are killed, and nothing acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgres import programs
from tests.soak.parts import Soak
from tests.soak.sharing import run


@pytest.mark.slow
def test_nothing_that_was_acknowledged_is_lost_when_writers_and_the_server_are_killed(tmp_path: Path) -> None:
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    (found,) = run(Soak(1, 0.04, tmp_path))
    assert found.faults == ()
    assert found.tried >= 40
