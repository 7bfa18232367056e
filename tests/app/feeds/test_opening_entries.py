"""From the feeds screen to articles and the library: what is kept, what can't be, queries of what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.app.article.screen import ArticleScreen
from reader.app.feeds.screen import FeedsScreen
from reader.errors import IntakeError, StoreUnavailable
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState
from reader.model.feeds.feed import Entry
from reader.model.feeds.subscriptions import SavedQuery
from reader.services.feeds import entry_texts
from reader.services.feeds.entry_articles import keep
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings, FeedSettings
from reader.settings.settings import Settings
from tests.app.feeds.conftest import HARBOUR, VALE, Feeds, FeedsReading, entry
from tests.intake.site import answer, serving

FROM_THE_FEED = Settings(feeds=AllFeedSettings(FeedSettings(text="feed")))
PAGE = (
    "<html><head><title>Ford dry</title><link rel='canonical' href='{}'></head><body><article><h1>Ford dry</h1>"
    "<p>The mayor, Ana Ruiz, said the ford had been dry for three days. “It is a start,” she said.</p>"
    "<p>Jo Lind of the port said the quay would be rebuilt within two years, and the crane with it.</p>"
    "</article></body></html>"
)


async def opened(r: FeedsReading) -> ArticleScreen:
    await r.press("enter")
    await r.until(lambda: isinstance(r.screen, ArticleScreen))
    return r.room


async def test_the_whole_page_takes_the_place_of_the_feeds_text_while_it_is_read(feeds: Feeds) -> None:
    with serving() as site:
        site.answers["/ford?utm_source=feed"] = answer(PAGE.format(site.at("/ford")).encode())
        entries = {VALE: [entry("v1", 8, "Ford dry", link=site.at("/ford?utm_source=feed"))]}
        state = FeedState(VALE, title="Vale Courier")
        async with feeds(entries=entries, states=(state,), is_private=True) as r:
            room = await opened(r)
            path = room.file.path
            await r.until(lambda: "Jo Lind of the port" in path.read_text("utf-8"))
            await r.until(lambda: room.footer.remark == "The whole page is here, drafted.")


async def test_a_copy_that_marking_made_is_remembered(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds(settings=FROM_THE_FEED) as r:
        room = await opened(r)
        await r.until(lambda: room.footer.remark == "The feed’s own text is drafted.")
        copy = keep(room.file.path, tmp_path / "library")  # as the first mark in a file that can't be written
        await r.press("q")
        await r.until(lambda: r.stored("Harbour reopens").article == str(copy))


async def test_an_entry_that_is_gone_says_so(feeds: Feeds) -> None:
    async with feeds() as r:
        with closing(r.store()) as store:
            store.remove(HARBOUR)
        await r.press("enter")
        await r.until(lambda: r.remark == "This entry is no longer there.")
        assert isinstance(r.screen, FeedsScreen)


async def test_without_a_cache_nothing_opens_and_nothing_is_kept(feeds: Feeds, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    async with feeds() as r:
        await r.press("enter")
        await r.until(lambda: r.remark.startswith("The entry can’t be opened: "))
        await r.press("*")
        await r.until(lambda: r.remark.startswith("The article isn’t kept: "))


async def test_without_a_library_nothing_is_kept(feeds: Feeds, tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file")
    async with feeds(settings=FROM_THE_FEED) as r:
        await r.press("*")
        await r.until(lambda: r.remark.startswith("The article isn’t kept: "))


async def test_html_that_takes_long_says_so_in_the_preview(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_: object) -> Sequence[str]:
        raise IntakeError("its HTML can’t be read within 5 seconds")

    monkeypatch.setattr(entry_texts, "paragraphs_of", late)
    async with feeds() as r:
        await r.until(lambda: "Its HTML can’t be read within 5 seconds." in r.preview)


async def test_a_saved_query_stands_beside_the_feeds(feeds: Feeds, tmp_path: Path) -> None:
    SubscriptionFile(tmp_path / "config").add_query(SavedQuery("Storms", "storm"))
    async with feeds() as r:
        assert "QUERIES" in r.seen
        await r.press("shift+tab", "j", "j")
        await r.until(lambda: r.titles == ["●Storm at the [b]mole[/b]"])
        await r.press("X")
        await r.until(lambda: r.titles == ["Storm at the [b]mole[/b]"])


async def test_what_only_a_quote_has_finds_the_entries_whose_articles_were_kept(feeds: Feeds) -> None:
    async with feeds(settings=FROM_THE_FEED) as r:
        await r.press("*")
        await r.until(lambda: r.stored("Harbour reopens").article is not None)
        await r.press("/")
        await r.type("speaker:nobody")
        await r.until(lambda: "Nothing has speaker:nobody." in r.seen)
        await r.press("escape", "/")
        await r.type("since:someday unread:perhaps")
        await r.press("enter")
        assert isinstance(r.screen, FeedsScreen)


async def test_undoing_goes_to_an_entry_that_is_listed_no_more(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("x", "/")
        await r.type("ford")
        await r.until(lambda: r.titles == ["●Ford dry"])
        await r.press("enter", "u")
        await r.until(lambda: "Undone" in r.remark)


async def test_an_empty_list_says_why_it_is_empty(feeds: Feeds) -> None:
    async with feeds(entries={}) as r:
        assert "Nothing has been fetched yet: ^r fetches all feeds." in r.seen
    async with feeds(entries={HARBOUR: [replace(Entry(id="1"), title="One")]}) as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: "No entries here." in r.seen)


async def test_subscriptions_that_cannot_be_read_are_said(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds() as r:
        (tmp_path / "config" / "feeds.opml").write_text("<opml")
        r.feeds.contents.read_subscriptions()
        assert r.remark.startswith("Your subscriptions can’t be read: ")


async def test_a_store_that_is_damaged_meanwhile_is_said_and_the_screen_stays(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> list[int]:
        raise StoreUnavailable("feeds.sqlite3 is damaged")

    async with feeds() as r:
        monkeypatch.setattr(FeedStore, "numbers", damaged)
        monkeypatch.setattr(FeedStore, "entries", damaged)
        await r.press("n")
        await r.until(lambda: r.remark == "The feeds can’t be read: feeds.sqlite3 is damaged.")
        assert isinstance(r.screen, FeedsScreen)
