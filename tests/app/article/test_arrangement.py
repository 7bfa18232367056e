"""Which panes stand on a screen of which size; nothing jumps when a pane opens or the window changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.geometry import Region

from reader.settings.settings import LEAST_MEASURE
from reader.state.article.session import Pane
from tests.app.conftest import Opening
from tests.values import some


@pytest.mark.parametrize(("size", "panes"), [
    ((200, 60), {"people", "quotes"}),
    ((110, 20), {"people", "quotes"}),
    ((109, 36), {"quotes"}),
    ((80, 20), {"quotes"}),
    ((79, 36), set()),
    ((120, 19), set()),
    ((40, 12), set()),
])  # fmt: skip
async def test_the_size_of_the_screen_decides_which_panes_stand_beside_the_text(
    reading: Opening, size: tuple[int, int], panes: set[str]
) -> None:
    async with reading(size=size) as r:
        assert r.panes == panes
        assert r.room.article_pane.size.width > 0


async def test_on_a_middling_screen_the_pane_last_asked_for_stands_beside_the_text(reading: Opening) -> None:
    async with reading(size=(100, 30)) as r:
        for key, pane in (("p", "people"), ("t", "timeline"), ("s", "quotes"), ("p", "people")):
            await r.press(key)
            assert r.panes == {pane}
            await r.press("a")
            assert r.panes == {pane}
            assert r.room.article_pane.is_on_screen


@pytest.mark.parametrize(
    ("size", "key"), [((60, 30), "p"), ((60, 30), "t"), ((120, 16), "s"), ((30, 10), "s")]
)
async def test_on_a_small_screen_a_pane_opens_over_the_text_and_esc_closes_it(
    reading: Opening, size: tuple[int, int], key: str
) -> None:
    async with reading(size=size) as r:
        await r.press("j", "j")
        top = r.top
        before = r.lines
        await r.press(key)
        pane = {"p": "people", "s": "quotes", "t": "timeline"}[key]
        assert r.panes == {pane}
        assert r.rows(pane).size.width >= size[0] - 1
        assert r.room.focused is r.rows(pane)
        await r.press("escape")
        assert r.panes == set()
        assert r.room.focused is r.room.article_pane
        assert r.top == top
        assert r.lines == before
        assert r.session.chosen is None


@pytest.mark.parametrize("size", [(60, 18), (100, 30)])
@pytest.mark.parametrize(("one", "other"), [("p", "s"), ("p", "t"), ("s", "p")])
async def test_from_a_pane_one_goes_to_another_that_takes_its_place(
    reading: Opening, size: tuple[int, int], one: str, other: str
) -> None:
    panes = {"p": "people", "s": "quotes", "t": "timeline"}
    async with reading(size=size) as r:
        await r.press(one, other)
        assert r.panes == {panes[other]}
        assert r.room.focused is r.rows(panes[other])


async def test_what_is_chosen_in_a_pane_over_the_text_stays_chosen_when_it_is_closed_or_gone_from(
    reading: Opening,
) -> None:
    async with reading(size=(60, 18)) as r:
        await r.press("p", "j", "escape")
        assert (r.session.chosen, r.panes) == ("tsikhanouskaya", set())
        await r.press("s", "enter")
        assert (r.session.chosen, r.panes) == ("thanks-on-x", set())
        assert r.shown.start <= some(r.session.at).start < r.shown.end
        await r.press("escape", "escape")
        assert r.session.chosen is None


async def test_q_closes_a_pane_over_the_text_before_it_leaves(reading: Opening) -> None:
    async with reading(size=(60, 18)) as r:
        await r.press("s", "q")
        assert r.panes == set()
        assert r.app.is_running
        await r.press("q")
        assert r.app._exit


async def test_q_leaves_where_nothing_is_open(reading: Opening) -> None:
    async with reading() as r:
        await r.press("q")
        assert r.app._exit


@pytest.mark.parametrize("key", ["tab", "/", "f"])
async def test_a_pane_over_the_text_is_closed_when_the_text_gets_the_keys(reading: Opening, key: str) -> None:
    async with reading(size=(60, 18)) as r:
        await r.press("s", key)
        if key == "/":
            await r.type("trump")
            await r.press("enter")
        assert r.room.focused is r.room.article_pane
        assert r.panes == set()


async def test_a_pane_asked_for_on_a_wide_screen_does_not_cover_the_text_when_it_is_made_small(
    reading: Opening,
) -> None:
    async with reading() as r:
        await r.press("s", "tab", "tab")
        assert r.room.focused is r.room.article_pane
        await r.resize(60, 18)
        assert r.panes == set()
        assert r.room.focused is r.room.article_pane


async def test_a_pane_that_goes_away_gives_the_keys_to_the_text(reading: Opening) -> None:
    async with reading(size=(120, 30)) as r:
        await r.press("s", "a", "tab", "tab")
        assert r.room.focused is r.rows("people")
        await r.resize(90, 30)
        assert r.room.focused is r.room.article_pane
        await r.press("s", "z")
        assert r.room.focused is r.room.article_pane
        await r.press("j")
        assert r.room.article_pane.scroll_y == 1


async def test_the_word_at_the_top_stays_at_the_top_however_the_window_changes(reading: Opening) -> None:
    async with reading() as r:
        await r.press("}", "}", "}", "j")
        top = r.top
        for size in ((60, 30), (200, 30), (100, 24), (80, 12), (40, 36), (120, 36)):
            await r.resize(*size)
            assert r.top == top, size
            row = r.room.article_pane._rows.row(int(r.room.article_pane.scroll_y))
            assert some(row).start <= top < some(row).end, size


async def test_the_word_at_the_top_stays_at_the_top_whatever_opens_and_closes(reading: Opening) -> None:
    async with reading(size=(100, 24)) as r:
        await r.press("}", "}", "}", "j", "j")
        top = r.top
        for key in ("z", "z", "p", "a", "t", "s", "a", "+", "+", "-", "=", "-", "?", "escape", "z", "escape"):
            await r.press(key)
            assert r.top == top, key


async def test_z_shows_the_text_alone_and_everything_again(reading: Opening) -> None:
    async with reading() as r:
        panes = r.panes
        await r.press("z")
        assert r.panes == set()
        assert r.session.zen
        await r.press("z")
        assert r.panes == panes
        await r.press("z", "escape")
        assert r.panes == panes
        await r.press("z", "s")
        assert r.panes == panes
        assert r.room.focused is r.rows("quotes")


async def test_the_text_never_runs_wider_than_its_measure(reading: Opening) -> None:
    async with reading(size=(200, 30)) as r:
        for keys, measure in ((), 72), (("+", "="), 80), (("-", "-", "-"), 68):
            await r.press(*keys)
            assert r.session.measure == measure
            assert r.room.article_pane._rows.width == measure
            text = r.article.text.content
            rows = [r.room.article_pane._rows.row(y) for y in range(25)]
            assert max(len(text[some(row).start : some(row).end].rstrip()) for row in rows) <= measure
            if keys:
                assert str(measure) in r.remark


@pytest.mark.parametrize("width", [40, 80, 90, 120])
async def test_paragraphs_are_numbered_beside_a_panel_too(reading: Opening, width: int) -> None:
    async with reading(size=(width, 24)) as r:
        await r.press("}")
        assert r.strips(r.room.article_pane)[0].text.split()[0] == "2"


async def test_a_scroll_bar_can_still_be_asked_for_rows_that_it_has_just_lost(reading: Opening) -> None:
    async with reading() as r:
        bar = r.room.article_pane.vertical_scrollbar
        assert len(bar.render_lines(Region(0, 1, 1, bar.size.height + 2))) == bar.size.height + 2


async def test_scroll_bars_are_grey_where_the_colours_are_the_terminals_own(reading: Opening) -> None:
    async with reading(theme="ansi-dark", size=(120, 30)) as r:
        bar = r.room.article_pane.vertical_scrollbar
        looks = [segment.style for strip in bar.render_lines(bar.size.region) for segment in strip]
        seen = {some(look).color if some(look).reverse else some(look).bgcolor for look in looks}
        assert {some(colour).number for colour in seen} == {None, 8}  # the ground's, and bright black


async def test_the_measure_stops_at_what_can_be_read(reading: Opening) -> None:
    async with reading(size=(60, 18)) as r:
        await r.press(*("-",) * 16)
        assert r.session.measure == LEAST_MEASURE


async def test_place_measure_panel_theme_and_marks_are_there_after_a_restart(reading: Opening) -> None:
    async with reading() as r:
        await r.press("}", "}", "m", "x", "}", "j", "-", "t", "a")
        measure = r.session.measure
        await r.press("T", "g", "enter")
        theme = r.app.theme
        top, mark = r.top, r.session.marks["x"]
    async with reading() as r:
        assert r.top == top
        assert r.session.measure == measure < 72
        assert r.session.panel is Pane.TIMELINE
        assert r.panes == {"people", "timeline"}
        assert r.room.focused is r.room.article_pane
        assert r.app.theme == theme
        await r.press("'", "x")
        assert r.top == mark


async def test_the_place_is_found_again_on_a_screen_of_another_size(reading: Opening) -> None:
    async with reading() as r:
        await r.press("}", "}", "}", "j")
        top = r.top
    async with reading(size=(50, 14)) as r:
        assert r.top == top
        row = r.room.article_pane._rows.row(int(r.room.article_pane.scroll_y))
        assert some(row).start <= top < some(row).end


async def test_another_article_begins_at_its_own_beginning_with_the_same_view(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading() as r:
        await r.press("}", "m", "x", "-")
        measure = r.session.measure
    async with reading(article_of("format: 1\nheadline: H\ntext: A word.\n")) as r:
        assert r.top == 0
        assert not r.session.marks
        assert r.session.measure == measure < 72


@pytest.mark.parametrize(
    "size", [(1, 1), (2, 2), (10, 3), (20, 5), (29, 9), (80, 2), (3, 40), (110, 20), (200, 60)]
)
async def test_no_size_and_no_key_breaks_the_screen(reading: Opening, size: tuple[int, int]) -> None:
    async with reading(size=size) as r:
        for key in (
            "]",
            "n",
            "j",
            "G",
            "p",
            "j",
            "s",
            "j",
            "t",
            "j",
            "f",
            "escape",
            "i",
            "escape",
            "z",
            "z",
            "g",
        ):
            await r.press(key)
        await r.press("?", "escape", "/", "a", "escape")
        assert len(r.lines) == size[1]
        assert {len(line) for line in r.lines} <= {size[0]} or size[0] < 10
        await r.resize(120, 36)
        assert r.article.headline in r.seen


async def test_over_the_text_too_one_goes_from_the_quotes_to_the_timeline_and_on_to_both_orders(
    reading: Opening,
) -> None:
    async with reading(size=(60, 18)) as r:
        await r.press("s", "t")
        assert "no date" in r.seen
        await r.press("t")
        assert "AS IT HAPPENED" in r.seen


@pytest.mark.parametrize(
    "sizes", [((100, 80),), ((200, 90),), ((100, 80), (60, 24), (120, 90)), ((100, 45), (70, 99))]
)
async def test_the_place_is_kept_through_sizes_at_which_the_end_fits(
    reading: Opening, sizes: tuple[tuple[int, int], ...]
) -> None:
    async with reading(size=(100, 20)) as r:
        await r.press("}", "}", "}", "}", "}")
        top, shown = r.top, r.shown
        assert r.article.text.paragraph_of(top) == 6
        for size in sizes:
            await r.resize(*size)
        await r.resize(100, 20)
        assert (r.top, r.shown) == (top, shown)
    async with reading(size=(100, 20)) as r:
        assert r.top == top


async def test_a_place_that_a_person_goes_to_in_a_large_window_is_the_one_that_is_kept(
    reading: Opening,
) -> None:
    async with reading(size=(100, 20)) as r:
        await r.press("}", "}", "}", "}", "}")
        await r.resize(100, 45)
        await r.press("g", "j", "j")
        top = r.top
        assert 0 < top < r.article.text.paragraph(6).start
        await r.resize(100, 20)
        assert r.top == top
