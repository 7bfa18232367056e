"""An entry is one thing, whatever changes of its id, its address and a few of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.storing import MOST_VERSIONS
from reader.memory.feeds.values import EntryFilter, EntryNumber, ListedEntry, Stored
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Entry, FeedText
from reader.model.query.parse import parse
from reader.model.query.query import Query

HARBOUR, NEWS, COUNCIL = (f"https://{name}.example/feed" for name in ("harbour", "harbour-news", "council"))
LONG = (
    "The ferry to Ostvik sails again from Monday, four times a day, the harbour office said on Friday. The lock that "
    "was broken since the storm of January has been mended, and the crane on the quay works again."
)
FERRY = Entry(
    "tag:1",
    "Ferry sails again",
    "https://harbour.example/ferry",
    FeedDate("2024-05-03"),
    content=FeedText(LONG),
)
OTHER = Entry(
    "tag:2", "Vote is over", "https://harbour.example/vote", content=FeedText("They voted on Tuesday.")
)


class Clock:
    now = 1_715_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedStore]:
    store = FeedStore.open(tmp_path / "state", Clock())
    yield store
    store.close()


def put(store: FeedStore, *entries: Entry, feed: str = HARBOUR) -> Stored:
    return store.store(store.feed_state(feed), entries)


def only(store: FeedStore) -> ListedEntry:
    (listed,) = store.entries()
    return listed


def test_the_same_answer_twice_brings_nothing_new(store: FeedStore) -> None:
    assert put(store, FERRY, OTHER) == Stored(new=2)
    assert put(store, FERRY, OTHER) == Stored()
    assert len(store.entries()) == 2


@pytest.mark.parametrize(
    "again",
    [
        replace(FERRY, id="https://harbour.example/?p=1"),
        replace(FERRY, id=None),
        replace(FERRY, id="other", link="http://www.harbour.example/ferry?utm_source=rss"),
        replace(FERRY, id="other", link="https://amp.harbour.example/ferry/amp"),
        replace(FERRY, link="https://harbour.example/2024/05/ferry"),
        replace(FERRY, id="other", link="https://new.harbour.example/elsewhere"),
        replace(FERRY, id="other", link=None),
    ],
)
def test_another_id_or_address_makes_no_other_entry(store: FeedStore, again: Entry) -> None:
    put(store, FERRY)
    number = only(store).number
    store.mark_read([number], True)
    assert put(store, again) == Stored()
    assert (only(store).number, only(store).is_read, only(store).id) == (number, True, again.id)
    assert put(store, FERRY) == Stored()


def test_nearly_the_same_words_in_its_place_are_the_same_entry(store: FeedStore) -> None:
    put(store, FERRY, OTHER)
    again = Entry(
        "moved:1",
        "The ferry sails again",
        "https://new.example/f/1",
        content=FeedText(LONG.replace("Friday", "Thursday")),
    )
    assert put(store, again, OTHER) == Stored(changed=1)
    assert len(store.entries()) == 2


def test_nearly_the_same_words_beside_it_are_another(store: FeedStore) -> None:
    put(store, FERRY)
    again = Entry(
        "2", "Ferry sails again", "https://harbour.example/2", content=FeedText(LONG.replace("four", "five"))
    )
    assert put(store, again, FERRY) == Stored(new=1)


def test_words_of_a_series_with_another_number_are_another_entry(store: FeedStore) -> None:
    first = replace(FERRY, id="1", title="Harbour radio, episode 11", link="https://harbour.example/11")
    put(store, first)
    words = FeedText(LONG + " Listen.")
    second = replace(
        first, id="2", title="Harbour radio, episode 12", link="https://harbour.example/12", content=words
    )
    assert put(store, second) == Stored(new=1)


def test_an_entry_that_stands_twice_in_an_answer_is_one(store: FeedStore) -> None:
    assert put(store, FERRY, replace(FERRY, id="twice")) == Stored(new=1)
    assert put(store, Entry(None, "Tide tables"), Entry(None, "Tide tables")) == Stored(new=1)
    assert put(store, FERRY, replace(FERRY, id=None)) == Stored()


def test_entries_without_id_and_address_are_told_apart_by_their_words(store: FeedStore) -> None:
    entries = [
        Entry(None, "Notice", content=FeedText("No eels.")),
        Entry(None, "Notice", content=FeedText("Buoy 4 is out.")),
        Entry(None, None, content=FeedText("The lock is open.")),
        Entry(None, None, content=FeedText("The lock is shut.")),
    ]
    assert put(store, *entries) == Stored(new=4)
    assert put(store, *entries) == Stored()


def test_an_address_that_all_entries_have_tells_none_apart(store: FeedStore) -> None:
    entries = [Entry(str(n), f"Buoy {n} is out", "https://harbour.example/notices") for n in range(3)]
    assert put(store, *entries) == Stored(new=3)
    assert put(store, *entries, Entry("4", "No eels", "https://harbour.example/notices")) == Stored(new=1)


def test_one_address_for_each_day_is_another_entry_each_day(store: FeedStore) -> None:
    page = "https://harbour.example/today"
    put(
        store,
        Entry("1", "Fog on Monday", page, content=FeedText("Nobody sees the quay from the lighthouse.")),
    )
    again = Entry(
        "2", "A calm Tuesday", page, content=FeedText("Boats went out at six and were back by noon.")
    )
    assert put(store, again) == Stored(new=1)


def test_ids_of_different_feeds_do_not_meet(store: FeedStore) -> None:
    put(store, Entry("1", "Ferry sails"))
    assert put(store, Entry("1", "Council meets"), feed=COUNCIL) == Stored(new=1)


def test_a_page_in_two_feeds_is_one_entry_read_once(store: FeedStore) -> None:
    put(store, FERRY)
    elsewhere = replace(FERRY, id="x", link="https://harbour.example/ferry?utm_source=news", content=None)
    assert put(store, elsewhere, feed=NEWS) == Stored()
    assert put(store, elsewhere, feed=NEWS) == Stored()
    number = only(store).number
    assert [each.number for each in store.entries(EntryFilter(feeds=(NEWS,)))] == [number]
    assert store.feed_state(NEWS).unread == 1
    store.mark_read([number], True)
    assert (store.feed_state(NEWS).unread, store.feed_state(HARBOUR).unread) == (0, 0)
    assert store.entry(number) == FERRY


def test_what_another_site_writes_of_a_page_is_another_entry(store: FeedStore) -> None:
    put(store, FERRY)
    remark = Entry("r", "What I think of boats", FERRY.link, content=FeedText("They are late."))
    assert put(store, remark, feed=COUNCIL) == Stored(new=1)


def test_the_canonical_address_of_its_page_finds_an_entry(store: FeedStore) -> None:
    put(store, replace(FERRY, link="https://short.example/x1"))
    store.learn_address(only(store).number, "https://harbour.example/ferry")
    assert put(store, FERRY, feed=NEWS) == Stored()


def test_a_changed_text_keeps_its_former_version(store: FeedStore) -> None:
    put(store, FERRY)
    number = only(store).number
    store.mark_read([number], True)
    later = replace(
        FERRY, title="Ferry sails on Tuesday", content=FeedText(LONG.replace("Monday", "Tuesday"))
    )
    assert put(store, later) == Stored(changed=1)
    assert (only(store).title, only(store).is_read) == (later.title, True)
    assert only(store).changed_at > 0
    assert store.entry(number) == later
    assert [version.entry for version in store.versions(number)] == [FERRY]
    assert only(store).number == number
    assert put(store, later) == Stored()


def test_other_markup_and_dates_are_no_change_of_the_text(store: FeedStore) -> None:
    put(store, FERRY)
    again = replace(
        FERRY, updated=FeedDate("2024-05-04"), content=FeedText(f"<p class='x'>{LONG}</p>\n", is_html=True)
    )
    assert put(store, again) == Stored()
    assert only(store).changed_at == 0
    assert only(store).updated == FeedDate("2024-05-04")
    assert store.entry(only(store).number) == again


def test_the_first_and_the_latest_versions_are_kept(store: FeedStore) -> None:
    for n in range(MOST_VERSIONS + 5):
        put(store, replace(FERRY, title=f"Ferry {n}"))
    titles = [version.entry.title for version in store.versions(only(store).number)]
    assert len(titles) == MOST_VERSIONS
    assert (titles[0], titles[1], titles[-2:]) == ("Ferry 23", "Ferry 22", ["Ferry 5", "Ferry 0"])


def test_a_feed_that_moved_keeps_its_entries(store: FeedStore) -> None:
    put(store, FERRY)
    store.move(HARBOUR, NEWS)
    assert put(store, FERRY, feed=NEWS) == Stored()
    assert only(store).feed == NEWS


def test_a_feed_that_moved_to_another_becomes_one_with_it(store: FeedStore) -> None:
    put(store, FERRY, Entry("old", "Only in the old"))
    put(store, OTHER, feed=NEWS)
    store.move(HARBOUR, NEWS)
    assert {each.feed for each in store.entries()} == {NEWS}
    assert [state.address for state in store.feed_states()] == [NEWS]
    assert (store.feed_state(NEWS).total, store.feed_state(NEWS).unread) == (3, 3)
    assert put(store, FERRY, OTHER, feed=NEWS) == Stored()


def test_removing_a_feed_leaves_what_was_starred_kept_or_is_in_another(store: FeedStore) -> None:
    entries = [Entry(str(n), f"Entry {n}", f"https://harbour.example/{n}") for n in range(4)]
    put(store, *entries)
    put(store, entries[0], feed=NEWS)
    numbers = {each.title: each.number for each in store.entries()}
    store.star([numbers["Entry 1"]], True)
    store.keep_article(numbers["Entry 2"], Path("/news/2.yaml"))
    assert store.remove(HARBOUR).count == 1
    assert {each.title for each in store.entries()} == {"Entry 0", "Entry 1", "Entry 2"}
    assert store.remove("https://nobody.example/").count == 0


def test_entries_that_were_removed_come_back_as_they_were(store: FeedStore) -> None:
    put(store, FERRY, OTHER)
    changed = replace(FERRY, content=FeedText("It doesn’t sail."))
    put(store, changed, OTHER)
    store.mark_read([store.entries()[0].number], True)
    before, states = store.entries(), store.feed_states()
    former = [store.versions(each.number) for each in before]
    removed = store.remove(HARBOUR)
    assert (removed.count, store.entries()) == (2, [])
    store.put_back(removed)
    assert (store.entries(), store.feed_states()) == (before, states)
    assert [store.versions(each.number) for each in before] == former
    query = parse("voted")
    assert isinstance(query, Query)
    assert [each.title for each in store.entries(EntryFilter(query=query))] == ["Vote is over"]
    assert put(store, changed, OTHER) == Stored()


def test_what_was_fetched_again_meanwhile_stays_and_is_read_if_it_was(store: FeedStore) -> None:
    put(store, FERRY)
    store.mark_read([only(store).number], True)
    removed = store.remove(HARBOUR)
    put(store, FERRY)
    assert not only(store).is_read
    store.put_back(removed)
    assert only(store).is_read
    assert store.counts().total == 1


def test_entries_that_turn_out_to_have_one_address_become_one(store: FeedStore) -> None:
    put(store, replace(FERRY, link="https://harbour.example/?id=7"))
    again = replace(FERRY, id="n7", link="https://news.example/7", content=FeedText("The ferry sails again."))
    put(store, again, feed=NEWS)
    numbers = {each.feed: each.number for each in store.entries()}
    first, second = numbers[HARBOUR], numbers[NEWS]
    store.star([first], True)
    store.mark_read([first], True)
    store.keep_article(first, Path("/news/ferry.yaml"))
    store.learn_address(first, "https://harbour.example/ferry?utm_source=rss")
    assert len(store.entries()) == 2
    store.learn_address(second, "https://harbour.example/ferry")
    one = only(store)
    assert (one.number, one.is_read, one.is_starred, one.article) == (second, True, True, "/news/ferry.yaml")
    assert {each.entry.text for each in store.versions(second)} == {FERRY.text}
    counts = {state.address: (state.unread, state.total) for state in store.feed_states()}
    assert counts == {HARBOUR: (0, 1), NEWS: (0, 1)}
    assert (store.counts().unread, store.counts().total) == (0, 1)
    assert put(store, replace(FERRY, link="https://harbour.example/?id=7")) == Stored()
    assert put(store, again, feed=NEWS) == Stored()


def test_an_entry_whose_link_becomes_that_of_another_takes_it_in(store: FeedStore) -> None:
    put(store, replace(FERRY, link="https://harbour.example/?id=7"))
    put(store, replace(FERRY, link="https://news.example/7", content=FeedText("It sails again.")), feed=NEWS)
    assert len(store.entries()) == 2
    put(store, replace(FERRY, link="https://news.example/7"))
    assert (only(store).link, store.counts().total) == ("https://news.example/7", 1)


def test_one_address_for_entries_of_other_words_makes_them_not_one(store: FeedStore) -> None:
    put(store, FERRY, OTHER)
    for each in store.entries():
        store.learn_address(each.number, "https://harbour.example/news")
    store.learn_address(EntryNumber(7), "https://harbour.example/news")
    assert len(store.entries()) == 2


def test_retention_deletes_what_is_old_and_no_longer_in_the_feed(store: FeedStore) -> None:
    old, starred, listed = (Entry(str(n), f"Entry {n}", f"https://harbour.example/{n}") for n in range(3))
    put(store, old, starred, listed)
    store.star([store.entries()[1].number], True)
    put(store, listed)
    assert store.purge(HARBOUR, older_than=1_700_000_000) == 0
    assert store.purge(HARBOUR, older_than=1_800_000_000) == 1
    assert [each.title for each in store.entries()] == ["Entry 1", "Entry 2"]
    assert (store.counts().total, store.feed_state(HARBOUR).total) == (2, 2)
    assert put(store, listed) == Stored()
