"""Finds the passage of an article that shows the words which were looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.library.articles import ListedArticle
from reader.model.library.hits import TextMatch
from reader.model.query.fold import Folded
from reader.model.query.query import Term
from reader.model.query.searchable import pattern
from reader.model.text import Span, Text


def text_match(listed: ListedArticle, text: Text, terms: Sequence[Term]) -> TextMatch:
    """The headline, if it has one of the words; else the paragraph with the first of them."""
    patterns = [pattern(term) for term in terms]
    if marks := _marks(listed.headline, patterns):
        return TextMatch(listed, listed.headline, None, None, marks)
    first = min(_marks(text.content, patterns), default=Span(0, 0))
    number = text.paragraph_of(first.start)
    passage = text[text.paragraph(number)]
    return TextMatch(listed, passage, number, first, _marks(passage, patterns))


def _marks(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[Span, ...]:
    """Where the words are in a text, without overlaps."""
    folded = Folded.of(text.replace("\n", " "))
    found = sorted(folded.span(*match.span()) for each in patterns for match in each.finditer(folded.text))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
