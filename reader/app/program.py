"""Protocol `Program`: what screens ask of the program around them, so that none has to import the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.app.launch import Launch
    from reader.app.terminal.painting.quiet_painting import QuietPainting
    from reader.library.protocol import Library
    from reader.memory.memory import ArticleKey, Progress
    from reader.model.article import EntityId
    from reader.model.library.articles import ListedArticle
    from reader.model.text import Span
    from reader.services.library.indexing import Indexed


class Program(Protocol):
    """The program as its screens see it; `reader.app.app.ReaderApp` is the one that there is."""

    @property
    def launch(self) -> Launch:
        """What the program was started with."""

    @property
    def keys_by_id(self) -> Mapping[str, str]:
        """The person's own keys, by the ids of commands."""

    @property
    def quiet_painting(self) -> QuietPainting | None:
        """When the program paints; None where it doesn't: then nothing is put off."""

    def call_when_painted(self, callback: Callable[[], object]) -> None:
        """Have something done once the first painting stands; soon, where it does."""

    @property
    def indexed(self) -> Indexed:
        """How far the library is indexed; screens watch it."""

    @property
    def library(self) -> Library:
        """The library, for the screens that only a program with one shows."""

    async def opened(self) -> Library:
        """The library, opened in a thread where it is not open yet."""

    added: Path | None
    """The article added last; the library's screen goes to its row."""

    def progress(self) -> Mapping[ArticleKey, Progress]:
        """How far every article has been read."""

    def mark_read(self, article: ListedArticle, read: bool) -> None:
        """Mark an article of so many characters as read, or as new."""

    def open_article(self, path: Path, at: Span | None = None, query: str | None = None) -> Worker[Any]:
        """Open an article over what is on the screen, with the quote or event at `at` chosen and `query` found."""

    def open_bundled(self) -> None:
        """Open the article that comes with the program."""

    def open_person(self, entity: EntityId | None, path: Path | None = None) -> None:
        """Open the library's page of someone in an article, by default the one that is read."""

    def action_add(self, words: str | None = None) -> None:
        """Make an article of some words, else of those on the clipboard."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Have something done in the program's own thread, from whichever one this is called in."""

    def say(self, remark: str) -> None:
        """Say one sentence in the footer."""
