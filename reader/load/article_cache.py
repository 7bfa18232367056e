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
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from reader.load.file import Loaded, bytes_of
from reader.model.article import (
    Article,
    Basis,
    Drafting,
    Entity,
    Event,
    EventState,
    Kind,
    Mention,
    Note,
    Order,
    Orphan,
    OrphanKind,
    Provenance,
    Quote,
    QuoteType,
    Source,
)
from reader.model.dates.dates import Day, Edtf, Precision
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.digest import blake2b
from reader.model.text import Span, Text
from reader.storage.private_files import make_private_folder

MOST, LARGEST = 256, 256 * 1024 * 1024
"""Articles kept, and their bytes in all; the one read longest ago goes first."""
_SUFFIX, _UNFINISHED, _POINTER = ".article", ".unfinished", ".last"
_CHECKSUM = 32

# Every class that an article is made of. The place in this list stands for the class in what is kept. What is
# kept is found by this file's date too, so the list may change.
_SHAPES: tuple[type, ...] = (
    tuple, dict, Article, Basis, Day, Diagnostic, Drafting, Edtf, Entity, Event, EventState, Kind, Loaded, Mark,
    Mention, Note, Order, Orphan, OrphanKind, Precision, Provenance, Quote, QuoteType, Severity, Source, Span, Text,
)  # fmt: skip
_NUMBERS = {shape: number for number, shape in enumerate(_SHAPES)}
_PLAIN = frozenset({str, int, float, bool, type(None)})
_SHARED = frozenset(
    _NUMBERS[shape] for shape in (Basis, EventState, Kind, Order, Precision, Provenance, QuoteType)
)
"""Few values that stand in many places: one object each, as they were."""
_MENTIONS = len(_SHAPES)


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
        return "" if self._folder is None else article_name(bytes_of(path), path.stem)

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
                payload = marshal.dumps(_frozen(replace(waiting[1], since=0)))
                _write(folder / waiting[0], _checksum(payload), payload)
            if opened is not None:
                said = f"{_reading(opened[0].stem).hex()} {opened[1]}"
                _write(folder / _pointer(opened[0]), said.encode("ascii"))
            _forget_oldest(folder)

    def _last_name(self, path: Path) -> str | None:
        """The name of that article; None where there is none that this code has read."""
        if self._folder is None:
            return None
        try:
            said = _own_bytes(self._folder / _pointer(path)) or b""
        except OSError:
            return None
        reading, _, name = said.decode("ascii", "replace").partition(" ")
        return name if reading == _reading(path.stem).hex() and name == Path(name).name else None


NO_CACHE = ArticleCache(None)
"""Keeps nothing."""


def _kept(path: Path) -> Loaded | None:
    """What is in a file of the cache; None where there is nothing, or something is wrong with it."""
    try:
        kept = _own_bytes(path)
    except OSError:
        return None
    if kept is None or kept[:_CHECKSUM] != _checksum(memoryview(kept)[_CHECKSUM:]):
        return None
    try:
        form = marshal.loads(memoryview(kept)[_CHECKSUM:])
        del kept  # as long as the text
        loaded = _thawed(form, {})
    except (ValueError, TypeError, EOFError, IndexError, AttributeError):
        return None
    return loaded if isinstance(loaded, Loaded) and isinstance(loaded.article, Article) else None


def _pointer(path: Path) -> str:
    """The name of the file that says which article another file had last."""
    name = os.path.abspath(path)  # noqa: PTH100 - links are not followed
    return blake2b(os.fsencode(name), digest_size=16).hexdigest() + _POINTER


def article_name(source: bytes, stem: str) -> str:
    """The name by which the article of a file with these bytes and this stem is kept."""
    return blake2b(source, digest_size=16, key=_reading(stem)).hexdigest() + _SUFFIX


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


def _checksum(payload: bytes | memoryview) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM).digest()


# -- files


def _is_own(status: os.stat_result) -> bool:
    """Whether nobody but this person can write there."""
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _own_bytes(path: Path) -> bytes | None:
    if not _is_own(os.stat(path.parent)):  # noqa: PTH116 - at every start
        return None
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(handle, "rb") as file:  # noqa: PTH123 - a handle
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or not _is_own(status):
            return None
        with suppress(OSError):
            os.utime(handle)  # read just now: the last to go
        return file.read()


def _write(path: Path, *pieces: bytes) -> None:
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


# -- values: whatever is not plain becomes a tuple of the number of its class, which of its fields are such tuples
# in turn, and its fields. Thousands of fields are plain, and are not looked at again when they come back.


def _frozen(value: Any) -> Any:
    kind = value.__class__
    number = _NUMBERS[kind]
    if kind is dict:
        return _form(number, (field for item in value.items() for field in item))
    if issubclass(kind, tuple):
        if value and value[0].__class__ is Mention:
            return _frozen_mentions(value)
        return _form(number, value)
    if issubclass(kind, str):  # an enumeration's
        return (number, b"", value.value)
    return _form(number, (getattr(value, name) for name in kind.__dataclass_fields__))


def _form(number: int, fields: Iterable[Any]) -> Any:
    fields = list(fields)
    shaped = [place for place, field in enumerate(fields) if not _is_plain(field)]
    for place in shaped:
        fields[place] = _frozen(fields[place])
    return (number, shaped, *fields)


def _is_plain(field: Any) -> bool:
    """Whether it is kept as it is: a tuple of plain values, such as of ids, is one, too."""
    kind = field.__class__
    return kind in _PLAIN or (kind is tuple and all(item.__class__ in _PLAIN for item in field))


def _frozen_mentions(mentions: tuple[Mention, ...]) -> Any:
    """Columns instead of rows: there may be a hundred thousand."""
    spans, entities, named, provenances = zip(*mentions, strict=True)
    starts, ends = zip(*spans, strict=True)
    known = {provenance: number for number, provenance in enumerate(dict.fromkeys(provenances))}
    which = [known[one] for one in provenances] if len(known) > 1 else []
    return (_MENTIONS, starts, ends, entities, named, [_frozen(one) for one in known], which)


def _thawed(form: Any, made: dict[Any, Any]) -> Any:
    number = form[0]
    if number in _SHARED:
        shared = (number, *form[2:])
        if (known := made.get(shared)) is None:
            known = made[shared] = _SHAPES[number](*form[2:])
        return known
    if number == _MENTIONS:
        return _thawed_mentions(*form[1:], made=made)
    fields = list(form[2:])
    for place in form[1]:
        fields[place] = _thawed(fields[place], made)
    shape = _SHAPES[number]
    if shape is tuple:
        return tuple(fields)
    if shape is dict:
        return dict(zip(fields[::2], fields[1::2], strict=True))
    return shape(*fields)


def _thawed_mentions(
    starts: Any, ends: Any, entities: Any, named: Any, provenances: Any, which: Any, *, made: dict[Any, Any]
) -> Any:
    known = [_thawed(one, made) for one in provenances]
    each = (known[number] for number in which) if which else repeat(known[0])
    new = tuple.__new__  # what the classes' own, written in Python, comes down to
    spans = map(new, repeat(Span), zip(starts, ends, strict=True))
    return tuple(map(new, repeat(Mention), zip(spans, entities, named, each, strict=bool(which))))
