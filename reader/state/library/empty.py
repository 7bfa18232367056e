"""The rows of a library without articles."""

from __future__ import annotations

from pathlib import Path

from reader.model.clean import clean
from reader.state.ids import Listed
from reader.state.library.article_rows import text_row
from reader.state.rows import Line, Listing, Piece, Row

_PUSH = "reader archive push FOLDER brings articles into it."


def empty_library(folders: tuple[Path, ...]) -> Listing:
    """The rows of a library without articles: where to put them, and the bundled one to open; of an archive how."""
    if not folders:
        rows = [
            text_row("There are no articles in this archive yet.", "strong"),
            text_row(""),
            text_row(_PUSH, "faint"),
        ]
        return Listing(tuple(row.key for row in rows), rows.__getitem__)
    where = [Row(None, (Line((Piece(f"  {clean(str(folder))}", "strong"),), rows=3),)) for folder in folders]
    rows = [
        text_row("There are no articles here yet.", "strong"),
        text_row(""),
        text_row("An article is a file that ends with .yaml. The library is what lies in", "faint"),
        *where,
        text_row("and in the folders within; whatever you put there is listed at once.", "faint"),
        text_row("reader add FILE or reader add URL makes an article of a text or a page.", "faint"),
        text_row(""),
        Row(BUNDLED, (Line((Piece("Read the article that comes with closeread", "strong"),), rows=2),)),
    ]
    return Listing(tuple(row.key for row in rows), rows.__getitem__)


BUNDLED = Listed("the article that comes with closeread")
