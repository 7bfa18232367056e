"""How a search of a library is ordered and narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import QuoteType
    from reader.model.library.person_key import PersonKey


class HitOrder(StrEnum):
    """What comes first: the newest, or, of the newest five hundred, those that fit the words best."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """What was chosen among the facets: any of each kind, all kinds; an empty kind narrows nothing.

    In `years`, None stands for quotes without a date.
    """

    speakers: frozenset[PersonKey] = frozenset()
    types: frozenset[QuoteType] = frozenset()
    years: frozenset[int | None] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.types or self.years)
