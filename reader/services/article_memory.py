"""Saves and restores what the person did in one article: place, progress, marks and view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.memory.memory import ArticleKey, Memory, Progress, article_key, open_memory
from reader.memory.places import Place
from reader.model.text import Text
from reader.state.article.reading_progress import counts_as_read

if TYPE_CHECKING:  # a list of articles needs none of what one is read with
    from reader.model.article import Article
    from reader.model.library.articles import ListedArticle
    from reader.state.article.session import Pane, Session


class ArticleMemory:
    """The memory of the person who reads, as far as one article goes. Offsets come and go in the present text."""

    def __init__(self, memory: Memory, key: ArticleKey, text: Text) -> None:
        self._memory, self._key = memory, key
        self.text = text
        self._place: int | None = None
        self._remembered = memory.recall(key, text.digest)
        progress = self._remembered.progress
        self._farthest = progress.farthest.found_in(text)
        self._read = counts_as_read(progress.read, self._farthest, len(text))
        self._read_on = False

    @classmethod
    def open(
        cls, folder: Path | None, path: Path, article: Article, *, remembers: bool = True
    ) -> ArticleMemory:
        return cls(open_memory(folder, remembers=remembers), article_key(path), article.text)

    @classmethod
    def without_article(cls, folder: Path | None, *, remembers: bool = True) -> ArticleMemory:
        """The memory before any article is open."""
        return cls(open_memory(folder, remembers=remembers), ArticleKey(""), Text(""))

    @property
    def progress(self) -> Mapping[ArticleKey, Progress]:
        """How far every article was read, this one included."""
        self.save()
        return self._memory.progress()

    @property
    def farthest(self) -> int:
        """The farthest offset in the present text that was on the screen for more than a moment; its end once read."""
        return len(self.text) if self._read else self._farthest

    def read_to(self, offset: int) -> None:
        """Words up to `offset` were on the screen for more than a moment; saved at the next `save`."""
        if offset > self._farthest or (offset >= len(self.text) and not self._read):
            self._farthest = max(offset, self._farthest)
            self._read = self._read or offset >= len(self.text)
            self._read_on = True

    def mark_read(self, article: ListedArticle, read: bool) -> None:
        """Mark an article as read, or as new."""
        self.save()
        key = article_key(article.path)
        if read:
            self._memory.recall(key, article.digest)  # what is known of it under a former path comes first
            self._memory.remember_progress(key, Progress(Place(article.length), read=True))
        else:
            self._memory.forget_progress(key, article.digest)

    def for_article(self, path: Path, text: Text) -> ArticleMemory:
        """The memory of another article, in the same file."""
        return ArticleMemory(self._memory, article_key(path), text)

    @property
    def theme(self) -> str | None:
        """The theme of the last time."""
        return self._remembered.view.theme

    @property
    def start(self) -> int:
        """The offset that was at the top of the screen the last time."""
        place = self._remembered.place
        return place.found_in(self.text) if place else 0

    def restore(self, session: Session, measure_is_set: bool) -> Session:
        """The session as it was left: marks, measure, panel. A measure set in the settings comes first."""
        from reader.state.article.session import Pane  # as above

        marks = {letter: place.found_in(self.text) for letter, place in self._remembered.marks.items()}
        view = self._remembered.view
        session = replace(session, marks=marks)
        if view.measure and not measure_is_set:
            session = session.with_measure(view.measure)
        pane = next((pane for pane in Pane if pane.value == view.pane), None)
        if pane is not None:
            session = session.go_to(pane).close_over()
        return session

    def replace_text(self, text: Text) -> Callable[[int], int]:
        """Go on with a newer text; returns a function from offsets of the former one to those of the same words now."""
        before, self.text = self.text, text
        self._farthest = Place.of(before, self._farthest).found_in(text)
        return lambda offset: Place.of(before, offset).found_in(text)

    def set_place(self, offset: int) -> None:
        """The offset at the top of the screen, saved at the next `save`."""
        self._place = offset

    def save(self) -> bool:
        """Save the place, and how far it is read, where they have changed since; whether they have."""
        is_changed = self._read_on or self._place is not None
        if self._read_on:
            farthest = Place.of(self.text, self._farthest)
            self._memory.remember_progress(self._key, Progress(farthest, self._read))
            self._read_on = False
        if self._place is not None:
            self._memory.remember_place(self._key, Place.of(self.text, self._place), self.text.digest)
            self._place = None
        return is_changed

    def save_mark(self, letter: str, offset: int) -> None:
        self._memory.set_mark(self._key, letter, Place.of(self.text, offset), self.text.digest)

    def save_view(
        self, theme: str | None = None, measure: int | None = None, panel: Pane | None = None
    ) -> None:
        self._memory.remember_view(theme, measure, panel.value if panel else None)

    def pop_fault(self) -> str | None:
        """What went wrong with the memory: one sentence, once."""
        return self._memory.pop_fault()

    def close(self) -> None:
        self.save()
        self._memory.close()
