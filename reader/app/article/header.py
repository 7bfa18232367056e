"""The header: the headline, and how far the article is read."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive

from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget, spread
from reader.app.widgets.palette import Palette
from reader.state.article.reading_progress import ReadingPosition, filled_cells, minutes_left, percentage

_BAR = 12
_GAP = 2


class ArticleHeader(LineWidget):
    """Headline, paragraph, progress bar, percentage, minutes left; the least needed goes first where they don't fit."""

    headline: reactive[str] = reactive("")
    position: reactive[ReadingPosition | None] = reactive(None)
    alert: reactive[str] = reactive("")
    """A warning that stays until the next save: the file has faults, and this is its former text."""

    checked: reactive[str] = reactive("")
    """How much of a draft is checked."""

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        right = self._progress(width, palette.faint(0.7), palette.edge)
        if self.checked and width >= 60:
            right = [Segment(f"{self.checked}  ", palette.look("draft")), *right]
        if self.alert:
            right = [Segment(f"{shown(self.alert)}  ", palette.look("warn")), *right]
        title = Segment(shown(self.headline), Style(bold=True))
        return [[Segment(" "), *spread([title], right, width - 2, _GAP)]]

    def _progress(self, width: int, faint: Style, bar: Style) -> list[Segment]:
        position = self.position
        if position is None:
            return []
        per_cent = f" {percentage(position.fraction):>2}%"
        segments = [Segment(per_cent, faint)]
        if width >= 60:
            full = filled_cells(position.fraction, _BAR)
            segments = [Segment("━" * full, bar), Segment("─" * (_BAR - full), faint), *segments]
        if width >= 40:
            segments = [Segment(f"¶ {position.paragraph} of {position.paragraphs}  ", faint), *segments]
        if width >= 80:
            segments.append(Segment(f"  {minutes_left(position.minutes)}", faint))
        return segments
