from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.speaking import SAY_VOICES, Scripted, SsipServer, install


@pytest.fixture
def say(programs: Path) -> Scripted:
    return install(programs, "say", SAY_VOICES)


@pytest.fixture
def socket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a Speech Dispatcher would listen: in a folder whose name is short enough for a socket."""
    folder = Path(mkdtemp(prefix="ssip"))
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{folder / 's'}")
    yield folder / "s"
    shutil.rmtree(folder)


@pytest.fixture
async def server(socket: Path, programs: Path) -> AsyncIterator[SsipServer]:
    """A Speech Dispatcher that listens there."""
    scripted = SsipServer()
    listening = await asyncio.start_unix_server(scripted.serve, socket)
    async with listening:
        yield scripted
        for writer in scripted.writers:
            writer.close()
