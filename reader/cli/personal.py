"""The person's settings, as a command needs them."""

from __future__ import annotations

import os
from pathlib import Path

from reader.app.commands import COMMANDS
from reader.cli.outlet import say
from reader.settings.config import read_settings
from reader.settings.folders import config_file, data_folder
from reader.settings.settings import Known, Settings


def settings(asked: Path | None, known: Known) -> Settings:
    """The settings of the file that was asked for, else of the person's own; their faults are said."""
    found = _read(asked, known)
    if found.file and found.faults:
        from reader.load.article import report

        for fault in found.faults:
            say(report(found.file, fault))
    return found


def library_folders(asked: Path | None, *, aloud: bool) -> tuple[Path, ...]:
    """The folders of the person's library; `aloud`: faults are said, except of what only the screen can know."""
    known = Known({command.id: command.keys for command in COMMANDS})
    return folders_of((settings if aloud else _read)(asked, known))


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """The folders that are set, else the one among the person's data; it need not exist."""
    own = data_folder()
    return settings.library or (() if own is None else (own / "articles",))


def _read(asked: Path | None, known: Known) -> Settings:
    return read_settings(asked or config_file(), known, os.environ, asked=asked is not None)
