"""Making the index true to the files: what is new, changed, moved or gone, a few at a time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.errors import UnreadableFile
from reader.library.folders import Seen, digest, is_article, is_settled, look_at, look_into
from reader.library.sqlite.article_rows import write_diagnostics
from reader.library.sqlite.database import IndexFile
from reader.library.sqlite.indexing.article_writer import ArticleWriter
from reader.load.article import Loaded, bytes_of, read_article
from reader.model.article import Article
from reader.model.library.articles import IndexingProgress

STEP = 0.1
"""Seconds of reading files before what was read is put in; that takes about as long again."""
MOST_AT_ONCE = 200
_GONE = "there is no such file"


class Row(NamedTuple):
    """A file as the index knows it."""

    number: int
    path: bytes
    stamp: str
    hash: bytes | None
    unreadable: str | None


class _Read(NamedTuple):
    """A file that was read: what is in it, or why it could not be; both None where only its stamp is new."""

    seen: Seen
    hash: bytes | None
    loaded: Loaded | None = None
    unreadable: str | None = None


def scan(file: IndexFile, roots: Sequence[Path]) -> Iterator[IndexingProgress]:
    """Look at every file of the folders. A step is short; what a step tells as done is kept."""
    yield IndexingProgress(0, 0)
    seen = list(look_into(roots))
    known = {row.path: row for row in file.ask(_rows)}
    present = {each.path for each in seen}
    gone = [row for path, row in known.items() if path not in present]
    todo = [each for each in seen if _is_new(each, known.get(each.path))]
    yield from _renew(file, known, todo, gone)


def update(file: IndexFile, roots: Sequence[Path], paths: Iterable[Path]) -> Iterator[IndexingProgress]:
    """Look at some files again, or at all in some folders, as far as they are of the library."""
    mine = [os.fsencode(root) for root in roots]
    asked = [os.fsencode(path) for path in paths]
    asked = [path for path in asked if any(path == root or path.startswith(root + b"/") for root in mine)]
    known = {row.path: row for row in file.ask(_rows)}
    seen: dict[bytes, Seen] = {}
    gone: dict[bytes, Row] = {}
    for path in asked:
        if os.path.isdir(path):  # noqa: PTH112 - pathlib takes no bytes, and some paths are no text
            seen.update({each.path: each for each in look_into([Path(os.fsdecode(path))])})
        elif (path in mine or (is_article(path) and _is_open(path, mine))) and (one := look_at(path)):
            seen[path] = one
        gone |= {other: row for other, row in known.items() if other == path or other.startswith(path + b"/")}
    missing = [row for path, row in gone.items() if path not in seen]
    yield from _renew(
        file, known, [each for each in seen.values() if _is_new(each, known.get(each.path))], missing
    )


def _is_open(path: bytes, roots: Sequence[bytes]) -> bool:
    """Whether a way leads to it from one of the roots, which may be hidden themselves, through no hidden folder."""
    return any(path.startswith(root + b"/") and b"/." not in path[len(root) :] for root in roots)


def _renew(
    file: IndexFile, known: dict[bytes, Row], todo: Sequence[Seen], gone: Sequence[Row]
) -> Iterator[IndexingProgress]:
    done, total = 0, len(todo) + len(gone)
    yield IndexingProgress(0, total)
    # What is gone stays until the new files are known: one of them may be the same article, moved.
    moved = {row.hash: row for row in gone if row.hash}
    taken: set[int] = set()
    waiting = iter(todo)
    while batch := list(_read(waiting, known)):
        taken |= file.keep(partial(_put, batch=batch, moved=moved))
        done += len(batch)
        yield IndexingProgress(done, total, changed=True)
    left = [row for row in gone if row.number not in taken]
    done += len(gone) - len(left)
    for start in range(0, len(left), MOST_AT_ONCE):
        some = left[start : start + MOST_AT_ONCE]
        file.keep(partial(_take_out, rows=some))
        done += len(some)
        yield IndexingProgress(done, total, changed=True)


def _is_new(seen: Seen, known: Row | None) -> bool:
    return known is None or known.stamp != seen.stamp or known.unreadable is not None


def _read(waiting: Iterator[Seen], known: dict[bytes, Row]) -> Iterator[_Read]:
    """As many files as can be read in one step."""
    started = time.monotonic()
    for count, seen in enumerate(waiting, 1):
        yield _read_one(seen, known.get(seen.path))
        if count >= MOST_AT_ONCE or time.monotonic() - started > STEP:
            return


def _read_one(seen: Seen, known: Row | None) -> _Read:
    looked = time.time_ns()
    path = Path(os.fsdecode(seen.path))
    try:
        content = bytes_of(path)
    except UnreadableFile as reason:
        return _Read(seen, None, unreadable=str(reason))
    if not is_settled(seen.stamp, looked):
        seen = seen._replace(stamp=f"{seen.stamp} fresh")  # looked at again the next time
    found = digest(content)
    if known is not None and known.hash == found:
        return _Read(seen, found)
    return _Read(seen, found, read_article(content, path.stem))


def _rows(connection: sqlite3.Connection) -> list[Row]:
    rows = connection.execute("SELECT number, path, stamp, hash, unreadable FROM file")
    return [Row(number, bytes(path), stamp, hash_, why) for number, path, stamp, hash_, why in rows]


def _put(connection: sqlite3.Connection, batch: Sequence[_Read], moved: dict[bytes, Row]) -> set[int]:
    """Put files in, or change what is known of them. Returns the numbers of those that have only moved."""
    entering = ArticleWriter(connection)
    taken: set[int] = set()
    for read in batch:
        row = connection.execute(
            "SELECT number, hash, article FROM file WHERE path = ?", (read.seen.path,)
        ).fetchone()
        number = None if row is None else int(row[0])
        if number is not None and read.hash is not None and row[1] == read.hash:
            connection.execute("UPDATE file SET stamp = ? WHERE number = ?", (read.seen.stamp, number))
            continue
        if read.unreadable == _GONE:
            if number is not None:
                _remove(connection, entering, number)
            continue
        former = moved.get(read.hash) if read.hash and number is None else None
        if former and former.number not in taken and _moves(connection, former, read.seen):
            taken.add(former.number)
            continue
        if number is not None:
            _remove(connection, entering, number)
        _add(connection, entering, read)
    entering.finish()
    return taken


def _moves(connection: sqlite3.Connection, former: Row, seen: Seen) -> bool:
    """Whether it is an article that was moved; its id is its name, so that a renamed one is read again."""
    if os.path.basename(former.path) != os.path.basename(seen.path):  # noqa: PTH119 - as above
        return False
    changed = connection.execute(
        "UPDATE file SET path = ?, stamp = ? WHERE number = ? AND path = ?",
        (seen.path, seen.stamp, former.number, former.path),
    )
    return changed.rowcount == 1


def _add(connection: sqlite3.Connection, entering: ArticleWriter, read: _Read) -> None:
    article: Article | None = read.loaded.article if read.loaded else None
    faults = write_diagnostics(read.loaded.diagnostics) if read.loaded else None
    number = connection.execute(
        "INSERT INTO file (path, stamp, hash, article, unreadable, faults) VALUES (?, ?, ?, ?, ?, ?)",
        (read.seen.path, read.seen.stamp, read.hash, article is not None, read.unreadable, faults),
    ).lastrowid
    assert number is not None, "a row was put in"
    if article is not None:
        entering.enter(number, article)


def _take_out(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    entering = ArticleWriter(connection)
    for row in rows:
        found = connection.execute("SELECT path FROM file WHERE number = ?", (row.number,)).fetchone()
        if found is not None and bytes(found[0]) == row.path:
            _remove(connection, entering, row.number)


def _remove(connection: sqlite3.Connection, entering: ArticleWriter, number: int) -> None:
    entering.leave(number)
    connection.execute("DELETE FROM file WHERE number = ?", (number,))
