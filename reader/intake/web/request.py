"""Sends one HTTP request, to the very address that was checked, under the name that was asked for.

Imports inside functions are of what only a request that is sent needs.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPException
from ipaddress import ip_address
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.errors import AskLater, IntakeError
from reader.intake.web.addresses import host_of, refuse_odd_spelling, refuse_private
from reader.intake.web.network_errors import of_connection
from reader.model.clean import shorten

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import HTTPResponse

_PORTS = {"http": 80, "https": 443}
_PATIENCE = 5.0  # seconds for an address where there is another to try
_PIECE = 65_536
FOR_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "User-Agent": "Mozilla/5.0 (compatible; closeread, a terminal reader)",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
        "Accept-Encoding": "gzip, deflate",
    }
)
"""The headers of a request for a page."""
_LATE = "the page did not come in time"


@dataclass(slots=True)
class Request:
    """A host, and what to ask it for. `until`: when to give up, by the monotonic clock."""

    secure: bool
    host: str
    port: int
    target: str
    until: float
    _socket: socket.socket | None = field(default=None, init=False)

    @classmethod
    def to(cls, url: str, until: float) -> Request:
        """The host and target of an address. Raises IntakeError where it is none that pages are fetched from."""
        from urllib3.exceptions import LocationParseError
        from urllib3.util import parse_url

        scheme, colon, _ = url.partition("://")
        if not colon or scheme.lower() not in _PORTS:
            raise IntakeError(f"{shorten(url)} is not an address with http:// or https://")
        if any(char.isspace() or not char.isprintable() or char == "\\" for char in url):
            raise IntakeError(f"{shorten(url)} has a character that no address has")
        try:
            parts = parse_url(_in_ascii(url))
        except LocationParseError:
            parts = None
        if parts is None or not parts.host or parts.scheme not in _PORTS:
            raise IntakeError(f"{shorten(url)} is not an address of a page")
        if parts.auth is not None:
            raise IntakeError(
                "an address with a name or a password in it is not followed; leave out what stands before @"
            )
        port = parts.port if parts.port is not None else _PORTS[parts.scheme]
        return cls(parts.scheme == "https", host_of(parts.host), port, parts.request_uri, until)

    def addresses(self, resolve: Callable[[str, int], list[str]], allow_private: bool) -> list[str]:
        """The addresses of the host, all of them looked at. Raises IntakeError where one may not be asked."""
        if not allow_private:
            refuse_odd_spelling(self.host)
        found = [self.host] if _is_address(self.host) else resolve(self.host, self.port)
        if not found:
            raise IntakeError(f"no host called {shorten(self.host)} was found")
        if not allow_private:
            refuse_private(self.host, found)
        return found

    @contextmanager
    def answer(self, addresses: Sequence[str], headers: Mapping[str, str] = FOR_PAGES) -> Iterator[Answer]:
        """The host’s answer, readable within the block. Raises IntakeError for all that goes wrong meanwhile."""
        from urllib3.exceptions import HTTPError

        try:
            connection = self._connected(addresses)
            try:
                self._socket = connection.sock
                connection.sock.settimeout(self._remaining())
                connection.request("GET", self.target, headers=self._headers(headers), preload_content=False)
                yield Answer(connection.getresponse(), _packings(headers))
            finally:
                connection.close()
        except (HTTPError, HTTPException, OSError) as fault:
            raise AskLater(of_connection(fault, self.host, self.port)) from None

    def break_off(self) -> None:
        """Wake whoever waits for the host: nobody reads any more what it says. From any thread, at any time."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _connected(self, addresses: Sequence[str]) -> HTTPConnection:
        """A connection to the first address that takes one, and with https to whom the host's certificate names."""
        from urllib3.connection import HTTPConnection, HTTPSConnection
        from urllib3.exceptions import HTTPError

        name, context = self.host.rstrip("."), trust() if self.secure else None
        for number, address in enumerate(addresses, 1):
            last = number == len(addresses)
            wait = self._remaining() if last else min(self._remaining(), _PATIENCE)
            connection = HTTPConnection(address, self.port, timeout=wait)
            if context is not None:
                connection = HTTPSConnection(
                    address, self.port, timeout=wait, server_hostname=name, ssl_context=context
                )
            try:
                connection.connect()
            except (OSError, HTTPError):
                connection.close()
                if last:
                    raise
            else:
                return connection
        raise IntakeError(_LATE)

    def _remaining(self) -> float:
        seconds = self.until - monotonic()
        if seconds <= 0:
            raise AskLater(_LATE)
        return seconds

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == _PORTS["https" if self.secure else "http"]
        return {
            "Host": host if usual else f"{host}:{self.port}",
            **more,
            "Connection": "close",
        }


class Answer:
    """What a host answers to a request."""

    def __init__(self, response: HTTPResponse, packings: frozenset[str]) -> None:
        self._response, self._packings = response, packings
        self.status = response.status

    def header(self, name: str) -> str:
        """The value of a header, empty without one."""
        return self._response.headers.get(name, "")

    def content(self, most: int) -> bytes:
        """The page, unpacked. Raises IntakeError where it is more than `most` bytes: no more of it is unpacked."""
        return b"".join(self.pieces(most, "page"))

    def pieces(self, most: int, what: str) -> Iterator[bytes]:
        """The same, piece by piece; `what` is what it is called where it is too large."""
        packing = self.header("content-encoding").strip().lower()
        if packing not in self._packings:
            raise IntakeError(f"the {what} is packed in a way that wasn’t asked for ({shorten(packing)})")
        size = 0
        while piece := self._piece():
            size += len(piece)
            if size > most:
                raise IntakeError(f"the {what} is larger than {most // 2**20} MB")
            yield piece

    def _piece(self) -> bytes:
        try:
            return self._response.read(_PIECE, decode_content=True)
        except ValueError as fault:  # the size of a chunk is below zero
            raise HTTPException("no size of a chunk") from fault


def _packings(headers: Mapping[str, str]) -> frozenset[str]:
    """What may be answered to a request: what it asks for, and nothing packed."""
    asked = {packing.strip() for packing in headers["Accept-Encoding"].split(",")}
    return frozenset(["", "identity", *asked, *(["x-gzip"] if "gzip" in asked else [])])


@cache
def trust() -> ssl.SSLContext:
    """Whom to believe that they are who they say: those whom the system believes, and those whom Mozilla does."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _in_ascii(url: str) -> str:
    """An address whose host is spelled in ASCII, as it is looked up."""
    match = re.fullmatch(r"([^:]+://)([^/?#:]*)(.*)", url)
    return url if match is None or match[2].isascii() else match[1] + host_of(match[2]) + match[3]
