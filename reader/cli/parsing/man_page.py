"""Makes the manual page `reader(1)` from the tables of commands and keys.

The page is kept in reader/cli/man/reader.1, where the wheel takes it from; `python -m tests.readme` makes it anew,
and a test compares the two.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from reader.app.commands.command import Group
from reader.app.commands.keys import NO_KEYS, keys_of
from reader.app.commands.table import COMMANDS as KEYS
from reader.cli.parsing.arguments import COMMANDS, open_parser
from reader.cli.parsing.parser import Parser

_INTRODUCTION = (
    "closeread shows annotated news articles in the terminal: people, quotes and a timeline stand beside the text.",
    "An article is a YAML file; `reader add` makes one of a text or a page, and `reader check` finds its faults.",
)
_FILES = (
    ("~/.config/closeread/config.toml", "the settings; `reader config` prints them, and every folder in use"),
    ("~/.local/share/closeread/articles", "the library, unless the settings name other folders"),
)
_STATUS = (
    ("0", "fine"),
    ("1", "nothing found, or faults found"),
    ("2", "wrong use, or a file that can’t be read"),
)
_NARGS: dict[int | str | None, str] = {None: "{0}", "?": "[{0}]", "*": "[{0} ...]", "+": "{0} ..."}
_SIGNS = {
    "\\": r"\e", "-": r"\-", "`": r"\(ga", "’": r"\(cq", "“": r"\(lq", "”": r"\(rq", "…": "...",
    "^": r"\(ha", "~": r"\(ti", "'": r"\(aq",
}  # fmt: skip
_ARROWS = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}


def man_page() -> str:
    """The whole page, as roff."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    parser = open_parser()
    yield '.TH READER 1 "" closeread "User Commands"'
    yield ".SH NAME"
    yield f"reader, closeread \\- {_text(_lowered(parser.description))}"
    yield ".SH SYNOPSIS"
    yield _synopsis(parser)
    for command in COMMANDS:
        yield ".br"
        yield _synopsis(command.parser())
    yield ".SH DESCRIPTION"
    yield from map(_text, _INTRODUCTION)
    yield from _options(parser)
    yield ".SH COMMANDS"
    for command in COMMANDS:
        yield f".SS {_text(command.name)}"
        yield _text(f"{command.does[:1].upper()}{command.does[1:]}.")
        yield from _options(command.parser())
    yield ".SH KEYS"
    for group in Group:
        yield f".SS {_text(group.value)}"
        for key in KEYS:
            if key.group is group:
                yield from _item(_text(keys_of(key, NO_KEYS)), key.help)
    for title, items in (("EXIT STATUS", _STATUS), ("FILES", _FILES)):
        yield f".SH {title}"
        for name, about in items:
            yield from _item(_text(name), about)


def _synopsis(parser: Parser) -> str:
    arguments = (
        _NARGS[action.nargs].format(_value(action))
        for action in _actions(parser)
        if not action.option_strings
    )
    return _text(" ".join((parser.prog, "[OPTION ...]", *arguments)))


def _options(parser: Parser) -> Iterator[str]:
    for action in _actions(parser):
        names = _text(", ".join(action.option_strings))
        value = "" if action.nargs == 0 else f"\\fI{_text(_value(action))}\\fR"
        yield from _item(f"{names} {value}".strip(), action.help or "")


def _actions(parser: Parser) -> Iterable[argparse.Action]:
    # argparse has no public way to ask a parser what it knows; `_actions` has been there since it exists
    return parser._actions


def _value(action: argparse.Action) -> str:
    if action.choices and not action.metavar:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest).upper()


def _item(term: str, about: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{term}\\fR"
    yield _text(f"{about[:1].upper()}{about[1:]}.")


def _lowered(sentence: str | None) -> str:
    words = (sentence or "").rstrip(".")
    return words[:1].lower() + words[1:]


def _text(words: str) -> str:
    """Words that roff prints as they are: signs escaped, no line that begins as a request does."""
    escaped = "".join((_SIGNS | _ARROWS).get(char, char) for char in words)
    return rf"\&{escaped}" if escaped[:1] in (".", "'") else escaped
