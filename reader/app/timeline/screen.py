"""The full timeline: both orders side by side, or one after the other where the screen is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import Click, Resize
from textual.getters import query_one
from textual.reactive import reactive, var
from textual.screen import Screen

from reader.app import commands as c
from reader.app.article.masthead import Masthead
from reader.app.bindings import bind
from reader.app.full_screen import Closing
from reader.app.keys import foot, keys_in_words
from reader.app.messages import CardAsked, Chose
from reader.app.terminal.cells import shown
from reader.app.timeline.chart import SlopeChart
from reader.app.widgets.key_line import KeyLine
from reader.app.widgets.line_widget import LineWidget, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import cut
from reader.app.widgets.row_list import RowList
from reader.state.article.events import SIGN, aside_in_words, date_in_words, event_hue, names, place_in_text
from reader.state.article.people import draft
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Piece
from reader.state.timeline.orders import TITLE, Column, Orders, in_one_order, legend

WIDE = 100
"""Columns from which both orders stand side by side."""
LOW = 16
"""Rows under which there is room neither for the facts below the chart nor for space above it."""
HIGH = 36
"""Rows from which there is room for what the signs mean, too."""

_OTHER = foot(c.NEXT_PANE, "other order")
_GO = foot(c.CHOOSE, "to the words")
_FOOT = (_OTHER, _GO, c.CARD, foot(c.QUIT, "back"))


@dataclass(frozen=True, slots=True)
class TimelineResult:
    """What was chosen when the view closed, and whether to go to its words; if not, to see its card."""

    chosen: Chosen
    go: bool = False


class OrderHead(LineWidget):
    """One line above the list of a narrow screen: which order it shows, and what the story moved."""

    lead: reactive[Column] = reactive(Column.HAPPENED)

    def __init__(self, orders: Orders) -> None:
        super().__init__()
        self._moved = orders.in_words()

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        title = Segment(f" {TITLE[self.lead]}", Style(bold=True))
        room = width - title.cell_length - 1
        moved = next((words for words in self._moved if cell_len(words) + 2 <= room), "")
        return [spread([title], [Segment(moved, palette.faint(0.7))], width - 1)]


class Facts(LineWidget):
    """Below the chart: all of what is chosen in two lines, and where there is room what the signs mean in two more."""

    session: reactive[Session | None] = reactive(None)

    def __init__(self, orders: Orders) -> None:
        super().__init__()
        self._orders = orders

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        if self.session is None:
            return []
        rows = [self._pieces(self.session, y) for y in range(self.size.height)]
        drawn = [[Segment(shown(p.text), palette.look(p.look, p.hue)) for p in row] for row in rows]
        return [[Segment(" "), *cut(row, width - 2)] for row in drawn]

    def _pieces(self, session: Session, y: int) -> list[Piece]:
        event, orders = session.event, self._orders
        if event is None:
            return []
        if y > 1:
            return legend(orders, y - 2)
        if y == 0:
            sign = Piece(f"{SIGN[event.state]} ", "name", event_hue(session, event))
            return [sign, Piece(event.title, "strong"), *draft(event.provenance.draft)]
        standings = [orders.standing(event, column) for column in Column]
        place = place_in_text(session, event) if event.parts else ""
        after = [aside_in_words(event), *standings, place]
        pieces = [
            Piece("  "),
            Piece(date_in_words(event, session.article.text), "strong" if event.when else "draft"),
        ]
        pieces += [Piece(f" · {words}", "faint") for words in after if words]
        return [*pieces, Piece(" · ", "faint"), *names(session, event)] if event.people else pieces


class OneOrder(RowList):
    """The list of a narrow screen. A click chooses and does no more: to go there is to leave the view."""

    def on_click(self, event: Click) -> None:
        index = self.clicked(event)
        event.prevent_default()
        if index is None:
            return
        self._move_to(index)
        if event.chain == 2:
            self.action_card()


def _with_an_event(session: Session, orders: Orders) -> Session:
    """The session with an event chosen: the one that is, else the first that answers to what is, else the first."""
    events = orders.walk(Column.HAPPENED)
    if session.event is not None or not events:
        return session
    answers = related(session).ids
    return session.choose(next((event.id for event in events if event.id in answers), events[0].id))


class TimelineView(Closing, Screen[TimelineResult | None]):
    """Both orders of the events. Enter goes to the words of what is chosen, Esc back."""

    CSS_PATH = "timeline.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bind(c.NEXT_PANE, c.PREVIOUS_PANE, c.CHOOSE, c.CARD, c.TIMELINE, c.LET_GO, c.QUIT)

    session: var[Session] = var(Session.of_nothing)
    lead: var[Column] = var(Column.HAPPENED)
    palette: var[Palette | None] = var(None)

    chart = query_one(SlopeChart)
    row_list = query_one(OneOrder)

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__()
        self._orders = Orders.of(session.relations.happened, session.relations.told)
        self.set_reactive(TimelineView.session, _with_an_event(session, self._orders))
        self.set_reactive(TimelineView.palette, palette)

    def compose(self) -> ComposeResult:
        yield Masthead().data_bind(TimelineView.palette)
        yield OrderHead(self._orders).data_bind(TimelineView.lead, TimelineView.palette)
        yield OneOrder().data_bind(TimelineView.palette)
        yield SlopeChart(self.session, self._orders).data_bind(TimelineView.lead, TimelineView.palette)
        yield Facts(self._orders).data_bind(TimelineView.session, TimelineView.palette)
        yield KeyLine().data_bind(TimelineView.palette)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._take_theme())
        self.query_one(Masthead).headline = self.session.article.headline
        keys = {active.binding.id: key for key, active in reversed(self.active_bindings.items())}
        self.query_one(KeyLine).keys = tuple((keys_in_words(keys.get(f.id, "")), f) for f in _FOOT)
        self._arrange()
        self._show()

    def _take_theme(self) -> None:
        self.palette = Palette.of(self.app.current_theme, self.app.theme_variables, self.app.no_color)

    def on_resize(self, _: Resize) -> None:
        self._arrange()

    @property
    def wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _arrange(self) -> None:
        """Both orders or one of them, as the screen is wide."""
        wide, low = self.wide, self.app.size.height < LOW
        self.set_class(low, "-low")
        self.set_class(self.app.size.height >= HIGH, "-high")
        self.chart.display = wide
        self.query_one(Facts).display = wide and not low
        self.row_list.display = self.query_one(OrderHead).display = not wide
        (self.chart if wide else self.row_list).focus()

    def watch_session(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_lead(self) -> None:
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        self.chart.show(self.session)
        event = self.session.event
        self.row_list.show(
            in_one_order(self.session, self._orders, self.lead, related(self.session)),
            event.id if event else None,
        )

    # -- what was done in the chart or the list

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if message.go:
            self.dismiss(TimelineResult(message.chosen, go=True))
        else:
            self.session = self.session.choose(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self.dismiss(TimelineResult(message.chosen))

    # -- keys

    def action_next_pane(self) -> None:
        """The other order leads: on a narrow screen it is the one that is shown."""
        self.lead = self.lead.other

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_pane(self, _: str) -> None:
        """The key that opened the view: where there is but one order on the screen it brings the other."""
        if self.wide:
            self.dismiss(None)
        else:
            self.action_next_pane()

    def action_choose(self) -> None:
        (self.chart if self.wide else self.row_list).action_choose()

    def action_card(self) -> None:
        (self.chart if self.wide else self.row_list).action_card()

    def action_let_go(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)
