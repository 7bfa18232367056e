"""The full timeline: both orders side by side, or one after the other where the screen is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.app import ComposeResult
from textual.events import Click, Resize
from textual.getters import query_one
from textual.reactive import reactive, var

from reader.app import commands as c
from reader.app.article.masthead import Masthead
from reader.app.bindings import bind
from reader.app.full_screen import ReaderScreen
from reader.app.keys import keys_in_words, titled
from reader.app.messages import CardAsked, Chose
from reader.app.timeline.chart import SlopeChart
from reader.app.widgets.footer import Footer
from reader.app.widgets.line_widget import LineWidget
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.app.widgets.row_list import RowList
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Line
from reader.state.timeline.orders import Column, EventOrders
from reader.state.timeline.rows import facts, in_one_order, title_line

WIDE = 100
"""Columns from which both orders stand side by side."""
LOW = 16
"""Rows under which there is room neither for the facts below the chart nor for space above it."""
HIGH = 36
"""Rows from which there is room for what the signs mean, too."""

_OTHER = titled(c.NEXT_PANE, "other order")
_GO = titled(c.CHOOSE, "to the words")
_FOOTER = (_OTHER, _GO, c.CARD, titled(c.QUIT, "back"))


@dataclass(frozen=True, slots=True)
class TimelineResult:
    """What was chosen when the view closed, and whether to go to its words; if not, to see its card."""

    chosen: Chosen
    go: bool = False


class Lines(LineWidget):
    """Lines of words, each cut to the width."""

    words: reactive[tuple[Line, ...]] = reactive(())

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        return [list(lay(line, width, palette)[0]) for line in self.words]


class OrderTitle(Lines):
    """Above the list of a narrow screen: which order it shows."""


class Facts(Lines):
    """Below the events: what is chosen, and where there is room what the signs mean."""


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


def _with_an_event(session: Session, orders: EventOrders) -> Session:
    """The session with an event chosen: the one that is, else the first that answers to what is, else the first."""
    events = orders.columns[Column.HAPPENED]
    if session.event is not None or not events:
        return session
    answers = related(session).ids
    return session.choose(next((event.id for event in events if event.id in answers), events[0].id))


class TimelineView(ReaderScreen[TimelineResult | None]):
    """Both orders of the events. Enter goes to the words of what is chosen, Esc back."""

    CSS_PATH = "timeline.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bind(c.NEXT_PANE, c.PREVIOUS_PANE, c.CHOOSE, c.CARD, c.TIMELINE, c.LET_GO, c.QUIT)

    session: var[Session] = var(Session.of_nothing)
    lead: var[Column] = var(Column.HAPPENED)

    order_title = query_one(OrderTitle)
    facts = query_one(Facts)
    chart = query_one(SlopeChart)
    row_list = query_one(OneOrder)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._orders = EventOrders.of(session.relations.happened, session.relations.told)
        self.set_reactive(TimelineView.session, _with_an_event(session, self._orders))

    def compose(self) -> ComposeResult:
        yield Masthead().data_bind(TimelineView.palette)
        yield OrderTitle().data_bind(TimelineView.palette)
        yield OneOrder().data_bind(TimelineView.palette)
        yield SlopeChart(self.session, self._orders).data_bind(TimelineView.lead, TimelineView.palette)
        yield Facts().data_bind(TimelineView.palette)
        yield Footer().data_bind(TimelineView.palette)

    def on_mount(self) -> None:
        self.query_one(Masthead).headline = self.session.article.headline
        keys = {active.binding.id: key for key, active in reversed(self.active_bindings.items())}
        self.query_one(Footer).keys = tuple((keys_in_words(keys.get(f.id, "")), f) for f in _FOOTER)
        self._arrange()

    def on_resize(self, _: Resize) -> None:
        self._arrange()

    @property
    def wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _arrange(self) -> None:
        """Both orders or one of them, as the screen is wide."""
        wide, height = self.wide, self.app.size.height
        self.set_class(height < LOW, "-low")
        self.set_class(wide and height >= HIGH, "-high")
        self.facts.display = height >= LOW
        self.chart.display = wide
        self.row_list.display = self.order_title.display = not wide
        (self.chart if wide else self.row_list).focus()
        self._show()

    def watch_session(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_lead(self) -> None:
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        session, orders, event = self.session, self._orders, self.session.event
        listing = in_one_order(session, orders, self.lead, related(session))
        self.chart.show(session)
        self.row_list.show(listing, event.id if event else None)
        self.facts.words = facts(session, orders)
        self.order_title.words = (title_line(orders, self.lead, self.app.size.width),)

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
        """Go to the words of what is chosen."""
        if self.session.event is not None:
            self.dismiss(TimelineResult(self.session.event.id, go=True))

    def action_card(self) -> None:
        if self.session.event is not None:
            self.dismiss(TimelineResult(self.session.event.id))

    def action_let_go(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)
