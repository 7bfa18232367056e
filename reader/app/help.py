"""The help screen: what every key does, from the one table of commands."""

from __future__ import annotations

from collections.abc import Mapping

from reader.app.commands import COMMANDS, Command, Group
from reader.app.keys import keys_of
from reader.app.overlay import Overlay
from reader.app.palette import Palette
from reader.state.rows import Line, Listing, Piece, Row, heading

_KEYS_WIDTH = 14


class HelpScreen(Overlay):
    """Every command with its keys and what it does."""

    def __init__(self, palette: Palette, keymap: Mapping[str, str]) -> None:
        super().__init__(help_listing(keymap), palette)


def help_listing(keymap: Mapping[str, str]) -> Listing:
    """The commands under their headings, with the keys that they have here."""
    rows: list[Row] = []
    for group in Group:
        rows.append(heading(group.value.upper(), gap=bool(rows)))
        rows += [_row(command, keymap) for command in COMMANDS if command.group is group]
    return Listing((None,) * len(rows), rows.__getitem__, title="Keys")


def _row(command: Command, keymap: Mapping[str, str]) -> Row:
    keys = keys_of(command, keymap)
    lead = (Piece(f"{keys:<{_KEYS_WIDTH}} ", "strong"),)
    return Row(
        None, (Line((Piece(command.help),), lead=lead, rest=(Piece(" " * (_KEYS_WIDTH + 1)),), rows=2),)
    )
