"""What panes tell the screen. They say what the reader did; only the screen answers."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.model.text import Span
from reader.state.session import Chosen


@dataclass
class Chose(Message):
    """The reader chose something in a pane; `at` is the words it stands at. `go`: and wants to be there."""

    chosen: Chosen
    at: Span | None = None
    go: bool = False


@dataclass
class CardAsked(Message):
    """The reader wants to know all about something."""

    chosen: Chosen


@dataclass
class Scrolled(Message):
    """Other words of the text are on the screen now."""

    shown: Span
