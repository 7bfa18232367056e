"""The panels beside the text: a header with the names of their panes, and a list."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import Click
from textual.reactive import var

from reader.app.terminal.cells import shown
from reader.app.widgets.drawing import Ground
from reader.app.widgets.line_widget import LineWidget, cells, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import cut
from reader.app.widgets.row_list import RowList
from reader.state.article.events import timeline
from reader.state.article.people import people
from reader.state.article.quotes import quotes
from reader.state.article.related import related
from reader.state.article.session import Arrangement, Pane, Session, Side
from reader.state.rows import Listing

_MARGIN = 2
"""Cells at the right edge of the header: those of a list with its scroll bar, so that counts stand in one column."""


class PanelHeader(LineWidget):
    """The names of the panel's panes, the one in front underlined, and what its list is narrowed to."""

    titles: var[tuple[tuple[Pane, str], ...]] = var(())
    front: var[Pane] = var(Pane.PEOPLE)
    aside: var[str] = var("")

    def show(self, titles: tuple[tuple[Pane, str], ...], front: Pane, aside: str) -> None:
        if (titles, front, aside) != (self.titles, self.front, self.aside):
            self.titles, self.front, self.aside = titles, front, aside
            self.refresh()

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        faint, front = palette.faint(), Style(bold=True, underline=len(self.titles) > 1)
        titles = [Segment(" ")]
        for pane, title in self.titles:
            style = front if pane is self.front else faint
            titles += [Segment(title, style + Style.from_meta({"pane": pane.value})), Segment("  ")]
        aside = cut([Segment(shown(self.aside), faint)], width - cells(titles) - _MARGIN)
        return [spread(titles, list(aside), width - _MARGIN)]

    async def on_click(self, event: Click) -> None:
        pane = event.style.meta.get("pane")
        if pane is not None:
            await self.screen.run_action(f"pane({pane!r})")


class Panel(Ground):
    """A panel of lists of which one is shown; the screen binds its session to it."""

    session: var[Session] = var(Session.empty)
    palette: var[Palette | None] = var(None)

    @property
    def header(self) -> PanelHeader:
        return self.query_one(PanelHeader)

    def show_palette(self, palette: Palette | None) -> None:
        for widget in (self.header, *self.query(RowList)):
            widget.palette = palette

    def watch_palette(self, palette: Palette | None) -> None:
        if self.is_mounted:
            self.show_palette(palette)


class PeoplePanel(Panel):
    """Who is in the article."""

    def compose(self) -> ComposeResult:
        yield PanelHeader()
        yield RowList(id="people")

    def watch_session(self, session: Session) -> None:
        if not self.is_mounted:
            return
        listing = people(session, related(session))
        self.header.show(((Pane.PEOPLE, "PEOPLE"),), Pane.PEOPLE, listing.title)
        self.query_one(RowList).show(listing, session.chosen)


class SidePanel(Panel):
    """The quotes, or the timeline."""

    def compose(self) -> ComposeResult:
        yield PanelHeader()
        yield RowList(id="quotes")
        yield RowList(id="timeline")

    def watch_session(self, session: Session) -> None:
        if not self.is_mounted:
            return
        front = Pane.QUOTES if session.side is Side.QUOTES else Pane.TIMELINE
        make = quotes if front is Pane.QUOTES else timeline
        listing: Listing = make(session, related(session))
        self.header.show(((Pane.QUOTES, "QUOTES"), (Pane.TIMELINE, "TIMELINE")), front, listing.title)
        for row_list in self.query(RowList):
            row_list.display = row_list.id == front.value
            if row_list.display:
                row_list.show(listing, session.chosen)


def arrange_panels(people: PeoplePanel, side: SidePanel, arrangement: Arrangement) -> None:
    """Show the panels at the widths that they have now; one may cover the text."""
    over = arrangement.over
    for panel, width, covers in (
        (people, arrangement.people, over is Pane.PEOPLE),
        (side, arrangement.side, over is not None and over.side is not None),
    ):
        panel.display = bool(width) or covers
        panel.set_class(covers, "-over")
        panel.styles.width = "100%" if covers else width
