"""Fetches a page over http or https through its redirects, with limits of size and time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TypeVar
from urllib.parse import urljoin

from reader.errors import AskLater, IntakeError
from reader.intake.web.addresses import addresses_of
from reader.intake.web.deadline import Step, within
from reader.intake.web.network_errors import of_status
from reader.intake.web.request import FOR_PAGES, Answer, Request
from reader.model.clean import shorten

SECONDS = 15.0
"""For all of it: names, connections, redirects and the page."""
GRACE = 1.0
MOST_REDIRECTS = 10
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_PERMANENT = frozenset([301, 308])
_LATER = frozenset([408, 425, 429, *range(500, 600)])
_READABLE = frozenset(["", "text/html", "application/xhtml+xml", "text/plain"])
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)

Resolve = Callable[[str, int], list[str]]
Gate = Callable[[str], AbstractContextManager[object]]
"""Gives what is to be held while a host is asked."""
T = TypeVar("T")


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
    redirects = Redirects(allow_private, resolve, monotonic() + seconds + GRACE)
    late = f"the page did not come within {seconds:g} seconds"
    try:
        return within(seconds, lambda tell: redirects.follow(url, tell, partial(_read, tell)), progress, late)
    finally:
        redirects.break_off()


class Redirects:
    """From an address through its redirects to an answer. `moved_to` is where it is for good, as far as all say so."""

    def __init__(
        self,
        allow_private: bool,
        resolve: Resolve,
        until: float,
        headers: Mapping[str, str] = FOR_PAGES,
        gate: Gate = lambda _: nullcontext(),
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._until = until
        self._headers, self._gate = headers, gate
        self._request: Request | None = None
        self.moved_to: str | None = None

    def follow(self, url: str, tell: Step, read: Callable[[Answer, str], T]) -> T:
        """What `read` makes of the answer in the end, and of its address. Raises IntakeError."""
        url, permanent = url.strip(), True
        for _ in range(MOST_REDIRECTS + 1):
            self._request = request = Request.to(url, self._until)
            tell(f"looking for {request.host}")
            addresses = request.addresses(self._resolve, self._allow_private)
            tell(f"asking {request.host} for the page")
            with self._gate(request.host), request.answer(addresses, self._headers) as answer:
                if answer.status not in _REDIRECTS:
                    return read(answer, url)
                url = _next(url, answer)
            permanent = permanent and answer.status in _PERMANENT
            self.moved_to = url if permanent else self.moved_to
        raise IntakeError(f"the site sends from one address to the next, more than {MOST_REDIRECTS} times")

    def break_off(self) -> None:
        if self._request is not None:
            self._request.break_off()


def _read(tell: Step, answer: Answer, url: str) -> Fetched:
    if answer.status != 200:
        raise (AskLater if answer.status in _LATER else IntakeError)(of_status(answer.status))
    said = answer.header("content-type")
    kind = said.partition(";")[0].strip().lower()
    if kind not in _READABLE:
        raise IntakeError(f"it is {shorten(kind)}, not a page or a text")
    from reader.intake.pages.page import LARGEST  # a feed needs nothing of pages

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
