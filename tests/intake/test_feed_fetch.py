"""A feed's address is asked politely, within limits, and says when to ask again."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from email.utils import formatdate
from typing import Any

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest

from reader.errors import IntakeError
from reader.intake.web import feed_fetch
from reader.intake.web.feed_fetch import LARGEST, FeedAnswer, fetch_feed
from tests.intake.site import Site, answer, redirect, serving
from tests.values import some

NOW = 1_715_000_000.0
FEED = b"<rss><channel><title>Harbour</title></channel></rss>"
Fetch = Callable[..., FeedAnswer]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.answers["/feed"] = answer(FEED, kind="application/rss+xml")
        yield site


@pytest.fixture
def got() -> Iterator[Fetch]:
    """Fetch from this machine, which only tests may."""
    bodies = ExitStack()

    def got(url: str, **more: Any) -> FeedAnswer:
        fetched = fetch_feed(url, **({"allow_private": True, "now": NOW} | more))
        if fetched.body is not None:
            bodies.enter_context(fetched.body)
        return fetched

    with bodies:
        yield got


def content(answer: FeedAnswer) -> bytes:
    return some(answer.body).read()


def test_a_feed_comes_with_what_the_next_request_needs(site: Site, got: Fetch) -> None:
    site.answers["/feed"] = answer(
        FEED, kind="text/xml", ETag='W/"1"', Last_Modified="Wed, 08 May 2024 10:00:00 GMT"
    )
    fetched = got(site.at("/feed"))
    assert (fetched.status, content(fetched), fetched.content_type) == (200, FEED, "text/xml")
    assert (fetched.url, fetched.moved_to) == (site.at("/feed"), None)
    assert (fetched.etag, fetched.modified) == ('W/"1"', "Wed, 08 May 2024 10:00:00 GMT")
    assert (fetched.fresh_for, fetched.retry_after) == (0, 0)


def test_a_second_request_is_conditional(site: Site, got: Fetch) -> None:
    site.answers["/feed"] = answer(status=304)
    fetched = got(site.at("/feed"), etag='W/"1"', modified="Wed, 08 May 2024 10:00:00 GMT")
    assert (fetched.status, fetched.body) == (304, None)
    asked = site.asked[-1].lower()
    assert 'if-none-match: w/"1"\r\n' in asked
    assert "if-modified-since: wed, 08 may 2024 10:00:00 gmt\r\n" in asked


def test_the_request_says_who_asks_and_how_to_turn_it_off(site: Site, got: Fetch) -> None:
    got(site.at("/feed"))
    agent = next(line for line in site.asked[-1].splitlines() if line.startswith("User-Agent:"))
    assert "closeread" in agent
    assert "410" in agent


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress])
def test_a_packed_feed_is_unpacked_and_a_bomb_is_not(
    site: Site, got: Fetch, pack: Callable[[bytes], bytes]
) -> None:
    name = "gzip" if pack is gzip.compress else "br"
    site.answers["/feed"] = answer(pack(FEED), Content_Encoding=name)
    site.answers["/bomb"] = answer(pack(bytes(LARGEST + 1)), Content_Encoding=name)
    assert content(got(site.at("/feed"))) == FEED
    with pytest.raises(IntakeError, match="the feed is larger than 16 MB"):
        got(site.at("/bomb"))


def test_a_large_feed_waits_on_the_disk(site: Site, got: Fetch) -> None:
    site.answers["/feed"] = answer(b"x" * 1_000_000)
    assert content(got(site.at("/feed"))) == b"x" * 1_000_000


@pytest.mark.parametrize(
    ("status", "moved"), [((301, 308), True), ((302, 301), False), ((301, 302), False), ((307, 307), False)]
)
def test_only_moves_for_good_are_remembered(
    site: Site, got: Fetch, status: tuple[int, int], moved: bool
) -> None:
    site.answers["/old"] = redirect("/middle", status[0])
    site.answers["/middle"] = redirect("/feed", status[1])
    fetched = got(site.at("/old"))
    assert fetched.url == site.at("/feed")
    wanted = {True: site.at("/feed"), False: site.at("/middle") if status[0] == 301 else None}[moved]
    assert fetched.moved_to == wanted


def test_a_feed_is_not_moved_from_https_to_http() -> None:
    assert feed_fetch._is_downgrade("https://a.example/", "http://a.example/")
    assert not feed_fetch._is_downgrade("http://a.example/", "https://a.example/")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache_Control": "public, max-age=600"}, 600),
        ({"Cache_Control": "max-age=600", "Age": "100"}, 500),
        ({"Cache_Control": "s-maxage=9, max-age=600, no-cache"}, 0),
        ({"Cache_Control": "max-age=9999999999999"}, 999_999_999),
        ({"Cache_Control": "max-age=soon"}, 0),
        ({"Age": "100"}, 0),
    ],
)
def test_the_site_says_for_how_long_nothing_changes(
    site: Site, got: Fetch, headers: dict[str, str], seconds: int
) -> None:
    site.answers["/feed"] = answer(FEED, 200, "text/xml", **headers)
    assert got(site.at("/feed")).fresh_for == seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (formatdate(NOW + 60, usegmt=True), 60),
        (formatdate(NOW - 60), 0),
        ("soon", 0),
        ("9" * 40, 10**9),
    ],
)
def test_the_site_says_when_to_ask_again(site: Site, got: Fetch, said: str, seconds: float) -> None:
    site.answers["/feed"] = answer(b"", 503, Retry_After=said)
    fetched = got(site.at("/feed"))
    assert (fetched.status, fetched.retry_after, fetched.body) == (503, seconds, None)


def test_private_addresses_are_refused_at_every_step(site: Site) -> None:
    with pytest.raises(IntakeError, match="private address"):
        fetch_feed(site.at("/feed"), now=NOW)


def test_a_host_is_held_while_it_is_asked_and_let_go_before_the_next(site: Site, got: Fetch) -> None:
    held: list[str] = []

    def gate(host: str) -> AbstractContextManager[object]:
        @contextmanager
        def holding() -> Iterator[None]:
            assert held.count("+") == held.count("-")
            held.extend((host, "+"))
            yield
            held.append("-")

        return holding()

    site.answers["/old"] = redirect("/feed")
    got(site.at("/old"), gate=gate)
    assert held == ["127.0.0.1", "+", "-", "127.0.0.1", "+", "-"]


def test_a_validator_that_could_not_be_sent_back_is_forgotten() -> None:
    assert feed_fetch._validator("x" * 2_000) == ""
    assert feed_fetch._validator('"1"') == '"1"'


def test_a_feed_that_takes_too_long_is_given_up(site: Site, got: Fetch) -> None:
    def silent(guest: socket.socket, _: str) -> None:
        guest.recv(1)

    site.answers["/feed"] = silent
    with pytest.raises(IntakeError, match=r"did not come within|did not answer in time"):
        got(site.at("/feed"), seconds=0.2)
