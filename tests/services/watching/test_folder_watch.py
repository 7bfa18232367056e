"""Folders are watched by the extension of watchfiles alone."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import watchfiles

from reader.services.watching import folder_watch
from reader.services.watching.folder_watch import changed_paths
from tests.waiting import PATIENCE


async def test_a_path_that_changes_is_told_and_a_quiet_time_too(tmp_path: Path) -> None:
    seen = changed_paths([tmp_path], 50)
    assert await asyncio.wait_for(anext(seen), PATIENCE) == set()
    (tmp_path / "news.yaml").touch()
    told = set[Path]()
    while not told:
        told = await asyncio.wait_for(anext(seen), PATIENCE)
    assert told == {tmp_path / "news.yaml"}
    await seen.aclose()


async def test_who_no_longer_asks_ends_the_watch(tmp_path: Path) -> None:
    seen = changed_paths([tmp_path], 60_000)
    asking = asyncio.ensure_future(anext(seen))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(asking, PATIENCE)


async def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        await anext(changed_paths([tmp_path / "gone"], 50))


def test_the_python_part_is_not_loaded() -> None:
    load = "from reader.services.watching.folder_watch import _extension; _extension()"
    program = f"import sys; {load}; print('anyio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_extension_is_the_one_of_watchfiles() -> None:
    assert folder_watch._extension().RustNotify is watchfiles._rust_notify.RustNotify


@pytest.mark.parametrize(("wanted", "polls"), [("1", True), ("false", False), ("disabled", False)])
def test_the_person_may_want_it_to_poll(wanted: str, polls: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", wanted)
    assert folder_watch._must_poll() is polls


@pytest.mark.parametrize("release", ["5.15.90-microsoft-standard-WSL2", "6.1.0"])
def test_where_the_system_tells_nothing_it_polls(release: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WATCHFILES_FORCE_POLLING", raising=False)
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(release=release))
    assert folder_watch._must_poll() is ("WSL" in release)
