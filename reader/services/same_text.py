"""Finds the article of a library that has a certain text, whatever its file is called."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader.errors import UnreadableFile
from reader.library.folders import article_files
from reader.load.anchors.canonical import UNSPACED
from reader.load.article import bytes_of, read_article

_WORD = rf"[^\W{UNSPACED}]+"
_MOST_COMPARED = 8
"""Words of the text, the longest, that a file must have before it is parsed: parsing takes a hundred times as long."""


def file_with_text(text: str, folders: Iterable[Path]) -> Path | None:
    """The first file in these folders whose article has this canonical text; None without one."""
    folders = tuple(folders)
    pieces = [piece.encode() for piece in _unbroken_pieces(text)] if folders else []
    for folder in folders:
        for entry in article_files(os.fspath(folder)):
            path = Path(entry.path)
            with suppress(UnreadableFile):
                content = bytes_of(path)
                if all(piece in content for piece in pieces):
                    article = read_article(content, path.stem).article
                    if article is not None and article.text.content == text:
                        return path
    return None


def _unbroken_pieces(text: str) -> list[str]:
    """The longest words, else some characters: what no line break of a file can have cut in two."""
    words = sorted(set(re.findall(_WORD, text)), key=lambda word: (-len(word), word))
    return (words or sorted(set(text.replace("\n", ""))))[:_MOST_COMPARED]
