"""`Launch`: all that the program is started with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.load.article_cache import NO_CACHE, ArticleCache
from reader.settings.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.load.article import Loaded
    from reader.services.review_queue import ReviewQueue


class LinearAsked(NamedTuple):
    """The person has asked for the linear screen, which begins with the article that was read last, if one was."""

    path: Path | None


class Launch(NamedTuple):
    """Where the program begins, and what of the person's it uses.

    It begins with the article `loaded` from `path`; without them, with the library. `memory_folder` None: nothing is
    remembered; `remembers` False: nothing new is. `open_library` opens the library where it is first asked for; None:
    there is none. `additions` is the folder of the articles that are added, which need not exist; `bundled` is the
    article that comes with the program. `greeting` is said once the first frame stands. `reviews` are articles to be
    reviewed at once, one after the other, `path` first. `config_folder` has the subscriptions to feeds,
    `entries_folder` is the cache's for the articles of their entries; the program begins with the feeds where
    `begins_with_feeds`, and with both side by side where there is an article to compare the first one with, in
    `compare_with`.
    """

    settings: Settings = Settings()
    path: Path | None = None
    loaded: Loaded | None = None
    memory_folder: Path | None = None
    cache: ArticleCache = NO_CACHE
    open_library: Callable[[], Library] | None = None
    additions: Path | None = None
    bundled: Path | None = None
    greeting: str = ""
    reviews: ReviewQueue | None = None
    config_folder: Path | None = None
    entries_folder: Path | None = None
    begins_with_feeds: bool = False
    compare_with: Path | None = None
    remembers: bool = True

    @property
    def measure(self) -> int | None:
        """The measure that the settings set, None where they set none: then it is as it was left."""
        return self.settings.measure if self.settings.origin("measure") != DEFAULT else None

    @property
    def sheet(self) -> str | None:
        """The style sheet of the first screen; None for an article, whose sheet is the program's own."""
        if self.compare_with is not None:
            return "comparison/comparison.tcss"
        if self.loaded is not None:
            return None
        return "feeds/feeds.tcss" if self.begins_with_feeds else "library/library.tcss"
