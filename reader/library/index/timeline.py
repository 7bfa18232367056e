"""Events of all articles in one order."""

from __future__ import annotations

from reader.library.index.article_rows import numbers_listed
from reader.library.index.hit_rows import EVENT, happenings
from reader.library.index.index import Index
from reader.model.library.events import ListedEvent

_ORDER = "lane, first, last, instant, number"


def timeline(index: Index, after: tuple[int, ...] | None, limit: int) -> tuple[ListedEvent, ...]:
    """The events of all articles as they happened, those that nothing places last: so many of them from there on."""
    where = f"WHERE ({_ORDER}) > (?, ?, ?, ?, ?)" if after else ""
    rows = index.execute(
        f"SELECT {EVENT} FROM event {where} ORDER BY {_ORDER} LIMIT ?", (*(after or ()), limit)
    ).fetchall()
    return happenings(index, rows)


def events_of(index: Index, persons: frozenset[int]) -> tuple[ListedEvent, ...]:
    """What these people took part in or alleged, or what happened there, as it happened."""
    numbers = numbers_listed(persons)
    rows = index.execute(
        f"SELECT {EVENT} FROM event WHERE number IN (SELECT event FROM partaking WHERE person IN ({numbers}))"
        f" ORDER BY {_ORDER}"
    ).fetchall()
    return happenings(index, rows)
