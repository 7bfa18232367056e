"""The mouse does what a person expects."""

from __future__ import annotations

from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseUp
from textual.widget import Widget
from textual.widgets import Input

from reader.app.article.panels import SidePanel
from reader.app.overlays.card import CardScreen
from reader.app.widgets.find_bar import FindBar
from reader.state.article.session import Pane
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some


async def test_a_click_chooses_and_a_double_click_opens_the_card(reading: Opening) -> None:
    async with reading() as r:
        await r.click("Donald Trump")
        assert r.session.chosen == "trump"
        assert r.screen is r.room
        await r.click("Keith Kellogg", times=2)
        assert isinstance(r.screen, CardScreen)
        assert "U.S. special envoy" in r.seen


async def test_a_click_on_plain_words_chooses_nothing_and_keeps_what_is_chosen(reading: Opening) -> None:
    async with reading() as r:
        await r.click("Donald Trump")
        await r.click("The surprise")
        assert r.session.chosen == "trump"
        assert r.top == 0


async def test_a_click_on_a_row_goes_to_its_words_and_a_double_click_opens_its_card(reading: Opening) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("t")
        await r.click("Mass protests", r.rows("timeline"))
        assert r.session.chosen == "protests"
        assert r.shown.contains(some(r.session.event).parts[0])
        await r.click("PLACES", r.rows("people"), times=2)
        assert r.screen is r.room
        await r.click("Belarus", r.rows("people"), times=2)
        assert isinstance(r.screen, CardScreen)


async def test_a_click_on_a_heading_chooses_nothing(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.click("UNNAMED", r.rows("people"))
        assert r.session.chosen is None


async def test_a_click_on_a_title_brings_its_pane_to_the_front(reading: Opening) -> None:
    async with reading() as r:
        panel = r.rows("quotes").parent
        assert isinstance(panel, SidePanel)
        head = panel.header
        await r.click("TIMELINE", head)
        assert r.session.panel is Pane.TIMELINE
        assert "timeline" in r.panes
        await r.click("QUOTES", head)
        assert "quotes" in r.panes


async def test_the_wheel_scrolls_the_text_and_chooses_nothing(reading: Opening) -> None:
    async with reading() as r:
        pane = r.room.article_pane
        pane._on_mouse_scroll_down(wheel(pane))
        await r.settle()
        assert r.top > 0
        assert r.session.chosen is None


async def test_the_sign_of_an_event_and_of_a_note_can_be_clicked(reading: Opening) -> None:
    async with reading() as r:
        column, row = sign(r, "●")
        await r.pilot.click(r.room.article_pane, offset=(column, row))
        await r.settle()
        assert r.session.chosen == "release"
        column, row = sign(r, "†")
        await r.pilot.click(r.room.article_pane, offset=(column, row))
        await r.settle()
        assert r.session.note == 0
        assert r.remark == r.article.notes[0].note


async def test_dragging_selects_words_and_y_copies_them_as_they_stand_in_the_text(reading: Opening) -> None:
    async with reading() as r:
        pane = r.room.article_pane
        start, end = r.where("major diplomatic", pane), r.where("political prisoners", pane)
        await r.pilot.mouse_down(pane, offset=start)
        await r.pilot.hover(pane, offset=end)
        await r.pilot.mouse_up(pane, offset=end)
        await r.settle()
        await r.press("y")
        (copied,) = r.copied
        text = r.article.text.content
        assert copied.startswith("major diplomatic breakthrough, Belarusian opposition leader")
        assert copied in text
        assert "\n" not in copied
        assert abs(len(copied) - (text.index("political prisoners") - text.index("major"))) <= 1
        assert r.look("diplomatic").bgcolor != r.look("In a major").bgcolor


def sign(r: Reading, mark: str) -> tuple[int, int]:
    for y, strip in enumerate(r.strips(r.room.article_pane)):
        if mark in strip.text:
            return strip.text.index(mark), y
    raise AssertionError(f"{mark} is not shown")


def wheel(pane: Widget) -> MouseScrollDown:
    return MouseScrollDown(pane, 5, 5, 0, 1, 0, False, False, False)


async def test_a_click_on_a_row_that_the_list_has_no_more_chooses_nothing(reading: Opening) -> None:
    async with reading() as r:
        rows = r.rows("people")
        gone = Style.from_meta({"row": len(rows.listing.keys)})
        rows.post_message(Click(rows, 0, 0, 0, 0, 1, False, False, False, style=gone))
        await r.settle()
        assert r.session.chosen is None


async def test_a_click_where_a_field_has_closed_just_now_ends_nothing(reading: Opening) -> None:
    async with reading() as r:
        await r.press("/")
        field = r.room.query_one(FindBar).query_one(Input)
        x, y = field.region.offset
        with r.app.batch_update():  # the screen is not laid out anew yet
            await r.room.query_one(FindBar).remove()
            assert r.room.get_widget_at(x, y)[0] is field
            for kind in (MouseDown, MouseMove, MouseUp):
                r.room._forward_event(kind(None, x, y, 0, 0, 1, False, False, False))
        await r.settle()
        assert r.app.is_running
