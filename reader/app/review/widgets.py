"""The parts of the review screen besides the text: its header, the bar of the claim, the keys that select words."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.reactive import reactive

from reader.app.article.text.pane import ArticlePane
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.app.widgets.row_list import RowList
from reader.state.article.reading_progress import ReadingPosition
from reader.state.rows import Line, Piece

_BAR = 14
"""Cells of the bar of what is checked."""
_MARGIN, _GAP = 1, 2


class ReviewHeader(LineWidget):
    """The headline, and how much is checked."""

    headline: reactive[str] = reactive("")
    counts: reactive[tuple[int, int]] = reactive((0, 0))
    """Claims checked, and all of them."""
    place: reactive[ReadingPosition | None] = reactive(None)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        if not self.headline:  # nothing is known yet
            return []
        checked, total = self.counts
        faint = palette.faint(0.7)
        full = _BAR * checked // total if total else _BAR
        right = [Segment(f"{checked:,} of {total:,} checked", Style(bold=True))]
        if width >= 60:
            right += [Segment("  "), Segment("━" * full, palette.edge), Segment("─" * (_BAR - full), faint)]
        if width >= 80 and self.place is not None:
            right.append(Segment(f"  ¶ {self.place.paragraph} of {self.place.paragraphs}", faint))
        title = [Segment(" " * _MARGIN), Segment(shown(self.headline), Style(bold=True))]
        return [spread(title, [*right, Segment(" " * _MARGIN)], width, _GAP)]


class ClaimBar(LineWidget):
    """The claim in plain words on one line or two; on the last what is offered for what is typed."""

    claim: reactive[Line] = reactive(Line(()))
    note: reactive[str] = reactive("")
    """What to know before one answers, in place of the claim."""
    offers: reactive[tuple[Piece, ...] | None] = reactive(None)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        height = max(self.size.height, 1)
        rows = height if self.offers is None else max(height - 1, 0)
        room = max(width - 2 * _MARGIN, 1)
        said = Line((Piece(self.note, "warn"),)) if self.note else self.claim
        claim = lay(said._replace(rows=max(rows, 1)), room, palette)[:rows]
        if self.offers is not None:
            claim = [*claim, *lay(Line(self.offers), room, palette)[:1]]
        return [[Segment(" " * _MARGIN), *strip] for strip in claim]


class ReviewText(ArticlePane, inherit_bindings=False):
    """The text, which scrolls by the keys that stand for nothing else in the review."""

    BINDINGS = bind(
        c.HALF_DOWN._replace(keys="ctrl+d"), c.HALF_UP._replace(keys="ctrl+u"),
        c.PAGE_DOWN._replace(keys="space,pagedown"), c.PAGE_UP._replace(keys="pageup"),
    )  # fmt: skip

    def on_resize(self, _: Resize) -> None:
        self.call_after_refresh(self._show_marked)  # nobody shall accept words that are out of sight

    def _show_marked(self) -> None:
        if self.marks:
            self.reveal(self.marks[0].span)


class ClaimList(RowList, can_focus=False):
    """The claims beside the text; a click goes to one."""

    guess = 1
