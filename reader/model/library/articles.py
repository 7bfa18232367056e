"""Articles and files as a library lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.model.article import NO_SOURCE, Source
from reader.model.dates.dates import Edtf
from reader.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as the library lists it. `people` counts named people, `words` its size, `length` code points.

    Of its `claims` so many are `unchecked`.
    `digest` is that of its text. `faults` are warnings only: a file with an error has no article and is `FaultyFile`.
    """

    path: Path
    id: str
    headline: str
    source: Source = NO_SOURCE
    published: Edtf | None = None
    people: int = 0
    quotes: int = 0
    events: int = 0
    words: int = 0
    length: int = 0
    faults: tuple[Diagnostic, ...] = ()
    digest: str = ""
    claims: int = 0
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class FaultyFile:
    """A file that gives no article: its faults, or the one sentence why it can't be read."""

    path: Path
    faults: tuple[Diagnostic, ...] = ()
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """An article and how far it has been read: `fraction` is 0 to 1, None where it is new."""

    article: ListedArticle
    fraction: float | None = None
    read: bool = False
