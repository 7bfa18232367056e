"""The list of formats that an article can be exported to: Enter writes it in the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterable

from reader.app.commands import table as c
from reader.app.overlays.card import ChoiceOverlay
from reader.convert.format import Format
from reader.convert.table import FORMATS
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece, Row


class ExportScreen(ChoiceOverlay):
    """A box with the formats."""

    ways = ((c.CHOOSE, "exports"), (c.LET_GO, "closes"))

    def __init__(self) -> None:
        super().__init__(format_listing(FORMATS))


def format_listing(formats: Iterable[Format]) -> Listing:
    """The formats, each with its title and the usual ending of its files."""
    rows = [
        Row(Listed(each.name), (Line((Piece(each.title),), right=(Piece(each.suffix, "faint"),)),))
        for each in formats
    ]
    return Listing(tuple(row.key for row in rows), rows.__getitem__, title="Export this article")
