"""Saves the place in each article, how far it is read, marks, and the last view, in one SQLite file.

Whatever is wrong with the file or its folder is said once, in one sentence, and reading goes on with the same
memory in RAM; what could not be saved is tried once more on leaving.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, NewType, TypeAlias, TypeVar

from reader.errors import StoreUnavailable
from reader.memory.database import COLUMNS, copy_rows, open_file, open_ram
from reader.memory.places import Place
from reader.model.clean import clean
from reader.storage.sqlite_file import Damaged, fault_of, open_unlocked, replace_damaged, transaction

ArticleKey = NewType("ArticleKey", str)
Answer = TypeVar("Answer")

FILE_NAME = "reading.sqlite3"

# A damaged file can hold any type anywhere: only the expected ones come out.
_PLACE = "ifnull(CAST(at AS INTEGER), 0), ifnull(CAST(before AS TEXT), ''), ifnull(CAST(after AS TEXT), '')"
_SET_PLACE = "INSERT OR REPLACE INTO place (article, at, before, after) VALUES (?, ?, ?, ?)"
_SET_PROGRESS = "INSERT OR REPLACE INTO progress (article, at, before, after, read) VALUES (?, ?, ?, ?, ?)"
_SET_MARK = "INSERT OR REPLACE INTO mark (article, letter, at, before, after) VALUES (?, ?, ?, ?, ?)"
_SET_TEXT = "INSERT OR REPLACE INTO text (article, digest) VALUES (?, ?)"
_OF_ARTICLE = ("place", "mark", "progress", "text")
# What belongs to the text that a path had before stays, beside the path, and is found again by its digest.
_ADOPT = (
    *(f"UPDATE OR REPLACE {table} SET article = :aside WHERE article = :here" for table in _OF_ARTICLE),
    *(
        f"INSERT INTO {table} ({COLUMNS[table]}) SELECT :here{COLUMNS[table].removeprefix('article')}"
        f" FROM {table} WHERE article = :there"
        for table in _OF_ARTICLE
    ),
)
_SET_VIEW = """INSERT INTO view (one, theme, measure, pane) VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE
    SET theme = ifnull(excluded.theme, theme), measure = ifnull(excluded.measure, measure),
        pane = ifnull(excluded.pane, pane)"""


class View(NamedTuple):
    """How the screen was left; None where nothing is known."""

    theme: str | None = None
    measure: int | None = None
    pane: str | None = None


_BEGINNING = Place(0)


class Progress(NamedTuple):
    """How far an article was read: the farthest that was on the screen for more than a moment.

    `read` True: to its end, whatever becomes of the text; None: `farthest` is the top of a former version's screen.
    """

    farthest: Place = _BEGINNING
    read: bool | None = False


class Remembered(NamedTuple):
    """What is known of one article: the place at the top, how far it is read, marks by letter, the last view."""

    place: Place | None = None
    progress: Progress = Progress()
    marks: Mapping[str, Place] = MappingProxyType({})
    view: View = View()


_Write: TypeAlias = "tuple[str, tuple[str | int | None, ...] | dict[str, str]]"
"""A statement of SQL and its values."""


def article_key(path: Path) -> ArticleKey:
    """The key of the article in a file: its resolved path, whatever it holds. Bytes that aren’t UTF-8 are spelled."""
    return ArticleKey(os.fsencode(path.resolve()).decode("utf-8", "backslashreplace"))


def open_memory(folder: Path | None, *, remembers: bool = True) -> Memory:
    """The memory in that folder, made if need be; in RAM where there is none. See `pop_fault`."""
    return Memory(folder / FILE_NAME if folder else None, remembers=remembers)


class Memory:
    """Places, marks and the last view. Every write is saved when it returns, if it can be saved at all."""

    def __init__(self, path: Path | None, *, remembers: bool = True) -> None:
        """`remembers`: writes are done; else they are passed over, and the file stays as it is."""
        self._path = path
        self._remembers = remembers
        self._kept = True
        self._replaced = False
        self._fault: str | None = None
        self._unsaved: list[_Write] = []
        try:
            self._connection = self._open()
        except StoreUnavailable as fault:
            self._connection = self._in_ram(fault)
            if path:
                self._read_unlocked(path)

    def pop_fault(self) -> str | None:
        """What went wrong, in one sentence: once, then None."""
        fault, self._fault = self._fault, None
        return fault

    def recall(self, article: ArticleKey, digest: str = "") -> Remembered:
        """What is known of an article, or else of that text under another path: it was moved or renamed."""
        adopted = self._do(lambda connection: _to_adopt(connection, article, digest)) if digest else None
        if adopted is not None:
            self._write(*((statement, adopted) for statement in _ADOPT))
        return self._do(lambda connection: _recall(connection, article))

    def marks(self, article: ArticleKey) -> Mapping[str, Place]:
        """The article's marks, by letter."""
        return self.recall(article).marks

    def progress(self) -> Mapping[ArticleKey, Progress]:
        """How far every article was read that was ever opened, or marked as read, by its path and by its text's digest.

        The places are without their words.
        """
        return self._do(_progress)

    def remember_place(self, article: ArticleKey, place: Place, digest: str = "") -> None:
        """Saves the place read to; `digest` is that of the article's present text."""
        self._write(
            (_SET_PLACE, (article, place.offset, place.before, place.after)),
            (_SET_TEXT, (article, digest)),
        )

    def remember_progress(self, article: ArticleKey, progress: Progress) -> None:
        at = progress.farthest
        values = (article, at.offset, at.before, at.after, progress.read)
        self._write((_SET_PROGRESS, values))

    def forget_progress(self, article: ArticleKey, digest: str = "") -> None:
        """Makes an article new again, under whatever path its text was read; its marks stay."""
        of_text = "article = ? OR article IN (SELECT article FROM text WHERE digest = ? AND digest <> '')"
        self._write(
            *((f"DELETE FROM {table} WHERE {of_text}", (article, digest)) for table in ("place", "progress"))
        )

    def set_mark(self, article: ArticleKey, letter: str, place: Place, digest: str = "") -> None:
        """Saves a mark; `digest` is that of the article's present text."""
        self._write(
            (_SET_MARK, (article, letter, place.offset, place.before, place.after)),
            (_SET_TEXT, (article, digest)),
        )

    def remember_view(
        self, theme: str | None = None, measure: int | None = None, pane: str | None = None
    ) -> None:
        """Keep how the screen was left; what is None stays as it was."""
        self._write((_SET_VIEW, (theme, measure, pane)))

    def close(self) -> None:
        """Closes the file. What could not be saved is tried once more: a lock may be gone."""
        self._connection.close()
        if self._path and self._unsaved:
            with (
                suppress(StoreUnavailable, Damaged, sqlite3.DatabaseError),
                closing(open_file(self._path, patience=0.1)) as file,
            ):
                _commit(file, self._unsaved)

    def _write(self, *writes: _Write) -> None:
        if not self._remembers:
            return
        self._do(lambda connection: _commit(connection, writes))
        if not self._kept:
            self._unsaved += writes

    def _do(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        while True:
            try:
                return work(self._connection)
            except sqlite3.DatabaseError as error:
                if not (self._path and self._kept):
                    raise
                self._recover_from(fault_of(self._path, error))

    def _recover_from(self, fault: StoreUnavailable | Damaged) -> None:
        """Replaces a memory that has failed by a new file, or by one in RAM."""
        failed = self._connection
        try:
            if isinstance(fault, StoreUnavailable):
                raise fault
            if self._replaced:
                raise StoreUnavailable(f"{clean(str(self._path))} is damaged again")
            self._connection = self._replace_damaged()
        except StoreUnavailable as reason:
            self._connection = self._in_ram(reason)
            with suppress(sqlite3.DatabaseError):
                copy_rows(failed, self._connection)
        failed.close()

    def _open(self) -> sqlite3.Connection:
        if not self._path:
            raise StoreUnavailable("there is no home folder to keep them in")
        try:
            return open_file(self._path)
        except Damaged:
            return self._replace_damaged()

    def _replace_damaged(self) -> sqlite3.Connection:
        assert self._path
        self._replaced = True
        connection, aside = replace_damaged(self._path, open_file)
        if aside:
            where = clean(str(aside))
            self._fault = (
                f"The file of places and marks was damaged: it is now {where}, and a new one is begun."
            )
        return connection

    def _in_ram(self, fault: StoreUnavailable) -> sqlite3.Connection:
        self._kept = False
        self._fault = f"Places and marks are forgotten when you leave: {fault}."
        return open_ram()

    def _read_unlocked(self, path: Path) -> None:
        """Copies at least what a file that can't be opened for writing holds."""
        with suppress(sqlite3.DatabaseError), closing(open_unlocked(path)) as file:
            copy_rows(file, self._connection)


def _commit(connection: sqlite3.Connection, writes: Iterable[_Write]) -> None:
    with transaction(connection):
        for write in writes:
            connection.execute(*write)


def _recall(connection: sqlite3.Connection, article: ArticleKey) -> Remembered:
    place = connection.execute(f"SELECT {_PLACE} FROM place WHERE article = ?", (article,)).fetchone()
    marks = connection.execute(
        f"SELECT CAST(letter AS TEXT), {_PLACE} FROM mark WHERE article = ? ORDER BY letter", (article,)
    ).fetchall()
    view = connection.execute(
        "SELECT CAST(theme AS TEXT), CAST(measure AS INTEGER), CAST(pane AS TEXT) FROM view WHERE one = 1"
    ).fetchone()
    progress = connection.execute(
        f"SELECT CAST(read AS INTEGER), {_PLACE} FROM progress WHERE article = ?", (article,)
    ).fetchone()
    return Remembered(
        Place(*place) if place else None,
        Progress(Place(*progress[1:]), _flag(progress[0])) if progress else Progress(),
        {letter: Place(*row) for letter, *row in marks},
        View(*view) if view else View(),
    )


def _progress(connection: sqlite3.Connection) -> Mapping[ArticleKey, Progress]:
    opened = {row[0]: Progress() for row in connection.execute("SELECT CAST(article AS TEXT) FROM place")}
    rows = connection.execute(
        "SELECT CAST(article AS TEXT), ifnull(CAST(at AS INTEGER), 0), CAST(read AS INTEGER) FROM progress"
    )
    by_path = opened | {article: Progress(Place(at), _flag(read)) for article, at, read in rows}
    texts = connection.execute("SELECT CAST(article AS TEXT), CAST(digest AS TEXT) FROM text")
    by_text = {ArticleKey(text): by_path[path] for path, text in texts if text and path in by_path}
    return by_text | by_path


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _to_adopt(connection: sqlite3.Connection, article: ArticleKey, digest: str) -> dict[str, str] | None:
    """The other path under which something of this text is known, for `_ADOPT`, and where what the own path has goes.

    None where the own path has what belongs to the text, or what nobody knows the text of.
    """
    row = connection.execute("SELECT CAST(digest AS TEXT) FROM text WHERE article = ?", (article,)).fetchone()
    own = row[0] if row else ""
    if own == digest or (not own and _knows(connection, article)):
        return None
    row = connection.execute(
        "SELECT CAST(article AS TEXT) FROM text t WHERE digest = ? AND (EXISTS"
        " (SELECT 1 FROM place WHERE article = t.article) OR EXISTS (SELECT 1 FROM mark WHERE article = t.article))",
        (digest,),
    ).fetchone()
    return None if row is None else {"here": article, "there": str(row[0]), "aside": f"{article}#{own}"}


def _knows(connection: sqlite3.Connection, article: ArticleKey) -> bool:
    """Whether a place, a mark or progress is known of a path."""
    known = _recall(connection, article)
    return bool(known.place or known.marks or known.progress != Progress())
