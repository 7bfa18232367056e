"""Only machines of the open internet are asked for pages."""

from __future__ import annotations

import pytest

from reader.errors import IntakeError
from reader.intake.web.addresses import host_of, is_public, refuse_odd_spelling, refuse_private

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1
192.0.0.8 192.0.0.171 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
240.0.0.1 255.255.255.255 :: ::1 ::2 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1
64:ff9b::a00:1 64:ff9b:1::808:808 100::1 2001::1 2001:2::1 2001:10::1 2001:db8::1 2002:7f00:1:: 2002:808:808::
3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 2606:4700::1%eth0 nonsense
""".split()
PUBLIC = "1.1.1.1 8.8.8.8 93.184.215.14 172.15.0.1 172.32.0.1 2606:4700::1111 2a00:1450::1 64:ff9b::808:808".split()
ODD = """
127.1 127.0.1 0 1 2130706433 017700000001 0x7f000001 0x7f.1 0x7f.0.0.0x1 0177.0.0.1 127.0.0.01 127.0.0.1. 010.8.8.8
8.8.2056 134744072 0x08080808 1.2.3.4.5 256.1.1.1 news.test.1 0x 00.0 ::ffff:127.0.0.1 ::ffff:8.8.8.8
64:ff9b::808:808 1::2::3
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_behind_a_door_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ODD)
def test_an_odd_spelling_of_an_address_is_refused_whatever_it_means(host: str) -> None:
    with pytest.raises(IntakeError, match="odd spelling"):
        refuse_odd_spelling(host)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "2606:4700::1111", "news.test", "4chan.test", "1.2.3.test", "0x.test"]
)
def test_names_and_plain_addresses_are_no_odd_spellings(host: str) -> None:
    refuse_odd_spelling(host)


def test_every_address_of_a_host_must_be_public() -> None:
    refuse_private("news.test", ["1.1.1.1", "2606:4700::1111"])
    with pytest.raises(IntakeError, match=r"news\.test \(10\.0\.0\.1\) is a private address"):
        refuse_private("news.test", ["1.1.1.1", "10.0.0.1"])


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("News.Test", "news.test"),
        ("bücher.test", "xn--bcher-kva.test"),
        ("１２７.０.０.１", "127.0.0.1"),
        ("①②⑦。0.0.1", "127.0.0.1"),
        ("[2606:4700::1]", "2606:4700::1"),
        ("a_b.test", "a_b.test"),
    ],
)
def test_a_host_is_looked_up_by_its_name_in_ascii(written: str, host: str) -> None:
    assert host_of(written) == host


@pytest.mark.parametrize(
    "written", ["", ".", "a..b", "-a.test", "a b", "a%00b", "a@b", "x" * 64, "\u202ea", "[::1%1]"]
)
def test_what_is_no_name_of_a_host_is_refused(written: str) -> None:
    with pytest.raises(IntakeError) as refused:
        host_of(written)
    assert str(refused.value).isprintable()
