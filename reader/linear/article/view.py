"""Protocol `ReadingView`: what the parts of the reading screen see of it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from reader.linear.article.text_items import TextItems
from reader.linear.pager import Pager
from reader.linear.screen import Host, Screen
from reader.model.text import Span
from reader.services.article_memory import ArticleMemory
from reader.state.article.session import Session
from reader.state.article.stepping import Step
from reader.state.ids import Chosen


class ReadingView(Protocol):
    """One article that is read. Its parts write its session."""

    host: Host
    session: Session
    path: Path
    memory: ArticleMemory
    items: TextItems
    pager: Pager
    screen: Screen

    @property
    def offset(self) -> int:
        """The offset of the text at the cursor."""

    @property
    def row(self) -> Span:
        """The words of the text on the row of the cursor; of a row that isn't text, the paragraph below it."""

    @property
    def things(self) -> list[Step]:
        """What is chosen where it is on the row, else all that is annotated there."""

    def go_to(self, offset: int) -> None:
        """Put the cursor at an offset of the text."""

    def follow_to(self, chosen: Chosen, at: Span | None) -> None:
        """Choose something and go to its words, with a way back."""

    def show(self, session: Session, offset: int) -> None:
        """Show a newer text or other annotations, with the cursor at an offset."""

    def switch_to(self, path: Path) -> None:
        """Read on in another file with the same article; it inherits the place and the marks."""

    def mark(self, letter: str) -> None:
        """Remember the place of the cursor by a letter."""
