"""Finds the notes and highlights of many articles, those of the newest articles first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import UnreadableFile
from reader.load.article import bytes_of, read_article
from reader.model.article import Article
from reader.model.library.notes import FoundNote
from reader.model.query.fold import fold
from reader.model.query.match import article_matches, is_in_time
from reader.model.query.query import Query, Term
from reader.model.query.searchable import pattern


def find_notes(paths: Iterable[Path], query: Query) -> list[FoundNote]:
    """The notes that match a query, in the text's order of each article; files without an article have none.

    Words are looked for in a note and in what it is about. Files without the word `notes` are not parsed.
    """
    found = list(_articles_with_notes(paths))
    found.sort(key=lambda pair: (_newest(pair[1]), pair[1].headline))
    return [note for path, article in found for note in _notes(path, article) if _matches(note, query)]


def _articles_with_notes(paths: Iterable[Path]) -> Iterator[tuple[Path, Article]]:
    for path in paths:
        with suppress(UnreadableFile):
            content = bytes_of(path)
            if b"notes" in content and (article := read_article(content, path.stem).article) is not None:
                yield path, article


def _notes(path: Path, article: Article) -> Iterator[FoundNote]:
    for note in sorted(article.notes, key=lambda note: note.span):
        yield FoundNote(path, article, note)


def _newest(article: Article) -> tuple[int, int]:
    """Sorts the newest first, and articles without a date last."""
    day = article.published.latest or article.published.earliest if article.published else None
    return (1, 0) if day is None else (0, -day.number)


def _matches(found: FoundNote, query: Query) -> bool:
    wanted, unwanted = query.wanted, query.unwanted
    if wanted.speakers or wanted.about or wanted.types or not article_matches(found.article, query):
        return False
    if query.dated and not is_in_time(found.article.published, query):
        return False
    if wanted.drafts and found.note.provenance.draft not in wanted.drafts:
        return False
    texts = (fold(found.words.replace("\n", " ")), fold(found.note.note))
    return all(_has(texts, term) for term in wanted.words) and not any(
        _has(texts, term) for term in unwanted.words
    )


def _has(texts: tuple[str, ...], term: Term) -> bool:
    return any(pattern(term).search(text) for text in texts)
