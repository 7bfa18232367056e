"""The articles that one may be compared with, and their rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.load.anchors.folding import fold
from reader.model.clean import clean
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece, Row


@dataclass(frozen=True, slots=True)
class Other:
    """Another article. `has_same_text`: it annotates the very same words."""

    path: Path
    headline: str
    has_same_text: bool = False

    @property
    def key(self) -> Listed:
        return Listed(str(self.path))


def matching(others: tuple[Other, ...], words: str) -> tuple[Other, ...]:
    """Those whose headline or path has all words, whatever their case and accents."""
    asked = fold(words).casefold().split()
    return tuple(
        other
        for other in others
        if all(word in fold(f"{other.headline} {other.path}").casefold() for word in asked)
    )


def other_listing(others: tuple[Other, ...]) -> Listing:
    """The headline and the file of each, and which have the same text."""

    def row(index: int) -> Row:
        other = others[index]
        same = (Piece("the same text", "strong"),) if other.has_same_text else ()
        lines = (
            Line((Piece(other.headline),), right=same, rows=2),
            Line((Piece(clean(str(other.path)), "faint"),)),
        )
        return Row(other.key, lines)

    return Listing(tuple(other.key for other in others), row, title="Compare with…")
