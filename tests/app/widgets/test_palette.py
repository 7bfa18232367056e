"""Words that step back, and people in sixteen colours, can still be read."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.app.widgets.palette import Palette, contrast
from reader.model.person_hues import HUES
from reader.state.styles import TextStyle, Tint

XTERM = (
    "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
    "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
)  # fmt: skip
"""The sixteen colours that xterm comes with."""


def palette_of(name: str) -> Palette:
    theme = BUILTIN_THEMES[name]
    return Palette(theme.to_color_system().generate(), theme.dark, theme.ansi)


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_what_steps_back_can_be_read_wherever_the_text_itself_can(name: str) -> None:
    palette = palette_of(name)
    most = contrast(palette.foreground, palette.background)
    for strength, least in ((0.4, 3), (0.55, 4.5), (0.7, 4.5)):
        colour = palette.faint(strength).color
        assert colour is not None and colour.triplet is not None
        seen = contrast(Color(*colour.triplet), palette.background)
        assert min(least, most) - 0.05 <= seen <= most + 0.05


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def seen(style: Style, paper: str) -> tuple[Color, Color]:
    """Letters and ground as xterm draws them on its paper."""

    def drawn(colour: RichColor | None, default: str) -> Color:
        return Color.parse(default if colour is None or colour.number is None else XTERM[colour.number])

    letters = drawn(style.color, "#ffffff" if paper == "#000000" else "#000000")
    ground = drawn(style.bgcolor, paper)
    return (ground, letters) if style.reverse else (letters, ground)


@pytest.mark.parametrize(("theme", "paper"), [("ansi-dark", "#000000"), ("ansi-light", "#ffffff")])
def test_in_sixteen_colours_every_person_can_be_read_and_told_from_the_others(theme: str, paper: str) -> None:
    palette = palette_of(theme)
    mentions = TextStyle(underline=True), TextStyle(tint=Tint.CHOSEN, bold=True, underline=True)
    for styles in (
        [palette.look("name", hue) for hue in range(HUES)],
        [palette.look("hue", hue) for hue in range(HUES)],
        *([palette.paint(one._replace(hue=hue, tint_hue=hue)) for hue in range(HUES)] for one in mentions),
    ):
        shown = [seen(style, paper) for style in styles]
        assert len(set(shown)) == HUES
        for pair in (*shown, seen(palette.look("warn"), paper), seen(palette.match, paper)):
            assert contrast(*pair) >= 3


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_names_in_sixteen_colours_are_not_bold_which_many_terminals_draw_as_another_colour(
    theme: str,
) -> None:
    palette = palette_of(theme)
    assert not any(palette.look("name", hue).bold for hue in range(HUES))
    assert palette.look("name").bold


def test_a_match_in_the_row_of_the_cursor_is_underlined_and_a_persons_ground_is_not() -> None:
    palette = palette_of("ansi-light")
    row = palette.cursor(focused=True)
    assert palette.on_cursor(row, palette.match).underline
    assert not any(palette.on_cursor(row, palette.look("name", hue)).underline for hue in range(HUES))
