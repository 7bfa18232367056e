"""The program's library is opened once, whoever asks for it, and nothing that was opened is left open."""

from __future__ import annotations

import asyncio
from threading import Event
from types import SimpleNamespace
from typing import cast

from reader.app.library.library_access import LibraryAccess
from reader.app.terminal.safe_app import SafeApp
from reader.library.protocol import Library
from tests.waiting import until_in_loop


class Opened:
    """A library of which nothing is asked but to be closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


class Opening:
    """Opens libraries, each only once it may."""

    def __init__(self) -> None:
        self.may = Event()
        self.libraries: list[Opened] = []

    def __call__(self) -> Library:
        self.may.wait()
        self.libraries.append(Opened())
        return cast(Library, self.libraries[-1])


def access_by(opening: Opening) -> LibraryAccess:
    app = SimpleNamespace(call_when_painted=lambda _: None)
    return LibraryAccess(cast("SafeApp", app), opening)


async def test_who_leaves_before_it_is_open_takes_it_from_nobody() -> None:
    opening = Opening()
    access = access_by(opening)
    leaving, staying = asyncio.create_task(access.opened()), asyncio.create_task(access.opened())
    await asyncio.sleep(0)
    leaving.cancel()
    opening.may.set()
    assert await staying is await access.opened() is access.library
    assert len(opening.libraries) == 1


async def test_of_one_that_was_wanted_at_once_meanwhile_the_other_is_closed() -> None:
    opening = Opening()
    access = access_by(opening)
    waiting = asyncio.create_task(access.opened())
    await asyncio.sleep(0)
    opening.may.set()
    at_once = access.library
    assert await waiting is at_once
    await until_in_loop(lambda: len(opening.libraries) == 2)
    assert [each.is_closed for each in opening.libraries].count(True) == 1
    assert not cast(Opened, at_once).is_closed


async def test_one_that_opens_only_after_the_end_is_closed() -> None:
    opening = Opening()
    access = access_by(opening)
    waiting = asyncio.create_task(access.opened())
    await asyncio.sleep(0)
    waiting.cancel()
    access.close()
    opening.may.set()
    await until_in_loop(lambda: opening.libraries and opening.libraries[0].is_closed)
