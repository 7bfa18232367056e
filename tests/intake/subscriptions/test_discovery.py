from __future__ import annotations

import pytest

from reader.intake.subscriptions.discovery import NamedFeed, feeds_named_in

AT = "https://harbour.example/news/"
RSS = "rel=alternate type=application/rss+xml"


def named(page: str, at: str = AT) -> list[tuple[str, str | None]]:
    return [(feed.address, feed.title) for feed in feeds_named_in(page.encode(), at)]


def test_feeds_come_in_the_pages_order_with_those_of_comments_last() -> None:
    page = f"""<html><head><title>x</title>
    <link {RSS} href="/comments/feed" title="Harbour &raquo; Comments">
    <LINK REL="Alternate" TYPE='application/atom+xml; charset=utf-8' HREF=atom.xml TITLE="Harbour &amp; quay">
    <link {RSS} href="https://harbour.example/rss">
    <link rel="feed" href="/all"><link rel="alternate" type="application/feed+json" href="/feed.json">"""
    assert named(page) == [
        ("https://harbour.example/news/atom.xml", "Harbour & quay"),
        ("https://harbour.example/rss", None),
        ("https://harbour.example/all", None),
        ("https://harbour.example/feed.json", None),
        ("https://harbour.example/comments/feed", "Harbour » Comments"),
    ]


def test_the_base_of_the_page_holds() -> None:
    assert named(f'<base href="/en/"><link {RSS} href="feed">') == [("https://harbour.example/en/feed", None)]


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"<!-- <link {RSS} href='/feed'> -->",
        "<link rel=stylesheet href=/a.css><link rel=alternate hreflang=de href=/de>",
        "<link rel=alternate type=application/json href=/oembed?url=x>",
        f"<link {RSS}><link {RSS} href=''>",
        f"<link {RSS} href='javascript:alert(1)'><link {RSS} href='http://[::1'>",
    ],
)
def test_what_is_no_feed_is_not_named(page: str) -> None:
    assert named(page) == []


def test_one_that_is_named_twice_is_one() -> None:
    page = f"<link {RSS} href=/feed title=A><link {RSS} href=/feed title=B>".encode()
    assert feeds_named_in(page, AT) == (NamedFeed("https://harbour.example/feed", "A"),)
