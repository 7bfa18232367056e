"""What every action of `reader feeds` works with."""

from __future__ import annotations

from dataclasses import dataclass

from reader.cli.output import say
from reader.memory.feeds.store import FeedStore
from reader.model.clean import clean, with_full_stop
from reader.model.did_you_mean import did_you_mean
from reader.model.feeds.subscriptions import Subscription
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings
from reader.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Workplace:
    """The person's subscriptions, the store of entries, and the settings."""

    file: SubscriptionFile
    store: FeedStore
    feed_settings: AllFeedSettings
    settings: Settings

    def named(self, words: list[str], action: str) -> list[Subscription] | None:
        """The feeds that are meant by addresses or titles; None, which is said, where one is none of the person's."""
        feeds = self.file.read().feeds
        found = []
        for word in words:
            meant = [feed for feed in feeds if word in (feed.address, feed.title)]
            if not meant:
                names = [name for feed in feeds for name in (feed.title, feed.address) if name]
                meant_instead = did_you_mean(word, names)
                say(with_full_stop(f"reader feeds {action}: you have no feed {clean(word)!r}{meant_instead}"))
                return None
            found += meant
        return found
