"""A library of files in folders, indexed in one SQLite file, which is disposable: a damaged one is made anew.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.folders import digest
from reader.library.protocol import EVERYTHING, Library
from reader.library.sqlite import listing
from reader.library.sqlite.article_rows import all_articles, faulty_files, undamaged
from reader.library.sqlite.database import IndexFile, Rebuilt
from reader.model.library.articles import FaultyFile, ListedArticle
from reader.model.library.search_options import FacetFilter, HitOrder

if TYPE_CHECKING:
    from reader.library.sqlite.indexing.newest_articles import NewestArticles
    from reader.model.library.counts import IndexingProgress, Totals
    from reader.model.library.events import ListedEvent
    from reader.model.library.hits import Hit, Results, TextMatches
    from reader.model.library.people import ListedPerson, PersonPage
    from reader.model.library.person_key import PersonKey
    from reader.model.query.query import Query

_FIRST_CHUNK, _CHUNK = 50, 500
"""Hits that `stream` reads at a time."""
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
        from reader.library.sqlite.searching import search as searching

        return self._file.read(
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
        from reader.library.sqlite.searching.texts import find_texts

        return self._file.read(partial(find_texts, query=query, limit=limit, skip=skip))

    def stream(self, query: Query) -> Iterator[Hit]:
        from reader.library.sqlite.searching import search as searching

        below: int | None = None
        most = _FIRST_CHUNK
        while True:
            found, below = self._file.read(partial(searching.stream, query=query, below=below, most=most))
            if not found:
                return
            yield from found
            most = _CHUNK

    def articles(self) -> tuple[ListedArticle, ...]:
        return tuple(sorted(self._file.read(all_articles), key=listing.by_date))

    def newest(self, limit: int) -> tuple[ListedArticle, ...]:
        return tuple(self._file.read(partial(listing.newest, limit=limit)))

    def count(self) -> int:
        return self._file.read(listing.count)

    def names(self) -> Mapping[Path, str]:
        return self._file.read(listing.names)

    def faulty(self) -> tuple[FaultyFile, ...]:
        return self._file.read(faulty_files)

    def people(self) -> tuple[ListedPerson, ...]:
        from reader.library.sqlite import people

        return self._file.read(people.everyone)

    def person(self, key: PersonKey) -> PersonPage | None:
        from reader.library.sqlite import people

        return self._file.read(partial(people.person_page, key=key))

    def key_of(self, path: Path, entity: str) -> PersonKey | None:
        from reader.library.sqlite import people

        return self._file.read(partial(people.key_of, path=os.fsencode(path.resolve()), entity=entity))

    def timeline(self, after: tuple[int, ...] | None = None, limit: int = 200) -> tuple[ListedEvent, ...]:
        from reader.library.sqlite.timeline import timeline

        return self._file.read(partial(timeline, after=after, limit=limit))

    def totals(self) -> Totals:
        return self._file.read(_totals)

    def close(self) -> None:
        self._file.close()


def _totals(connection: sqlite3.Connection) -> Totals:
    from reader.model.library.counts import Totals

    row = connection.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM file WHERE article = 0),"
        " (SELECT ifnull(sum(quotes), 0) FROM article), (SELECT ifnull(sum(events), 0) FROM article),"
        " (SELECT count(DISTINCT person) FROM persona WHERE kind = 'person' AND named)"
    ).fetchone()
    with undamaged():
        return Totals(*map(int, row))
