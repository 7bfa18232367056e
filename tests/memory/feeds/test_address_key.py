from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.memory.feeds.address_key import address_key

PAGE = "https://harbour.example/news/2024/ferry"


@pytest.mark.parametrize(
    "other",
    [
        "http://harbour.example/news/2024/ferry",
        "HTTPS://Harbour.Example:443/news/2024/ferry",
        "https://www.harbour.example/news/2024/ferry/",
        "https://harbour.example/news/2024/ferry#comments",
        "https://harbour.example/news/2024/ferry?utm_source=rss&utm_medium=feed",
        "https://harbour.example/news/2024/ferry?fbclid=Iw1&at_campaign=64&CMP=share",
        "https://harbour.example/news/2024/ferry?mc_cid=1&amp",
        "https://harbour.example/news/2024/ferry/amp",
        "https://harbour.example/news/2024/ferry/amp/",
        "https://harbour.example/amp/news/2024/ferry",
        "https://amp.harbour.example/news/2024/ferry",
        "https://m.harbour.example/news/2024/ferry",
        "https://harbour.example/news/2024/ferry?outputType=amp",
        "https://harbour.example/news/2024/ferry.amp",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/2024/ferry",
        "https://www.google.com/amp/s/harbour.example/news/2024/ferry?usqp=1",
        "https://harbour.example/news/2024/f%65rry",
        " https://harbour.example/news/2024/ferry\n",
    ],
)
def test_addresses_that_lead_to_one_page_have_one_key(other: str) -> None:
    assert address_key(other) == address_key(PAGE) == "harbour.example/news/2024/ferry"


@pytest.mark.parametrize(
    "other",
    [
        "https://harbour.example/news/2024/ferries",
        "https://harbour.example/news/2024/ferry?id=2",
        "https://harbour.example/news/2024/ferry?page=2",
        "https://harbour.example/news/2024/Ferry",
        "https://harbour.example:8080/news/2024/ferry",
        "https://harbour.example/news/2024/ferry#!/2",
        "https://other.example/news/2024/ferry",
        "https://harbour.example/news/2024/camp",
    ],
)
def test_addresses_of_other_pages_have_other_keys(other: str) -> None:
    assert address_key(other) not in (None, address_key(PAGE))


def test_the_order_of_parameters_does_not_matter() -> None:
    assert address_key("https://a.example/?b=2&a=1") == address_key("https://a.example/?a=1&b=2")


@pytest.mark.parametrize(
    "url", [None, "", "tag:harbour.example,2024:x", "mailto:a@b.example", "https://", "http://[::1", "/news"]
)
def test_what_is_no_address_of_a_page_has_no_key(url: str | None) -> None:
    assert address_key(url) is None


def test_a_front_page_tells_no_entries_apart() -> None:
    assert address_key("https://harbour.example/?utm_source=rss#top") is None


@given(st.text())
def test_any_text_gives_a_key_or_none(text: str) -> None:
    address_key(text)
    address_key(f"https://{text}")
    address_key(f"https://a.example/{text}")
