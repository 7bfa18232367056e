"""The agreement over many articles is that of one text in which they follow each other."""

from __future__ import annotations

import pytest

from reader.load.article import read_article
from reader.model.comparison.agreement import agreements, overall
from reader.model.comparison.differences import Comparison, compare
from reader.model.comparison.entries import EntryKind
from tests.cli.conftest import HARBOUR
from tests.values import some

OTHER = HARBOUR.replace("speaker: aide, type: indirect", "speaker: ruiz, type: indirect")


def compared(first: str, second: str) -> tuple[Comparison, int]:
    """The comparison of two files, and the length of the first text."""
    one, other = (some(read_article(source.encode(), "a").article) for source in (first, second))
    return compare(one, other, provenance=False), len(one.text)


def test_one_article_agrees_as_it_does_alone() -> None:
    one = compared(HARBOUR, OTHER)
    assert overall([one]) == agreements(*one)
    assert overall([]) == ()


def test_counts_add_up_and_words_of_the_same_are_alike() -> None:
    found = {each.kind: each for each in overall([compared(HARBOUR, OTHER), compared(HARBOUR, HARBOUR)])}
    quotes = found[EntryKind.QUOTE]
    assert (quotes.found.both, quotes.exact.both, quotes.same.both, quotes.words) == (4, 4, 3, 1.0)


def test_people_of_other_articles_are_others() -> None:
    """Two who always name one speaker agree by chance alone; over two articles that is two speakers."""
    same = HARBOUR.replace("speaker: aide", "speaker: ruiz")
    alone = {each.kind: each for each in overall([compared(same, same)])}
    assert alone[EntryKind.QUOTE].labels["speaker"] is None
    both = {each.kind: each for each in overall([compared(same, same)] * 2)}
    assert both[EntryKind.QUOTE].labels["speaker"] == pytest.approx(1.0)
