"""Two annotations of one article beside each other, and all that is to be said of how they agree."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Article
from reader.model.comparison.agreement import Agreement
from reader.model.comparison.differences import Comparison


@dataclass(frozen=True, slots=True)
class Compared:
    """Two annotations, their entries side by side, and their agreement by kind.

    `share` is the share of their words that both texts have, 0 to 1: only annotations of those are compared. Who
    made an entry, and whether it is checked, makes no difference.
    """

    first: Article
    second: Article
    comparison: Comparison
    agreements: tuple[Agreement, ...]
    share: float = 1.0

    @property
    def same_text(self) -> bool:
        return self.first.text == self.second.text
