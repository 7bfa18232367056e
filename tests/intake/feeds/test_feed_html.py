"""HTML in feeds: titles become words, addresses absolute, and nothing else changes."""

from __future__ import annotations

import pytest

from reader.intake.feeds.html import html_words, with_absolute_addresses

BASE = "https://vale.example/a/b.html"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Port &amp; quay", "Port & quay"),
        ("Port <em>quay</em>", "Port quay"),
        ("One<br>two<p>three</p>", "One two  three "),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("<!-- x -->", ""),
        ("", ""),
        ("<", "<"),
        ("5 < 6", "5 < 6"),
    ],
)
def test_a_title_in_html_is_its_words(source: str, words: str) -> None:
    assert html_words(source).split() == words.split()


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('<a href="c.html">c</a>', '<a href="https://vale.example/a/c.html">c</a>'),
        ("<img src=/c.png>", '<img src="https://vale.example/c.png">'),
        ('<a href="?q=1&amp;r=2">c</a>', '<a href="https://vale.example/a/b.html?q=1&amp;r=2">c</a>'),
        ('<a href="//ridge.example/c">c</a>', '<a href="https://ridge.example/c">c</a>'),
        (
            '<img srcset="a.png 1x, /b.png 2x">',
            '<img srcset="https://vale.example/a/a.png 1x, https://vale.example/b.png 2x">',
        ),
        ("Words &amp; <a href=c>c</a>", 'Words &amp; <a href="https://vale.example/a/c">c</a>'),
        ('<a href="http://[">c</a>', '<a href="http://[">c</a>'),
    ],
)
def test_addresses_in_html_are_made_absolute(source: str, wanted: str) -> None:
    assert with_absolute_addresses(source, BASE) == wanted


@pytest.mark.parametrize(
    "source",
    [
        "Plain words, a &nbsp; and an <b>unclosed",
        '<a href="https://vale.example/c" title=x>c</a>',
        '<img src="data:image/gif;base64,AAAA">',
        '<a href="mailto:desk@vale.example">write</a>',
    ],
)
def test_html_whose_addresses_are_absolute_stays_as_it_was(source: str) -> None:
    assert with_absolute_addresses(source, BASE) == source
