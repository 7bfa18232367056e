"""Dates of feed entries: ISO 8601 at exactly the precision that the feed gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import total_ordering

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)


class FeedDatePrecision(StrEnum):
    """How much of a date the feed gives."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


@total_ordering
@dataclass(frozen=True, slots=True)
class FeedDate:
    """A date as a feed gives it: `2024`, `2024-05`, `2024-05-08`, `2024-05-08T10:00:00`, `2024-05-08T10:00:00+02:00`.

    Sorts by its instant. Raises ValueError where the text is no such date, or names a day or an hour that doesn't
    exist.
    """

    text: str

    def __post_init__(self) -> None:
        _earliest(self.text)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: FeedDate) -> bool:
        return self.instant < other.instant

    @property
    def instant(self) -> float:
        """Seconds from 1970 in UTC to the earliest moment that the date can mean; a missing zone is read as UTC."""
        moment = _earliest(self.text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()

    @property
    def precision(self) -> FeedDatePrecision:
        """How much of the date the feed gives."""
        by_length = {4: FeedDatePrecision.YEAR, 7: FeedDatePrecision.MONTH, 10: FeedDatePrecision.DAY}
        return by_length.get(len(self.text), FeedDatePrecision.TIME)

    @property
    def has_zone(self) -> bool:
        """Whether it is a time with a zone: one instant, wherever one is."""
        return _earliest(self.text).tzinfo is not None


def _earliest(text: str) -> datetime:
    match = _ISO.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(f"{text!r} is no date of a feed")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    date = f"{year}-{month or '01'}-{day or '01'}"
    if hour is None:
        return datetime.fromisoformat(date)
    time = f"{hour}:{minute}:{second or '00'}.{(fraction or '')[:6]:0<6}"
    return datetime.fromisoformat(f"{date}T{time}{zone or ''}")
