"""Articles as they came out of their files, kept so that a file once checked opens without being checked again.

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
from contextlib import suppress
from hashlib import blake2b
from itertools import repeat
from pathlib import Path
from typing import Any

from reader.model.article import (
    Article,
    Basis,
    Entity,
    Event,
    EventState,
    Kind,
    Mention,
    Note,
    Order,
    Provenance,
    Quote,
    QuoteType,
    Source,
)
from reader.model.dates import Day, Edtf, Precision
from reader.model.text import Span, Text

MOST, LARGEST = 64, 256 * 1024 * 1024
"""Articles kept, and their bytes in all; the one read longest ago goes first."""
_SUFFIX, _UNFINISHED = ".article", ".unfinished"
_CHECKSUM = 32

# Every class that an article is made of. The place in this list stands for the class in what is kept, and the
# first two for a tuple and a mapping. What is kept is found by this file's date too, so the list may change.
_SHAPES: tuple[type, ...] = (
    tuple, dict, Article, Basis, Day, Edtf, Entity, Event, EventState, Kind, Mention, Note, Order, Precision,
    Provenance, Quote, QuoteType, Source, Span, Text,
)  # fmt: skip
_NUMBERS = {shape: number for number, shape in enumerate(_SHAPES)}
_PLAIN = frozenset({str, int, float, bool, type(None)})
_MENTIONS = len(_SHAPES)


class Kept:
    """The articles kept in a folder of the person's own, which need not exist; nothing is kept where it is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder if hasattr(os, "getuid") else None
        self._waiting: tuple[Path, Article] | None = None

    def find(self, source: bytes, stem: str) -> Article | None:
        """The article of a file with these bytes and this stem, as it was kept."""
        if self._folder is None:
            return None
        try:
            kept = _own_bytes(self._folder / _name(source, stem))
        except OSError:
            return None
        if kept is None or kept[:_CHECKSUM] != _checksum(memoryview(kept)[_CHECKSUM:]):
            return None
        try:
            article = _thawed(marshal.loads(memoryview(kept)[_CHECKSUM:]))
        except (ValueError, TypeError, EOFError, IndexError):
            return None
        return article if isinstance(article, Article) else None

    def wait_with(self, source: bytes, stem: str, article: Article) -> None:
        """Keep an article at the next `put_away`."""
        if self._folder is not None:
            self._waiting = self._folder / _name(source, stem), article

    def put_away(self) -> None:
        """Write what waits. Where that can't be done, the file will be read again, and nothing is lost."""
        if self._waiting is None:
            return
        (path, article), self._waiting = self._waiting, None
        payload = marshal.dumps(_frozen(article))
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own(path.parent.stat()):
                _write(path, _checksum(payload) + payload)
                _forget_oldest(path.parent)


def _name(source: bytes, stem: str) -> str:
    return blake2b(source, digest_size=16, key=_reading(stem)).hexdigest() + _SUFFIX


def _reading(stem: str) -> bytes:
    """What else than its bytes an article depends on: the file's stem, this Python, the code of the loader."""
    told = [stem, sys.version]
    here = os.path.dirname(__file__)  # noqa: PTH120 - a path's text, at every start
    for folder in (here, os.path.join(os.path.dirname(here), "model")):  # noqa: PTH118, PTH120
        with os.scandir(folder) as files:
            modules = (file for file in files if file.name.endswith(".py"))
            told += sorted(f"{file.name} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in modules)
    return blake2b("\n".join(told).encode("utf-8", "surrogateescape")).digest()


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


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing, readable by this person only."""
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=path.parent, suffix=_UNFINISHED, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.replace(file.name, path)  # noqa: PTH105 - both are on the same disk
        except OSError:
            os.unlink(file.name)  # noqa: PTH108
            raise


def _forget_oldest(folder: Path) -> None:
    """Leave the articles read last, and nothing that a writer that was stopped has left."""
    files = ((path, path.stat()) for path in folder.iterdir() if path.suffix in (_SUFFIX, _UNFINISHED))
    size = 0
    for number, (path, status) in enumerate(sorted(files, key=lambda file: -file[1].st_mtime)):
        size += status.st_size
        if number >= MOST or size > LARGEST:
            path.unlink(missing_ok=True)


# -- values: an article as tuples of plain values, each with the number of its class before it, and back


def _frozen(value: Any) -> Any:
    kind = value.__class__
    if kind in _PLAIN:
        return value
    number = _NUMBERS[kind]
    if kind is dict:
        return (number, *((_frozen(key), _frozen(item)) for key, item in value.items()))
    if kind is tuple:
        if value and value[0].__class__ is Mention:
            return _frozen_mentions(value)
        return (number, *map(_frozen, value))
    if isinstance(value, tuple):
        return (number, *map(_frozen, value))
    if isinstance(value, str):  # an enumeration's
        return (number, value.value)  # type: ignore[attr-defined]  # all strings in the table are enumerations
    return (number, *(_frozen(getattr(value, name)) for name in kind.__dataclass_fields__))


def _frozen_mentions(mentions: tuple[Mention, ...]) -> Any:
    """Columns instead of rows: there may be a hundred thousand."""
    spans, entities, named, provenances = zip(*mentions, strict=True)
    starts, ends = zip(*spans, strict=True)
    known = {provenance: number for number, provenance in enumerate(dict.fromkeys(provenances))}
    which = (
        bytes(known[one] for one in provenances) if len(known) < 256 else [known[one] for one in provenances]
    )
    return (_MENTIONS, starts, ends, entities, bytes(named), tuple(map(_frozen, known)), which)


def _thawed(value: Any) -> Any:
    if value.__class__ is not tuple:
        return value
    number, *rest = value
    if number == _MENTIONS:
        return _thawed_mentions(*rest)
    shape = _SHAPES[number]
    if shape is dict:
        return {_thawed(key): _thawed(item) for key, item in rest}
    if shape is tuple:
        return tuple(map(_thawed, rest))
    return shape(*map(_thawed, rest))


def _thawed_mentions(starts: Any, ends: Any, entities: Any, named: Any, known: Any, which: Any) -> Any:
    provenances = tuple(map(_thawed, known))
    each = repeat(provenances[0]) if len(provenances) == 1 else [provenances[number] for number in which]
    return tuple(map(Mention, map(Span, starts, ends), entities, map(bool, named), each))
