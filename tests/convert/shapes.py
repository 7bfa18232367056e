"""Quotes of the article of these tests in the shape that programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.convert.hits import hit_of
from reader.convert.json.shapes import quote_shape
from reader.model.article import Article, Quote


def shape_of(article: Article, quote: Quote, path: str) -> dict[str, Any]:
    return quote_shape(hit_of(article, quote, Path(path)), path)
