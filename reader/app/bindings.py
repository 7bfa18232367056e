"""Textual's bindings, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from reader.app.commands import Command
from reader.app.setting_names import key_name


def bind(*commands: Command) -> list[BindingType]:
    """Bindings by the commands' ids, so that a keymap can change them; none in Textual's own footer."""
    return [Binding(textual_keys(c.keys), c.action, c.title, show=False, id=c.id) for c in commands]


def textual_keys(keys: str) -> str:
    """Keys by the names that Textual gives them; its keymap knows no others."""
    return ",".join(key_name(key.strip()) or key.strip() for key in keys.split(","))
