"""Textual's bindings, made from the table of commands; and commands run without their keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from reader.app.commands.command import Command
from reader.app.commands.setting_names import key_name


def bind(*commands: Command) -> list[BindingType]:
    """Bindings by the commands' ids, so that a keymap can change them; none in Textual's own footer."""
    return [Binding(textual_keys(c.keys), c.action, c.title, show=False, id=c.id) for c in commands]


def textual_keys(keys: str) -> str:
    """Keys by the names that Textual gives them; its keymap knows no others."""
    return ",".join(key_name(key.strip()) or key.strip() for key in keys.split(","))


async def press(screen: Screen[object], command: Command) -> None:
    """Do what the command's key would do: the pane that has the keys answers, else the screen, else the program."""
    if (target := answering(screen, command)) is not None:
        await screen.app.run_action(command.action, default_namespace=target)


def answering(screen: Screen[object], command: Command) -> DOMNode | None:
    """What does this command here; None where nothing does."""
    name = f"action_{command.action.partition('(')[0].removeprefix('app.')}"
    return next(
        (node for node in (screen.focused or screen).ancestors_with_self if hasattr(node, name)), None
    )
