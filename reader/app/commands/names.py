"""The names of the commands that settings may use: ids, keys and modes. Without Textual, which names the keys."""

from __future__ import annotations

from reader.app.commands.table import COMMANDS
from reader.settings.settings import SettingNames


def command_names() -> SettingNames:
    """The names of the commands alone; any key and any theme will do."""
    return SettingNames(
        {command.id: command.keys for command in COMMANDS},
        modes={command.id: command.mode for command in COMMANDS},
    )
