"""The line above everything: the headline, and how far the reader has come."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.app.terminal.cells import shown
from reader.app.widgets.drawing import Unbordered
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import cut
from reader.state.article.place import Place, in_words

_BAR = 12
_GAP = 2


class Masthead(Unbordered, Widget):
    """One line: headline, paragraph, a bar, per cent, minutes left; what doesn't fit goes, the least needed first."""

    headline: reactive[str] = reactive("")
    place: reactive[Place | None] = reactive(None)
    palette: reactive[Palette | None] = reactive(None)
    alert: reactive[str] = reactive("")
    """What stays to be told, whatever keys are pressed: that the file has faults and this is its former text."""

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if y or self.palette is None:
            return Strip.blank(width, base)
        faint, strong = base + self.palette.faint(0.7), base + Style(bold=True)
        right = self._progress(width, faint, base + self.palette.edge)
        if self.alert:
            right = [Segment(f"{shown(self.alert)}  ", base + self.palette.look("warn")), *right]
        room = width - sum(cell_len(s.text) for s in right) - 2 * _GAP
        title = cut([Segment(shown(self.headline), strong)], room)
        gap = Segment(" " * max(room - title.cell_length + _GAP, 0), base)
        return Strip([Segment(" ", base), *title, gap, *right, Segment(" ", base)]).adjust_cell_length(
            width, base
        )

    def _progress(self, width: int, faint: Style, bar: Style) -> list[Segment]:
        place = self.place
        if place is None:
            return []
        per_cent = f"{round(place.fraction * 100):>3}%"
        segments = [Segment(per_cent, faint)]
        if width >= 60:
            full = round(place.fraction * _BAR)
            segments = [Segment("━" * full, bar), Segment("─" * (_BAR - full), faint), *segments]
        if width >= 40:
            segments = [Segment(f"¶ {place.paragraph} of {place.paragraphs}  ", faint), *segments]
        if width >= 80:
            segments.append(Segment(f"  {in_words(place.minutes)}", faint))
        return segments
