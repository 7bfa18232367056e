"""Quotes from the index in the JSON shape that `reader.convert.json_shapes.quote_shape` gives those of an article."""

from __future__ import annotations

from typing import Any

from reader.model.hits import Hit, Words


def hit_shape(hit: Hit, path: str) -> dict[str, Any]:
    """One quote; `path` is its file."""
    article = hit.article
    return {
        "article": article.id,
        "path": path,
        "headline": article.headline,
        "published": None if article.published is None else article.published.text,
        "id": hit.id,
        "speaker": None if hit.speaker is None else {"id": hit.speaker.id, "name": hit.speaker.name},
        "type": str(hit.type),
        "text": hit.text,
        "parts": [_passage(part) for part in hit.parts],
        "paragraph": hit.paragraph,
        "cue": hit.cue,
        "mention": None if hit.mention is None else _passage(hit.mention),
        "via": hit.via,
        "about": list(hit.about),
        "draft": hit.draft,
    }


def _passage(words: Words) -> dict[str, Any]:
    return {"text": words.text, "start": words.span.start, "end": words.span.end}
