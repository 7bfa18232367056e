"""How far the library is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indexed:
    """How far indexing is. `changes` is another number whenever the library answers otherwise than before.

    `total` 0: nothing is being indexed. `scanned`: everything was looked at once.
    """

    done: int = 0
    total: int = 0
    changes: int = 0
    scanned: bool = False

    @property
    def in_words(self) -> str:
        """“indexing 1,200 of 10,000”, and nothing where nothing is indexed."""
        return f"indexing {self.done:,} of {self.total:,}" if self.total else ""
