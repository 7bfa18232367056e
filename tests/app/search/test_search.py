"""The search screen: what was said in the whole library, while it is typed, narrowed, opened and copied."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Input

from reader.app.article.screen import ArticleScreen
from reader.app.library.person_page import PersonScreen
from reader.app.overlays.card import CardScreen
from reader.app.search.screen import SearchScreen
from reader.app.search.widgets import SearchField, SearchNote
from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.model.library.hits import Results
from reader.model.library.search_options import HitOrder
from reader.model.query.query import Query
from reader.services.library.indexing import Indexed, Indexing
from reader.state.search.session import SearchSession
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some
from tests.waiting import PATIENCE

HARBOUR = """format: 1
headline: Mayor reopens the harbour
source: {publisher: Harbour Post, url: https://example.org/harbour}
published: 2024-05-03
text: |-
  The mayor, Ana Ruiz, reopened it. “The harbour is a start,” she said.

  Jo Lind of the port said the old harbour was lost. “It is,” Lind said, “a harbour no more.”
people:
  ruiz: {name: Ana Ruiz, wikidata: Q1, mentions: [she]}
  lind: {name: Jo Lind, aka: [Lind]}
quotes:
  - {id: start, speaker: ruiz, type: direct, text: "“The harbour is a start,”", cue: said}
  - {id: lost, speaker: lind, type: indirect, text: the old harbour was lost}
  - {id: more, speaker: lind, type: direct, parts: ["“It is,”", "“a harbour no more.”"]}
"""
BRIDGE = """format: 1
headline: The bridge is late
published: 2023-02-01
text: |-
  Ana Ruiz [b]said[/b] the bridge comes after the harbour. “No,” somebody said.
people:
  ruiz: {name: Ana Ruiz, wikidata: Q1}
quotes:
  - {id: after, speaker: ruiz, type: indirect, text: the bridge comes after the harbour}
  - {id: no, speaker: unknown, type: direct, text: "“No,”"}
"""
MANY = 130


def many() -> str:
    """An article with more quotes than are fetched at once."""
    said = [f"“Number {number} of the count.”" for number in range(MANY)]
    text = "\n\n".join(f"  {words}" for words in said)
    quotes = "\n".join(f'  - {{speaker: unknown, type: direct, text: "{words}"}}' for words in said)
    return f"format: 1\nheadline: A count\npublished: 2020\ntext: |-\n{text}\nquotes:\n{quotes}\n"


class Search:
    """The search screen over the bundled article, and what a reader sees of it."""

    def __init__(self, reading: Reading, index: Library) -> None:
        self.r, self.index = reading, index

    @property
    def screen(self) -> SearchScreen:
        assert isinstance(self.r.screen, SearchScreen), self.r.screen
        return self.r.screen

    @property
    def session(self) -> SearchSession:
        return self.screen.session

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.r.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Put words into the field all at once."""
        self.screen.field.input.value = words
        await self.settle()

    async def settle(self) -> None:
        await self.r.workers_done("search", "fetch", "fetching", "opening", "copy")

    async def texts(self) -> None:
        """Wait until headlines and texts have been looked through."""
        await self.settle()
        await self.r.workers_done("texts")
        await self.settle()

    @property
    def ids(self) -> list[str]:
        found = some(self.session.found)
        return [str(found.hits[place].id) for place in sorted(found.hits)]

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.r.lines]

    @property
    def note(self) -> str:
        return self.screen.query_one(SearchNote).render_line(0).text.strip()

    def facets(self) -> dict[str, str]:
        """What can be narrowed to, with the counts."""
        listing = self.screen.facets.listing
        rows = [listing.row(place) for place in range(len(listing.keys)) if listing.keys[place]]
        return {
            line.pieces[0].text: "".join(p.text for p in line.right) for row in rows for line in row.lines
        }

    async def choose(self, *names: str) -> None:
        """Go to the facets and choose some."""
        for name in names:
            facets = self.screen.facets
            if not facets.has_focus:
                self.screen._go_to_facets()
                await self.settle()
            rows = [facets.listing.row(place) for place in range(len(facets.listing.keys))]
            at = next(
                place for place, row in enumerate(rows) if row.key and name in row.lines[-1].pieces[0].text
            )
            facets._move_to(at)
            await self.press("space")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The index of a few articles, as complete as it will be."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, source in (("harbour", HARBOUR), ("bridge", BRIDGE), ("count", many())):
        (folder / f"{name}.yaml").write_text(source, "utf-8")
    index = open_library(None, [folder])
    for _ in index.scan():
        pass
    monkeypatch.setattr(Indexing, "start", lambda _: None)
    monkeypatch.setattr(Indexing, "stop", lambda _: False)
    yield index
    index.close()


Searching = Callable[..., AbstractAsyncContextManager[Search]]


@pytest.fixture
def searching(reading: Opening, index: Library) -> Searching:
    """Opens the reader and in it the search."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 36), library: Library = index, **given: Any
    ) -> AsyncIterator[Search]:
        async with reading(size=size, open_library=lambda: library, **given) as r:
            await r.press("S")
            search = Search(r, index)
            await search.settle()
            yield search

    return opened


async def test_it_begins_with_every_quote_and_how_to_ask(searching: Searching) -> None:
    async with searching() as s:
        assert isinstance(s.screen.focused, Input)
        assert "135 quotes · newest first" in s.lines[0]
        assert "speaker:name" in s.note
        assert s.ids[:3] == ["start", "lost", "more"]


async def test_results_come_as_one_types_and_are_counted(searching: Searching) -> None:
    async with searching() as s:
        counts = []
        for sign in "harbo":
            await s.press(sign)
            counts.append(s.session.results.count)
        assert counts[-1] == 4
        assert counts == sorted(counts, reverse=True)
        assert "4 quotes · newest first" in s.lines[0]
        assert s.session.text == "harbo"


async def test_a_result_says_who_when_how_and_where(searching: Searching) -> None:
    async with searching() as s:
        await s.type("start")
        text = "\n".join(s.lines)
        for words in ("Ana Ruiz  word for word", "3 May 2024", "┃ “The harbour is a start,”", "¶1",
                      "Mayor reopens the harbour · Harbour Post", "1 quote ·"):  # fmt: skip
            assert words in text, words


async def test_the_words_are_marked_in_each(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        rows = s.screen.results
        assert s.r.look("harbour is a", rows).bgcolor != s.r.look("is a start", rows).bgcolor
        assert s.r.look("harbour no more", rows).bgcolor == s.r.look("harbour is a", rows).bgcolor


async def test_enter_puts_the_best_first_and_goes_to_the_quotes(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.press("enter")
        assert s.screen.results.has_focus
        assert s.session.order is HitOrder.BEST
        assert "best first" in s.lines[0]
        await s.press("r")
        assert "newest first" in s.lines[0]


async def test_enter_opens_the_article_at_the_quote_and_esc_comes_back_to_the_same_place(
    searching: Searching,
) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.press("down", "j", "j", "enter")
        room = s.r.screen
        assert isinstance(room, ArticleScreen)
        assert s.r.article.headline == "Mayor reopens the harbour"
        assert s.r.session.chosen == "more"
        assert s.r.words(some(s.r.session.at)) == "harbour"
        assert s.r.look("harbour no more").bgcolor != s.r.look("no more").bgcolor
        await s.press("escape")
        assert s.screen.results.has_focus
        assert s.screen.results.cursor == s.session.cursor == 2


async def test_esc_goes_from_the_quotes_to_the_words_and_back_to_the_article(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.press("down", "escape")
        assert isinstance(s.screen.focused, Input)
        await s.press("escape")
        assert s.r.screen is s.r.room


async def test_an_answer_and_a_key_that_come_once_the_search_is_closed_are_dropped(
    searching: Searching,
) -> None:
    async with searching() as s:
        closed = s.screen
        await s.r.press("escape")
        assert not closed.is_attached
        await closed._requests._answer()
        await s.r.app.run_action("find", closed)
        assert s.r.screen is s.r.room


async def test_the_search_is_as_it_was_left_when_it_is_opened_again(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.choose("Jo Lind")
        await s.press("escape", "j", "q")
        assert s.r.screen is s.r.room
        await s.press("S")
        assert s.screen.field.input.value == "harbour"
        assert s.screen.results.cursor == 1
        assert s.ids == ["lost", "more"]
        await s.press("down")
        assert s.screen.results.has_focus
        assert s.screen.results.cursor == 1


async def test_what_is_typed_into_a_search_that_is_opened_again_replaces_its_words(
    searching: Searching,
) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.press("down", "q", "S", "n", "o")
        assert s.screen.field.input.value == "no"
        await s.press("down", "slash", "s")
        assert s.screen.field.input.value == "s"
        await s.press("escape", "S", "end", "t")
        assert s.screen.field.input.value == "st"


async def test_a_search_says_that_it_looks_in_quotes(searching: Searching) -> None:
    async with searching() as s:
        assert "Search quotes" in s.lines[0]
        await s.type("zebra")
        await s.texts()
        assert "No quote, headline or text has these words." in "\n".join(s.lines)


async def test_words_that_nobody_said_are_found_in_headlines_and_texts_and_lead_there(
    searching: Searching,
) -> None:
    async with searching() as s:
        await s.type("mayor")
        await s.texts()
        seen = "\n".join(s.lines)
        assert "1 article" in s.lines[0]
        assert "No quote has these words." in seen
        assert "HEADLINES AND TEXTS" in seen
        assert "headline" in next(line for line in s.lines if "Mayor reopens the harbour" in line)
        await s.type("reopened")
        await s.texts()
        assert "¶1" in next(line for line in s.lines if "Mayor reopens the harbour" in line)
        await s.press("down", "up")
        assert isinstance(s.screen.focused, Input)
        await s.press("down", "enter")
        assert isinstance(s.r.screen, ArticleScreen)
        assert s.r.session.at is not None
        assert s.r.words(s.r.session.at) == "reopened"
        assert s.r.session.find is not None


async def test_text_looks_in_headlines_and_texts_even_where_a_quote_has_the_word(
    searching: Searching,
) -> None:
    async with searching() as s:
        await s.type("text:reopened")
        await s.texts()
        seen = "\n".join(s.lines)
        assert "HEADLINES AND TEXTS" in seen
        assert "No quote" not in seen
        await s.press("down", "enter")
        assert isinstance(s.r.screen, ArticleScreen)
        assert s.r.session.at is not None
        assert s.r.words(s.r.session.at) == "reopened"
        assert s.r.session.find is not None and s.r.session.find.count


async def test_headlines_and_texts_are_not_looked_through_where_more_than_words_is_asked(
    searching: Searching,
) -> None:
    async with searching() as s:
        await s.type("mayor speaker:ana")
        await s.texts()
        assert "HEADLINES AND TEXTS" not in "\n".join(s.lines)


async def test_S_in_an_article_that_was_found_goes_back_to_the_search(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        search = s.screen
        await s.press("down", "enter", "S")
        assert s.r.screen is search
        assert len(s.r.app.screen_stack) == 2


async def test_L_and_S_lead_back_and_forth_and_nothing_of_the_search_is_lost(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.press("down", "j", "L", "S")
        assert s.session.text == "harbour"
        await s.press("escape", "escape", "L")
        await s.r.press("S")
        await s.settle()
        assert s.session.cursor == 1
        await s.press("down", "L")
        assert len(s.r.app.screen_stack) == 2
        await s.r.press("S")
        await s.settle()
        assert s.session.text == "harbour"
        assert s.session.cursor == 1


async def test_P_leads_from_a_quote_and_from_its_article_and_a_card_to_all_that_its_speaker_said(
    searching: Searching,
) -> None:
    async with searching() as s:
        await s.type("harbour speaker:ana")
        await s.press("down", "P")
        assert isinstance(s.r.screen, PersonScreen)
        assert "Ana Ruiz" in s.r.seen
        await s.press("escape", "enter", "P")
        assert isinstance(s.r.screen, PersonScreen)
        await s.press("escape", "i", "P")
        assert isinstance(s.r.screen, PersonScreen)
        assert some(s.r.screen.session).page.names[0] == "Ana Ruiz"


async def test_P_says_why_it_leads_nowhere(searching: Searching) -> None:
    async with searching() as s:
        await s.press("escape", "P")
        assert "Nobody is chosen" in s.r.seen
        await s.press("]", "P")
        assert "not in it yet" in s.r.seen


async def test_from_the_full_timeline_it_opens_over_the_article(searching: Searching) -> None:
    async with searching() as s:
        await s.press("escape")
        await s.r.press("t", "t", "S")
        await s.settle()
        assert s.r.app.screen_stack == [s.r.room, s.screen]


async def test_a_query_that_means_nothing_says_why_and_leaves_what_was_found(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        for nonsense, why in (
            ("type:loud ", "no type 'loud'"), ("-harbour ", "only what to leave out"), ("since:soon ", "needs a date"),
            ("?! ", "nothing to look for"),
        ):  # fmt: skip
            await s.type(nonsense)
            assert why in s.note
            assert " quotes ·" not in s.lines[0]
            assert len(s.ids) == 4
            await s.press("enter")
            assert isinstance(s.screen.focused, Input)


@pytest.mark.parametrize("text", ["[/b]", "[red]no[/]", '"', "\\", "*", "a" * 3000, "-", "'", "NEAR(", "😀"])
async def test_whatever_is_typed_is_answered(searching: Searching, text: str) -> None:
    async with searching() as s:
        await s.type(text)
        await s.press("enter")
        assert s.r.app.is_running


async def test_markup_in_an_article_is_words(searching: Searching) -> None:
    async with searching() as s:
        await s.type("in:bridge")
        await s.press("down", "enter")
        assert "[b]said[/b]" in s.r.seen


async def test_a_word_that_nobody_said_offers_what_is_near_it(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbuor")
        assert "Did you mean harbour?" in s.note
        assert "No quote has these words." in "\n".join(s.lines)
        assert "no quotes" in s.lines[0]


async def test_where_nothing_is_found_one_goes_on_typing(searching: Searching) -> None:
    async with searching() as s:
        await s.type("xylophone")
        await s.press("enter")
        assert isinstance(s.screen.focused, Input)
        await s.press("s")
        assert s.session.text == "xylophones"


async def test_one_query_language_is_understood(searching: Searching) -> None:
    async with searching() as s:
        for text, ids in (
            ("speaker:lind", ["lost", "more"]),
            ("speaker:ruiz harbour", ["start", "after"]),
            ("type:indirect", ["lost", "after"]),
            ('"harbour no more"', ["more"]),
            ("harbour -old", ["more", "start", "after"]),
            ("harbour until:2023", ["after"]),
            ("harbour in:mayor", ["start", "lost", "more"]),
        ):
            await s.type(text)
            assert sorted(s.ids) == sorted(ids), text


async def test_facets_narrow_by_who_how_and_when_with_counts(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        assert s.facets() == {
            "Ana Ruiz": "2", "Jo Lind": "2", "┃ word for word": "2", "┊ reported": "2", "2024": "3", "2023": "1",
        }  # fmt: skip
        await s.choose("Ana Ruiz")
        assert sorted(s.ids) == ["after", "start"]
        assert s.note == "Only Ana Ruiz"
        await s.choose("reported")
        assert s.ids == ["after"]
        await s.choose("2023")
        assert s.note == "Only Ana Ruiz · reported · 2023"


async def test_what_else_could_be_chosen_beside_it_keeps_its_count(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.choose("Ana Ruiz")
        facets = s.facets()
        assert (facets["Ana Ruiz"], facets["Jo Lind"]) == ("2", "2")
        assert (facets["2024"], facets["2023"]) == ("1", "1")
        await s.choose("Jo Lind")
        assert len(s.ids) == 4
        assert "Only Ana Ruiz or Jo Lind" in s.note


async def test_what_is_chosen_is_marked_and_given_up_by_the_same_key(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.choose("Jo Lind")
        assert "● Jo Lind" in "\n".join(s.lines)
        await s.press("enter")
        assert "● " not in "\n".join(s.lines)
        assert len(s.ids) == 4


async def test_everything_comes_back_at_once(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.choose("Jo Lind", "2024", "Everything")
        assert len(s.ids) == 4
        assert s.note == ""


async def test_nothing_among_what_was_chosen_is_said_so(searching: Searching) -> None:
    async with searching() as s:
        await s.choose("Jo Lind")
        await s.type("bridge")
        assert "No quote fits these filters." in "\n".join(s.lines)
        assert "● Jo Lind" in "\n".join(s.lines)


async def test_tab_goes_round_the_words_the_quotes_and_the_facets(searching: Searching) -> None:
    async with searching() as s:
        places = []
        for _ in range(3):
            await s.press("tab")
            places.append(s.screen.focused)
        assert places == [s.screen.results, s.screen.facets, s.screen.field.input]
        await s.press("shift+tab")
        assert s.screen.focused is s.screen.facets


async def test_on_a_narrow_screen_the_facets_open_over_the_quotes_and_close_again(
    searching: Searching,
) -> None:
    async with searching(size=(80, 24)) as s:
        assert not s.screen.facets.display
        await s.press("tab", "tab")
        assert s.screen.facets.has_focus
        assert "WHO" in "\n".join(s.lines)
        await s.press("escape")
        assert s.screen.results.has_focus
        assert not s.screen.facets.display
        await s.press("tab")
        await s.r.resize(140, 36)
        assert s.screen.facets.has_focus
        await s.r.resize(80, 24)
        assert s.screen.facets.display


async def test_up_from_the_first_quote_and_a_slash_lead_to_the_words(searching: Searching) -> None:
    async with searching() as s:
        for key in ("k", "/"):
            await s.press("down")
            assert s.screen.results.has_focus
            await s.press(key)
            assert isinstance(s.screen.focused, Input)
        assert s.session.text == ""


async def test_one_quote_is_copied_with_who_said_it_and_where(searching: Searching) -> None:
    async with searching() as s:
        await s.type("start")
        await s.press("down", "y")
        assert s.r.copied == [
            "“The harbour is a start,” — Ana Ruiz\n“Mayor reopens the harbour”, Harbour Post, 3 May 2024, paragraph 1, "
            "https://example.org/harbour"
        ]
        assert "The quote is on the clipboard: " in s.lines[-1]


async def test_all_that_was_found_is_copied(searching: Searching) -> None:
    async with searching() as s:
        await s.type("count")
        await s.press("down", "Y")
        assert s.r.copied[0].count(" — unknown speaker") == MANY
        assert f"{MANY} quotes are on the clipboard: " in s.lines[-1]


async def test_the_source_of_a_quote_is_opened(searching: Searching, pages: list[str]) -> None:
    async with searching() as s:
        await s.type("start")
        await s.press("down", "o")
        assert pages == ["https://example.org/harbour"]
        await s.press("/")
        await s.type("bridge")
        await s.press("down", "o")
        assert "names no page" in s.lines[-1]


async def test_the_keys_that_take_something_away_say_so_where_there_is_nothing(searching: Searching) -> None:
    async with searching() as s:
        await s.type("count")
        await s.press("down", "P")
        assert "Nobody is known to have said this." in s.lines[-1]
        await s.press("/")
        await s.type("xylophone")
        for take in (s.screen.action_copy, partial(s.screen.action_copy, True), s.screen.action_person):
            s.screen.footer.say("")
            take()
            await s.settle()
            assert "There is no quote here." in s.lines[-1]
        assert s.r.copied == []


async def test_further_quotes_are_fetched_when_they_come_into_sight(searching: Searching) -> None:
    async with searching() as s:
        await s.type("count")
        assert len(s.ids) == 50
        await s.press("down", "G")
        await s.settle()
        last = f"“Number {MANY - 1} of the count.”"
        assert some(s.session.hit).text == last
        assert last in "\n".join(s.lines)
        await s.press("enter")
        assert s.r.words(some(s.r.session.quote).parts[0]) == last
        await s.press("escape", "g")
        assert s.session.cursor == 0


async def test_a_click_chooses_a_quote_and_a_double_click_opens_it(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.r.click("old harbour", s.screen.results)
        await s.settle()
        assert some(s.session.hit).id == "lost"
        await s.r.click("no more", s.screen.results, times=2)
        await s.settle()
        assert s.r.session.chosen == "more"


async def test_a_click_on_a_facet_narrows_to_it(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.r.click("Jo Lind", s.screen.facets)
        await s.settle()
        assert s.ids == ["lost", "more"]


class Slow:
    """A library that answers only when it is let, and remembers what it was asked."""

    def __init__(self, index: Library) -> None:
        self._index, self.go = index, Event()
        self.asked: list[str] = []
        self.go.set()

    def __getattr__(self, name: str) -> object:
        return getattr(self._index, name)

    def search(self, query: Query, *given: Any, **named: Any) -> Results:
        self.asked.append(" ".join(term.words for term in query.wanted.words))
        assert self.go.wait(PATIENCE)
        return self._index.search(query, *given, **named)


async def test_typing_never_waits_and_of_what_was_typed_meanwhile_only_the_last_is_asked(
    searching: Searching, index: Library
) -> None:
    slow = Slow(index)
    async with searching(library=slow) as s:
        slow.go.clear()
        slow.asked.clear()
        await s.r.type("harbour")
        assert s.session.text == "harbour"
        assert s.screen.field.input.value == "harbour"
        slow.go.set()
        await s.settle()
        assert slow.asked[-1] == "harbour"
        assert len(slow.asked) <= 2
        assert len(s.ids) == 4


async def test_leaving_does_not_wait_for_an_answer(searching: Searching, index: Library) -> None:
    slow = Slow(index)
    async with searching(library=slow) as s:
        slow.go.clear()
        await s.r.type("harbour")
        await s.r.press("escape")
        assert s.r.screen is s.r.room
        slow.go.set()


async def test_what_comes_late_to_a_search_that_was_left_is_shown_nowhere(
    searching: Searching, index: Library
) -> None:
    async with searching() as s:
        left = s.screen
        await s.press("escape")
        assert s.r.screen is not left
        left.session = replace(left.session, text="late")
        left.on_resize(Resize(Size(50, 20), Size(50, 20)))
        left._index_changed(Indexed())
        left._show()
        await s.settle()
        assert s.r.app.is_running
        assert s.r.app._exception is None


async def test_how_far_the_index_is_is_said_and_what_comes_in_is_found(
    searching: Searching, index: Library
) -> None:
    async with searching() as s:
        await s.type("harbour")
        s.r.app.indexed = Indexed(1200, 10000, index.changes)
        await s.settle()
        assert "indexing 1,200 of 10,000" in s.note
        path = index.folders[0] / "new.yaml"
        path.write_text(HARBOUR.replace("2024-05-03", "2025-05-03"), "utf-8")
        for _ in index.update([path]):
            pass
        s.r.app.indexed = Indexed(0, 0, index.changes, True)
        await s.settle()
        assert s.note == ""
        assert "7 quotes" in s.lines[0]


async def test_what_one_walks_through_does_not_move_while_more_comes_in(
    searching: Searching, index: Library
) -> None:
    async with searching() as s:
        await s.type("harbour")
        await s.press("down", "j")
        here = s.session.hit
        path = index.folders[0] / "new.yaml"
        path.write_text(HARBOUR.replace("2024-05-03", "2025-05-03"), "utf-8")
        for _ in index.update([path]):
            pass
        s.r.app.indexed = Indexed(1, 2, index.changes)
        await s.settle()
        assert len(s.ids) == 4
        s.r.app.indexed = Indexed(0, 0, index.changes, True)
        await s.settle()
        assert len(s.ids) == 7
        assert s.session.hit == here
        assert s.session.cursor == s.screen.results.cursor == 4


@pytest.mark.parametrize("size", [(160, 50), (100, 30), (60, 18), (40, 12), (24, 8), (12, 5)])
async def test_it_stands_on_a_screen_of_any_size(searching: Searching, size: tuple[int, int]) -> None:
    async with searching(size=size) as s:
        await s.type("harbour")
        await s.press("down", "j", "tab", "j", "space", "escape")
        assert s.r.app.is_running
        assert all(len(line) <= size[0] for line in s.lines)


async def test_a_theme_that_is_chosen_here_is_seen_here(searching: Searching) -> None:
    async with searching() as s:
        await s.type("harbour")
        before = s.r.look("harbour is a", s.screen.results)
        s.r.app.theme = "textual-light"
        await s.settle()
        assert s.r.look("harbour is a", s.screen.results) != before


def test_a_field_that_is_being_left_has_nothing_to_count() -> None:
    SearchField("harbour").show_total("3 quotes")


async def test_i_opens_the_card_of_a_quote_and_a_double_click_its_article(searching: Searching) -> None:
    async with searching() as s:
        await s.type("start")
        await s.press("down", "i")
        assert isinstance(s.r.screen, CardScreen)
        await s.press("escape")
        assert isinstance(s.r.screen, SearchScreen)
