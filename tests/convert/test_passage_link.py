"""Links to a passage, by the specification of text fragments. That Chromium finds them is shown in tests/browser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.convert.passage_link import passage_link, text_directive
from reader.model.article import Article, Source
from reader.model.text import Span


def span_of(content: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = content.index(words, start + 1)
    return Span(start, start + len(words))


def directive_of(content: str, words: str, nth: int = 1) -> str:
    return text_directive(content, span_of(content, words, nth))


def test_the_words_alone_are_enough_where_they_stand_once() -> None:
    content = "The work on the harbour had begun, and was over."
    assert directive_of(content, "work on the harbour had begun") == "work%20on%20the%20harbour%20had%20begun"


def test_what_has_a_meaning_in_a_directive_is_encoded() -> None:
    content = "He spoke of a start-up, of R&D, and of 100 % more."
    directive = directive_of(content, "a start-up, of R&D, and of 100 %")
    assert directive == "a%20start%2Dup%2C%20of%20R%26D%2C%20and%20of%20100%20%25"


def test_words_that_stand_there_before_get_those_beside_them() -> None:
    content = "The harbour will be reopened. Later he said: The harbour will be reopened. Then he left."
    assert directive_of(content, "The harbour will be reopened") == "The%20harbour%20will%20be%20reopened"
    assert directive_of(content, "The harbour will be reopened", 2) == (
        "said%3A-,The%20harbour%20will%20be%20reopened,-."
    )


def test_case_and_accents_do_not_tell_passages_apart() -> None:
    content = "The café by the old harbour is shut. Now the cafe by the old harbour is open."
    assert directive_of(content, "the cafe by the old harbour").startswith("Now-,")


def test_a_short_passage_has_words_beside_it_in_any_case() -> None:
    assert directive_of("On Friday he said it was done, they say.", "done") == "it%20was-,done,-%2C%20they"


def test_a_long_passage_is_given_by_its_ends() -> None:
    content = " ".join(f"word{number}" for number in range(100))
    assert text_directive(content, Span(0, len(content))) == (
        "word0%20word1%20word2%20word3,word96%20word97%20word98%20word99"
    )


def test_a_passage_over_paragraphs_is_given_by_its_ends_none_of_which_runs_over_them() -> None:
    content = "One two three.\n\nFour five six. Seven."
    assert directive_of(content, "two three.\n\nFour five six.") == "two%20three.,Four%20five%20six."


def test_a_passage_at_the_edge_of_a_paragraph_takes_the_words_of_the_next_one() -> None:
    content = "It is done.\n\nIt is done.\n\nNo more of it."
    assert directive_of(content, "It is done.", 2) == "is%20done.-,It%20is%20done.,-No%20more"


def test_what_nothing_tells_apart_is_linked_all_the_same() -> None:
    content = " ".join(["again"] * 200)
    assert directive_of(content, "again", 150).count("again") >= 1


def test_parts_are_directives_of_their_own(article: Article) -> None:
    quote = article.quotes[1]
    link = passage_link(article, quote.parts)
    assert link == (
        "https://example.org/harbour#:~:text=on%20Friday.-,%E2%80%9CIt%20is%2C%E2%80%9D,-she%20said%2C"
        "&text=she%20said%2C-,%E2%80%9Ca%20start.%E2%80%9D,-A%20senior"
    )


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/#top", "https://example.org/#top:~:text="),
        ("https://example.org/?a=b", "https://example.org/?a=b#:~:text="),
    ],
)
def test_an_address_may_have_a_fragment_of_its_own(article: Article, url: str, link: str) -> None:
    named = replace(article, source=Source(url=url))
    assert (passage_link(named, article.quotes[0].parts) or "").startswith(link)


def test_without_an_address_there_is_no_link(article: Article) -> None:
    assert passage_link(replace(article, source=Source()), article.quotes[0].parts) is None
