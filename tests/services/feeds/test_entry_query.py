from __future__ import annotations

import pytest

from reader.memory.feeds.values import EntryFilter, FeedState
from reader.model.feeds.subscriptions import Subscription, Subscriptions
from reader.model.query.parse import InvalidQuery
from reader.model.query.query import Query
from reader.services.feeds.entry_query import entry_filter, session_filter
from reader.state.feeds.session import STARRED, FeedsSession, folder_key
from tests.values import recorded

HARBOUR, COUNCIL, SPORT = (f"https://{name}.example/feed" for name in ("harbour", "council", "sport"))
SUBSCRIPTIONS = Subscriptions(
    (
        Subscription(HARBOUR, "Boats", ("News",)),
        Subscription(COUNCIL, None, ("News", "City"), ("votes",)),
        Subscription(SPORT, "Sport"),
    )
)
STATES = (FeedState(COUNCIL, "The council’s news"), FeedState(SPORT, "Goals"))


def asked(text: str, typing: bool = False) -> EntryFilter | InvalidQuery:
    return entry_filter(text, SUBSCRIPTIONS, STATES, lambda _: frozenset(["/a.yaml"]), typing=typing)


def words(text: str) -> EntryFilter:
    found = asked(text)
    assert isinstance(found, EntryFilter)
    return found


@pytest.mark.parametrize(
    ("text", "feeds"),
    [
        ("feed:boats", (HARBOUR,)),
        ("feed:COUNCIL", (COUNCIL,)),
        ('feed:"council’s news"', (COUNCIL,)),
        ("feed:goals", (SPORT,)),
        ("feed:example", (COUNCIL, HARBOUR, SPORT)),
        ("feed:nobody", ()),
        ("folder:news", (COUNCIL, HARBOUR)),
        ("folder:votes", (COUNCIL,)),
        ("-folder:news", (SPORT,)),
        ("folder:news -feed:boats", (COUNCIL,)),
    ],
)
def test_feeds_and_folders_are_meant_by_their_names(text: str, feeds: tuple[str, ...]) -> None:
    assert words(text).feeds == feeds
    assert not words(text).has_words


def test_marks_and_words_go_together() -> None:
    found = words("ferry unread:yes starred:no since:2024")
    assert (found.unread, found.starred, found.feeds) == (True, False, None)
    assert found.has_words
    assert found.query.dated
    assert words("-unread:yes").unread is False


def test_what_only_a_quote_has_asks_the_library() -> None:
    calls: list[Query] = []
    found = entry_filter(
        "speaker:ruiz ferry feed:boats",
        SUBSCRIPTIONS,
        STATES,
        lambda query: recorded(calls, query, frozenset(["/a"])),
    )
    assert found == EntryFilter(feeds=(HARBOUR,), articles=frozenset(["/a"]))
    assert len(calls) == 1


def test_a_query_that_means_nothing_is_said_in_words() -> None:
    assert asked("unread:maybe") == InvalidQuery("unread: is yes or no")
    assert isinstance(asked("type:loud"), InvalidQuery)
    assert isinstance(asked("unread:y", typing=True), EntryFilter)


def test_words_that_only_look_like_fields_are_words() -> None:
    assert words("myfeed:boats").feeds is None


def test_a_query_asks_among_the_entries_that_a_session_looks_at() -> None:
    session = FeedsSession().subscribed_to(SUBSCRIPTIONS)
    in_folder = session.look_at(folder_key("News")).filtered_by("feed:boats")
    assert session_filter(in_folder, lambda _: frozenset()) == EntryFilter((HARBOUR,))
    assert session_filter(session.look_at(STARRED), lambda _: frozenset()) == EntryFilter(starred=True)


def test_a_query_that_means_nothing_is_said_in_a_sentence() -> None:
    session = FeedsSession().filtered_by("unread:maybe")
    assert session_filter(session, lambda _: frozenset()) == "Unread: is yes or no."
