from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from reader.errors import StoreUnavailable
from reader.memory.feeds.store import Counts, FeedStore
from reader.memory.feeds.values import EntryFilter, FeedState, ListedEntry, Stored
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Enclosure, Entry, FeedText, Media
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Query
from tests.values import some

HARBOUR, COUNCIL = "https://harbour.example/feed", "https://council.example/feed"
FERRY = FeedText(
    "<p>The ferry to Ostvik sails again from Monday, four times a day, the harbour office said.</p>", True
)


class Clock:
    now = 1_715_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[FeedStore]:
    store = FeedStore.open(tmp_path / "state", clock)
    yield store
    store.close()


def entry(name: str | None, title: str | None = None, day: str | None = None, **more: Any) -> Entry:
    published = FeedDate(f"2024-05-{day}") if day else None
    return replace(Entry(name, title or f"Title of {name}", published=published), **more)


def put(store: FeedStore, *entries: Entry, feed: str = HARBOUR) -> Stored:
    return store.store(store.feed_state(feed), entries)


def titles(entries: list[ListedEntry]) -> list[str | None]:
    return [entry.title for entry in entries]


def query(text: str) -> Query:
    parsed = parse(text)
    assert not isinstance(parsed, InvalidQuery)
    return parsed


def test_the_file_is_the_persons_alone(tmp_path: Path, store: FeedStore) -> None:
    files = list((tmp_path / "state").iterdir())
    assert files
    assert {S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


def test_an_entry_comes_out_as_it_went_in(store: FeedStore) -> None:
    whole = Entry(
        "tag:1", "A ferry", "https://harbour.example/1", FeedDate("2024-05"), FeedDate("2024-05-08T10:00:00+02:00"),
        ("Ana Lind", "B. Ruiz"), FeedText("Short."), FERRY, "https://harbour.example/whole", "en", ("news",),
        (Enclosure("https://harbour.example/1.mp3", "audio/mpeg", 12),), (Media("https://harbour.example/1.jpg"),),
        "https://harbour.example/1#c", "Wire", "https://via.example/",
    )  # fmt: skip
    put(store, whole)
    (listed,) = store.entries()
    assert store.entry(listed.number) == whole
    assert (listed.feed, listed.id, listed.title, listed.link) == (HARBOUR, "tag:1", whole.title, whole.link)
    assert (listed.published, listed.updated, listed.authors) == (
        whole.published,
        whole.updated,
        whole.authors,
    )
    assert (listed.summary, listed.is_read, listed.is_starred, listed.article) == (
        "Short.",
        False,
        False,
        None,
    )


def test_entries_come_newest_first_and_a_page_at_a_time(store: FeedStore) -> None:
    put(store, entry("b", day="02"), entry("d", day="04"), entry("a", day="01"), entry("c", day="03"))
    first = store.entries(limit=3)
    assert titles(first) == ["Title of d", "Title of c", "Title of b"]
    assert titles(store.entries(limit=3, before=first[-1].number)) == ["Title of a"]
    assert titles(store.entries(limit=1, after=first[-1].number)) == ["Title of c"]


def test_entries_without_a_date_stand_where_they_came_in_and_get_none(store: FeedStore) -> None:
    put(store, entry("new"), entry("old"), entry("dated", day="01"))
    found = store.entries()
    assert titles(found) == ["Title of new", "Title of old", "Title of dated"]
    assert [each.date for each in found[:2]] == [None, None]


def test_a_date_that_has_not_come_yet_does_not_keep_an_entry_on_top(store: FeedStore, clock: Clock) -> None:
    put(store, replace(entry("future"), published=FeedDate("2050")))
    clock.now += 60
    put(store, replace(entry("future"), published=FeedDate("2050")), entry("now"))
    assert titles(store.entries()) == ["Title of now", "Title of future"]


def test_counts_follow_what_is_read(store: FeedStore) -> None:
    put(store, entry("a"), entry("b"), entry("c"))
    put(store, entry("x"), feed=COUNCIL)
    marked = store.mark_read([store.entries(EntryFilter(feeds=(HARBOUR,)))[0].number], True)
    assert store.counts() == Counts(3, 4)
    everything = store.mark_feeds_read([HARBOUR])
    assert store.feed_state(HARBOUR).unread == 0
    assert store.feed_state(COUNCIL).unread == 1
    assert store.counts() == Counts(1, 4)
    store.undo(everything)
    assert store.counts().unread == 4 - len(marked.entries)
    store.undo(marked)
    assert store.counts() == Counts(4, 4)


def test_undo_leaves_alone_what_was_read_before(store: FeedStore) -> None:
    put(store, entry("a"), entry("b"))
    store.mark_read([store.entries()[0].number], True)
    store.undo(store.mark_feeds_read(None))
    assert [each.is_read for each in store.entries()] == [True, False]


def test_stars_can_be_listed_and_taken_back(store: FeedStore) -> None:
    put(store, entry("a", day="01"), entry("b", day="02"), entry("c", day="03"))
    starred = store.star([store.entries()[1].number], True)
    assert titles(store.entries(EntryFilter(starred=True))) == ["Title of b"]
    assert titles(store.entries(EntryFilter(starred=True, feeds=(HARBOUR,)))) == ["Title of b"]
    assert store.entries(EntryFilter(starred=True, feeds=(COUNCIL,))) == []
    store.undo(starred)
    assert store.entries(EntryFilter(starred=True)) == []


def test_a_folder_lists_the_entries_of_all_its_feeds(store: FeedStore) -> None:
    put(store, entry("a", day="01"), entry("c", day="03"))
    put(store, entry("b", day="02"), feed=COUNCIL)
    put(store, entry("z", day="04"), feed="https://other.example/feed")
    asked = EntryFilter(feeds=(HARBOUR, COUNCIL))
    assert titles(store.entries(asked)) == ["Title of c", "Title of b", "Title of a"]
    store.mark_read([store.entries(asked)[1].number], True)
    assert titles(store.entries(replace(asked, unread=True))) == ["Title of c", "Title of a"]
    assert titles(store.entries(EntryFilter(unread=True), limit=2)) == ["Title of z", "Title of c"]
    assert titles(store.entries(EntryFilter(unread=False))) == ["Title of b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ferry", ["Radosław sails", "Ferry"]),
        ("radoslaw", ["Radosław sails"]),
        ('"four times"', ["Ferry"]),
        ("lind", ["Radosław sails"]),
        ("ferry -monday", ["Radosław sails"]),
        ("-ferry until:2024-05-03", ["Vote"]),
        ("text:office", ["Ferry"]),
        ("since:2024-05-02", ["Vote", "Radosław sails"]),
        ("until:2024-05-02", ["Radosław sails", "Ferry"]),
        ("ferry since:2024-05-02", ["Radosław sails"]),
        ("nowhere", []),
        ("p", []),
    ],
)
def test_words_are_found_in_titles_authors_and_texts(store: FeedStore, text: str, found: list[str]) -> None:
    put(
        store,
        entry("1", "Ferry", "01", content=FERRY),
        entry("2", "Radosław sails", "02", authors=("Ana Lind",), summary=FeedText("No ferry to be seen.")),
        entry("3", "Vote", "03"),
    )
    assert titles(store.entries(EntryFilter(query=query(text)))) == found
    assert titles(store.entries(EntryFilter(query=query(text), feeds=(HARBOUR,)))) == found
    assert store.entries(EntryFilter(query=query(text), feeds=(COUNCIL,))) == []


def test_the_last_word_may_be_unfinished_while_it_is_typed(store: FeedStore) -> None:
    put(store, entry("1", "Ferry", content=FERRY))
    typed = parse("mond", typing=True)
    assert isinstance(typed, Query)
    assert titles(store.entries(EntryFilter(query=typed))) == ["Ferry"]
    assert store.entries(EntryFilter(query=query("mond"))) == []


def test_words_are_found_among_what_is_unread_or_has_a_star(store: FeedStore) -> None:
    put(store, *(entry(str(n), f"Ferry {n}", f"0{n}") for n in range(1, 6)))
    numbers = {each.title: each.number for each in store.entries()}
    store.mark_read([numbers["Ferry 5"], numbers["Ferry 3"], numbers["Ferry 1"]], True)
    store.star([numbers["Ferry 2"]], True)
    asked = EntryFilter(query=query("ferry"), unread=True)
    assert titles(store.entries(asked)) == ["Ferry 4", "Ferry 2"]
    assert titles(store.entries(replace(asked, starred=True))) == ["Ferry 2"]
    assert titles(store.entries(asked, before=numbers["Ferry 4"])) == ["Ferry 2"]
    store.mark_feeds_read(None)
    assert store.entries(asked) == []


def test_entries_with_kept_articles_can_be_asked_for(store: FeedStore) -> None:
    put(store, entry("a"), entry("b"))
    number = store.entries()[0].number
    store.keep_article(number, Path("/news/a.yaml"))
    (found,) = store.entries(EntryFilter(articles=frozenset(["/news/a.yaml", "/news/z.yaml"])))
    assert (found.number, found.article) == (number, "/news/a.yaml")
    store.keep_article(number, None)
    assert store.entries(EntryFilter(articles=frozenset(["/news/a.yaml"]))) == []


def test_the_state_of_a_feed_is_saved_with_its_entries(store: FeedStore) -> None:
    state = FeedState(
        HARBOUR, "Harbour News", "https://harbour.example/", etag='"1"', modified="Wed", answered=5, due=9,
        waits_for="the feed asks for an hour", skip_hours=frozenset([1, 2]), skip_days=frozenset([6]), failures=2,
        failing_since=3, fault="the site has no such page (404)", is_gone=True,
    )  # fmt: skip
    store.store(state, [entry("a")])
    assert store.feed_state(HARBOUR) == replace(state, unread=1, total=1)
    assert store.feed_states() == (store.feed_state(HARBOUR),)
    assert store.feed_state(COUNCIL) == FeedState(COUNCIL)


def test_changes_of_others_are_noticed(tmp_path: Path, store: FeedStore) -> None:
    before = store.changes
    other = FeedStore.open(tmp_path / "state")
    put(other, entry("a"))
    other.close()
    assert store.changes != before


def test_a_damaged_file_is_moved_aside_and_said_once(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "feeds.sqlite3").write_bytes(b"no database at all, but long enough to be looked at" * 100)
    store = FeedStore.open(folder)
    assert "was damaged" in some(store.pop_fault())
    assert store.pop_fault() is None
    assert put(store, entry("a")) == Stored(new=1)
    store.close()


def test_a_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(StoreUnavailable, match="it is not a folder"):
        FeedStore.open(tmp_path / "state")


def test_thousands_of_entries_of_one_day_keep_the_order_of_their_feed(store: FeedStore) -> None:
    for feed in (HARBOUR, COUNCIL):
        for part in range(3):
            put(store, *(entry(f"{part}-{n}", day="01") for n in range(500)), feed=feed)
    found = store.entries(EntryFilter(feeds=(HARBOUR,)), limit=5_000)
    assert len(found) == len({each.number for each in found}) == 1_500
    assert titles(found[:2]) == ["Title of 2-0", "Title of 2-1"]
    assert len(store.entries(limit=5_000)) == 3_000
