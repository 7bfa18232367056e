"""Writes quotes, people, events, mentions and notes as CSV, for spreadsheets: one row each, in stable columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import writer
from types import MappingProxyType
from typing import Any

from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.tables.records import RECORDS
from reader.model.article import Article
from reader.model.clean import clean

COLUMNS = (
    "article",
    "path",
    "headline",
    "published",
    "id",
    "speaker",
    "speaker_name",
    "type",
    "text",
    "paragraph",
    "start",
    "end",
    "cue",
    "mention",
    "via",
    "about",
    "draft",
)
"""The columns of `reader quotes --csv`; an export has more of them behind these."""

_PROVENANCE = ("draft", "confidence", "by")
TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "quotes": (
            *COLUMNS, "parts", "mention_start", "mention_end", "to", "inside", "when", "note", "confidence", "by",
        ),
        "people": (
            "article", "path", "id", "kind", "name", "aka", "role", "about", "wikidata", "url", "named",
            "mentions", "quotes", "events", *_PROVENANCE,
        ),
        "events": (
            "article", "path", "id", "title", "when", "earliest", "latest", "when_text", "text", "start", "end",
            "parts", "paragraph", "told", "people", "places", "after", "before", "during", "state", "alleged_by",
            "basis", "note", *_PROVENANCE,
        ),
        "mentions": (
            "article", "path", "entity", "kind", "name", "text", "start", "end", "paragraph", "named", *_PROVENANCE,
        ),
        "notes": (
            "article", "path", "id", "text", "start", "end", "paragraph", "note", *_PROVENANCE,
        ),
    }
)  # fmt: skip
QUOTES = "quotes"
"""The table where none is asked for."""
LEAVES_OUT = ("The text of the article is not in it: `reader text` prints that",)

# what a spreadsheet takes for the beginning of a formula, in its wide forms too
_FORMULA = re.compile("'*[-=+@\t＝＋－＠]")


def writes(article: Article, options: Options) -> Exported:
    """One table of an article, without its head."""
    what = options.what or QUOTES
    shapes = RECORDS[what](article, options.path)
    return Exported((ExportedFile(".csv", _rows(TABLES[what], map(_flat, shapes))),))


def head(options: Options) -> str:
    """The line with the names of the columns."""
    return _csv_line(TABLES[options.what or QUOTES])


def quotes_csv(shapes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The shapes of quotes as CSV (RFC 4180, lines end with CRLF): the columns' names, then quote by quote.

    A value that a spreadsheet would take for a formula has an apostrophe before it, as OWASP advises. A quote
    that crosses paragraphs has line breaks inside its cell. Write it with `newline=""`.
    """
    return table_csv(COLUMNS, map(_flat, shapes))


def table_csv(columns: Sequence[str], shapes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Flat shapes as CSV under the columns' names, guarded as `quotes_csv` is."""
    yield _csv_line(columns)
    yield from _rows(columns, shapes)


def _rows(columns: Sequence[str], shapes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for shape in shapes:
        yield _csv_line([_cell(shape[column]) for column in columns])


def _csv_line(values: Sequence[object]) -> str:
    line = _Line()
    writer(line).writerow(values)
    return line.text


class _Line:
    """Keeps the line that the csv module wrote last."""

    text = ""

    def write(self, text: str) -> object:
        self.text = text
        return None


def _flat(shape: Mapping[str, Any]) -> dict[str, Any]:
    """A shape without its nesting.

    Ids stand one after the other, names with `; ` between them; `start` and `end` bound all parts.
    """
    flat = {**shape, "path": clean(shape["path"])}
    if "speakers" in shape:
        speakers, mention = shape["speakers"], shape["mention"] or {}
        flat["speaker"] = " ".join(speaker["id"] for speaker in speakers)
        flat["speaker_name"] = "; ".join(speaker["name"] for speaker in speakers)
        flat |= {"mention": mention.get("text")}
        flat |= {"mention_start": mention.get("start"), "mention_end": mention.get("end")}
    if "aka" in shape:
        flat |= {"aka": "; ".join(shape["aka"]), "mentions": len(shape["mentions"])}
    if "parts" in shape:
        parts = shape["parts"]
        flat["parts"] = " ".join(f"{part['start']}:{part['end']}" for part in parts)
        flat["start"] = parts[0]["start"] if parts else None
        flat["end"] = parts[-1]["end"] if parts else None
        flat.setdefault("text", " … ".join(part["text"] for part in parts))
    return flat


def _cell(value: object) -> object:
    """A value as a cell. One more apostrophe before whatever begins so keeps it plain which were there already."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else value
