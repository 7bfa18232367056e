"""`reader` begins with the feeds where the settings say so and there are unread entries."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.cli.opening import opening
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState
from reader.model.feeds.feed import Entry
from reader.services.bundled import bundled
from reader.settings.folders import config_folder, entries_folder, state_folder
from tests.cli.conftest import Reader
from tests.values import recorded, some


@pytest.fixture
def launches(monkeypatch: pytest.MonkeyPatch) -> list[Launch]:
    """What the program was to begin with."""
    launches: list[Launch] = []
    monkeypatch.setattr("reader.app.run.run", lambda launch: recorded(launches, launch, 0))
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    return launches


def set_start(start: str) -> None:
    folder = some(config_folder())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(f'start = "{start}"\n', "utf-8")


def store_entry(read: bool) -> None:
    folder = some(state_folder())
    folder.mkdir(parents=True, exist_ok=True)
    with closing(FeedStore.open(folder)) as store:
        store.store(FeedState("https://vale.example/rss"), [Entry(id="1", title="Ford dry")])
        store.mark_read(store.numbers(), read)


def test_with_unread_entries_it_begins_with_the_feeds(reader: Reader, launches: list[Launch]) -> None:
    set_start("feeds")
    store_entry(read=False)
    assert reader().status == 0
    (launch,) = launches[:1]
    assert launch.begins_with_feeds
    assert (launch.config_folder, launch.entries_folder) == (config_folder(), entries_folder())
    assert launch.sheet == "feeds/feeds.tcss"


def test_where_all_is_read_it_begins_as_ever(reader: Reader, launches: list[Launch]) -> None:
    set_start("feeds")
    store_entry(read=True)
    reader()
    assert not launches[0].begins_with_feeds


def test_an_article_that_is_asked_for_comes_first(
    reader: Reader, launches: list[Launch], tmp_path: Path
) -> None:
    set_start("feeds")
    store_entry(read=False)
    article = tmp_path / "article.yaml"
    article.write_bytes(bundled().read_bytes())
    reader(str(article))
    assert not launches[0].begins_with_feeds


def test_a_store_that_cannot_be_used_is_no_reason_not_to_begin(
    reader: Reader, launches: list[Launch]
) -> None:
    set_start("feeds")
    folder = some(state_folder())
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file in its place", "utf-8")
    reader()
    assert not launches[0].begins_with_feeds
