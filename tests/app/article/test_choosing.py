"""Choose anything anywhere, and every pane answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.article import EntityId
from reader.state.article.session import Pane
from tests.app.conftest import Opening
from tests.values import some


async def test_nothing_is_chosen_at_first_and_the_text_has_the_keys(reading: Opening) -> None:
    async with reading() as r:
        assert r.session.chosen is None
        assert r.room.focused is r.room.article_pane
        assert r.panes == {"people", "quotes"}
        assert not r.marked("people") | r.marked("quotes") | r.dimmed("timeline")
        assert len(r.keys("quotes")) == len(r.article.quotes)


async def test_choosing_a_person_narrows_the_quotes_to_theirs_and_says_so(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "j")
        assert r.session.chosen == "tsikhanouskaya"
        assert r.keys("quotes") == ["thanks-on-x", "not-done", "release-the-others"]
        assert "3 of 16" in r.head("quotes")
        await r.press("j", "j")
        assert r.session.chosen == "trump"
        assert r.keys("quotes") == ["thanks-on-x", "trump-and-the-trip", "peace-efforts"]
        assert r.marked("quotes") == set(r.keys("quotes"))


async def test_choosing_a_person_marks_every_mention_of_theirs(reading: Opening) -> None:
    async with reading(size=(150, 60)) as r:
        before = r.look("she wrote")
        other = r.look("Keith Kellogg")
        assert before.underline
        assert not before.bold
        await r.press("p", "j")
        for words in ("Sviatlana", "her husband’s", "she wrote", "his wife in"):
            look = r.look(words)
            assert look.underline and look.bold, words
        assert r.look("she wrote") != before
        assert r.look("Keith Kellogg") == other


async def test_choosing_a_person_marks_their_events_and_dims_all_others(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.press("t")
        assert r.dimmed("timeline") == set()
        await r.press("p", "j", "j")
        theirs = {e.id for e in r.session.relations.events_of(EntityId("kellogg"))}
        assert theirs == {"negotiation", "trip", "meeting"}
        assert r.marked("timeline") == theirs
        assert r.dimmed("timeline") == set(r.keys("timeline")) - theirs


async def test_an_event_is_dimmed_though_the_cursor_of_its_pane_stays_there(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.press("t", "p", "j", "j")
        assert r.session.chosen == "kellogg"
        before = r.rows("timeline").cursor
        title = r.session.relations.happened_order.ordered[before].title[:20]
        lit = r.look(title, r.rows("timeline"))
        await r.press("G")
        assert r.rows("timeline").cursor == before
        assert r.keys("timeline")[before] in r.dimmed("timeline")
        assert r.look(title, r.rows("timeline")).color != lit.color


async def test_choosing_a_quote_marks_its_speaker_and_what_it_is_about(reading: Opening) -> None:
    async with reading() as r:
        await r.press("s", "j", "j", "j", "j")
        assert r.session.chosen == "not-done"
        assert r.marked("people") == {"tsikhanouskaya"}
        await r.press("j", "j", "j")
        assert r.session.chosen == "employers-thanks"
        assert r.marked("people") == {"rferl", "rubio", "karnei"}
        assert len(r.keys("quotes")) == 16


async def test_choosing_a_quote_shows_its_words_in_the_text(reading: Opening) -> None:
    async with reading() as r:
        await r.press("s", "G")
        assert r.session.chosen == "victory"
        assert r.shown.start <= some(r.session.quote).parts[0].start < r.shown.end
        assert r.look("claimed victory").bgcolor != r.look("protests").bgcolor


async def test_choosing_an_event_marks_who_took_part_and_what_it_follows(reading: Opening) -> None:
    async with reading() as r:
        await r.press("t", "j", "j")
        assert r.session.chosen == "election"
        assert r.marked("people") == {"lukashenko", "tsikhanouskaya", "belarus"}
        assert "a widely disputed election" in r.words(some(r.session.event).parts[0])
        assert r.shown.contains(some(r.session.event).parts[0])


async def test_choosing_in_the_text_answers_in_all_panes(reading: Opening) -> None:
    async with reading() as r:
        await r.click("Keith Kellogg")
        assert r.session.chosen == "kellogg"
        assert some(r.rows("people").row).key == "kellogg"
        assert some(r.rows("people").row).chosen
        assert "Keith Kellogg" in r.rows("quotes").listing.title
        await r.press("]")
        assert r.session.chosen == "kellogg"
        await r.click("its")
        assert r.session.chosen == "belarus"
        assert some(r.rows("people").row).key == "belarus"
        await r.press("]", "]")
        await r.press("t")
        assert r.marked("timeline") >= {"release", "election", "protests"}


async def test_a_quote_chosen_in_the_text_is_the_quotes_panes_own(reading: Opening) -> None:
    async with reading() as r:
        await r.click("done")
        assert r.session.chosen == "not-done"
        assert some(r.rows("quotes").row).key == "not-done"


async def test_a_person_who_is_chosen_in_the_text_is_brought_into_sight_among_the_people(
    reading: Opening,
) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("G")
        await r.click("State Department")
        assert r.session.chosen == "state-department"
        people = r.rows("people")
        assert any("State Department" in strip.text for strip in r.strips(people))


async def test_enter_goes_to_the_words_and_the_text_has_the_keys(reading: Opening) -> None:
    async with reading() as r:
        await r.press("t", "j", "j", "j", "enter")
        assert r.session.chosen == "victory-claim"
        assert r.room.focused is r.room.article_pane
        assert "claimed victory" in r.words(r.shown)
        await r.press("<")
        assert r.top == 0


async def test_what_the_text_does_not_tell_is_said_where_one_wants_to_go_there(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    path = article_of(
        "format: 1\nheadline: H\ntext: A word.\n"
        'events:\n  - {id: storm, title: A storm, when: "2020", basis: background}\n'
    )
    async with reading(path) as r:
        await r.press("t", "enter")
        assert r.session.chosen == "storm"
        assert "doesn’t tell" in r.remark
        assert r.room.focused is r.rows("timeline")


async def test_esc_lets_go_of_a_quote_back_to_the_person_it_was_followed_from_then_of_the_person(
    reading: Opening,
) -> None:
    async with reading() as r:
        await r.press("p", "j")
        await r.press("s", "j")
        assert r.session.chosen == "not-done"
        assert r.keys("quotes") == ["thanks-on-x", "not-done", "release-the-others"]
        await r.press("escape")
        assert r.session.chosen == "tsikhanouskaya"
        assert len(r.keys("quotes")) == 3
        await r.press("escape")
        assert r.session.chosen is None
        assert len(r.keys("quotes")) == 16
        await r.press("escape")
        assert r.app.is_running


async def test_the_same_person_stays_followed_while_things_of_theirs_are_chosen(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "j")
        await r.press("t")
        await r.press("j")
        assert r.session.event is not None
        await r.press("s")
        if r.session.event.id in {e.id for e in r.session.relations.events_of(EntityId("tsikhanouskaya"))}:
            assert len(r.keys("quotes")) == 3
        else:
            assert len(r.keys("quotes")) == 16


@pytest.mark.parametrize(("key", "pane"), [("p", "people"), ("s", "quotes"), ("t", "timeline")])
async def test_the_key_of_a_pane_gives_it_the_keys_and_a_gives_them_back(
    reading: Opening, key: str, pane: str
) -> None:
    async with reading() as r:
        await r.press(key)
        assert r.room.focused is r.rows(pane)
        assert r.session.panel == Pane(pane)
        await r.press("a")
        assert r.room.focused is r.room.article_pane
        assert pane in r.panes


async def test_tab_goes_round_the_panes_that_are_there_and_shift_tab_back(reading: Opening) -> None:
    async with reading() as r:
        seen = []
        for _ in range(3):
            await r.press("tab")
            seen.append(r.room.focused)
        assert seen == [r.rows("quotes"), r.rows("people"), r.room.article_pane]
        await r.press("shift+tab")
        assert r.room.focused is r.rows("people")


async def test_going_to_a_pane_chooses_nothing_yet(reading: Opening) -> None:
    async with reading() as r:
        for key in ("p", "s", "t", "a", "tab"):
            await r.press(key)
            assert r.session.chosen is None


async def test_headings_of_a_list_are_stepped_over(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p")
        for _ in range(10):
            await r.press("j")
        assert r.session.chosen == "government-sources"
        await r.press("k")
        assert r.session.chosen == "sikorski"
        await r.press("g")
        assert r.session.chosen == "tsikhanouski"
        await r.press("G")
        assert r.session.chosen == "west"
        await r.press("j")
        assert r.session.chosen == "west"


async def test_a_list_moves_by_pages_and_its_cursor_stays_in_sight(reading: Opening) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("s")
        quotes = r.rows("quotes")
        seen = [quotes.cursor]
        for key in ("pagedown", "pagedown", "d", "u", "pageup", "ctrl+d", "ctrl+u", "G", "b", "space"):
            await r.press(key)
            seen.append(quotes.cursor)
            top = quotes.tops[quotes.cursor]
            assert quotes.scroll_y <= top < quotes.scroll_y + quotes.size.height, key
        assert seen[1] > seen[0] and seen[2] > seen[1] and seen[3] > seen[2] and seen[4] < seen[3]
        assert seen[8] == 15


async def test_a_list_of_nothing_says_whose_it_is_in_as_many_rows_as_that_needs(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    name = "Ana \u200fRuiz " + "de la Vega y Montenegro " * 2 + "Lind"
    source = (
        f"format: 1\nheadline: x\ntext: Nobody said it.\npeople: {{ruiz: {{name: {name}}}}}\n"
        "quotes: [{speaker: unknown, type: indirect, text: Nobody}]\n"
    )
    async with reading(article_of(source)) as r:
        await r.press("p", "j")
        said = " ".join(" ".join(strip.text for strip in r.strips(r.rows("quotes"))).split())
        assert said == f"No quotes by {name}.".replace("\u200f", "")


async def test_the_end_of_a_list_stands_at_the_foot_of_its_pane(reading: Opening) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("p", "G")
        assert "the West" in r.strips(r.rows("people"))[-1].text


async def test_no_two_people_who_stand_together_have_one_hue_and_it_is_the_same_in_every_pane(
    reading: Opening,
) -> None:
    async with reading(size=(140, 60)) as r:
        hue = r.look("Keith Kellogg").color
        assert r.look("Keith Kellogg", r.rows("people")).color == hue
        assert r.look("Donald Trump").color not in (hue, None)
        speaker = r.look("spokesperson for", r.rows("quotes")).color
        assert r.look("spokesperson").color == speaker
        await r.press("t")
        assert r.look("Keith Kellogg", r.rows("timeline")).color == hue
