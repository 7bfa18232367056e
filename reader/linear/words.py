"""Rows that other screens draw, as words alone: what is a sign there is a word here, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.convert.in_words.words import sentence
from reader.state.ids import Chosen
from reader.state.rows import Line, Listing, Row

_PARAGRAPH = re.compile(r"¶ ?(\d+)")
_SIGNS = re.compile("[▀-▟─-╿■-◿★☆●○◐◌×†‹›→←↑↓·…▌]+")
"""What is drawn, not written: bars, rules, bullets."""


def in_words(text: str) -> str:
    """A text that was worded for the eye: `¶3` is paragraph 3, a middle dot a comma, and signs are left out."""
    text = _PARAGRAPH.sub(r"paragraph \1", text.replace(" · ", ", ").replace(" % ", " per cent "))
    text = re.sub(r"(\d) ?%", r"\1 per cent", text)
    return " ".join(_SIGNS.sub(" ", text).split())


def row_in_words(row: Row) -> str:
    """A row as sentences, a line of it for each."""
    return " ".join(filter(None, map(_line, row.lines)))


def _line(line: Line) -> str:
    left = in_words("".join(piece.text for piece in line.pieces))
    right = in_words(" ".join(piece.text for piece in line.right))
    words = ", ".join(filter(None, (left.removesuffix("."), right))) if right else left
    if words == words.upper() and any(piece.look == "heading" for piece in line.pieces):
        words = words.capitalize()
    return sentence(words) if words else ""


def listing_in_words(listing: Listing) -> list[tuple[Chosen | None, str]]:
    """The rows of a listing that say something, each with its key."""
    rows = ((key, row_in_words(listing.row(index))) for index, key in enumerate(listing.keys))
    found = [(key, words) for key, words in rows if words]
    return found or [(None, listing.empty)] * bool(listing.empty)


def lines_in_words(lines: Iterable[Line]) -> Iterator[str]:
    """Some lines as sentences, those that say nothing left out."""
    return filter(None, map(_line, lines))
