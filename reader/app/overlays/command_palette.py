"""The command palette: every command of the table, by its title."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.events import Mount
from textual.message import Message
from textual.widgets import Input, OptionList

from reader.app.bindings import answering, press
from reader.app.command import Command, Group
from reader.app.commands import COMMANDS
from reader.app.full_screen import ReaderScreen
from reader.app.keys import NO_KEYS, keys_of


class CommandPaletteScreen(CommandPalette, ReaderScreen[None]):
    """Textual's command palette, with our width."""

    CSS_PATH = "command_palette.tcss"

    @on(Mount)
    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def end_with_what_is_open(self, event: Message) -> None:
        """Ignore events that arrive once it is closed: an Esc may come before it is mounted, an Enter too late."""
        if not self.stands:
            event.prevent_default()


class CommandProvider(Provider):
    """Offers the commands with their keys, those that only move last."""

    async def discover(self) -> Hits:
        for command in sorted(self._commands(), key=lambda command: command.group is Group.MOVE):
            yield DiscoveryHit(command.title, self._run(command), command.title, self._help(command))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            said = (matcher.match(text) for text in (command.help, command.id))
            score = max(matcher.match(command.title), *(0.8 * each for each in said))
            if score > 0:
                shown = matcher.highlight(command.title)
                yield Hit(score, shown, self._run(command), command.title, self._help(command))

    def _commands(self) -> Iterator[Command]:
        """The commands that have an action here."""
        return (command for command in COMMANDS if answering(self.screen, command) is not None)

    def _run(self, command: Command) -> Callable[[], Awaitable[object]]:
        return partial(press, self.screen, command)

    def _help(self, command: Command) -> str:
        keymap = getattr(self.app, "keys_by_id", NO_KEYS)
        return f"{keys_of(command, keymap)}  {command.help}"
