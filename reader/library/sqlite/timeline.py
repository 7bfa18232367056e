"""Events of all articles in one order."""

from __future__ import annotations

import sqlite3

from reader.library.sqlite.hit_rows import EVENT, happenings
from reader.model.library.events import ListedEvent

_ORDER = "lane, first, last, instant, number"


def timeline(
    connection: sqlite3.Connection, after: tuple[int, ...] | None, limit: int
) -> tuple[ListedEvent, ...]:
    """The events of all articles as they happened, those that nothing places last: so many of them from there on."""
    where = f"WHERE ({_ORDER}) > (?, ?, ?, ?, ?)" if after else ""
    rows = connection.execute(
        f"SELECT {EVENT} FROM event {where} ORDER BY {_ORDER} LIMIT ?", (*(after or ()), limit)
    ).fetchall()
    return happenings(connection, rows)


def events_of(connection: sqlite3.Connection, persons: frozenset[int]) -> tuple[ListedEvent, ...]:
    """What these people took part in or alleged, or what happened there, as it happened."""
    numbers = ",".join(map(str, persons))
    rows = connection.execute(
        f"SELECT {EVENT} FROM event WHERE number IN (SELECT event FROM partaking WHERE person IN ({numbers}))"
        f" ORDER BY {_ORDER}"
    ).fetchall()
    return happenings(connection, rows)
