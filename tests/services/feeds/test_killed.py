"""A fetch that is killed anywhere loses nothing that was there, and the next one brings nothing twice."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path
from time import monotonic, sleep

import pytest

from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryFilter
from reader.model.feeds.subscriptions import Subscription
from reader.services.feeds.subscriptions import SubscriptionFile
from tests.intake.site import Site, answer, redirect, serving

_KILLS = 100
_FEEDS, _ENTRIES = 12, 40


def _body(feed: int, issue: int) -> bytes:
    """A feed whose entries move on with each issue: half of them new, and one text of them changed."""
    items = "".join(
        f"<item><title>Story {n} of {feed}</title><guid>{feed}:{n}</guid><link>https://site{feed}.example/{n}</link>"
        f"<description>What happened at {n} of {feed}{', it is now known' * (n == issue)}.</description></item>"
        for n in range(issue, issue + _ENTRIES)
    )
    return f"<rss version='2.0'><channel><title>Feed {feed}</title>{items}</channel></rss>".encode()


def _publish(site: Site, issue: int) -> None:
    for feed in range(_FEEDS):
        site.answers[f"/{feed}"] = answer(_body(feed, issue), ETag=f'"{issue}"')


def _checked(state: Path, starred: set[str | None]) -> Counter[str | None]:
    """How often each id is in the store; its counts are right, and what was starred still is."""
    FeedStore.open(state).close()  # which makes the tables where the first fetch was killed before it had
    with closing(sqlite3.connect(state / "feeds.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute(
            "SELECT (SELECT count(*) FROM entry) - (SELECT count(*) FROM body), (SELECT count(*) FROM entry) - total"
            " FROM total"
        ).fetchone() == (0, 0)
    with closing(FeedStore.open(state)) as store:
        assert store.pop_fault() is None
        entries = store.entries(limit=100_000)
        assert {entry.id for entry in store.entries(EntryFilter(starred=True), limit=1_000)} == starred
        for each in store.feed_states():
            of_feed = store.entries(EntryFilter(feeds=(each.address,)), limit=100_000)
            assert (each.total, each.unread) == (len(of_feed), sum(not entry.is_read for entry in of_feed))
    return Counter(entry.id for entry in entries)


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing_and_bring_nothing_twice(home: Path) -> None:
    chance, state = random.Random(4711), home / ".local/state/closeread"
    command = (sys.executable, "-m", "reader", "feeds", "fetch", "--allow-private")
    longest, killed, known, starred = 1.0, 0, set[str | None](), set[str | None]()
    with serving() as site:
        file = SubscriptionFile(home / ".config/closeread")
        for feed in range(_FEEDS):
            file.add(Subscription(site.at(f"/{feed}"), f"Mine {feed}"))
        for issue in count():
            if killed == _KILLS:
                break
            _publish(site, issue)
            if issue % 10 == 5:  # one of them moves for good
                moved = issue // 10 % _FEEDS
                site.answers[f"/moving{moved}"] = redirect(f"/{moved}", 301)
                file.move(site.at(f"/{moved}"), site.at(f"/moving{moved}"))
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                began = monotonic()
                until = began + chance.uniform(0, longest)
                while process.poll() is None and monotonic() < until:
                    sleep(0.005)
                killed += process.poll() is None
                process.send_signal(signal.SIGKILL)
            # as long as a fetch takes on this machine now, so that each of its moments has its turn
            longest = monotonic() - began if process.returncode == 0 else longest * 1.02
            if not (state / "feeds.sqlite3").exists():
                continue
            found = _checked(state, starred)
            assert max(found.values(), default=1) == 1
            assert known <= set(found)
            known = set(found)
            with closing(FeedStore.open(state)) as store:
                starred |= {entry.id for entry in store.entries(limit=1)}
                store.star([entry.number for entry in store.entries(limit=1)], True)
        assert len(file.read().feeds) == _FEEDS
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ)
        assert (done.returncode, len(done.stdout.splitlines())) == (0, _FEEDS), done
        found = _checked(state, starred)
    assert max(found.values()) == 1
    assert known | {
        f"{feed}:{n}" for feed in range(_FEEDS) for n in range(issue - 1, issue - 1 + _ENTRIES)
    } == set(found)
