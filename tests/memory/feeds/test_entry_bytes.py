from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.memory.feeds.entry_bytes import LONGEST_SUMMARY, Words, from_bytes, plain_words, to_bytes
from reader.model.feeds.feed import Entry, FeedText


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>One</p><p>Two &amp; three</p>", "One\nTwo & three"),
        ("a<br>b<hr/>c", "a\nb\nc"),
        ("un<b>bro</b>ken <em>words</em>", "unbroken words"),
        ("<script>alert(1)</script><style>p {}</style>seen", "seen"),
        ("<!-- not --><![CDATA[x]]>seen", "seen"),
        ("1 &lt; 2 < 3", "1 < 2 < 3"),
        ("<p>lost <script>never closed", "lost"),
        ("  \n ", ""),
    ],
)
def test_html_becomes_plain_words(source: str, words: str) -> None:
    assert plain_words(FeedText(source, is_html=True)) == words


def test_plain_text_stays_literal() -> None:
    assert plain_words(FeedText(" <b> &amp;  x \n\n y ")) == "<b> &amp; x\n\ny"
    assert plain_words(None) == ""


def test_a_long_text_has_a_short_summary_on_one_line() -> None:
    words = Words.of(Entry(title=" A \n ferry ", content=FeedText("<p>word</p>" * 1_000, is_html=True)))
    assert words.title == "A ferry"
    assert words.summary is not None
    assert len(words.summary) <= LONGEST_SUMMARY + 2
    assert "\n" not in words.summary
    assert words.summary.endswith(" …")
    assert Words.of(Entry(summary=FeedText("Short."), content=FeedText("Long."))).summary == "Short."
    assert Words.of(Entry()).summary is None


@given(st.text(max_size=5_000), st.booleans())
def test_any_text_comes_out_as_it_went_in(text: str, is_html: bool) -> None:
    entry = Entry(title=text, content=FeedText(text * 3, is_html))
    assert from_bytes(to_bytes(entry)) == entry
    Words.of(entry)
