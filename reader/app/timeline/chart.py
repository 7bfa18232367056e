"""The two orders of the events side by side, with a line from where each happened to where it is told."""

from __future__ import annotations

from collections.abc import Iterable
from sys import maxsize

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Blur, Click, Focus, Resize
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.strip import Strip

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.messages import CardAsked, Chose
from reader.app.timeline.chart_rows import ChartRows, Widths, titled
from reader.app.widgets.drawing import LinePane, finished
from reader.app.widgets.palette import Palette
from reader.model.article import Event
from reader.state.article.events import NO_EVENTS, place_in_text
from reader.state.article.session import Session
from reader.state.timeline.chart import LinePart, Slope, Weight, draw, lay_out
from reader.state.timeline.lanes import lanes
from reader.state.timeline.orders import Column, EventOrders, bracketed, paragraphs, years

HEAD = 2
"""Rows above the chart that don't scroll: the titles, and a space."""
_MEASURED = 1000
"""Events whose words are measured for the widths of the columns."""
_MARGIN = 2
"""Rows kept in sight above and below what is chosen."""


class SlopeChart(LinePane, can_focus=True):
    """As it happened, the lines, as it is told. Moving the cursor along the leading side chooses."""

    BINDINGS = bind(
        c.LINE_DOWN, c.LINE_UP, c.HALF_DOWN, c.HALF_UP, c.PAGE_DOWN, c.PAGE_UP, c.TOP, c.END
    )  # fmt: skip

    palette: var[Palette | None] = var(None)
    lead: var[Column] = var(Column.HAPPENED)

    def __init__(self, session: Session, orders: EventOrders) -> None:
        super().__init__()
        self._session, self._orders = session, orders
        text = session.article.text
        happened, told = orders.columns[Column.HAPPENED], orders.columns[Column.TOLD]
        some = happened[:_MEASURED]
        self._longest = Widths(
            date=_longest(bracketed(event, text) for event in some),
            title=_longest(titled(event, maxsize) for event in some),
            middle=0,
            place=_longest(place_in_text(session, event) for event in told[-1:]),
        )
        self._groups = years(happened[: orders.dated]), len(orders.undated), paragraphs(told, text)
        self._layout = lay_out(*self._groups, 0)
        self._slopes: list[Slope] = []
        self._lanes: tuple[object, list[int]] = None, []
        self._frame: tuple[object, ChartRows, list[list[LinePart]]] | None = None

    # -- what it shows

    def show(self, session: Session) -> None:
        """Show the same events with something else chosen among them."""
        self._session = session
        self._weigh()
        self._keep_chosen_in_sight()

    def watch_palette(self) -> None:
        self._redraw()

    def watch_lead(self) -> None:
        self._redraw()
        self._keep_chosen_in_sight()

    def on_focus(self, _: Focus) -> None:
        self._redraw()

    def on_blur(self, _: Blur) -> None:
        self._redraw()

    def on_resize(self, _: Resize) -> None:
        self._layout = lay_out(*self._groups, self._height)
        self.virtual_size = Size(self.scrollable_content_region.width, self._layout.height + HEAD)
        self._weigh()
        self._keep_chosen_in_sight()

    @property
    def _height(self) -> int:
        """The rows of the chart that are on the screen."""
        return max(self.size.height - HEAD, 0)

    def _weigh(self) -> None:
        """Give each line its rows, and its weight by what is chosen."""
        session, rows, told = self._session, self._layout.right, self._orders.places[Column.TOLD]
        theirs = session.relations.things_of(session.following) if session.following else frozenset()
        self._slopes = []
        for event, left in zip(self._orders.columns[Column.HAPPENED], self._layout.left, strict=True):
            weight = Weight.PLAIN if event.id in self._orders.moved else Weight.QUIET
            if event.id == session.chosen:
                weight = Weight.STRONG
            elif event.id in theirs:
                weight = Weight.MEDIUM
            self._slopes.append(Slope(left, rows[told[event.id]] if event.id in told else None, weight))
        self._redraw()

    def _redraw(self) -> None:
        self._frame = None
        self.refresh()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.scrollable_content_region.width
        row = y - HEAD + self.scroll_offset.y
        if y == HEAD and self.palette and not self._layout.height:
            none = Strip([Segment(f" {NO_EVENTS}", base + self.palette.faint())])
            return none.adjust_cell_length(width, base)
        if self.palette is None or 0 < y < HEAD or row >= self._layout.height > 0 < y:
            return Strip.blank(width, base)
        rows, lines = self._drawn(self.palette, base, width)
        strip = rows.row(row, lines[y - HEAD]) if y else rows.head()
        return strip.adjust_cell_length(width, base)

    def render_lines(self, crop: Region) -> list[Strip]:
        return finished(self, [self.render_line(y) for y in crop.line_range], crop)

    def content_line(self, y: int) -> Strip:
        """The row of the chart that is on the screen there, blank where none is."""
        on_screen = y - self.scroll_offset.y
        return (
            self.render_line(on_screen) if 0 <= on_screen < self.size.height else Strip.blank(self.size.width)
        )

    def _drawn(self, palette: Palette, base: Style, width: int) -> tuple[ChartRows, list[list[LinePart]]]:
        """What the rows are drawn from, and the lines on the rows on the screen; made once for all of them."""
        state = base, width, self.scroll_offset.y, self._height  # a scroll bar comes and goes without a word
        if self._frame is None or self._frame[0] != state:
            rows = ChartRows(
                self._session, self._orders, self._layout, Widths.of(width, self._longest), self._slopes,
                self.lead, self.has_focus, palette, base,
            )  # fmt: skip
            middle = rows.widths.middle
            lines = draw(self._slopes, self._steps(middle), middle, self.scroll_offset.y, self._height)
            self._frame = state, rows, lines
        return self._frame[1:]

    def _steps(self, width: int) -> list[int]:
        """In which column each line takes its step, whatever is chosen."""
        state = width, self._layout
        if self._lanes[0] != state:
            happened = self._orders.columns[Column.HAPPENED]
            moved = [index for index, event in enumerate(happened) if event.id in self._orders.moved]
            self._lanes = state, lanes([slope[:2] for slope in self._slopes], width, moved)
        return self._lanes[1]

    # -- moving

    @property
    def _cursor(self) -> int | None:
        """The place of the chosen event on the leading side, None where none is chosen or it is not told."""
        event = self._session.event
        return self._orders.places[self.lead].get(event.id) if event else None

    @property
    def cursor_offset(self) -> Offset:
        """The chosen event on the leading side."""
        index, left = self._cursor, self.lead is Column.HAPPENED
        if index is None:
            return Offset(0, 0)
        rows = self._layout.left if left else self._layout.right
        width = self.scrollable_content_region.width
        right = width - sum(Widths.of(width, self._longest)[1::2])
        return Offset(2 if left else right, HEAD + rows[index] - self.scroll_offset.y)

    def _keep_chosen_in_sight(self) -> None:
        index, height = self._cursor, self._height
        if index is None or not height:
            return
        rows = self._layout.left if self.lead is Column.HAPPENED else self._layout.right
        row, pitch = rows[index], self._layout.pitch
        margin = max(min(_MARGIN, (height - pitch) // 2), 0)
        top = min(max(self.scroll_offset.y, row + pitch + margin - height), row - margin)
        top = max(min(top, self._layout.height - height), 0)
        if top != self.scroll_y:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def _move_to(self, index: int) -> None:
        walk = self._orders.columns[self.lead]
        if walk:
            self.choose(walk[max(0, min(index, len(walk) - 1))])

    def _move_by(self, steps: int) -> None:
        cursor = self._cursor
        self._move_to(cursor + steps if cursor is not None else 0)

    def choose(self, event: Event) -> None:
        self.post_message(Chose(event.id, event.parts[0] if event.parts else None))

    @property
    def _page(self) -> int:
        """Events on a page."""
        return max(self._height // self._layout.pitch, 2)

    def action_move_down(self) -> None:
        self._move_by(1)

    def action_move_up(self) -> None:
        self._move_by(-1)

    def action_half_down(self) -> None:
        self._move_by(self._page // 2)

    def action_half_up(self) -> None:
        self._move_by(-(self._page // 2))

    def action_page_down(self) -> None:
        self._move_by(self._page)

    def action_page_up(self) -> None:
        self._move_by(-self._page)

    def action_top(self) -> None:
        self._move_to(0)

    def action_end(self) -> None:
        self._move_to(len(self._orders.columns[self.lead]) - 1)

    # -- the mouse

    async def on_click(self, event: Click) -> None:
        """A row or a line chooses, and twice opens the card; a column that is clicked leads."""
        if self.text_selection is not None:  # the end of a drag is no click
            return
        meta = event.style.meta
        if meta.get("lead", self.lead) != self.lead:
            await self.screen.run_action(c.NEXT_PANE.action)
        if "event" not in meta:
            return
        clicked = self._orders.columns[Column.HAPPENED][meta["event"]]
        if event.chain == 2:
            self.post_message(CardAsked(clicked.id))
        else:
            self.choose(clicked)


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)
