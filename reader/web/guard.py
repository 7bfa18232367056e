"""Who may open a page: checks of a request's Host and Origin, tokens that open one page each, and sessions' cookies.

A page of the web can send a browser here, under a name of its own that leads to this machine (DNS rebinding): so the
name that the browser used is checked, and whose page it was that asked.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest
from ipaddress import ip_address
from urllib.parse import urlsplit

_BYTES = 32
"""Bytes of chance in a token and in a cookie."""


def is_own_host(host: str, port: int, names: frozenset[str]) -> bool:
    """Whether a Host header names this server: an address, or one of `names`, and the port that it listens at.

    Addresses are never the name of somebody else's page, whatever they lead to.
    """
    try:
        parts = urlsplit(f"//{host}")
        name, at = parts.hostname, parts.port or 80
    except ValueError:  # a port that is no number, a bracket that is never closed
        return False
    if not name or parts.username is not None or parts.path or parts.query or parts.fragment or at != port:
        return False
    return name in names or _is_address(name)


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether an Origin header is that of the page which `host` gave."""
    return origin == f"http://{host}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens at a host."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Admission:
    """One token at a time, which opens the door to one browser, and the cookies of those that came in."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(_BYTES)
        self._cookies: list[str] = []

    def exchange(self, token: str) -> str | None:
        """A new cookie for the token, which a new one replaces; None where it isn't the token of now."""
        if not _equal(token, self.token):
            return None
        self.token = secrets.token_urlsafe(_BYTES)
        self._cookies.append(secrets.token_urlsafe(_BYTES))
        return self._cookies[-1]

    def admits(self, cookie: str) -> bool:
        """Whether a cookie was given in exchange for a token."""
        return any(_equal(cookie, given) for given in self._cookies)


def _equal(one: str, other: str) -> bool:
    """Compared in a time that doesn't tell how much of them agrees."""
    return compare_digest(one.encode("utf-8", "replace"), other.encode())
