"""Adds the words on the clipboard, or the page whose address is there, from inside the screen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.background import in_daemon_thread
from reader.app.terminal.clipboard import paste
from reader.errors import ReaderError, SaveError
from reader.model.clean import with_full_stop
from reader.services.adding import Added, AddRequest, Destination, Page, address_in
from reader.services.adding import add as add_article

if TYPE_CHECKING:
    from reader.app.program import Program


async def add(
    program: Program, folder: Path | None, environment: Mapping[str, str], pasted: str | None = None
) -> None:
    """Add some words, else those on the clipboard of the environment, to the folder, and open the article."""

    added: Added | None = None

    def report(step: str) -> None:
        program.call_later(say, f"{step[:1].upper()}{step[1:]}…")

    def say(step: str) -> None:
        if added is None:  # else it comes late, over what is said of the article
            program.say(step)

    def work(words: str) -> Added:
        if folder is None:
            raise SaveError("there is no home folder to keep an article in")
        source = Page(address) if (address := address_in(words)) else words
        known_in = tuple(dict.fromkeys((folder, *program.launch.settings.library)))
        destination = Destination(folder=folder, known_in=known_in)
        return add_article(AddRequest(source), destination, report, program.launch.cache)

    try:
        words = await paste(environment) if pasted is None else pasted
        added = await in_daemon_thread(lambda: work(words))
    except ReaderError as reason:
        program.say(with_full_stop(f"Nothing is added: {reason}"))
        return
    assert added.path is not None, "it was written to the folder, or is there"
    program.say("")  # else the last step is still there when one comes back
    program.added = added.path
    await program.open_article(added.path).wait()
    program.say(
        f"Added: {added.summary}." if added.is_new else f"Nothing is added: {added.summary}, and here it is."
    )
