"""The card of an article in the library, or of a file with faults: where it lies, what it holds, what is wrong."""

from __future__ import annotations

from pathlib import Path

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.messages import CardAsked, Chose, EditAsked
from reader.app.overlays.card import Overlay
from reader.app.widgets.row_list import RowList
from reader.model.library.articles import ArticleProgress, FaultyFile
from reader.state.library.article_rows import card_of, line_of


class LibraryCard(Overlay):
    """Enter on a fault opens the editor there."""

    ways = ((c.CHOOSE, "goes to the fault"), *Overlay.ways)
    BINDINGS = bind(c.EDIT)

    def __init__(self, thing: ArticleProgress | FaultyFile) -> None:
        super().__init__(card_of(thing))
        self._path: Path = thing.article.path if isinstance(thing, ArticleProgress) else thing.path
        if not any(key is not None for key in self._listing.keys):
            self.ways = Overlay.ways

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if message.go:
            self._edit(line_of(message.chosen))

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self._edit(line_of(message.chosen))

    def action_edit(self) -> None:
        row = self.query_one(RowList).row
        self._edit(line_of(row.key) if row is not None and row.key is not None else 1)

    def _edit(self, line: int) -> None:
        self.post_message(EditAsked(line, self._path))
