"""The entries of the feeds, newest first, each in a sentence; and the list of feeds, folders and saved queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reader.app.commands import table as c
from reader.app.commands.command import Command, Group
from reader.app.feeds import commands as f
from reader.convert.in_words.words import sentence
from reader.errors import ReaderError
from reader.linear.feeds.access import MOST, FeedsAccess
from reader.linear.feeds.previews import preview_screen
from reader.linear.lists import ListScreen, ask_filter
from reader.linear.moving import moving
from reader.linear.screen import Action, Host, Prompt
from reader.linear.words import in_words, listing_in_words
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryFilter, EntryNumber, ListedEntry, Marked
from reader.model.counting import many
from reader.services.feeds.asking import Wanted
from reader.services.feeds.entry_articles import EntryArticle
from reader.state.feeds.dates import brief
from reader.state.feeds.entries import entry_key, number_of, title_of
from reader.state.feeds.sources import source_rows
from reader.state.ids import Listed


class FeedsScreen:
    """The entries of what is looked at: all feeds, a folder, a feed, a saved query, the starred ones."""

    def __init__(self, host: Host) -> None:
        self._host, self._access = host, FeedsAccess(host)
        self._entries: list[ListedEntry] = []
        actions: dict[Command, Action] = {
            f.MARK_READ: lambda: self._with_entry(self._turn_read),
            f.MARK_ALL_READ: self._mark_all_read,
            f.STAR: lambda: self._with_entry(self._turn_star),
            f.UNDO_MARK: self._undo,
            f.NEXT_UNREAD: lambda: self._step_unread(1),
            f.PREVIOUS_UNREAD: lambda: self._step_unread(-1),
            f.READ_ON: lambda: self._with_entry(self._preview),
            f.PREVIEW: lambda: self._with_entry(self._preview),
            f.FETCH: self._fetch,
            f.FETCH_ALL: self._fetch_all,
            f.ADD_FEED: lambda: host.ask(Prompt("Address of a feed or a site:", self._subscribe)),
            f.REMOVE: self._remove,
            f.RENAME: self._rename,
            f.FILTER: lambda: ask_filter(host, self._access.session.words, self._filter),
            f.COPY_ENTRY: lambda: self._with_entry(self._copy),
            f.ENTRIES: lambda: host.say(self._list.where()),
            c.NEXT_PANE: self._sources,
            c.PREVIOUS_PANE: self._sources,
            c.OPEN_SOURCE: lambda: self._with_entry(lambda entry: host.open_page(entry.link)),
            c.LET_GO: self._let_go,
        }
        self._list: ListScreen[Listed] = ListScreen(
            host, "The feeds.", [], "Reading the feeds.", lambda _: self._with_entry(self._open), actions
        )
        self.screen = self._list.screen
        moves = moving(self._list.pager, host.say)
        self._list.add_actions(
            {
                f.OPEN: self.screen.actions[c.CHOOSE],
                f.FEED_PAGE_DOWN: moves[c.PAGE_DOWN],
                f.FEED_PAGE_UP: moves[c.PAGE_UP],
            }
        )
        self.screen.mode, self.screen.shown = Group.FEEDS.value, self.read

    # -- what is listed

    def read(self) -> None:
        """Read and show the entries anew."""
        if fault := self._read():
            self._host.say(fault)

    def _read(self) -> str:
        """Read and show the entries anew; why that can't be, in a sentence, or nothing."""
        try:
            self._access.read()
            asked = self._access.asked()
            if isinstance(asked, str):
                return asked
            self._entries, found = self._access.entries(asked)
        except ReaderError as reason:
            return f"The feeds can’t be read: {reason}."
        self._access.session = self._access.session.counted(found)
        now = datetime.now().astimezone()
        entries: list[tuple[Listed | None, str]] = [
            (entry_key(entry.number), self._in_words(entry, now)) for entry in self._entries
        ]
        if found > MOST:
            entries.append((None, f"The newest {MOST:,} of {found:,}: a filter finds the others."))
        self._list.show(entries or [(None, self._nothing())])
        return ""

    def _in_words(self, entry: ListedEntry, now: datetime) -> str:
        """An entry: whether it is unread and starred, its title, its feed and date."""
        marks = ["Unread."] * (not entry.is_read) + ["Starred."] * entry.is_starred
        where = f"{self._access.session.title_of(entry.feed)}, {brief(entry.date, now)}."
        return " ".join((*marks, sentence(title_of(entry)), where))

    def _nothing(self) -> str:
        session, key = self._access.session, self._host.key
        if session.words.strip():
            return f"Nothing has {session.words.strip()}."
        if not session.subscriptions.feeds:
            return f"You follow no feeds yet: {key(f.ADD_FEED)} adds one by its address."
        if not session.total:
            return f"Nothing has been fetched yet: {key(f.FETCH_ALL)} fetches all feeds."
        return "No entries here."

    def _count(self) -> str:
        """What is looked at, and how much of it there is."""
        session = self._access.session
        found = in_words(session.filter_text) or many(session.found or 0, "entry", "entries")
        return f"{session.title}, {found}, {session.unread:,} unread in all."

    def _sources(self) -> None:
        """List feeds, folders and saved queries; Enter looks at the entries of one."""
        rows = listing_in_words(source_rows(self._access.session))

        def look_at(key: str) -> None:
            self._access.session = self._access.session.look_at(Listed(key))
            self._host.close(self.screen)
            fault = self._read()
            self._list.pager.go(0)
            self._host.say(fault or self._count())

        listed: ListScreen[str] = ListScreen(self._host, "Feeds and folders.", rows, "", look_at, {})
        self._host.open(listed.screen)
        listed.go_to(self._access.session.source)

    def _filter(self, words: str) -> None:
        self._access.session = self._access.session.filtered_by(words)
        fault = self._read()
        self._list.pager.go(0)
        self._host.say(fault or self._count())

    def _let_go(self) -> None:
        if self._access.session.words:
            self._filter("")
        else:
            self._host.close()

    # -- marks

    def _with_entry(self, do: Callable[[ListedEntry], object]) -> None:
        key = self._list.key
        number = number_of(key) if key is not None else None
        entry = next((each for each in self._entries if each.number == number), None)
        if entry is None:
            self._host.say("There is no entry here.")
        else:
            do(entry)

    def _mark(self, change: Callable[[FeedStore], Marked], said: str) -> None:
        try:
            marked = self._access.in_store(change)
        except ReaderError as reason:
            self._host.say(f"Nothing was marked: {reason}.")
            return
        self._access.session = self._access.session.did(marked)
        self.read()
        if said:
            self._host.say(said if marked.entries else "All of it is read already.")

    def _turn_read(self, entry: ListedEntry) -> None:
        said = "Unread again." if entry.is_read else "Read."
        self._mark(lambda store: store.mark_read([entry.number], not entry.is_read), said)

    def _mark_all_read(self) -> None:
        asked = self._access.asked()
        if isinstance(asked, str):
            self._host.say(asked)
        elif asked == EntryFilter(asked.feeds):
            self._mark(lambda store: store.mark_feeds_read(asked.feeds), "All of it is marked read.")
        else:
            unread = replace(asked, unread=True)
            self._mark(
                lambda store: store.mark_read(store.numbers(unread), True), "All of it is marked read."
            )

    def _turn_star(self, entry: ListedEntry) -> None:
        starred = not entry.is_starred
        self._mark(
            lambda store: store.star([entry.number], starred), "Starred." if starred else "No star any more."
        )
        if starred:
            self._host.start(lambda: self._keep(entry), self._say_any)

    def _keep(self, entry: ListedEntry) -> str:
        """Keep the article of an entry in the library, in a thread: whole, as soon as it can be had."""
        article = self._access.article_in_thread(entry)
        if isinstance(article, str):
            return article
        self._access.complete_in_thread(entry, article, kept=True)
        return ""

    def _undo(self) -> None:
        done = self._access.session.done
        if not done or not isinstance(last := done[-1], Marked):
            self._host.say("Nothing to undo.")
            return
        self._access.session = self._access.session.undid()
        try:
            self._access.in_store(lambda store: store.undo(last))
        except ReaderError as reason:
            self._host.say(f"Nothing was undone: {reason}.")
            return
        self.read()
        self._host.say("Undone.")

    def _step_unread(self, by: int) -> None:
        here = self._list.pager.item
        order = range(here + 1, len(self._entries)) if by > 0 else range(here - 1, -1, -1)
        found = next((index for index in order if not self._entries[index].is_read), None)
        if found is None:
            self._host.say("Everything here is read.")
        else:
            self._list.pager.go(found)

    # -- reading

    def _say_any(self, said: str) -> None:
        """Say what came of something, if there is anything to say."""
        if said:
            self._host.say(said)

    def _open(self, entry: ListedEntry) -> None:
        """Open the article of an entry: the feed's own text at once, the whole page behind it."""
        host = self._host

        def opened(article: EntryArticle | str) -> None:
            if isinstance(article, str):
                host.say(article)
                return
            self._mark_quietly(entry.number)
            host.open_article(article.path)
            if not article.is_whole:
                host.start(
                    lambda: self._access.complete_in_thread(entry, article, kept=False),
                    self._say_any,
                )

        host.start(lambda: self._access.article_in_thread(entry), opened)

    def _mark_quietly(self, number: EntryNumber) -> None:
        self._mark(lambda store: store.mark_read([number], True), "")

    def _preview(self, entry: ListedEntry) -> None:
        """Show an entry's own text, and mark it read; space reads on, and after its end goes to the next unread."""

        def onward() -> None:
            self._host.close(self.screen)
            self._step_unread(1)

        try:
            screen = preview_screen(self._access, entry, self._host.say, onward)
        except ReaderError as reason:
            self._host.say(f"The entry can’t be read: {reason}.")
            return
        self._mark_quietly(entry.number)
        self._host.open(screen)

    def _copy(self, entry: ListedEntry) -> None:
        self._host.copy("\n".join(filter(None, (title_of(entry), entry.link))), "Headline and address are")

    # -- fetching and subscribing

    def _fetch(self) -> None:
        """Fetch the feed or folder that is looked at, else the feed of the entry at the cursor."""
        addresses = self._access.session.addresses()
        if addresses is None:
            self._with_entry(lambda entry: self._start_fetch((entry.feed,), Wanted.BY_NAME))
        else:
            self._start_fetch(addresses, Wanted.BY_NAME)

    def _fetch_all(self) -> None:
        feeds = self._access.session.subscriptions.feeds
        self._start_fetch(tuple(feed.address for feed in feeds), Wanted.WITH_ALL)

    def _start_fetch(self, addresses: tuple[str, ...], wanted: Wanted) -> None:
        if not addresses:
            self._host.say("There are no feeds to fetch here.")
            return
        self._host.say(f"Fetching {many(len(addresses), 'feed')}.")
        self._host.start(lambda: self._access.fetch_in_thread(addresses, wanted), self._done)

    def _subscribe(self, address: str, _: int) -> None:
        if address.strip():
            self._host.say(f"Looking for a feed at {address.strip()}.")
            self._host.start(lambda: self._access.subscribe_in_thread(address.strip()), self._done)

    def _done(self, said: str) -> None:
        self.read()
        self._host.say(said)

    def _of_feed(self) -> str | None:
        """The address of the feed that is looked at; None, and what to do, where it is none."""
        feed = self._access.session.feed
        if feed is None:
            self._host.say(f"Look at one feed first: {self._host.key(c.NEXT_PANE)} lists them.")
        return feed.address if feed is not None else None

    def _remove(self) -> None:
        if (address := self._of_feed()) is None:
            return
        title = self._access.session.title_of(address)

        def done(typed: str, _: int) -> None:
            if typed.strip().lower() not in ("y", "yes"):
                self._host.say("Nothing is changed.")
                return
            self._change(lambda: self._access.remove(address), f"{title} is followed no more.")

        self._host.ask(Prompt(f"Follow {title} no more? Type y:", done))

    def _rename(self) -> None:
        if (address := self._of_feed()) is not None:
            title = self._access.session.title_of(address)

            def done(typed: str, _: int) -> None:
                self._change(lambda: self._access.rename(address, typed.strip()), "Renamed.")

            self._host.ask(Prompt("Title:", done, title))

    def _change(self, change: Callable[[], object], said: str) -> None:
        try:
            change()
        except ReaderError as reason:
            said = sentence(f"Nothing was changed: {reason}")
        self._done(said)
