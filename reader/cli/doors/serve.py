"""`reader serve`: the reader in a browser."""

from __future__ import annotations

import asyncio
import os
import sys
from importlib.util import find_spec

from reader.cli.articles import say_unfit
from reader.cli.output import FINE, WRONG, say, write
from reader.cli.parsing.parser import Arguments

INSTALL = "pip install 'closeread[web]'"


def serve(arguments: Arguments) -> int:
    """Serve pages until ctrl+c; 2 where it can't."""
    for needed in ("aiohttp", "textual_serve"):
        if find_spec(needed) is None:
            say(f"reader serve: {needed} is not installed: {INSTALL}")
            return WRONG
    if say_unfit(arguments.paths):
        return WRONG
    from reader.web.listening import Listening, listen  # aiohttp, which no other command needs
    from reader.web.server import Limits, command_of

    listening = Listening(arguments.host, arguments.port, Limits(arguments.pages, arguments.idle * 60.0))
    command = command_of(sys.executable, arguments.paths, arguments.config)
    try:
        asyncio.run(listen(listening, command, lambda line: write([f"{line}\n"]), say))
    except OSError as reason:
        number = reason.errno or 0
        why = (os.strerror(number) if number > 0 else reason.strerror or str(reason)).lower()
        say(f"reader serve: {arguments.host} port {arguments.port} can’t be listened at: {why}")
        return WRONG
    return FINE
