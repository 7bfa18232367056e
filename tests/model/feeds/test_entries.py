"""An entry offers the most of its own words that the feed gives."""

from __future__ import annotations

from reader.model.feeds.feed import Entry, FeedText


def test_the_text_of_an_entry_is_its_content_else_its_summary() -> None:
    summary, content = FeedText("Short."), FeedText("<p>Long.</p>", is_html=True)
    assert Entry(summary=summary, content=content).text == content
    assert Entry(summary=summary).text == summary
    assert Entry().text is None
