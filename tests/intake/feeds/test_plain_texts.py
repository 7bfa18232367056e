"""The text of an entry in plain paragraphs: all of it, and nothing of its markup."""

from __future__ import annotations

import pytest

from reader.intake.feeds.plain import paragraphs_of
from reader.model.feeds.feed import FeedText


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", ["One.", "Two & three."]),
        ("Just words.", ["Just words."]),
        ("One.<br><br>Two.", ["One.", "Two."]),
        ("<h2>Head</h2><ul><li>a</li><li>b</li></ul>", ["Head", "a", "b"]),
        ("<p>He said <q>not yet</q>.</p>", ["He said “not yet”."]),
        ("<script>x()</script><p>Only <!-- not this -->this.</p>", ["Only this."]),
        ("<p>\u202eeno</p>", ["eno"]),
        ('<img src="x.png">', []),
        ("", []),
    ],
)
def test_html_becomes_its_paragraphs(source: str, paragraphs: list[str]) -> None:
    assert list(paragraphs_of(FeedText(source, is_html=True))) == paragraphs


def test_the_signs_of_a_plain_text_are_words() -> None:
    assert paragraphs_of(FeedText("5 < 6 &amp; <b>\n\nTwo.")) == ("5 < 6 &amp; <b>", "Two.")


def test_quotation_marks_are_those_of_the_language() -> None:
    assert paragraphs_of(FeedText("<p><q>Noch nicht</q></p>", is_html=True), "de-AT") == ("„Noch nicht“",)
