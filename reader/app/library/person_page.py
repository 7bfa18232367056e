"""Someone's page: every quote by them in the library, quotes about them, one timeline, and their articles."""

from __future__ import annotations

from asyncio import to_thread

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import Click
from textual.reactive import reactive, var

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.keys import foot
from reader.app.library.base import ShelfRoom
from reader.app.library.timeline import article_cells
from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.model.counting import many
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Hit
from reader.model.library.people import Namesake
from reader.model.library.person_key import PersonKey
from reader.state.library.person_page import PersonSession, View, facts, person_rows, tabs, thing_at
from reader.state.rows import Line, Listing, Piece, heading

_LOW = 20
"""Rows of the screen under which the lists stand alone."""

_FOOT = (
    foot(c.CHOOSE, "to the words"), foot(c.NEXT_PANE, "next list"), foot(c.FIND, "filter"), foot(c.QUOTES, "said"),
    foot(c.TIMELINE, "timeline"), foot(c.ARTICLE, "articles"), c.LIBRARY, c.HELP, foot(c.QUIT, "back"),
)  # fmt: skip
_BY_PANE = {"quotes": View.QUOTES, "people": View.ABOUT, "timeline": View.TIMELINE, "story": View.ARTICLES}


class Facts(LineWidget):
    """A few lines about someone, as high as they are."""

    facts: var[tuple[Line, ...]] = var(())

    def watch_facts(self) -> None:
        self.fit()

    def watch_palette(self) -> None:
        self.fit()

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        self.styles.height = len(self.lines(self.app.size.width, self.palette)) if self.palette else 0
        self.refresh()

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        room = max(width - 2, 1)
        return [[Segment(" "), *strip] for line in self.facts for strip in lay(line, room, palette)]


class Tabs(LineWidget):
    """The lists of the page; a click turns to one."""

    session: reactive[PersonSession | None] = reactive(None)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        if self.session is None:
            return []
        segments = [Segment(" ")]
        for view, title in tabs(self.session):
            style = Style(bold=True, underline=True) if view is self.session.view else palette.faint()
            segments += [Segment(shown(title), style + Style.from_meta({"view": view.value})), Segment("   ")]
        return [segments]

    def on_click(self, event: Click) -> None:
        view = event.style.meta.get("view")
        if view is not None and isinstance(self.screen, PersonScreen):
            self.screen.turn_to(View(view))


class PersonScreen(ShelfRoom):
    """One person across the library."""

    BINDINGS = bind(c.QUOTES, c.PEOPLE, c.TIMELINE, c.ARTICLE)
    foot = _FOOT
    session: PersonSession | None = None
    gone = False

    def __init__(self, key: PersonKey) -> None:
        super().__init__()
        self._key = key

    def compose_above(self) -> ComposeResult:
        yield Facts().data_bind(PersonScreen.palette)
        yield Tabs().data_bind(PersonScreen.palette)

    def on_mount(self) -> None:
        self.fetch()

    async def take_from_library(self) -> None:
        page = await to_thread(self.library.person, self._key)
        if page is None:
            self.keyline.say("Nobody of that name is in the library any more.", stays=True)
            return
        if self.session is None:
            session = PersonSession(page)
            fullest = next((view for view in View if session.count(view)), View.QUOTES)
            self.session = session.turn_to(fullest)
        else:
            self.session = self.session.take(page)
        self.show_head()
        self.show_rows()

    # -- what is shown

    def facts(self) -> tuple[Piece, ...]:
        if self.session is None:
            return ()
        if sought := self.session.sought.strip():
            return (Piece(f"{len(self.session.shown):,} with {sought}", "faint"),)
        return (
            Piece(many(len({one.article.path for one in self.session.page.appearances}), "article"), "faint"),
        )

    def show_head(self) -> None:
        super().show_head()
        if self.session is not None:
            self.head.title = self.session.page.names[0]

    def form(self) -> tuple[int, bool]:
        return article_cells(self.app.size.width), self.app.size.height >= _LOW

    def listing(self) -> Listing:
        session = self.session
        if session is None:
            return Listing((), lambda _: heading(""))
        about = self.query_one(Facts)
        about.display = self.app.size.height >= _LOW
        self.set_class(not about.display, "-low")
        about.facts = facts(session)
        self.query_one(Tabs).session = session
        cells = article_cells(self.app.size.width)
        self.rows.guess = {View.TIMELINE: 1 if cells else 2, View.ARTICLES: 2}.get(session.view, 5)
        return person_rows(session, cells)

    # -- another look

    def turn_to(self, view: View) -> None:
        """Show another list of the page."""
        if self.session is not None:
            self.sought = ""
            self.session = self.session.turn_to(view)
            self.show_head()
            self.show_rows(narrowed=True)

    def action_next_pane(self) -> None:
        if self.session is not None:
            self.turn_to(self.session.view.step(1))

    def action_previous_pane(self) -> None:
        if self.session is not None:
            self.turn_to(self.session.view.step(-1))

    def action_pane(self, name: str) -> None:
        self.turn_to(_BY_PANE[name])

    def seek(self, words: str) -> None:
        if self.session is not None:
            self.session = self.session.seek(words)

    # -- following

    def go(self, chosen: object) -> None:
        thing = thing_at(self.session, chosen) if self.session is not None else None
        if isinstance(thing, Hit):
            self.reader.open_article(thing.article.path, thing.parts[0].span)
        elif isinstance(thing, ListedEvent):
            self.open_event(thing)
        elif isinstance(thing, Namesake):
            self.app.push_screen(PersonScreen(thing.key))
        elif thing is not None:
            self.reader.open_article(thing.article.path)
