from __future__ import annotations

import pytest

from reader.web.guard import Admission, is_loopback, is_own_host, is_own_origin

NAMES = frozenset({"localhost", "newsroom"})


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "10.1.2.3:8000", "newsroom:8000"],
)
def test_addresses_and_the_servers_own_names_are_its_hosts(host: str) -> None:
    assert is_own_host(host, 8000, NAMES)


@pytest.mark.parametrize(
    "host",
    [
        "news.example:8000",
        "127.0.0.1.news.example:8000",
        "localhost.news.example:8000",
        "127.0.0.1",
        "127.0.0.1:8001",
        "localhost:eight",
        "me@localhost:8000",
        "localhost:8000/..",
        "[::1:8000",
        "0x7f000001:8000",
        "",
    ],
)
def test_names_that_may_be_somebody_elses_are_not(host: str) -> None:
    assert not is_own_host(host, 8000, NAMES)


def test_a_host_without_a_port_is_at_port_80() -> None:
    assert is_own_host("localhost", 80, NAMES)


def test_only_the_page_of_the_same_host_and_port_is_the_servers_own() -> None:
    assert is_own_origin("http://localhost:8000", "localhost:8000")
    for other in ("http://localhost:8001", "https://localhost:8000", "http://news.example", "null", None):
        assert not is_own_origin(other, "localhost:8000")


def test_a_token_opens_the_door_once_and_another_takes_its_place() -> None:
    admission = Admission()
    first = admission.token
    cookie = admission.exchange(first)
    assert cookie is not None
    assert admission.admits(cookie)
    assert admission.exchange(first) is None
    assert admission.token != first
    assert admission.exchange(admission.token) not in (None, cookie)
    assert admission.admits(cookie)


@pytest.mark.parametrize("word", ["", "guess", "ключ", "\ud800"])
def test_nothing_else_opens_it(word: str) -> None:
    admission = Admission()
    assert admission.exchange(word) is None
    assert not admission.admits(word)


def test_only_this_machine_reaches_a_loopback_host() -> None:
    assert all(map(is_loopback, ["localhost", "127.0.0.1", "127.9.9.9", "::1"]))
    assert not any(map(is_loopback, ["0.0.0.0", "::", "newsroom", "10.0.0.1"]))
