"""In 256 colours every hue stays its own, and what is too dark for one is grey."""

from __future__ import annotations

from colorsys import rgb_to_hls

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.theme import BUILTIN_THEMES

from reader.app.widgets.indexed_colours import IndexedColours, nearest
from reader.app.widgets.palette import Palette, contrast
from reader.model.person_hues import HUES
from reader.state.styles import TextStyle, Tint

THEMES = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]


def palette_of(name: str) -> Palette:
    theme = BUILTIN_THEMES[name]
    return Palette(theme.to_color_system().generate(), theme.dark, theme.ansi, indexed=True)


def drawn(colour: str) -> TextualColor:
    """What a terminal of 256 colours shows for a colour."""
    return TextualColor(*Color.from_ansi(nearest(TextualColor.parse(colour).rgb)).get_truecolor())


@pytest.mark.parametrize("name", THEMES)
def test_every_person_has_a_colour_of_their_own_that_can_be_read(name: str) -> None:
    palette = palette_of(name)
    hues = [palette.hue(number) or "" for number in range(HUES)]
    assert len(set(hues)) == HUES
    ground = drawn(palette.background.hex6)
    for hue in hues:
        assert drawn(hue).hex6 == hue.upper(), "one of the fixed colours, not approximated"
        assert contrast(drawn(hue), ground) >= (4.5 if palette.dark else 3.5), hue


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("strength", [0.05, 0.09, 0.14, 0.2, 0.26, 0.36])
def test_a_tint_never_turns_into_another_hue(name: str, strength: float) -> None:
    palette = palette_of(name)
    for number in range(HUES):
        tint = palette.blend(number, strength)
        assert tint is not None
        wanted, _, _ = rgb_to_hls(*TextualColor.parse(tint).normalized)
        got, _, saturation = rgb_to_hls(*drawn(tint).normalized)
        turned = abs((got - wanted + 0.5) % 1 - 0.5)
        assert saturation < 0.02 or turned < 0.14, (number, tint, drawn(tint).hex6)


def test_the_tints_of_a_dark_ground_are_told_apart_by_their_lightness() -> None:
    palette = palette_of("textual-dark")
    grounds = [palette.paint(TextStyle(tint=tint, tint_hue=3)).bgcolor for tint in Tint if tint]
    shades = [drawn(ground.name).r for ground in grounds if ground is not None]
    assert len(shades) == len(grounds)
    assert shades == sorted(set(shades))


def test_segments_get_fixed_colours_and_keep_everything_else() -> None:
    style = Style(color="#a7baff", bgcolor="#22303a", bold=True, meta={"row": 1})
    (segment, plain) = IndexedColours().apply([Segment("words", style), Segment("x")], TextualColor(0, 0, 0))
    assert segment.style is not None
    assert (segment.text, segment.style.bold, segment.style.meta) == ("words", True, {"row": 1})
    for colour in (segment.style.color, segment.style.bgcolor):
        assert colour is not None and colour.type is ColorType.EIGHT_BIT
    assert segment.style.bgcolor == Color.from_ansi(236), "grey, where Rich has teal"
    assert plain == Segment("x")
