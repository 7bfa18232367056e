"""Dragging selects the words that are seen, in every pane, and scrolls only past its edge."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.widget import Widget

from reader.app.article.header import ArticleHeader
from reader.app.article.panels import PanelHeader
from reader.app.timeline.event_list import EventList
from reader.app.widgets.footer import Footer
from reader.app.widgets.row_list import RowList
from tests.app.conftest import Opening
from tests.readings import Reading


async def drag(r: Reading, widget: Widget, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag from one cell to another; both are counted from the first widget's corner."""
    corner = widget.region.offset
    await r.pilot.mouse_down(offset=corner + start)
    await r.pilot.hover(offset=corner + end)
    await r.settle()
    await r.pilot.mouse_up(offset=corner + end)
    await r.settle()


async def copied(r: Reading) -> str:
    r.copied.clear()
    await r.press("ctrl+c")
    return r.copied[-1] if r.copied else ""


@pytest.mark.parametrize(
    ("pane", "first", "last"),
    [
        ("people", "Syarhei", "U.S. special envoy"),
        ("quotes", "Sviatlana", "word for word"),
    ],
)
async def test_a_drag_in_a_list_selects_the_words_that_are_seen(
    reading: Opening, pane: str, first: str, last: str
) -> None:
    async with reading() as r:
        rows = r.rows(pane)
        start, (column, line) = r.where(first, rows), r.where(last, rows)
        chosen, palette = r.session.chosen, rows.palette
        assert palette is not None
        await drag(r, rows, start, (column + len(last) - 1, line))
        words = await copied(r)
        assert words.startswith(first)
        assert words.endswith(last)
        seen = " ".join(strip.text for strip in r.strips(rows))
        assert all(word in seen for word in words.split())
        assert not {"▌", "▏", "▎"} & set(words)
        assert r.session.chosen == chosen, "a drag chooses nothing"
        lit = [segment.style for strip in rows.render_lines(rows.size.region) for segment in strip]
        assert palette.selection.bgcolor in {style.bgcolor for style in lit if style}


async def test_words_that_a_list_has_wrapped_are_copied_as_one_sentence(reading: Opening) -> None:
    async with reading() as r:
        rows = r.rows("quotes")
        await drag(r, rows, (1, 0), (rows.size.width - 1, rows.size.height - 1))
        lines = (await copied(r)).splitlines()
        quote = next(
            quote for quote in r.article.quotes if len(r.words(quote.parts[0])) > 2 * rows.size.width
        )
        assert any(len(line) > rows.size.width for line in lines), quote


@pytest.mark.parametrize("kind", [ArticleHeader, PanelHeader, Footer])
async def test_a_drag_in_a_line_selects_its_words_and_never_its_name(
    reading: Opening, kind: type[Widget]
) -> None:
    async with reading() as r:
        line = r.room.query(kind).first()
        seen = r.strips(line)[0].text.strip()
        await drag(r, line, (0, 0), (line.size.width - 1, 0))
        assert await copied(r) == seen


@pytest.mark.parametrize("end", [(-25, 10), (20, -1), (60, 12), (20, 34)])
async def test_a_drag_that_leaves_the_text_selects_words_of_the_text_alone(
    reading: Opening, end: tuple[int, int]
) -> None:
    async with reading() as r:
        pane = r.room.article_pane
        await drag(r, pane, r.where("Belarusian", pane), end)
        words = await copied(r)
        assert words
        assert words in r.article.text.content


async def test_a_drag_that_begins_in_the_first_lines_scrolls_nothing_away(reading: Opening) -> None:
    async with reading(size=(100, 20)) as r:
        await r.press("d", "d")
        pane, top = r.room.article_pane, r.top
        await drag(r, pane, (10, 1), (30, 0))
        await r.pilot.pause(0.2)
        assert r.top == top
        assert await copied(r) in r.article.text.content


async def test_a_drag_past_the_lower_edge_scrolls_on_and_selects_what_comes(reading: Opening) -> None:
    async with reading(size=(100, 20)) as r:
        pane = r.room.article_pane
        below = len(r.strips(pane))
        corner = pane.region.offset
        last = r.shown.end
        await r.pilot.mouse_down(offset=corner + Offset(10, 2))
        await r.pilot.hover(offset=corner + Offset(10, below))
        await r.until(lambda: r.top > 0)
        await r.pilot.mouse_up(offset=corner + Offset(10, below))
        await r.settle()
        assert pane.selected is not None
        assert pane.selected.end > last


async def test_three_clicks_select_no_names_of_widgets(reading: Opening) -> None:
    async with reading() as r:
        await r.click("Syarhei", r.rows("people"), times=3)
        await r.press("escape")
        assert r.room.get_selected_text() in (None, "")
        await r.pilot.click(r.room.article_pane, offset=(1, 1), times=3)
        assert r.room.get_selected_text() in (None, "")


async def test_a_drag_in_the_full_timeline_selects_its_words(reading: Opening) -> None:
    async with reading() as r:
        await r.press("t", "t")
        chart = r.screen.query_one(EventList)
        await drag(r, chart, (0, 4), (30, 4))
        words = await copied(r)
        assert words
        assert words in chart.render_line(4).text


async def test_other_rows_in_a_list_keep_no_selection_of_former_ones(reading: Opening) -> None:
    async with reading() as r:
        await r.press("s")
        rows: RowList = r.rows("quotes")
        await drag(r, rows, (2, 1), (12, 1))
        assert r.room.selections
        await r.seek("prison")
        assert rows.text_selection is None
