"""How panes without borders hand over what they have drawn: without Textual's cache, which measures every line anew."""

from __future__ import annotations

from typing import Any

from textual.containers import Horizontal
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def finished(pane: Widget, strips: list[Strip], crop: Region) -> list[Strip]:
    """The strips of `crop`'s lines as the terminal gets them: no colour where none is wanted, and cut to the crop."""
    background = pane.background_colors[1]
    for line_filter in pane.get_line_filters():
        if not isinstance(
            line_filter, ANSIToTruecolor
        ):  # our palette has true colours, or is the terminal's own
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
    first, last = crop.column_span
    return [strip if (first, last) == (0, strip.cell_length) else strip.crop(first, last) for strip in strips]


class Unbordered:
    """A widget of lines that it draws itself."""

    def render_lines(self: Any, crop: Region) -> list[Strip]:
        return finished(self, [self.render_line(y) for y in crop.line_range], crop)


class Bare:
    """Nothing but a background, for what stands in it to cover: one strip does for all of its lines."""

    def render_lines(self: Any, crop: Region) -> list[Strip]:
        return finished(self, [Strip.blank(crop.right, self.rich_style)], crop) * crop.height


class Row(Bare, Horizontal):
    """Panes side by side."""
