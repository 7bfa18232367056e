"""Rows of a pane as values: what stands in each, and in which look, before anyone knows how wide the pane is."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from reader.model.text import Span
from reader.state.ids import Chosen

Look = Literal["plain", "strong", "faint", "hue", "name", "heading", "draft", "warn", "match", "bar"]
"""What a piece is, not how it is drawn: the palette of the screen decides that."""


class Piece(NamedTuple):
    """Some words of a row. `hue` is a hue number, None for the text's own colour.

    `cells` is the exact width of a column's piece at a line's right edge, 0 for as wide as its words.
    """

    text: str
    look: Look = "plain"
    hue: int | None = None
    cells: int = 0


class Line(NamedTuple):
    """One line of a row, wrapped to at most `rows` rows of the screen and then cut with an ellipsis.

    `lead` stands before the first of its rows and `rest` before the others; both have the same width. `right` stands
    at the right edge of the first.
    """

    pieces: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    lead: tuple[Piece, ...] = ()
    rest: tuple[Piece, ...] = ()
    rows: int = 1

    @property
    def is_empty(self) -> bool:
        return not any(piece.text for piece in (*self.pieces, *self.right))


class Row(NamedTuple):
    """One thing in a list: a person, a quote, an event, or a heading (`key` None, which can't be chosen).

    `at` is the words of the text that it leads to; `chosen` is what is chosen now. `related` marks an answer to what is
    chosen elsewhere; `dimmed` one that has nothing to do with it.
    """

    key: Chosen | None
    lines: tuple[Line, ...]
    at: Span | None = None
    chosen: bool = False
    related: bool = False
    dimmed: bool = False


class Listing(NamedTuple):
    """The rows of a pane, made when they come into sight: `keys` in order, and the row of each by its place.

    `answers` are the keys that answer to what is chosen elsewhere.
    """

    keys: tuple[Chosen | None, ...]
    row: Callable[[int], Row]
    answers: frozenset[Chosen] = frozenset()
    title: str = ""
    empty: str = ""


def heading(text: str, count: str = "", gap: bool = True) -> Row:
    above = (Line((Piece(""),)),) if gap else ()
    return Row(None, (*above, Line((Piece(text, "heading"),), right=(Piece(count, "faint"),))))


def joined(words: list[str], between: str = " · ") -> str:
    """The words that are there, with a separator between them."""
    return between.join(word for word in words if word)
