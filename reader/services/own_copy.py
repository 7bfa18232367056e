"""Copies an article that can’t be edited in place: the bundled one, which an update replaces, or a read-only file."""

from __future__ import annotations

from pathlib import Path

from reader.errors import SaveError, UnreadableFile
from reader.load.article_cache import ArticleCache
from reader.load.file import bytes_of, is_read_only
from reader.model.article import Article
from reader.model.clean import clean, shorten
from reader.services.opening import open_article
from reader.write.save import copies_of, save_copy, save_new

_LONGEST = 200
"""Characters of a path in a sentence."""


def copy_for_editing(path: Path, library: Path | None) -> Path:
    """The person's copy of a file, made unless there is one, edited or not. Raises SaveError and UnreadableFile."""
    if library is None:
        raise SaveError("there is no home folder to keep a copy in")
    return save_copy(path, library)


def editable(path: Path, bundled: Path | None, library: Path | None) -> tuple[Path, str]:
    """The file to edit for an article, the person's copy of one that can't be, and what to say once it was edited.

    Raises SaveError and UnreadableFile where there can be no copy.
    """
    if path != bundled and not is_read_only(path):
        return path, "Back from the editor."
    copy = copy_for_editing(path, library)
    whence = " of what came with closeread" * (path == bundled)
    return copy, f"{clean(str(copy))} is your own copy{whence}."


def same_copy(path: Path, library: Path | None) -> Path:
    """A copy with the content that the file has now, under another name where the person's copy has another.

    Raises SaveError and UnreadableFile.
    """
    copy, content = copy_for_editing(path, library), bytes_of(path)
    return copy if bytes_of(copy) == content else save_new(content.decode(), copy.parent, path.stem)


def in_words(copy: Path) -> str:
    """A sentence that says where the copy is."""
    return f"This file can’t be written: your own copy is {shorten(str(copy), _LONGEST)}."


def existing_copy(path: Path, library: Path | None, cache: ArticleCache) -> Path | None:
    """The person's latest copy of a file that has the file's text, whatever its annotations are; None without one."""
    if library is None or (article := _article(path, cache)) is None:
        return None
    others = [copy for copy in copies_of(path, library) if copy.is_file() and not copy.samefile(path)]
    for copy in sorted(others, key=lambda other: other.stat().st_mtime_ns, reverse=True):
        copied = _article(copy, cache)
        if copied is not None and copied.text == article.text:
            return copy
    return None


def _article(path: Path, cache: ArticleCache) -> Article | None:
    try:
        return open_article(path, cache).article
    except UnreadableFile:
        return None
