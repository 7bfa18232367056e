"""Divides the arguments of a search into words to look for and places to look in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def split_words(words: Sequence[str]) -> tuple[list[str], list[Path]]:
    """The words of a query, and the paths: a word that exists as a file or folder is one."""
    paths = [Path(word) for word in words if _exists(word)]
    return [word for word in words if not _exists(word)], paths


def _exists(word: str) -> bool:
    return os.path.exists(word)  # noqa: PTH110 - Path raises where a word is too long for a name
