"""The feeds screen: what is new, marked and unmarked, filtered, opened as articles, kept in the library."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reader.app.article.screen import ArticleScreen
from reader.app.feeds import entry_opener
from reader.app.feeds.screen import FeedsScreen
from reader.app.feeds.widgets import EntryList, EntryPreview, SourceList
from reader.app.library.screen import LibraryScreen
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryNumber, FeedState, Marked
from reader.model.feeds.feed import Entry, FeedText
from reader.model.feeds.subscriptions import SavedQuery
from reader.services.feeds.entry_articles import Completed
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings, FeedSettings
from reader.settings.settings import Settings
from tests.app.conftest import Opening
from tests.app.feeds.conftest import ENTRIES, HARBOUR, VALE, Feeds, entry
from tests.waiting import PATIENCE

ALL = ["●Harbour reopens", "●Ford dry", "●Storm at the [b]mole[/b]", "●Late frost", "●Seals counted"]


async def test_the_entries_of_all_feeds_stand_newest_first_with_their_counts(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.until(lambda: r.titles == ALL)
        await r.until(lambda: "5 unread" in r.lines[0])
        assert r.counts == {"All feeds": "5", "Starred ★": "", "Harbour Post": "3", "Vale Courier": "2"}
        await r.until(lambda: "Storm at the [b]mole[/b]" in r.seen and "9 May 2024" in r.seen)


async def test_another_feed_lists_its_own_entries(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: r.titles == ["●Ford dry", "●Late frost"])
        await r.until(lambda: "Vale Courier" in r.lines[0])
        await r.press("enter")
        await r.until(lambda: isinstance(r.screen.focused, EntryList))


async def test_x_marks_read_and_unread_and_u_takes_it_back(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("x")
        await r.until(lambda: r.counts["All feeds"] == "4")
        await r.until(lambda: r.titles[0] == "Harbour reopens")
        await r.press("x")
        await r.until(lambda: r.counts["All feeds"] == "5")
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: 1 entry is read again.")
        assert r.counts["All feeds"] == "4"
        await r.press("j")
        await r.until(lambda: r.remark == "")
        await r.press("k", "u")
        await r.until(lambda: r.remark == "Undone: 1 entry is unread again.")
        assert r.counts["All feeds"] == "5"
        await r.press("u")
        await r.until(lambda: r.remark == "There is nothing to undo.")


def marks_wait(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Lets every mark wait for an event, as on a slow disk."""
    goes_on, mark_read = Event(), FeedStore.mark_read

    def late(store: FeedStore, numbers: Iterable[EntryNumber], read: bool) -> Marked:
        assert goes_on.wait(PATIENCE)
        return mark_read(store, numbers, read)

    monkeypatch.setattr(FeedStore, "mark_read", late)
    return goes_on


async def test_acts_are_answered_in_the_order_of_their_keys(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with feeds() as r:
        await r.press("*")
        await r.until(lambda: r.stored("Harbour reopens").is_starred)
        goes_on = marks_wait(monkeypatch)
        await r.press("x", "u")  # that it is read, and not the star, which alone is done by now
        goes_on.set()
        await r.until(lambda: r.remark == "Undone: 1 entry is unread again.")
        assert r.stored("Harbour reopens").is_starred
        await r.press("x", "x", "x")
        await r.workers_done("acts")
        assert r.stored("Harbour reopens").is_read


async def test_all_that_was_looked_at_is_marked_though_another_feed_is_by_now(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with feeds() as r:
        goes_on = marks_wait(monkeypatch)
        await r.press("x", "X", "shift+tab", "G")
        await r.until(lambda: r.feeds.session.title == "Vale Courier")
        goes_on.set()
        await r.until(lambda: r.counts["All feeds"] == "")


async def test_all_of_a_feed_is_marked_read_and_back(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: len(r.titles) == 2)
        await r.press("X")
        await r.until(lambda: r.remark == "2 entries marked read; u undoes it.")
        await r.until(lambda: r.titles == ["Ford dry", "Late frost"])
        await r.until(lambda: r.counts["All feeds"] == "3")
        await r.press("X")
        await r.until(lambda: r.remark == "All of it is read already.")
        await r.press("u")
        await r.until(lambda: r.counts["All feeds"] == "5")


async def test_n_goes_to_the_next_unread_entry_of_any_feed(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("x", "j", "x", "g")
        await r.until(lambda: r.counts["All feeds"] == "3")
        await r.press("n")
        await r.until(lambda: r.here == "Storm at the [b]mole[/b]")
        await r.press("N")
        await r.until(lambda: r.here == "Seals counted")  # before the first unread is the last
        await r.press("shift+tab", "G")
        await r.until(lambda: r.titles == ["Ford dry", "●Late frost"])
        await r.press("n")
        await r.until(lambda: r.here == "Late frost")
        await r.press("n")
        await r.until(lambda: r.here == "Storm at the [b]mole[/b]")
        await r.until(lambda: r.feeds.session.title == "Harbour Post")


@pytest.mark.parametrize("key", ["n", "space"])
async def test_a_list_without_unread_entries_leads_on_to_those_of_all_feeds(
    feeds: Feeds, tmp_path: Path, key: str
) -> None:
    SubscriptionFile(tmp_path / "config").add_query(SavedQuery("Whales", "whale"))
    async with feeds() as r:
        await r.press("shift+tab", "j", "j")
        await r.until(lambda: r.feeds.session.title == "Whales" and not r.titles)
        await r.press(key)
        await r.until(lambda: r.here == "Harbour reopens")
        assert r.feeds.session.title == "All feeds"


async def test_where_all_is_read_n_says_so(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("X")
        await r.until(lambda: r.counts["All feeds"] == "")
        await r.press("n")
        await r.until(lambda: r.remark == "Everything here is read.")


async def test_space_reads_the_preview_page_by_page_and_then_the_next_unread(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("j", "j")
        await r.until(lambda: "Paragraph 0 of" in r.preview)
        await r.press("space")
        await r.until(lambda: "Paragraph 0 of" not in r.preview)
        assert r.here == "Storm at the [b]mole[/b]"
        pages = 0
        while r.here == "Storm at the [b]mole[/b]" and pages < 40:
            await r.press("space")
            await r.workers_done("stepping", "acts")
            pages += 1
        assert r.here == "Late frost"
        assert 1 < pages < 40
        await r.until(lambda: "●Storm at the [b]mole[/b]" not in r.titles)


async def test_the_preview_scrolls_by_lines_and_to_its_ends(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("j", "j")
        await r.until(lambda: "Paragraph 0 of" in r.preview)
        await r.press("p", "G")
        await r.until(lambda: "Paragraph 39 of" in r.preview)
        await r.press("g", "j", "k", "pagedown", "pageup")
        await r.until(lambda: "Paragraph 0 of" in r.preview)
        await r.press("e")
        await r.until(lambda: isinstance(r.screen.focused, EntryList))


async def test_words_filter_as_they_are_typed(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("/")
        await r.type("har")
        await r.until(lambda: r.titles == ["●Harbour reopens"])
        await r.press("down", "enter")
        await r.until(lambda: "1 of 5 entries with har" in r.lines[0])
        assert r.titles == ["●Harbour reopens"]
        await r.press("escape")
        await r.until(lambda: r.titles == ALL)
        await r.until(lambda: "entries with" not in r.lines[0])
        await r.press("/")
        await r.type("nowhere")
        await r.until(lambda: "Nothing has nowhere." in r.seen)
        await r.press("escape")
        await r.until(lambda: r.titles == ALL)


async def test_the_entry_that_a_filter_found_stays_the_one_that_is_meant_without_it(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("/")
        await r.type("frost")
        await r.until(lambda: r.titles == ["●Late frost"])
        await r.press("escape")
        await r.until(lambda: r.titles == ALL)
        assert r.here == "Late frost"


async def test_the_entry_that_a_filter_found_is_in_sight_among_many_without_it(feeds: Feeds) -> None:
    many = [entry(f"e{number}", 1 + number % 28, f"Tide {number}") for number in range(150)]
    async with feeds(entries={HARBOUR: many}, size=(120, 24)) as r:
        deep = r.feeds._lister.pages.at(90)
        assert deep is not None and deep.title is not None
        await r.press("/")
        await r.type(deep.title)
        await r.until(lambda: f"●{deep.title}" in r.titles and len(r.titles) < 20)
        while r.here != deep.title:
            await r.press("down")
        await r.press("escape")
        await r.until(lambda: len(r.titles) == 150)
        assert r.here == deep.title
        assert 0 <= r.feeds.entries.cursor_offset.y < r.feeds.entries.size.height


async def test_a_filter_on_a_small_screen_shows_the_list(feeds: Feeds) -> None:
    async with feeds(size=(60, 18)) as r:
        await r.press("tab")
        await r.until(lambda: r.feeds.preview.display)
        await r.press("/")
        await r.type("har")
        await r.until(lambda: r.titles == ["●Harbour reopens"])
        await r.until(lambda: r.feeds.entries.display and not r.feeds.preview.display)


async def test_on_a_small_screen_the_entries_of_a_chosen_feed_have_two_lines_too(feeds: Feeds) -> None:
    async with feeds(size=(60, 18)) as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: r.titles == ["●Ford dry", "●Late frost"])
        await r.press("enter")
        await r.until(lambda: r.feeds.entries.display)
        row = r.feeds.entries.listing.row(0)
        assert len(row.lines) == 2


async def test_a_feed_that_another_program_gave_up_is_gone(feeds: Feeds, tmp_path: Path) -> None:
    async with feeds() as r:
        await r.press("shift+tab", "G")
        await r.until(lambda: r.feeds.session.title == "Vale Courier")
        SubscriptionFile(tmp_path / "config").remove(VALE)
        with closing(r.store()) as store:
            store.remove(VALE)
        r.feeds.contents.look_again()
        await r.until(lambda: "Vale Courier" not in r.counts and len(r.titles) == 3)
        await r.until(lambda: r.feeds.session.source in r.feeds.session.sources())


async def test_enter_opens_the_feeds_own_text_and_marks_it_read(feeds: Feeds) -> None:
    settings = Settings(feeds=AllFeedSettings(FeedSettings(text="feed")))
    async with feeds(settings=settings) as r:
        await r.press("enter")
        await r.until(lambda: isinstance(r.screen, ArticleScreen))
        assert r.article.text.content.startswith("The mayor, Ana Ruiz, reopened it.")
        assert r.article.headline == "Harbour reopens"
        assert r.room.footer.keys[-1][1].footer == "back"
        await r.until(lambda: r.room.footer.remark == "The feed’s own text is drafted.")
        await r.press("q")
        await r.until(lambda: isinstance(r.screen, FeedsScreen))
        await r.until(lambda: r.titles[0] == "Harbour reopens")


async def test_enter_opens_the_entry_from_its_preview_too(feeds: Feeds) -> None:
    async with feeds(settings=Settings(feeds=AllFeedSettings(FeedSettings(text="feed")))) as r:
        await r.press("j", "p", "enter")
        await r.until(lambda: isinstance(r.screen, ArticleScreen))
        assert r.article.headline == "Ford dry"


async def test_without_the_page_the_feeds_own_text_is_there(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("enter")
        await r.until(lambda: isinstance(r.screen, ArticleScreen))
        await r.until(lambda: r.room.footer.remark.startswith("The page can’t be had: "))


async def test_a_starred_entry_is_kept_in_the_library_and_opened_from_there(
    feeds: Feeds, tmp_path: Path
) -> None:
    settings = Settings(feeds=AllFeedSettings(FeedSettings(text="feed")))
    async with feeds(settings=settings) as r:
        await r.press("*")
        kept = tmp_path / "library" / "harbour-reopens.yaml"
        await r.until(lambda: r.stored("Harbour reopens").article == str(kept))
        assert kept.is_file()
        assert r.stored("Harbour reopens").is_starred
        await r.press("enter")
        await r.until(lambda: isinstance(r.screen, ArticleScreen))
        assert r.room.file.path == kept
        await r.press("q")
        await r.until(lambda: isinstance(r.screen, FeedsScreen))
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: 1 entry is unread again.")
        await r.press("u")
        await r.until(
            lambda: r.remark == "Undone: 1 entry has no star any more; its article is out of the library."
        )
        assert not r.stored("Harbour reopens").is_starred
        assert r.stored("Harbour reopens").article is None
        assert list((tmp_path / "library").iterdir()) == []
        await r.press("*")
        await r.until(lambda: r.stored("Harbour reopens").article == str(kept))
        kept.write_text(kept.read_text("utf-8").replace("format: 1", "format: 1  # mine"), "utf-8")
        await r.press("*")
        await r.until(lambda: r.remark == "No star any more; its article stays in the library.")
        assert kept.is_file()


async def test_undoing_that_a_star_was_taken_keeps_the_article_again(feeds: Feeds, tmp_path: Path) -> None:
    settings = Settings(feeds=AllFeedSettings(FeedSettings(text="feed")))
    async with feeds(settings=settings) as r:
        kept = tmp_path / "library" / "harbour-reopens.yaml"
        await r.press("*")
        await r.until(lambda: r.stored("Harbour reopens").article == str(kept))
        content = kept.read_bytes()
        await r.press("*")
        await r.until(lambda: r.remark == "No star any more; its article is out of the library.")
        await r.press("u")
        await r.until(lambda: r.remark == "Undone: 1 entry has a star again.")
        await r.until(lambda: r.stored("Harbour reopens").article == str(kept))
        assert kept.read_bytes() == content


async def test_an_article_that_is_open_or_kept_with_the_whole_feed_stays(
    feeds: Feeds, tmp_path: Path
) -> None:
    settings = Settings(feeds=AllFeedSettings(FeedSettings(text="feed", keep="all")))
    async with feeds(settings=settings) as r:
        kept = tmp_path / "library" / "harbour-reopens.yaml"
        await r.press("*")
        await r.until(lambda: r.stored("Harbour reopens").article == str(kept))
        await r.press("*")
        await r.until(lambda: r.remark == "No star any more; its article stays in the library.")
        assert kept.is_file()


async def test_a_star_that_is_taken_back_before_the_article_came_keeps_none(
    feeds: Feeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def late(*arguments: Any, **options: Any) -> Completed:
        assert goes_on.wait(PATIENCE)
        return Completed("It came.")

    monkeypatch.setattr(entry_opener, "complete", late)
    async with feeds() as r:
        await r.press("*")
        await r.until(
            lambda: r.titles == ALL and (here := r.feeds._lister.here) is not None and here.is_starred
        )
        await r.press("*")
        await r.until(lambda: not r.stored("Harbour reopens").is_starred)
        goes_on.set()
        await r.workers_done(f"entry {r.stored('Harbour reopens').number}")
        assert not (tmp_path / "library").exists()


async def test_with_keep_all_whatever_is_opened_is_kept(feeds: Feeds, tmp_path: Path) -> None:
    settings = Settings(feeds=AllFeedSettings(FeedSettings(text="feed", keep="all")))
    async with feeds(settings=settings) as r:
        await r.press("j", "enter")
        await r.until(lambda: r.stored("Ford dry").article == str(tmp_path / "library" / "ford-dry.yaml"))


async def test_starred_entries_are_a_list_of_their_own(feeds: Feeds) -> None:
    async with feeds() as r:
        await r.press("shift+tab", "j")
        await r.until(lambda: "Nothing is starred yet: * stars an entry." in r.seen)
        await r.press("e", "shift+tab", "k")
        await r.until(lambda: r.titles == ALL)
        await r.press("e", "j", "*")
        await r.until(lambda: r.stored("Ford dry").is_starred)
        await r.press("shift+tab", "j")
        await r.until(lambda: r.titles == ["●Ford dry"])


async def test_headline_and_address_are_copied_and_the_page_is_opened(feeds: Feeds, pages: list[str]) -> None:
    async with feeds() as r:
        await r.press("y")
        await r.until(lambda: r.copied == ["Harbour reopens\nhttp://127.0.0.1:9/h1"])
        await r.press("o")
        await r.until(lambda: pages == ["http://127.0.0.1:9/h1"])
        await r.press("j", "o")
        await r.until(lambda: r.remark == "The article names no page for this.")


async def test_a_feed_that_fails_says_why_and_since_when(feeds: Feeds) -> None:
    failing = FeedState(
        VALE, title="Vale Courier", fault="the server answers 503", failing_since=1_000_000_000
    )
    async with feeds(states=(FeedState(HARBOUR, title="Harbour Post"), failing)) as r:
        await r.until(lambda: "▲ 1 failing" in r.lines[0])
        await r.until(lambda: r.counts["Vale Courier"] == "▲ 2")
        await r.press("shift+tab", "G")
        await r.until(lambda: "days: the server answers 503." in r.lines[1])


async def test_what_another_program_stores_appears(feeds: Feeds) -> None:
    async with feeds() as r:
        with closing(r.store()) as store:
            store.store(
                FeedState(VALE, title="Vale Courier"), [*ENTRIES[VALE], entry("v9", 10, "Bridge late")]
            )
        r.feeds.contents.look_again()
        await r.until(lambda: r.titles == ["●Bridge late", *ALL])
        await r.until(
            lambda: r.here == "Bridge late"
        )  # who has not moved from the first row stays on the first


async def test_a_text_that_changed_shows_what_changed(feeds: Feeds) -> None:
    async with feeds() as r:
        with closing(r.store()) as store:
            now = Entry(
                id="v1", title="Ford dry", summary=FeedText("<p>All about ford wet again.</p>", is_html=True)
            )
            store.store(FeedState(VALE, title="Vale Courier"), [now])
        r.feeds.contents.look_again()
        await r.until(lambda: "changed" in r.seen)
        await r.press("j")
        await r.until(lambda: "WHAT CHANGED" in r.preview)
        await r.until(lambda: "All about ford [−dry−] [+wet again+]." in r.preview)


@pytest.mark.parametrize(
    ("size", "alone"), [((160, 50), False), ((120, 40), False), ((80, 24), False), ((60, 18), True)]
)
async def test_the_parts_stand_side_by_side_or_alone(
    feeds: Feeds, size: tuple[int, int], alone: bool
) -> None:
    async with feeds(size=size) as r:
        shown = [pane for pane in (SourceList, EntryList, EntryPreview) if r.feeds.query_one(pane).display]
        assert shown == ([EntryList] if alone else [SourceList, EntryList, EntryPreview])
        await r.press("p")
        await r.until(lambda: isinstance(r.screen.focused, EntryPreview))
        await r.press("tab")
        await r.until(lambda: isinstance(r.screen.focused, SourceList))
        await r.until(lambda: r.feeds.query_one(SourceList).size.width > (50 if alone else 20))
        await r.press("escape")
        await r.until(lambda: isinstance(r.screen.focused, EntryList))


async def test_a_click_chooses_and_a_double_click_opens(feeds: Feeds) -> None:
    async with feeds() as r:
        entries = r.feeds.query_one(EntryList)
        await r.pilot.click(entries, offset=(10, 1))
        await r.until(lambda: "All about ford dry." in r.preview)
        await r.pilot.click(EntryPreview)
        await r.until(lambda: isinstance(r.screen.focused, EntryPreview))
        await r.pilot.click(SourceList, offset=(5, 4))
        await r.until(lambda: r.feeds.session.title == "Harbour Post")
        await r.until(lambda: r.here == "Harbour reopens")
        await r.pilot.click(entries, offset=(10, 0), times=2)
        await r.until(lambda: isinstance(r.screen, ArticleScreen))


async def test_the_cursor_of_the_terminal_stands_at_the_chosen_row(feeds: Feeds) -> None:
    async with feeds() as r:
        entries = r.feeds.query_one(EntryList)
        await r.press("j", "j")
        await r.until(lambda: entries.cursor_screen_offset == (entries.region.x + 1, entries.region.y + 2))


async def test_without_feeds_the_screen_says_how_to_begin(feeds: Feeds) -> None:
    async with feeds(states=()) as r:
        await r.until(
            lambda: "You follow no feeds yet. + adds one by its address" in " ".join(r.seen.split())
        )
        await r.press("x", "X", "n", "space", "enter", "*", "y", "o", "u")
        await r.until(lambda: r.remark == "There is nothing to undo.")
        assert isinstance(r.screen, FeedsScreen)


async def test_f_leads_to_the_feeds_and_back_from_an_article_and_the_library(
    feeds: Feeds, reading: Opening
) -> None:
    async with feeds() as r:
        await r.press("L")
        await r.until(lambda: isinstance(r.screen, LibraryScreen))
        await r.press("F")
        await r.until(lambda: isinstance(r.screen, FeedsScreen))
    async with reading() as r:
        await r.press("F")
        await r.until(lambda: isinstance(r.screen, FeedsScreen))
        await r.press("q")
        await r.until(lambda: isinstance(r.screen, ArticleScreen))
