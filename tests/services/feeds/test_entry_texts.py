"""The paragraphs of an entry for its preview, and what they were before."""

from __future__ import annotations

import pytest

from reader.errors import IntakeError
from reader.model.feeds.feed import Entry, FeedText
from reader.services.feeds import entry_texts
from reader.services.feeds.entry_texts import texts_of


def entry(words: str, *, is_html: bool = False) -> Entry:
    return Entry(content=FeedText(words, is_html))


def test_a_former_text_is_given_only_where_its_words_are_others() -> None:
    now = entry("<p>One.</p><p>Two.</p>", is_html=True)
    assert texts_of(now, None) == (("One.", "Two."), None)
    assert texts_of(now, entry("One.\n\nTwo.")) == (("One.", "Two."), None)
    assert texts_of(now, entry("Once.")) == (("One.", "Two."), ("Once.",))
    assert texts_of(Entry(), None) == ((), None)


def test_html_that_takes_too_long_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> tuple[str, ...]:
        raise IntakeError("its HTML can’t be read within 5 seconds")

    monkeypatch.setattr(entry_texts, "paragraphs_of", late)
    found = texts_of(entry("<p>One.</p>", is_html=True), None)
    assert found == (("Its HTML can’t be read within 5 seconds.",), None)
