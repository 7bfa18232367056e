"""A note or a highlight of one article among those of a library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.model.article import Article, Note


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note, or a highlight where `note.note` is empty, with its article and the file of that."""

    path: Path
    article: Article
    note: Note

    @property
    def words(self) -> str:
        """The words of the article that it is about."""
        return self.article.text[self.note.span]

    @property
    def paragraph(self) -> int:
        return self.article.text.paragraph_of(self.note.span.start)
