"""The events in both orders side by side, with a line from where each happened to where it is told; or in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Offset, Region
from textual.reactive import var
from textual.strip import Strip

from reader.app.terminal.cells import shown
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import MARK, lay
from reader.app.widgets.row_list import RowList
from reader.model.article import Event
from reader.state.article.events import NO_EVENTS, event_hue, place_in_text
from reader.state.rows import Line, Listing, Row
from reader.state.timeline.chart import Slope, Weight, draw, in_sight, lay_out, slopes
from reader.state.timeline.rows import bracketed, in_one_order, on_side
from reader.state.timeline.session import TITLE, Column, TimelineSession

WIDE = 100
"""Columns from which both orders stand side by side."""
_AROUND = 5
"""Cells of a side that are neither date, title nor paragraph: the bar, the sign, the spaces between."""
_LEAST_MIDDLE, _LEAST_TITLE = 22, max(map(len, TITLE.values()))
_MEASURED = 1000
"""Events whose words are measured for the widths of the columns."""
_STRENGTH = {Weight.QUIET: 0.3, Weight.PLAIN: 0.45}
"""How strongly the hue of a line stands out that has nothing to do with what is chosen."""


class Widths(NamedTuple):
    """Cells of the two sides, of the lines between them, and of the longest date on the left."""

    left: int
    middle: int
    right: int
    date: int

    @classmethod
    def of(cls, width: int, timeline: TimelineSession) -> Widths:
        """The widths on a screen `width` cells wide: no more than the words need, and the same for both titles."""
        events, session = timeline.session.article.events[:_MEASURED], timeline.session
        date = min(_longest(bracketed(event, session.article.text) for event in events), width // 6)
        place = _longest(place_in_text(session, event) for event in timeline.placed[Column.TOLD][-1:])
        width -= 1  # beside a scroll bar, whether there is one or not
        room = width - 2 * _AROUND - date - place - max(width // 5, _LEAST_MIDDLE)
        labels = ["".join(piece.text for piece in timeline.marks.label(draft)) for draft in (False, True)]
        longest = _longest(shown(event.title) + labels[event.provenance.draft] for event in events)
        title = max(min(room // 2, longest), _LEAST_TITLE)
        left, right = date + title + _AROUND, title + place + _AROUND
        return cls(left, max(width - left - right, 1), right, date)


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


class EventList(RowList):
    """A list whose rows are those of the chart, the cursor on the side that leads; on a narrow screen of one order.

    Metadata for clicks on the chart: `event` is what is to be chosen, `lead` the side that is to lead.
    """

    guess = 1
    timeline: var[TimelineSession] = var(TimelineSession.empty)
    _widths: Widths | None = None  # of the chart; none on a narrow screen
    _near: Sequence[Slope] = ()  # the lines in sight

    def on_resize(self, _: Resize) -> None:
        self.watch_timeline()

    def watch_timeline(self) -> None:
        timeline, width = self.timeline, self.app.size.width
        self._widths = Widths.of(width, timeline) if width >= WIDE else None
        if self._widths is None:
            self.show(in_one_order(timeline), timeline.session.chosen)
            return
        self._sides = lay_out(timeline, self.size.height)
        self._slopes = slopes(self._sides, timeline, self._widths.middle)
        keys = tuple(each.id if isinstance(each, Event) else None for each in self._sides[timeline.lead])
        rows = Listing(keys, lambda index: Row(keys[index], (Line(()),)), empty=NO_EVENTS)
        self.show(rows, timeline.session.chosen)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._widths is not None and self.palette is not None:
            self._near = in_sight(self._slopes, self.scroll_offset.y, self.size.height)
            self._styles = {slope.event.id: self._line_style(slope, self.palette) for slope in self._near}
        return super().render_lines(crop)

    def _drawn(self, index: int, row: Row, strip: Strip, width: int, base: Style) -> Strip:
        widths, palette = self._widths, self.palette
        if widths is None or palette is None:
            return super()._drawn(index, row, strip, width, base)
        parts = draw(self._near, index, widths.middle)
        lines = [Segment(text, self._styles[slope.event.id] if slope else None) for text, slope in parts]
        left, right = (self._side(index, column, widths, palette) for column in Column)
        return Strip([*reversed(left), *lines, *right]).apply_style(base).adjust_cell_length(width, base)

    def _side(self, index: int, column: Column, widths: Widths, palette: Palette) -> list[Segment]:
        """One side of a row, from the lines outward; at the edge a bar where the event is chosen."""
        happened, event = column is Column.HAPPENED, self._sides[column][index]
        width = widths.left if happened else widths.right
        if not isinstance(event, Event):
            return [Segment(f"{event or ''}  ".rjust(width), palette.look("heading"))]
        words = lay(on_side(event, self.timeline, column, widths.date), width - 1, palette)[0].simplify()
        chosen, leads = event.id == self.timeline.session.chosen, column is self.timeline.lead
        ground = palette.cursor(leads and self.has_focus) if chosen else Style()
        bar = " " if not chosen or ground.reverse else "▌" if happened else "▐"
        ground += Style.from_meta({"event": event.id, "lead": column.value})
        segments = [*words, Segment(bar, palette.edge)]
        return [Segment(text, palette.on_cursor(ground, style or Style())) for text, style, _ in segments]

    def _line_style(self, slope: Slope, palette: Palette) -> Style:
        event, hue = slope.event, event_hue(self.timeline.session, slope.event)
        if not event.parts:  # what says so stands on the left
            return palette.look("warn") + Style.from_meta({"event": event.id, "lead": Column.HAPPENED.value})
        style = palette.look("name" if slope.weight is Weight.STRONG else "plain", hue)
        if strength := _STRENGTH.get(slope.weight):
            style += Style(color=palette.blend(hue, strength), dim=palette.ansi or None)
        return style + Style.from_meta({"event": event.id})

    @property
    def cursor_offset(self) -> Offset:
        first = sum(self._widths[:2]) if self._widths and self.timeline.lead is Column.TOLD else MARK
        return Offset(first, super().cursor_offset.y)
