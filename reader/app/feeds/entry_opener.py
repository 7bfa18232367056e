"""Opens entries as articles, completes them in the background, and keeps them for whoever wants them kept."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from pathlib import Path

from reader.app.background import in_daemon_thread, start
from reader.app.feeds.view import FeedsView
from reader.errors import ReaderError, SaveError
from reader.memory.feeds.values import EntryNumber, ListedEntry
from reader.model.feeds.feed import Entry
from reader.services.feeds.entry_articles import (
    Completed,
    EntryArticle,
    cached_article,
    complete,
    give_up,
    keep,
)
from reader.services.own_copy import existing_copy
from reader.settings.feed_settings import AllFeedSettings, FeedSettings


class EntryOpener:
    """The way from an entry to its article in the reading room, and into the library."""

    def __init__(self, view: FeedsView, folder: Path | None, library: Path | None) -> None:
        """`folder` is the cache's for the articles of entries, `library` where those are copied that are kept."""
        self._view, self._folder, self._library = view, folder, library
        self._opened: dict[EntryNumber, Path] = {}
        """The articles in the cache that were opened, and of which a copy may have been made meanwhile."""

    def open(self, listed: ListedEntry) -> None:
        """Open the article that was kept of an entry, else the one that the cache has or gets."""
        start(self._view.app, partial(self._open, listed), group="entry", exclusive=True)

    async def _open(self, listed: ListedEntry) -> None:
        program = self._view.program
        if listed.article is not None and Path(listed.article).is_file():
            await program.open_article(Path(listed.article)).wait()
            return
        try:
            article = await self._cached(listed)
        except ReaderError as reason:
            program.say(f"The entry can’t be opened: {reason}.")
            return
        if article is None:
            program.say("This entry is no longer there.")
            return
        self._opened[listed.number] = article.path
        await program.open_article(article.path).wait()
        if not article.is_whole:
            start(
                self._view.app,
                partial(self._complete, listed, article, say=True),
                group=f"entry {listed.number}",
                exclusive=True,
            )

    async def _cached(self, listed: ListedEntry) -> EntryArticle | None:
        entry = await self._view.access.ask(lambda store: store.entry(listed.number))
        if entry is None:
            return None
        if self._folder is None:
            raise SaveError("there is no home folder for a cache")
        title, text = self._view.session.title_of(listed.feed), self._settings(listed).text
        return await to_thread(cached_article, self._folder, listed.number, entry, title, text)

    async def _complete(self, listed: ListedEntry, article: EntryArticle, *, say: bool) -> None:
        """Have the page in the place of the feed's own text, while that is read."""
        try:
            entry = await self._view.access.ask(lambda store: store.entry(listed.number))
            if entry is None:
                return
            done = await in_daemon_thread(lambda: self._completed(listed, article, entry))
            if (url := done.url) is not None and url != listed.link:
                await self._view.access.change(lambda store: store.learn_address(listed.number, url))
        except ReaderError as reason:
            self._view.program.say(f"The page can’t be had: {reason}.")
            return
        if say:
            self._say(article.path, done.remark)
        if self._settings(listed).keep == "all":
            await self._keep(listed, article.path)

    def _completed(self, listed: ListedEntry, article: EntryArticle, entry: Entry) -> Completed:
        feed = self._view.session.subscriptions.feed(listed.feed)
        return complete(
            article,
            entry,
            self._view.session.title_of(listed.feed),
            self._settings(listed).text,
            allow_private=feed is not None and feed.is_private,
        )

    def _say(self, path: Path, remark: str) -> None:
        """Say what became of an article: where it is read, its file's change, which may be seen later, says it too."""
        from reader.app.article.screen import ArticleScreen  # the feeds can be read without any article

        for screen in self._view.app.screen_stack:
            if isinstance(screen, ArticleScreen) and screen.file.path == path:
                screen.file.announcement = remark
        self._view.program.say(remark)

    # -- into the library

    def keep(self, listed: ListedEntry) -> None:
        """Keep the article of an entry that was starred: whole, as soon as it can be had."""
        if listed.article is None or not Path(listed.article).is_file():
            start(
                self._view.app,
                partial(self._complete_and_keep, listed),
                group=f"entry {listed.number}",
                exclusive=True,
            )

    async def _complete_and_keep(self, listed: ListedEntry) -> None:
        try:
            article = await self._cached(listed)
        except ReaderError as reason:
            self._view.program.say(f"The article isn’t kept: {reason}.")
            return
        if article is not None:
            if not article.is_whole:
                await self._complete(listed, article, say=False)
            now = await self._view.access.ask(lambda store: store.listed([listed.number]))
            if now and now[0].is_starred:  # the star may have been taken back meanwhile
                await self._keep(listed, article.path)

    async def _keep(self, listed: ListedEntry, path: Path) -> None:
        try:
            copy = await to_thread(keep, path, self._library)
            await self._remember(listed.number, copy)
        except ReaderError as reason:
            self._view.program.say(f"The article isn’t kept: {reason}.")

    async def give_up(self, listed: ListedEntry) -> bool:
        """Take the article of an entry without a star out of the library, where nothing else keeps it there; whether.

        What the person has changed, has open, or keeps of the whole feed stays.
        """
        from reader.app.article.screen import ArticleScreen  # as above

        kept = Path(listed.article or "")
        stack = self._view.app.screen_stack
        is_open = any(isinstance(screen, ArticleScreen) and screen.file.path == kept for screen in stack)
        if self._folder is None or is_open or self._settings(listed).keep == "all":
            return False
        try:
            if not await to_thread(give_up, self._folder, listed.number, kept):
                return False
            await self._view.access.change(lambda store: store.keep_article(listed.number, None))
        except ReaderError as reason:
            self._view.program.say(f"The article stays: {reason}.")
            return False
        self._view.show_again([listed.number])
        return True

    def look_for_copies(self) -> None:
        """Remember the copies that were made of opened articles by marking words in them or reviewing them."""
        if self._opened:
            self._view.start(self._look_for_copies, group="copies", exclusive=True)

    async def _look_for_copies(self) -> None:
        cache = self._view.program.launch.cache
        for number, path in list(self._opened.items()):
            copy = await to_thread(existing_copy, path, self._library, cache)
            if copy is not None:
                del self._opened[number]
                await self._remember(number, copy)

    async def _remember(self, number: EntryNumber, article: Path) -> None:
        await self._view.access.change(lambda store: store.keep_article(number, article))
        self._view.show_again([number])

    def _settings(self, listed: ListedEntry) -> FeedSettings:
        """What the settings say of the entry's feed."""
        settings = self._view.program.launch.settings.feeds or AllFeedSettings()
        return settings.of_moved(self._view.session.subscriptions.feeds).of(listed.feed)
