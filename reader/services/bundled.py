"""Finds the article that comes with the program."""

from __future__ import annotations

from pathlib import Path

import reader

BUNDLED_NAME = "tsikhanouski-freed.yaml"


def bundled() -> Path:
    """The file of that article: inside the package, or beside it in a checkout."""
    package = Path(reader.__file__).parent
    inside = package / "content" / BUNDLED_NAME
    return inside if inside.exists() else package.parent / "content" / BUNDLED_NAME
