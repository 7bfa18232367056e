"""A site on this machine, for tests: it answers as it is told, byte by byte."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from tests.waiting import PATIENCE

Talk = Callable[[socket.socket, str], None]


@dataclass
class Site:
    """What answers every path, and what was asked, as the bytes that came."""

    port: int = 0
    answers: dict[str, bytes | Talk] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    ends: bytes = b"\r\n\r\n"  # what a question ends with
    over: Event = field(default_factory=Event)

    def at(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


def answer(
    body: bytes = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A whole answer; an underscore in a header's name is a hyphen, and an empty header is left out."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + body


def redirect(to: str, status: int = 302) -> bytes:
    return answer(status=status, Location=to)


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that runs while the block does; with TLS where there is a context."""
    site = Site()
    with socket.create_server(("127.0.0.1", 0)) as door:
        site.port = door.getsockname()[1]
        guests: list[Thread] = []

        def listen() -> None:
            while True:
                guest, _ = door.accept()
                if site.over.is_set():
                    guest.close()
                    return
                guests.append(Thread(target=_talk, args=(site, guest, context)))
                guests[-1].start()

        listening = Thread(target=listen)
        listening.start()
        try:
            yield site
        finally:
            site.over.set()
            socket.create_connection(("127.0.0.1", site.port)).close()  # wakes who listens
            for thread in (listening, *guests):
                thread.join()


def _talk(site: Site, guest: socket.socket, context: ssl.SSLContext | None) -> None:
    guest.settimeout(PATIENCE)
    with guest, suppress(OSError):
        if context is not None:
            guest = context.wrap_socket(guest, server_side=True)
        with guest:
            asked = b""
            while (not asked or site.ends not in asked) and (piece := guest.recv(4096)):
                asked += piece
            site.asked.append(asked.decode("latin-1"))
            path = site.asked[-1].split(" ")[1] if site.asked[-1].startswith("GET ") else ""
            told = site.answers.get(path, answer(b"nothing here", 404))
            if callable(told):
                told(guest, path)
            else:
                guest.sendall(told)
