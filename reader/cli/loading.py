"""Loads articles for a command, says what is wrong with them, and keeps the exit status."""

from __future__ import annotations

from pathlib import Path

from reader.cli.articles import say_missing, say_plain_text
from reader.cli.output import NOTHING, WRONG, say
from reader.cli.standard_input import STANDARD_INPUT, read_standard_input
from reader.errors import UnreadableFile
from reader.load.article import Loaded, read_article, report
from reader.load.article_cache import ArticleCache
from reader.model.article import Article
from reader.model.clean import clean, shorten
from reader.services.opening import load_cached
from reader.settings.folders import cache_folder


class Loading:
    """Loads articles one after the other, says what is wrong with them, and knows the exit status for it."""

    def __init__(self) -> None:
        self.status = 0
        self._cache = ArticleCache.below(cache_folder())
        self._has_kept = False
        self.is_reanchorable = False
        """Whether the faults of the last article may come of a change of its text."""

    def load(self, path: Path) -> Loaded | None:
        """What is in a file; None, and said, where it can't be read."""
        if path != STANDARD_INPUT and say_plain_text(path):
            self.status = WRONG
            return None
        try:
            if path == STANDARD_INPUT:
                return read_article(read_standard_input(), "stdin")
            loaded = load_cached(path, self._cache)
            self._keep_first()
            return loaded
        except UnreadableFile as unreadable:
            self.status = WRONG
            if path == STANDARD_INPUT or not say_missing(path):
                say(f"{clean(str(path))}: {unreadable}")
            return None

    def _keep_first(self) -> None:
        """Keep the article that the command read first: it may be asked for again, and of many each would go soon."""
        if not self._has_kept:
            self._has_kept = True
            self._cache.flush()

    def article(self, path: Path, *, brief: bool = False) -> Article | None:
        """The article in a file; None, and all its faults said (`brief`: that it has some), where it has none."""
        self.is_reanchorable = False
        loaded = self.load(path)
        if loaded is None:
            return None
        if loaded.article is not None:
            return loaded.article
        self.status = max(self.status, NOTHING)
        from reader.load.faults import has_only_anchor_faults  # only for a fault

        self.is_reanchorable = has_only_anchor_faults(loaded.diagnostics)
        if brief:
            say(f"{clean(str(path))}: left out, for its faults; `reader check` tells them")
            return None
        for fault in loaded.diagnostics:
            say(report(path, fault))
        return None


def say_reanchorable(path: Path) -> None:
    """Say which command finds annotations again in a text that has changed."""
    say(f"`reader review {shorten(str(path), 200)}` finds the words again where the text has changed.")
