"""The people of the whole library, those with the most quotes first."""

from __future__ import annotations

from asyncio import to_thread

from textual.app import ComposeResult

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import titled
from reader.app.library.filtered_list import FilteredList
from reader.app.library.list_screen import ListScreen
from reader.app.library.person_page import PersonScreen
from reader.app.messages import CardAsked, Chose
from reader.model.library.person_key import PersonKey
from reader.state.library.people import PEOPLE_TITLES, PeopleList, people_rows
from reader.state.library.preview import person_preview
from reader.state.rows import Listing

WIDE = 50
"""Columns of the list from which the counts stand in columns before the names."""

_FOOTER = (
    titled(c.CHOOSE, "all about them"),
    titled(c.FIND, "filter"),
    c.LIBRARY,
    c.HELP,
    titled(c.QUIT, "back"),
)


class LibraryPeople(ListScreen):
    """Everyone who is named or speaks; Enter opens their page."""

    BINDINGS = bind(c.LET_GO, c.QUIT)

    people = PeopleList()

    def __init__(self) -> None:
        super().__init__()
        self._in_columns = True

    def compose(self) -> ComposeResult:
        yield FilteredList("People of the library", _FOOTER, describe=self._describe).data_bind(
            LibraryPeople.palette
        )

    def on_mount(self) -> None:
        self._show()

    async def _fetch(self) -> None:
        library = self.program.library
        people = await to_thread(lambda: PeopleList.of(library.people()))
        if not self.display:  # it closes, and what was fetched comes meanwhile
            return
        self.people = people.filtered_by(self.view.words)
        self._show()

    async def _describe(self, key: str) -> Listing | None:
        page = await to_thread(self.program.library.person, PersonKey(key))
        return person_preview(page) if page else None

    def _show(self) -> None:
        self.view.show_header(self.people.in_words, "most quoted first")
        self._in_columns = in_columns = self.view.list_width >= WIDE
        titles = PEOPLE_TITLES if self.people.everyone and in_columns else None
        self.view.show(self.or_unreached(people_rows(self.people, in_columns)), titles)

    def on_resize(self) -> None:
        if self.is_mounted and self._in_columns != (self.view.list_width >= WIDE):
            self._show()

    def on_filtered_list_filtered(self, message: FilteredList.Filtered) -> None:
        self.people = self.people.filtered_by(message.words)
        self._show()

    def on_chose(self, message: Chose) -> None:
        if message.go:
            self._open(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        self._open(message.chosen)

    def _open(self, chosen: str) -> None:
        self.app.push_screen(PersonScreen(PersonKey(chosen)))
