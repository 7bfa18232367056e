"""Settings of feeds: of all of them, and of single ones by their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple

from reader.model.did_you_mean import did_you_mean
from reader.model.feeds.subscriptions import Subscription

_UNITS = {"m": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400, "y": 365 * 86_400}
_DURATION = re.compile(r"([1-9]\d{0,4}) ?([mhdwy])")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LEAST_EVERY = 300
"""Seconds between two fetches, at the least."""
FOREVER = "forever"


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """How a feed is fetched and kept. Times are in seconds.

    `every`: how often it is fetched without being asked for; None: only when asked for. `text` is what an entry is
    opened with in the end: its whole `page`, or what the `feed` gives. `keep`: which entries become articles of the
    library: those that are `wanted` (starred, reviewed, highlighted), or `all`. `retention`: how long an entry is kept
    that the feed no longer has; None: forever.
    """

    every: int | None = None
    text: str = "page"
    keep: str = "wanted"
    retention: int | None = None


@dataclass(frozen=True, slots=True)
class AllFeedSettings:
    """The settings of all feeds, and what single ones have otherwise, by their addresses."""

    general: FeedSettings = FeedSettings()
    single: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, address: str) -> FeedSettings:
        """The settings of one feed."""
        return replace(self.general, **self.single.get(address, {}))

    def of_moved(self, feeds: Iterable[Subscription]) -> AllFeedSettings:
        """The same, with the settings that stand under former addresses of feeds under their present ones too."""
        single = dict(self.single)
        for feed in feeds:
            for former in reversed(feed.former):
                if former in self.single:
                    single.setdefault(feed.address, self.single[former])
        return replace(self, single=single)


class TableFault(NamedTuple):
    """A fault at a path below the table; `of_value` where it lies in the value, not in the key."""

    path: tuple[str, ...]
    code: str
    message: str
    of_value: bool = True


def read_feed_settings(
    table: Mapping[str, object],
) -> tuple[AllFeedSettings, list[tuple[str, ...]], list[TableFault]]:
    """What a table of feeds sets, the paths below it that are set rightly, and the faults of the others."""
    faults: list[TableFault] = []
    general = dict(_values((), {name: value for name, value in table.items() if name in _NAMES}, faults))
    paths: list[tuple[str, ...]] = [(name,) for name in general]
    single = {}
    for address, value in table.items():
        if address in _NAMES:
            continue
        if not _ADDRESS.fullmatch(address):
            hint = did_you_mean(address, _NAMES) or "; a feed stands under its address in quotation marks"
            faults.append(
                TableFault((address,), "unknown-key", f"no setting is called {address!r}{hint}", False)
            )
        elif not isinstance(value, dict):
            faults.append(TableFault((address,), "bad-value", f"{address!r} is a table of settings"))
        else:
            single[address] = dict(_values((address,), value, faults))
            paths += [(address, name) for name in single[address]]
    return AllFeedSettings(FeedSettings(**general), single), paths, faults


def _values(
    above: tuple[str, ...], table: Mapping[str, object], faults: list[TableFault]
) -> Iterator[tuple[str, Any]]:
    """Each setting that a table sets rightly."""
    for name, value in table.items():
        path = (*above, name)
        if name not in _NAMES:
            message = f"no setting of a feed is called {name!r}{did_you_mean(name, _NAMES)}"
            faults.append(TableFault(path, "unknown-key", message, False))
            continue
        try:
            yield name, _value(name, value)
        except ValueError as fault:
            faults.append(TableFault(path, "bad-value", str(fault)))


def _value(name: str, value: object) -> str | int | None:
    """A setting's value. Raises ValueError with a sentence for a person."""
    if name in _CHOICES:
        if value not in _CHOICES[name]:
            raise ValueError(f"{name!r} is {' or '.join(map(repr, _CHOICES[name]))}")
        return str(value)
    seconds = _seconds(value)
    if name == "retention":
        if seconds is None and value != FOREVER:
            raise ValueError(f"'retention' is a time like '90d', or {FOREVER!r}")
        return seconds
    if seconds is None or seconds < LEAST_EVERY:
        raise ValueError("'every' is a time like '30m', '1h' or '2d', of five minutes at least")
    return seconds


def _seconds(value: object) -> int | None:
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) * _UNITS[match[2]] if match else None


def in_words(seconds: int | None, none: str) -> str:
    """A time as a setting gives it, in the largest unit that divides it: `90d`."""
    if seconds is None:
        return none
    unit = max(
        (unit for unit, length in _UNITS.items() if seconds % length == 0), key=lambda unit: _UNITS[unit]
    )
    return f"{seconds // _UNITS[unit]}{unit}"


_CHOICES = {"text": ("page", "feed"), "keep": ("wanted", "all")}
_NAMES = tuple(each.name for each in fields(FeedSettings))
