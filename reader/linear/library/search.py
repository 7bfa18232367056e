"""Searches the quotes of the whole library, by their words and by who said them; then headlines and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.convert.in_words.words import sentence
from reader.linear.library.hits import hit_in_words
from reader.linear.library.people import open_person
from reader.linear.library.voices import VoicesScreen
from reader.linear.lists import ListScreen
from reader.linear.screen import Host, Prompt
from reader.linear.words import in_words, lines_in_words, listing_in_words, row_in_words
from reader.model.library.hits import Hit, Results
from reader.services.library.searching import cite_hit, find_texts, first_page, next_page
from reader.state.ids import Chosen, Listed
from reader.state.library.voices import VoiceSession
from reader.state.search.rows import (
    empty_message,
    facets,
    note,
    result_key,
    text_place,
    text_results,
    total,
)
from reader.state.search.session import PAGE, Question, SearchSession, TextsFound

if TYPE_CHECKING:
    from reader.library.protocol import Library

_WIDE = 10_000
"""Cells that a passage may have: it is not cut for a row."""
_MORE = Listed("more")
_NO_SEARCH = SearchSession()


class SearchScreen:
    """A search, and the quotes that it has found."""

    def __init__(self, host: Host, library: Library, session: SearchSession = _NO_SEARCH) -> None:
        self._host, self._library, self.session = host, library, session
        self._list: ListScreen[Chosen] = ListScreen(
            host,
            "Search.",
            [],
            "Type words, a name after speaker and a colon, or a year after since and a colon.",
            self._choose,
            {
                c.FIND: self.ask,
                c.SEARCH: self.ask,
                c.SORT: self._reorder,
                c.NEXT_PANE: self._narrow,
                c.PREVIOUS_PANE: self._narrow,
                c.COPY: lambda: self._with_hit(lambda hit: host.copy(cite_hit(hit), "The quote is")),
                c.COPY_PLACE: lambda: self._with_hit(lambda hit: host.copy(cite_hit(hit), "The quote is")),
                c.PERSON: lambda: self._with_hit(self._open_person),
                c.VOICES: lambda: open_voices(host, library, self.session.text.strip()),
                c.OPEN_SOURCE: lambda: self._with_hit(lambda hit: host.open_page(hit.article.source.url)),
            },
        )
        self.screen = self._list.screen

    def open(self) -> None:
        """Go into the screen, and ask what its session asks."""
        self._host.open(self.screen)
        self._look()

    # -- asking

    def ask(self) -> None:
        """Ask what to look for."""
        self._host.ask(Prompt("Search all quotes:", self._search, self.session.text))

    def _search(self, typed: str, _: int) -> None:
        self.session = self.session.type(typed).submit()
        self._look()

    def _look(self) -> None:
        library, question = self._library, self.session.question
        if self.session.complaint:
            self._host.say(sentence(self.session.complaint))
        elif question is not None:
            asked = question
            self._host.start(lambda: first_page(library, asked), lambda found: self._answered(asked, found))

    def _answered(self, question: Question, found: Results) -> None:
        self.session = self.session.answer(question, found)
        library = self._library
        if self.session.asks_texts and self.session.texts_found is None:
            self._host.start(lambda: find_texts(library, question), self._found_texts)
            return
        self._show()

    def _found_texts(self, texts: TextsFound) -> None:
        self.session = self.session.with_texts(texts)
        self._show()

    def _show(self) -> None:
        session = self.session
        if session.texts_found and session.texts_found.matches:
            self._list.show(listing_in_words(text_results(session.texts_found, _WIDE)))
        else:
            hits = session.found.hits if session.found else {}
            entries: list[tuple[Chosen | None, str]] = [
                (result_key(place), hit_in_words(hit)) for place, hit in sorted(hits.items())
            ]
            if len(entries) < session.results.count:
                entries.append((_MORE, f"More: Enter shows the next {PAGE}."))
            self._list.show(entries or [(None, empty_message(session))])
        notes = " ".join(lines_in_words([note(session, "")])) if session.text else ""
        found = sentence(in_words(total(session)))
        self._host.say(f"{found[:1].upper()}{found[1:]} {notes}".strip())
        self._list.pager.go(0)

    # -- another look

    def _reorder(self) -> None:
        self.session = self.session.reorder()
        self._look()

    def _narrow(self) -> None:
        """List who said what was found, how and when: Enter chooses among them, or no longer."""
        host = self._host
        entries = list(_facets(self.session))

        def choose(key: Chosen) -> None:
            self.session = self.session.narrow(Listed(key))
            host.close(self.screen)
            self._look()

        narrowing: ListScreen[Chosen] = ListScreen(
            host, "Narrow to who, how or when.", entries, "There is nothing to narrow.", choose, {}
        )
        host.open(narrowing.screen)

    # -- what one does with a quote

    def _choose(self, key: Chosen) -> None:
        if key == _MORE:
            self._fetch()
        elif (place := text_place(key)) is not None and self.session.texts_found is not None:
            match = self.session.texts_found.matches[place]
            self._host.open_article(match.article.path, match.at, self.session.text.strip())
        else:
            self._with_hit(self._open)

    def _open(self, hit: Hit) -> None:
        words = self.session.text.strip() or None
        self._host.open_article(hit.article.path, hit.parts[0].span, words)

    def _fetch(self) -> None:
        library, found = self._library, self.session.found
        if found is None:
            return
        question, skip = found.question, len(found.hits)

        def then(results: Results) -> None:
            self.session = self.session.fetched(question, skip, results)
            self._show()
            self._list.go_to(result_key(skip))

        self._host.start(lambda: next_page(library, question, skip), then)

    def _with_hit(self, do: Callable[[Hit], object]) -> None:
        key = self._list.key
        hit = self.session.found.hits.get(int(key)) if key and key.isdigit() and self.session.found else None
        if hit is None:
            self._host.say("There is no quote here.")
        else:
            do(hit)

    def _open_person(self, hit: Hit) -> None:
        if hit.speaker is None:
            self._host.say("Nobody is known to have said this.")
        else:
            open_person(self._host, self._library, hit.speaker.key)


def open_voices(host: Host, library: Library, query: str) -> None:
    """Open the share of voice among what a query finds, from which searches open."""
    VoicesScreen(
        host, library, VoiceSession(query), lambda session: SearchScreen(host, library, session).open()
    )


def _facets(session: SearchSession) -> Iterator[tuple[Chosen | None, str]]:
    """What the quotes can be narrowed to, each with how many there are."""
    listing = facets(session)
    for index, key in enumerate(listing.keys):
        row = listing.row(index)
        words = row_in_words(row)
        yield key, f"Chosen: {words}" if row.chosen else words
