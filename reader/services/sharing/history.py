"""The history of an article in an archive: who changed what, word by word and annotation by annotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from reader.library.archive import Archive
from reader.load.article import read_article
from reader.model.article import Article
from reader.model.comparison.differences import Comparison, Texts, compare
from reader.model.library.versions import Version
from reader.model.text import Text
from reader.write.changed_text.text_alignment import TextAlignment

_AT_ONCE = 20
"""Versions whose bytes are asked for together."""


@dataclass(frozen=True, slots=True)
class ReplacedWords:
    """Words of the text, and those in their place since; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A version and what is different in it from the one that it replaced.

    `articles` are the former and this one; `comparison` is None where one of them is not there.
    """

    version: Version
    articles: tuple[Article | None, Article | None]
    words: tuple[ReplacedWords, ...] = ()
    comparison: Comparison | None = None


def history(archive: Archive, name: str, most: int | None = None) -> Iterator[VersionChange]:
    """The versions of an article with their changes, the newest first, at most so many."""
    versions = archive.history(name)
    by_number = {version.number: version for version in versions}
    asked = islice(versions, most)
    while some := list(islice(asked, _AT_ONCE)):
        former = [by_number.get(each.previous) if each.previous is not None else None for each in some]
        contents = _articles(archive, [*some, *filter(None, former)])
        for version, before in zip(some, former, strict=True):
            yield _change(
                version, contents.get(before.number) if before else None, contents.get(version.number)
            )


def content_of(archive: Archive, name: str, number: int | None = None) -> tuple[Version, bytes] | None:
    """A version of an article, without a number the newest, and its file; None where it has none of that number.

    A version in which the article was removed has no file: of these it is the one that was there before.
    """
    versions = {version.number: version for version in archive.history(name)}
    version = versions.get(max(versions, default=0) if number is None else number)
    while version is not None and version.hash is None:
        version = versions.get(version.previous) if version.previous is not None else None
    if version is None or version.hash is None:
        return None
    return version, archive.contents([version.hash])[version.hash]


def _articles(archive: Archive, versions: Sequence[Version]) -> Mapping[int, Article]:
    """The articles of versions, by number; not of those in which it was removed."""
    contents = archive.contents({each.hash for each in versions if each.hash is not None})
    found: dict[int, Article] = {}
    for version in versions:
        content = contents.get(version.hash) if version.hash is not None else None
        article = (
            read_article(content, PurePosixPath(version.name).stem).article if content is not None else None
        )
        if article is not None:
            found[version.number] = article
    return found


def _change(version: Version, before: Article | None, after: Article | None) -> VersionChange:
    if before is None or after is None:
        return VersionChange(version, (before, after))
    if before.text == after.text:
        return VersionChange(version, (before, after), (), compare(before, after))
    alignment = TextAlignment(before.text, after.text)
    comparison = compare(before, after, Texts(alignment.in_first, alignment.in_second))
    return VersionChange(
        version, (before, after), tuple(_words(alignment, before.text, after.text)), comparison
    )


def _words(alignment: TextAlignment, before: Text, after: Text) -> Iterator[ReplacedWords]:
    for change in alignment.changes():
        yield ReplacedWords(before[change.before], after[change.after])
