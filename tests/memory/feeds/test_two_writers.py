"""Two programs that store the same feeds at once bring nothing twice and lose nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from reader.memory.feeds.store import Counts, FeedStore
from reader.memory.feeds.values import FeedState
from reader.model.feeds.feed import Entry

_FEEDS, _ENTRIES = 20, 10


def _store_all(folder: Path) -> int:
    with closing(FeedStore.open(folder)) as store:
        return sum(
            store.store(
                FeedState(f"https://{feed}.example/"),
                [Entry(f"{feed}:{n}", f"Entry {n}") for n in range(_ENTRIES)],
            ).new
            for feed in range(_FEEDS)
        )


def test_each_entry_is_new_to_one_of_them_only(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        new = sum(threads.map(_store_all, [tmp_path] * 4))
    assert new == _FEEDS * _ENTRIES
    with closing(FeedStore.open(tmp_path)) as store:
        assert store.counts() == Counts(new, new)
