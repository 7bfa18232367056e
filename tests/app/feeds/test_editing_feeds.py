"""Giving up and renaming feeds and saved queries on the feeds screen, and undoing it."""

from __future__ import annotations

from pathlib import Path

from reader.app.feeds.screen import FeedsScreen
from reader.app.feeds.widgets import SourceList
from reader.app.library.screen import LibraryScreen
from reader.app.overlays.help import HelpScreen
from reader.model.feeds.subscriptions import SavedQuery
from reader.services.feeds.subscriptions import SubscriptionFile
from tests.app.feeds.conftest import HARBOUR, VALE, Feeds

NOT_ONE = "Go to a feed or a saved query at the left first: {} is for the one that is looked at."


async def test_a_feed_is_given_up_with_its_entries_and_brought_back(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds() as r:
        file = SubscriptionFile(tmp_path / "config")
        before = file.content()
        await r.press("shift+tab", "G")
        await r.until(lambda: r.feeds.session.title == "Vale Courier")
        await r.press("-")
        await r.until(lambda: r.remark == "Removed: Vale Courier, with 2 entries; u brings it back.")
        assert [feed.address for feed in file.read().feeds] == [HARBOUR]
        await r.until(lambda: "Vale Courier" not in r.counts and len(r.titles) == 3)
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: Vale Courier is back.")
        assert file.content() == before
        await r.until(lambda: r.titles == ["●Ford dry", "●Late frost"])
        assert r.counts["Vale Courier"] == "2"


async def test_what_was_done_is_undone_when_the_screen_is_open_again(feeds: Feeds) -> None:
    async with feeds(is_first=False) as r:
        await r.press("F")
        await r.until(lambda: isinstance(r.screen, FeedsScreen) and "Vale Courier" in r.counts)
        await r.press("x")
        await r.until(lambda: r.counts["All feeds"] == "4")
        await r.press("q")
        await r.until(lambda: isinstance(r.screen, LibraryScreen))
        await r.press("F")
        await r.until(lambda: isinstance(r.screen, FeedsScreen) and r.counts["All feeds"] == "4")
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: 1 entry is unread again.")


async def test_a_feed_has_a_title_of_its_own_and_the_former_back(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds() as r:
        file = SubscriptionFile(tmp_path / "config")
        await r.press("shift+tab", "G")
        await r.until(lambda: r.feeds.session.title == "Vale Courier")
        await r.press("t", "end")
        await r.type(" now")
        await r.press("enter")
        await r.until(lambda: r.remark == "Renamed: Vale Courier now; u undoes it.")
        assert "Vale Courier now" in r.counts
        await r.until(lambda: isinstance(r.screen.focused, SourceList))  # where the keys were before
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: it is called Vale Courier again.")
        assert [feed.title for feed in file.read().feeds] == ["Harbour Post", "Vale Courier"]
        await r.press("t", "escape", "t", "ctrl+u", "enter")  # without one it is called as it calls itself
        await r.until(lambda: r.remark == "Renamed: Vale Courier; u undoes it.")
        assert [feed.title for feed in file.read().feeds] == ["Harbour Post", None]


async def test_saved_queries_are_given_up_and_renamed_too(feeds: Feeds, tmp_path: Path) -> None:
    file = SubscriptionFile(tmp_path / "config")
    file.add_query(SavedQuery("Storms", "storm"))
    file.add_query(SavedQuery("Seals", "seals"))
    async with feeds() as r:
        await r.press("shift+tab", "j", "j")
        await r.until(lambda: r.feeds.session.title == "Storms")
        await r.press("t", "ctrl+u")
        await r.type("Seals")
        await r.press("enter")
        await r.until(lambda: r.remark == "Not renamed: you have a query called Seals already.")
        await r.press("t", "ctrl+u")
        await r.type("Weather")
        await r.press("enter")
        await r.until(lambda: r.remark == "Renamed: Weather; u undoes it.")
        await r.press("-")
        await r.until(lambda: r.remark == "Removed: Weather; u brings it back.")
        assert [saved.title for saved in file.read().queries] == ["Seals"]
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: Weather is back.")
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: it is called Storms again.")
        assert [saved.title for saved in file.read().queries] == ["Storms", "Seals"]


async def test_lists_and_folders_are_neither_given_up_nor_renamed(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("-")
        await r.until(lambda: r.remark == NOT_ONE.format("-"))
        await r.press("t")
        await r.until(lambda: r.remark == NOT_ONE.format("t"))


async def test_a_file_that_cannot_be_read_is_said_and_nothing_is_given_up(
    feeds: Feeds, tmp_path: Path
) -> None:
    async with feeds() as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: r.feeds.session.title == "Vale Courier")
        (tmp_path / "config" / "feeds.opml").write_text("<opml")
        await r.press("-")
        await r.until(lambda: r.remark.startswith("Not removed: "))
        assert r.stored("Ford dry").feed == VALE


async def test_queries_and_stars_have_counts_of_what_is_unread(feeds: Feeds, tmp_path: Path) -> None:
    file = SubscriptionFile(tmp_path / "config")
    file.add_query(SavedQuery("Storms", "storm"))
    file.add_query(SavedQuery("Read", "unread:no"))
    file.add_query(SavedQuery("Spoken", "speaker:ruiz"))
    async with feeds() as r:
        await r.until(lambda: r.counts["Storms"] == "1")
        await r.press("j", "j", "*")
        await r.until(lambda: r.counts["Starred ★"] == "1")
        await r.press("x")
        await r.until(lambda: (r.counts["Storms"], r.counts["Starred ★"]) == ("", ""))
        assert (r.counts["Read"], r.counts["Spoken"]) == ("", "")


async def test_subscriptions_that_an_editor_saved_are_seen(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds() as r:
        path = tmp_path / "config" / "feeds.opml"
        path.write_text(path.read_text("utf-8").replace("Vale Courier", "Vale of mine"), "utf-8")
        await r.until(lambda: "Vale of mine" in r.counts)


async def test_help_begins_with_the_keys_of_the_feeds(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("?")
        await r.until(lambda: isinstance(r.screen, HelpScreen))
        shown = r.seen.partition("Keys and signs")[2]
        assert 0 < shown.index("FEEDS") < shown.index("Go to the feeds") < shown.index("MOVE")


async def test_what_is_listed_is_saved_as_a_query_and_taken_back(feeds: Feeds, tmp_path: Path) -> None:
    file = SubscriptionFile(tmp_path / "config")
    async with feeds() as r:
        await r.press("w")
        await r.until(
            lambda: r.remark == "All entries are listed: / filters them, and w saves that as a query."
        )
        await r.press("/")
        await r.type("late")
        await r.until(lambda: r.titles == ["●Late frost"])
        await r.press("enter", "w", "enter")
        await r.until(lambda: r.remark == "Saved: late, the query late; u undoes it.")
        assert file.read().queries == (SavedQuery("late", "late"),)
        assert (r.feeds.session.title, r.feeds.session.words) == ("late", "")
        await r.until(lambda: r.counts["late"] == "1")
        await r.press("w", "enter")
        await r.until(lambda: r.remark == "Not saved: you have a query called late already.")
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: the query late is gone.")
        assert file.read().queries == ()
        await r.until(lambda: "late" not in r.counts)


async def test_a_query_of_a_feed_names_the_feed(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds() as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: r.feeds.session.title == "Vale Courier")
        await r.press("/")
        await r.type("late")
        await r.press("enter", "w", "ctrl+u")
        await r.type("Frost")
        await r.press("enter")
        await r.until(lambda: r.remark.startswith("Saved: Frost"))
        saved = SavedQuery("Frost", f'feed:"{VALE}" late')
        assert SubscriptionFile(tmp_path / "config").read().queries == (saved,)
        await r.until(lambda: r.titles == ["●Late frost"])
