"""Messages from panes to their screen, and from screens to the app: what the reader did or asked for.

Nobody compares or prints them, so no methods are made for that at every start.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.model.text import Span
    from reader.state.article.session import Pane
    from reader.state.ids import Chosen


@dataclass(eq=False, repr=False)
class Chose(Message):
    """The reader chose something in a pane, at the words `at`; `go`: to be taken there."""

    chosen: Chosen
    at: Span | None = None
    go: bool = False


@dataclass(eq=False, repr=False)
class CardAsked(Message):
    """The reader asked for the card of something."""

    chosen: Chosen


@dataclass(eq=False, repr=False)
class Scrolled(Message):
    """The article pane shows other words of the text now."""

    shown: Span


@dataclass(eq=False, repr=False)
class Marked(Message):
    """The reader marked a place with a letter."""

    letter: str
    offset: int


@dataclass(eq=False, repr=False)
class ViewChanged(Message):
    """The reader changed how the article is laid out: to be kept for the next start."""

    measure: int
    panel: Pane


@dataclass(eq=False, repr=False)
class Copied(Message):
    """The reader wants these words on the clipboard; `what` names them in a remark."""

    text: str
    what: str


NO_PAGE = "The article names no page for this."


@dataclass(eq=False, repr=False)
class PageAsked(Message):
    """The reader wants to see a page of the web."""

    url: str


@dataclass(eq=False, repr=False)
class EditAsked(Message):
    """The reader wants a file in an editor, at a line (from 1); the open article's where no `path` is given."""

    line: int
    path: Path | None = None


class PasteLost(Message):
    """The terminal began a paste and never ended it: what came of it is dropped."""
