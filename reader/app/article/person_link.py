"""The way from an article to the library's page of someone in it."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from reader.app import commands as c
from reader.app.keys import key_for
from reader.app.library.person_page import PersonScreen
from reader.model.article import EntityId

if TYPE_CHECKING:
    from reader.app.app import ReaderApp


def open_person(app: ReaderApp, entity: EntityId | None) -> None:
    """Open it over what is on the screen; where there is none, say why."""
    if app.library_access is None:
        return
    if entity is None:
        app.say(f"Nobody is chosen: {key_for(app, c.PEOPLE)} goes to the people.")
    else:
        app.run_worker(_open(app, entity), group="opening", exclusive=True)


async def _open(app: ReaderApp, entity: EntityId) -> None:
    library = await app.opened()
    key = await to_thread(library.key_of, app.file, entity)
    if key is not None:
        await app.push_screen(PersonScreen(key))
    elif app.indexed.scanned:
        app.say("This article is not in your library.")
    else:
        app.say("The library is still being read: this article is not in it yet.")
