"""The person's settings, as a command needs them."""

from __future__ import annotations

import os
from pathlib import Path

from reader.cli.outlet import say
from reader.load.article import report
from reader.settings.config import read_settings
from reader.settings.folders import config_file
from reader.settings.settings import Known, Settings


def settings(asked: Path | None, known: Known) -> Settings:
    """The settings of the file that was asked for, else of the person's own; its faults are said."""
    found = read_settings(asked or config_file(), known, os.environ, asked=asked is not None)
    if found.file:
        for fault in found.faults:
            say(report(found.file, fault))
    return found


def library_folders(asked: Path | None) -> tuple[Path, ...]:
    """The folders of the person's library."""
    file = asked or config_file()
    known_by_nobody = Known()
    found = read_settings(file, known_by_nobody, os.environ, asked=asked is not None)
    return found.library
