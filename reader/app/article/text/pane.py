"""The article pane: the text with its highlights, wrapped as it scrolls into view.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.events import Click, Key, Resize
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.selection import Selection
from textual.strip import Strip

from reader.app.article.text.layout import Layout
from reader.app.article.text.lines import ArticleLines, Frame
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.messages import CardAsked, Chose, Scrolled
from reader.app.widgets.drawing import LinePane, finished
from reader.app.widgets.palette import Palette
from reader.model.text import Span
from reader.state.article.session import Session

if TYPE_CHECKING:
    from reader.state.article.hints import Hint
    from reader.state.review.marks import Mark

_SLICE = 0.004
"""Seconds of wrapping at a time, while the height of the text is still an estimate."""
_AROUND = 3
"""Rows kept in sight above and below what is gone to, where there is room for so many."""


class ArticlePane(LinePane, can_focus=True):
    """The text of the article. It scrolls by rows, but its place is an offset: no change of width loses it."""

    BINDINGS = bind(
        c.LINE_DOWN, c.LINE_UP, c.HALF_DOWN, c.HALF_UP, c.PAGE_DOWN, c.PAGE_UP, c.TOP, c.END,
        c.NEXT_PARAGRAPH, c.PREVIOUS_PARAGRAPH,
    )  # fmt: skip

    session: var[Session] = var(Session.empty)
    palette: var[Palette | None] = var(None)
    marks: var[tuple[Mark, ...]] = var(())
    """What is marked over the highlights, while claims are reviewed or words selected."""

    def __init__(self, start: int = 0) -> None:
        """Show the text with the row of the offset `start` at the top."""
        super().__init__()
        self._rows = Layout(self.session.article.text, 1)
        self._frame = Frame.of(1, 1)
        self._top = start
        self._lines: ArticleLines | None = None
        self._hints: dict[str, Hint] = {}
        self._typed = ""

    # -- the place

    @property
    def top(self) -> int:
        """The offset that the reader has put at the top; in a window where the end fits it stands below the top."""
        return self._top

    @top.setter
    def top(self, offset: int) -> None:
        row = self._rows.row_of(offset)
        self._top = self._rows.offset_of(row)
        self._scroll_to_row(row)

    @property
    def text_width(self) -> int:
        """The columns that the text has now."""
        return self._frame.measure

    @property
    def shown(self) -> Span:
        """The words on the screen."""
        first = self.scroll_offset.y
        last = min(first + max(self.size.height, 1), self._rows.height)
        end = self._rows.offset_of(last) if last < self._rows.height else len(self.session.article.text)
        start = self._top if self._rows.row_of(self._top) == first else self._rows.offset_of(first)
        return Span(start, max(end, start))

    def reveal(self, span: Span) -> None:
        """Scroll words a third down the pane, unless they are in view already with some rows around them."""
        first, last = self._rows.row_of(span.start), self._rows.row_of(max(span.end - 1, span.start))
        top, height = self.scroll_offset.y, self.size.height
        around = min(_AROUND, max(height - (last - first + 1), 0) // 3)
        above, below = min(around, first), min(around, self._rows.height - 1 - last)
        if first - above < top or last + below >= top + height:
            self._scroll_to_row(max(first - height // 3, 0))

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, immediate=True, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            row = round(new_value)
            forced = row >= self.max_scroll_y and self._rows.row_of(self._top) >= row  # the window has grown
            if not forced:
                self._top = self._rows.offset_of(row)
            self._drop_hints()
            self.post_message(Scrolled(self.shown))

    # -- a new session, a new size

    def watch_session(self, before: Session, now: Session) -> None:
        if before.article.text != now.article.text:
            self._rows = Layout(now.article.text, 1)
        self._lines = None
        self._hints = {}
        self._fit()
        self.refresh()

    def watch_palette(self) -> None:
        self._lines = None
        self.refresh()

    def watch_marks(self) -> None:
        former, self._lines = self._lines, None
        if former is not None and self.palette is not None:
            self._drawn.keep_unmarked(former)
        self.refresh()

    def on_resize(self, _: Resize) -> None:
        self._fit()
        self._scroll_to_row(self._rows.row_of(self._top))

    def _fit(self) -> None:
        """Wrap for the present width; the word at the top stays at the top."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        frame = Frame.of(width, self.session.measure, self.session.article.text.paragraph_count)
        if frame == self._frame and self._rows.width == frame.measure:
            return
        self._frame, self._lines = frame, None
        if self._rows.width != frame.measure:
            self._rows.set_width(frame.measure)
            top = self._top
            row = self._rows.row_of(top)
            for below in (0, self.size.height):
                self._rows.row(min(row + below, self._rows.height - 1))
            self._resize_virtual()
            self._scroll_to_row(self._rows.row_of(top))
            self._top = top
            self.call_after_refresh(self._settle)
        self.refresh()
        self.post_message(Scrolled(self.shown))

    def _resize_virtual(self) -> None:
        self.virtual_size = Size(self._frame.width, self._rows.height)

    def _settle(self) -> None:
        """Make estimated heights exact, a slice at a time, and keep the word at the top where it is."""
        if self._rows.settled:
            return
        top = self._top
        self._rows.settle(_SLICE)
        row = self._rows.row_of(top)
        self._resize_virtual()
        if row != self.scroll_offset.y:
            self._lines = None
            self._scroll_to_row(row)
            self._top = top
        self.set_timer(_SLICE, self._settle)

    # -- drawing

    @property
    def _drawn(self) -> ArticleLines:
        if self._lines is None:
            assert self.palette is not None, "nothing is drawn before there is a palette"
            self._lines = ArticleLines(
                self.session,
                self._rows,
                self.palette,
                self._frame,
                self.rich_style,
                tuple(self._hints.values()),
                self.selected,
                self.marks,
            )
        return self._lines

    def render_line(self, y: int) -> Strip:
        if self.palette is None:
            return Strip.blank(self.size.width, self.rich_style)
        strip, ruler = self._drawn.strip(self.scroll_offset.y + y), self._drawn.ruler(y, self.size.height)
        return Strip([*strip, ruler], self._frame.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._fit()
        return finished(self, [self.render_line(y) for y in crop.line_range], crop)

    # -- moving

    @property
    def cursor_offset(self) -> Offset:
        """The words last stepped to, while they are on the screen, else the first ones."""
        at = self.session.at
        x, y = self._rows.cell_of(
            at.start if at is not None and self.shown.overlaps(at) else self.shown.start
        )
        return Offset(self._frame.text + x, y - self.scroll_offset.y)

    def action_move_down(self) -> None:
        self._scroll_to_row(self.scroll_offset.y + 1)

    def action_move_up(self) -> None:
        self._scroll_to_row(self.scroll_offset.y - 1)

    def action_half_down(self) -> None:
        self._scroll_to_row(self.scroll_offset.y + self.size.height // 2)

    def action_half_up(self) -> None:
        self._scroll_to_row(self.scroll_offset.y - self.size.height // 2)

    def action_page_down(self) -> None:
        self._scroll_to_row(self.scroll_offset.y + max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        self._scroll_to_row(self.scroll_offset.y - max(self.size.height - 1, 1))

    def action_top(self) -> None:
        self._scroll_to_row(0)

    def action_end(self) -> None:
        self._rows.row(self._rows.height - 1)
        self._resize_virtual()
        self._scroll_to_row(self._rows.height)

    def action_next_paragraph(self) -> None:
        text = self.session.article.text
        number = text.paragraph_of(self.shown.start) + 1
        if number <= text.paragraph_count:
            self._scroll_to_row(self._rows.row_of(text.paragraph(number).start))

    def action_previous_paragraph(self) -> None:
        text = self.session.article.text
        top = self.shown.start
        number = text.paragraph_of(top)
        start = text.paragraph(number).start
        if start >= top and number > 1:
            start = text.paragraph(number - 1).start
        self._scroll_to_row(self._rows.row_of(start))

    # -- hints

    def show_hints(self) -> bool:
        """Show letters before each highlight on the screen; False where there is none."""
        from reader.state.article.hints import hints

        top = self.scroll_offset.y
        rows = (self._rows.row(y) for y in range(top, top + self.size.height))
        broken = [Span(row.start, row.end) for row in rows if row is not None and row.start < row.end]
        self._hints, self._typed = hints(self.session, self.shown, broken), ""
        self._lines = None
        self.focus()
        self.refresh()
        return bool(self._hints)

    def _drop_hints(self) -> None:
        if self._hints:
            self._hints, self._typed, self._lines = {}, "", None
            self.refresh()

    def on_key(self, event: Key) -> None:
        """While hints are shown, keys are their letters."""
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        typed = self._typed + (event.character or "")
        if event.character and typed in self._hints:
            hint = self._hints[typed]
            self._drop_hints()
            self.post_message(Chose(hint.chosen, hint.at))
        elif event.character and any(label.startswith(typed) for label in self._hints):
            self._typed = typed
        else:
            self._drop_hints()

    # -- the mouse

    def on_click(self, event: Click) -> None:
        if self.text_selection is not None:  # the end of a drag is no click
            return
        chosen = event.style.meta.get("chosen")
        if chosen is not None:
            self.post_message(Chose(chosen, event.style.meta.get("at")))
            return
        offset = event.style.meta.get("offset")
        if offset is None:
            return
        from reader.state.article.stepping import thing_at

        step = thing_at(self.session, self._offset_under(event) or offset[0])
        if step is None:
            return
        if event.chain == 2:
            self.post_message(CardAsked(step.chosen))
        else:
            self.post_message(Chose(step.chosen, step.at))

    def _offset_under(self, event: Click) -> int | None:
        return self._rows.offset_at(event.x - self._frame.text, event.y + self.scroll_offset.y)

    def selection_offset(self, x: int, y: int) -> Offset:
        """The character nearest to a place of the pane or beyond its edges; its line is always 0."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if y < 0 or top + y >= self._rows.height:
            x = -1 if y < 0 else self._frame.width
        row = self._rows.row(min(top + min(max(y, 0), height - 1), self._rows.height - 1))
        if row is None or row.start >= row.end:
            return Offset(row.start if row is not None else self.shown.start, 0)
        column, number = x - self._frame.text, top + min(max(y, 0), height - 1)
        at = self._rows.offset_at(column, number) if column >= 0 else row.start
        return Offset(row.end - 1 if at is None else at, 0)

    def with_selection(self, strips: Sequence[Strip], _: Region) -> Sequence[Strip]:
        """The strips as they are: `ArticleLines` draws the selection."""
        return strips

    @property
    def selected(self) -> Span | None:
        """The words that the mouse has selected: the columns of a selection are offsets, its line is always 0."""
        selection = self.text_selection
        if selection is None:
            return None
        start = selection.start.x if selection.start else self.shown.start
        end = selection.end.x if selection.end else self.shown.end
        return Span(min(start, end), max(start, end))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words of the text itself, not of its rows."""
        selected = self.selected
        return (self.session.article.text[selected], "\n") if selected else None

    def selection_updated(self, selection: Selection | None) -> None:
        self._lines = None
        self.refresh()
