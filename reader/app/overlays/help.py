"""The help screen: what every key does, from the table of commands, and what the signs mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.app.commands.command import Command, Group
from reader.app.commands.keys import first_key, keys_of, without_browser_keys, works_in_browser
from reader.app.commands.table import COMMANDS, HINTS
from reader.app.overlays.card import Overlay
from reader.model.article import EventState
from reader.model.counting import TYPE_IN_WORDS
from reader.state.article.events import SIGN
from reader.state.article.quotes import EDGE
from reader.state.rows import Line, Listing, Piece, Row, heading

_KEYS_WIDTH = 14
_MOST = 20
"""The most rows of a meaning: enough for the narrowest screen."""

_STATE = {
    EventState.HAPPENED: "happened",
    EventState.ONGOING: "goes on",
    EventState.PLANNED: "is planned",
    EventState.ALLEGED: "is alleged",
    EventState.DENIED: "is denied",
}
_SIGNS = (
    *((EDGE[type_], f"A quote, {words}") for type_, words in TYPE_IN_WORDS.items()),
    *((sign, f"An event that {_STATE[state]}") for state, sign in SIGN.items()),
    ("†", "A note on words of this line; {hints} shows a letter to choose it"),
    ("underlined", "Words that stand for somebody or something, in their own colour"),
    ("¶3", "The third paragraph"),
    ("▇▁·", "Where in the text somebody is mentioned or speaks, from its beginning to its end"),
    ("╸┃", "At the right edge: where in the whole text the chosen one is named, and speaks"),
    ("[9 Aug 2020]", "A date that the article doesn’t give"),
    ("draft?", "A machine’s draft that nobody has accepted yet"),
)


class KeysHere(NamedTuple):
    """What commands do on one screen where that is another thing than elsewhere, and the words that it shows."""

    title: str
    commands: tuple[tuple[Command, str], ...]
    words: tuple[tuple[str, str], ...] = ()


class HelpScreen(Overlay):
    """Every command with its keys and what it does."""

    def __init__(
        self,
        keymap: Mapping[str, str],
        first: tuple[Group, ...] = (),
        *,
        here: KeysHere | None = None,
        in_browser: bool = False,
    ) -> None:
        super().__init__(help_listing(keymap, first, here=here, in_browser=in_browser))


def help_listing(
    keymap: Mapping[str, str],
    first: tuple[Group, ...] = (),
    *,
    here: KeysHere | None = None,
    in_browser: bool = False,
) -> Listing:
    """The commands under their headings, with their keys in this keymap; the groups of `first` before the others.

    What the screen has keys for that do something else elsewhere (`here`) stands before all.
    In a browser without the keys that it keeps for itself, and without what can do nothing there.
    """
    commands = [command for command in COMMANDS if works_in_browser(command) or not in_browser]
    if in_browser:
        keymap = without_browser_keys(commands, keymap)
    rows = _of_screen(here, keymap) if here is not None else []
    groups = [group for group in Group if any(command.group is group for command in commands)]
    for group in sorted(groups, key=lambda group: group not in first):
        rows.append(heading(group.value.upper(), gap=bool(rows)))
        rows += [_row(command, keymap) for command in commands if command.group is group]
    rows.append(heading("SIGNS"))
    hints = first_key(HINTS, keymap)
    rows += [_described(sign, meaning.replace("{hints}", hints)) for sign, meaning in _SIGNS]
    return Listing((None,) * len(rows), rows.__getitem__, title="Keys and signs")


def _of_screen(here: KeysHere, keymap: Mapping[str, str]) -> list[Row]:
    return [
        heading(here.title.upper()),
        *(_described(keys_of(command, keymap), meaning) for command, meaning in here.commands),
        *(_described(word, meaning) for word, meaning in here.words),
    ]


def _row(command: Command, keymap: Mapping[str, str]) -> Row:
    return _described(keys_of(command, keymap), command.help)


def _described(what: str, meaning: str) -> Row:
    """A row with the meaning beside the keys, or below where they are too long."""
    beside = len(what) <= _KEYS_WIDTH
    above = () if beside else (Line((Piece(what, "strong"),)),)
    lead = Piece(f"{what if beside else '':<{_KEYS_WIDTH}} ", "strong")
    return Row(
        None,
        (*above, Line((Piece(meaning),), lead=(lead,), rest=(Piece(" " * (_KEYS_WIDTH + 1)),), rows=_MOST)),
    )
