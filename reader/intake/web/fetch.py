"""Fetches a page over http or https through its redirects, with limits of size and time."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urljoin

from reader.errors import IntakeError
from reader.intake.pages.page import LARGEST
from reader.intake.web.addresses import addresses_of
from reader.intake.web.deadline import Step, within
from reader.intake.web.network_errors import of_status
from reader.intake.web.request import Answer, Request
from reader.model.clean import shorten

SECONDS = 15.0
"""For all of it: names, connections, redirects and the page."""
_GRACE = 1.0
MOST_REDIRECTS = 10
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_READABLE = frozenset(["", "text/html", "application/xhtml+xml", "text/plain"])
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was sent, unpacked. `url`: where it was in the end; `kind`: its media type, empty if not said."""

    url: str
    content: bytes
    kind: str
    encoding: str | None


def fetch(
    url: str,
    progress: Step,
    *,
    allow_private: bool = False,
    resolve: Resolve = addresses_of,
    seconds: float = SECONDS,
) -> Fetched:
    """The page at `url`. Raises IntakeError where it can't be had, or can't in so many seconds."""
    # a little later than the one who waits, who is to say that it is late
    redirects = _Redirects(allow_private, resolve, monotonic() + seconds + _GRACE)
    late = f"the page did not come within {seconds:g} seconds"
    try:
        return within(seconds, lambda tell: redirects.to(url, tell), progress, late)
    finally:
        redirects.break_off()


class _Redirects:
    """From an address through its redirects to a page."""

    def __init__(self, allow_private: bool, resolve: Resolve, until: float) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._until = until
        self._request: Request | None = None

    def to(self, url: str, tell: Step) -> Fetched:
        url = url.strip()
        for _ in range(MOST_REDIRECTS + 1):
            self._request = request = Request.to(url, self._until)
            tell(f"looking for {request.host}")
            addresses = request.addresses(self._resolve, self._allow_private)
            tell(f"asking {request.host} for the page")
            with request.answer(addresses) as answer:
                if answer.status not in _REDIRECTS:
                    return self._read(answer, url, tell)
                url = _next(url, answer)
        raise IntakeError(f"the site sends from one address to the next, more than {MOST_REDIRECTS} times")

    def break_off(self) -> None:
        if self._request is not None:
            self._request.break_off()

    def _read(self, answer: Answer, url: str, tell: Step) -> Fetched:
        if answer.status != 200:
            raise IntakeError(of_status(answer.status))
        said = answer.header("content-type")
        kind = said.partition(";")[0].strip().lower()
        if kind not in _READABLE:
            raise IntakeError(f"it is {shorten(kind)}, not a page or a text")
        tell("reading the page")
        charset = _CHARSET.search(said)
        return Fetched(url.partition("#")[0], answer.content(LARGEST), kind, charset[1] if charset else None)


def _next(url: str, answer: Answer) -> str:
    location = answer.header("location")
    if not location:
        raise IntakeError("the site sends to another address, and doesn’t say to which")
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # headers come as Latin-1, whatever they are
    try:
        return urljoin(url, location)
    except ValueError:
        raise IntakeError("the site sends to something that is not an address") from None
