"""What the linear screen asks of other programs: clipboard, browser, editor, pages of articles that are added.

Imports inside functions are of what only some keys need.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ClipboardError, ReaderError, SaveError, UnreadableFile
from reader.model.clean import clean, shorten, with_full_stop

if TYPE_CHECKING:
    from reader.linear.screen import Host
    from reader.linear.terminal.tty import Tty
    from reader.services.adding import Added

NO_PAGE = "The article names no page to open."


class OtherPrograms:
    """The clipboard, the browser and the editor of the person."""

    def __init__(self, host: Host, tty: Tty) -> None:
        self._host, self._tty = host, tty

    def copy(self, words: str, what: str) -> None:
        """Put words on the clipboard, and say where they are."""
        import asyncio

        from reader.app.terminal.clipboard import copy

        sent: list[str] = []

        def work() -> str:
            try:
                where = asyncio.run(copy(words, os.environ, sent.append))
            except ClipboardError as reason:
                return f"Not copied: {reason}."
            return f"{what} {where}: {shorten(' '.join(words.split()))}"

        def then(said: str) -> None:
            for piece in sent:
                self._tty.write(f"\x1b]52;c;{b64encode(piece.encode()).decode()}\x07")
            self._host.say(said)

        self._host.start(work, then)

    def open_page(self, url: str | None) -> None:
        """Ask the browser for a page."""
        if url is None:
            self._host.say(NO_PAGE)
            return
        import asyncio

        from reader.app.other_programs import ask_browser

        self._host.say(f"Asked the browser for {clean(url)}")

        def then(opened: bool) -> None:
            if not opened:
                self._host.say(f"No browser could be opened. Set BROWSER to one that can: {clean(url)}")

        self._host.start(lambda: asyncio.run(ask_browser(url)), then)

    def edit(self, path: Path, line: int) -> Path:
        """Lend the terminal to the editor. The file that it edited: the person's own copy of one that can't be."""
        from reader.app.other_programs import editor_command, run_editor
        from reader.services.own_copy import editable

        launch = self._host.launch
        try:
            path, edited = editable(path, launch.bundled, launch.additions)
        except (SaveError, UnreadableFile) as reason:
            self._host.say(f"This article can’t be edited, and you can have no copy of it: {reason}.")
            return path
        command = editor_command(path, line)
        self._host.say(self._tty.lend(lambda words: run_editor([*words]), command) or edited)
        return path

    def add(self, opened: Callable[[Path], None], words: str | None = None) -> None:
        """Make an article of some words, else of those on the clipboard, and open it."""
        import asyncio

        from reader.app.terminal.clipboard import paste
        from reader.services.adding import AddRequest, Destination, Page, add, address_in

        launch, host = self._host.launch, self._host

        def work() -> Added | str:
            try:
                source = words if words is not None else asyncio.run(paste(os.environ))
                if launch.additions is None:
                    raise SaveError("there is no home folder to keep an article in")
                known_in = tuple(dict.fromkeys((launch.additions, *launch.settings.library)))
                address = address_in(source)
                request = AddRequest(Page(address) if address else source)
                return add(
                    request, Destination(folder=launch.additions, known_in=known_in), _quiet, launch.cache
                )
            except ReaderError as reason:
                return with_full_stop(f"Nothing is added: {reason}")

        def then(added: Added | str) -> None:
            if isinstance(added, str):
                host.say(added)
                return
            assert added.path is not None, "it was written to the folder, or is there"
            opened(added.path)
            new = f"Added: {added.summary}."
            host.say(new if added.is_new else f"Nothing is added: {added.summary}, and here it is.")

        host.say("Adding what is on the clipboard." if words is None else "Adding what was pasted.")
        host.start(work, then)


def _quiet(_: str) -> None:
    """The steps of adding, which are not said one by one."""
