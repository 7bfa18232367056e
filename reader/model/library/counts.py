"""How much there is in a library, and how far its indexing is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is in the library."""

    articles: int = 0
    faulty: int = 0
    quotes: int = 0
    events: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class IndexingProgress:
    """How far indexing is: files of those that are new or changed. What is `done` is kept, whatever ends the program.

    `total` 0: nothing has changed. `changed`: this step put something into the index, or took it out.
    """

    done: int
    total: int
    changed: bool = False
