"""Going through the text by keys: highlights, quotes, paragraphs, pages, marks, jumps, hints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.article import EntityId
from tests.app.conftest import Opening
from tests.values import some


async def test_the_next_highlight_of_anything_is_gone_to_while_nothing_is_chosen(reading: Opening) -> None:
    async with reading() as r:
        walked = []
        for _ in range(12):
            await r.press("]")
            walked.append((r.session.at, r.session.chosen))
        starts = [some(at).start for at, _ in walked]
        assert starts == sorted(starts)
        assert {"freed", "tsikhanouski", "release", "karnei", "note 0"} <= {chosen for _, chosen in walked}
        await r.press("[")
        assert some(r.session.at).start < starts[-1]


async def test_after_the_last_highlight_comes_the_first_and_that_is_said(reading: Opening) -> None:
    async with reading(size=(120, 12)) as r:
        await r.press("G", "[", "]", "[")
        assert "Round" not in r.remark
        await r.press("g", "[")
        assert "Past the top, from the end again: " in r.remark
        assert r.article.text.paragraph_of(some(r.session.at).start) == 9
        await r.press("]")
        assert "Past the end, from the top again: Quote: government sources" in r.remark
        assert r.top == 0


async def test_enter_holds_what_was_walked_to_and_then_its_own_highlights_are_next(reading: Opening) -> None:
    async with reading() as r:
        await r.press("]", "]")
        held = r.session.chosen
        assert held == "tsikhanouski"
        await r.press("enter")
        assert "Syarhei Tsikhanouski" in r.remark
        words = []
        for _ in range(6):
            await r.press("]")
            assert r.session.chosen == held
            words.append(r.words(some(r.session.at)))
        mentions = [r.words(m.span) for m in r.article.entities[EntityId(str(held))].mentions]
        assert words == mentions[1:7]
        await r.press("[")
        assert r.words(some(r.session.at)) == mentions[5]


async def test_enter_on_what_is_held_opens_its_card(reading: Opening) -> None:
    async with reading() as r:
        await r.press("]", "]", "enter", "enter")
        assert r.screen is not r.room
        assert "Syarhei Tsikhanouski" in r.seen
        assert "SAID OF THEM" in r.seen


async def test_a_person_who_is_chosen_among_the_people_is_followed_from_the_text_on(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "G", "k", "k", "k", "k", "k", "k", "a")
        assert r.session.chosen == "belarus"
        walked = []
        for _ in range(4):
            await r.press("]")
            walked.append(r.words(some(r.session.at)))
        assert walked == ["Belarus", "a country", "its", "Belarus"]
        assert {r.session.chosen} == {"belarus"}


async def test_going_past_the_first_highlight_begins_at_the_last_and_says_so(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "j", "j", "j", "j", "j", "a", "[")
        assert r.session.chosen == "karnei"
        assert "Past the top, from the end again: Ihar Karnei" in r.remark
        assert r.session.at == r.article.entities[EntityId("karnei")].mentions[-1].span


async def test_n_goes_to_the_next_quote_where_nothing_is_sought(reading: Opening) -> None:
    async with reading() as r:
        told = [quote.id for quote in r.session.relations.quotes_in_order]
        walked = []
        for _ in told:
            await r.press("n")
            walked.append(r.session.chosen)
            assert r.shown.start <= some(r.session.at).start < r.shown.end
        assert walked == told
        await r.press("n")
        assert (r.session.chosen, "Past the end" in r.remark) == (told[0], True)
        await r.press("N")
        assert (r.session.chosen, "Past the top" in r.remark) == (told[-1], True)


async def test_n_goes_to_the_next_quote_of_the_followed_person(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "j", "a")
        walked = []
        for _ in range(4):
            await r.press("n")
            walked.append(r.session.chosen)
        assert walked == ["thanks-on-x", "not-done", "release-the-others", "thanks-on-x"]
        assert r.session.following == "tsikhanouskaya"


async def test_an_article_without_anything_marked_says_so(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of("format: 1\nheadline: H\ntext: Nothing happened.\n")) as r:
        for key, said in (
            ("]", "Nothing is annotated here."),
            ("[", "Nothing is annotated here."),
            ("n", "Nobody is quoted here."),
            ("f", "Nothing on this screen is annotated."),
            ("enter", "Nothing is annotated here."),
            ("y", "Choose a quote to copy"),
            ("o", "names no page"),
            ("'", "No marks here yet"),
            ("<", "Nowhere to go back to"),
            (">", "Nowhere to go forward to"),
        ):
            await r.press(key)
            assert said in r.remark, key
        assert "Nobody is named here" in r.seen
        assert "Nobody is quoted here" in r.seen
        await r.press("t")
        assert "No events are annotated here." in r.seen
        for key in ("j", "enter", "i", "G", "t"):
            await r.press(key)
        assert r.app.is_running


async def test_the_remark_of_a_note_is_said_where_its_words_are_stepped_to(reading: Opening) -> None:
    async with reading() as r:
        for _ in range(12):
            await r.press("]")
            if r.session.note is not None:
                break
        note = r.article.notes[some(r.session.note)]
        assert r.remark == note.note
        await r.press("enter", "enter")
        assert note.note[:30] in r.seen


# -- by lines, pages, paragraphs


async def test_lines_and_pages_move_as_in_less(reading: Opening) -> None:
    async with reading() as r:
        pane = r.room.article_pane
        page = pane.size.height
        for key, row in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("k", 0),
            ("d", page // 2),
            ("ctrl+u", 0),
            ("space", page - 1),
            ("pageup", 0),
            ("pagedown", page - 1),
            ("b", 0),
        ):
            await r.press(key)
            assert pane.scroll_y == row, key
        await r.press("G")
        assert r.shown.end == len(r.article.text)
        await r.press("g")
        assert r.top == 0
        await r.press("end")
        assert r.shown.end == len(r.article.text)
        await r.press("home")
        assert r.top == 0


async def test_paragraphs_are_gone_to_by_braces(reading: Opening) -> None:
    async with reading(size=(120, 14)) as r:
        for number in (2, 3, 4):
            await r.press("}")
            assert r.top == r.article.text.paragraph(number).start
        await r.press("j", "{")
        assert r.top == r.article.text.paragraph(4).start
        await r.press("{")
        assert r.top == r.article.text.paragraph(3).start
        assert "¶ 3 of 9" in r.lines[0]


async def test_the_line_above_says_how_far_one_has_come(reading: Opening) -> None:
    async with reading() as r:
        assert r.article.headline in r.lines[0]
        assert "¶ 1 of 9" in r.lines[0]
        assert "min left" in r.lines[0]


# -- marks and jumps


async def test_a_mark_is_set_with_m_and_gone_to_with_a_quote(reading: Opening) -> None:
    async with reading() as r:
        await r.press("d")
        place = r.top
        await r.press("m", "x")
        assert "Marked as x" in r.remark
        await r.press("G", "'")
        assert "(x)" in r.remark
        await r.press("x")
        assert r.top == place
        await r.press("<")
        assert r.top > place


@pytest.mark.parametrize(("keys", "said"), [
    (("m", "escape"), ""),
    (("m", "tab"), "A mark is a letter or a digit."),
    (("m", "a", "'", "b"), "No mark b."),
])  # fmt: skip
async def test_what_is_no_mark_is_said(reading: Opening, keys: tuple[str, ...], said: str) -> None:
    async with reading() as r:
        await r.press(*keys)
        assert r.remark == said
        assert set(r.session.marks) <= {"a"}
        assert r.room.focused is r.room.article_pane


async def test_the_letter_of_a_mark_is_no_command(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "m", "q", "m", "t")
        assert set(r.session.marks) == {"q", "t"}
        assert r.session.panel == "people"


async def test_jumps_are_gone_back_and_forward_through(reading: Opening) -> None:
    async with reading(size=(120, 16)) as r:
        await r.press("m", "a", "d", "m", "b", "d", "d", "m", "c")
        a, b, c = (r.session.marks[letter] for letter in "abc")
        await r.press("'", "a", "'", "b")
        assert r.top == b
        for key, place in (("ctrl+o", a), ("<", c), (">", a), (">", b), (">", b), ("<", a)):
            await r.press(key)
            assert r.top == place, key
        await r.press("<", "<")
        assert "Nowhere to go back to" in r.remark


async def test_a_page_is_no_jump(reading: Opening) -> None:
    async with reading() as r:
        await r.press("d", "d", "<")
        assert "Nowhere to go" in r.remark


async def test_what_is_stepped_to_has_rows_around_it_and_its_paragraph_is_in_the_head(
    reading: Opening,
) -> None:
    async with reading(size=(80, 24)) as r:
        pane = r.room.article_pane
        for _ in range(30):
            await r.press("]")
            row = pane._rows.row_of(some(r.session.at).start) - pane.scroll_offset.y
            last = pane._rows.row_of(some(r.session.at).end - 1)
            ends = last == pane._rows.height - 1 or last - pane.scroll_offset.y < pane.size.height - 1
            assert (row > 0 or r.top == 0) and ends
            assert f"¶ {r.article.text.paragraph_of(some(r.session.at).start)} of 9" in r.lines[0]


# -- hints


async def test_a_hint_chooses_what_its_letter_stands_at(reading: Opening) -> None:
    async with reading() as r:
        await r.press("f")
        hints = dict(r.room.article_pane._hints)
        assert len(hints) > 20
        label, hint = next((label, hint) for label, hint in hints.items() if hint.chosen == "not-done")
        await r.press(*label)
        assert r.session.chosen == "not-done"
        assert r.session.at == hint.at
        assert not r.room.article_pane._hints


@pytest.mark.parametrize("size", [(120, 36), (60, 24)])
async def test_hints_are_shown_and_taken_where_a_pane_had_the_keys(
    reading: Opening, size: tuple[int, int]
) -> None:
    async with reading(size=size) as r:
        await r.press("p", "f")
        assert r.panes <= {"people", "quotes"} if size[0] > 100 else not r.panes
        label, hint = next(iter(r.room.article_pane._hints.items()))
        await r.press(*label)
        assert r.session.chosen == hint.chosen
        assert r.session.at == hint.at


async def test_hints_stand_in_the_text_without_moving_a_word_and_go_with_any_other_key(
    reading: Opening,
) -> None:
    async with reading(size=(79, 24)) as r:
        before = r.lines
        await r.press("f")
        hinted = r.lines
        assert hinted != before
        assert [len(line) for line in hinted] == [len(line) for line in before]
        same = sum(
            a == b for one, other in zip(before, hinted, strict=True) for a, b in zip(one, other, strict=True)
        )
        assert same > 0.8 * sum(map(len, before))
        await r.press("escape")
        assert r.lines == before
        await r.press("f", "G")
        assert r.lines == before
        assert r.top == 0
