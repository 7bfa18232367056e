"""One file to an `Article`, or to what is wrong with it. What everyone outside this package calls."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import UnreadableFile as UnreadableFile
from reader.load.faults import in_file_order
from reader.load.file import LIMIT
from reader.load.file import Loaded as Loaded
from reader.load.file import bytes_of as bytes_of
from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Mark, Severity


def load_article(path: Path) -> Loaded:
    """Read and check the file at `path`. Raises UnreadableFile where the system or its kind forbids that."""
    return read_article(bytes_of(path), path.stem)


def read_article(source: bytes, stem: str) -> Loaded:
    """Check the bytes of one file; `stem` becomes the article's id."""
    if len(source) > LIMIT:
        fault = Diagnostic(Mark(1, 1), "too-large", "the file is larger than 64 MiB")
        return Loaded(None, (fault,))
    # imported when a file is read: an article that was kept opens without them, and without YAML
    from reader.load.build import build
    from reader.load.values.decode import decode

    article = None
    with _without_garbage_collection():
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
    return Loaded(article, tuple(in_file_order(faults, decoded.unlisted)))


def _any_error(faults: Iterable[Diagnostic]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def report(path: Path | str, fault: Diagnostic) -> str:
    """One fault as a line, in the form that editors and terminals follow to its place."""
    line, column = fault.mark
    return f"{clean(str(path))}:{line}:{column}: {fault.severity}: {fault.message} [{fault.code}]"


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Pauses the garbage collector, which would go through all nodes and mentions again and again for nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
