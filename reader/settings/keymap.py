"""Checks a person's own keys: known commands, known keys, and no key for two commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.model.did_you_mean import did_you_mean
from reader.settings.settings import SettingNames

COMMA = "comma"


class KeyFault(NamedTuple):
    """A fault in the keys of one command; `of_value` where it lies in the keys, not in the command's name."""

    command: str
    code: str
    message: str
    of_value: bool = True


def keymap(wanted: Mapping[str, object], names: SettingNames) -> tuple[dict[str, str], list[KeyFault]]:
    """The keys that can be had, comma separated by id of command, and what is wrong with the others."""
    faults: list[KeyFault] = []
    accepted: dict[str, str] = {}
    for command, value in wanted.items():
        fault = _fault_of_command(command, names) or _fault_of_keys(command, value, names)
        if fault:
            faults.append(fault)
        else:
            accepted[command] = ",".join(dict.fromkeys(_named(value)))
    while fault := next(_clashes(accepted, names), None):
        del accepted[fault.command]
        faults.append(fault)
    return accepted, faults


def split_keys(keys: str) -> tuple[str, ...]:
    """The single keys of a command; a comma itself is called `comma`."""
    return tuple(key.strip() for key in keys.split(",") if key.strip())


def flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """The commands of a table of keys: TOML takes the dot in `move.down = "j"` for a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _fault_of_command(command: str, names: SettingNames) -> KeyFault | None:
    if command in names.commands:
        return None
    message = f"there is no command {command!r}{did_you_mean(command, names.commands)}"
    return KeyFault(command, "unknown-command", message, of_value=False)


def _fault_of_keys(command: str, value: object, names: SettingNames) -> KeyFault | None:
    several = isinstance(value, list) and all(isinstance(key, str) for key in value)
    if not (several or isinstance(value, str)):
        return KeyFault(command, "bad-value", f"the keys of {command!r} are text, or a list of texts")
    keys = _named(value)
    if not keys:
        return KeyFault(command, "bad-value", f"{command!r} needs a key at least")
    for key in keys:
        if names.key_name(key) is None:
            return KeyFault(command, "bad-key", f"{key!r} is not a key")
    return None


def _named(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(COMMA if key.strip() == "," else key.strip() for key in value if key.strip())
    text = str(value)
    return (COMMA,) if text.strip() == "," else split_keys(text)


def _clashes(accepted: Mapping[str, str], names: SettingNames) -> Iterator[KeyFault]:
    """The own keys, last first, that another command has too."""
    for command in reversed(tuple(accepted)):
        for other, default in names.commands.items():
            theirs = {names.key_name(key) for key in split_keys(accepted.get(other, default))}
            shared = [key for key in split_keys(accepted[command]) if names.key_name(key) in theirs]
            same_mode = names.modes.get(command, "") == names.modes.get(other, "")
            if other != command and same_mode and shared:
                message = f"{shared[0]!r} is the key of {other!r} already: give that another key first"
                yield KeyFault(command, "key-taken", message)
