"""What keys do on every screen: help, the palette, and sentences for what it leaves to others."""

from __future__ import annotations

from collections.abc import Callable, Collection

from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.app.commands.table import COMMANDS
from reader.linear.screen import Action, Prompt


def said_instead(say: Callable[[str], None]) -> dict[Command, Action]:
    """A sentence for each command that has no sense here."""
    sentences = {
        c.THEME: "Linear has no colours of its own: it has those of your terminal.",
        c.WIDER: "The text is as wide as the screen here.",
        c.NARROWER: "The text is as wide as the screen here.",
    }

    def saying(sentence: str) -> Action:
        return lambda: say(sentence)

    return {command: saying(sentence) for command, sentence in sentences.items()}


def palette(
    answered: Collection[Command], press: Callable[[Command], object], say: Callable[[str], None]
) -> Prompt:
    """Asks for one of the commands that are answered, by words of its title."""
    commands = [command for command in COMMANDS if command in answered]

    def fitting(typed: str) -> list[Command]:
        words = typed.lower().split()
        return [each for each in commands if all(word in each.title.lower() for word in words)]

    def done(typed: str, index: int) -> None:
        found = fitting(typed)
        if found:
            press(found[index])
        else:
            say(f"No command is called {typed}.")

    return Prompt("Command:", done, offers=lambda typed: [each.title for each in fitting(typed)])
