"""The library screen: every article in its order, filtered by typing, opened and come back to; people and timeline."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from reader.app.article.screen import ArticleScreen
from reader.app.library import screen as screen_module
from reader.app.library.card import LibraryCard
from reader.app.library.index_messages import IndexFault, IndexMoved
from reader.app.library.list_widgets import LibraryHeader
from reader.app.library.people import LibraryPeople
from reader.app.library.person_page import PersonScreen
from reader.app.library.screen import LibraryScreen
from reader.app.library.timeline import LibraryTimeline
from reader.app.overlays.card import CardScreen, Overlay
from reader.app.search.screen import SearchScreen
from reader.app.widgets.find_bar import FindBar, Sign
from reader.app.widgets.row_list import RowList
from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.model.library.person_key import PersonKey
from reader.services.bundled import bundled
from reader.services.library.indexing import Indexed, Indexing
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import recorded, some
from tests.waiting import PATIENCE

HARBOUR = """format: 1
headline: Mayor reopens the harbour
source: {publisher: Harbour Post, url: https://example.org/harbour}
published: 2024-05-03
text: |-
  The mayor, Ana Ruiz, reopened it on Friday. “The harbour is a start,” she said.

  Jo Lind of the port said the old harbour was lost in the storm.
people:
  ruiz: {name: Ana Ruiz, role: mayor, mentions: [she]}
  lind: {name: Jo Lind}
quotes:
  - {id: start, speaker: ruiz, type: direct, text: "“The harbour is a start,”", cue: said}
  - {id: lost, speaker: lind, type: indirect, text: the old harbour was lost in the storm, about: [ruiz]}
events:
  - {id: reopened, title: The harbour reopens, when: 2024-05-03, text: reopened it, people: [ruiz]}
  - {id: storm, title: The storm, when: "2020", text: the storm, basis: inferred}
"""
BRIDGE = """format: 1
headline: The [b]bridge[/b] is late
published: 2023-02-01
text: |-
  Ana Ruiz said the bridge comes after the harbour.
people:
  ana: {name: Ana Ruiz, role: deputy mayor}
quotes:
  - {id: after, speaker: ana, type: indirect, text: the bridge comes after the harbour}
"""
NURSE = """format: 1
headline: A day at the hospital
source: {publisher: 朝日新聞}
text: |-
  Ana Ruiz, a nurse, works nights.
people:
  ruiz: {name: Ana Ruiz, role: nurse}
"""
FAULTY = """format: 1
headline: A slip of the pen
text: |-
  Ana Ruiz said no.
people:
  ruiz: {name: Ana Ruiz}
quotes:
  - {speaker: riuz, type: loud, text: no}
"""
SOURCES = {"harbour": HARBOUR, "bridge": BRIDGE, "nurse": NURSE, "slip": FAULTY}
HEADLINES = ["Mayor reopens the harbour", "The [b]bridge[/b] is late", "A day at the hospital"]


class LibraryReading:
    """The library's screens, and what a reader sees of them."""

    def __init__(self, reading: Reading, index: Library) -> None:
        self.r, self.index = reading, index

    @property
    def screen(self) -> Any:
        return self.r.screen

    @property
    def rows(self) -> RowList:
        rows: RowList = self.screen.view.rows
        return rows

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.r.press(key)
            await self.settle()

    async def filtered_by(self, words: str) -> None:
        if not self.screen.query(FindBar):
            await self.press("/")
        self.screen.query_one(Input).value = words
        await self.settle()

    async def settle(self) -> None:
        await self.r.workers_done("fetching", "opening", "reading")

    async def preview(self) -> None:
        """Wait until what is under the cursor stands beside the list."""
        await self.settle()
        await self.r.workers_done("preview")
        await self.settle()

    async def click(self, words: str, times: int = 1) -> None:
        y, line = next((y, line) for y, line in enumerate(self.r.lines) if words in line)
        x = cell_len(line.partition(words)[0])
        await self.r.pilot.click(offset=(x, y), times=times)
        await self.settle()

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.r.lines]

    @property
    def listed(self) -> list[str]:
        """The first words of each row that can be chosen."""
        listing = self.rows.listing
        rows = [listing.row(place) for place, key in enumerate(listing.keys) if key is not None]
        return ["".join(piece.text for piece in row.lines[0].pieces).partition("  ▲")[0] for row in rows]

    @property
    def here(self) -> str:
        """The row under the cursor."""
        return "".join(piece.text for piece in some(self.rows.row).lines[0].pieces)

    def cells(self) -> set[int]:
        return {cell_len(line) for line in self.r.lines}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, source in SOURCES.items():
        (folder / f"{name}.yaml").write_text(source, "utf-8")
    return folder


def indexed(folder: Path) -> Library:
    index = open_library(None, [folder])
    for _ in index.scan():
        pass
    return index


@pytest.fixture
def index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The index of a few articles, as complete as it will be."""
    monkeypatch.setattr(Indexing, "start", lambda _: None)
    monkeypatch.setattr(Indexing, "stop", lambda _: False)
    index = indexed(folder)
    yield index
    index.close()


Listing = Callable[..., AbstractAsyncContextManager[LibraryReading]]


@pytest.fixture
def shelf(listing: Opening, index: Library) -> Listing:
    """Opens the reader with its library."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 36), library: Library = index
    ) -> AsyncIterator[LibraryReading]:
        async with listing(library, size=size) as r:
            shown = LibraryReading(r, library)
            await shown.settle()
            yield shown

    return opened


# -- the list


async def test_it_lists_every_article_and_below_them_the_files_with_faults(shelf: Listing) -> None:
    async with shelf() as s:
        assert isinstance(s.screen, LibraryScreen)
        assert s.listed == [*HEADLINES, "slip.yaml  news"]
        assert "3 articles" in s.lines[0]
        assert "3 new" in s.lines[0]
        assert "▲ 1 faulty" in s.lines[0]
        assert "newest first" in s.lines[0]
        row = next(line for line in s.lines if "Mayor" in line)
        for words in ("Harbour Post", "3 May 2024", "2", "new"):
            assert words in row
        assert any("FILES WITH FAULTS" in line for line in s.lines)


@pytest.mark.parametrize(
    "size", [(160, 50), (120, 40), (96, 30), (95, 30), (80, 24), (60, 18), (30, 8), (12, 4)]
)
async def test_every_line_is_as_wide_as_the_screen_at_any_size(shelf: Listing, size: tuple[int, int]) -> None:
    async with shelf(size=size) as s:
        for keys in ((), ("!",), ("!", "p"), ("enter",), ("tab",), ("q", "q", "t")):
            await s.press(*keys)
            assert s.cells() == {size[0]}


async def test_the_titles_stand_above_their_columns(shelf: Listing) -> None:
    async with shelf() as s:
        title = s.r.lines[1]
        row = next(line for line in s.r.lines if "Mayor" in line)
        for word, below in (("Source", "Harbour Post"), ("Published", "3 May 2024"), ("Read", "new")):
            assert title.index(word) == row.index(below)
        japanese = next(line for line in s.r.lines if "朝日新聞" in line)
        assert cell_len(japanese.partition("朝")[0]) == title.index("Source")


async def test_narrow_screens_have_two_lines_an_article_and_wide_ones_columns_again(shelf: Listing) -> None:
    async with shelf(size=(80, 24)) as s:
        await s.press("j")
        assert any("no source · 1 Feb 2023" in line for line in s.lines)
        await s.r.resize(120, 30)
        assert "Published" in s.lines[1]
        assert s.here == HEADLINES[1]
        await s.r.resize(80, 24)
        assert any("no source · 1 Feb 2023" in line for line in s.lines)
        assert s.here == HEADLINES[1]


async def test_the_order_changes_by_a_key_and_is_told(shelf: Listing) -> None:
    async with shelf() as s:
        seen = {}
        for _ in range(5):
            seen[s.lines[0].rpartition("  ")[2]] = s.listed[:3]
            await s.press("r")
        assert seen["by headline"] == sorted(HEADLINES, key=lambda h: h.replace("[b]", ""))
        assert seen["by source"][0] == HEADLINES[0]
        assert len(seen) == 5
        assert "newest first" in s.lines[0]


async def test_typing_narrows_the_list_and_enter_keeps_it_narrow(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("/", *"lind")
        assert s.listed == [HEADLINES[0]]
        assert "1 of 3" in s.lines[-1]
        await s.press("enter")
        assert not s.screen.query(FindBar)
        assert "1 of 3 articles with lind" in s.lines[0]
        await s.press("enter")
        assert isinstance(s.screen, ArticleScreen)


async def test_arrows_move_while_words_are_typed(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("/", *"ana", "down")
        assert s.here == HEADLINES[1]
        await s.press("up")
        assert s.here == HEADLINES[0]


async def test_esc_gives_the_whole_list_back_with_the_cursor_where_it_is(shelf: Listing) -> None:
    async with shelf() as s:
        await s.filtered_by("hospital")
        await s.press("enter", "escape")
        assert s.listed == [*HEADLINES, "slip.yaml  news"]
        assert s.here == HEADLINES[2]
        await s.filtered_by("bridge")
        await s.press("escape")
        assert len(s.listed) == 4
        assert not s.screen.query(FindBar)
        await s.filtered_by("zebra")
        assert s.listed == []
        assert any("Nothing has zebra." in line for line in s.lines)
        await s.press("escape")
        assert isinstance(s.screen, LibraryScreen)
        assert not s.r.app._exit


async def test_markup_in_a_headline_or_a_filter_is_words(shelf: Listing) -> None:
    async with shelf() as s:
        assert any("The [b]bridge[/b] is late" in line for line in s.lines)
        await s.filtered_by("[b]")
        assert s.listed == [HEADLINES[1]]
        assert "with [b]" in s.lines[0]


# -- faults


async def test_only_the_files_with_faults_are_shown_by_a_key(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("!")
        assert s.listed == ["slip.yaml  news"]
        assert "only files with faults" in s.lines[0]
        await s.press("escape")
        assert len(s.listed) == 4


async def test_a_faulty_file_shows_its_faults_with_places_and_the_editor_opens_there(
    shelf: Listing, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    asked: list[Any] = []
    async with shelf() as s:
        monkeypatch.setattr(
            "reader.app.other_programs.editor_command", lambda *where: recorded(asked, where, [])
        )
        await s.press("!", "enter")
        assert isinstance(s.screen, LibraryCard)
        assert any("8:15" in line and "no person 'riuz'" in line for line in s.lines)
        assert any("8:27" in line for line in s.lines)
        await s.press("j", "e", "enter")
        await s.press("escape", "e")
        assert asked == [(folder / "slip.yaml", 8)] * 3


async def test_the_card_of_an_article_tells_what_it_holds_before_it_is_opened(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("i")
        assert isinstance(s.screen, Overlay)
        seen = "\n".join(s.lines)
        for words in ("https://example.org/harbour", "2 quotes · 2 events", "not yet", "harbour.yaml"):
            assert words in seen
        await s.press("escape")
        assert isinstance(s.screen, LibraryScreen)


async def test_without_faulty_files_the_key_says_so(shelf: Listing, folder: Path) -> None:
    (folder / "slip.yaml").unlink()
    async with shelf(library=indexed(folder)) as s:
        await s.press("!")
        assert "No file has faults." in s.lines[-1]
        assert s.listed == HEADLINES


async def test_the_source_of_an_article_is_asked_for(shelf: Listing, pages: list[str]) -> None:
    async with shelf() as s:
        await s.press("o", "j", "o")
        assert pages == ["https://example.org/harbour"]
        assert "names no page" in s.lines[-1]


# -- opening, and coming back


async def test_enter_opens_an_article_and_q_comes_back_to_its_row(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("j", "enter")
        assert isinstance(s.screen, ArticleScreen)
        assert s.r.app.article_screen.file.path.name == "bridge.yaml"
        await s.press("q")
        assert isinstance(s.screen, LibraryScreen)
        assert s.here == HEADLINES[1]
        await s.press("q")
        assert s.r.app._exit


async def test_what_was_opened_is_no_longer_new(shelf: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.app.article.read_timer.MOMENT", 60)
    async with shelf() as s:
        await s.press("enter", "j", "q")
        await s.r.until(lambda: "2 new" in s.lines[0])
        row = next(line for line in s.lines if "Mayor" in line)
        assert row.endswith("0%"), "it was on the screen for less than a moment"
        assert "●" not in row


async def test_what_was_opened_while_the_library_was_fetched_is_no_longer_new(
    shelf: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shelf() as s:
        come, fetch = Event(), vars(screen_module)["all_contents"]
        monkeypatch.setattr(screen_module, "all_contents", lambda *of: (come.wait(PATIENCE), fetch(*of))[1])
        fetching = asyncio.ensure_future(s.screen._fetch())
        await s.press("enter", "j", "q")
        await s.r.until(lambda: "2 new" in s.lines[0])
        come.set()
        await fetching
        await s.settle()
        assert "2 new" in s.lines[0]


async def test_a_click_chooses_and_a_double_click_opens(shelf: Listing) -> None:
    async with shelf() as s:
        await s.click(HEADLINES[1])
        assert s.here == HEADLINES[1]
        assert isinstance(s.screen, LibraryScreen)
        await s.click(HEADLINES[2], times=2)
        assert s.r.app.article_screen.file.path.name == "nurse.yaml"


async def test_l_goes_to_the_library_from_an_article_and_back_to_it_from_anywhere(
    reading: Opening, index: Library
) -> None:
    async with reading(open_library=lambda: index) as r:
        s = LibraryReading(r, index)
        await s.press("L")
        assert isinstance(s.screen, LibraryScreen)
        await s.press("p", "enter")
        assert isinstance(s.screen, PersonScreen)
        await s.press("L")
        assert isinstance(s.screen, LibraryScreen)
        await s.press("escape")
        assert r.screen is r.room
        assert r.room.file.path == bundled()


async def test_a_wide_screen_shows_what_is_under_the_cursor_beside_the_list(shelf: Listing) -> None:
    async with shelf(size=(160, 40)) as s:
        await s.preview()
        assert "2 people" not in s.r.seen
        assert "“The harbour is a start,”" in s.r.seen
        await s.press("j")
        await s.preview()
        assert "“The harbour is a start,”" not in s.r.seen
        assert "the bridge comes after the harbour" in s.r.seen
        await s.press("p")
        await s.preview()
        assert "LATEST QUOTES" in s.r.seen
        await s.press("escape", "t")
        await s.preview()
        assert "IN THE TEXT" in s.r.seen
        await s.r.pilot.resize_terminal(120, 40)
        await s.settle()
        assert "IN THE TEXT" not in s.r.seen


@pytest.mark.parametrize("keys", [(), ("p",), ("t",), ("H",), ("p", "enter")])
async def test_what_is_fetched_while_a_screen_closes_is_shown_nowhere(
    shelf: Listing, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shelf() as s:
        await s.press(*keys)
        screen, loop = s.screen, asyncio.get_running_loop()

        def at_once(_: None, ask: Callable[[], object]) -> asyncio.Future[object]:
            answer = loop.create_future()
            answer.set_result(ask())
            return answer

        monkeypatch.setattr(loop, "run_in_executor", at_once)
        closing = asyncio.ensure_future(screen.remove())
        while not closing.done():
            await screen._fetch()
            await asyncio.sleep(0)
        await screen._fetch()
        assert not screen.query(LibraryHeader)


async def test_i_opens_the_card_of_an_event_and_the_card_leads_to_its_words(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("t", "i")
        assert isinstance(s.screen, CardScreen)
        assert "Event · The storm" in s.r.seen
        await s.press("escape")
        assert isinstance(s.screen, LibraryTimeline)
        await s.press("i", "enter")
        assert isinstance(s.screen, ArticleScreen)
        assert s.r.session.chosen == "storm"


async def test_i_opens_the_card_of_what_a_person_said_and_its_speaker_leads_to_their_page(
    shelf: Listing,
) -> None:
    async with shelf() as s:
        await s.press("p", "enter", "i")
        assert isinstance(s.screen, CardScreen)
        assert "Quote · Ana Ruiz" in s.r.seen
        await s.press("P")
        assert isinstance(s.screen, PersonScreen)


async def test_a_card_of_what_the_file_has_no_more_says_so(shelf: Listing, folder: Path) -> None:
    async with shelf() as s:
        await s.press("t")
        (folder / "harbour.yaml").write_text(HARBOUR.replace("id: storm", "id: gale"), "utf-8")
        await s.press("i")
        assert isinstance(s.screen, LibraryTimeline)
        assert "The file has changed" in s.lines[-1]


async def test_the_search_and_the_library_lead_to_each_other(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("S")
        assert isinstance(s.screen, SearchScreen)
        await s.press("escape")
        assert isinstance(s.screen, LibraryScreen)


async def test_an_empty_library_says_where_to_put_articles_and_offers_the_bundled_one(
    shelf: Listing, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    async with shelf(library=indexed(nowhere)) as s:
        s.r.app.indexed = Indexed(scanned=True)
        await s.settle()
        assert any("There are no articles here yet." in line for line in s.lines)
        assert any(str(nowhere)[-20:] in line for line in s.lines)
        await s.press("enter")
        assert s.r.app.article_screen.file.path == bundled()


# -- what changes while one looks


async def test_progress_is_told_and_the_list_grows_without_moving(
    shelf: Listing, index: Library, folder: Path
) -> None:
    async with shelf(size=(120, 8)) as s:
        await s.press("j", "j")
        (folder / "a.yaml").write_text(
            HARBOUR.replace("Mayor", "Nobody").replace("2024-05-03", "2026-01-01"), "utf-8"
        )
        for _ in index.update([folder / "a.yaml"]):
            pass
        s.r.app.post_message(IndexMoved(Indexed(1, 10_000, changes=7)))
        await s.settle()
        assert "indexing 1 of 10,000" in s.lines[0]
        assert s.here == HEADLINES[2]
        assert s.listed[0] == "Nobody reopens the harbour"
        s.r.app.post_message(IndexMoved(Indexed(changes=7, scanned=True)))
        await s.settle()
        assert "indexing" not in s.lines[0]
        assert "4 articles" in s.lines[0]


async def test_who_has_not_moved_sees_the_newest_first_when_it_comes(
    shelf: Listing, index: Library, folder: Path
) -> None:
    async with shelf() as s:
        (folder / "a.yaml").write_text(
            HARBOUR.replace("Mayor", "Nobody").replace("2024-05-03", "2026-01-01"), "utf-8"
        )
        for _ in index.update([folder / "a.yaml"]):
            pass
        s.r.app.post_message(IndexMoved(Indexed(changes=1)))
        await s.settle()
        assert s.here == "Nobody reopens the harbour"


async def test_the_row_under_the_cursor_may_go(shelf: Listing, index: Library, folder: Path) -> None:
    async with shelf() as s:
        await s.press("j")
        (folder / "bridge.yaml").unlink()
        for _ in index.update([folder / "bridge.yaml"]):
            pass
        s.r.app.post_message(IndexMoved(Indexed(changes=1)))
        await s.settle()
        assert s.here == HEADLINES[2]


async def test_a_fault_of_the_index_is_one_sentence_at_the_foot(shelf: Listing) -> None:
    async with shelf() as s:
        s.r.app.post_message(IndexFault("The index of the library was damaged: a new one is made."))
        await s.settle()
        assert "was damaged: a new one is made." in s.lines[-1]
        await s.press("j")
        assert s.here == HEADLINES[1]


# -- people


async def test_the_people_of_the_library_come_most_quoted_first_and_are_narrowed(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("p")
        assert isinstance(s.screen, LibraryPeople)
        assert s.listed[0].startswith("Ana Ruiz")
        assert "Jo Lind" in s.listed
        await s.filtered_by("lin")
        assert s.listed == ["Jo Lind"]
        assert "with lin" in s.lines[0]
        await s.press("enter", "escape", "escape")
        assert isinstance(s.screen, LibraryScreen)


async def test_what_is_typed_while_the_people_come_narrows_them_when_they_are_there(
    shelf: Listing, index: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    come, people = Event(), index.people
    monkeypatch.setattr(index, "people", lambda: (come.wait(PATIENCE), people())[1])
    async with shelf() as s:
        await s.r.press("p", "/")
        s.screen.query_one(Input).value = "lin"
        await s.r.settle()
        come.set()
        await s.settle()
        assert s.listed == ["Jo Lind"]
        assert s.screen.query_one(".answer", Sign).text.strip() == "1"


async def test_a_persons_page_has_all_they_said_and_what_was_said_of_them(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("p", "enter")
        assert isinstance(s.screen, PersonScreen)
        assert s.lines[0].startswith(" Ana Ruiz")
        seen = "\n".join(s.lines)
        for words in ("SAID 2", "SAID OF THEM 1", "TIMELINE 1", "ARTICLES 2", "mayor", "Probably the same person",
                      "“The harbour is a start,”", "the bridge comes after the harbour", "probably"):  # fmt: skip
            assert words in seen
        await s.press("tab")
        assert any("Jo Lind" in line for line in s.lines)
        await s.press("t")
        assert any("The harbour reopens" in line for line in s.lines)
        await s.press("a")
        assert any("another role: nurse" in line for line in s.lines)
        await s.press("shift+tab", "s")
        assert some(s.screen.session).view == "SAID"


async def test_a_quote_of_a_persons_page_opens_its_article_at_its_words(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("p", "enter", "enter")
        assert isinstance(s.screen, ArticleScreen)
        assert s.r.session.chosen == "start"
        await s.press("q")
        assert isinstance(s.screen, PersonScreen)


async def test_someone_else_of_the_same_name_has_a_page_of_their_own(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("p", "enter", "a", "G", "enter")
        assert isinstance(s.screen, PersonScreen)
        assert any("nurse" in line for line in s.lines[:4])
        await s.press("q")
        assert isinstance(s.screen, PersonScreen)
        assert any("THE SAME NAME" in line for line in s.lines)


async def test_a_persons_list_is_narrowed_and_a_click_turns_to_another(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("p", "enter")
        await s.filtered_by("bridge")
        assert len(s.listed) == 1
        await s.press("enter", "escape")
        assert len(s.listed) == 2
        await s.click("TIMELINE")
        assert s.screen.session.view == "TIMELINE"


async def test_a_person_who_is_gone_from_the_library_is_said_to_be(shelf: Listing) -> None:
    async with shelf() as s:
        s.r.app.push_screen(PersonScreen(PersonKey("Q404")))
        await s.settle()
        assert "Nobody of that name" in s.lines[-1]
        await s.press("tab", "/", "escape", "enter", "j", "q")
        assert isinstance(s.screen, LibraryScreen)


# -- the timeline


async def test_one_timeline_has_the_events_of_all_articles_and_leads_to_their_words(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("t")
        assert isinstance(s.screen, LibraryTimeline)
        assert "2 events" in s.lines[0]
        assert s.listed[0].startswith("The storm")
        await s.press("j", "enter")
        assert isinstance(s.screen, ArticleScreen)
        assert s.r.session.chosen == "reopened"
        await s.press("q", "q")
        assert isinstance(s.screen, LibraryScreen)


async def test_the_timeline_is_narrowed_and_closed_by_the_key_that_opened_it(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("t")
        await s.filtered_by("storm")
        assert len(s.listed) == 1
        await s.press("enter", "t")
        assert isinstance(s.screen, LibraryScreen)


async def test_a_long_timeline_comes_page_after_page(shelf: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.app.library.timeline._PAGE", 1)
    monkeypatch.setattr("reader.app.library.timeline._FIRST_SHOWN", 1)
    async with shelf() as s:
        await s.press("t")
        assert "2 events" in s.lines[0]
        assert len(s.listed) == 2


async def test_a_library_without_events_has_a_timeline_with_nothing_to_go_to(
    shelf: Listing, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    async with shelf(library=indexed(tmp_path / "none")) as s:
        await s.press("t", "enter")
        assert isinstance(s.screen, LibraryTimeline)
        assert s.listed == []


# -- notes and highlights


async def test_notes_and_highlights_are_listed_and_lead_to_their_words(
    shelf: Listing, tmp_path: Path
) -> None:
    folder = tmp_path / "noted"
    folder.mkdir()
    noted = "notes:\n  - {text: on Friday, note: Which one?}\n  - {text: the storm}\n"
    (folder / "harbour.yaml").write_text(HARBOUR + noted, "utf-8")
    async with shelf(library=indexed(folder)) as s:
        await s.press("H")
        assert "2 notes and highlights" in s.lines[0]
        assert s.listed == ["on Friday", "the storm"]
        assert any("Which one?" in line for line in s.lines)
        await s.filtered_by("which")
        assert s.listed == ["on Friday"]
        await s.press("enter", "enter")
        assert isinstance(s.screen, ArticleScreen)
        await s.press("q")
        assert any("on Friday" in line for line in s.lines)


async def test_a_library_without_notes_says_how_to_make_one(shelf: Listing) -> None:
    async with shelf() as s:
        await s.press("H", "enter", "y")
        assert any("select words and mark them" in line for line in s.lines)
        await s.press("q")
        assert isinstance(s.screen, LibraryScreen)
