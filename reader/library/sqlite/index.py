"""The index of a library: its articles, quotes, people and events, kept true to the files.

It is disposable. What goes wrong with its file is told once, in one sentence; a damaged one is made anew, and where
none can be kept the index lasts as long as the program.
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
from reader.library.sqlite import listing
from reader.library.sqlite.article_rows import all_shelves, faulty, undamaged
from reader.library.sqlite.index_file import Begun, IndexFile
from reader.model.library.articles import FaultyFile, IndexingProgress, ListedArticle, Totals
from reader.model.library.hits import FacetFilter, HitOrder
from reader.model.library.person_key import PersonKey

if TYPE_CHECKING:
    from reader.model.library.events import ListedEvent
    from reader.model.library.hits import Hit, Results
    from reader.model.library.people import ListedPerson, PersonPage
    from reader.model.query.query import Query

EVERYTHING = FacetFilter()
_STREAMED_FIRST, _STREAMED = 50, 500
FORGOTTEN_AFTER = 90 * 86_400
"""Seconds."""


def open_index(cache: Path | None, folders: Iterable[Path], guest: Path | None = None) -> Index:
    """The index of these folders (or lone files) in the cache folder, made if need be; in RAM where there is none.

    A `guest` is one more file, if it lies in none of them: until the next scan without it, it is in the same index.
    """
    roots = own = tuple(dict.fromkeys(folder.resolve() for folder in folders))
    if guest is not None and not any(guest.resolve().is_relative_to(root) for root in own):
        roots = (*own, guest.resolve())
    if cache is None:
        return Index(None, roots)
    path = cache / file_name(own)
    _forget_unused(cache, path)
    return Index(path, roots)


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


class Index:
    """Folders of articles, and what a screen may ask of them.

    Nothing here raises for what the world does: a fault of the file is told once by `take_fault`, and the answers go
    on, if need be from memory. Every method may be called from any thread; `search`, `newest` and `timeline` are fast
    enough for the screen's own (a few milliseconds), `scan`, `update`, `person` and `people` belong in a worker.
    What a list of articles needs none of is imported where it is asked for.
    """

    def __init__(self, path: Path | None, roots: Sequence[Path]) -> None:
        self._roots = tuple(roots)
        self._file = IndexFile(path)
        self._true_since: int | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders (and lone files) it is made of, resolved."""
        return self._roots

    @property
    def changes(self) -> int:
        """A number that is another after each change of the index, by this reader or by any other."""
        return self._file.changes

    @property
    def needs_scan(self) -> bool:
        """Whether no scan has come to its end since the index was opened, or was begun anew for a fault."""
        return self._true_since != self._file.began

    def take_fault(self) -> str | None:
        """What went wrong with the index, in one sentence: once, then None."""
        return self._file.take_fault()

    def scan(self) -> Iterator[IndexingProgress]:
        """Make the index true to the folders, in steps of less than half a second; may be left at any step."""
        from reader.library.sqlite import scanning

        while True:
            began = self._file.began
            try:
                yield from scanning.scan(self._file, self._roots)
            except Begun:
                continue
            if began == self._file.began:
                self._true_since = began
                return

    def update(self, paths: Iterable[Path]) -> Iterator[IndexingProgress]:
        """Make it true to these files (or folders), which are new, changed or gone; as `scan`."""
        from reader.library.sqlite import scanning

        try:
            yield from scanning.update(self._file, self._roots, paths)
        except Begun:
            yield from self.scan()

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
        """One page of the quotes that match; all quotes for the empty query. `skip` counts from the first match.
        `hasty`: what takes more than some milliseconds is left `unfinished`, for who is still typing.

        `near` is filled where nothing matches. Parse the text with `reader.model.query.query.parse` before: what
        means nothing is a `Nonsense` with its own sentence.
        """
        from reader.library.sqlite import search as searching

        return self._file.ask(
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

    def stream(self, query: Query) -> Iterator[Hit]:
        """Every match, the newest first, as they are found."""
        from reader.library.sqlite import search as searching

        below: int | None = None
        most = _STREAMED_FIRST
        while True:
            found, below = self._file.ask(partial(searching.stream, query=query, below=below, most=most))
            if not found:
                return
            yield from found
            most = _STREAMED

    def articles(self) -> tuple[ListedArticle, ...]:
        """All articles, the newest first, those without a date last, each group by headline."""
        return tuple(sorted(self._file.ask(all_shelves), key=listing.by_date))

    def newest(self, limit: int) -> tuple[ListedArticle, ...]:
        """So many of the newest articles at once, for the first frame of a large library; almost as `articles`."""
        return tuple(self._file.ask(partial(listing.newest, limit=limit)))

    def count(self) -> int:
        """How many articles there are, at once."""
        return self._file.ask(listing.count)

    def names(self) -> Mapping[Path, str]:
        """The folded names of everyone in each article, as lines: what a list of articles is narrowed by."""
        return self._file.ask(listing.names)

    def faulty(self) -> tuple[FaultyFile, ...]:
        """The files that give no article, by path."""
        return self._file.ask(faulty)

    def people(self) -> tuple[ListedPerson, ...]:
        """Everyone who is named or speaks in the library, those with the most quotes first."""
        from reader.library.sqlite import people as who

        return self._file.ask(who.everyone)

    def person(self, key: PersonKey) -> PersonPage | None:
        """Someone across the library; None where nobody has that key any more."""
        from reader.library.sqlite import people as who

        return self._file.ask(partial(who.person_page, key=key))

    def key_of(self, path: Path, entity: str) -> PersonKey | None:
        """Who a person of one article is in the library; None where that article isn't in it."""
        from reader.library.sqlite import people as who

        return self._file.ask(partial(who.key_of, path=os.fsencode(path.resolve()), entity=entity))

    def timeline(self, after: tuple[int, ...] | None = None, limit: int = 200) -> tuple[ListedEvent, ...]:
        """The library's one timeline from its beginning or `after` an event's order; undated events last."""
        from reader.library.sqlite import timeline as chronicle

        return self._file.ask(partial(chronicle.timeline, after=after, limit=limit))

    def totals(self) -> Totals:
        """How much there is."""
        return self._file.ask(_totals)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _totals(connection: sqlite3.Connection) -> Totals:
    row = connection.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM file WHERE article = 0),"
        " (SELECT ifnull(sum(quotes), 0) FROM article), (SELECT ifnull(sum(events), 0) FROM article),"
        " (SELECT count(DISTINCT person) FROM persona WHERE kind = 'person')"
    ).fetchone()
    with undamaged():
        return Totals(*map(int, row))
