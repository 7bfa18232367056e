"""Compares two annotations of one text; where the texts differ, of what both have."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader.errors import UnreadableFile
from reader.load.article_cache import ArticleCache
from reader.model.article import Article
from reader.model.comparison.agreement import agreements
from reader.model.comparison.compared import Compared
from reader.model.comparison.differences import Texts, compare
from reader.model.library.articles import ListedArticle
from reader.services.opening import load_cached
from reader.state.comparison.others import Other
from reader.write.changed_text.text_alignment import TextAlignment
from reader.write.save import SUFFIX

_MOST_BESIDE = 200
"""Files of an article's folder that are looked into."""


def compare_articles(first: Article, second: Article) -> Compared:
    """Two annotations side by side, the first one as the one that counts as right."""
    if first.text == second.text:
        comparison, share = compare(first, second, provenance=False), 1.0
    else:
        alignment = TextAlignment(first.text, second.text)
        texts = Texts(alignment.in_first, alignment.in_second)
        comparison, share = compare(first, second, texts, provenance=False), alignment.share
    return Compared(first, second, comparison, agreements(comparison, len(first.text)), share)


def compare_files(paths: tuple[Path, Path], cache: ArticleCache) -> Compared | None:
    """The annotations of two files side by side; None where one of them has faults by now, or can't be read."""
    first, second = (_article(path, cache) for path in paths)
    return None if first is None or second is None else compare_articles(first, second)


def likely_others(path: Path, listed: Iterable[ListedArticle], cache: ArticleCache) -> list[Other]:
    """The articles of a library, and those beside an article, that it may be compared with: the likeliest first.

    Those with the same text, then those with the same headline, then the others of its folder.
    """
    article = _article(path, cache)
    if article is None:
        return []
    found = {
        each.path: Other(each.path, each.headline, each.digest == article.text.digest)
        for each in listed
        if each.digest == article.text.digest or each.headline == article.headline
    }
    for beside in sorted(path.parent.glob(f"*{SUFFIX}"))[:_MOST_BESIDE]:
        if beside not in found and (other := _article(beside, cache)) is not None:
            found[beside] = Other(beside, other.headline, other.text == article.text)
    others = (other for other in found.values() if not _is_same_file(other.path, path))
    return sorted(others, key=lambda other: (not other.has_same_text, other.headline != article.headline))


def _article(path: Path, cache: ArticleCache) -> Article | None:
    try:
        return load_cached(path, cache).article
    except UnreadableFile:
        return None


def _is_same_file(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return one == other
