"""The command palette: every command of the table, by its title."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from reader.app.commands import COMMANDS, Command


class CommandFinder(Provider):
    """Offers the commands that the screen below answers to."""

    def _run(self, command: Command) -> Callable[[], Awaitable[object]]:
        return partial(press, self.screen, command)

    async def discover(self) -> Hits:
        for command in COMMANDS:
            yield DiscoveryHit(command.title, self._run(command), help=command.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in COMMANDS:
            score = max(matcher.match(command.title), matcher.match(command.help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(command.title), self._run(command), help=command.help)


async def press(screen: Screen[object], command: Command) -> None:
    """Do what the command's key would do: the pane that has the keys answers, else the screen, else the program."""
    name = f"action_{command.action.partition('(')[0]}"
    focused = screen.focused
    target = next(
        (node for node in (focused, screen) if node is not None and hasattr(node, name)), screen.app
    )
    await screen.app.run_action(command.action, default_namespace=target)
