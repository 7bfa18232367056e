"""An article as Markdown, as a parser of Markdown reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from reader.convert.format import Options
from reader.convert.markdown.article import writes
from reader.model.article import Article, Note, NoteId
from reader.model.text import Span, Text


def written(article: Article, what: str = "") -> str:
    return "".join(writes(article, Options(what)).files[0].content)


def parsed(markdown: str) -> list[Token]:
    return MarkdownIt().use(footnote_plugin).parse(markdown)


def texts(tokens: list[Token]) -> list[str]:
    """The words of each block, without what only marks them."""
    return [
        "".join(child.content for child in token.children or () if child.type == "text")
        for token in tokens
        if token.type == "inline"
    ]


def test_the_text_is_there_as_it_was_a_paragraph_each(article: Article) -> None:
    blocks = texts(parsed(written(article)))
    assert blocks[0] == article.headline
    paragraphs = [article.text[span] for span in article.text.paragraphs()]
    assert blocks[2 : 2 + len(paragraphs)] == paragraphs


def test_every_quote_and_note_has_a_footnote_that_is_referred_to(article: Article) -> None:
    tokens = parsed(written(article))
    anchors = [token for token in tokens if token.type == "footnote_open"]
    assert {token.meta["label"] for token in anchors} == {
        "harbour-q1", "harbour-work-began", "harbour-q3", "harbour-n1",
    }  # fmt: skip
    said = " ".join(texts(tokens))
    assert "Ana Ruiz (said), 3 May 2024, word for word: “It is,” … “a start.”" in said
    assert "On “a start”: The second phase has no date." in said


def test_people_and_events_are_listed(article: Article) -> None:
    said = texts(parsed(written(article)))
    assert "Ana Ruiz, mayor. Also called Ruiz and Mayor Ruiz. Elected in 2019." in said
    assert "since 2021: Repairs begin." in said


@pytest.mark.parametrize(
    "hostile", ["<script>", "[a](b)", "*a*", "`a`", "# a", "(b)", ": b", "[^x]: y", "- a"]
)
def test_nothing_of_an_article_is_markup(article: Article, hostile: str) -> None:
    text = Text(f"Word {hostile}\n\n{hostile} word")
    noted = replace(
        article, headline=hostile, text=text, quotes=(), events=(), entities={},
        notes=(Note(Span(0, 4), hostile, id=NoteId("n1")),),
    )  # fmt: skip
    tokens = parsed(written(noted))
    assert texts(tokens)[2:4] == [f"Word {hostile}", f"{hostile} word"]
    plain = {"text", "footnote_ref", "footnote_anchor", "softbreak", "link_open", "link_close"}
    assert {child.type for token in tokens for child in token.children or ()} <= plain


def test_a_footnote_before_a_bracket_makes_no_link(article: Article) -> None:
    noted = replace(
        article, text=Text("Word(s) and:more"), quotes=(), events=(), entities={},
        notes=(Note(Span(0, 4), "a", id=NoteId("n1")), Note(Span(8, 11), "b", id=NoteId("n2"))),
    )  # fmt: skip
    assert texts(parsed(written(noted)))[2] == "Word(s) and:more"


def test_quotes_alone_are_quotations_with_who_said_them(article: Article) -> None:
    tokens = parsed(written(article, "quotes"))
    assert sum(token.type == "blockquote_open" for token in tokens) == 3
    assert "“It is,” … “a start.” — Ana Ruiz" in texts(tokens)


def test_notes_alone_are_their_words_and_remarks(article: Article) -> None:
    said = texts(parsed(written(article, "notes")))
    assert said[-3:] == ["a start", "(paragraph 1)", "The second phase has no date."]
