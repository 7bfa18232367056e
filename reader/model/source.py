"""All that a list of articles needs of one: how its file’s name ends, and where it was published."""

from __future__ import annotations

from dataclasses import dataclass

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published."""

    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


NO_SOURCE = Source()
