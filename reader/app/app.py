"""The app: opens the screens, and does what they ask of the world outside: clipboard, browser, editor, library.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

import gc
import os
from asyncio import to_thread
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var
from textual.screen import Screen

from reader.app.commands import table as c
from reader.app.commands.bindings import bind, textual_keys
from reader.app.commands.keys import key_for
from reader.app.commands.linear import LINEAR
from reader.app.feeds.commands import FEEDS
from reader.app.full_screen import FullScreen
from reader.app.launch import Launch, LinearAsked
from reader.app.library.library_access import LibraryAccess
from reader.app.messages import Copied, EditAsked, PageAsked
from reader.app.terminal.safe_app import SafeApp
from reader.app.widgets.footer import Footer
from reader.errors import ClipboardError
from reader.memory.memory import ArticleKey, Progress
from reader.model.clean import shorten
from reader.services.article_memory import ArticleMemory
from reader.services.library.indexing import Indexed
from reader.start.saved_frames import drop_frames

if TYPE_CHECKING:
    from reader.app.article.opening import Opened
    from reader.app.article.screen import ArticleScreen
    from reader.app.feeds.screen import FeedsScreen
    from reader.app.library.index_messages import IndexCrashed, IndexFault, IndexMoved
    from reader.app.search.screen import SearchScreen
    from reader.library.protocol import Library
    from reader.model.article import EntityId
    from reader.model.library.articles import ListedArticle
    from reader.model.text import Span


class ReaderApp(SafeApp):
    """The app, which begins with an article or with the library."""

    TITLE = "closeread"
    CSS_PATH = "article/article.tcss"  # of the first screen: Textual loads a screen's own where one is pushed
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bind(c.COMMAND_PALETTE, c.HELP, c.THEME, c.LIBRARY, c.SEARCH, c.ADD, FEEDS, LINEAR)

    indexed: var[Indexed] = var(Indexed())
    """How far the library is indexed; its screens watch this."""
    added: var[Path | None] = var(None)
    """The article added last; the library's screen goes to its row."""

    def __init__(self, launch: Launch) -> None:
        super().__init__(css_path=launch.sheet)
        self.launch = launch
        self._first: Opened | None = None
        if launch.loaded is not None and launch.compare_with is None:
            from reader.app.article.opening import first_article  # the library needs no article

            self._first = first_article(launch)
        self._memory = (
            self._first.memory
            if self._first
            else ArticleMemory.without_article(launch.memory_folder, remembers=launch.remembers)
        )
        self._searched: SearchScreen | None = None
        self._feeds: FeedsScreen | None = None
        self.linear_asked: LinearAsked | None = None
        self.library_access = LibraryAccess(self, launch.open_library) if launch.open_library else None
        self.keys_by_id = launch.settings.keys
        if self.keys_by_id:
            self.set_keymap({id_: textual_keys(keys) for id_, keys in self.keys_by_id.items()})
        self.theme = self.theme_for(launch.settings.theme or self._memory.theme)

    def get_default_screen(self) -> Screen[None]:
        first = self._first_screen()
        first.is_first = True
        return first

    def _first_screen(self) -> FullScreen:
        if self._first is not None:
            from reader.app.article.screen import ArticleScreen

            return ArticleScreen(self._first, self.keys_by_id)
        if self.launch.path is not None and self.launch.compare_with is not None:
            from reader.app.comparison.screen import ComparisonScreen

            return ComparisonScreen(self.launch.path, self.launch.compare_with, self.launch.cache)
        if self.launch.begins_with_feeds:
            from reader.app.feeds.screen import FeedsScreen

            return FeedsScreen(self.launch)
        from reader.app.library.screen import LibraryScreen

        return LibraryScreen()

    @property
    def article_screens(self) -> Iterator[ArticleScreen]:
        """The open article screens, the latest first, whatever is open over them."""
        from reader.app.article.screen import ArticleScreen

        return (screen for screen in reversed(self.screen_stack) if isinstance(screen, ArticleScreen))

    @property
    def article_screen(self) -> ArticleScreen:
        """The article screen opened last."""
        return next(self.article_screens)

    # -- the library

    @property
    def library(self) -> Library:
        """The library, for the screens that only a program with one shows."""
        assert self.library_access is not None, "there is a library"
        return self.library_access.library

    async def opened(self) -> Library:
        """The library, opened in a thread where it is not open yet."""
        assert self.library_access is not None, "there is a library"
        return await self.library_access.opened()

    def on_index_moved(self, message: IndexMoved) -> None:
        self.indexed = message.indexed

    def on_index_fault(self, message: IndexFault) -> None:
        self.say(message.sentence)

    def on_index_crashed(self, message: IndexCrashed) -> None:
        self._handle_exception(message.error)

    def action_library(self) -> None:
        """Go to the library: back to its screen where one is open."""
        if self.library_access is not None:
            self._go_to_library()

    @work(group="opening", exclusive=True)  # which makes no coroutine that a later key could leave unawaited
    async def _go_to_library(self) -> None:
        from reader.app.library.screen import LibraryScreen

        await self.opened()
        if not self._back_to(LibraryScreen):
            await self.push_screen(LibraryScreen())

    def action_feeds(self) -> None:
        """Go to the feeds: back to their screen where it is open."""
        from reader.app.feeds.screen import FeedsScreen

        if not self._back_to(FeedsScreen):
            self._feeds = FeedsScreen(self.launch, self._feeds.session.done if self._feeds else ())
            self.push_screen(self._feeds)

    def action_search(self) -> None:
        """Search all quotes: the former search again, at its place among the results."""
        from reader.app.search.screen import SearchScreen
        from reader.state.search.session import SearchSession

        if self.library_access is not None and not self._back_to(SearchScreen):
            session = self._searched.session if self._searched else SearchSession()
            self._searched = SearchScreen(session, self.keys_by_id)
            self.push_screen(self._searched)

    def open_person(self, entity: EntityId | None, path: Path | None = None) -> None:
        """Open the library's page of someone in an article, by default the one read; or say why there is none."""
        if self.library_access is None:
            return
        if entity is None:
            self.say(f"Nobody is chosen: {key_for(self, c.PEOPLE)} goes to the people.")
        else:
            self._open_person(entity, path or self.article_screen.file.path)

    @work(group="opening", exclusive=True)
    async def _open_person(self, entity: EntityId, path: Path) -> None:
        from reader.app.library.person_page import find_person

        page = await find_person(self, path, entity)
        if isinstance(page, str):
            self.say(page)
        else:
            await self.push_screen(page)

    def _back_to(self, kind: type[FullScreen]) -> bool:
        """Close what is open over the screen of that kind; False, and only overlays closed, where there is none."""
        target = next((screen for screen in self.screen_stack if isinstance(screen, kind)), None)
        while self.screen is not target and (target or not isinstance(self.screen, FullScreen)):
            self.pop_screen()
        return target is not None

    def progress(self) -> Mapping[ArticleKey, Progress]:
        """How far every article has been read."""
        return self._memory.progress

    def mark_read(self, article: ListedArticle, read: bool) -> None:
        """Mark an article of so many characters as read, or as new."""
        self._memory.mark_read(article, read)
        drop_frames(os.fspath(article.path))

    def open_bundled(self) -> None:
        """Open the article that comes with the program."""
        if self.launch.bundled is not None:
            self.open_article(self.launch.bundled)

    # -- other articles

    def action_compare(self) -> None:
        """Choose what to compare the article that is read with, and put both side by side."""
        from reader.app.comparison.choosing import choose_other

        choose_other(self, self.article_screen.file.path)

    def action_add(self, words: str | None = None) -> None:
        """Make an article of some words, else of those on the clipboard."""
        from reader.app.background import start
        from reader.app.library.adding import add

        if any(worker.group == "adding" and worker.is_running for worker in self.workers):
            self.say("Another article is being added; it opens when it is drafted.")
        else:
            start(self, partial(add, self, self.launch.additions, self._environment, words), group="adding")

    @property
    def _environment(self) -> Mapping[str, str]:
        """Where a clipboard is looked for: in a browser, what the server has is not the person's."""
        from reader.app.terminal.clipboard import IN_BROWSER  # not for the first frame

        return IN_BROWSER if self.is_web else os.environ

    @work(group="opening", exclusive=True)
    async def open_article(self, path: Path, at: Span | None = None, query: str | None = None) -> None:
        """Open an article with what is at `at` chosen and what `query` seeks found, or say why it can't be."""
        from reader.app.article.opening import open_at, restored
        from reader.app.article.screen import ArticleScreen

        since = time()
        away = await self.library_access.fetch(path) if self.library_access is not None else None
        session = away if away else await to_thread(open_at, path, self.launch.cache, at, query)
        if isinstance(session, str):
            self.say(session)
            return
        memory = self._memory.for_article(path, session.article.text)
        opened = restored(path, session, memory, self.launch.measure, since)
        await self.push_screen(ArticleScreen(opened, self.keys_by_id))
        self.run_worker(self.launch.cache.flush, thread=True)

    def on_mount(self) -> None:
        self.call_when_painted(self._settle)

    def _settle(self) -> None:
        """Do what can wait until after the first frame."""
        gc.freeze()
        gc.enable()
        if self.launch.greeting:
            self.say(self.launch.greeting)
        self.run_worker(self.launch.cache.flush, thread=True)

    def say(self, remark: str) -> None:
        """Say one plain sentence in the line below everything, whichever screen has one."""
        for screen in reversed(self.screen_stack):
            for footer in screen.query(Footer):
                footer.say(remark)
                return

    def say_unbound(self, character: str) -> None:
        self.say(f"{character} does nothing here: {key_for(self, c.HELP)} shows what every key does.")

    def on_unmount(self) -> None:
        if self.library_access is not None:
            self.library_access.close()
        self._memory.close()

    # -- the world outside

    def on_copied(self, message: Copied) -> None:
        self._copy(message)

    @work(group="copying", exclusive=True, description="")
    async def _copy(self, message: Copied) -> None:
        from reader.app.terminal.clipboard import copy  # as below, not for the first frame

        try:
            where = await copy(message.text, self._environment, self.copy_to_clipboard)
        except ClipboardError as reason:
            self.say(f"Not copied: {reason}.")
        else:
            self.say(f"{message.what} {where}: {shorten(' '.join(message.text.split()))}")

    def on_paste_lost(self) -> None:
        self.say("The terminal began a paste and never ended it: nothing was pasted. Paste it again.")

    def on_page_asked(self, message: PageAsked) -> None:
        self._open_page(message.url)

    @work(group="browser", exclusive=True)
    async def _open_page(self, url: str) -> None:
        from reader.app.other_programs import ask_browser

        self.say(f"Asked the browser for {url}")
        if self.is_web:
            self.open_url(url)
        elif not await ask_browser(url):
            self.say(f"No browser could be opened. Set BROWSER to one that can: {url}")

    def on_edit_asked(self, message: EditAsked) -> None:
        from reader.app.editing import edit_article

        path = message.path or self.article_screen.file.path
        edit_article(self, path, message.line, self.suspend, [each.file for each in self.article_screens])

    # -- help

    def action_linear(self) -> None:
        """Leave for the linear screen, with the article that was read last; a browser has none."""
        if self.is_web:
            self.say("The linear screen is for terminals: reader --linear.")
        else:
            self.linear_asked = LinearAsked(next((each.file.path for each in self.article_screens), None))
            self.exit()

    def action_command_palette(self) -> None:
        from reader.app.overlays.command_palette import CommandPaletteScreen, CommandProvider

        self.push_screen(CommandPaletteScreen(providers=[CommandProvider], placeholder="Find a command…"))

    def action_help_quit(self) -> None:
        """ctrl+c, where no words are selected: here it is a key that ends nothing."""
        self.say(f"Nothing is selected to copy; {key_for(self, c.QUIT)} leaves.")

    def action_change_theme(self) -> None:
        from reader.app.overlays.themes import choose_theme

        choose_theme(self, self._save_theme)

    def _save_theme(self, theme: str) -> None:
        self._memory.save_view(theme=theme)
        drop_frames()

    def action_help(self) -> None:
        from reader.app.overlays.help import HelpScreen

        self.push_screen(HelpScreen(self.keys_by_id, in_browser=self.is_web))
