"""The rows of entries, their dates, the preview, and what changed in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from reader.memory.feeds.values import EntryNumber, ListedEntry
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Enclosure, Entry
from reader.model.feeds.subscriptions import Subscription, Subscriptions
from reader.state.feeds.changes import changed_words
from reader.state.feeds.dates import ago, brief, full
from reader.state.feeds.entries import EntryPages, entry_rows, number_of
from reader.state.feeds.preview import entry_preview
from reader.state.feeds.session import FeedsSession, feed_key
from tests.state.feeds.test_sources import shown

NOW = datetime(2024, 5, 8, 12, 0, tzinfo=timezone(timedelta(hours=2)))
FEED = "https://vale.example/rss"
SESSION = FeedsSession(Subscriptions((Subscription(FEED, "Vale Courier"),)))
ENTRY = ListedEntry(
    EntryNumber(7), FEED, "7", "Ford dry", "https://vale.example/7", FeedDate("2024-05-08T08:30:00Z"), None,
    ("Oda Brenk",), "The ford is dry.", is_read=False, is_starred=False, first_seen=0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2024-05-08T08:30:00Z", "10:30"),
        ("2024-05-08T23:30:00Z", "9 May"),
        ("2024-05-08T08:30", "08:30"),
        ("2024-05-08T08:30:00.123-03:30", "14:00"),
        ("2024-05-08", "8 May"),
        ("2023-12-31", "31 Dec 2023"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        (None, "no date"),
    ],
)
def test_a_date_is_brief_and_no_more_precise_than_it_is(written: str | None, wanted: str) -> None:
    assert brief(FeedDate(written) if written else None, NOW) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2024-05-08T08:30:00Z", "8 May 2024, 10:30"),
        ("2024-05", "May 2024"),
        ("2024-05-08T08:30", "8 May 2024, 08:30"),
    ],
)
def test_a_date_in_full_is_in_the_readers_own_zone(written: str, wanted: str) -> None:
    assert full(FeedDate(written), NOW) == wanted


def test_how_long_ago_is_said_roughly() -> None:
    since = NOW.timestamp()
    assert [ago(since - s, NOW) for s in (5, 60, 7_300, 86_400 * 3)] == [
        "a moment",
        "1 minute",
        "2 hours",
        "3 days",
    ]


def rows(
    entry: ListedEntry, session: FeedsSession = SESSION, width: int = 80, in_columns: bool = True
) -> list[str]:
    pages = EntryPages(lambda _: [], [entry.number], [entry])
    return shown(entry_rows(pages, session, NOW, width, in_columns=in_columns, empty=""))


def test_an_entry_has_its_feed_and_its_date_beside_it() -> None:
    assert rows(ENTRY) == ["●  Ford dry|Vale Courier|10:30"]
    assert rows(replace(ENTRY, is_read=True, is_starred=True)) == [" ★ Ford dry|Vale Courier|10:30"]
    assert rows(replace(ENTRY, changed_at=5.0)) == ["●  Ford dry  changed|Vale Courier|10:30"]
    assert rows(ENTRY, SESSION.look_at(feed_key(FEED))) == ["●  Ford dry|10:30"]
    assert rows(ENTRY, width=58) == ["●  Ford dry|10:30"]


def test_in_a_narrow_list_an_entry_has_two_lines() -> None:
    assert rows(ENTRY, in_columns=False) == ["●  Ford dry", "   Vale Courier · Oda Brenk|10:30"]
    alone = SESSION.look_at(feed_key(ENTRY.feed))
    said = replace(ENTRY, summary="It has not rained.")
    assert rows(said, alone, in_columns=False) == ["●  Ford dry", "   Oda Brenk · It has not rained.|10:30"]


def test_an_entry_without_a_title_is_called_by_its_words() -> None:
    assert "The ford is dry." in rows(replace(ENTRY, title=None))[0]
    assert "https://vale.example/7" in rows(replace(ENTRY, title=None, summary=None))[0]
    assert "Untitled" in rows(replace(ENTRY, title=None, summary=None, link=None))[0]


def test_only_entries_in_sight_are_read_and_marked_ones_anew() -> None:
    asked: list[int] = []

    def read(numbers: Sequence[EntryNumber]) -> list[ListedEntry]:
        asked.extend(numbers)
        return [replace(ENTRY, number=number) for number in numbers if number != 3]

    pages = EntryPages(read, [EntryNumber(number) for number in range(100_000, 0, -1)])
    listing = entry_rows(pages, SESSION, NOW, 80, in_columns=True, empty="")
    assert len(asked) < 100  # the first and the last, for their dates
    asked.clear()
    listing.row(50_000)
    assert 0 < len(asked) < 100
    before = len(asked)
    listing.row(50_001)
    assert len(asked) == before
    pages.forget([EntryNumber(49_999)])
    listing.row(50_001)
    assert 49_999 in asked[before:]
    assert listing.row(99_997).lines[0].pieces[0].text == "no longer there"
    assert number_of(str(listing.keys[0])) == 100_000


def test_the_preview_shows_the_whole_text_and_what_comes_with_it() -> None:
    entry = Entry(
        title="Ford dry",
        link="https://vale.example/7",
        authors=("Oda Brenk",),
        enclosures=(Enclosure("https://vale.example/7.mp3", "audio/mpeg", 5_200_000),),
    )
    listed = replace(ENTRY, is_starred=True, article="/x.yaml", updated=FeedDate("2024-05-09"))
    assert shown(entry_preview(listed, entry, "Vale Courier", ["One.", "Two."], None, NOW)) == [
        "Ford dry",
        "Vale Courier · Oda Brenk · 8 May 2024, 10:30",
        "★ starred · in the library · updated 9 May 2024",
        "One.",
        "Two.",
        "audio/mpeg · 5.2 MB · https://vale.example/7.mp3",
        "https://vale.example/7",
    ]


def test_the_preview_says_where_there_is_no_text() -> None:
    entry = replace(ENTRY, published=None, link=None, authors=())
    said = shown(entry_preview(entry, Entry(title="Ford dry"), "Vale Courier", [], None, NOW))
    assert said == [
        "Ford dry",
        "Vale Courier · no date",
        "The feed gives no text of it: Enter reads the page.",
    ]


def test_the_preview_of_a_changed_text_marks_what_changed() -> None:
    listed = replace(ENTRY, changed_at=NOW.timestamp() - 3_600)
    said = shown(
        entry_preview(
            listed, Entry(), "Vale Courier", ["The ford is dry.", "So."], ["The ford is wet.", "So."], NOW
        )
    )
    assert "WHAT CHANGED|1 hour ago" in said
    assert "The ford is [−wet−] [+dry+]." in said
    assert "So." in said


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("The old bridge is open.", "The new bridge is open.", "The [−old−] [+new+] bridge is open."),
        ("A b c", "A b c d e", "A b c [+d e+]"),
        ("A b c d", "A d", "A [−b c−] d"),
        ("Same words.", "Same words.", "Same words."),
        ("", "x y", "[+x y+]"),
        ("x y", "", " [−x y−]"),
    ],
)
def test_changed_words_are_marked_in_the_new_text(old: str, new: str, marked: str) -> None:
    assert "".join(piece.text for piece in changed_words(old, new)) == marked
