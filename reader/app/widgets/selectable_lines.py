"""Selection by mouse in widgets that draw lines: what is selected is what is seen, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.reactive import Reactive, var
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from reader.app.widgets.palette import Palette

_TO_THE_END = -1


class SelectableLines(Widget):
    """A widget whose words the mouse selects. Selections hold cells of its content, scrolled out of view or not."""

    palette: Reactive[Palette | None] = var(None)

    def content_line(self, y: int) -> Strip:
        """The line `y` of the content, as it is drawn without a selection."""
        return self.render_line(y - self.scroll_offset.y)

    def continues(self, y: int) -> bool:
        """Whether line `y` goes on with the sentence of the line before."""
        return False

    def selection_offset(self, x: int, y: int) -> Offset:
        """The cell nearest to a place of the widget or beyond its edges, in its content."""
        width, height = max(self.size.width, 1), max(self.size.height, 1)
        if y < 0:
            x, y = 0, 0
        elif y >= height:
            x, y = width - 1, height - 1
        return Offset(min(max(x, 0), width - 1), y + self.scroll_offset.y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words: lines that were wrapped are joined by a space."""
        if selection.start is None or selection.end is None:
            return None
        words = ""
        for y in range(selection.start.y, selection.end.y + 1):
            strip = self.content_line(y)
            first, last = _cells(strip, selection.get_span(y))
            line = strip.crop(first, last).text.strip() if last > first else ""
            words += f"{' ' if self.continues(y) else chr(10)}{line}" if words else line
        return (words.rstrip(), "\n") if words.strip() else None

    @property
    def select_container(self) -> Widget:
        """The widget itself: of all that stands beside it, Textual would select the names of classes."""
        return self

    def with_selection(self, strips: Sequence[Strip], crop: Region) -> Sequence[Strip]:
        """The strips of the crop's lines, the selected words in their style."""
        # what is closed may be drawn once more, and has no screen to ask
        selection = self.text_selection if self.is_attached else None
        if selection is None or self.palette is None:
            return strips
        style, top = self.palette.selection, self.scroll_offset.y
        spans = (selection.get_span(top + y) for y in crop.line_range)
        return [_lit(strip, *_cells(strip, span), style) for strip, span in zip(strips, spans, strict=True)]

    def text_select_all(self) -> None:
        """Nothing: a double click opens a card, and Textual would select all words with it."""


def _lit(strip: Strip, first: int, last: int, style: Style) -> Strip:
    if last <= first:
        return strip
    lit = Strip(Segment.apply_style(strip.crop(first, last), post_style=style), last - first)
    return Strip.join([strip.crop(0, first), lit, strip.crop(last)])


def _cells(strip: Strip, span: tuple[int, int] | None) -> tuple[int, int]:
    """The cells of a span's whole characters, without blanks at the line's ends; (0, 0) where it has none."""
    if span is None:
        return 0, 0
    first, last = span
    cell, cells = 0, []
    for character in strip.text:
        width = cell_len(character)
        within = (last == _TO_THE_END or cell < last) and cell + max(width, 1) > first
        if within and not character.isspace():
            cells += [cell, cell + width]
        cell += width
    return (cells[0], cells[-1]) if cells else (0, 0)
