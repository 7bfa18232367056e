"""Pages of addresses: fetched politely, asked for again where a site is busy, and left where nobody waits."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from threading import enumerate as threads

import pytest

from reader.services.bulk.addresses import FetchRules, fetched_pages
from reader.services.bulk.sources import key_of_address
from reader.services.bulk.values import FailureKind, SourcePage
from tests.intake.site import Site, answer, serving
from tests.values import some
from tests.waiting import until

RULES = FetchRules(allow_private=True, pause=0, again=(0, 0))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def fetched(addresses: list[str], rules: FetchRules = RULES) -> dict[str, SourcePage]:
    pages = [page for page in fetched_pages(addresses, 7, rules) if page is not None]
    return {page.where: page for page in pages}


def test_each_address_gives_its_page(site: Site) -> None:
    site.answers |= {"/a": answer(b"<p>a"), "/b": answer(b"b", kind="text/plain; charset=latin-1")}
    a, b = site.at("/a"), site.at("/b")
    pages = fetched([a, b])
    assert some(pages[a].page).content == b"<p>a"
    assert (some(pages[b].page).kind, some(pages[b].page).encoding) == ("text/plain", "latin-1")
    assert (pages[a].key, pages[a].weight) == (key_of_address(a), 7)


def test_a_site_that_is_busy_is_asked_again_and_one_without_the_page_is_not(site: Site) -> None:
    tries: list[str] = []

    def busy_once(guest: socket.socket, path: str) -> None:
        tries.append(path)
        guest.sendall(answer(b"late", kind="text/plain") if len(tries) > 1 else answer(status=503))

    site.answers["/busy"] = busy_once
    busy, gone = site.at("/busy"), site.at("/gone")
    pages = fetched([busy, gone])
    assert some(pages[busy].page).content == b"late"
    assert some(pages[gone].failed).kind is FailureKind.NOT_FETCHED
    assert "no such page" in some(pages[gone].failed).reason
    assert [line.split(" ")[1] for line in site.asked].count("/gone") == 1


def test_a_site_that_stays_busy_has_failed(site: Site) -> None:
    site.answers["/"] = answer(status=503)
    page = fetched([site.at("/")])[site.at("/")]
    assert "overloaded" in some(page.failed).reason
    assert len(site.asked) == 3


def test_a_private_address_is_refused_without_leave(site: Site) -> None:
    page = fetched([site.at("/")], replace(RULES, allow_private=False))[site.at("/")]
    assert some(page.failed).kind is FailureKind.NOT_FETCHED
    assert site.asked == []


def test_what_is_finished_is_not_fetched(site: Site) -> None:
    (page,) = fetched_pages([site.at("/")], 7, RULES, lambda _: True)
    assert page is not None
    assert (page.page, page.failed) == (None, None)
    assert site.asked == []


def test_nobody_fetches_on_when_nobody_takes_pages(site: Site) -> None:
    for number in range(30):
        site.answers[f"/{number}"] = answer(b"<p>a")
    pages = fetched_pages([site.at(f"/{number}") for number in range(30)], 7, RULES)
    until(lambda: next(pages) is not None)
    pages.close()
    until(lambda: not any(thread.name.startswith("fetching-") for thread in threads()))
    assert len(site.asked) < 30


def test_a_bug_in_a_fetching_thread_is_raised_where_the_pages_are_asked_for(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.services.bulk.addresses.fetch", broken)
    pages = fetched_pages([site.at("/a")], 7, RULES)
    with pytest.raises(ZeroDivisionError):
        next(page for page, _ in zip(pages, range(20), strict=False) if page is not None)
