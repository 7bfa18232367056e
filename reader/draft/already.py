"""Whether a folder has an article already, so that nobody’s quotes are counted twice."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from reader.errors import UnreadableFile
from reader.load.article import load_article
from reader.model.incoming import IncomingArticle
from reader.write.save import SUFFIX, stem_of


def already_in(folder: Path, taken: IncomingArticle) -> Path | None:
    """The file in a folder that has the same text, among those named after the same headline; None without one."""
    name = re.compile(rf"{re.escape(stem_of(taken.headline))}(-[0-9]+)?{re.escape(SUFFIX)}")
    names: list[str] = []
    with suppress(OSError):  # there is no such folder yet
        names = sorted(filter(name.fullmatch, os.listdir(folder)))  # noqa: PTH208 - names are all that is needed
    for path in map(folder.joinpath, names):
        with suppress(UnreadableFile):
            article = load_article(path).article
            if article is not None and article.text.content == taken.text:
                return path
    return None
