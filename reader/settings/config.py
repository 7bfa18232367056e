"""Gives the person's settings: from config.toml, which is never required, the environment, and else the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reader.settings.settings import SettingNames, Settings


def read_settings(
    file: Path | None, names: SettingNames, environment: Mapping[str, str], *, asked: bool = False
) -> Settings:
    """The settings of a file, of the environment, and else the defaults. `asked`: the file has to exist."""
    read = Settings(file=file)
    if file is not None and (asked or os.path.lexists(file)):
        from reader.settings.config_toml import read_config  # most people have no settings, and wait for none

        read = read_config(file, names, asked)
    if not environment.get("NO_COLOR"):
        return read
    return read._replace(colour=False, origins={"colour": "NO_COLOR in the environment", **read.origins})
