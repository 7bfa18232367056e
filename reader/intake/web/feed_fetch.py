"""Fetches a feed's address: a conditional request, limits of size and time, and what the site says of asking again."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import IO

import urllib3.connection  # noqa: F401 - before there are threads: several that load it at once may find half of it

from reader.intake.web.addresses import addresses_of
from reader.intake.web.deadline import within
from reader.intake.web.fetch import GRACE, Gate, Redirects, Resolve
from reader.intake.web.request import Answer
from reader.model.clean import shorten

SECONDS = 30.0
"""For all of it: names, connections, redirects and the feed."""
LARGEST = 16 * 1024 * 1024
"""Bytes of a feed, unpacked."""
_IN_MEMORY = 256 * 1024
"""Bytes of a feed that waits to be read; more of it waits in a temporary file."""
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_UNCACHED = re.compile(r"(?:^|,)\s*(?:no-cache|no-store)\b", re.IGNORECASE)
_LONGEST_VALIDATOR = 1_000


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed's address answers.

    `url` is where it was in the end, `moved_to` where it is from now on, if elsewhere. `status` is 200 with content in
    `body`, which is to be closed, 304 for no change, or what went wrong. `etag` and `modified` are for the next
    request; `fresh_for` is for how many seconds the site says that nothing changes, `retry_after` in how many it wants
    to be asked again at the earliest.
    """

    url: str
    moved_to: str | None
    status: int
    body: IO[bytes] | None
    content_type: str
    etag: str
    modified: str
    fresh_for: float
    retry_after: float


def fetch_feed(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    now: float,
    allow_private: bool = False,
    gate: Gate = lambda _: nullcontext(),
    resolve: Resolve = addresses_of,
    seconds: float = SECONDS,
) -> FeedAnswer:
    """The answer of a feed's address. Raises IntakeError where there is none, in one sentence.

    `now` is in seconds of the epoch. `gate` is held for a host while it is asked.
    """
    headers = feed_headers()
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    redirects = Redirects(allow_private, resolve, monotonic() + seconds + GRACE, headers, gate)

    def read(answer: Answer, at: str) -> FeedAnswer:
        moved = None if redirects.moved_to is None or _is_downgrade(url, at) else redirects.moved_to
        return FeedAnswer(
            at.partition("#")[0],
            moved,
            answer.status,
            _spooled(answer) if answer.status == 200 else None,
            answer.header("content-type"),
            _validator(answer.header("etag")),
            _validator(answer.header("last-modified")),
            _fresh_for(answer),
            _retry_after(answer.header("retry-after"), now),
        )

    late = f"the feed did not come within {seconds:g} seconds"
    try:
        return within(seconds, lambda tell: redirects.follow(url, tell, read), lambda _: None, late)
    finally:
        redirects.break_off()


def feed_headers() -> dict[str, str]:
    """The headers of every request for a feed: who asks, and how a site turns that off."""
    return {
        "User-Agent": "closeread (feed reader of one person; answer 410 and it asks no more)",
        "Accept": "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,"
        "application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.8,text/html;q=0.5,*/*;q=0.1",
        "Accept-Encoding": "gzip, br",
    }


def _spooled(answer: Answer) -> IO[bytes]:
    """The content of an answer, from its beginning; large ones wait on the disk."""
    body: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - who reads it closes it
    try:
        for piece in answer.pieces(LARGEST, "feed"):
            body.write(piece)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _is_downgrade(url: str, to: str) -> bool:
    return url.lower().startswith("https:") and not to.lower().startswith("https:")


def _validator(value: str) -> str:
    """A header to be sent back; empty where it could not be."""
    value = value.strip()
    return value if len(value) <= _LONGEST_VALIDATOR and shorten(value, len(value) + 1) == value else ""


def _fresh_for(answer: Answer) -> float:
    """For how many seconds an answer holds, by its Cache-Control and the age that it had."""
    said = answer.header("cache-control")
    age = answer.header("age").strip()
    match = _MAX_AGE.search(said)
    if match is None or _UNCACHED.search(said):
        return 0
    return max(int(match[1]) - (int(age) if age.isdecimal() and len(age) < 10 else 0), 0)


def _retry_after(said: str, now: float) -> float:
    """In how many seconds a site wants to be asked again: it gives a number of them or a date; 0 without either."""
    said = said.strip()
    if said.isascii() and said.isdecimal():
        return float(min(int(said[:10]), 10**9))
    try:
        return max(parsedate_to_datetime(said).timestamp() - now, 0)
    except (ValueError, OverflowError):
        return 0
