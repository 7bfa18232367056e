"""What a library's list of articles shows, joined with how far each is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.services.library.library_progress import with_progress
from reader.state.library.articles import LibraryContents

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.memory.memory import ArticleKey, Progress


def first_contents(library: Library, progress: Mapping[ArticleKey, Progress], rows: int) -> LibraryContents:
    """The newest articles, as many as `rows` of the screen can show: a few milliseconds."""
    articles = library.newest(rows)
    return LibraryContents(
        with_progress(articles, progress), library.faulty(), total=library.count(), partial=True
    )


def all_contents(library: Library, progress: Mapping[ArticleKey, Progress]) -> LibraryContents:
    """All articles and faulty files, with everybody's names: for a thread."""
    articles = with_progress(library.articles(), progress)
    contents = LibraryContents(articles, library.faulty(), library.names(), total=len(articles))
    _ = contents.words  # made here, where nobody waits
    return contents
