"""A library of files in folders, indexed in one SQLite file, which is disposable: a damaged one is made anew.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.library.folders import digest
from reader.library.index import listing
from reader.library.index.article_rows import all_articles, diagnostics, undamaged
from reader.library.protocol import EVERYTHING, Library
from reader.library.sqlite.database import IndexFile, Rebuilt
from reader.library.sqlite.index import SqliteIndex
from reader.model.library.articles import FaultyFile, ListedArticle
from reader.model.library.search_options import FacetFilter, HitOrder

if TYPE_CHECKING:
    from reader.library.index.index import Index
    from reader.library.sqlite.indexing.newest_articles import NewestArticles
    from reader.model.library.counts import IndexingProgress, Totals
    from reader.model.library.events import ListedEvent
    from reader.model.library.hits import Hit, Results, TextMatches
    from reader.model.library.people import ListedPerson, PersonPage
    from reader.model.library.person_key import PersonKey
    from reader.model.query.query import Query

Answer = TypeVar("Answer")

FORGOTTEN_AFTER = 90 * 86_400
"""Seconds."""


def open_store(cache: Path | None, folders: Iterable[Path], guests: Iterable[Path] = ()) -> Library:
    """The library of these folders or single files; see `opening.open_library`."""
    own = tuple(dict.fromkeys(folder.resolve() for folder in folders))
    resolved = dict.fromkeys(guest.resolve() for guest in guests)
    roots = (*own, *(guest for guest in resolved if not any(map(guest.is_relative_to, own))))
    if cache is None:
        return SqliteLibrary(None, roots)
    path = cache / file_name(own)
    _forget_unused(cache, path)
    return SqliteLibrary(path, roots)


def file_name(roots: Sequence[Path]) -> str:
    """Every set of folders has an index of its own, so that no search has to look past the others."""
    names = b"\0".join(sorted(map(os.fsencode, roots)))
    return f"index-{digest(names).hex()[:12]}.sqlite3"


def _forget_unused(cache: Path, mine: Path) -> None:
    """Remove the indexes of folders that nobody has asked for in months: they can be made again."""
    with suppress(OSError):
        if mine.exists():
            os.utime(mine)
        for path in cache.glob("index-*.sqlite3"):
            if path != mine and time.time() - path.stat().st_mtime > FORGOTTEN_AFTER:
                for suffix in ("-wal", "-shm", ""):
                    Path(f"{path}{suffix}").unlink(missing_ok=True)


class SqliteLibrary:
    """The questions of `protocol.Library`, put to an index.

    Only what lists articles is imported with it: the first frame of a library asks for nothing else.
    """

    is_remote = False

    def __init__(self, path: Path | None, roots: Sequence[Path]) -> None:
        self._roots = tuple(roots)
        self._cache_folder = path.parent if path else None
        self._file = IndexFile(path)
        self._scanned_generation: int | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        return self._roots

    @property
    def changes(self) -> int:
        return self._file.changes

    @property
    def needs_scan(self) -> bool:
        return self._scanned_generation != self._file.generation

    @property
    def unreached(self) -> None:
        return None

    def pop_fault(self) -> str | None:
        return self._file.pop_fault()

    def scan(self) -> Iterator[IndexingProgress]:
        from reader.library.sqlite.indexing import scan as scanning  # loads YAML

        while True:
            generation = self._file.generation
            try:
                yield from scanning.scan(self._file, self._roots, self._newest())
            except Rebuilt:
                continue
            if generation == self._file.generation:
                self._scanned_generation = generation
                return

    def update(self, paths: Iterable[Path]) -> Iterator[IndexingProgress]:
        from reader.library.sqlite.indexing import scan as scanning

        try:
            yield from scanning.update(self._file, self._roots, paths, self._newest())
        except Rebuilt:
            yield from self.scan()

    def _newest(self) -> NewestArticles:
        from reader.library.sqlite.indexing.newest_articles import NewestArticles
        from reader.load.article_cache import ArticleCache

        return NewestArticles(ArticleCache.below(self._cache_folder))

    def purge(self) -> Iterator[None]:
        from reader.library.sqlite.indexing.purge import purge

        with suppress(Rebuilt):
            yield from purge(self._file)

    def await_push(self, seconds: float) -> bool:  # noqa: ARG002 - nobody else pushes to it
        return False

    def fetch(self, path: Path) -> None:
        """Nothing: its articles are files."""

    def search(
        self,
        query: Query,
        order: HitOrder = HitOrder.NEWEST,
        limit: int = 50,
        skip: int = 0,
        narrowing: FacetFilter = EVERYTHING,
        facets: bool = True,
        hasty: bool = False,
    ) -> Results:
        from reader.library.index.searching import search as searching

        return self._read(
            partial(
                searching.search,
                query=query,
                order=order,
                limit=limit,
                skip=skip,
                narrowing=narrowing,
                facets=facets,
                hasty=hasty,
            )
        )

    def texts(self, query: Query, limit: int = 50, skip: int = 0) -> TextMatches:
        from reader.library.index.searching.texts import find_texts

        return self._read(partial(find_texts, query=query, limit=limit, skip=skip))

    def stream(self, query: Query) -> Iterator[Hit]:
        from reader.library.index.searching import search as searching

        return searching.all_hits(query, self._read)

    def articles(self) -> tuple[ListedArticle, ...]:
        return tuple(sorted(self._read(all_articles), key=listing.by_date))

    def newest(self, limit: int) -> tuple[ListedArticle, ...]:
        return tuple(self._read(partial(listing.newest, limit=limit)))

    def count(self) -> int:
        return self._read(listing.count)

    def names(self) -> Mapping[Path, str]:
        return self._read(listing.names)

    def faulty(self) -> tuple[FaultyFile, ...]:
        return self._read(_faulty_files)

    def people(self) -> tuple[ListedPerson, ...]:
        from reader.library.index import people

        return self._read(people.everyone)

    def person(self, key: PersonKey) -> PersonPage | None:
        from reader.library.index import people

        return self._read(partial(people.person_page, key=key))

    def key_of(self, path: Path, entity: str) -> PersonKey | None:
        from reader.library.index import people

        return self._read(partial(people.key_of, path=os.fsencode(path.resolve()), entity=entity))

    def timeline(self, after: tuple[int, ...] | None = None, limit: int = 200) -> tuple[ListedEvent, ...]:
        from reader.library.index.timeline import timeline

        return self._read(partial(timeline, after=after, limit=limit))

    def totals(self) -> Totals:
        return self._read(partial(listing.totals, faulty="(SELECT count(*) FROM file WHERE article = 0)"))

    def close(self) -> None:
        self._file.close()

    def _read(self, work: Callable[[Index], Answer]) -> Answer:
        """What a question that is put to the tables gives."""
        return self._file.read(lambda connection: work(SqliteIndex(connection)))


def _faulty_files(index: Index) -> tuple[FaultyFile, ...]:
    rows = index.execute("SELECT path, faults, unreadable FROM file WHERE article = 0 ORDER BY path")
    with undamaged():
        return tuple(
            FaultyFile(Path(os.fsdecode(path)), diagnostics(faults), why) for path, faults, why in rows
        )
