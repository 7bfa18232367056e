"""Two annotations of one text side by side: how far they agree, then a row for each difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.app.commands import table as c
from reader.app.comparison.keys_here import KEYS_HERE
from reader.convert.comparison.wording import (
    MEANINGS,
    agreement_sentences,
    pair_sentences,
    shared_text,
    summary,
)
from reader.linear.lists import ListScreen
from reader.linear.screen import Host
from reader.linear.words import in_words
from reader.model.clean import clean
from reader.model.comparison.compared import Compared
from reader.model.counting import many
from reader.services.comparing import compare_files
from reader.state.comparison.rows import index_of, key_of
from reader.state.comparison.session import FAULTY, ComparisonSession, no_further
from reader.state.ids import Chosen


class ComparisonScreen:
    """Enter opens the article of the side that leads at the words; Tab lets the other side lead."""

    def __init__(self, host: Host, paths: tuple[Path, Path]) -> None:
        """`paths` are the files: the first one is the one that counts as right."""
        self._host, self._paths = host, paths
        self.session: ComparisonSession | None = None
        names = " and ".join(clean(path.name) for path in paths)
        self._list: ListScreen[Chosen] = ListScreen(
            host,
            f"Comparing {names}.",
            [],
            "Comparing.",
            self._open,
            {
                c.NEXT_HIGHLIGHT: lambda: self._step(True),
                c.PREVIOUS_HIGHLIGHT: lambda: self._step(False),
                c.NEXT_MATCH: lambda: self._step(True),
                c.PREVIOUS_MATCH: lambda: self._step(False),
                c.FAULTS: self._filter,
                c.NEXT_PANE: self._turn,
                c.PREVIOUS_PANE: self._turn,
            },
        )
        self.screen = self._list.screen
        self.screen.help_first = [
            "Comparison.",
            *(f"{host.key(command)}: {words}." for command, words in KEYS_HERE),
            "What the figures mean.",
            *(f"{name}: {words}." for name, words in MEANINGS),
        ]
        cache = host.launch.cache
        host.start(lambda: compare_files(paths, cache), self._compared)

    def _compared(self, compared: Compared | None) -> None:
        if compared is None:
            self._list.show([(None, FAULTY)])
            self._say(FAULTY)
            return
        self.session = ComparisonSession(compared, self._paths).filtered()
        self._list.show(list(_entries(self.session)))
        self._say(f"{self.screen.title} {_summary(compared)}")

    def _say(self, remark: str) -> None:
        """Say what came of the work in a thread, unless something else is read meanwhile."""
        if self._host.screen is self.screen:
            self._host.say(remark)

    def _filter(self) -> None:
        """Show the differences alone, or all annotations."""
        if self.session is not None:
            self.session = self.session.filtered()
            self._list.show(list(_entries(self.session)))
            self._list.pager.go(0)
            self._host.say(_heading(self.session))

    def _turn(self) -> None:
        if self.session is not None:
            self.session = self.session.turned()
            self._host.say(f"Enter opens {clean(self.session.paths[self.session.lead].name)}.")

    def _step(self, forward: bool) -> None:
        """Go to the next difference, or the one before."""
        if self.session is None:
            return
        here = index_of(self._list.key) if self._list.key is not None else None
        there = self.session.step(-1 if here is None else here, forward)
        if there is None:
            self._host.say(no_further(forward))
        else:
            self._list.go_to(key_of(there))

    def _open(self, key: Chosen) -> None:
        number = index_of(key)
        if self.session is not None and number is not None:
            path, at = self.session.place(self.session.shown[number])
            self._host.open_article(path, at)


def _entries(session: ComparisonSession) -> Iterator[tuple[Chosen | None, str]]:
    """How much could be compared, the agreement by kind, then the annotations that are shown."""
    compared = session.compared
    yield None, _summary(compared)
    for agreement in compared.agreements:
        yield None, agreement_sentences(agreement)
    yield None, _heading(session)
    for index, pair in enumerate(session.shown):
        yield key_of(index), pair_sentences(pair, (compared.first, compared.second))


def _summary(compared: Compared) -> str:
    words = in_words(f"{shared_text(compared)}; {summary(compared)}")
    return f"{words[:1].upper()}{words[1:]}."


def _heading(session: ComparisonSession) -> str:
    words = many(len(session.shown), "difference" if session.only_differences else "annotation")
    return f"{words[:1].upper()}{words[1:]}."
