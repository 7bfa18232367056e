"""The rows of entries: newest first, unread bold, with feed and date; read from the store as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from reader.memory.feeds.values import EntryNumber, ListedEntry
from reader.state.feeds.dates import brief
from reader.state.feeds.session import FeedsSession
from reader.state.feeds.sources import STAR
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Look, Piece, Row, joined

UNREAD, READ, CHANGED = "●", " ", "changed"
UNTITLED = "Untitled"
_AROUND = 40
"""Entries that are read at once, around the one that came into sight."""
_MOST_KEPT = 4_000
_LONGEST_SUMMARY = 200
"""Characters of an entry's words below its title."""
_FEED_SHARE, _MOST_FEED, _LEAST_LIST = 4, 24, 60
"""A column for the name of the feed is at most this part of the list's width, and so many cells; none in a list that
is narrower than the last."""


def entry_key(number: EntryNumber) -> Listed:
    return Listed(str(number))


def number_of(key: str) -> EntryNumber:
    return EntryNumber(int(key))


class EntryPages:
    """The entries of a list, of which only those in sight are read.

    `read` gives the entries of some numbers, those that are gone left out.
    """

    def __init__(
        self,
        read: Callable[[Sequence[EntryNumber]], list[ListedEntry]],
        numbers: Sequence[EntryNumber] = (),
        known: Iterable[ListedEntry] = (),
    ) -> None:
        self.numbers = numbers
        self.keys = tuple(map(entry_key, numbers))
        self._read = read
        self._entries: dict[EntryNumber, ListedEntry] = {entry.number: entry for entry in known}

    def at(self, index: int) -> ListedEntry | None:
        """The entry of a row; None where it is gone by now."""
        index %= len(self.numbers)
        number = self.numbers[index]
        if number not in self._entries:
            if len(self._entries) > _MOST_KEPT:
                self._entries.clear()
            around = self.numbers[max(index - _AROUND // 2, 0) : index + _AROUND]
            wanted = [each for each in around if each not in self._entries]
            self._entries.update((entry.number, entry) for entry in self._read(wanted))
        return self._entries.get(number)

    def longest_date(self, now: datetime) -> int:
        """The cells that the dates of the first and of the last entries need."""
        for index in (0, -1) if self.numbers else ():
            self.at(index)
        return max((len(brief(entry.date, now)) for entry in self._entries.values()), default=0)

    def forget(self, numbers: Iterable[EntryNumber]) -> None:
        """Read these anew: they were marked, or changed."""
        for number in numbers:
            self._entries.pop(number, None)


def entry_rows(
    pages: EntryPages, session: FeedsSession, now: datetime, width: int, *, in_columns: bool, empty: str
) -> Listing:
    """A row for each entry: one line with columns, or two lines; `width` is the list's in cells."""
    feed_cells = 0
    if in_columns and session.feed is None and width >= _LEAST_LIST:
        titles = (len(session.title_of(feed.address)) for feed in session.subscriptions.feeds)
        feed_cells = min(max(titles, default=0) + 2, width // _FEED_SHARE, _MOST_FEED)

    date_cells = pages.longest_date(now)

    def row(index: int) -> Row:
        entry = pages.at(index)
        if entry is None:
            return Row(
                pages.keys[index], (Line((Piece("no longer there", "faint"),)),) * (1 if in_columns else 2)
            )
        feed = "" if session.feed is not None else session.title_of(entry.feed)
        return _row(entry, feed, now, (feed_cells, date_cells), in_columns=in_columns)

    return Listing(pages.keys, row, empty=empty)


def _row(entry: ListedEntry, feed: str, now: datetime, cells: tuple[int, int], *, in_columns: bool) -> Row:
    """The row of an entry; `feed` is empty where all entries are of one feed, and their words stand there instead."""
    look: Look = "plain" if entry.is_read else "strong"
    lead = (
        Piece(READ if entry.is_read else UNREAD, "bar"),
        Piece(f"{STAR} " if entry.is_starred else "  ", "warn"),
    )
    changed = (Piece(f"  {CHANGED}", "draft"),) if entry.changed_at and not entry.is_read else ()
    title = (Piece(title_of(entry), look), *changed)
    when = brief(entry.date, now)
    if in_columns:
        feed_cells, date_cells = cells
        name = (Piece(feed, "faint", cells=feed_cells),) if feed_cells else ()
        right = (*name, Piece(when.rjust(date_cells), "faint"))
        return Row(entry_key(entry.number), (Line(title, right=right, lead=lead),))
    words = "" if feed else (entry.summary or "")[:_LONGEST_SUMMARY]
    facts = joined([feed, ", ".join(entry.authors), words])
    below = Line((Piece(facts, "faint"),), right=(Piece(when, "faint"),), lead=(Piece("   "),))
    return Row(entry_key(entry.number), (Line(title, lead=lead), below))


def title_of(entry: ListedEntry) -> str:
    """The title of an entry, else its first words."""
    return entry.title or entry.summary or entry.link or UNTITLED
