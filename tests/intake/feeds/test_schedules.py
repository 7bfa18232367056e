"""A feed says when it wants to be asked: `ttl`, hours and days to skip, the syndication module."""

from __future__ import annotations

import pytest

from reader.intake.feeds.reading import read_feed
from reader.model.feeds.feed import Feed


def channel(inside: str) -> Feed:
    namespace = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    return read_feed(
        f'<rss version="2.0" {namespace}><channel>{inside}</channel></rss>'.encode(),
        "https://vale.example/rss",
    )


@pytest.mark.parametrize(
    ("inside", "minutes"),
    [
        ("<ttl>60</ttl>", 60),
        ("<ttl> 15\n</ttl>", 15),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>99999999999999999999</ttl>", None),
        ("<ttl>999999999</ttl>", 525_600),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 60),
        ("<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 720),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1000</sy:updateFrequency>", 1),
        ("<sy:updatePeriod>fortnightly</sy:updatePeriod>", None),
        ("<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 5),
        ("", None),
    ],
)
def test_how_many_minutes_lie_between_two_fetches(inside: str, minutes: int | None) -> None:
    assert channel(inside).ttl == minutes


def test_hours_and_days_to_skip_are_counted_from_nought_and_from_monday() -> None:
    feed = channel(
        "<skipHours><hour>3</hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>"
    )
    assert feed.skip_hours == {3, 0}
    assert feed.skip_days == {6, 0}
