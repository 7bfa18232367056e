"""The feeds screen, open on a store with some feeds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.feeds.screen import FeedsScreen
from reader.app.feeds.widgets import EntryPreview, SourceList
from reader.app.launch import Launch
from reader.library.opening import open_library
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState, ListedEntry
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Entry, FeedText
from reader.model.feeds.subscriptions import Subscription
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.settings import Settings
from tests.readings import Reading, Saves

HARBOUR, VALE = "https://harbour.example/rss", "https://vale.example/atom"
LONG = "".join(
    f"<p>Paragraph {number} of the long story about the quay and its many cranes.</p>" for number in range(40)
)


def entry(name: str, day: int, title: str, text: str | None = None, link: str | None = None) -> Entry:
    return Entry(
        id=name,
        title=title,
        link=link,
        published=FeedDate(f"2024-05-{day:02}"),
        summary=FeedText(text or f"<p>All about {title.lower()}.</p>", is_html=True),
    )


ENTRIES = {
    HARBOUR: [
        entry(
            "h1",
            9,
            "Harbour reopens",
            "<p>The mayor, Ana Ruiz, reopened it. “It is a start,” she said.</p>",
            "http://127.0.0.1:9/h1",
        ),
        entry("h2", 7, "Storm at the [b]mole[/b]", LONG),
        entry("h3", 5, "Seals counted"),
    ],
    VALE: [entry("v1", 8, "Ford dry"), entry("v2", 6, "Late frost")],
}


class FeedsReading(Reading):
    """The feeds screen, and what is seen of it."""

    folder: Path

    @property
    def feeds(self) -> FeedsScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, FeedsScreen))

    @property
    def remark(self) -> str:
        return self.feeds.footer.remark

    @property
    def titles(self) -> list[str]:
        """The entries that are listed, those that are unread with a dot before them."""
        pages = self.feeds._lister.pages
        found = [pages.at(index) for index in range(len(pages.numbers))]
        return [f"{'' if each.is_read else '●'}{each.title}" for each in found if each is not None]

    @property
    def here(self) -> str | None:
        entry = self.feeds._lister.here
        return entry.title if entry else None

    @property
    def preview(self) -> str:
        return "\n".join(strip.text.strip() for strip in self.strips(self.feeds.query_one(EntryPreview)))

    @property
    def counts(self) -> dict[str, str]:
        """What stands at the right of each feed."""
        listing = self.feeds.query_one(SourceList).listing
        rows = [listing.row(index) for index in range(len(listing.keys))]
        return {
            "".join(piece.text for piece in row.lines[-1].pieces): "".join(
                piece.text for piece in row.lines[-1].right
            )
            for row in rows
            if row.key
        }

    def store(self) -> FeedStore:
        return FeedStore.open(self.folder)

    def stored(self, title: str) -> ListedEntry:
        with closing(self.store()) as store:
            return next(each for each in store.entries() if each.title == title)


Feeds = Callable[..., AbstractAsyncContextManager[FeedsReading]]


@pytest.fixture
def feeds(tmp_path: Path, saves: Saves, copied: list[str]) -> Feeds:
    """Opens the feeds screen as the first one, or with `is_first=False` the library."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 40),
        entries: dict[str, Sequence[Entry]] | None = None,
        settings: Settings | None = None,
        is_private: bool = False,
        is_first: bool = True,
        states: Sequence[FeedState] = (
            FeedState(HARBOUR, title="Harbour Post"),
            FeedState(VALE, title="Vale Courier"),
        ),
    ) -> AsyncIterator[FeedsReading]:
        folder = tmp_path / "memory"
        folder.mkdir(exist_ok=True)
        with closing(FeedStore.open(folder)) as store:
            for state in states:
                store.store(state, (ENTRIES if entries is None else entries).get(state.address, ()))
        subscriptions = SubscriptionFile(tmp_path / "config")
        for state in states:
            subscriptions.add(Subscription(state.address, state.title, is_private=is_private))
        library = tmp_path / "library"
        app = ReaderApp(
            Launch(
                settings or Settings(),
                memory_folder=folder,
                open_library=lambda: open_library(None, (library,)),
                additions=library,
                config_folder=tmp_path / "config",
                entries_folder=tmp_path / "cache" / "entries",
                begins_with_feeds=is_first,
            )
        )
        async with app.run_test(size=size) as pilot:
            open_ = FeedsReading(app, pilot, saves, copied)
            open_.folder = folder
            await open_.settle()
            await open_.workers_done("listing")
            yield open_

    return opened
