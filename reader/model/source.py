"""Where an article was published: all that a list of articles needs of one, so that it needs no more."""

from __future__ import annotations

from reader.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published."""

    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


NO_SOURCE = Source()
