"""An entry that can't be read has no preview: the screen stays as it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from reader.app.feeds.describing import describe
from reader.app.feeds.store_access import FeedStoreAccess
from reader.app.feeds.view import FeedsView
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryNumber, FeedState
from reader.state.feeds.entries import entry_key
from reader.state.feeds.session import FeedsSession
from tests.app.feeds.conftest import ENTRIES, VALE


def view(folder: Path | None) -> FeedsView:
    return cast(FeedsView, SimpleNamespace(access=FeedStoreAccess(folder), session=FeedsSession()))


async def test_an_entry_has_a_preview_until_its_feed_is_removed(tmp_path: Path) -> None:
    with closing(FeedStore.open(tmp_path)) as store:
        store.store(FeedState(VALE, title="Vale Courier"), ENTRIES[VALE])
        key = entry_key(store.entries()[0].number)
        assert await describe(view(tmp_path), key) is not None
        store.remove(VALE)
    assert await describe(view(tmp_path), key) is None


async def test_without_a_home_folder_there_is_no_preview() -> None:
    assert await describe(view(None), entry_key(EntryNumber(1))) is None
