"""Styles of words in the text, as values without colours; the palette turns them into colours."""

from enum import IntEnum
from typing import NamedTuple


class Tint(IntEnum):
    """How strongly a background is tinted."""

    NONE = 0
    FAINT = 1
    REPORTED = 2
    MIXED = 3
    DIRECT = 4
    FOLLOWED = 5
    CHOSEN = 6


class TextStyle(NamedTuple):
    """The style of some words. `hue` colours the letters, `tint_hue` the background; None is the text's own colour."""

    hue: int | None = None
    underline: bool = False
    bold: bool = False
    italic: bool = False
    faint: bool = False
    tint: Tint = Tint.NONE
    tint_hue: int | None = None
