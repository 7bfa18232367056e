"""Protocol `ArticleView`: what the parts of the article screen see of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.app import App
from textual.message import Message
from textual.widget import Widget

from reader.app.article.header import ArticleHeader
from reader.app.article.text.pane import ArticlePane
from reader.app.background import Work
from reader.app.program import Program
from reader.app.widgets.footer import Footer
from reader.state.article.session import Session


class ArticleView(Protocol):
    """The screen that an article is read on. Its parts write its session, and answer in its footer."""

    session: Session

    @property
    def article_pane(self) -> ArticlePane: ...

    @property
    def header(self) -> ArticleHeader: ...

    @property
    def footer(self) -> Footer: ...

    @property
    def is_current(self) -> bool: ...

    @property
    def app(self) -> App[Any]: ...

    @property
    def program(self) -> Program: ...

    @property
    def focused(self) -> Widget | None: ...

    def mount(self, widget: Widget) -> object: ...

    def start_work(self, work: Work, *, group: str, exclusive: bool = False) -> None: ...

    def post_message(self, message: Message) -> bool: ...

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object: ...

    def show_position(self) -> None: ...

    def close_overlays(self) -> None: ...
