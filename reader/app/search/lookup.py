"""Runs the searches of the search screen in threads."""

from __future__ import annotations

from asyncio import sleep, to_thread
from collections.abc import Callable
from functools import partial

from reader.app.full_screen import FullScreen
from reader.model.library.search_options import HitOrder
from reader.services.library.searching import find_texts, first_page, next_page
from reader.state.search.session import PAGE, Question, SearchSession

_SETTLED = 0.25
"""Seconds that words stay as they are before headlines and texts are searched for them, too."""


class SearchRequests:
    """Asks the library in threads, one question at a time, and writes each answer into the screen's session.

    What is typed meanwhile is asked next, and of several only the last. The session drops an answer to what is no
    longer asked.
    """

    def __init__(
        self, screen: FullScreen, read: Callable[[], SearchSession], write: Callable[[SearchSession], None]
    ) -> None:
        """`read` and `write` the session of `screen`."""
        self._screen, self._read, self._write = screen, read, write
        self._asking = self._fetching = False
        self._texts_asked: Question | None = None
        self._wanted: list[int] = []
        self._fetched: tuple[Question | None, set[int]] = (None, set())

    def ask(self) -> None:
        """Have the session's question answered, if it isn't yet."""
        if self._read().waits and not self._asking:
            self._asking = True
            self._screen.start_work(self._answer, group="search")

    async def _answer(self) -> None:
        """A quick answer first; the rest of it is looked for if nothing else is asked by then."""
        library = await self._screen.program.opened()
        while (question := (session := self._read()).question) is not None:
            if not session.waits and not session.half_answered:
                break
            hasty = session.waits and question.order is HitOrder.NEWEST
            answer = await to_thread(first_page, library, question, session.reach, hasty)
            self._write(self._read().answer(question, answer))
        self._asking = False

    def ask_texts(self) -> None:
        """Look for the words in headlines and texts, if no quote has them and nobody has looked yet."""
        session = self._read()
        question = session.question
        if session.asks_texts and session.texts_found is None and question != self._texts_asked:
            self._texts_asked = question
            self._screen.start_work(partial(self._find_texts, question), group="texts", exclusive=True)

    async def _find_texts(self, question: Question | None) -> None:
        await sleep(_SETTLED)
        library = await self._screen.program.opened()
        if question is None or self._read().question != question:
            self._texts_asked = None
            return
        texts = await to_thread(find_texts, library, question)
        self._write(self._read().with_texts(texts))

    def fetch(self, place: int) -> None:
        """Fetch the page of quotes that `place` is on; each page is fetched once for a question."""
        found = self._read().found
        if found is None:
            return
        if self._fetched[0] != found.question:
            self._fetched, self._wanted = (found.question, set()), []
        skip = place // PAGE * PAGE
        if skip in self._fetched[1]:
            return
        self._fetched[1].add(skip)
        self._wanted.append(skip)
        if not self._fetching:
            self._fetching = True
            self._screen.start_work(self._fetch, group="fetch")

    async def _fetch(self) -> None:
        while self._wanted and (found := self._read().found) is not None:
            skip = self._wanted.pop()
            answer = await to_thread(next_page, await self._screen.program.opened(), found.question, skip)
            self._write(self._read().fetched(found.question, skip, answer))
        self._fetching = False
