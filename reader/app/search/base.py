"""What every part of the search screen shares, and how it asks the library.

The library is asked in a thread, one question at a time: what is typed meanwhile is asked next, and of several
only the last. An answer to what is no longer asked is dropped.
"""

from __future__ import annotations

from asyncio import to_thread

from textual.getters import query_one
from textual.reactive import var
from textual.screen import Screen

from reader.app.full_screen import Standing
from reader.app.library.index_state import Indexed
from reader.app.search.asking import look_further, look_up
from reader.app.search.parts import FacetList, ResultList, SearchField, SearchNote
from reader.model.shelves import Order
from reader.state.search.rows import note, total
from reader.state.search.session import PAGE, Question, SearchSession

SHORT = 70
"""Columns under which the count is a number alone."""


class SearchRoom(Standing, Screen[None]):
    """The parts below are mixed into one screen; each answers for one subject."""

    session: var[SearchSession] = var(SearchSession())

    field = query_one(SearchField)
    note = query_one(SearchNote)
    results = query_one(ResultList)
    facets = query_one(FacetList)

    def show_lines(self) -> None:
        """Show the count and the note as they are now."""
        self.field.tell(total(self.session, self.app.size.width < SHORT))
        self.note.line = note(self.session, self.reader.indexed.in_words)


class Asking(SearchRoom):
    """Asks for what was found, and for more of it when it comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self._asking = self._fetching = False
        self._missing: list[int] = []
        self._fetched: tuple[Question | None, set[int]] = (None, set())

    def take_indexed(self, indexed: Indexed) -> None:
        """Ask again of what has come in, but not while one walks through what was found: it would move."""
        if not self.stands:
            return
        self.show_lines()
        if not indexed.total or not self.results.has_focus:
            self.session = self.session.at_state(indexed.changes)

    def ask(self) -> None:
        """Have the question of the moment answered, if it isn't yet."""
        if self.session.waits and not self._asking:
            self._asking = True
            self.run_worker(self._answer(), group="search")

    async def _answer(self) -> None:
        """At first in haste; what is left of the answer is looked for when nothing else is asked by then."""
        library = await self.reader.opened()
        while (question := self.session.question) is not None:
            if not self.session.waits and not self.session.half_answered:
                break
            hasty = self.session.waits and question.order is Order.NEWEST
            answer = await to_thread(look_up, library, question, self.session.reach, hasty)
            self.session = self.session.answer(question, answer)
        self._asking = False
        if self.stands and self.results.has_focus and not self.session.results.count:
            self.field.input.focus()  # other words are all that is left to try

    def miss(self, place: int) -> None:
        """A quote has come into sight that is not fetched yet; each page is asked for once."""
        found = self.session.found
        if found is None:
            return
        if self._fetched[0] != found.question:
            self._fetched, self._missing = (found.question, set()), []
        skip = place // PAGE * PAGE
        if skip in self._fetched[1]:
            return
        self._fetched[1].add(skip)
        self._missing.append(skip)
        if not self._fetching:
            self._fetching = True
            self.run_worker(self._fetch(), group="fetch")

    async def _fetch(self) -> None:
        while self._missing and (found := self.session.found) is not None:
            skip = self._missing.pop()
            answer = await to_thread(look_further, await self.reader.opened(), found.question, skip)
            self.session = self.session.fetched(found.question, skip, answer)
        self._fetching = False
