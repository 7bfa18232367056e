"""The full timeline: both orders side by side, or one after the other where the screen is narrow."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import Click
from textual.reactive import reactive, var

from reader.app.article.header import ArticleHeader
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import key_for, titled
from reader.app.full_screen import ReaderScreen
from reader.app.messages import CardAsked, Chose
from reader.app.timeline.event_list import WIDE, EventList, Widths
from reader.app.widgets.footer import Footer
from reader.app.widgets.line_widget import LineWidget, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.state.article.session import Session
from reader.state.timeline.rows import facts
from reader.state.timeline.session import TITLE, Column, TimelineSession

_OTHER = titled(c.NEXT_PANE, "other order")
_FOOTER = (_OTHER, titled(c.CHOOSE, "to the words"), c.CARD, titled(c.QUIT, "back"))


class OrderTitles(LineWidget):
    """Above the events: the orders that are shown, and how many events are told out of order."""

    timeline: reactive[TimelineSession] = reactive(TimelineSession.empty)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        lead, moved, faint = self.timeline.lead, self.timeline.out_of_order, palette.faint(0.7)

        def title(column: Column) -> Segment:
            leads = column is lead and width >= WIDE
            style = Style(bold=True, underline=True) if leads else palette.look("heading")
            return Segment(TITLE[column], style + Style.from_meta({"lead": column.value}))

        if width < WIDE:
            words = f"{moved(width - len(TITLE[lead]) - 4)} "
            return [spread([Segment(" "), title(lead)], [Segment(words, faint)], width)]
        left, middle, *_ = Widths.of(width, self.timeline)
        before = Segment(" " * (left - 2 - len(TITLE[Column.HAPPENED])))
        words = f"{moved(middle):^{middle + 4}}"
        return [[before, title(Column.HAPPENED), Segment(words, faint), title(Column.TOLD)]]


class Facts(LineWidget):
    """Below the events: what is chosen, and where there is room what the signs mean."""

    timeline: reactive[TimelineSession] = reactive(TimelineSession.empty)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        return [list(lay(line, width, palette)[0]) for line in facts(self.timeline)]


class TimelineView(ReaderScreen[Chose | CardAsked | None]):
    """Both orders of the events. Closes with the event whose words or card the reader wants to see, if any."""

    CSS_PATH = "timeline.tcss"
    AUTO_FOCUS = "EventList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-medium"), (36, "-high")]
    BINDINGS = bind(c.NEXT_PANE, c.PREVIOUS_PANE, c.TIMELINE, c.LET_GO, c.QUIT)

    timeline: var[TimelineSession] = var(TimelineSession.empty)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.set_reactive(TimelineView.timeline, TimelineSession.of(session))

    def compose(self) -> ComposeResult:
        header, footer = ArticleHeader(), Footer()
        header.headline = self.timeline.session.article.headline
        header.checked = self.timeline.marks.title
        footer.keys = tuple((key_for(self.app, command), command) for command in _FOOTER)
        yield header.data_bind(TimelineView.palette)
        for widget in (OrderTitles(), EventList(), Facts()):
            yield widget.data_bind(TimelineView.timeline, TimelineView.palette)
        yield footer.data_bind(TimelineView.palette)

    def on_chose(self, message: Chose) -> None:
        if message.go:
            self.dismiss(message)
        else:
            self.timeline = self.timeline.choose(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        self.dismiss(message)

    def on_click(self, click: Click) -> None:
        """A side or a line of the chart that is clicked leads and chooses its event, and twice opens the card."""
        if self.selections:  # the end of a drag is no click
            return
        lead, event = (click.style.meta.get(key) for key in ("lead", "event"))
        self._lead(Column(lead or self.timeline.lead))
        if event is not None:
            self.post_message(CardAsked(event) if click.chain == 2 else Chose(event))

    def _lead(self, column: Column) -> None:
        self.timeline = self.timeline.led_by(column, both=self.has_class("-wide"))

    def action_next_pane(self) -> None:
        """The other order leads: on a narrow screen it is the one that is shown."""
        self._lead(self.timeline.lead.other)

    action_previous_pane = action_next_pane

    def action_pane(self, _: str) -> None:
        """The key that opened the view: where there is but one order on the screen it brings the other."""
        if self.has_class("-wide"):
            self.dismiss()
        else:
            self.action_next_pane()

    def action_quit(self) -> None:
        self.dismiss()

    action_let_go = action_quit
