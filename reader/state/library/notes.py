"""The notes and highlights of the library: what is listed, and its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from reader.model.counting import many
from reader.model.dates.labels import label
from reader.model.library.notes import FoundNote
from reader.model.text import PARAGRAPH_BREAK
from reader.state.article.drafts import draft
from reader.state.ids import Listed
from reader.state.library.article_rows import marked
from reader.state.library.articles import matching, searchable
from reader.state.rows import Line, Listing, Piece, Row

_ROWS = 3
"""Rows of the screen that the words of a note, and the remark on them, may take."""


@dataclass(frozen=True)
class NoteList:
    """Notes and highlights, those of the newest articles first, and the filter."""

    notes: tuple[FoundNote, ...] = ()
    filter_text: str = ""

    def filtered_by(self, words: str) -> NoteList:
        return replace(self, filter_text=words)

    @cached_property
    def shown(self) -> tuple[FoundNote, ...]:
        """The notes whose words, remark or headline match the filter."""
        return matching(self.notes, self.filter_text, lambda: map(_words_of, self.notes))

    @property
    def count(self) -> str:
        """`12 notes and highlights`, or how many of them match."""
        total = many(len(self.notes), "note or highlight", "notes and highlights") if self.notes else ""
        words = self.filter_text.strip()
        return f"{len(self.shown):,} of {total} with {words}" if total and words else total

    def note(self, key: str) -> FoundNote | None:
        """The note of a row."""
        index = int(key) if key.isdecimal() else len(self.shown)
        return self.shown[index] if index < len(self.shown) else None


def _words_of(found: FoundNote) -> str:
    return searchable(f"{found.words} \n {found.note.note} \n {found.article.headline}")


def note_rows(listed: NoteList, loading: bool = False) -> Listing:
    """The marked words, the remark, and the article with its date and paragraph."""
    shown = listed.shown
    starts = searchable(listed.filter_text).split()

    def row(index: int) -> Row:
        return _row(shown[index], Listed(str(index)), starts)

    if loading:
        empty = "Reading the library …"
    elif listed.filter_text.strip():
        empty = f"No note or highlight has {listed.filter_text.strip()}."
    else:
        empty = "No notes or highlights yet: in an article, select words and mark them."
    return Listing(tuple(Listed(str(index)) for index in range(len(shown))), row, empty=empty)


def _row(found: FoundNote, key: Listed, starts: list[str]) -> Row:
    note, article = found.note, found.article
    bar = (Piece("▌ ", "warn"),)
    words = marked(found.words.replace(PARAGRAPH_BREAK, " "), starts, "plain")
    lines = [Line(words, lead=bar, rest=bar, rows=_ROWS)]
    indent = (Piece("  "),)
    if note.note:
        lines.append(Line(marked(note.note, starts, "strong"), lead=indent, rest=indent, rows=_ROWS))
    when = f" · {label(article.published)}" if article.published else ""
    facts = (Piece(f"{article.headline}{when}", "faint"), *draft(note.provenance.draft))
    lines += [Line(facts, right=(Piece(f"¶{found.paragraph}", "faint"),), lead=indent), Line((Piece(""),))]
    return Row(key, tuple(lines), at=note.span)
