"""Whether there is something to begin with the feeds for."""

from __future__ import annotations

from contextlib import closing, nullcontext

from reader.errors import StoreUnavailable
from reader.settings.folders import state_folder


def has_unread_entries() -> bool:
    """Whether an entry of the feeds is unread."""
    from reader.memory.feeds.store import FeedStore  # only for who begins with the feeds

    folder = state_folder()
    try:
        with closing(FeedStore.open(folder)) if folder else nullcontext() as store:
            return store is not None and store.counts().unread > 0
    except StoreUnavailable:
        return False
