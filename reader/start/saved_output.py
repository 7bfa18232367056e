"""What a command about one article printed, kept for the next time that it is asked.

It is printed again only for the same words in the same folder, off the terminal, and where the article and every
module that made it are the ones that they were. It can be thrown away at any time.
"""

from __future__ import annotations

import os
import sys
import time

from reader.start.cache_files import (
    LARGEST,
    Stamp,
    cache_folder,
    digest_name,
    forget_oldest,
    read_values,
    stamp,
    write_values,
)

COMMANDS = frozenset({"check", "quotes", "text"})
"""What they print depends on their words, on the articles that these name, and on the program."""
MOST = 64
"""Outputs kept; the one kept longest ago goes first."""
_FORMAT = 1
_SUFFIX = ".output"
_PIPE_CLOSED = 141
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that has changed once more would say so: clocks of file systems are coarse."""

Stamps = list[tuple[str, Stamp]]


def print_saved(arguments: list[str]) -> int | None:
    """Print what these arguments printed before; the exit status. None where nothing is kept that is still true."""
    if not _is_asked(arguments):
        return None
    try:
        path = _path(arguments)
        kept = None if path is None else read_values(path)
        if not isinstance(kept, tuple):
            return None
        form, version, stamps, status, output = kept
        if (form, version) != (_FORMAT, sys.version) or any(stamp(file) != was for file, was in stamps):
            return None
        while output:
            output = output[os.write(1, output) :]
        return int(status)
    except BrokenPipeError:
        return _PIPE_CLOSED
    except (OSError, ValueError):  # what can't be written is said by who tries it next
        return None


def stamps_of(arguments: list[str]) -> Stamps | None:
    """What the words of a command name now; None where what it prints may depend on more than that.

    Some word names a file, none names a folder or the standard input, and none the settings.
    """
    if not _is_asked(arguments) or "-" in arguments or any(word.startswith("--config") for word in arguments):
        return None
    words = [word for word in arguments[1:] if not word.startswith("-")]
    if not any(map(os.path.isfile, words)) or any(map(os.path.isdir, words)):
        return None
    return [(word, stamp(word)) for word in words]


def keep_output(arguments: list[str], stamps: Stamps, status: int, output: bytes) -> None:
    """Keep what these arguments printed, with what their words named when it began. Raises OSError."""
    path = _path(arguments)
    if path is None or len(output) > LARGEST // 2 or any(stamp(word) != was for word, was in stamps):
        return
    modules = [module.__file__ for name, module in sys.modules.items() if name.partition(".")[0] == "reader"]
    stamps = [*stamps, *((file, stamp(file)) for file in modules if file)]
    newest = max(known[-1] for _, known in stamps if known is not None)
    if newest < time.time_ns() - _SETTLED:
        write_values(path, (_FORMAT, sys.version, stamps, status, output))
        forget_oldest(os.path.dirname(path), _SUFFIX, MOST)


def _is_asked(arguments: list[str]) -> bool:
    """Whether these are the words of such a command, and nobody looks on while it prints."""
    return bool(arguments) and arguments[0] in COMMANDS and sys.stdout is not None and not os.isatty(1)


def _path(arguments: list[str]) -> str | None:
    folder = cache_folder("output")
    if folder is None:
        return None
    asked = "\0".join((os.getcwd(), *arguments))
    return os.path.join(folder, digest_name(os.fsencode(asked)) + _SUFFIX)
