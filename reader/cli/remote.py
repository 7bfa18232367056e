"""The library of an archive, for commands and for the screen.

Imports inside functions are of what only an archive needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.cli.output import say
from reader.cli.user_settings import quiet_settings
from reader.errors import StoreUnavailable
from reader.settings.folders import copies_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.protocol import Library


def archive_of(asked: str | None, config: Path | None) -> str:
    """The address of the archive that stands for the person's library; empty where none does."""
    return asked or quiet_settings(config).archive


def usable(address: str) -> str:
    """The address, or nothing where archives can't be used here, which is said."""
    return "" if address and say_unusable(address) else address


def opener(address: str) -> Callable[[], Library]:
    """A function that opens the library of an archive without asking it anything."""

    def opened() -> Library:
        from reader.library.opening import open_remote_library

        copies = copies_folder(address)
        if copies is None:
            raise StoreUnavailable("there is no home folder to copy its articles to")
        return open_remote_library(address, copies)

    return opened


def say_unusable(address: str) -> bool:
    """Whether archives can't be used here at all, which is said."""
    from importlib.util import find_spec

    if find_spec("psycopg") is None:
        say("An archive needs psycopg; install it with `pip install 'closeread[archive]'`.")
        return True
    if copies_folder(address) is None:
        from reader.model.library.addresses import shown_address

        say(f"{shown_address(address)}: there is no home folder to copy its articles to.")
        return True
    return False
