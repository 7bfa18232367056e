"""Puts keys into words for a person: `ctrl+d` is ^d."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reader.app.commands.command import Command, Group

if TYPE_CHECKING:
    from textual.app import App

NO_KEYS: Mapping[str, str] = MappingProxyType({})
"""The keymap of the person whose settings name no keys."""

_KEPT_BY_BROWSERS = frozenset({"ctrl+w", "ctrl+t", "ctrl+n"})
"""Keys for windows and tabs, which never reach a page."""

_NOT_IN_BROWSERS = frozenset({"leave.suspend", "view.listen"})
"""Commands that need a shell, or a loudspeaker of the machine that runs the program."""

_SPELT = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End",
    "space": "space", "tab": "Tab", "shift+tab": "shift+Tab", "enter": "Enter", "escape": "Esc",
    "shift+left": "shift+←", "shift+right": "shift+→", "delete": "Del", "f1": "F1", "plus": "+", "minus": "-",
    "comma": ",",
}  # fmt: skip


def keys_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The keys of a command as a person reads them: their own, else the program's."""
    return keys_in_words(keymap.get(command.id, command.keys))


def first_key(command: Command, keymap: Mapping[str, str]) -> str:
    """The key that the footer shows for a command."""
    return keys_of(command, keymap).partition(" ")[0]


def without_browser_keys(commands: Iterable[Command], keymap: Mapping[str, str]) -> dict[str, str]:
    """The keymap of these commands without the keys that a browser keeps for itself."""
    keys = {command.id: keymap.get(command.id, command.keys).split(",") for command in commands}
    return {
        id_: ",".join(key for key in of_command if key.strip() not in _KEPT_BY_BROWSERS)
        for id_, of_command in keys.items()
    }


def works_in_browser(command: Command) -> bool:
    """Whether a command can do something for who sits at a browser. The linear screen needs a terminal."""
    return command.id not in _NOT_IN_BROWSERS and command.group is not Group.LINEAR


def titled(command: Command, words: str) -> Command:
    """The command with another short title, for the footer of one screen."""
    return command._replace(footer=words)


def key_for(app: App[Any], command: Command) -> str:
    """The first key of a command in the person's keymap, for a remark that names it."""
    return first_key(command, getattr(app, "keys_by_id", NO_KEYS))


def keys_in_words(keys: str) -> str:
    """Textual's names of keys as a person reads them: `ctrl+d` is ^d."""
    return " ".join(_in_words(key.strip()) for key in keys.split(","))


def _in_words(key: str) -> str:
    if key in _SPELT:
        return _SPELT[key]
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
