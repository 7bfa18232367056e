"""What the search screen asks of the library: quotes with their facets, further pages, all of them to copy."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.full_screen import Standing
from reader.convert.citation import attributed, source_line
from reader.model.library.hits import MOST_COUNTED, FacetFilter, Facets, Hit, HitOrder, Results
from reader.state.search.session import PAGE, Question, SearchSession

if TYPE_CHECKING:
    from reader.library.sqlite.index import Index


def look_up(library: Index, question: Question, limit: int = PAGE, hasty: bool = False) -> Results:
    """The first `limit` quotes, and how many there would be under each facet; `hasty` as for the library's `search`.

    Facets of one kind are counted as if nothing were chosen among them: whoever is chosen beside Ana Ruiz adds to
    her quotes.
    """
    narrowing = question.narrowing
    results = library.search(question.query, question.order, limit, narrowing=narrowing, hasty=hasty)
    if not narrowing:
        return results
    facets = results.facets

    def counted(without: FacetFilter) -> Facets:
        return library.search(question.query, limit=0, narrowing=without, hasty=hasty).facets

    if narrowing.speakers:
        others = counted(replace(narrowing, speakers=frozenset()))
        facets = replace(facets, speakers=others.speakers, more=others.more, unknown=others.unknown)
    if narrowing.types:
        facets = replace(facets, types=counted(replace(narrowing, types=frozenset())).types)
    if narrowing.years:
        facets = replace(facets, years=counted(replace(narrowing, years=frozenset())).years)
    return replace(results, facets=facets)


def look_further(library: Index, question: Question, skip: int) -> Results:
    """The page of quotes that begins after the first `skip`."""
    return library.search(question.query, question.order, PAGE, skip, question.narrowing, facets=False)


def cite_all(library: Index, question: Question) -> tuple[str, int]:
    """All quotes found, with their attributions as text, and their number."""
    hits = library.search(
        question.query, question.order, MOST_COUNTED, narrowing=question.narrowing, facets=False
    ).hits
    return "\n\n".join(map(cite_hit, hits)), len(hits)


def cite_hit(hit: Hit) -> str:
    """One quote with who said it and its article, as text to copy."""
    article = hit.article
    by = hit.speaker.name if hit.speaker else None
    said = attributed(hit.text, by, hit.via, hit.type, draft=hit.draft)
    return f"{said}\n{source_line(article.headline, article.source, article.published, hit.paragraph)}"


class SearchRequests:
    """Asks the library in threads, one question at a time, and writes each answer into the screen's session.

    What is typed meanwhile is asked next, and of several only the last. The session drops an answer to what is no
    longer asked.
    """

    def __init__(
        self, screen: Standing, read: Callable[[], SearchSession], write: Callable[[SearchSession], None]
    ) -> None:
        """`read` and `write` the session of `screen`."""
        self._screen, self._read, self._write = screen, read, write
        self._asking = self._fetching = False
        self._wanted: list[int] = []
        self._fetched: tuple[Question | None, set[int]] = (None, set())

    def ask(self) -> None:
        """Have the session's question answered, if it isn't yet."""
        if self._read().waits and not self._asking:
            self._asking = True
            self._screen.run_worker(self._answer(), group="search")

    async def _answer(self) -> None:
        """A quick answer first; the rest of it is looked for if nothing else is asked by then."""
        library = await self._screen.reader.opened()
        while (question := (session := self._read()).question) is not None:
            if not session.waits and not session.half_answered:
                break
            hasty = session.waits and question.order is HitOrder.NEWEST
            answer = await to_thread(look_up, library, question, session.reach, hasty)
            self._write(self._read().answer(question, answer))
        self._asking = False

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
            self._screen.run_worker(self._fetch(), group="fetch")

    async def _fetch(self) -> None:
        while self._wanted and (found := self._read().found) is not None:
            skip = self._wanted.pop()
            answer = await to_thread(look_further, await self._screen.reader.opened(), found.question, skip)
            self._write(self._read().fetched(found.question, skip, answer))
        self._fetching = False
