"""Find is live, counts, narrows the quotes; Esc gives the place back, Enter keeps."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from reader.app.widgets.find_bar import FindBar
from reader.model.article import QuoteId
from tests.app.conftest import Opening
from tests.values import some


async def test_words_are_found_while_they_are_typed_and_counted(reading: Opening) -> None:
    async with reading() as r:
        await r.press("/")
        assert isinstance(r.room.focused, Input)
        counts = []
        for sign in "kell":
            await r.press(sign)
            counts.append(r.answer)
        assert counts[-1].startswith("1 of ")
        assert int(counts[-1].split()[-1]) == r.article.text.content.count("Kell")
        assert r.words(some(r.session.at)).startswith("Kell")
        await r.press("x")
        assert "No match" in r.answer


async def test_what_is_found_is_marked_in_the_text(reading: Opening) -> None:
    async with reading() as r:
        before = r.look("Kellogg, who recently")
        await r.seek("kellogg")
        assert r.look("Kellogg, with support").bgcolor != r.look("with support").bgcolor
        assert r.look("Kellogg, who recently").bgcolor != before.bgcolor
        assert r.look("Kellogg, with support") != r.look("Kellogg, who recently")


async def test_what_is_sought_narrows_the_quotes_and_their_head_says_with_what(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("released")
        assert r.keys("quotes") == []
        assert "No quotes with released" in r.seen
        await r.press("backspace")
        assert r.keys("quotes")
        for id_ in r.keys("quotes"):
            assert "release" in " ".join(r.words(part) for part in r.article.quotes_by_id[QuoteId(id_)].parts)
        assert "release" in r.rows("quotes").listing.title
        await r.press("escape")
        assert len(r.keys("quotes")) == 16


async def test_one_query_language_is_understood(reading: Opening) -> None:
    async with reading() as r:
        for words, quotes in (
            ("speaker:kellogg", set()),
            ("speaker:leyen", {"fantastic-news"}),
            ("speaker:tsikhanouskaya prisoners", {"release-the-others"}),
            ("type:direct", {"not-done", "free-world"}),
            ("type:mixed", {"fantastic-news", "verdict"}),
            ("about:rubio", {"employers-thanks"}),
            ('"free world"', {"free-world"}),
            ("world -siarhei", set()),
        ):
            await r.seek(words)
            assert set(r.keys("quotes")) == quotes, words
        await r.seek("radosław")
        assert r.words(some(r.session.at)) == "Radoslaw"
        await r.press("enter")
        assert not r.room.query(FindBar)


async def test_a_query_that_means_nothing_is_said_in_plain_words(reading: Opening) -> None:
    async with reading() as r:
        for nonsense in ("type:loud", "since:soon", '"', "-", "speaker:", "[/b]", "\\", "*"):
            await r.seek(nonsense)
            assert len(r.keys("quotes")) == 16 or "No match" in r.answer
            await r.press("enter")
            assert r.room.focused is r.room.article_pane
            assert r.remark, nonsense
            assert some(r.session.find).count == 0
            await r.press("escape")
            assert r.session.find is None


async def test_a_word_with_no_match_offers_what_is_near_it(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("kelog")
        assert "Did you mean Kellogg" in r.answer


async def test_on_a_narrow_screen_the_answer_leaves_half_of_the_line_to_what_is_typed(
    reading: Opening,
) -> None:
    async with reading(size=(40, 12)) as r:
        await r.seek("since:nothing")
        line = r.lines[-1].rstrip()
        assert line.startswith(" /since:nothing ")
        assert line.endswith("…")
        await r.seek("zzz")
        assert r.lines[-1].rstrip().endswith("No match.")


async def test_esc_gives_the_place_back_that_the_search_began_at(reading: Opening) -> None:
    async with reading() as r:
        await r.press("j", "j", "j")
        place = r.top
        await r.seek("unprecedented")
        assert r.top > place
        await r.press("escape")
        assert r.top == place
        assert r.session.find is None
        assert not r.room.query(FindBar)
        assert r.room.footer.display
        assert r.room.focused is r.room.article_pane


async def test_enter_keeps_the_place_the_marks_and_the_narrowed_quotes(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("unprecedented")
        place = r.top
        await r.press("enter")
        assert r.top == place > 0
        assert "1 of 1" in r.remark
        assert r.session.find is not None
        await r.press("<")
        assert r.top == 0


async def test_n_and_N_go_through_the_matches_and_round_the_end(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("lukashenko")
        await r.press("enter")
        places, remarks = [some(r.session.at).start], [r.remark]
        count = some(r.session.find).count
        for _ in range(count):
            await r.press("n")
            places.append(some(r.session.at).start)
            remarks.append(r.remark)
            assert r.shown.contains(some(r.session.at))
        assert places[0] == places[count]
        assert places[:count] == sorted(set(places))
        assert remarks == [f"{number} of {count}" for number in (*range(1, count + 1), 1)]
        await r.press("N")
        assert some(r.session.at).start == places[count - 1]


async def test_a_match_over_what_is_sought_goes_when_esc_ends_the_search(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("trump")
        await r.press("enter", "n")
        await r.press("escape")
        assert r.session.find is None
        await r.press("n")
        assert r.session.quote is not None


async def test_the_words_of_the_search_before_are_there_to_be_changed(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("trum")
        await r.press("enter", "/")
        assert r.room.query_one(Input).value == "trum"
        await r.press("p")
        assert some(r.session.find).query_text in ("trump", "p")


async def test_settling_on_nothing_ends_the_search(reading: Opening) -> None:
    async with reading() as r:
        await r.press("/", "enter")
        assert r.session.find is None
        assert not r.room.query(FindBar)


async def test_keys_typed_into_the_bar_are_words_and_no_commands(reading: Opening) -> None:
    async with reading() as r:
        await r.seek("q?jT:z")
        assert r.app.is_running
        assert r.room.query_one(Input).value == "q?jT:z"
        assert r.screen is r.room
        assert not r.session.zen


async def test_a_person_who_is_followed_stays_so_through_a_search(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "j", "a", "/")
        await r.type("world")
        assert r.keys("quotes") == ["free-world"]
        await r.press("escape")
        assert r.session.chosen == "tsikhanouskaya"
        assert r.keys("quotes") == ["thanks-on-x", "not-done", "release-the-others"]


@pytest.mark.parametrize("size", [(120, 36), (90, 24), (40, 12)])
async def test_a_phrase_is_found_however_the_window_is_sized(reading: Opening, size: tuple[int, int]) -> None:
    async with reading(size=size) as r:
        await r.seek('"longest prison terms in Belarusian history"')
        assert some(r.session.find).count == 1
        assert r.shown.start <= some(r.session.at).start < r.shown.end


async def test_letting_go_of_a_search_that_was_kept_keeps_the_place(reading: Opening) -> None:
    async with reading(size=(120, 20)) as r:
        await r.seek("lukashenko")
        await r.press("enter", "n", "n", "n", "j")
        place = r.top
        await r.press("escape")
        assert r.session.find is None
        assert r.top == place
        await r.press("<")
        assert r.top == 0


async def test_esc_in_a_search_that_is_taken_up_again_gives_back_where_it_was_taken_up(
    reading: Opening,
) -> None:
    async with reading(size=(120, 20)) as r:
        await r.seek("trump")
        await r.press("enter", "G")
        place = r.top
        await r.seek("minsk")
        assert r.top < place
        await r.press("escape")
        assert r.top == place


@pytest.mark.parametrize("words", ["", "abc", "trump"])
async def test_a_pane_that_takes_the_keys_closes_the_bar_and_keeps_what_was_found(
    reading: Opening, words: str
) -> None:
    async with reading() as r:
        await r.press("/")
        await r.type(words)
        place = r.top
        await r.press("tab")
        assert not r.room.query(FindBar)
        assert r.room.footer.display
        assert r.room.focused is r.rows("people")
        assert (r.session.find is not None, r.top) == (bool(words), place)
        assert r.remark.startswith({"": "", "abc": "No match", "trump": "1 of"}[words])
        await r.press("t", "t", "escape", "escape", "m")
        assert r.session.find is None
        assert "Mark this place" in r.seen


async def test_words_clicked_on_while_others_are_typed_are_chosen_where_they_stand(reading: Opening) -> None:
    async with reading() as r:
        await r.press("/")
        await r.type("trump")
        r.room.article_pane.scroll_to(y=9, animate=False, immediate=True)
        await r.settle()
        place = r.top
        await r.click("Lukashenko. According")
        assert not r.room.query(FindBar)
        assert (r.session.chosen, r.top) == ("lukashenko", place)


async def test_esc_closes_a_bar_that_has_lost_the_keys_to_nobody(reading: Opening) -> None:
    async with reading() as r:
        await r.press("/")
        r.room.set_focus(None)
        await r.press("escape")
        assert not r.room.query(FindBar)
        assert r.room.focused is r.room.article_pane
