"""Searches folders for `reader quotes`: by the index of their articles, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from reader.cli.articles import is_folder
from reader.cli.loading import Loading
from reader.cli.output import FINE, NOTHING, WRONG, say
from reader.cli.remote import opener, say_unusable
from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.model.clean import clean
from reader.model.library.hits import Hit, TextMatch
from reader.model.query.query import Query
from reader.settings.folders import cache_folder, copies_folder

PAGE = 200
"""Articles that are asked of the index at a time."""
PURGE_TIME = 0.2
"""Seconds."""
MANY = 500
"""New or changed articles from which on indexing is announced."""


def search_folders(roots: Sequence[Path], query: Query, guests: Sequence[Path] = ()) -> IndexedSearch:
    """A query over folders, by the index of their articles."""
    loading = Loading()
    said = [root.resolve() for root in roots if not is_folder(root) and loading.load(root) is None]
    resolved = {root.resolve(): root for root in roots}
    return IndexedSearch(open_library(cache_folder(), roots, guests), resolved, query, loading.status, said)


def search_archive(address: str, query: Query) -> IndexedSearch | None:
    """A query over an archive, whose articles are named as there; None where it can't be asked, which is said."""
    copies = copies_folder(address)
    if say_unusable(address) or copies is None:
        return None
    search = IndexedSearch(opener(address)(), {copies: Path()}, query)
    if search.status == FINE:
        return search
    search.close()
    return None


class IndexedSearch:
    """One query over a library; counts what it finds. `status` is that of the files which have no article."""

    def __init__(
        self,
        library: Library,
        roots: Mapping[Path, Path],
        query: Query,
        status: int = FINE,
        said: Collection[Path] = (),
    ) -> None:
        """`roots` are the folders of the library, resolved, as they are to be named.

        `said` are the files of which it has been said why they can't be read.
        """
        self.query = query
        self.count = 0
        self._index = library
        self._roots = roots
        self._said = said
        self.status = status
        self._bring_up_to_date()
        self.status = max(self.status, self._say_faulty())

    @property
    def is_empty(self) -> bool:
        """Whether there is no file at all to look in."""
        totals = self._index.totals()
        return not (totals.articles or totals.faulty)

    def found(self) -> Iterator[tuple[Path, Hit]]:
        """What matches, and its file as it was named."""
        for hit in self._index.stream(self.query):
            self.count += 1
            yield self._as_named(hit.article.path), hit

    def texts(self) -> Iterator[TextMatch]:
        """The articles whose headline or text has the words, their files as they were named."""
        skip = 0
        while page := self._index.texts(self.query, PAGE, skip).matches:
            for match in page:
                article = replace(match.article, path=self._as_named(match.article.path))
                yield replace(match, article=article)
            skip += PAGE

    def near(self) -> tuple[str, ...]:
        """Words or names that may have been meant."""
        return self._index.search(self.query, limit=1, facets=False).near

    def named(self) -> tuple[tuple[str, int], ...]:
        """Those called what nobody said, and how often they are quoted."""
        found = self._index.search(self.query, limit=1, facets=False).named
        return tuple((facet.name, facet.count) for facet in found)

    def close(self) -> None:
        """Purges what was deleted, as far as it takes no time that a person would notice, and closes the index."""
        until = monotonic() + PURGE_TIME
        for _ in self._index.purge():
            if monotonic() > until:
                break
        self._index.close()

    def _bring_up_to_date(self) -> None:
        said = False
        for progress in self._index.scan():
            if progress.total >= MANY and not said:
                said = True
                say(f"Indexing {progress.total:,} articles …")
        if fault := self._index.pop_fault():
            say(fault)
            if self._index.is_remote:  # else it goes on in memory
                self.status = WRONG

    def _say_faulty(self) -> int:
        status = 0
        for faulty in self._index.faulty():
            if faulty.path in self._said:
                continue
            name = clean(str(self._as_named(faulty.path)))
            if faulty.unreadable:
                status = WRONG
                say(f"{name}: {faulty.unreadable}")
            else:
                status = max(status, NOTHING)
                say(f"{name}: left out, for its faults; `reader check` tells them")
        return status

    def _as_named(self, path: Path) -> Path:
        """A file's path, beginning with the folder as it was given."""
        for resolved, root in self._roots.items():
            if path == resolved:
                return root
            if path.is_relative_to(resolved):
                return root / path.relative_to(resolved)
        return path
