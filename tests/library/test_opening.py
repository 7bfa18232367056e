"""Without psycopg nothing but an archive is missing, and one sentence says how to get it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.errors import StoreUnavailable
from reader.library.opening import open_archive, open_remote_library

ADVICE = r"pip install 'closeread\[archive\]'"


@pytest.fixture(autouse=True)
def without_psycopg(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("reader.library.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("archive", "store"):
        monkeypatch.delattr(f"reader.library.postgres.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)


def test_an_archive_says_what_to_install() -> None:
    with pytest.raises(StoreUnavailable, match=ADVICE):
        open_archive("postgresql:///newsroom")


def test_the_library_of_an_archive_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=ADVICE):
        open_remote_library("postgresql:///newsroom", tmp_path)
