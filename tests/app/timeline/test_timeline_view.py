"""The full timeline: both orders side by side, or one of them where the screen is narrow."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot

from reader.app.messages import CardAsked, Chose
from reader.app.timeline.event_list import EventList
from reader.app.timeline.screen import TimelineView
from reader.model.article import (
    Article,
    Basis,
    Entity,
    EntityId,
    Event,
    EventId,
    Kind,
    Mention,
    Provenance,
)
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.session import Session
from reader.state.ids import Chosen
from tests.readings import pressed, settled

TEXT = Text("\n\n".join("abcdefghijklmnopqrstuvwxyz" for _ in range(400)))
RUIZ = Entity(
    EntityId("ruiz"), Kind.PERSON, "Ana Ruiz", mentions=(Mention(Span(0, 1), EntityId("ruiz"), True),)
)


def event(
    name: str,
    when: str | None,
    at: int | None,
    who: bool = False,
    basis: Basis = Basis.STATED,
    draft: bool = False,
) -> Event:
    return Event(
        EventId(name),
        name.title(),
        Edtf.parse(when) if when else None,
        parts=(Span(at, at + 1),) if at is not None else (),
        people=(RUIZ.id,) if who else (),
        basis=basis,
        provenance=Provenance(draft=draft),
    )


LAW = event("a law", "2019", None, basis=Basis.BACKGROUND)
STORM = event("the storm", "2020", 60, basis=Basis.BACKGROUND)
WORKS = event("repairs", "2021", 30, who=True)
OPENING = event("the opening", "2024-05-03", 0, who=True)
RUMOUR = event("a rumour", None, 5)
HARBOUR = (WORKS, STORM, OPENING, LAW, RUMOUR)


class Harness(App[None]):
    quiet_painting = None

    def __init__(self, session: Session, theme: str) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.results: list[Chose | CardAsked | None] = []

    def on_mount(self) -> None:
        self.push_screen(TimelineView(self.session), self.results.append)


class View:
    """What a test sees of the open view."""

    def __init__(self, app: Harness, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(pressed(key))
            await settled(self.pilot)

    @property
    def screen(self) -> TimelineView:
        assert isinstance(self.app.screen, TimelineView)
        return self.app.screen

    @property
    def chosen(self) -> Chosen | None:
        return self.screen.timeline.session.chosen

    @property
    def left_for(self) -> list[tuple[type, Chosen]]:
        """What was asked for when the view was left: a card, or words that the article is to go to."""
        asked = [each for each in self.app.results if each is not None]
        assert all(each.go for each in asked if isinstance(each, Chose))
        return [(type(each), each.chosen) for each in asked]

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def line(self, words: str) -> str:
        return next(line for line in self.lines if words in line)


@asynccontextmanager
async def opened(
    *events: Event,
    size: tuple[int, int] = (120, 40),
    chosen: Chosen | None = None,
    theme: str = "textual-dark",
) -> AsyncIterator[View]:
    article = Article("harbour", "Mayor reopens the harbour", TEXT, entities={RUIZ.id: RUIZ}, events=events)
    app = Harness(Session.of(article).choose(chosen), theme)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield View(app, pilot)


def many(count: int) -> tuple[Event, ...]:
    """Events told in reverse."""
    return tuple(event(f"number {n}", str(1000 + n), (count - n) * 9) for n in range(count))


# -- what it shows


async def test_both_orders_stand_side_by_side_under_their_titles() -> None:
    async with opened(*HARBOUR) as view:
        titles = view.line("AS IT HAPPENED")
        assert titles.index("AS IT HAPPENED") < titles.index("out of order") < titles.index("AS IT IS TOLD")
        assert view.lines[0].startswith(" Mayor reopens the harbour")


async def test_an_event_stands_in_both_columns_with_its_date_and_its_paragraph() -> None:
    async with opened(*HARBOUR) as view:
        happened = [line for line in view.lines if "The Opening" in line[:50]]
        told = [line for line in view.lines if "The Opening" in line[70:]]
        assert "3 May 2024" in happened[0]
        assert "¶1" in told[0]
        assert happened != told


async def test_a_line_leads_from_where_it_happened_to_where_it_is_told() -> None:
    async with opened(STORM, OPENING, WORKS, size=(120, 12), chosen=WORKS.id) as view:
        happened, told = (next(line for line in view.lines if "The Storm" in line[part]) for part in
                          (slice(0, 60), slice(60, 120)))  # fmt: skip
        assert "The Storm ●──" in happened or "The Storm ●┄┄" in happened
        assert "──● The Storm" in told or "┄┄● The Storm" in told
        assert happened != told


async def test_dates_that_the_article_does_not_give_stand_in_brackets_and_the_legend_says_why() -> None:
    async with opened(*HARBOUR) as view:
        assert "[2020]" in view.line("[2020]")
        assert "[date] not in the article" in view.line("[date]")


async def test_the_line_of_what_is_not_told_ends_in_words_that_say_so() -> None:
    async with opened(*HARBOUR, chosen=STORM.id) as view:
        assert "A Law ●┄┄┄ not in the article" in view.line("A Law")
        assert sum("A Law" in line for line in view.lines) == 1


async def test_what_has_neither_date_nor_order_stands_under_a_heading_of_its_own() -> None:
    async with opened(*HARBOUR) as view:
        heading = next(y for y, line in enumerate(view.lines) if "NEITHER DATE NOR ORDER" in line)
        below = next(y for y, line in enumerate(view.lines) if "no date" in line)
        assert below == heading + 1


async def test_an_article_without_events_says_so() -> None:
    async with opened() as view:
        assert view.line("No events are annotated here.")
        await view.press("j", "G", "enter", "i")
        assert view.app.results == []


async def test_what_a_machine_drafted_is_called_a_draft() -> None:
    async with opened(event("a guess", "2020", 3, draft=True), chosen=EventId("a guess")) as view:
        assert view.line("A Guess").count("draft?") == 2


async def test_a_draft_is_called_one_in_both_columns_however_long_its_title() -> None:
    async with opened(WORKS, event("a long guess" * 9, "2020", 3, draft=True), chosen=WORKS.id) as view:
        line = view.line("draft?")
        assert (line.count("draft?"), line.count("…")) == (2, 2)


async def test_where_most_are_drafts_it_is_said_once_and_not_on_each_row() -> None:
    guesses = [event(f"guess {n}", "2020", n, draft=True) for n in range(3)]
    async with opened(*guesses, WORKS, size=(120, 12)) as view:
        assert "mostly drafts" in view.lines[0]
        assert not any("draft?" in line for line in view.lines)
        assert view.line("Repairs").count("checked") == 2


SIZES = [(160, 50), (120, 40), (100, 30), (100, 14), (100, 6), (80, 24), (60, 18), (30, 10), (12, 4)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_every_line_of_the_screen_is_as_wide_as_the_screen(size: tuple[int, int], theme: str) -> None:
    wide = event("港の再開と長い話し合い" * 6, "2020-08-09/2021-03-12", 70, who=True)
    async with opened(*HARBOUR, wide, *many(30), size=size, theme=theme) as view:
        for keys in ((), ("j", "j"), ("tab", "G")):
            await view.press(*keys)
            assert len(view.lines) == size[1]
            assert {cell_len(line) for line in view.lines} == {size[0]}


async def test_markup_in_a_title_is_only_words() -> None:
    async with opened(event("[@click=app.quit]x[/]", "2020", 3)) as view:
        assert "[@Click=App.Quit]X[/]" in view.line("Quit")


# -- choosing


@pytest.mark.parametrize("size", [(120, 40), (60, 18)])
@pytest.mark.parametrize(("chosen", "first"), [(None, LAW.id), (RUIZ.id, WORKS.id), (RUMOUR.id, RUMOUR.id)])
async def test_the_first_event_is_chosen_at_once_of_those_that_answer_where_some_do(
    size: tuple[int, int], chosen: Chosen | None, first: Chosen
) -> None:
    async with opened(*HARBOUR, size=size, chosen=chosen) as view:
        assert view.chosen == first
        assert view.screen.timeline.session.following == (chosen if chosen == RUIZ.id else None)
        assert str(first).title() in view.line("▌")


async def test_moving_chooses_along_what_happened() -> None:
    async with opened(*HARBOUR) as view:
        seen = []
        for key in ("j", "down", "j", "j", "j", "k", "g", "G", "up"):
            await view.press(key)
            seen.append(view.chosen)
        assert seen == ["the storm", "repairs", "the opening", "a rumour", "a rumour", "the opening",
                        "a law", "a rumour", "the opening"]  # fmt: skip


async def test_after_tab_the_cursor_walks_what_is_told() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("tab")
        seen = [view.chosen]
        for _ in range(4):
            await view.press("j")
            seen.append(view.chosen)
        assert seen == ["the opening", "a rumour", "repairs", "the storm", "the storm"]


async def test_a_click_on_the_words_that_an_event_is_not_told_chooses_it_where_it_has_a_place() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("tab")
        await click(view, "not in the article")
        await view.press("j")
        assert view.chosen == STORM.id


async def test_tab_keeps_what_is_chosen_where_both_orders_have_it() -> None:
    async with opened(*HARBOUR, chosen=STORM.id) as view:
        await view.press("tab", "k")
        assert view.chosen == WORKS.id
        await view.press("shift+tab", "k")
        assert view.chosen == STORM.id


async def test_both_ends_of_the_chosen_line_light_up() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("j")
        assert view.line("▌").index("▌") == 0
        assert "The Storm" in view.line("▌")
        assert view.line("▐").rstrip().endswith("▐")
        assert "The Storm" in view.line("▐")


async def test_the_hardware_cursor_is_at_the_chosen_event_on_the_leading_side() -> None:
    async with opened(*HARBOUR, chosen=STORM.id) as view:
        events = view.screen.query_one(EventList)
        assert view.lines[events.region.y + events.cursor_offset.y].index("2020") < 60
        assert events.cursor_offset.x < 60
        await view.press("tab")
        told = view.lines[events.region.y + events.cursor_offset.y]
        assert "● The Storm" in told[events.cursor_offset.x :]


async def test_a_scroll_bar_takes_nothing_from_the_rows() -> None:
    async with opened(*many(200)) as view:
        await view.press("tab", "j")
        assert view.line("▐")[-2] == "▐"


async def test_the_chosen_line_is_drawn_with_heavier_strokes() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("j")
        assert "●━━" in view.line("▌")
        assert sum("━━" in line for line in view.lines) < 5


async def test_the_facts_of_what_is_chosen_stand_below_in_full() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("j")
        facts = view.lines[-4]
        for words in ("2020", "not in the article", "happened 2nd", "told 4th", "¶3"):
            assert words in facts


async def test_the_event_chosen_before_is_still_chosen() -> None:
    async with opened(*many(200), chosen=EventId("number 150")) as view:
        assert "Number 150" in view.line("▌")


async def test_the_events_of_the_chosen_person_stand_out() -> None:
    async with opened(*HARBOUR, chosen=RUIZ.id) as view:
        strip = next(s for s in view.app.screen._compositor.render_strips() if "Repairs" in s.text)
        storm = next(s for s in view.app.screen._compositor.render_strips() if "The Storm" in s.text)

        def colour(segments: object, words: str) -> object:
            return next(s.style.color for s in segments if words in s.text)  # type: ignore[attr-defined]  # a strip

        assert colour(strip, "Repairs") != colour(storm, "The Storm")


# -- long timelines scroll


async def test_a_page_and_half_a_page_move_by_what_fits() -> None:
    async with opened(*many(200), size=(120, 40)) as view:
        places = []
        for key in ("g", "space", "d", "u", "b"):
            await view.press(key)
            places.append(int(str(view.chosen).removeprefix("number ")))
        assert places == [0, 31, 47, 31, 0]


@pytest.mark.parametrize("keys", [("G",), ("tab", "j", "G"), ("G", "g"), ("space", "space")])
async def test_what_is_chosen_is_always_in_sight(keys: tuple[str, ...]) -> None:
    async with opened(*many(200)) as view:
        await view.press(*keys)
        assert any(str(view.chosen).title() in line for line in view.lines[4:-3])


async def test_the_titles_stay_while_the_chart_scrolls() -> None:
    async with opened(*many(200)) as view:
        before = view.line("AS IT HAPPENED")
        await view.press("G")
        assert view.line("AS IT HAPPENED") == before


async def test_the_screen_shows_the_row_that_a_scroll_bar_was_dragged_to() -> None:
    async with opened(*many(200)) as view:
        for y in (3.4, 3.9, 4.2, 7.0):
            view.screen.query_one(EventList).scroll_to(y=y, animate=False, force=True)
            await settled(view.pilot)
            assert f"Number {round(y)}" in view.lines[4]


async def test_another_theme_redraws_the_chart() -> None:
    async with opened(*HARBOUR) as view:
        view.app.theme = "textual-light"
        await settled(view.pilot)
        assert view.screen.palette is not None
        assert not view.screen.palette.dark
        strip = next(s for s in view.app.screen._compositor.render_strips() if "A Law" in s.text)
        colours = {s.style.bgcolor.triplet for s in strip if s.style and s.style.bgcolor}
        assert all(triplet is not None and sum(triplet) > 3 * 128 for triplet in colours)


async def test_only_rows_on_the_screen_are_drawn() -> None:
    async with opened(*many(1000)) as view:
        assert sum("Number" in line for line in view.lines) <= 40


# -- leaving


async def test_enter_goes_to_the_words_of_what_is_chosen() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("j", "enter")
        assert view.left_for == [(Chose, STORM.id)]


async def test_i_asks_for_the_card() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("i")
        assert view.left_for == [(CardAsked, LAW.id)]


@pytest.mark.parametrize("key", ["escape", "q", "t"])
async def test_the_view_closes_without_a_choice(key: str) -> None:
    async with opened(*HARBOUR) as view:
        await view.press("j", key)
        assert view.app.results == [None]


async def test_own_keys_from_a_keymap_work() -> None:
    async with opened(*HARBOUR) as view:
        view.app.set_keymap({"move.down": "x", "pane.next": "w"})
        await view.press("w", "x")
        assert view.chosen == RUMOUR.id


async def test_the_foot_names_the_keys() -> None:
    async with opened(*HARBOUR) as view:
        assert "Tab other order   Enter to the words   i card" in view.lines[-1]


# -- the mouse


async def click(view: View, words: str, times: int = 1) -> None:
    y, line = next((y, line) for y, line in enumerate(view.lines) if words in line)
    await view.pilot.click(offset=(cell_len(line[: line.index(words)]), y), times=times)
    await settled(view.pilot)


@pytest.mark.parametrize("size", [(120, 40), (60, 30)])
async def test_a_click_chooses(size: tuple[int, int]) -> None:
    async with opened(*HARBOUR, size=size) as view:
        await click(view, "Repairs")
        assert (view.chosen, view.app.results) == (WORKS.id, [])


async def test_a_click_on_a_line_chooses_its_event() -> None:
    async with opened(*HARBOUR) as view:
        y, line = next((y, line) for y, line in enumerate(view.lines) if "Repairs ●" in line)
        await view.pilot.click(offset=(line.index("●") + 2, y))
        await settled(view.pilot)
        assert view.chosen == WORKS.id


async def test_a_click_on_a_title_or_in_a_column_has_that_column_lead() -> None:
    async with opened(*HARBOUR) as view:
        await click(view, "AS IT IS TOLD")
        await view.press("j")
        assert view.chosen == RUMOUR.id
        await click(view, "A Law")
        await view.press("j")
        assert view.chosen == STORM.id


async def test_a_click_on_a_heading_of_the_list_chooses_nothing() -> None:
    async with opened(*HARBOUR, size=(60, 40)) as view:
        await click(view, "NEITHER DATE NOR ORDER", times=2)
        assert (view.chosen, view.app.results) == (LAW.id, [])


@pytest.mark.parametrize("size", [(120, 40), (60, 30)])
async def test_a_double_click_opens_the_card(size: tuple[int, int]) -> None:
    async with opened(*HARBOUR, size=size) as view:
        await click(view, "Repairs", times=2)
        assert view.left_for == [(CardAsked, WORKS.id)]


# -- a narrow screen


@pytest.mark.parametrize("key", ["t", "tab"])
async def test_a_narrow_screen_shows_one_order_and_a_key_brings_the_other(key: str) -> None:
    async with opened(*HARBOUR, size=(80, 24)) as view:
        assert "AS IT HAPPENED" in view.lines[1]
        assert not any("AS IT IS TOLD" in line for line in view.lines)
        await view.press(key)
        assert "AS IT IS TOLD" in view.lines[1]
        assert not any("AS IT HAPPENED" in line for line in view.lines)


async def test_the_list_of_a_narrow_screen_says_the_rank_in_the_other_order() -> None:
    async with opened(*HARBOUR, size=(80, 40)) as view:
        assert view.line("told 4th").strip().startswith("[2020]      ● The Storm")
        await view.press("tab")
        assert "[2020]      ● The Storm" in view.line("happened 2nd")


async def test_moving_and_leaving_work_in_the_list_of_a_narrow_screen() -> None:
    async with opened(*HARBOUR, size=(60, 18)) as view:
        await view.press("j", "enter")
        assert view.left_for == [(Chose, STORM.id)]


async def test_what_is_chosen_stays_chosen_when_the_screen_becomes_narrow_and_wide_again() -> None:
    async with opened(*HARBOUR) as view:
        await view.press("j", "j")
        await view.pilot.resize_terminal(60, 20)
        await view.press("k")
        assert view.chosen == STORM.id
        await view.pilot.resize_terminal(140, 40)
        await view.press("j")
        assert view.chosen == WORKS.id


# -- words that don't fit


async def test_the_titles_stand_whole_where_there_are_no_events() -> None:
    async with opened(size=(100, 20)) as view:
        assert "AS IT HAPPENED" in view.line("AS IT IS TOLD")


async def test_a_long_title_has_the_room_that_a_short_date_and_no_place_leave() -> None:
    title = "the mayor and the council open the harbour once more"
    events = (event("short", "2020-05-03", 5), event(title, "2021", 6), event("first", "2020-05-02", 0))
    async with opened(*events, size=(124, 24)) as view:
        line = view.line("2021")
        left = line.split("●")[0].rstrip()
        gap = len(left.split("2021")[1]) - len(left.split("2021")[1].lstrip())
        assert gap <= 3, line
