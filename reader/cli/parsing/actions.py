"""Commands of several actions (`reader feeds ACTION`): their options, a page of help for each, and what fits none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reader.cli.parsing.parser import Arguments, Parser

_FLAG: Mapping[str, Any] = MappingProxyType({"action": "store_true"})


@dataclass(frozen=True, slots=True)
class Action:
    """One action: what it does, what its words are, and what its own help says besides."""

    does: str
    words: str = ""
    about_words: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of some actions, all where none is named; `how` is the rest of what a parser is given."""

    names: tuple[str, ...]
    help: str
    actions: tuple[str, ...] = ()
    how: Mapping[str, Any] = field(default_factory=lambda: _FLAG)

    def add_to(self, parser: Parser, before: str = "") -> None:
        parser.add_argument(*self.names, **self.how, help=f"{before}{self.help}")


@dataclass(frozen=True, slots=True)
class ActionTable:
    """The actions of a command. `words` and `about_words` are those of any action; `add_common` adds what all have."""

    command: str
    actions: Mapping[str, Action]
    options: tuple[Option, ...]
    words: str
    about_words: str
    add_common: Callable[[Parser], object]

    def add_to(self, parser: Parser) -> None:
        """Adds the actions, and the options of them all."""
        width = max(map(len, self.actions))
        lines = "\n".join(f"  {name:<{width}}  {action.does}" for name, action in self.actions.items())
        parser.epilog = f"actions:\n{lines}\n\n`reader {self.command} ACTION --help` tells more of one."
        parser.add_argument("action", choices=tuple(self.actions), help="what to do")
        parser.add_argument("words", metavar=self.words, nargs="*", help=self.about_words)
        for option in self.options:
            option.add_to(parser, f"{', '.join(option.actions)}: " if option.actions else "")
        self.add_common(parser)

    def parser_of(self, words: Sequence[str]) -> Parser | None:
        """The parser of the action that is the first of some words, for its help; None where that is none."""
        name = next((word for word in words if not word.startswith("-")), "")
        if (action := self.actions.get(name)) is None:
            return None
        parser = Parser(f"{self.command} {name}", action.does, action.more)
        if action.words:
            parser.add_argument("words", metavar=action.words, nargs="*", help=action.about_words)
        for option in self.options:
            if not option.actions or name in option.actions:
                option.add_to(parser)
        self.add_common(parser)
        return parser

    def misplaced(self, arguments: Arguments) -> str | None:
        """What is wrong where an option was given that the action has not; None where nothing is."""
        for option in self.options:
            name = option.names[-1]
            value = getattr(arguments, name.removeprefix("--").replace("-", "_"))
            if value not in (None, False) and option.actions and arguments.action not in option.actions:
                return f"reader {self.command}: {name} is for {' and '.join(option.actions)} only."
        return None
