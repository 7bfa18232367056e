"""Reads the bytes of an article's file; and `Loaded`, what checking them gives: an article or faults."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.errors import UnreadableFile
from reader.model.article import Article
from reader.model.clean import clean
from reader.model.columns.highlights import HighlightColumns
from reader.model.diagnostic import Diagnostic

SUFFIXES = (".yaml", ".yml")
"""How the names of article files end."""
LIMIT = 64 * 1024 * 1024
"""Bytes in a file, at the most."""
_PIECE = 256 * 1024
"""Bytes that are read at once where not all are needed together."""


class Loaded(NamedTuple):
    """An article, None where there is any error, and the faults of its file, in the file's order.

    `since` is the time at which reading it began, in seconds of the epoch; 0 where that is not known. `highlights` are
    the article's, where they were sorted before.
    """

    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    since: float = 0
    highlights: HighlightColumns | None = None


def bytes_of(path: Path) -> bytes:
    """All of a regular file, or one byte more than the largest. A pipe is never waited for. Raises UnreadableFile."""
    with _opened(path) as file:
        return file.read(LIMIT + 1)


def pieces_of(path: Path) -> Iterator[bytes]:
    """The same, piece by piece."""
    with _opened(path) as file:
        left = LIMIT + 1
        while piece := file.read(min(_PIECE, left)):
            left -= len(piece)
            yield piece


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open for reading. Raises UnreadableFile where it isn't, or can't be read then."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            mode = os.fstat(handle).st_mode
            if stat.S_ISDIR(mode):  # asked before Python looks, which would say so in the system's words
                raise UnreadableFile("it is a folder, not a file")
            if not stat.S_ISREG(mode):
                raise UnreadableFile("it is a pipe or a device, not a file")
            with os.fdopen(handle, "rb", closefd=False) as file:
                yield file
        finally:
            os.close(handle)
    except FileNotFoundError:
        dead = os.path.islink(path)  # noqa: PTH114 - Path raises where a word is too long for a name
        raise UnreadableFile(
            "it is a link to a file that does not exist" if dead else "there is no such file"
        ) from None
    except PermissionError:
        raise UnreadableFile("permission to read it is missing") from None
    except ValueError:  # a NUL in the path
        raise UnreadableFile("its name is not one that a file can have") from None
    except OSError as fault:
        raise UnreadableFile(clean(fault.strerror or "it cannot be read").lower()) from None


def is_read_only(path: Path) -> bool:
    """Whether a file is there that can't be written, or whose folder can't; its mode binds root too."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # none is there, or none can have such a name
        return False
    folder = path.resolve().parent
    return stat.S_ISREG(mode) and not (
        mode & 0o222 and os.access(path, os.W_OK) and os.access(folder, os.W_OK)
    )
