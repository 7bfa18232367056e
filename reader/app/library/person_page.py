"""Someone's page: every quote by them in the library, quotes about them, one timeline, and their articles."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive, var

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import titled
from reader.app.library.article_card import open_card, session_of
from reader.app.library.filtered_list import FilteredList
from reader.app.library.list_screen import ListScreen
from reader.app.library.timeline import article_cells
from reader.app.messages import CardAsked, Chose
from reader.app.program import Program
from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.load.article_cache import ArticleCache
from reader.model.article import EntityId
from reader.model.counting import many
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Hit
from reader.model.library.people import Namesake, PersonPage
from reader.model.library.person_key import PersonKey
from reader.state.library.person_page import PersonSession, View, person_facts, person_rows, tabs, thing_at
from reader.state.library.timeline import event_span
from reader.state.rows import Line, Piece

_LOW = 20
"""Rows of the screen under which only the lists are shown."""

_FOOTER = (
    titled(c.CHOOSE, "to the words"), titled(c.NEXT_PANE, "next list"), titled(c.FIND, "filter"),
    titled(c.QUOTES, "said"), titled(c.TIMELINE, "timeline"), titled(c.ARTICLE, "articles"),
    c.LIBRARY, c.HELP, titled(c.QUIT, "back"),
)  # fmt: skip
_BY_PANE = {"quotes": View.QUOTES, "people": View.ABOUT, "timeline": View.TIMELINE, "article": View.ARTICLES}


def hue_of(page: PersonPage, cache: ArticleCache) -> int | None:
    """The hue that someone has in their newest article."""
    newest = page.appearances[0] if page.appearances else None
    session = session_of(newest.article, cache) if newest is not None else None
    return session.hues.get(newest.id) if session is not None and newest is not None else None


class Facts(LineWidget):
    """A few lines about someone."""

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

    @dataclass
    class Clicked(Message):
        """The reader wants to see this list."""

        view: View

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
        if view is not None:
            self.post_message(self.Clicked(View(view)))


class PersonScreen(ListScreen):
    """One person across the library."""

    BINDINGS = bind(c.NEXT_PANE, c.PREVIOUS_PANE, c.QUOTES, c.PEOPLE, c.TIMELINE, c.ARTICLE, c.LET_GO, c.QUIT)

    session: PersonSession | None = None

    def __init__(self, key: PersonKey) -> None:
        super().__init__()
        self._key = key
        self._layout_for: tuple[int | None, bool] = (None, False)

    def compose(self) -> ComposeResult:
        above = Facts().data_bind(PersonScreen.palette), Tabs().data_bind(PersonScreen.palette)
        yield FilteredList("", _FOOTER, *above).data_bind(PersonScreen.palette)

    async def _fetch(self) -> None:
        page = await to_thread(self.program.library.person, self._key)
        hue = await to_thread(hue_of, page, self.program.launch.cache) if page is not None else None
        if not self.display:  # it closes, and what was fetched comes meanwhile
            return
        if page is None:
            unreached = self.program.library.unreached
            gone = "Nobody of that name is in the library any more."
            self.footer.say(gone if unreached is None else f"{unreached}.", stays=True)
            return
        if self.session is not None:
            self._show(self.session.with_page(page, hue))
        else:
            session = PersonSession(page, hue=hue)
            self._show(session.turn_to(next(filter(session.count, View), View.QUOTES)))

    # -- what is shown

    def _show(self, session: PersonSession, from_start: bool = False) -> None:
        self.session = session
        self.view.header.title, self.view.header.title_hue = session.page.names[0], session.hue
        count = many(len({one.article.path for one in session.page.appearances}), "article")
        if filter_text := session.filter_text.strip():
            count = f"{len(session.shown):,} with {filter_text}"
        self._layout_for = article_cells, tall = self._layout
        role = next(iter(session.page.roles), "") if not tall else ""  # else it stands above the lists
        self.view.show_header((Piece(role, "faint"), Piece(count, "faint")), session.marks.title)
        about = self.query_one(Facts)
        about.display = tall
        self.set_class(not tall, "-low")
        about.facts = person_facts(session)
        self.query_one(Tabs).session = session
        one_line = {View.TIMELINE: 1 if article_cells is not None else 2, View.ARTICLES: 2}
        self.view.rows.guess = one_line.get(session.view, 5)
        self.view.show(person_rows(session, article_cells), from_start=from_start)

    @property
    def _layout(self) -> tuple[int | None, bool]:
        """The width of the article's column, and whether there is room for what is known of the person."""
        return article_cells(self.app.size.width), self.app.size.height >= _LOW

    def on_resize(self) -> None:
        if self.session is not None and self._layout_for != self._layout:
            self._show(self.session)

    # -- another look

    def turn_to(self, view: View) -> None:
        """Show another list of the page."""
        if self.session is not None:
            self.view.words = ""
            self._show(self.session.turn_to(view), from_start=True)

    def on_tabs_clicked(self, message: Tabs.Clicked) -> None:
        self.turn_to(message.view)

    def action_next_pane(self) -> None:
        if self.session is not None:
            self.turn_to(self.session.view.step(1))

    def action_previous_pane(self) -> None:
        if self.session is not None:
            self.turn_to(self.session.view.step(-1))

    def action_pane(self, name: str) -> None:
        self.turn_to(_BY_PANE[name])

    def on_filtered_list_filtered(self, message: FilteredList.Filtered) -> None:
        if self.session is not None:
            self._show(self.session.filtered_by(message.words))

    # -- following

    def on_chose(self, message: Chose) -> None:
        if message.go:
            self._follow(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        thing = thing_at(self.session, message.chosen) if self.session is not None else None
        if isinstance(thing, Namesake):
            self._follow(message.chosen)
        elif thing is not None:
            open_card(self, thing.article.path, thing.id)

    def _follow(self, chosen: str) -> None:
        thing = thing_at(self.session, chosen) if self.session is not None else None
        if isinstance(thing, Hit):
            self.program.open_article(thing.article.path, thing.parts[0].span)
        elif isinstance(thing, ListedEvent):
            self.program.open_article(thing.article.path, event_span(thing))
        elif isinstance(thing, Namesake):
            self.app.push_screen(PersonScreen(thing.key))
        elif thing is not None:
            self.program.open_article(thing.article.path)


async def find_person(program: Program, path: Path, entity: EntityId) -> PersonScreen | str:
    """The page of someone in an article, or a sentence why there is none."""
    library = await program.opened()
    key = await to_thread(library.key_of, path, entity)
    if key is not None:
        return PersonScreen(key)
    if program.indexed.scanned:
        return "This article is not in your library."
    return "The library is still being read: this article is not in it yet."
