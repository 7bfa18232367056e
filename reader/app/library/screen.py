"""The library screen: every article with its source, date and people, how far it is read, and the files with faults.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Paste, ScreenResume

from reader.app.background import start
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import titled
from reader.app.library.filtered_list import FilteredList
from reader.app.library.list_screen import ListScreen
from reader.app.messages import NO_PAGE, CardAsked, Chose, EditAsked, PageAsked
from reader.model.library.articles import ArticleProgress, FaultyFile
from reader.services.library.contents import all_contents, first_contents
from reader.services.library.indexing import Indexed
from reader.services.library.library_progress import with_progress
from reader.state.ids import Listed
from reader.state.library.article_rows import (
    card_of,
    column_titles,
    columns_of,
    header_facts,
    key_of,
    library_rows,
)
from reader.state.library.articles import LibrarySession, Sort
from reader.state.library.empty import BUNDLED, empty_library
from reader.state.rows import Listing

if TYPE_CHECKING:
    pass

WIDE = 96
"""Columns of the screen from which the articles stand in columns of their own."""

_LEFT = 0.1
"""Seconds after which the place in an article that was left is saved."""

_OPEN = titled(c.CHOOSE, "open")
_FILTER = titled(c.FIND, "filter")
_EDIT = titled(c.EDIT, "edit")
_FOOTER = (
    _OPEN, _FILTER, c.SORT, c.PEOPLE, c.TIMELINE, c.NOTES, c.ADD, c.FAULTS, c.CARD, _EDIT, c.HELP, c.QUIT,
)  # fmt: skip


class LibraryScreen(ListScreen):
    """All articles. The first frame shows what the index knows, and asks nobody else."""

    BINDINGS = bind(
        c.SORT, c.FAULTS, c.READ_OR_NOT, c.PEOPLE, c.TIMELINE, c.NOTES, c.VOICES, c.OPEN_SOURCE, c.EDIT, c.LET_GO,
        c.QUIT,
    )  # fmt: skip

    session = LibrarySession()

    def __init__(self) -> None:
        super().__init__()
        self._layout = (False, False)
        self._added: Listed | None = None

    def compose(self) -> ComposeResult:
        program = self.program
        self.session = LibrarySession(
            first_contents(program.library, program.progress(), self.app.size.height)
        )
        yield FilteredList("Library", _FOOTER, describe=self._describe).data_bind(LibraryScreen.palette)

    def on_mount(self) -> None:
        self._show(from_start=True)
        self.watch(self.app, "indexed", self._index_changed, init=False)
        self.watch(self.app, "added", self._article_added, init=False)

    # -- what comes from the library

    async def _fetch(self) -> None:
        progress = self.program.progress()
        contents = await to_thread(all_contents, self.program.library, progress)
        self.session = self.session.with_contents(contents)
        self._show()
        if self.display and self.program.progress() != progress:  # an article was read meanwhile
            await self._read_on()

    def _index_changed(self, indexed: Indexed) -> None:
        if indexed.scanned and self.session.contents.is_empty:  # only now is it sure that there is nothing
            self._show()

    def _article_added(self, path: Path | None) -> None:
        self._added = key_of(path.resolve()) if path else None

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Back from an article: it is read further than it was."""
        if self.is_mounted and not self.session.contents.partial:
            self.set_timer(_LEFT, lambda: start(self, self._read_on, group="reading", exclusive=True))

    async def _read_on(self) -> None:
        progress = self.program.progress()
        before = self.session.contents
        after = await to_thread(before.with_progress, lambda articles: with_progress(articles, progress))
        if self.session.contents is before:
            self.session = self.session.with_contents(after)
            self._show()

    # -- what is shown

    def _show(self, from_start: bool = False) -> None:
        if not self.display:  # it closes, and what was fetched comes meanwhile
            return
        session = self.session
        order = "only files with faults" if session.only_faulty else session.sort.value
        self.view.show_header(header_facts(session), order)
        self._layout = wide, _ = self._layout_now
        self.view.rows.guess = 1 if wide else 2
        if session.contents.is_empty and self.program.indexed.scanned:
            library = self.program.library
            if not library.is_remote or not (session.contents.partial or library.needs_scan):
                self.view.show(empty_library(library.folders))
                return
        columns = columns_of(session.contents) if wide else None
        if columns and self.view.has_preview:  # which tells the counts
            quotes = columns.quotes if session.sort is Sort.QUOTES else 0
            columns = columns._replace(people=0, quotes=quotes)
        titles = column_titles(columns, session.sort) if columns else None
        count = f"{len(session.shown):,} of {session.contents.total:,}"
        listing = library_rows(session, columns)
        added = self._added if self._added in listing.keys else None
        if added:
            self._added = None
        self.view.show(listing, titles, from_start, count, added)

    async def _describe(self, key: str) -> Listing | None:
        thing = next((thing for thing in self._things() if key_of(_path(thing)) == key), None)
        if isinstance(thing, FaultyFile):
            return card_of(thing)
        if thing is None:
            return None
        from reader.app.library.article_card import session_of  # neither is part of the first frame
        from reader.state.library.preview import article_preview

        session = await to_thread(session_of, thing.article, self.program.launch.cache)
        return article_preview(session) if session else card_of(thing)

    @property
    def _layout_now(self) -> tuple[bool, bool]:
        """Whether the articles stand in columns, and whether there is a preview."""
        return self.view.list_width >= WIDE, self.view.has_preview

    def on_resize(self) -> None:
        if self.is_mounted and self._layout != self._layout_now:
            self._show()

    # -- another look

    def on_filtered_list_filtered(self, message: FilteredList.Filtered) -> None:
        self.session = self.session.filtered_by(message.words)
        self._show()

    def action_sort(self) -> None:
        self.session = self.session.sort_by(self.session.sort.next)
        self._show(from_start=True)

    def action_faults(self) -> None:
        if not self.session.only_faulty and not self.session.contents.faulty:
            self.footer.say("No file has faults.")
            return
        self.session = self.session.toggle_faulty()
        self._show(from_start=True)

    def action_let_go(self) -> None:
        if self.session.only_faulty and not self.view.words:
            self.action_faults()
        else:
            super().action_let_go()

    # -- the row under the cursor

    @property
    def _here(self) -> ArticleProgress | FaultyFile | None:
        row = self.view.rows.row
        key = row.key if row else None
        return next((thing for thing in self._things() if key_of(_path(thing)) == key), None)

    def _things(self) -> tuple[ArticleProgress | FaultyFile, ...]:
        return (*self.session.shown, *self.session.faulty)

    def on_chose(self, message: Chose) -> None:
        if not message.go:
            return
        here = self._here
        if message.chosen == BUNDLED:
            self.program.open_bundled()
        elif isinstance(here, ArticleProgress):
            self.program.open_article(here.article.path)
        else:
            self._show_card()

    def on_card_asked(self, _: CardAsked) -> None:
        self._show_card()

    def action_read_or_not(self) -> None:
        """Mark the article under the cursor as read; one that is, as new."""
        if isinstance(here := self._here, ArticleProgress):
            self.program.mark_read(here.article, not here.read)
            start(self, self._read_on, group="reading", exclusive=True)

    def _show_card(self) -> None:
        from reader.app.library.card import LibraryCard  # a screen that is not shown yet, as those below

        if (here := self._here) is not None:
            self.app.push_screen(LibraryCard(here))

    def action_open_source(self) -> None:
        here = self._here
        url = here.article.source.url if isinstance(here, ArticleProgress) else None
        if url is None:
            self.footer.say(NO_PAGE)
        else:
            self.post_message(PageAsked(url))

    def action_edit(self) -> None:
        here = self._here
        if here is not None:
            faults = here.faults if isinstance(here, FaultyFile) else ()
            self.post_message(EditAsked(faults[0].mark.line if faults else 1, _path(here)))

    def on_paste(self, event: Paste) -> None:
        """Words pasted here become an article."""
        event.stop()
        if event.text:
            self.program.action_add(event.text)
        else:  # the driver takes no more than an article can have
            self.footer.say("Nothing is added: no words were pasted, or too many; reader add takes files.")

    # -- the library's other screens

    def action_pane(self, name: str) -> None:
        if name == "people":
            from reader.app.library.people import LibraryPeople

            self.app.push_screen(LibraryPeople())
        elif name == "timeline":
            from reader.app.library.timeline import LibraryTimeline

            self.app.push_screen(LibraryTimeline())

    def action_notes(self) -> None:
        from reader.app.library.notes import LibraryNotes

        self.app.push_screen(LibraryNotes())

    def action_voices(self) -> None:
        from reader.app.search.screen import voices_screen

        self.app.push_screen(voices_screen("", self.program.keys_by_id))


def _path(thing: ArticleProgress | FaultyFile) -> Path:
    return thing.article.path if isinstance(thing, ArticleProgress) else thing.path
