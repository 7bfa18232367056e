"""Feeds are fetched: what comes is stored, what fails says why, and one that fails stops no other."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest

from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import Stored
from reader.model.feeds.subscriptions import Subscription
from reader.services.feeds import fetching
from reader.services.feeds.asking import Wanted
from reader.services.feeds.fetching import FetchOptions, FetchReport, Outcome, fetch_feeds
from reader.services.feeds.refreshing import refresh
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings, FeedSettings
from tests.intake.site import Site, answer, redirect, serving

NOW = 1_715_164_200.0


def feed(*titles: str, more: str = "") -> bytes:
    items = "".join(f"<item><title>{title}</title><guid>{title}</guid></item>" for title in titles)
    return f"<rss version='2.0'><channel><title>Harbour</title>{more}{items}</channel></rss>".encode()


@dataclass
class Desk:
    """A site with a feed, a store, and a time that stands still."""

    site: Site
    store: FeedStore
    now: float = NOW
    options: FetchOptions = field(init=False)

    def __post_init__(self) -> None:
        self.options = FetchOptions(allow_private=True, clock=lambda: self.now, random=lambda: 0.5)

    def fetch(self, *paths: str, **options: object) -> list[FetchReport]:
        addresses = [self.site.at(path) for path in paths or ("/feed",)]
        return list(fetch_feeds(addresses, self.store, replace(self.options, **options)))  # type: ignore[arg-type]  # a test's own options

    def one(self, *paths: str, **options: object) -> FetchReport:
        (report,) = self.fetch(*paths, **options)
        return report

    def titles(self) -> list[str | None]:
        return [entry.title for entry in self.store.entries()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving() as site:
        site.answers["/feed"] = answer(feed("Ferry", "Vote"), ETag='"1"')
        store = FeedStore.open(tmp_path / "state", lambda: NOW)
        yield Desk(site, store)
        store.close()


def test_new_entries_are_stored_and_the_next_request_is_conditional(desk: Desk) -> None:
    report = desk.one()
    assert (report.outcome, report.stored, report.state.title) == (Outcome.FETCHED, Stored(new=2), "Harbour")
    assert desk.titles() == ["Ferry", "Vote"]
    desk.site.answers["/feed"] = answer(status=304)
    assert desk.one().outcome is Outcome.UNCHANGED
    assert 'If-None-Match: "1"' in desk.site.asked[-1]
    assert len(desk.titles()) == 2


def test_one_bad_feed_never_stops_the_others_and_says_why(desk: Desk) -> None:
    desk.site.answers |= {
        "/page": answer(b"<!doctype html><html><p>Hello</p></html>"),
        "/broken": answer(b"", 500),
        "/long": answer(b"x", Content_Length="99"),
        "/loop": redirect("/loop"),
        "/nothing": b"",
    }
    reports = desk.fetch("/page", "/broken", "/long", "/loop", "/nothing", "/feed", "/missing")
    by_path = {report.state.address.rpartition("/")[2]: report for report in reports}
    assert {path for path, report in by_path.items() if not report.has_failed} == {"feed"}
    assert by_path["page"].reason == "it is a page, not a feed"
    assert "(500" in by_path["broken"].reason
    assert "(404)" in by_path["missing"].reason
    assert "more than 10 times" in by_path["loop"].reason
    states = {state.address.rpartition("/")[2]: state for state in desk.store.feed_states()}
    assert all(states[path].fault and states[path].failing_since == NOW for path in states if path != "feed")


def test_a_feed_that_failed_comes_back_and_since_when_is_remembered(desk: Desk) -> None:
    good = desk.site.answers["/feed"]
    desk.site.answers["/feed"] = answer(b"", 502)
    desk.one()
    desk.now += 100
    assert desk.one().state.failing_since == NOW
    assert desk.fetch()[0].outcome is Outcome.WAITING
    desk.site.answers["/feed"] = good
    report = desk.one(wanted=Wanted.BY_NAME)
    assert (report.outcome, report.state.failures, report.state.fault) == (Outcome.FETCHED, 0, "")


def test_entries_stay_while_a_feed_fails(desk: Desk) -> None:
    desk.one()
    desk.site.answers["/feed"] = answer(b"not a feed at all")
    assert desk.one().has_failed
    assert desk.titles() == ["Ferry", "Vote"]
    assert desk.store.feed_state(desk.site.at("/feed")).etag == '"1"'


def test_a_feed_that_moved_for_good_is_kept_under_its_new_address(desk: Desk, tmp_path: Path) -> None:
    file = SubscriptionFile(tmp_path / "config")
    file.add(Subscription(desk.site.at("/old"), "Mine", ("News",)))
    desk.site.answers["/old"] = redirect("/feed", 301)
    (report,) = refresh([desk.site.at("/old")], file, desk.store, desk.options)
    assert (report.moved_from, report.state.address) == (desk.site.at("/old"), desk.site.at("/feed"))
    moved = Subscription(desk.site.at("/feed"), "Mine", ("News",), former=(desk.site.at("/old"),))
    assert file.read().feeds == (moved,)
    assert desk.one("/feed").stored == Stored()


def test_a_passing_redirect_changes_no_address(desk: Desk) -> None:
    desk.site.answers["/old"] = redirect("/feed", 302)
    report = desk.one("/old")
    assert (report.moved_from, report.state.address) == (None, desk.site.at("/old"))


def test_a_feed_that_is_gone_is_not_asked_again(desk: Desk) -> None:
    desk.site.answers["/feed"] = answer(b"", 410)
    assert desk.one().has_failed
    asked = len(desk.site.asked)
    desk.now += 10**8
    assert desk.one(wanted=Wanted.BY_NAME).outcome is Outcome.ENDED
    assert len(desk.site.asked) == asked


def test_a_busy_site_is_not_asked_for_its_other_feeds(desk: Desk) -> None:
    desk.site.answers["/busy"] = answer(b"", 429, Retry_After="120")
    reports = desk.fetch("/busy", "/feed", "/other")
    assert [report.outcome for report in reports] == [Outcome.FAILED, Outcome.WAITING, Outcome.WAITING]
    assert len(desk.site.asked) == 1
    desk.now += 119
    assert {report.reason for report in desk.fetch("/busy", "/feed")} == {"the site asks to wait"}
    desk.now += 1
    assert desk.one("/feed").outcome is Outcome.FETCHED


def test_what_the_feed_asks_for_is_kept_to(desk: Desk) -> None:
    desk.site.answers["/feed"] = answer(feed("Ferry", more="<ttl>60</ttl>"))
    desk.one()
    desk.now += 3_599
    report = desk.one(wanted=Wanted.BY_NAME)
    assert (report.outcome, report.reason) == (Outcome.WAITING, "the feed asks for fewer visits")
    desk.now += 2
    assert desk.one().outcome is Outcome.FETCHED


def test_old_entries_go_by_the_settings_of_their_feed(desk: Desk) -> None:
    desk.one()
    desk.site.answers["/feed"] = answer(feed("Vote"))
    desk.now += 100 * 86_400
    desk.one(settings=AllFeedSettings(FeedSettings(retention=90 * 86_400)))
    assert desk.titles() == ["Vote"]


def test_private_addresses_are_refused_unless_allowed(desk: Desk) -> None:
    assert "private address" in desk.one(allow_private=False).reason
    assert desk.site.asked == []


def test_whoever_stops_asking_loses_nothing(desk: Desk) -> None:
    desk.site.answers["/other"] = answer(feed("Other"))
    reports = fetch_feeds([desk.site.at("/feed"), desk.site.at("/other")], desk.store, desk.options)
    next(reports)
    reports.close()  # type: ignore[attr-defined]  # it is a generator
    assert desk.titles() == ["Ferry", "Vote"]
    desk.fetch("/feed", "/other")
    assert sorted(map(str, desk.titles())) == ["Ferry", "Other", "Vote"]


def test_it_can_be_stopped_while_a_site_is_silent(desk: Desk) -> None:
    asked, stop = Event(), Event()

    def silent(guest: socket.socket, _: str) -> None:
        asked.set()
        stop.set()
        guest.recv(1)

    desk.site.answers["/feed"] = silent
    assert desk.fetch(stop=stop, seconds=1.0) == []
    assert asked.is_set()


def test_a_bug_in_a_thread_is_raised_where_the_reports_are_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fetching, "fetch_feed", broken)
    with pytest.raises(ZeroDivisionError):
        desk.fetch()
