"""The command palette: every command of the table, by its title."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.events import Mount
from textual.message import Message
from textual.widgets import Input, OptionList

from reader.app.commands.bindings import answering, press, textual_keys
from reader.app.commands.command import Command, Group
from reader.app.commands.keys import NO_KEYS, keys_in_words, works_in_browser
from reader.app.commands.table import COMMANDS
from reader.app.full_screen import ReaderScreen


class CommandPaletteScreen(CommandPalette, ReaderScreen[None]):
    """Textual's command palette, with our width."""

    CSS_PATH = "command_palette.tcss"

    @on(Mount)
    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def end_with_what_is_open(self, event: Message) -> None:
        """Ignore events that arrive once it is closed: an Esc may come before it is mounted, an Enter too late."""
        if not self.is_on_stack:
            event.prevent_default()
        for field in self.query(Input):
            field.cursor_blink = False  # which would write to the terminal for as long as it is open


class CommandProvider(Provider):
    """Offers the commands with their keys, those that only move last."""

    async def discover(self) -> Hits:
        for command in sorted(self.commands(), key=lambda command: command.group is Group.MOVE):
            yield DiscoveryHit(command.title, self._run(command), command.title, self._help(command))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self.commands():
            said = (matcher.match(text) for text in (command.help, command.id))
            score = max(matcher.match(command.title), *(0.8 * each for each in said))
            if score > 0:
                shown = matcher.highlight(command.title)
                yield Hit(score, shown, self._run(command), command.title, self._help(command))

    def commands(self) -> Iterator[Command]:
        """The commands that have a key here, and those that have an action but no keys."""
        here = self._keys_here()
        listed = (command for command in COMMANDS if command.id in here or not command.keys)
        able = (command for command in listed if works_in_browser(command) or not self.app.is_web)
        return (command for command in able if answering(self.screen, command) is not None)

    def keys_in_words(self, command: Command) -> str:
        """The keys of a command as a person reads them, without those that stand for something else here."""
        here = self._keys_here().get(command.id, set())
        keys = getattr(self.app, "keys_by_id", NO_KEYS).get(command.id, command.keys)
        return keys_in_words(",".join(key for key in keys.split(",") if textual_keys(key) in here) or keys)

    def _keys_here(self) -> Mapping[str, set[str]]:
        """The keys that do something here, by Textual's names for them, by the ids of their commands."""
        found: dict[str, set[str]] = {}
        for key, active in self.screen.active_bindings.items():
            if active.binding.id is not None:
                found.setdefault(active.binding.id, set()).add(key)
        return found

    def _run(self, command: Command) -> Callable[[], Awaitable[object]]:
        return partial(press, self.screen, command)

    def _help(self, command: Command) -> str:
        return f"{self.keys_in_words(command)}  {command.help}"
