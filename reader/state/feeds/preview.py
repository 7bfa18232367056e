"""The preview of an entry: its title, where it is from and when, what changed, its own text, what comes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reader.memory.feeds.values import ListedEntry
from reader.model.feeds.feed import Enclosure, Entry
from reader.state.feeds.changes import changed_words
from reader.state.feeds.dates import NO_DATE, ago, full
from reader.state.feeds.entries import title_of
from reader.state.feeds.sources import STAR
from reader.state.rows import Line, Listing, Piece, Row, heading, joined

_MOST_ROWS = 400
"""Rows of the screen that a paragraph may have."""
_MOST_SHOWN = 200
"""Paragraphs of a preview; the article has them all."""


def entry_preview(
    listed: ListedEntry,
    entry: Entry,
    feed: str,
    paragraphs: Sequence[str],
    former: Sequence[str] | None,
    now: datetime,
) -> Listing:
    """`paragraphs` are those of the entry's own text, `former` those of the text that it had before, if another."""
    rows = list(_rows(listed, entry, feed, paragraphs, former, now))
    return Listing((None,) * len(rows), rows.__getitem__)


def _rows(
    listed: ListedEntry,
    entry: Entry,
    feed: str,
    paragraphs: Sequence[str],
    former: Sequence[str] | None,
    now: datetime,
) -> Iterator[Row]:
    yield _paragraph((Piece(title_of(listed), "strong"),))
    when = full(listed.date, now) if listed.date else NO_DATE
    yield _paragraph((Piece(joined([feed, ", ".join(entry.authors), when]), "faint"),))
    marks = [f"{STAR} starred"] * listed.is_starred + ["in the library"] * bool(listed.article)
    if listed.published and listed.updated and listed.updated > listed.published:
        marks.append(f"updated {full(listed.updated, now)}")
    if marks:
        yield _paragraph((Piece(joined(marks), "bar"),))
    yield _gap()
    if former is not None:
        yield heading("WHAT CHANGED", f"{ago(listed.changed_at, now)} ago", gap=False)
        for pieces in _lines(changed_words("\n\n".join(former), "\n\n".join(paragraphs))):
            yield _paragraph(pieces)
            yield _gap()
    else:
        for paragraph in paragraphs[:_MOST_SHOWN]:
            yield _paragraph((Piece(paragraph),))
            yield _gap()
    if not paragraphs:
        yield _paragraph((Piece("The feed gives no text of it: Enter reads the page.", "faint"),))
        yield _gap()
    for enclosure in entry.enclosures:
        yield _paragraph((Piece(_described(enclosure), "faint"),))
    if listed.link:
        yield _paragraph((Piece(listed.link, "faint"),))


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each paragraph."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n\n")
        line.append(piece._replace(text=first))
        for other in others:
            yield tuple(line)
            line = [piece._replace(text=other)]
    yield tuple(line)


def _described(enclosure: Enclosure) -> str:
    size = f"{enclosure.length / 1e6:,.1f} MB" if enclosure.length else ""
    return joined([enclosure.media_type or "file", size, enclosure.url])


def _paragraph(pieces: tuple[Piece, ...]) -> Row:
    return Row(None, (Line(pieces, rows=_MOST_ROWS),))


def _gap() -> Row:
    return Row(None, (Line((Piece(""),)),))
