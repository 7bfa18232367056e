"""Chromium finds the passage of every link: the very words, of the same ones elsewhere in the text."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from reader.convert.passage_link import passage_link
from reader.load.article import load_article
from reader.model.article import Article, Source
from reader.model.text import Span, Text
from reader.services.bundled import bundled
from tests.browser.conftest import LIMIT, Site
from tests.values import some

ADDRESS = "https://closeread.test/story.html"
# a word a line, and the lines far apart: where a page scrolls to tells which word was found
STYLE = "<style>body {margin: 1000px 0} p {width: min-content; line-height: 300px; margin: 0}</style>"
WHERE = """([number, offset]) => {
    const node = document.querySelectorAll('p')[number].firstChild, range = new Range();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const box = range.getBoundingClientRect();
    return scrollY > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


def page_of(text: Text) -> str:
    paragraphs = "".join(f"<p>{escape(text[span])}</p>" for span in text.paragraphs())
    return f"<!doctype html><meta charset=utf-8>{STYLE}{paragraphs}"


def assert_found(site: Site, article: Article, span: Span, number: int) -> None:
    """The page of the article, opened at the link to a passage, shows its first words."""
    link = some(passage_link(article, (span,)))
    site.page.goto("about:blank")
    site.page.goto(link.replace("#", f"?{number}#", 1))
    paragraph = article.text.paragraph_of(span.start)
    start = article.text.content[: span.start].rpartition("\n\n")[2]
    utf16 = len(start.encode("utf-16-le")) // 2
    site.page.wait_for_function(WHERE, arg=[paragraph - 1, utf16], timeout=LIMIT)


@pytest.fixture(scope="module")
def seed() -> Article:
    article = some(load_article(bundled()).article)
    return replace(article, source=Source(url=ADDRESS))


def test_every_quote_of_the_bundled_article_is_found(site: Site, seed: Article) -> None:
    site.files["story.html"] = page_of(seed.text).encode()
    for number, quote in enumerate(seed.quotes):
        for part in quote.parts:
            assert_found(site, seed, part, number)


def test_of_words_that_stand_there_again_and_again_the_right_ones_are_found(
    site: Site, seed: Article
) -> None:
    site.files["story.html"] = page_of(seed.text).encode()
    mentions = [m.span for entity in seed.entities.values() for m in entity.mentions]
    for number, span in enumerate(mentions[::4]):
        assert_found(site, seed, span, number)


TEXT = Text(
    "The café was shut, he said. “It’s over,” he said—twice.\n\n"
    "The cafe was shut, he said. “It’s over,” he said—twice. R&D, a start-up, 100 %: 👩🏽‍🚀 they said it’s over.\n\n"
    "Мэр сказал: «Готово». Потом он сказал: «Готово»."
)
PASSAGES = (
    "The cafe was shut", "“It’s over,”", "“It’s over,” he said—twice.\n\nThe cafe", "R&D, a start-up, 100 %",
    "they said it’s over", "«Готово»", "shut, he said. “It’s over,” he said—twice. R&D",
)  # fmt: skip


@pytest.mark.parametrize("nth", [1, 2])
def test_passages_with_accents_signs_and_other_letters_are_found(site: Site, nth: int) -> None:
    article = Article("story", "H", TEXT, Source(url=ADDRESS))
    site.files["story.html"] = page_of(TEXT).encode()
    for number, words in enumerate(PASSAGES):
        start = TEXT.content.find(words)
        if nth == 2:
            start = TEXT.content.find(words, start + 1)
        if start >= 0:
            assert_found(site, article, Span(start, start + len(words)), number)
