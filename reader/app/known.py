"""What settings may name: the commands, the keys that Textual knows, and the themes."""

from __future__ import annotations

from textual.keys import Keys, _character_to_key, key_to_character
from textual.theme import BUILTIN_THEMES

from reader.app.commands import COMMANDS
from reader.settings.settings import Known

_NAMED = frozenset(key.value for key in Keys if key.value[0] != "<")
_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")


def known() -> Known:
    return Known({command.id: command.keys for command in COMMANDS}, key_name, tuple(BUILTIN_THEMES))


def key_name(key: str) -> str | None:
    """Textual's name of a key (`plus` of `+`, `ctrl+plus` of `ctrl++`), None where it is no key."""
    if key in _NAMED:
        return key
    head, _, last = key[:-1].rpartition("+")
    last += key[-1:]
    modifiers = head.split("+") if head else []
    if not last or not all(modifier in _MODIFIERS for modifier in modifiers):
        return None
    if len(last) > 1 and last not in _NAMED and key_to_character(last) is None:
        return None
    if len(last) == 1 and (not last.isprintable() or last.isspace()):
        return None
    if modifiers == ["shift"] and len(last) == 1:  # terminals send the capital letter, or another sign
        return None
    return "+".join((*modifiers, _character_to_key(last) if len(last) == 1 else last))
