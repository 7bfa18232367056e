"""Messages from panes to their screen, and from screens to the app: what the reader did or asked for.

They are no dataclasses, whose methods would be made at every start: nobody compares or prints them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.model.text import Span
    from reader.state.article.session import Pane
    from reader.state.ids import Chosen


class Chose(Message):
    """The reader chose something in a pane, at the words `at`; `go`: to be taken there."""

    def __init__(self, chosen: Chosen, at: Span | None = None, go: bool = False) -> None:
        super().__init__()
        self.chosen, self.at, self.go = chosen, at, go


class CardAsked(Message):
    """The reader asked for the card of something."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self.chosen = chosen


class Scrolled(Message):
    """The article pane shows other words of the text now."""

    def __init__(self, shown: Span) -> None:
        super().__init__()
        self.shown = shown


class Marked(Message):
    """The reader marked a place with a letter."""

    def __init__(self, letter: str, offset: int) -> None:
        super().__init__()
        self.letter, self.offset = letter, offset


class ViewChanged(Message):
    """The reader changed how the article is laid out: to be kept for the next start."""

    def __init__(self, measure: int, panel: Pane) -> None:
        super().__init__()
        self.measure, self.panel = measure, panel


class Copied(Message):
    """The reader wants these words on the clipboard; `what` names them in a remark."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__()
        self.text, self.what = text, what


NO_PAGE = "The article names no page for this."


class PageAsked(Message):
    """The reader wants to see a page of the web."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class EditAsked(Message):
    """The reader wants a file in an editor, at a line (from 1); the open article's where no `path` is given."""

    def __init__(self, line: int, path: Path | None = None) -> None:
        super().__init__()
        self.line, self.path = line, path


class PasteLost(Message):
    """The terminal began a paste and never ended it: what came of it is dropped."""
