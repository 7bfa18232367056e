"""Links to the passages of quotes that a search has found, in the pages that their articles come from."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reader.convert.passage_link import passage_link
from reader.errors import UnreadableFile
from reader.load.article import load_article
from reader.model.article import Article
from reader.model.library.hits import Hit


class PassageLinks:
    """Makes links, for which the text around a quote is needed. `missing` counts the quotes that have none."""

    def __init__(self) -> None:
        self.missing = 0
        self._path: Path | None = None
        self._article: Article | None = None

    def of(self, path: Path, hit: Hit) -> str | None:
        """The link to a quote of the article in `path`; None where it has no address, or another text by now."""
        link = None
        article = self._read(path) if hit.article.source.url else None
        if article is not None and all(article.text[part.span] == part.text for part in hit.parts):
            link = passage_link(article, [part.span for part in hit.parts])
        self.missing += link is None
        return link

    def _read(self, path: Path) -> Article | None:
        """The article in a file, the last one not again: the quotes of one are found together."""
        if path != self._path:
            self._path, self._article = path, None
            with suppress(UnreadableFile):
                self._article = load_article(path).article
        return self._article
