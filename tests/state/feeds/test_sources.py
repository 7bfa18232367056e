"""The rows at the left of the feeds screen, and what each of them asks the store for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.memory.feeds.values import FeedState, Marked
from reader.model.feeds.subscriptions import SavedQuery, Subscription, Subscriptions
from reader.state.feeds.session import (
    ALL,
    STARRED,
    FeedsSession,
    feed_key,
    folder_key,
    query_key,
)
from reader.state.feeds.sources import failing, header_facts, source_rows, trouble
from reader.state.rows import Listing

NOW = datetime(2024, 5, 8, 12, 0, tzinfo=UTC)
HARBOUR, VALE, RIDGE = (f"https://{name}.example/rss" for name in ("harbour", "vale", "ridge"))
RUIZ = SavedQuery("Said by Ruiz", "speaker:ruiz storm")
SESSION = FeedsSession(
    Subscriptions(
        (
            Subscription(HARBOUR, "Harbour Post", ("Coast",)),
            Subscription(VALE, "Vale Courier"),
            Subscription(RIDGE, "Ridge", (), ("Coast",)),
        ),
        (RUIZ,),
    ),
    {
        HARBOUR: FeedState(HARBOUR, unread=3, total=9),
        VALE: FeedState(
            VALE, unread=0, total=2, fault="no such page (404)", failing_since=NOW.timestamp() - 7200
        ),
        RIDGE: FeedState(RIDGE, unread=2, total=2, is_gone=True),
    },
    unread=4,
    total=12,
)


def shown(listing: Listing) -> list[str]:
    """The rows as words, each with what stands at its right edge."""
    rows = [listing.row(index) for index in range(len(listing.keys))]
    return [
        "".join(piece.text for piece in (*line.lead, *line.pieces))
        + "".join(f"|{piece.text}" for piece in line.right if piece.text)
        for row in rows
        for line in row.lines
        if not line.is_empty
    ]


def test_folders_stand_before_loose_feeds_with_their_counts() -> None:
    assert shown(source_rows(SESSION)) == [
        "All feeds|4",
        "Starred ★",
        "QUERIES",
        "Said by Ruiz",
        "FEEDS|3",
        "▾ Coast|5",
        "  Harbour Post|3",
        "  Ridge|▲ |2",
        "Vale Courier|▲ ",
    ]


def test_the_source_that_is_looked_at_is_chosen() -> None:
    listing = source_rows(SESSION.look_at(feed_key(VALE)))
    chosen = [key for index, key in enumerate(listing.keys) if listing.row(index).chosen]
    assert chosen == [feed_key(VALE)]


def test_without_feeds_there_are_only_the_two_rows_of_all() -> None:
    assert shown(source_rows(FeedsSession())) == ["All feeds", "Starred ★"]


@pytest.mark.parametrize(
    ("source", "title", "addresses"),
    [
        (ALL, "All feeds", None),
        (STARRED, "Starred", None),
        (folder_key("Coast"), "Coast", (HARBOUR, RIDGE)),
        (feed_key(VALE), "Vale Courier", (VALE,)),
        (query_key(RUIZ), "Said by Ruiz", None),
    ],
)
def test_a_source_is_made_of_feeds(source: str, title: str, addresses: tuple[str, ...] | None) -> None:
    session = next(SESSION.look_at(key) for key in SESSION.sources() if key == source)
    assert (session.title, session.addresses()) == (title, addresses)


def test_words_narrow_a_saved_query() -> None:
    assert SESSION.look_at(query_key(RUIZ)).filtered_by("quay").query_text == "speaker:ruiz storm quay"
    assert SESSION.filtered_by("quay").query_text == "quay"


def test_folders_in_folders_are_named_by_their_whole_way() -> None:
    deep = Subscription(VALE, "Vale Courier", ("Europe", "Coast"))
    assert FeedsSession(Subscriptions((deep,))).folders == ("Europe / Coast",)


def test_what_changed_nothing_cannot_be_undone() -> None:
    assert SESSION.did(Marked(read=True)).done == ()
    assert SESSION.did(Marked((), starred=True)).undid().done == ()


def test_a_feed_that_fails_says_why_and_since_when() -> None:
    states = SESSION.states
    assert trouble(states[VALE], NOW) == "▲ Not fetched for 2 hours: no such page (404)."
    just_now = replace(states[VALE], failing_since=NOW.timestamp() - 5, fault="nothing came; is it there?")
    assert trouble(just_now, NOW) == "▲ Not fetched: nothing came; is it there?"
    assert trouble(states[RIDGE], NOW).startswith("▲ This feed has ended")
    assert trouble(states[HARBOUR], NOW) == ""
    assert trouble(None, NOW) == ""
    assert failing(SESSION) == 1


def test_a_feed_is_called_as_the_person_calls_it_else_by_its_own_title_else_by_its_address() -> None:
    session = FeedsSession(
        Subscriptions((Subscription(VALE, "Mine"),)), {RIDGE: FeedState(RIDGE, title="Ridge Herald")}
    )
    assert [session.title_of(address) for address in (VALE, RIDGE, HARBOUR)] == [
        "Mine",
        "Ridge Herald",
        HARBOUR,
    ]


def test_a_filter_says_how_many_entries_it_leaves() -> None:
    filtered = SESSION.filtered_by(" quay ")
    assert filtered.filter_text == "entries with quay"
    assert filtered.look_at(STARRED).counted(1).filter_text == "1 entry with quay"
    assert filtered.counted(2).filter_text == f"2 of {SESSION.total:,} entries with quay"
    assert header_facts(filtered, 120)[2].text == "entries with quay"
    assert header_facts(filtered, 120)[1].text.endswith("unread")
    assert header_facts(filtered, 60)[1].text == ""  # or on a small screen nobody sees that there is a filter
    assert SESSION.counted(2).filter_text == ""


def test_the_counts_at_the_top_are_of_the_source_that_is_looked_at() -> None:
    def counts(session: FeedsSession) -> list[str]:
        return [piece.text for piece in header_facts(session, 120)[:3]]

    state = SESSION.states[HARBOUR]
    assert counts(SESSION.look_at(feed_key(HARBOUR))) == [
        "Harbour Post",
        f"{state.unread} unread",
        f"{state.total} in all",
    ]
    query = replace(SESSION.look_at(query_key(RUIZ)), queries_unread={query_key(RUIZ): 3})
    assert counts(query) == ["Said by Ruiz", "3 unread", ""]
    assert counts(query.counted(7)) == ["Said by Ruiz", "3 unread", "7 in all"]


def test_a_long_title_at_the_top_leaves_room_for_the_counts() -> None:
    long = replace(
        SESSION, subscriptions=Subscriptions((Subscription(HARBOUR, "The harbour post of Ostvik"),))
    )
    facts = header_facts(long.look_at(feed_key(HARBOUR)), 60)
    assert facts[0].text == "The harbour post of O…"


def test_what_is_listed_can_be_saved_as_a_query() -> None:
    assert SESSION.query_to_save == ""
    assert SESSION.filtered_by(" quay ").query_to_save == "quay"
    assert SESSION.look_at(feed_key(HARBOUR)).filtered_by("quay").query_to_save == f'feed:"{HARBOUR}" quay'
    assert SESSION.look_at(folder_key("Coast")).query_to_save == 'folder:"Coast"'
    assert SESSION.look_at(STARRED).query_to_save == "starred:yes"
    assert SESSION.look_at(query_key(RUIZ)).filtered_by("x").query_to_save == "speaker:ruiz storm x"
