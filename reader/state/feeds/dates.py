"""The date of an entry in few words, at its own precision: a time today, a day this year, else with the year."""

from __future__ import annotations

from datetime import datetime

from reader.model.dates.dates import MONTHS, Edtf
from reader.model.dates.labels import label
from reader.model.feeds.date import FeedDate, FeedDatePrecision

NO_DATE = "no date"


def brief(date: FeedDate | None, now: datetime) -> str:
    """`10:32`, `8 May`, `8 May 2023`, `May 2023`, `2023`; by `now` and its zone, where the date has one itself."""
    if date is None:
        return NO_DATE
    if date.precision is FeedDatePrecision.YEAR:
        return date.text
    year, month = int(date.text[:4]), int(date.text[5:7])
    if date.precision is FeedDatePrecision.MONTH:
        return f"{MONTHS[month - 1][:3]} {year}"
    moment = local(date, now)
    if date.precision is FeedDatePrecision.TIME and moment.date() == now.date():
        return f"{moment:%H:%M}"
    day = f"{moment.day} {MONTHS[moment.month - 1][:3]}"
    return day if moment.year == now.year else f"{day} {moment.year}"


def full(date: FeedDate, now: datetime) -> str:
    """`8 May 2024, 10:32`, in the reader's own zone where the date has one; else as it is given, as `2024`."""
    if date.precision is not FeedDatePrecision.TIME:
        return label(Edtf.parse(date.text))
    moment = local(date, now)
    return f"{moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}, {moment:%H:%M}"


def ago(since: float, now: datetime) -> str:
    """How long ago a second of the epoch was, roughly: `3 hours`, `since` nothing better is needed."""
    seconds = max(now.timestamp() - since, 0)
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count:,} {name}{'s' * (count != 1)}"
    return "a moment"


def local(date: FeedDate, now: datetime) -> datetime:
    """The moment in the zone of `now`, where it has a zone; as it is written where it has none."""
    text = date.text if len(date.text) > 10 else f"{date.text}T00:00"
    clock, dot, rest = text.partition(".")
    if dot:  # a fraction, which nobody reads
        text = clock + rest.lstrip("0123456789")
    moment = datetime.fromisoformat(text)
    return moment.astimezone(now.tzinfo) if moment.tzinfo else moment
