"""PostgreSQL finds what SQLite finds, hit for hit, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.archive import same
from tests.postgres import Server


@pytest.mark.slow
def test_random_queries_and_words_of_thirty_one_scripts_find_the_same(
    postgres: Server, tmp_path: Path
) -> None:
    assert same(tmp_path, postgres, 150, quotes=3_000) == 0
