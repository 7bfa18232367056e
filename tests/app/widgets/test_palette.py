"""Words that step back can still be read, in every theme of Textual's list."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.app.widgets.palette import Palette, contrast


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
