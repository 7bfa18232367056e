"""Dates at their true precision: EDTF (ISO 8601-2:2019), levels 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Day(NamedTuple):
    """A calendar day of any year, the years before 1 included (`datetime.date` stops at 1)."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, with the days it can mean. `earliest` and `latest` are None where open or unknown."""

    text: str
    earliest: Day | None
    latest: Day | None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF expression. Raises ValueError, with a message for people, where it is none."""
        raise ValueError(f"{text!r} is not a date")
