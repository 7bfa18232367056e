"""Writes a new article file: YAML as a person would write it, from an incoming article and its annotations."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from reader.load.article import read_held
from reader.model.article import Article, Drafting, Entity, Event, Quote
from reader.model.dates.dates import Edtf
from reader.model.diagnostic import Severity
from reader.model.new_article import Annotations, IncomingArticle
from reader.model.text import Text
from reader.write.article_file import ArticleFile, size_of

_TRIES = 4
"""Times that a file is written anew where the loader finds a fault."""


class WrittenArticle(NamedTuple):
    """A file's whole content and the article that the loader reads from it, without a fault.

    `left_out` is how many drafted items could not be written so that the loader would find the same.
    """

    content: str
    article: Article
    left_out: int


def write_article(
    incoming: IncomingArticle, annotations: Annotations | None = None, on: str | None = None
) -> WrittenArticle:
    """The file of an article; without `annotations` its text and what its source says of itself, nothing else.

    `on` is the day on which it was drafted.
    """
    rest = annotations or Annotations()
    things: tuple[Entity | Quote | Event, ...] = (*rest.entities, *rest.quotes, *rest.events)
    makers = Counter(item.provenance.by for item in things)
    by = makers.most_common(1)[0][0] if makers else None
    drafted = Drafting(by, Edtf.parse(on) if on else None) if by else None
    return _written(incoming, rest, drafted, "draft")


def write_whole(article: Article) -> WrittenArticle:
    """The file of an article that was annotated elsewhere, all of it: ids, orders, notes, whoever made each thing."""
    source = article.source
    incoming = IncomingArticle(
        text=article.text.content,
        headline=article.headline,
        published=article.published.text if article.published else None,
        publisher=source.publisher,
        url=source.url,
        authors=source.authors,
        language=article.language,
        dropped=0,
    )
    entities = tuple(article.entities.values())
    rest = Annotations(entities, article.quotes, article.events, article.notes)
    return _written(incoming, rest, article.drafted, article.id, exact=True)


def _written(
    incoming: IncomingArticle, rest: Annotations, drafted: Drafting | None, stem: str, *, exact: bool = False
) -> WrittenArticle:
    """The file, without the things that the loader finds a fault in."""
    text = Text(incoming.text)
    count = size_of(rest)
    for _ in range(_TRIES):
        file = ArticleFile(incoming, text, rest, drafted, exact=exact)
        loaded = read_held([file.source], stem)
        if loaded.article is not None and (exact or not loaded.diagnostics):
            assert loaded.article.text == text, "a text comes back as it was"
            return WrittenArticle(file.source.decode(), loaded.article, count - file.size)
        assert size_of(rest), f"what comes in has no fault: {loaded.diagnostics[0]}"
        rest = file.mended(
            [fault for fault in loaded.diagnostics if not exact or fault.severity is Severity.ERROR]
        )
    return write_article(incoming)._replace(left_out=count)
