"""Updates the index to the files in its folders: new, changed, moved and deleted ones, a few at a time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.errors import UnreadableFile
from reader.library.folders import FileStamp, digest, file_stamp, file_stamps, is_article, is_settled
from reader.library.index.article_rows import write_diagnostics
from reader.library.sqlite.database import IndexFile
from reader.library.sqlite.indexing.article_writer import ArticleWriter
from reader.library.sqlite.indexing.newest_articles import NewestArticles
from reader.library.sqlite.indexing.purge import MANY, end_many, expect_many
from reader.load.article import Loaded, bytes_of, read_article
from reader.model.article import Article
from reader.model.library.counts import IndexingProgress

STEP_TIME, LONGEST_STEP = 0.1, 0.6
"""Seconds of reading files before what was read is inserted, which takes half as long; the first step of many files
is short, for somebody may wait for it, and each other twice as long: a page of the index is then written less often.
"""
MOST_AT_ONCE = 400
_FILES = "SELECT number, path, stamp, hash, unreadable FROM file"
_GONE = "there is no such file"


class IndexedFile(NamedTuple):
    """A file as the index knows it."""

    number: int
    path: bytes
    stamp: str
    hash: bytes | None
    unreadable: str | None


class _FileRead(NamedTuple):
    """A file that was read: its content, or why it could not be read; both None where only its stamp is new."""

    seen: FileStamp
    hash: bytes | None
    loaded: Loaded | None = None
    unreadable: str | None = None


def scan(file: IndexFile, roots: Sequence[Path], newest: NewestArticles) -> Iterator[IndexingProgress]:
    """Steps that check every file of the folders. A step is short, and committed when it is yielded."""
    yield IndexingProgress(0, 0)
    seen = list(file_stamps(roots))
    known = {row.path: row for row in file.read(_indexed_files)}
    present = {each.path for each in seen}
    gone = [row for path, row in known.items() if path not in present]
    todo = [each for each in seen if _is_new(each, known.get(each.path))]
    yield from _apply(file, known, todo, gone, newest)


def update(
    file: IndexFile, roots: Sequence[Path], paths: Iterable[Path], newest: NewestArticles
) -> Iterator[IndexingProgress]:
    """Steps that check some files, or all in some folders, as far as they belong to the library."""
    mine = [os.fsencode(root) for root in roots]
    asked = [os.fsencode(path) for path in paths]
    asked = [path for path in asked if any(path == root or path.startswith(root + b"/") for root in mine)]
    known = {row.path: row for row in file.read(partial(_indexed_below, paths=asked))}
    seen: dict[bytes, FileStamp] = {}
    for path in asked:
        if os.path.isdir(path):  # noqa: PTH112 - pathlib takes no bytes, and some paths are no text
            seen.update({each.path: each for each in file_stamps([Path(os.fsdecode(path))])})
        elif (path in mine or (is_article(path) and _is_open(path, mine))) and (one := file_stamp(path)):
            seen[path] = one
    gone = [row for path, row in known.items() if path not in seen]
    todo = [each for each in seen.values() if _is_new(each, known.get(each.path))]
    yield from _apply(file, known, todo, gone, newest)


def _is_open(path: bytes, roots: Sequence[bytes]) -> bool:
    """Whether a way leads to it from one of the roots, which may be hidden themselves, through no hidden folder."""
    return any(path.startswith(root + b"/") and b"/." not in path[len(root) :] for root in roots)


def _apply(
    file: IndexFile,
    known: dict[bytes, IndexedFile],
    todo: Sequence[FileStamp],
    gone: Sequence[IndexedFile],
    newest: NewestArticles,
) -> Iterator[IndexingProgress]:
    done, total = 0, len(todo) + len(gone)
    yield IndexingProgress(0, total)
    # What is gone stays until the new files are known: one of them may be the same article, moved.
    moved = {row.hash: row for row in gone if row.hash}
    moved_numbers: set[int] = set()
    waiting = iter(todo)
    known_words: set[str] = set()
    step, longest = STEP_TIME, STEP_TIME
    if len(todo) >= MANY:
        file.write(expect_many, changed=False)
        longest = LONGEST_STEP
    while batch := list(_read(waiting, known, newest, step)):
        step = min(2 * step, longest)
        moved_numbers |= file.write(partial(_insert, batch=batch, moved=moved, known_words=known_words))
        done += len(batch)
        yield IndexingProgress(done, total, changed=True)
    left = [row for row in gone if row.number not in moved_numbers]
    done += len(gone) - len(left)
    for start in range(0, len(left), MOST_AT_ONCE):
        some = left[start : start + MOST_AT_ONCE]
        file.write(partial(_delete_files, rows=some))
        done += len(some)
        yield IndexingProgress(done, total, changed=True)
    if len(todo) >= MANY:
        file.write(end_many, changed=False)


def _is_new(seen: FileStamp, known: IndexedFile | None) -> bool:
    return known is None or known.stamp != seen.stamp or known.unreadable is not None


def _read(
    waiting: Iterator[FileStamp], known: dict[bytes, IndexedFile], newest: NewestArticles, seconds: float
) -> Iterator[_FileRead]:
    """As many files as can be read in about these seconds."""
    started = time.monotonic()
    for count, seen in enumerate(waiting, 1):
        yield _read_one(seen, known.get(seen.path), newest)
        if count >= MOST_AT_ONCE or time.monotonic() - started > seconds:
            return


def _read_one(seen: FileStamp, known: IndexedFile | None, newest: NewestArticles) -> _FileRead:
    looked = time.time_ns()
    path = Path(os.fsdecode(seen.path))
    try:
        content = bytes_of(path)
    except UnreadableFile as reason:
        return _FileRead(seen, None, unreadable=str(reason))
    if not is_settled(seen.stamp, looked):
        seen = seen._replace(stamp=f"{seen.stamp} fresh")  # looked at again the next time
    found = digest(content)
    if known is not None and known.hash == found:
        return _FileRead(seen, found)
    loaded = read_article(content, path.stem)
    newest.offer(content, path.stem, loaded)
    return _FileRead(seen, found, loaded)


def _indexed_files(connection: sqlite3.Connection) -> list[IndexedFile]:
    return [_indexed_file(*row) for row in connection.execute(_FILES)]


def _indexed_below(connection: sqlite3.Connection, paths: Iterable[bytes]) -> list[IndexedFile]:
    """The files of these paths, and those in them where they are folders; looked up one by one."""
    return [
        _indexed_file(*row)
        for path in dict.fromkeys(paths)
        for row in connection.execute(
            f"{_FILES} WHERE path = ? OR path > ? AND path < ?",
            (path, path + b"/", path + b"0"),  # `0` is next to `/`
        )
    ]


def _indexed_file(
    number: int, path: bytes, stamp: str, hash_: bytes | None, unreadable: str | None
) -> IndexedFile:
    return IndexedFile(number, bytes(path), stamp, hash_, unreadable)


def _insert(
    connection: sqlite3.Connection,
    batch: Sequence[_FileRead],
    moved: dict[bytes, IndexedFile],
    known_words: set[str],
) -> set[int]:
    """Inserts files, or updates their rows. Returns the numbers of those that have only moved."""
    writer = ArticleWriter(connection, known_words)
    moved_numbers: set[int] = set()
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
                _remove(connection, writer, number)
            continue
        former = moved.get(read.hash) if read.hash and number is None else None
        if former and former.number not in moved_numbers and _move(connection, former, read.seen):
            moved_numbers.add(former.number)
            continue
        if number is not None:
            _remove(connection, writer, number)
        _add(connection, writer, read)
    writer.finish()
    return moved_numbers


def _move(connection: sqlite3.Connection, former: IndexedFile, seen: FileStamp) -> bool:
    """Whether it is an article that was moved; its id is its name, so that a renamed one is read again."""
    if os.path.basename(former.path) != os.path.basename(seen.path):  # noqa: PTH119 - as above
        return False
    changed = connection.execute(
        "UPDATE file SET path = ?, stamp = ? WHERE number = ? AND path = ?",
        (seen.path, seen.stamp, former.number, former.path),
    )
    return changed.rowcount == 1


def _add(connection: sqlite3.Connection, writer: ArticleWriter, read: _FileRead) -> None:
    article: Article | None = read.loaded.article if read.loaded else None
    faults = write_diagnostics(read.loaded.diagnostics) if read.loaded else None
    number = connection.execute(
        "INSERT INTO file (path, stamp, hash, article, unreadable, faults) VALUES (?, ?, ?, ?, ?, ?)",
        (read.seen.path, read.seen.stamp, read.hash, article is not None, read.unreadable, faults),
    ).lastrowid
    assert number is not None, "a row was put in"
    if article is not None:
        writer.insert(number, article)


def _delete_files(connection: sqlite3.Connection, rows: Iterable[IndexedFile]) -> None:
    writer = ArticleWriter(connection)
    for row in rows:
        found = connection.execute("SELECT path FROM file WHERE number = ?", (row.number,)).fetchone()
        if found is not None and bytes(found[0]) == row.path:
            _remove(connection, writer, row.number)
    writer.finish()


def _remove(connection: sqlite3.Connection, writer: ArticleWriter, number: int) -> None:
    writer.delete(number)
    connection.execute("DELETE FROM file WHERE number = ?", (number,))
