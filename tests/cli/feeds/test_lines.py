from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reader.cli.feeds.lines import feed_lines, fetch_line, moment
from reader.memory.feeds.values import FeedState, Stored
from reader.model.feeds.subscriptions import SavedQuery, Subscription, Subscriptions
from reader.services.feeds.asking import FAILED_OFTEN
from reader.services.feeds.fetching import FetchReport, Outcome

NOW = datetime(2024, 5, 8, 12, 0)
STATE = FeedState("https://harbour.example/feed", title="Harbour")
LOUD = SavedQuery("Loud", "type:loud")
LATER = NOW.timestamp() + 1_800


def line(report: FetchReport) -> str:
    return fetch_line(report, None, NOW)


def test_each_outcome_has_its_line() -> None:
    assert line(FetchReport(Outcome.FETCHED, STATE, Stored(1_200, 3))) == "Harbour: 1,200 new, 3 changed"
    assert line(FetchReport(Outcome.UNCHANGED, STATE)) == "Harbour: unchanged"
    assert line(FetchReport(Outcome.ENDED, STATE)).startswith("Harbour: has ended")
    waiting = FetchReport(Outcome.WAITING, replace(STATE, due=LATER), reason="the site asks to wait")
    assert line(waiting) == "Harbour: waits until 12:30: the site asks to wait"
    often = FetchReport(Outcome.WAITING, replace(STATE, due=LATER), reason=FAILED_OFTEN)
    assert fetch_line(often, "Harbour News", NOW).endswith(
        "; `reader feeds fetch 'Harbour News'` asks it now"
    )
    assert f"`reader feeds fetch {STATE.address}`" in line(often)
    moved = FetchReport(Outcome.FETCHED, STATE, moved_from="https://old.example/")
    assert line(moved) == "Harbour: nothing new (moved to https://harbour.example/feed)"
    failing = replace(STATE, failures=3, failing_since=NOW.timestamp() - 86_400)
    assert line(FetchReport(Outcome.FAILED, failing, reason="no")) == (
        "Harbour: failed: no (since 2024-05-07 12:00, 3 times)"
    )


def test_the_list_says_what_is_wrong_with_a_feed_and_where_folders_end() -> None:
    feeds = (
        Subscription("https://b.example/", "B"),
        Subscription("https://a.example/", "A", ("News",)),
        Subscription("https://c.example/"),
    )
    states = {
        "https://a.example/": FeedState("https://a.example/", is_gone=True),
        "https://b.example/": FeedState("https://b.example/", fault="no such page", failures=1),
    }
    assert list(feed_lines(Subscriptions(feeds, (LOUD,)), states, {LOUD: None}, NOW)) == [
        "News",
        "    A: 0 unread of 0 (https://a.example/)",
        "        has ended",
        "(no folder)",
        "B: 0 unread of 0 (https://b.example/)",
        "    failed: no such page",
        "https://c.example/: 0 unread of 0 (https://c.example/)",
        "Loud: no query that closeread knows (the query type:loud)",
    ]


def test_a_time_of_another_day_is_said_with_its_day() -> None:
    assert moment(LATER, NOW) == "12:30"
    assert moment(LATER + 86_400, NOW) == "2024-05-09 12:30"
