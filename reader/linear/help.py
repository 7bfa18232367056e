"""The help of the linear screen: what each key does in the screen that is shown, a line for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reader.app.commands.command import Command, Group
from reader.app.commands.keys import keys_of
from reader.app.commands.table import COMMAND_PALETTE, COMMANDS
from reader.linear.pager import Pager
from reader.linear.screen import Screen

_SPOKEN = {
    "↓": "down arrow", "↑": "up arrow", "←": "left arrow", "→": "right arrow", "PgDn": "page down", "PgUp": "page up",
    "Esc": "escape", "/": "slash", ",": "comma", ".": "full stop", "?": "question mark", "!": "exclamation mark",
    "'": "apostrophe", ":": "colon", "<": "less than", ">": "greater than", "]": "right bracket", "[": "left bracket",
    "}": "right brace", "{": "left brace", "+": "plus", "-": "minus", "=": "equals", "*": "star",
}  # fmt: skip
"""Keys that a voice leaves out, or calls by a sign."""


def spoken_key(key: str) -> str:
    """A key as a voice says it: `^d` is control d, `J` capital J."""
    if key.startswith("^"):
        return f"control {key[1:]}"
    if len(key) == 1 and key.isupper():
        return f"capital {key}"
    return _SPOKEN.get(key, key)


def spoken_keys(command: Command, keymap: Mapping[str, str]) -> str:
    """All keys of a command as a voice says them."""
    return " or ".join(map(spoken_key, keys_of(command, keymap).split()))


def help_words(answered: Collection[Command], keymap: Mapping[str, str], mode: str) -> list[str]:
    """A line for each command that is answered, under its heading; those of the mode and the linear ones first."""
    words = []
    for group in sorted(Group, key=lambda group: (group.value != mode, group is not Group.LINEAR)):
        commands = [command for command in COMMANDS if command.group is group and command in answered]
        if commands:
            words.append(f"{group.value}.")
        words += [f"{_way_to(command, answered, keymap)}: {command.help}." for command in commands]
    return words


def _way_to(command: Command, answered: Collection[Command], keymap: Mapping[str, str]) -> str:
    """The keys of a command; the palette and its title where a linear command has them, which comes first."""
    linear = [each for each in answered if each.group is Group.LINEAR and each is not command]
    taken = {key for each in linear for key in keys_of(each, keymap).split()}
    if command.mode or not taken.issuperset(keys_of(command, keymap).split()):
        return spoken_keys(command, keymap)
    return f"{spoken_keys(COMMAND_PALETTE, keymap)}, then {command.title.removesuffix('…').lower()}"


def help_screen(
    answered: Collection[Command], keymap: Mapping[str, str], mode: str, first: Sequence[str]
) -> Screen:
    """What every key does in a screen that answers these commands; before that, its own sentences."""
    return Screen("What the keys do here.", Pager([*first, *help_words(answered, keymap, mode)]), {})
