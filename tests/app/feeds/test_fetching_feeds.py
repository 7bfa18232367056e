"""Feeds are fetched and added from the screen, with progress, and what goes wrong is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest

from reader.app.background import Work
from reader.app.feeds import fetching
from reader.app.feeds.fetching import Fetching
from reader.app.feeds.view import FeedsView
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState
from reader.services.feeds.asking import Wanted
from reader.services.feeds.fetching import FetchOptions
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings
from reader.settings.settings import Settings
from reader.state.feeds.session import FeedsSession
from tests.app.feeds.conftest import Feeds
from tests.intake.site import Site, answer, serving
from tests.waiting import PATIENCE

RSS = (
    b"<rss version='2.0'><channel><title>Ostvik Weekly</title><item><title>Lock opened</title><guid>o-1</guid>"
    b"<pubDate>Fri, 10 May 2024 10:00:00 GMT</pubDate></item></channel></rss>"
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on this machine, which may be asked as if it were another."""
    monkeypatch.setattr(fetching, "FetchOptions", partial(FetchOptions, allow_private=True))
    with serving() as site:
        site.answers["/rss"] = answer(RSS, kind="application/rss+xml")
        yield site


async def test_an_address_that_is_typed_becomes_a_feed(feeds: Feeds, site: Site) -> None:
    async with feeds() as r:
        await r.press("+")
        await r.type(site.at("/rss"))
        await r.press("enter")
        await r.until(lambda: r.remark == "Added: Ostvik Weekly, 1 new entry.")
        await r.until(lambda: r.titles == ["●Lock opened"])
        assert r.counts["Ostvik Weekly"] == "1"
        await r.press("+")
        await r.type(site.at("/rss"))
        await r.press("enter")
        await r.until(lambda: r.remark == "You follow Ostvik Weekly already.")


async def test_a_feed_that_is_cut_off_is_said_to_be_so(feeds: Feeds, site: Site) -> None:
    site.answers["/cut"] = answer(b"<rss><channel><title>Half a Weekly")
    async with feeds(is_private=True) as r:
        await r.press("+")
        await r.type(site.at("/cut"))
        await r.press("enter")
        await r.until(
            lambda: r.remark.startswith("Added: Half a Weekly, no new entries. The feed is cut off")
        )


async def test_the_page_of_a_site_leads_to_its_feeds(feeds: Feeds, site: Site) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    site.answers["/"] = answer(
        f"<html><head>{link.format('/rss')}{link.format('/other')}</head></html>".encode()
    )
    async with feeds() as r:
        await r.press("+")
        await r.type(site.at("/"))
        await r.press("enter")
        await r.until(lambda: "Its page names 1 more feed" in r.remark)


async def test_an_address_without_a_feed_is_not_added(feeds: Feeds, site: Site) -> None:
    async with feeds() as r:
        await r.press("+")
        await r.type(site.at("/nothing"))
        await r.press("enter")
        await r.until(lambda: r.remark.startswith("Not added: "))
        await r.press("+", "escape", "+", "enter")  # nothing is typed, nothing is asked
        assert len(r.counts) == 4


async def test_all_feeds_are_fetched_with_a_bar_meanwhile(feeds: Feeds, site: Site) -> None:
    goes_on = Event()

    def slow(guest: object, path: str) -> None:
        assert goes_on.wait(PATIENCE)
        guest.sendall(answer(RSS, kind="application/rss+xml"))  # type: ignore[attr-defined]  # it is a socket

    site.answers["/slow"] = slow
    states = (FeedState(site.at("/slow"), title="Slow"), FeedState(site.at("/gone"), title="Gone"))
    async with feeds(states=states) as r:
        await r.press("ctrl+r")
        await r.until(lambda: "of 2 feeds" in r.lines[0])
        await r.press("ctrl+r")
        assert r.remark == "Feeds are being fetched already."
        goes_on.set()
        await r.until(lambda: r.titles == ["●Lock opened"])
        await r.until(lambda: r.remark.startswith("1 new entry in 1 feed; failed: Gone ("))
        assert "of 2 feeds" not in r.lines[0]
        assert "▲ 1 failing" in r.lines[0]


async def test_r_fetches_the_feed_of_the_entry_or_what_is_looked_at(feeds: Feeds, site: Site) -> None:
    states = (FeedState(site.at("/rss"), title="Ostvik"), FeedState(site.at("/other"), title="Other"))
    async with feeds(states=states) as r:
        await r.press("r")
        assert r.remark == "There are no feeds to fetch here."
        await r.press("shift+tab", "G", "k")
        await r.until(lambda: r.feeds.session.title == "Ostvik")
        await r.press("r")
        await r.until(lambda: r.titles == ["●Lock opened"])
        assert [asked.split()[1] for asked in site.asked] == ["/rss"]


async def test_a_feed_of_a_private_network_is_not_asked_from_here(feeds: Feeds) -> None:
    async with feeds(states=(FeedState("http://127.0.0.1:9/rss", title="Own"),)) as r:
        await r.press("ctrl+r")
        await r.until(lambda: "Failed: Own (" in r.remark)
        await r.press("+")
        await r.type("http://127.0.0.1:9/other")
        await r.press("enter")
        await r.until(
            lambda: r.remark.endswith(
                "; `reader feeds add --allow-private http://127.0.0.1:9/other` adds it."
            )
        )


async def test_a_feed_that_was_added_as_private_is_asked(feeds: Feeds) -> None:
    with serving() as site:
        site.answers["/rss"] = answer(RSS, kind="application/rss+xml")
        async with feeds(states=(FeedState(site.at("/rss"), title="Own"),), is_private=True) as r:
            await r.press("ctrl+r")
            await r.until(lambda: r.titles == ["●Lock opened"])


async def test_feeds_are_fetched_unasked_where_the_settings_say_how_often(feeds: Feeds, site: Site) -> None:
    often = Settings(feeds=AllFeedSettings(single={site.at("/rss"): {"every": 3_600}}))
    states = (FeedState(site.at("/rss"), title="Ostvik Weekly"), FeedState(site.at("/other"), title="Other"))
    async with feeds(states=states, settings=often) as r:
        await r.until(lambda: r.titles == ["●Lock opened"])
        assert [question.split(" ")[1] for question in site.asked] == ["/rss"]


async def test_nothing_is_fetched_unasked_without_such_a_setting(feeds: Feeds, site: Site) -> None:
    settings = Settings(feeds=AllFeedSettings())
    async with feeds(states=(FeedState(site.at("/rss"), title="Ostvik Weekly"),), settings=settings) as r:
        await r.press("j", "k")
        assert site.asked == []
        await r.press("ctrl+r")
        await r.until(lambda: r.titles == ["●Lock opened"])


async def test_entries_appear_while_other_feeds_are_still_fetched(
    feeds: Feeds, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slow(guest: object, path: str) -> None:
        assert goes_on.wait(PATIENCE)

    monkeypatch.setattr(fetching, "_BETWEEN", 0)
    site.answers["/slow"] = slow
    states = (FeedState(site.at("/rss"), title="Ostvik"), FeedState(site.at("/slow"), title="Slow"))
    async with feeds(states=states) as r:
        await r.press("ctrl+r")
        try:
            await r.until(lambda: r.titles == ["●Lock opened"])
            assert "1 of 2 feeds" in r.lines[0]
        finally:
            goes_on.set()
        await r.until(lambda: r.remark.startswith("1 new entry in 1 feed; failed: Slow ("))


async def test_subscriptions_that_cannot_be_read_stop_a_fetch(
    feeds: Feeds, site: Site, tmp_path: Path
) -> None:
    async with feeds(states=(FeedState(site.at("/rss"), title="Ostvik"),)) as r:
        (tmp_path / "config" / "feeds.opml").write_text("<opml")
        await r.press("ctrl+r")
        await r.until(lambda: r.remark.startswith("Feeds can’t be fetched: "))
        assert "of 1 feed" not in r.lines[0]
        assert site.asked == []


class Fetcher:
    """Fetches for a screen that has closed by the time the answer comes, or is still open."""

    def __init__(self, folder: Path | None, *, is_open: bool = False) -> None:
        self.remarks: list[str] = []
        self.works: list[Work] = []
        self.file = SubscriptionFile(folder) if folder else None
        view = SimpleNamespace(
            is_on_stack=is_open,
            session=FeedsSession(),
            header=SimpleNamespace(indexing=""),
            footer=SimpleNamespace(say=lambda said, **_: self.remarks.append(said)),
            program=SimpleNamespace(
                launch=SimpleNamespace(settings=Settings()), call_later=lambda call, done: call(done)
            ),
            start=lambda work, **_: self.works.append(work),
        )
        self.fetching = Fetching(cast(FeedsView, view), folder, self.file)

    async def work(self) -> None:
        for work in self.works:
            await work()


async def test_what_comes_after_the_screen_has_closed_is_stored_and_not_said(
    tmp_path: Path, site: Site
) -> None:
    fetcher = Fetcher(tmp_path)
    fetcher.fetching.fetch([site.at("/rss")], Wanted.BY_NAME)
    await fetcher.work()
    assert fetcher.remarks == []
    with closing(FeedStore.open(tmp_path)) as store:
        assert [each.title for each in store.entries()] == ["Lock opened"]


async def test_a_feed_found_after_the_screen_has_closed_is_followed(tmp_path: Path, site: Site) -> None:
    fetcher = Fetcher(tmp_path)
    fetcher.fetching.subscribe(site.at("/rss"))
    fetcher.fetching.subscribe(site.at("/nothing"))
    await fetcher.work()
    assert [said for said in fetcher.remarks if not said.startswith("Looking for")] == []
    assert [feed.address for feed in SubscriptionFile(tmp_path).read().feeds] == [site.at("/rss")]


async def test_without_a_home_folder_no_feed_is_added() -> None:
    fetcher = Fetcher(None, is_open=True)
    fetcher.fetching.subscribe("harbour.example/rss")
    await fetcher.work()
    assert fetcher.remarks == [
        "Looking for a feed at https://harbour.example/rss…",
        "Not added: there is no home folder to keep feeds in.",
    ]
