"""One file to an `Article`, or to what is wrong with it. What everyone outside this package calls."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.load.faults import LIMIT, in_file_order
from reader.model.clean import clean
from reader.model.dataclass import dataclass
from reader.model.diagnostic import Diagnostic, Mark, Severity

if TYPE_CHECKING:
    from reader.model.article import Article


class Unreadable(Exception):
    """The file cannot be read at all: one clean sentence, without the path."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, None where there is any error, and the faults of its file, in the file's order.

    `since` is the time at which reading it began, in seconds of the epoch; 0 where that is not known.
    """

    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    since: float = 0


def load_article(path: Path) -> Loaded:
    """Read and check the file at `path`. Raises Unreadable where the system or its kind forbids that."""
    return read_article(bytes_of(path), path.stem)


def read_article(source: bytes, stem: str) -> Loaded:
    """Check the bytes of one file; `stem` becomes the article's id."""
    if len(source) > LIMIT:
        fault = Diagnostic(Mark(1, 1), "too-large", "the file is larger than 64 MiB")
        return Loaded(None, (fault,))
    # imported when a file is read: an article that was kept opens without them, and without YAML
    from reader.load.build import build
    from reader.load.decode import decode

    article = None
    with _uncollected():
        decoded = decode(source)
        faults = list(decoded.diagnostics)
        if decoded.items is not None:
            article, found = build(decoded.items, clean(stem))
            # what could not be read might have been what a warning misses
            faults += [
                fault for fault in found if not (_any_error(faults) and fault.severity is Severity.WARNING)
            ]
    if _any_error(faults):
        article = None
    return Loaded(article, tuple(in_file_order(faults, decoded.untold)))


def _any_error(faults: Iterable[Diagnostic]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def report(path: Path | str, fault: Diagnostic) -> str:
    """One fault as a line, in the form that editors and terminals follow to its place."""
    line, column = fault.mark
    return f"{clean(str(path))}:{line}:{column}: {fault.severity}: {fault.message} [{fault.code}]"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector, which would go through a hundred thousand mentions again and again for nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def bytes_of(path: Path) -> bytes:
    """All of a regular file, or one byte more than the largest. A pipe is never waited for. Raises Unreadable."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            mode = os.fstat(handle).st_mode
            if stat.S_ISDIR(mode):  # asked before Python looks, which would say so in the system's words
                raise Unreadable("it is a folder, not a file")
            if not stat.S_ISREG(mode):
                raise Unreadable("it is a pipe or a device, not a file")
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read(LIMIT + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise Unreadable("there is no such file") from None
    except PermissionError:
        raise Unreadable("permission to read it is missing") from None
    except ValueError:  # a NUL in the path
        raise Unreadable("its name is not one that a file can have") from None
    except OSError as fault:
        raise Unreadable(clean(fault.strerror or "it cannot be read").lower()) from None
