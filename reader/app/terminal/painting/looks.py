"""How cells look, and the escape sequences that change one look into another."""

from __future__ import annotations

from rich.color import Color, ColorSystem
from rich.style import Style

_ATTRIBUTES = (
    ("bold", "1", "22"), ("dim", "2", "22"), ("italic", "3", "23"), ("underline", "4", "24"), ("blink", "5", "25"),
    ("reverse", "7", "27"), ("strike", "9", "29"), ("overline", "53", "55"),
)  # fmt: skip
"""Each attribute by Rich’s name, with the codes that turn it on and off."""
_SEEN_ON_BLANKS = ("4", "7", "9", "53")
_MOST = 4096
"""Styles and changes remembered: a theme has some dozens."""
DEFAULT_FOREGROUND, DEFAULT_BACKGROUND = "39", "49"


class Look:
    """The look of a cell, as the codes that make it: two cells look alike where theirs is the same object."""

    __slots__ = ("attributes", "background", "blank", "foreground")

    def __init__(
        self, foreground: str, background: str, attributes: tuple[str, ...], blank: Look | None = None
    ) -> None:
        self.foreground, self.background, self.attributes = foreground, background, attributes
        self.blank = blank or self
        """The same as far as a blank shows it: most show their background only."""


class Looks:
    """The looks of a terminal with some number of colours; there is one object for each."""

    def __init__(self, colours: ColorSystem) -> None:
        self._colours = colours
        self._by_codes: dict[tuple[str, str, tuple[str, ...]], Look] = {}
        self._by_drawn: dict[tuple[Color | None, Color | None, int], Look] = {}
        self._by_style: dict[int, tuple[Style | None, Look]] = {}
        self._changes: dict[tuple[Look, Look], str] = {}
        self.plain = self._look(DEFAULT_FOREGROUND, DEFAULT_BACKGROUND, ())
        """The look after a reset."""

    def of(self, style: Style | None) -> Look:
        known = self._by_style.get(id(style))  # a style's own hash is Python's, and asked for at every piece
        if known is None:
            if len(self._by_style) >= _MOST:
                self._by_style.clear()
            known = self._by_style[id(style)] = style, self._made(style) if style else self.plain
        return known[1]  # the pair keeps the style alive as long as its id is the key

    def on_blank(self, now: Look, wanted: Look) -> Look:
        """The look to write a blank in: the present one with the background wanted, which is all that is seen."""
        if wanted.blank.attributes:
            return wanted.blank
        if now.background == wanted.background and not now.blank.attributes:
            return now
        kept = tuple(code for code in now.attributes if code not in _SEEN_ON_BLANKS)
        return self._look(now.foreground, wanted.background, kept)

    def change(self, before: Look, after: Look) -> str:
        """The shortest sequence that makes one look of another; nothing where they are the same."""
        if before is after:
            return ""
        change = self._changes.get((before, after))
        if change is None:
            if len(self._changes) >= _MOST:
                self._changes.clear()
            change = self._changes[before, after] = _change(before, after)
        return change

    def _made(self, style: Style) -> Look:
        """The look of a style, which may differ from others only in what a click on it means."""
        drawn = style.color, style.bgcolor, style._attributes & style._set_attributes
        look = self._by_drawn.get(drawn)
        if look is None:
            look = self._by_drawn[drawn] = self._look(
                self._codes(style.color, True) or DEFAULT_FOREGROUND,
                self._codes(style.bgcolor, False) or DEFAULT_BACKGROUND,
                tuple(on for name, on, _ in _ATTRIBUTES if getattr(style, name)),
            )
        return look

    def _codes(self, colour: Color | None, foreground: bool) -> str:
        return ";".join(colour.downgrade(self._colours).get_ansi_codes(foreground)) if colour else ""

    def _look(self, foreground: str, background: str, attributes: tuple[str, ...]) -> Look:
        key = foreground, background, attributes
        look = self._by_codes.get(key)
        if look is None:
            seen = tuple(code for code in attributes if code in _SEEN_ON_BLANKS)
            on_blank = (foreground if seen else DEFAULT_FOREGROUND), background, seen
            blank = self._look(*on_blank) if on_blank != key else None
            look = self._by_codes[key] = Look(*key, blank)
        return look


def _change(before: Look, after: Look) -> str:
    off = {of for _, on, of in _ATTRIBUTES if on in before.attributes and on not in after.attributes}
    kept = [on for _, on, of in _ATTRIBUTES if on in before.attributes and of not in off]
    colours = [
        new
        for old, new in (
            (before.foreground, after.foreground),
            (before.background, after.background),
        )
        if old != new
    ]
    step = ";".join([*sorted(off), *(on for on in after.attributes if on not in kept), *colours])
    anew = [*after.attributes]
    anew += [after.foreground] * (after.foreground != DEFAULT_FOREGROUND)
    anew += [after.background] * (after.background != DEFAULT_BACKGROUND)
    reset = ";".join(["0", *anew]) if anew else ""
    return f"\x1b[{min(step, reset, key=len)}m"
