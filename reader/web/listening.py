"""Listens for browsers, and says at which address one is let in."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from reader.web.guard import is_loopback
from reader.web.server import Limits, Server

_WARNING = (
    "Whoever has an address below, or listens in on this network, can read your articles and change them: the"
    " connection is not encrypted. Use it only on a network that you trust, or go by ssh -L instead."
)
_SHUTDOWN = 5.0
"""Seconds for requests that are being answered when the server ends."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, and within which limits. Port 0 is any that is free."""

    host: str
    port: int
    limits: Limits


async def listen(
    listening: Listening, command: Sequence[str], write: Callable[[str], None], say: Callable[[str], None]
) -> None:
    """Serve pages of a command until SIGINT or SIGTERM. Raises OSError where the host and port can't be had.

    `write` gets the addresses, one for each browser that is let in; `say` gets everything else.
    """
    ended = asyncio.Event()

    def admitted() -> None:
        say("A browser was let in. For another one:")
        write(address())

    def address() -> str:
        return f"{base}/?token={server.admission.token}"

    def crashed(said: str) -> None:
        for line in said.splitlines():
            say(line)

    server = Server(
        command,
        names=frozenset({"localhost", socket.gethostname().lower(), listening.host.lower()}),
        limits=listening.limits,
        admitted=admitted,
        crashed=crashed,
    )
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=_SHUTDOWN)
    await runner.setup()
    try:
        await web.TCPSite(runner, listening.host, listening.port).start()
        server.port = runner.addresses[0][1]
        base = _base(listening.host, server.port)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, ended.set)
        if not is_loopback(listening.host):
            say(_WARNING)
        say("Open this address in a browser; ctrl+c ends it.")
        write(address())
        await ended.wait()
    finally:
        await runner.cleanup()


def _base(host: str, port: int) -> str:
    """The address of the server as a browser on this machine, or on the same network, can use it."""
    name = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
