"""The list of articles: each in a sentence or two, Enter opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.convert.in_words.words import sentence
from reader.linear.library.notes import open_notes
from reader.linear.library.people import open_people
from reader.linear.library.timeline import open_timeline
from reader.linear.lists import ListScreen, ask_filter
from reader.linear.screen import Host
from reader.linear.words import in_words, listing_in_words, row_in_words
from reader.model.counting import many
from reader.model.library.articles import ArticleProgress, FaultyFile
from reader.services.library.contents import all_contents
from reader.state.article.reading_progress import percentage
from reader.state.ids import Chosen
from reader.state.library.article_rows import (
    card_of,
    facts_in_words,
    faulty_row,
    key_of,
    line_of,
)
from reader.state.library.articles import LibraryContents, LibrarySession
from reader.state.library.empty import BUNDLED, empty_library

if TYPE_CHECKING:
    from reader.library.protocol import Library

_READING = "Reading the library."


class ArticlesScreen:
    """All articles of the library, and the files with faults."""

    def __init__(self, host: Host, library: Library) -> None:
        self._host, self._library = host, library
        self.session = LibrarySession()
        self._list: ListScreen[Chosen] = ListScreen(
            host,
            "The library.",
            [],
            _READING,
            self._open,
            {
                c.CARD: self._card,
                c.FIND: lambda: ask_filter(host, self.session.filter_text, self._filter),
                c.SORT: self._sort,
                c.FAULTS: self._faults,
                c.READ_OR_NOT: self._read_or_not,
                c.PEOPLE: lambda: open_people(host, library),
                c.TIMELINE: lambda: open_timeline(host, library),
                c.NOTES: lambda: open_notes(host, library),
                c.VOICES: self._voices,
                c.COMPARE: self._compare,
                c.OPEN_SOURCE: self._open_source,
                c.EDIT: lambda: self._edit(1),
                c.LIBRARY: lambda: host.say("This is the library."),
                c.LET_GO: self._let_go,
            },
        )
        self.screen = self._list.screen
        self.screen.shown = self.read
        host.listen(self.read)

    def read(self) -> None:
        """Read in a thread what the library has now, and show it."""
        library, progress = self._library, self._host.memory.progress
        self._host.start(lambda: all_contents(library, progress), self._read)

    def _read(self, contents: LibraryContents) -> None:
        self.session = self.session.with_contents(contents)
        self._show()

    def _show(self) -> None:
        session, library = self.session, self._library
        if session.contents.is_empty and not library.needs_scan:
            self._list.show(listing_in_words(empty_library(library.folders)))
            return
        entries: list[tuple[Chosen | None, str]] = [
            (key_of(entry.article.path), article_in_words(entry)) for entry in session.shown
        ]
        if session.faulty:
            entries.append((None, f"Files with faults: {len(session.faulty)}."))
        entries += [(key_of(file.path), row_in_words(faulty_row(file))) for file in session.faulty]
        if not entries and session.filter_text:
            entries = [(None, f"Nothing has {session.filter_text}.")]
        self._list.show(entries)

    # -- another look

    def _filter(self, words: str) -> None:
        self.session = self.session.filtered_by(words)
        self._show()
        self._host.say(f"{many(len(self.session.shown), 'article')}{f' with {words}' if words else ''}.")

    def _sort(self) -> None:
        self.session = self.session.sort_by(self.session.sort.next)
        self._show()
        self._list.pager.go(0)
        self._host.say(f"The articles, {self.session.sort.value}.")

    def _faults(self) -> None:
        if not self.session.only_faulty and not self.session.contents.faulty:
            self._host.say("No file has faults.")
            return
        self.session = self.session.toggle_faulty()
        self._show()
        self._host.say("Only files with faults." if self.session.only_faulty else "All articles.")

    def _let_go(self) -> None:
        if self.session.filter_text:
            self._filter("")
        elif self.session.only_faulty:
            self._faults()
        else:
            self._host.close()

    # -- what the cursor is at

    @property
    def _here(self) -> ArticleProgress | FaultyFile | None:
        things: tuple[ArticleProgress | FaultyFile, ...] = (*self.session.shown, *self.session.faulty)
        return next((thing for thing in things if key_of(_path(thing)) == self._list.key), None)

    def _open(self, key: Chosen) -> None:
        here = self._here
        if key == BUNDLED and self._host.launch.bundled is not None:
            self._host.open_article(self._host.launch.bundled)
        elif isinstance(here, ArticleProgress):
            self._host.open_article(here.article.path)
        else:
            self._card()

    def _card(self) -> None:
        if (here := self._here) is None:
            return
        listing = card_of(here)
        card: ListScreen[Chosen] = ListScreen(
            self._host,
            sentence(listing.title),
            listing_in_words(listing),
            "",
            lambda key: self._edit(line_of(key)),
            {},
        )
        self._host.open(card.screen)

    def _read_or_not(self) -> None:
        """Mark the article at the cursor as read; one that is, as new."""
        if isinstance(here := self._here, ArticleProgress):
            self._host.memory.mark_read(here.article, not here.read)
            self._host.say("New again." if here.read else "Read.")
            self.read()

    def _open_source(self) -> None:
        here = self._here
        self._host.open_page(here.article.source.url if isinstance(here, ArticleProgress) else None)

    def _voices(self) -> None:
        """Count who is quoted how much in all of the library."""
        from reader.linear.library.search import open_voices  # only for this key

        open_voices(self._host, self._library, "")

    def _compare(self) -> None:
        """Choose what the article at the cursor is compared with."""
        if isinstance(here := self._here, ArticleProgress):
            from reader.linear.comparison.choosing import choose_other  # only for this key

            choose_other(self._host, here.article.path)
        else:
            self._host.say("Only an article can be compared.")

    def _edit(self, line: int) -> None:
        here = self._here
        if isinstance(here, FaultyFile) and line == 1 and here.faults:
            line = here.faults[0].mark.line
        if here is not None:
            self._host.edit(_path(here), line)


def article_in_words(entry: ArticleProgress) -> str:
    """An article in a list: the headline, how far it is read, then source, date and counts."""
    begun = f"{percentage(entry.fraction or 0)} per cent read"
    read = "New" if entry.fraction is None else "Read" if entry.read else begun
    faults = f" {many(len(entry.article.faults), 'warning')}." if entry.article.faults else ""
    facts = in_words(facts_in_words(entry.article))
    return f"{sentence(entry.article.headline)} {read}. {facts[:1].upper()}{facts[1:]}.{faults}"


def _path(thing: ArticleProgress | FaultyFile) -> Path:
    return thing.article.path if isinstance(thing, ArticleProgress) else thing.path
