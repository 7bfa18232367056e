"""Writes quotes as CSV, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from csv import writer
from typing import Any

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

# what a spreadsheet takes for the beginning of a formula, in its wide forms too
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def quotes_csv(shapes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The shapes of quotes as CSV (RFC 4180, lines end with CRLF): the columns' names, then quote by quote.

    A value that a spreadsheet would take for a formula has an apostrophe before it, as OWASP advises. A quote
    that crosses paragraphs has line breaks inside its cell. Write it with `newline=""`.
    """
    line = _Line()
    rows = writer(line)
    rows.writerow(COLUMNS)
    yield line.text
    for shape in shapes:
        rows.writerow([_cell(value) for value in _values(shape)])
        yield line.text


class _Line:
    """Keeps the line that the csv module wrote last."""

    text = ""

    def write(self, text: str) -> object:
        self.text = text
        return None


def _values(shape: Mapping[str, Any]) -> tuple[object, ...]:
    """A quote's shape without its nesting: `start` and `end` bound all of its parts."""
    mention, parts = shape["mention"] or {}, shape["parts"]
    speakers = shape["speakers"]
    flat = {
        **shape,
        "path": clean(shape["path"]),
        "speaker": " ".join(speaker["id"] for speaker in speakers) or None,
        "speaker_name": "; ".join(speaker["name"] for speaker in speakers) or None,
        "start": parts[0]["start"],
        "end": parts[-1]["end"],
        "mention": mention.get("text"),
        "about": " ".join(shape["about"]),
        "draft": "true" if shape["draft"] else "false",
    }
    return tuple(flat[column] for column in COLUMNS)


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
