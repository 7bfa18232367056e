"""Maps colours to the 240 fixed ones of terminals with 256, without a change of hue.

Rich takes the nearest by red, green and blue: dark tints turn olive, teal and navy. Here the nearest in OKLab counts,
among the greys and the colours of about the same hue; so a tint too dark for any of them becomes a grey.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import atan2, dist, hypot, pi
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

Rgb = tuple[int, int, int]

_LEVELS = (0, 95, 135, 175, 215, 255)
"""What red, green and blue may be in the cube of 216 colours, which begins at 16; 24 greys follow from 232 on."""
_CUBE = 16
_SAME_HUE = 25 / 180 * pi
"""Radians that a hue may turn by."""
_GREY = 0.02
"""Chroma up to which a colour is grey: its hue says nothing."""


class _Lab(NamedTuple):
    lightness: float
    a: float
    b: float

    @property
    def chroma(self) -> float:
        return hypot(self.a, self.b)

    @property
    def hue(self) -> float:
        return atan2(self.b, self.a)


class IndexedColours(LineFilter):
    """Gives every segment colours of the fixed 240."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _indexed(style), control) for text, style, control in segments]


@lru_cache(4096)
def _indexed(style: Style) -> Style:
    foreground, background = (_of_terminal(colour) for colour in (style.color, style.bgcolor))
    return style + Style(color=foreground, bgcolor=background)


def _of_terminal(colour: RichColor | None) -> RichColor | None:
    if colour is None or colour.type is not ColorType.TRUECOLOR or colour.triplet is None:
        return None
    return RichColor.from_ansi(nearest(colour.triplet))


@lru_cache(4096)
def nearest(rgb: Rgb) -> int:
    """The number of the nearest fixed colour that is grey or of about the same hue."""
    wanted = _lab(rgb)

    def fits(other: _Lab) -> bool:
        turned = abs((other.hue - wanted.hue + pi) % (2 * pi) - pi)
        return other.chroma <= _GREY or (wanted.chroma > _GREY and turned <= _SAME_HUE)

    return min((dist(wanted, other), number) for number, other in _fixed().items() if fits(other))[1]


@cache
def _fixed() -> dict[int, _Lab]:
    cube = ((red, green, blue) for red in _LEVELS for green in _LEVELS for blue in _LEVELS)
    greys = ((level, level, level) for level in range(8, 248, 10))
    return dict(enumerate(map(_lab, (*cube, *greys)), start=_CUBE))


def _lab(rgb: Rgb) -> _Lab:
    """OKLab, in which equal distances look equal (Björn Ottosson, 2020)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in rgb)
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return _Lab(
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
