"""What settings may name: the commands, the keys that Textual knows, and the themes."""

from __future__ import annotations

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key, key_to_character
from textual.theme import BUILTIN_THEMES

from reader.app.commands.names import command_names
from reader.model.characters import is_clean
from reader.settings.settings import SettingNames

_NAMED = frozenset(key.value for key in Keys if key.value[0] != "<")
_SIGNS = {short: key_to_character(name) for name, short in KEY_NAME_REPLACEMENTS.items()}
"""Textual's own names of signs, which it can't read back."""
_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")


def setting_names() -> SettingNames:
    return command_names()._replace(key_name=key_name, themes=tuple(BUILTIN_THEMES))


def key_name(key: str) -> str | None:
    """Textual's name of a key (`plus` of `+`, `ctrl+plus` of `ctrl++`), None where it is no key."""
    *modifiers, last = key[:-1].split("+")
    last += key[-1:]
    sign = last if len(last) == 1 else _SIGNS.get(last) or key_to_character(last)
    if not all(modifier in _MODIFIERS for modifier in modifiers):
        return None
    if sign is None or last in _NAMED:
        return key if last in _NAMED else None
    if not sign.isprintable() or sign.isspace() or not is_clean(sign):
        return None
    if modifiers == ["shift"]:  # terminals send the capital letter, or another sign
        return None
    return "+".join((*modifiers, _character_to_key(sign)))
