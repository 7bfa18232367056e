from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.feeds.subscriptions import Subscription
from reader.settings.config import read_settings
from reader.settings.feed_settings import AllFeedSettings, FeedSettings, in_words
from reader.settings.settings import SettingNames, Settings
from tests.values import some

HARBOUR = "https://harbour.example/feed.xml"


def read(tmp_path: Path, source: str) -> Settings:
    file = tmp_path / "config.toml"
    file.write_text(source)
    return read_settings(file, SettingNames(), {})


def faults(settings: Settings) -> list[str]:
    return [f"{fault.mark.line}:{fault.mark.column} {fault.message}" for fault in settings.faults]


def test_settings_of_all_feeds_hold_for_each_but_where_it_has_its_own(tmp_path: Path) -> None:
    general = 'start = "feeds"\n[feeds]\nevery = "1h"\nretention = "90d"\n'
    settings = read(tmp_path, f'{general}[feeds."{HARBOUR}"]\ntext = "feed"\nevery = "2d"\n')
    assert (settings.faults, settings.start) == ((), "feeds")
    feeds = some(settings.feeds)
    assert feeds.of("https://other.example/") == FeedSettings(3_600, "page", "wanted", 90 * 86_400)
    assert feeds.of(HARBOUR) == FeedSettings(172_800, "feed", "wanted", 90 * 86_400)
    assert settings.origin(f"feeds.{HARBOUR}.text").endswith("config.toml:6:1")
    assert settings.origin("feeds.retention").endswith("config.toml:4:1")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('start = "F"', "1:9 'start' is 'library' or 'feeds'"),
        ("feeds = 1", "1:9 'feeds' is a table: [feeds]"),
        (
            '[feeds]\nevery = "1 minute"',
            "2:9 'every' is a time like '30m', '1h' or '2d', of five minutes at least",
        ),
        ('[feeds]\nevery = "1m"', "2:9 'every' is a time like '30m', '1h' or '2d', of five minutes at least"),
        ("[feeds]\nretention = 90", "2:13 'retention' is a time like '90d', or 'forever'"),
        ('[feeds]\ntext = "both"', "2:8 'text' is 'page' or 'feed'"),
        ("[feeds]\nkeep = []", "2:8 'keep' is 'wanted' or 'all'"),
        ('[feeds]\nevry = "1h"', "2:1 no setting is called 'evry'; did you mean 'every'?"),
        (
            '[feeds.harbour]\ntext = "feed"',
            "1:2 no setting is called 'harbour'; a feed stands under its address in quotation marks",
        ),
        (f'[feeds]\n"{HARBOUR}" = 1', f"2:38 '{HARBOUR}' is a table of settings"),
        (
            f'[feeds."{HARBOUR}"]\nkep = "all"',
            "2:1 no setting of a feed is called 'kep'; did you mean 'keep'?",
        ),
    ],
)
def test_a_fault_is_said_at_its_place_and_the_rest_holds(tmp_path: Path, source: str, message: str) -> None:
    assert faults(read(tmp_path, source)) == [message]


def test_retention_can_be_forever_for_one_feed(tmp_path: Path) -> None:
    settings = read(tmp_path, f'[feeds]\nretention = "1y"\n[feeds."{HARBOUR}"]\nretention = "forever"\n')
    assert some(settings.feeds).of(HARBOUR).retention is None


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, "never"), (5_400, "90m"), (7_200, "2h"), (604_800, "1w")]
)
def test_a_time_is_said_as_it_is_written(seconds: int | None, words: str) -> None:
    assert in_words(seconds, "never") == words


def test_a_feed_that_moved_for_good_has_the_settings_of_its_former_address() -> None:
    moved = Subscription("https://c.example/", former=("https://a.example/", "https://b.example/"))
    settings = AllFeedSettings(single={"https://a.example/": {"text": "feed"}})
    assert settings.of_moved([moved]).of("https://c.example/").text == "feed"
    latest = AllFeedSettings(single={**settings.single, "https://b.example/": {"text": "page"}})
    assert latest.of_moved([moved]).of("https://c.example/").text == "page"
    own = AllFeedSettings(single={**settings.single, "https://c.example/": {"every": 600}})
    assert own.of_moved([moved]).of("https://c.example/") == FeedSettings(every=600)
