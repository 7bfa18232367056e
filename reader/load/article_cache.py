"""The cache of checked articles: a file that was checked once opens without being checked again.

What is kept is found by the bytes of its file and by the code that read them, and holds plain values only
(`marshal`: numbers, texts, tuples), never code. It is trusted only in a folder and a file that nobody else can
write to, and with its checksum; whatever is wrong with it, it is as if it were not there. It can be thrown away
at any time.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import BinaryIO

from reader.load.article_form import frozen, thawed
from reader.load.file import Loaded, pieces_of
from reader.model.article import Article
from reader.model.columns.highlights import HighlightColumns
from reader.model.digest import blake2b
from reader.model.text import DIGEST_SIZE, Text
from reader.storage.private_files import make_private_folder

MOST, LARGEST = 256, 256 * 1024 * 1024
"""Articles kept, and their bytes in all; the one read longest ago goes first."""
_SUFFIX, _UNFINISHED, _POINTER = ".article", ".unfinished", ".last"
_CHECKSUM, _FORM = 32, 40
"""Bytes of the checksum at the beginning of a file, and where the article's values begin, after their size."""
_NO_TEXT = Text("")


class ArticleCache:
    """The articles kept in a folder of the person's own, which need not exist; nothing is kept where it is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder if hasattr(os, "getuid") else None
        self._waiting: tuple[str, Loaded] | None = None
        self._opened: tuple[Path, str] | None = None
        self._former: dict[Path, Article] = {}

    @classmethod
    def below(cls, cache_folder: Path | None) -> ArticleCache:
        """The cache in the person's cache folder."""
        return cls(cache_folder / "articles" if cache_folder else None)

    def name_of(self, path: Path) -> str:
        """The name by which the file at `path` is known with the bytes that it has now. Raises UnreadableFile."""
        return "" if self._folder is None else _name(pieces_of(path), path.stem)

    def get(self, name: str) -> Loaded | None:
        """The cached article of that name, and its warnings; None where there is none."""
        return None if self._folder is None else _kept(self._folder / name)

    def put(self, name: str, loaded: Loaded) -> None:
        """Keep an article without faults at the next `flush`."""
        if self._folder is not None and loaded.article is not None:
            self._waiting = name, loaded

    def last(self, path: Path) -> Article | None:
        """The article that the file at `path` had when it was opened last, whatever it has now."""
        name = self._last_name(path)
        kept = _kept(self._folder / name) if self._folder and name else None
        return None if kept is None else kept.article

    def has_opened(self, path: Path) -> bool:
        """Whether the file at `path` has been opened by this code, whatever it has now."""
        return self._last_name(path) is not None

    def mark_opened(self, path: Path, name: str) -> None:
        """Have the article of that name as the last one of the file at `path`, from the next `flush` on."""
        if self._folder is not None and name != self._last_name(path):
            self._opened = path, name
            if (former := self.last(path)) is not None:
                self._former[path] = former

    def former(self, path: Path) -> Article | None:
        """The article that the file at `path` had before the one that was opened since the program began."""
        return self._former.get(path)

    def flush(self) -> None:
        """Write what waits. Where that can't be done, the file will be read again, and nothing is lost."""
        waiting, opened = self._waiting, self._opened
        self._waiting = self._opened = None
        folder = self._folder
        if folder is None or (waiting is None and opened is None):
            return
        with suppress(OSError):
            for each in (folder.parent, folder):
                make_private_folder(each)
            if not _is_own(folder.stat()):
                return
            if waiting is not None:
                _write(folder / waiting[0], _checked(waiting[1]))
            if opened is not None:
                said = f"{_reading(opened[0].stem).hex()} {opened[1]}"
                _write(folder / _pointer(opened[0]), (said.encode("ascii"),))
            _forget_oldest(folder)

    def _last_name(self, path: Path) -> str | None:
        """The name of that article; None where there is none that this code has read."""
        if self._folder is None:
            return None
        try:
            with _own_file(self._folder / _pointer(path)) as file:
                said = file.read()
        except OSError:
            return None
        reading, _, name = said.decode("ascii", "replace").partition(" ")
        return name if reading == _reading(path.stem).hex() and name == Path(name).name else None


NO_CACHE = ArticleCache(None)
"""Keeps nothing."""


def _kept(path: Path) -> Loaded | None:
    """What is in a file of the cache; None where there is nothing, or something is wrong with it."""
    try:
        with _own_file(path) as file:
            checksum, size = file.read(_CHECKSUM), file.read(_FORM - _CHECKSUM)
            rest = os.fstat(file.fileno()).st_size - _FORM
            form = file.read(min(int.from_bytes(size, "little"), rest))
            if checksum != blake2b(size + form, digest_size=_CHECKSUM).digest():
                return None
            values, digest, starts = marshal.loads(form)
            text = _text(file.read(rest - len(form)), digest, array("I", starts))
        loaded = thawed(values)
        if not isinstance(loaded, Loaded) or not isinstance(loaded.article, Article):
            return None
        return loaded._replace(article=replace(loaded.article, text=text))
    except (OSError, ValueError, TypeError, EOFError, IndexError, AttributeError):
        return None


def _text(content: bytes, digest: str, starts: array[int]) -> Text:
    """The text of these bytes. Raises ValueError where they have another digest."""
    if digest != blake2b(content, digest_size=DIGEST_SIZE).hexdigest():
        raise ValueError("not the bytes that were written")
    return Text.known(str(content, "utf-8", "surrogatepass"), digest, starts)


def _checked(loaded: Loaded) -> Iterator[bytes]:
    """What is kept of an article, in pieces: a checksum, the size of its values, the values, and the text.

    The text is by far the most of it, and is never copied whole. Its digest is among the values.
    """
    article = loaded.article
    assert article is not None, "what has faults is not kept"
    highlights = loaded.highlights or HighlightColumns.of(article)
    values = loaded._replace(since=0, article=replace(article, text=_NO_TEXT), highlights=highlights)
    form = marshal.dumps((frozen(values), article.text.digest, article.text.starts.tobytes()))
    size = len(form).to_bytes(_FORM - _CHECKSUM, "little")
    yield from (blake2b(size + form, digest_size=_CHECKSUM).digest(), size, form)
    yield from article.text.encoded()


def _pointer(path: Path) -> str:
    """The name of the file that says which article another file had last."""
    name = os.path.abspath(path)  # noqa: PTH100 - links are not followed
    return blake2b(os.fsencode(name), digest_size=16).hexdigest() + _POINTER


def article_name(source: bytes, stem: str) -> str:
    """The name by which the article of a file with these bytes and this stem is kept."""
    return _name((source,), stem)


def _name(pieces: Iterable[bytes], stem: str) -> str:
    digest = blake2b(digest_size=16, key=_reading(stem))
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest() + _SUFFIX


def _reading(stem: str) -> bytes:
    """What else than its bytes an article depends on: the file's stem, this Python, the code of the loader."""
    return blake2b(f"{stem}\n{_code()}".encode("utf-8", "surrogateescape")).digest()


@cache
def _code() -> str:
    """This Python, and every module of the loader and of the model with its date and size."""
    parts = [sys.version]
    here = os.path.dirname(__file__)  # noqa: PTH120 - a path's text, at every start
    folders = [here, os.path.join(os.path.dirname(here), "model")]  # noqa: PTH118, PTH120 - as above
    while folders:
        with os.scandir(folders.pop()) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        folders += [entry.path for entry in found if entry.is_dir() and entry.name != "__pycache__"]
        modules = (entry for entry in found if entry.name.endswith(".py"))
        parts += [f"{module.name} {module.stat().st_mtime_ns} {module.stat().st_size}" for module in modules]
    return "\n".join(parts)


# -- files


def _is_own(status: os.stat_result) -> bool:
    """Whether nobody but this person can write there."""
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


@contextmanager
def _own_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is open for reading. Raises PermissionError where others can write to it, OSError as ever."""
    if not _is_own(os.stat(path.parent)):  # noqa: PTH116 - at every start
        raise PermissionError
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(handle, "rb") as file:  # noqa: PTH123 - a handle
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or not _is_own(status):
            raise PermissionError
        with suppress(OSError):
            os.utime(handle)  # read just now: the last to go
        yield file


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """All of it or nothing, readable by this person only."""
    from tempfile import NamedTemporaryFile  # not for the first frame: an article is kept after it

    with NamedTemporaryFile(dir=path.parent, suffix=_UNFINISHED, delete=False) as file:
        try:
            file.writelines(pieces)
            file.flush()
            os.replace(file.name, path)  # noqa: PTH105 - both are on the same disk
        except OSError:
            os.unlink(file.name)  # noqa: PTH108 - its name is all there is
            raise


def _forget_oldest(folder: Path) -> None:
    """Leave the articles read last, and nothing that a writer that was stopped has left."""
    files = ((path, path.stat()) for path in folder.iterdir() if path.suffix in (_SUFFIX, _UNFINISHED))
    size = 0
    for number, (path, status) in enumerate(sorted(files, key=lambda file: -file[1].st_mtime)):
        size += status.st_size
        if number >= MOST or size > LARGEST:
            path.unlink(missing_ok=True)
    pointers = ((path.stat().st_mtime, path) for path in folder.glob(f"*{_POINTER}"))
    for _, path in sorted(pointers, reverse=True)[MOST:]:
        path.unlink(missing_ok=True)
