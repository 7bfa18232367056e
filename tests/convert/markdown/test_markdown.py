"""Text of others in Markdown is text, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.convert.markdown.escaping import escaped, quoted


def shown(markdown: str) -> list[tuple[str, str]]:
    """What a parser shows: the kinds of the blocks' pieces and their words."""
    return [
        (piece.type, piece.content)
        for block in MarkdownIt("commonmark").parse(markdown)
        for piece in block.children or ()
    ]


@pytest.mark.parametrize(
    "text",
    ["# no heading", "1. no list", "- no list", "+ no list", "*no* _stress_", "[no](link)", "<b>no</b>", "&amp;",
     "a | b", "![no](image)", "`no code`", "~~~", "= = =", "12) no list", "> no quotation", "***", "\\*"],
)  # fmt: skip
def test_what_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    assert "".join(words for _, words in shown(escaped(text))) == text
    assert {kind for kind, _ in shown(escaped(text))} <= {"text", "text_special"}


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_line_is_shown_as_it_is(text: str) -> None:
    line = " ".join(text.split())
    assert "".join(words for _, words in shown(escaped(line))) == line


def test_a_quotation_keeps_its_paragraphs_apart() -> None:
    assert quoted("one\n\n- two") == "> one\n>\n> \\- two"
