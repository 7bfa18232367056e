"""The names that articles may have in an archive, and where copies of them are in a folder on this machine."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from reader.library.folders import is_article
from reader.model.characters import forbidden


def is_name(name: str) -> bool:
    """Whether an article may have that name: a plain relative path of an article file, the same on every system."""
    path = PurePosixPath(name)
    return (
        str(path) == name
        and not path.is_absolute()
        and not any(part == ".." or part.startswith(".") for part in path.parts)
        and is_article(name.encode("utf-8", "surrogatepass"))
        and name.isprintable()
        and not any(True for _ in forbidden(name))
        and "\\" not in name
    )


def fetched_path(copies: Path, name: str) -> Path:
    """Where a copy stays as it was fetched: it tells from which version the one that is edited was made."""
    return copies / ".fetched" / name
