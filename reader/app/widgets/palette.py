"""The colours of a theme as styles: the only module that knows the colours of the screen.

The ten hues stand at equal steps round the wheel of OKLCH, all of one lightness and nearly one chroma, once for dark
backgrounds and once for light; so none shouts, and each keeps 4.5:1 or more against every theme of Textual's list.
In a terminal's own sixteen colours (the ansi themes) the hues are its named colours, and tints are left out. Names
have no bold there, which many terminals draw by the brighter colour, and so by that of somebody else; nor have black
letters on a coloured ground, which would be grey.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color
from textual.message_pump import MessagePump

from reader.model.person_hues import HUE_NAMES
from reader.state.rows import Look
from reader.state.styles import TextStyle, Tint

if TYPE_CHECKING:
    from reader.state.review.marks import MarkKind

_ON_DARK = (
    "#fda1a0",
    "#f6aa73",
    "#d8bb61",
    "#a8cc7a",
    "#70d5aa",
    "#4dd4db",
    "#6ec9fe",
    "#a7baff",
    "#d2aaf7",
    "#f29fd0",
)
_ON_LIGHT = (
    "#9e4045",
    "#954d05",
    "#786107",
    "#4e700d",
    "#067553",
    "#007176",
    "#096b97",
    "#4b5caa",
    "#774d99",
    "#934275",
)

_ON_DARK_INDEXED = (
    "#ffafaf", "#ffaf87", "#d7af5f", "#afd787", "#5fd7af", "#5fd7d7", "#5fd7ff", "#afafff", "#d7afff", "#ffafd7",
)  # fmt: skip
_ON_LIGHT_INDEXED = (
    "#af0000", "#af5f00", "#875f00", "#5f5f00", "#005f00", "#005f5f", "#005faf", "#5f5faf", "#8700af", "#af005f",
)  # fmt: skip
"""The same hues among the 240 fixed colours of terminals with 256."""

_NAMED_ON_LIGHT = (
    "red", "bright_red", "bright_magenta", "bright_green", "green", "bright_cyan", "cyan", "bright_blue", "blue",
    "magenta",
)  # fmt: skip
"""The named colours on white: without yellow, which is that of matches."""
_LETTERS_ON_DARK = {"blue": "bright_white"}
_LETTERS_ON_LIGHT = dict.fromkeys(("bright_green", "green", "bright_cyan", "cyan"), "black")
"""The letters on a ground of a named colour that could not be read as letters on the terminal's own ground."""

_STRENGTH = {
    Tint.FAINT: 0.05,
    Tint.REPORTED: 0.09,
    Tint.MIXED: 0.14,
    Tint.DIRECT: 0.2,
    Tint.FOLLOWED: 0.26,
    Tint.CHOSEN: 0.36,
}
"""The share of the hue in a tinted background."""
_SECONDARY, _READABLE, _DISCERNIBLE, _STEP = 0.5, 4.5, 3.0, 0.05
"""The strength from which words must be readable, not just discernible; the contrast of each; the step to reach it."""


@dataclass(frozen=True, repr=False)
class Palette:
    """The styles of one theme. `variables` are its colours by name, as Textual resolves them.

    `colourless`: what a tint would say must be said by bold and reverse. `indexed`: the terminal has 256 colours.
    """

    variables: dict[str, str]
    dark: bool
    ansi: bool
    colourless: bool = False
    indexed: bool = False
    _styles: dict[object, Style] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, node: MessagePump) -> Palette:
        """The palette of the app's present theme; `node` is the app or anything in it."""
        app = node.app
        theme, indexed = app.current_theme, app.console.color_system == "256"
        return cls(app.theme_variables, theme.dark, theme.ansi, app.no_color, indexed)

    @cached_property
    def background(self) -> Color:
        return Color(18, 18, 18) if self.ansi else Color.parse(self.variables["background"])

    @cached_property
    def foreground(self) -> Color:
        return Color(224, 224, 224) if self.ansi else Color.parse(self.variables["foreground"])

    def hue(self, number: int | None) -> str | None:
        """The colour of a hue, None for the text's own."""
        if number is None:
            return None
        if self.ansi:
            names = HUE_NAMES if self.dark else _NAMED_ON_LIGHT
            return names[number % len(names)]
        if self.indexed:
            hues = _ON_DARK_INDEXED if self.dark else _ON_LIGHT_INDEXED
        else:
            hues = _ON_DARK if self.dark else _ON_LIGHT
        return hues[number % len(hues)]

    def ink(self, number: int | None) -> tuple[str | None, str | None]:
        """The colours of letters in a hue and of their ground, None for the pane's: without it some can't be read."""
        colour = self.hue(number)
        if colour is not None and self.ansi and not self.colourless:
            letters = (_LETTERS_ON_DARK if self.dark else _LETTERS_ON_LIGHT).get(colour)
            if letters is not None:
                return letters, colour
        return colour, None

    def blend(self, number: int | None, strength: float) -> str | None:
        """The background tinted with a hue, 0 to 1; None where there are only named colours."""
        if self.ansi:
            return None
        over = Color.parse(colour) if (colour := self.hue(number)) else self.foreground
        return self.background.blend(over, strength).hex6

    def faint(self, strength: float = 0.55) -> Style:
        """The text's colour blended towards the background, no further than it stays readable in this theme."""
        style = self._styles.get(strength)
        if style is None:
            style = self._styles[strength] = (
                Style(dim=True) if self.ansi else Style(color=self._stepped_back(strength))
            )
        return style

    def _stepped_back(self, strength: float) -> str:
        least = _READABLE if strength >= _SECONDARY else _DISCERNIBLE
        while (
            strength < 1
            and contrast(self.background.blend(self.foreground, strength), self.background) < least
        ):
            strength += _STEP
        return self.background.blend(self.foreground, min(strength, 1)).hex6

    def look(self, look: Look, hue: int | None = None) -> Style:
        """The style of a piece of a row, without a background."""
        key = (look, hue)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._look(look, hue)
        return style

    def _look(self, look: Look, hue: int | None) -> Style:
        if look == "faint":
            return self.faint()
        if look == "draft":
            return self.faint(0.7) + Style(italic=True)
        if look == "heading":
            return self.faint(0.7) + Style(bold=True)
        if look == "warn":
            if self.ansi:  # yellow can't be read on white
                return Style(color="yellow") if self.dark else Style(color="red", bold=True)
            return Style(color=self.variables["text-warning"])
        if look == "match":
            return self.match
        if look == "bar":
            return self.edge
        if look in ("name", "strong"):
            letters, ground = self.ink(hue)
            return Style(
                color=letters, bgcolor=ground, bold=hue is None or not self.ansi or self.colourless or None
            )
        if look == "hue":
            letters, ground = self.ink(hue)
            return Style(color=letters, bgcolor=ground)
        return Style(color=self.hue(hue))

    def paint(self, paint: TextStyle) -> Style:
        """The style of words in the text, over the pane's own."""
        style = self._styles.get(paint)
        if style is None:
            style = self._styles[paint] = self._painted(paint)
        return style

    def _painted(self, paint: TextStyle) -> Style:
        tint_hue = (
            None if self.indexed and self.dark else paint.tint_hue
        )  # no fixed colour is so dark but greys
        tint = self.blend(tint_hue, _STRENGTH[paint.tint]) if paint.tint else None
        untinted = self.ansi or self.colourless
        reverse = untinted and paint.tint is Tint.CHOSEN
        letters, ground = self.ink(paint.tint_hue if reverse else paint.hue)
        return Style(
            color=letters,
            bgcolor=ground or (None if reverse else tint),
            underline=paint.underline or None,
            bold=((paint.bold or (untinted and paint.tint >= Tint.FOLLOWED)) and not ground) or None,
            italic=paint.italic or None,
            reverse=reverse or None,
        )

    @cached_property
    def match(self) -> Style:
        """A match of a search."""
        if self.colourless:
            return Style(reverse=True)
        if self.ansi:
            return Style(color="black", bgcolor="yellow")
        return Style(color="#000000", bgcolor="#ffd75f" if self.dark else "#ffdf80")

    @cached_property
    def match_here(self) -> Style:
        """The current match."""
        if self.colourless:
            return Style(reverse=True, bold=True, underline=True)
        if self.ansi:
            return self.match + Style(underline=True, bgcolor="bright_yellow")
        return self.match + Style(bold=True, bgcolor="#ff9f40")

    def cursor(self, focused: bool) -> Style:
        """The row under the cursor, stronger where the pane has the focus."""
        if self.ansi or self.colourless:
            return Style(reverse=focused, bold=True)
        return Style(bgcolor=self.background.blend(self.foreground, 0.14 if focused else 0.07).hex6)

    def on_cursor(self, ground: Style, style: Style) -> Style:
        """The style of a piece in the cursor's row: where that is reversed, without colours of its own."""
        if not ground.reverse:
            return ground + style
        grounds = (self.match.bgcolor, self.match_here.bgcolor)
        sought = style.reverse or (style.bgcolor is not None and style.bgcolor in grounds)
        return ground + Style(
            italic=style.italic, underline=style.underline or sought or None, meta=style.meta or None
        )

    @cached_property
    def selection(self) -> Style:
        """Words that the mouse has selected."""
        if self.ansi or self.colourless:
            return Style(reverse=True)
        return Style(bgcolor=self._tinted(0.6))

    def mark(self, kind: MarkKind) -> Style:
        """Words marked for a claim: each kind differs from the others without colours, too."""
        from reader.state.review.marks import MarkKind  # nothing is marked but in a review

        plain = self.ansi or self.colourless
        if kind is MarkKind.SELECTED:
            return self.selection
        if kind is MarkKind.WORDS:
            return Style(reverse=True) if plain else Style(bgcolor=self._tinted(0.4))
        if kind is MarkKind.CUE:
            return Style(bold=True, italic=True) + self.look("warn")
        if kind is MarkKind.SPEAKER:
            return Style(bold=True, underline=True)
        return Style(italic=True, underline=True) + self.edge

    def _tinted(self, strength: float) -> str:
        """The background tinted with the theme's first colour."""
        return self.background.blend(Color.parse(self.variables["primary"]), strength).hex6

    @cached_property
    def hint(self) -> Style:
        """A letter to type."""
        return self.match + Style(bold=self.colourless or not self.ansi)

    def edge_of(self, hue: int | None, chosen: bool) -> Style:
        """The edge mark of a quote, in its speaker's hue."""
        letters, ground = self.ink(hue)
        return Style(color=letters, bgcolor=ground, bold=chosen and not ground)

    @cached_property
    def edge(self) -> Style:
        """The bar at a row's left edge."""
        return Style(color=None if self.ansi or self.colourless else self.variables["primary"])


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
