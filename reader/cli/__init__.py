"""The command line: what was asked for, done, and an exit status. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from reader.cli.outlet import FINE, INTERRUPTED, PIPE_CLOSED, WRONG, abandon, prepare, say
from reader.errors import OutputError


def run(argv: Sequence[str]) -> int:
    """Do what the arguments ask for. 0 fine, 1 found nothing or found faults, 2 wrong use or unreadable."""
    try:
        prepare()
        return _run(argv)
    except SystemExit as leaving:  # argparse has said what there is to say
        return leaving.code if isinstance(leaving.code, int) else FINE
    except BrokenPipeError:
        abandon()
        return PIPE_CLOSED
    except OutputError as fault:
        abandon()
        say(f"reader: {fault}")
        return WRONG
    except KeyboardInterrupt:
        abandon()
        return INTERRUPTED


def _run(argv: Sequence[str]) -> int:
    # Where there is no command and no option, there is no parser to wait for.
    if all("." in word and word[0] != "-" for word in argv):
        from reader.cli.opening import open_reader

        return open_reader([Path(word) for word in argv])
    from reader.cli.arguments import parse

    command, arguments = parse(argv)
    if not command:
        from reader.cli.opening import open_reader

        return open_reader(arguments.paths, arguments.config)
    gc.enable()
    from reader.cli.commands import DO

    return DO[command](arguments)
