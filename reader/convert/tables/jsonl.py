"""Writes JSON Lines: one record a line, of one kind or of all kinds one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.json.shapes import clean_json_line, json_line
from reader.convert.tables.records import RECORDS
from reader.model.article import Article
from reader.model.characters import is_clean

ALL = "all"
LEAVES_OUT = ("The text of the article is not in it: `reader text` prints that",)


def writes(article: Article, options: Options) -> Exported:
    """The records that were asked for, all of them where none were."""
    return Exported((ExportedFile(".jsonl", _lines(article, options)),))


def head(_options: Options) -> str:
    """Nothing: a file of many articles is their lines one after the other."""
    return ""


def _lines(article: Article, options: Options) -> Iterator[str]:
    kinds = RECORDS if options.what in ("", ALL) else (options.what,)
    line = clean_json_line if is_clean(options.path) else json_line  # the article’s own values are
    for kind in kinds:
        for record in RECORDS[kind](article, options.path):
            yield f"{line(record)}\n"
