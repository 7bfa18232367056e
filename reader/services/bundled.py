"""Finds the article that comes with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import reader
from reader.settings.folders import data_folder

BUNDLED_NAME = "tsikhanouski-freed.yaml"


def bundled() -> Path:
    """The file of that article: inside the package, or beside it in a checkout."""
    package = Path(reader.__file__).parent
    inside = package / "content" / BUNDLED_NAME
    return inside if inside.exists() else package.parent / "content" / BUNDLED_NAME


def bundled_unless_copied(folders: Sequence[Path]) -> tuple[Path, ...]:
    """That file, where `folders` are the person's default library and hold no copy of it: the examples are about it."""
    own = data_folder()
    if own is None or tuple(folders) != (own / "articles",) or (folders[0] / BUNDLED_NAME).is_file():
        return ()
    return (bundled(),)
