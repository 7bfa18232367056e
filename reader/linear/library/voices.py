"""The share of voice: who is quoted how much, in all of the library or among the quotes of a search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.convert.in_words.words import sentence
from reader.convert.voices import HEADINGS, voice_sentences
from reader.linear.lists import ListScreen, ask_filter
from reader.linear.words import in_words
from reader.model.library.voices import GroupBy, Voices
from reader.model.query.parse import InvalidQuery, parse
from reader.services.library.voices import VoiceCounter
from reader.state.library.voices import empty_message, voice_key
from reader.state.search.voices import search_for

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.linear.screen import Host
    from reader.state.ids import Chosen
    from reader.state.library.voices import VoiceSession
    from reader.state.search.session import SearchSession


class VoicesScreen:
    """Enter shows the quotes of a speaker, or the speakers of a role, a source, a month."""

    def __init__(
        self, host: Host, library: Library, session: VoiceSession, search: Callable[[SearchSession], object]
    ) -> None:
        """`search` opens a search, from which another of these screens may open."""
        self._host, self._library, self._search = host, library, search
        self.session = session
        self._list: ListScreen[Chosen] = ListScreen(
            host,
            sentence("Share of voice" + (f" of {session.within_name}" if session.within else "")),
            [],
            empty_message(session),
            self._open,
            {
                c.FIND: lambda: ask_filter(host, self.session.filter_text, self._filter),
                c.NEXT_PANE: lambda: self._group_by(1),
                c.PREVIOUS_PANE: lambda: self._group_by(-1),
                c.SORT: self._sort,
                c.VOICES: lambda: host.say(self._summary),
                c.LET_GO: self._let_go,
            },
        )
        self.screen = self._list.screen
        host.open(self.screen)
        host.start(self._count, self._counted)

    # -- counting

    def _count(self) -> Mapping[GroupBy, Voices]:
        """All quotes that are asked for, by each grouping; in a thread, as the library may be large."""
        query = parse(self.session.query, typing=True)
        if isinstance(query, InvalidQuery):  # the search that it was opened from finds nothing either
            return {}
        counter = VoiceCounter(self._library.stream(query), within=self.session.within)
        counter.count()
        return {by: counter.voices(by) for by in GroupBy}

    def _counted(self, counted: Mapping[GroupBy, Voices]) -> None:
        self.session = self.session.with_counts(counted, finished=True)
        self._show()
        if self._host.screen is self.screen:
            self._host.say(self._summary)

    def _show(self) -> None:
        session = self.session
        entries: list[tuple[Chosen | None, str]] = [
            (voice_key(voice), voice_sentences(session.voices, voice)) for voice in session.shown
        ]
        self._list.show(entries or [(None, empty_message(session))])

    @property
    def _summary(self) -> str:
        """What is counted by what, in which order."""
        facts = (self.screen.title, sentence(in_words(self.session.facts)) if self.session.facts else "")
        order = f"By {HEADINGS[self.session.by].lower()}, {self.session.order_in_words}."
        return " ".join(filter(None, (*facts, order)))

    # -- another look

    def _look(self, session: VoiceSession) -> None:
        self.session = session
        self._show()
        self._list.pager.go(0)
        self._host.say(self._summary)

    def _group_by(self, step: int) -> None:
        self._look(self.session.step(step))

    def _sort(self) -> None:
        self._look(self.session.sort_by(self.session.sort.next))

    def _filter(self, words: str) -> None:
        self._look(self.session.filtered_by(words))

    def _let_go(self) -> None:
        if self.session.filter_text:
            self._filter("")
        else:
            self._host.close()

    def _open(self, key: Chosen) -> None:
        voice = self.session.voice(key)
        if voice is None:
            self._host.say("This is no longer there.")
        elif self.session.by is GroupBy.SPEAKER:
            self._search(search_for(self.session, voice))
        else:
            VoicesScreen(self._host, self._library, self.session.entered(voice), self._search)
