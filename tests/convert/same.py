"""Compares articles as what they say, whatever lines of their files say it."""

from __future__ import annotations

from typing import Any

from reader.model.article import Article


def content_of(article: Article) -> dict[str, Any]:
    """All that an article says, in the order in which it says it; nothing of where in a file."""
    return {
        "headline": article.headline,
        "text": article.text.content,
        "source": article.source,
        "published": article.published,
        "language": article.language,
        "drafted": article.drafted,
        "entities": [entity._replace(line=1) for entity in article.entities.values()],
        "quotes": [quote._replace(line=1) for quote in article.quotes],
        "events": [event._replace(line=1) for event in article.events],
        "notes": [note._replace(line=1) for note in article.notes],
    }
