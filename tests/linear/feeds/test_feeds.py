"""The feeds in the linear screen: entries in words, marks, articles of entries, fetching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.errors import StoreUnavailable
from reader.linear.feeds import access
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState, ListedEntry
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Entry, FeedText
from reader.model.feeds.subscriptions import Subscription
from reader.services.feeds.fetching import FetchOptions
from reader.services.feeds.subscriptions import SubscriptionFile
from tests.intake.site import answer, serving
from tests.linear.conftest import Opening, Reading
from tests.waiting import until

HARBOUR, VALE = "https://harbour.example/rss", "https://vale.example/atom"
RSS = (
    b"<rss version='2.0'><channel><title>Ostvik Weekly</title><item><title>Lock opened</title><guid>o-1</guid>"
    b"<pubDate>Fri, 10 May 2024 10:00:00 GMT</pubDate></item></channel></rss>"
)


def entry(name: str, day: int, title: str, text: str, link: str | None = None) -> Entry:
    summary = FeedText(text, is_html=True)
    return Entry(id=name, title=title, link=link, published=FeedDate(f"2024-05-{day:02}"), summary=summary)


LONG = "".join(f"<p>Paragraph {number} of the long story about the quay.</p>" for number in range(40))
ENTRIES = {
    HARBOUR: [
        entry("h1", 9, "Harbour reopens", "<p>The mayor, Ana Ruiz, reopened it. “It is,” she said.</p>"),
        entry("h2", 7, "Storm at the mole", LONG, "http://127.0.0.1:9/h2"),
    ],
    VALE: [entry("v1", 8, "Ford dry", "<p>All about the ford.</p>")],
}


class Feeds:
    """The linear screen with the feeds before one, and what the store has."""

    def __init__(self, folder: Path, entries: dict[str, Sequence[Entry]]) -> None:
        self.folder = folder / "state"
        self.folder.mkdir()
        with closing(FeedStore.open(self.folder)) as store:
            store.store(FeedState(HARBOUR, title="Harbour Post"), entries.get(HARBOUR, ()))
            store.store(FeedState(VALE, title="Vale Courier"), entries.get(VALE, ()))
        self.file = SubscriptionFile(folder / "config")
        for address in entries:
            self.file.add(Subscription(address))
        self.reading = Reading(
            Launch(
                memory_folder=self.folder,
                config_folder=folder / "config",
                entries_folder=folder / "entries",
                additions=folder / "library",
                open_library=None,
                path=None,
                begins_with_feeds=True,
            )
        )

    def stored(self, title: str) -> ListedEntry:
        with closing(FeedStore.open(self.folder)) as store:
            return next(each for each in store.entries() if each.title == title)


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[Feeds]:
    made = Feeds(tmp_path, dict(ENTRIES))
    yield made
    made.reading.close()


def test_entries_are_listed_in_words_the_newest_first(feeds: Feeds) -> None:
    assert [row for row in feeds.reading.rows[2:] if row] == [
        "Unread. Harbour reopens. Harbour Post, 9 May 2024.",
        "Unread. Ford dry. Vale Courier, 8 May 2024.",
        "Unread. Storm at the mole. Harbour Post, 7 May 2024.",
    ]


def test_marks_are_said_and_undone(feeds: Feeds) -> None:
    r = feeds.reading
    assert r.press("x") == "Read." and r.row == "Harbour reopens. Harbour Post, 9 May 2024."
    assert feeds.stored("Harbour reopens").is_read
    assert r.press("u") == "Undone." and not feeds.stored("Harbour reopens").is_read
    assert r.press("u") == "Nothing to undo."
    assert r.press("x", "x") == "Unread again."
    r.press("*")
    assert r.row.startswith("Unread. Starred. Harbour reopens.")
    r.wait_for("Starred.")
    assert r.press("*") == "No star any more."
    r.press("n")
    assert "Ford dry" in r.row
    assert r.press("X") == "All of it is marked read."
    assert r.press("n") == "Everything here is read."
    assert r.press("X") == "All of it is read already."


def test_tab_lists_the_feeds_and_a_filter_says_how_many_it_leaves(feeds: Feeds) -> None:
    r = feeds.reading
    assert r.press("tab") == "Feeds and folders." and r.row == "All feeds, 3."
    assert r.press("G", "enter") == "Vale Courier, 1 entry, 3 unread in all."
    assert r.row.startswith("Unread. Ford dry.")
    r.press("/", *"nothing", "enter")
    assert r.row == "Nothing has nothing."
    assert r.press("x") == "There is no entry here."
    r.press("escape")
    assert r.row.startswith("Unread. Ford dry.")
    assert r.press("/", *"unread:perhaps", "enter") == "Unread: is yes or no."
    r.press("X")
    assert "yes or no" in r.said


def test_space_reads_an_entry_and_goes_to_the_next_unread(feeds: Feeds) -> None:
    r = feeds.reading
    assert r.press("p") == "Harbour reopens."
    assert any("The mayor, Ana Ruiz, reopened it." in row for row in r.rows)
    r.press("space")
    assert r.row.startswith("Unread. Ford dry.")
    assert r.press("j", "space", "d", "b", "b", "b") == "This is the beginning."
    assert r.press("d", "d", "d", "d") == "This is the end."
    r.press("q")
    assert feeds.stored("Storm at the mole").is_read


def test_enter_opens_the_article_and_says_when_the_page_has_come(feeds: Feeds) -> None:
    r = feeds.reading
    r.press("enter")
    r.wait_for("Ana Ruiz, reopened it.")
    r.wait_for("The feed’s own text is drafted.")
    r.press("q")
    assert feeds.stored("Harbour reopens").is_read
    r.press("G", "enter")
    r.wait_for("The page can’t be had:")


def test_a_starred_entry_is_kept_in_the_library(feeds: Feeds, tmp_path: Path) -> None:
    r = feeds.reading
    r.press("*")
    until(lambda: feeds.stored("Harbour reopens").article is not None)
    assert list((tmp_path / "library").glob("*.yaml"))
    r.press("tab", "enter", "enter")
    r.wait_for("Ana Ruiz, reopened it.")
    assert r.linear.reading is not None and r.linear.reading.parent == tmp_path / "library"


def test_an_entry_that_is_gone_meanwhile_says_so(feeds: Feeds) -> None:
    with closing(FeedStore.open(feeds.folder)) as store:
        store.remove(HARBOUR)
    r = feeds.reading
    r.press("enter")
    r.wait_for("This entry is no longer there.")
    r.press("p")
    assert r.row == "This entry is no longer there."


def test_feeds_are_fetched_added_renamed_and_given_up(feeds: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "FetchOptions", partial(FetchOptions, allow_private=True))
    r = feeds.reading
    with serving() as site:
        site.answers["/rss"] = answer(RSS, kind="application/rss+xml")
        r.press("+")
        r.type(site.at("/rss"))
        r.press("enter")
        r.wait_for("Added: Ostvik Weekly, 1 new entry.")
        r.press("+")
        r.type(site.at("/rss"))
        r.press("enter")
        r.wait_for("You follow Ostvik Weekly already.")
        assert r.press("t").startswith("Look at one feed first: Tab lists them.")
        r.press("tab", "G", "enter", "r")
        r.wait_for("No new entries in 1 feed.")
        assert r.press("t", "ctrl+u", *"Lock", "enter") == "Renamed."
        assert r.press("-", "n", "enter") == "Nothing is changed."
        assert r.press("-", "y", "enter") == "Lock is followed no more."
        assert r.press("-").startswith("Look at one feed first")
    r.press("+", *"127.0.0.1:9/no", "enter")
    r.wait_for("Not added:")


def test_nothing_followed_says_how_to_begin(tmp_path: Path) -> None:
    made = Feeds(tmp_path, {})
    r = made.reading
    assert r.row == "You follow no feeds yet: plus adds one by its address."
    assert r.press("ctrl+r") == "There are no feeds to fetch here."
    r.close()


def test_a_store_that_cannot_be_read_says_so_at_every_key(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    r = feeds.reading

    def opened(*_: object) -> FeedStore:
        raise StoreUnavailable("the store is damaged")

    monkeypatch.setattr(FeedStore, "open", opened)
    for key, said in (
        ("x", "Nothing was marked: the store is damaged."),
        ("p", "The entry can’t be read: the store is damaged."),
        ("X", "Nothing was marked: the store is damaged."),
        ("/", "Show only what has:"),
        ("enter", "The feeds can’t be read: the store is damaged."),
    ):
        assert r.press(key) == said, key
    r.press("enter")
    r.wait_for("The entry can’t be opened: the store is damaged.")
    r.press("r")
    r.wait_for("Feeds can’t be fetched: the store is damaged.")


def test_without_a_home_folder_the_feeds_say_so(opening: Opening, article: Path) -> None:
    r = opening(article, memory_folder=None)
    assert r.press("F") == "The feeds can’t be read: there is no home folder to keep feeds in."
    r.press("ctrl+r", "+", *"harbour.example", "enter")
    r.wait_for("Not added: there is no home folder to keep feeds in.")


def test_entries_of_kept_articles_are_found_by_who_speaks_in_them(feeds: Feeds) -> None:
    r = feeds.reading
    r.press("/", *"speaker:ruiz", "enter")
    assert r.row == "Nothing has speaker:ruiz."
    assert r.press("y") == "There is no entry here."
    assert r.press("escape", "o") == "The article names no page to open."
    assert r.press("e", "u", "d", "b", "N") == "Everything here is read."
    r.press("y")
    r.wait_for("Headline and address are")
