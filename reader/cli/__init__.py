"""Runs the command line: arguments in, exit status out. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reader.cli.output import COPY, FINE, INTERRUPTED, PIPE_CLOSED, WRONG, discard_output, prepare, say
from reader.errors import OutputError
from reader.start.saved_output import keep_output, stamps_of

_NEW_OBJECTS = 50_000
"""Objects after which the garbage collector looks for some: a command about one article makes fewer."""


def run(argv: list[str]) -> int:
    """The exit status: 0 fine, 1 found nothing or found faults, 2 wrong use or unreadable."""
    try:
        prepare()
        return _run(argv)
    except SystemExit as leaving:  # argparse has said what there is to say
        return leaving.code if isinstance(leaving.code, int) else FINE
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except OutputError as fault:
        discard_output()
        say(f"reader: {fault}")
        return WRONG
    except KeyboardInterrupt:
        discard_output()
        return INTERRUPTED


def _run(argv: list[str]) -> int:
    if all(_is_path(word) for word in argv):  # no command and no option: no parser is needed
        return _open([Path(word) for word in argv], None)
    from reader.cli.parsing.arguments import parse  # not for opening an article: argparse costs milliseconds

    command, arguments = parse(argv)
    if not command:
        return _open(arguments.paths, arguments.config, arguments.library, linear=arguments.linear)
    gc.set_threshold(_NEW_OBJECTS)
    gc.enable()
    from reader.cli.commands import RUN  # not for opening an article

    if (stamps := stamps_of(argv)) is None:
        return RUN[command](arguments)
    COPY.begin()
    status = RUN[command](arguments)
    if (output := COPY.end()) is not None:
        with suppress(OSError):
            keep_output(argv, stamps, status, output)
    return status


def _is_path(word: str) -> bool:
    """Whether a word is a path by its form alone: commands have neither a point nor a slash."""
    return ("." in word or os.sep in word) and word[0] != "-"


def _open(
    paths: Sequence[Path], config: Path | None, archive: str | None = None, *, linear: bool = False
) -> int:
    # Not for a command, whose help must not wait for a screen.
    from reader.cli.opening.opening import open_reader

    return open_reader(paths, config, archive, linear=linear)
