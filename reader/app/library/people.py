"""The people of the whole library, those with the most quotes first."""

from __future__ import annotations

from asyncio import to_thread

from reader.app import commands as c
from reader.app.keys import foot
from reader.app.library.base import ShelfRoom
from reader.model.library.person_key import PersonKey
from reader.state.library.people import PEOPLE_TITLES, Crowd, people_rows
from reader.state.rows import Listing, Piece

_FOOT = (foot(c.CHOOSE, "all about them"), foot(c.FIND, "filter"), c.LIBRARY, c.HELP, foot(c.QUIT, "back"))


class LibraryPeople(ShelfRoom):
    """Everyone who is named or speaks; Enter opens their page."""

    heading = "People of the library"
    foot = _FOOT
    crowd = Crowd()

    def on_mount(self) -> None:
        self.show_rows()
        self.fetch()

    async def take_from_library(self) -> None:
        people = self.library.people
        crowd = await to_thread(lambda: Crowd.of(people()))
        self.crowd = crowd.seek(self.sought)  # what has been typed by now
        self.show_head()
        self.show_rows()

    def facts(self) -> tuple[Piece, ...]:
        return (Piece(self.crowd.in_words, "faint"),)

    def aside(self) -> tuple[Piece, ...]:
        return (Piece("most quoted first", "faint"),)

    def listing(self) -> Listing:
        self.titles.display = bool(self.crowd.known)
        self.titles.line = PEOPLE_TITLES
        return people_rows(self.crowd)

    def seek(self, words: str) -> None:
        self.crowd = self.crowd.seek(words)

    def go(self, chosen: object) -> None:
        from reader.app.library.person_page import PersonScreen

        self.app.push_screen(PersonScreen(PersonKey(str(chosen))))
