"""Finds the entries of an answer that are in the store, whatever has changed of their ids, addresses and words.

An entry is found, in this order, by its id in the feed; by its address, or the very same words; and, among those that
the feed has just dropped, by words that are nearly the same.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.memory.feeds.entry_bytes import Words, from_bytes
from reader.memory.feeds.incoming import Incoming

_AT_ONCE = 500
"""Values of one statement."""
_MOST_DROPPED = 200
_LONGEST = 5_000
"""Characters of two texts that are compared."""
_FEWEST_LETTERS = 80
"""Letters of a text that says by itself, being nearly the same, that two entries are one."""
_NEAR, _RELATED = 90.0, 60.0
"""Likeness in percent: of texts that are nearly the same, and of titles or texts of one page."""


class Candidate(NamedTuple):
    """An entry of the store as it is compared."""

    number: int
    in_feed: bool
    words: Words


def match(
    connection: sqlite3.Connection, feed: int, issue: int, wanted: Mapping[int, Incoming]
) -> dict[int, int]:
    """The numbers of the entries that an answer's are, by id; those that are missing are new.

    `issue`: the number of the feed's answer before it.
    """
    numbers = dict(_by_ids(connection, feed, wanted))
    taken = set(numbers.values())
    rest = {name: each for name, each in wanted.items() if name not in numbers}
    if rest:
        keys = {key for each in rest.values() for key in each.keys}
        at = _by_keys(connection, keys)
        for name, each in rest.items():
            numbers_there = [number for key in each.keys for number in at.get(key, ())]
            for candidate in candidates(connection, feed, dict.fromkeys(numbers_there)):
                if candidate.number not in taken and is_one(each, candidate):
                    numbers[name] = candidate.number
                    taken.add(candidate.number)
                    break
        rest = {name: each for name, each in rest.items() if name not in numbers}
    if rest and issue:
        dropped = [number for number in _last_issue(connection, feed, issue) if number not in taken]
        for candidate in candidates(connection, feed, dropped[:_MOST_DROPPED]):
            found = next((name for name, each in rest.items() if _is_nearly(each, candidate)), None)
            if found is not None:
                numbers[found] = candidate.number
                del rest[found]
    return numbers


def _by_ids(connection: sqlite3.Connection, feed: int, ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    for some in _divided(list(ids)):
        marks = ", ".join("?" * len(some))
        yield from connection.execute(
            f"SELECT key, entry FROM identity WHERE feed = ? AND key IN ({marks})", (feed, *some)
        )


def _by_keys(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for some in _divided(list(keys)):
        marks = ", ".join("?" * len(some))
        query = f"SELECT key, entry FROM likeness WHERE key IN ({marks}) ORDER BY entry DESC"
        for key, number in connection.execute(query, some):
            found.setdefault(key, []).append(number)
    return found


def candidates(connection: sqlite3.Connection, feed: int, numbers: Iterable[int]) -> Iterator[Candidate]:
    """Entries of the store as they are compared with one of a feed; those that are gone are left out."""
    for number in numbers:
        row = connection.execute(
            "SELECT content, EXISTS (SELECT 1 FROM member WHERE feed = ? AND member.entry = body.entry)"
            " FROM body WHERE entry = ?",
            (feed, number),
        ).fetchone()
        if row is not None:
            yield Candidate(number, bool(row[1]), Words.of(from_bytes(row[0])))


def _last_issue(connection: sqlite3.Connection, feed: int, issue: int) -> list[int]:
    query = "SELECT entry FROM member WHERE feed = ? AND issue = ? ORDER BY entry DESC"
    return [number for (number,) in connection.execute(query, (feed, issue))]


def is_one(each: Incoming, candidate: Candidate) -> bool:
    """Whether an entry with the same address or the same words is the same one.

    Some feeds give each day's entry one address, and others link to pages of others: some words must be alike, too.
    """
    if each.words == candidate.words:
        return True
    title = _likeness(each.words.title, candidate.words.title)
    if not candidate.in_feed:
        return title >= _NEAR
    return title >= _RELATED or _likeness(each.words.text, candidate.words.text) >= _RELATED


def _is_nearly(each: Incoming, candidate: Candidate) -> bool:
    """Whether an entry says nearly the same as one that the feed has dropped, with the same figures in its title."""
    if re.findall(r"\d+", each.words.title) != re.findall(r"\d+", candidate.words.title):
        return False
    if min(len(each.words.text), len(candidate.words.text)) < _FEWEST_LETTERS:
        return False
    titles = _likeness(each.words.title, candidate.words.title)
    return titles >= _RELATED and _likeness(each.words.text, candidate.words.text) >= _NEAR


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio  # only where an entry is new and something like it is there

    return float(ratio(one[:_LONGEST].casefold(), other[:_LONGEST].casefold()))


def _divided(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
