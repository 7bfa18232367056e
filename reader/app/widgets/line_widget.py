"""The base of the widgets that are one line or a few: headers, notes, the footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from reader.app.widgets.drawing import finished
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import cut
from reader.app.widgets.selectable_lines import SelectableLines


class LineWidget(SelectableLines):
    """A widget that draws its own lines; blank until it has a palette."""

    palette: reactive[Palette | None] = reactive(None)

    def lines(self, width: int, palette: Palette) -> Sequence[Iterable[Segment]]:
        """The segments of each line from the top, styled over the widget's own style; what they leave is blank."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        return self._strips(range(y, y + 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        return finished(self, self._strips(crop.line_range), crop)

    def _strips(self, rows: range) -> list[Strip]:
        base, width = self.rich_style, self.size.width
        lines = self.lines(width, self.palette) if self.palette is not None else ()
        drawn = [Strip(lines[y]) if y < len(lines) else Strip.blank(0) for y in rows]
        return [strip.apply_style(base).adjust_cell_length(width, base) for strip in drawn]


def spread(left: Sequence[Segment], right: Sequence[Segment], width: int, gap: int = 0) -> list[Segment]:
    """Segments at both ends of `width` cells: the left cut so that `gap` cells stay between them."""
    room = width - cells(right)
    kept = cut(left, room - gap)
    return [*kept, Segment(" " * max(room - kept.cell_length, 0)), *right]


def cells(segments: Iterable[Segment]) -> int:
    """The width of segments, in cells."""
    return sum(cell_len(segment.text) for segment in segments)
