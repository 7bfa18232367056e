"""Reads the person's settings for a command, and says what is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path

from reader.app.commands.names import command_names
from reader.cli.output import say
from reader.load.article import report
from reader.settings.config import read_settings
from reader.settings.folders import config_file, data_folder
from reader.settings.settings import SettingNames, Settings


def settings(asked: Path | None, names: SettingNames, *, say_faults: bool = True) -> Settings:
    """The settings in the file asked for, else in the person's own; faults are said, unless they were before."""
    found = read_settings(asked or config_file(), names, os.environ, asked=asked is not None)
    if say_faults and found.file and found.faults:
        for fault in found.faults:
            say(report(found.file, fault))
    return found


def library_folders(asked: Path | None, *, say_faults: bool) -> tuple[Path, ...]:
    """The folders of the person's library; `say_faults`: they are said, but for names of keys and themes."""
    return folders_of(settings(asked, command_names(), say_faults=say_faults))


def quiet_settings(asked: Path | None) -> Settings:
    """The same settings without a word of their faults; names of keys and themes are not looked at."""
    return settings(asked, command_names(), say_faults=False)


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """The folders in the settings, else the one in the person's data folder; none needs to exist."""
    own = data_folder()
    return settings.library or (() if own is None else (own / "articles",))
