"""Cards: all that is known of one thing, everything on them to be followed."""

from __future__ import annotations

import pytest

from reader.app.overlays.card import CardScreen
from reader.app.widgets.row_list import RowList
from reader.model.article import EntityId
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some


def listed(r: Reading) -> RowList:
    return r.screen.query_one(RowList)


async def go_to(r: Reading, key: str) -> None:
    """Put the card’s cursor on a row."""
    rows = listed(r)
    rows.cursor = rows.listing.keys.index(key)
    await r.settle()
    assert some(rows.row).key == key


async def test_the_card_of_a_person_tells_who_they_are_and_what_they_said(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.press("p", "j", "i")
        for words in (
            "Sviatlana Tsikhanouskaya", "person", "opposition figure", "Ran for office", "also called",
            "11 mentions", "SAID", "We’re not done", "EVENTS", "APPEARS WITH",
        ):  # fmt: skip
            assert words in r.seen, words


async def test_the_card_of_a_quote_tells_how_and_where_it_was_said(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.press("n", "n", "n", "i")
        for words in ("behind closed doors", "According to", "reported", "WHO SAID IT", "spokesperson",
                      "ABOUT", "Keith Kellogg", "¶2", "own, is open"):  # fmt: skip
            assert words in r.seen, words


async def test_the_card_of_an_event_tells_what_its_date_rests_on(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.press("t", "j", "j", "i")
        for words in ("Belarus votes", "not in the article", "Annotator’s knowledge",
                      "WHO", "Alexander Lukashenko", "WHERE", "SAID OF IT"):  # fmt: skip
            assert words in r.seen, words


async def test_an_alleged_event_says_who_alleges_it(reading: Opening) -> None:
    async with reading(size=(120, 60)) as r:
        await r.press("t")
        while some(r.rows("timeline").row).key != "encouragement":
            await r.press("j")
        await r.press("i")
        assert "alleged" in r.seen
        assert "ALLEGED BY" in r.seen
        assert "John Coale" in r.seen


async def test_esc_and_q_close_a_card_and_nothing_has_moved(reading: Opening) -> None:
    async with reading() as r:
        await r.press("d", "p", "j")
        before, top = r.lines[1:], r.top  # the header goes on counting what is read
        for key in ("escape", "q"):
            await r.press("i")
            assert isinstance(r.screen, CardScreen)
            await r.press(key)
            assert r.screen is r.room
            assert (r.lines[1:], r.top) == (before, top)


async def test_a_card_and_the_help_have_the_height_that_they_need_however_the_window_changes(
    reading: Opening,
) -> None:
    async with reading(size=(100, 14)) as r:
        for keys in ("]i", "?"):
            await r.press(*keys)
            box = r.screen.query_one("#box")
            low = box.size.height
            await r.resize(100, 100)
            high = box.size.height
            assert high > 2 * low
            last = next(line for line in reversed(r.strips(r.screen.query_one(RowList))))
            assert last.text.strip(), "no higher than what stands in it"
            await r.resize(100, 14)
            assert box.size.height == low
            await r.press("escape")


async def test_a_person_on_a_card_leads_to_their_card_and_back_again(reading: Opening) -> None:
    async with reading() as r:
        await r.press("n", "i")
        assert r.session.chosen == "freed"
        await go_to(r, "tsikhanouski")
        await r.press("enter")
        assert "opposition leader, video blogger" in r.seen
        await r.press("escape")
        assert some(listed(r).row).key == "tsikhanouski"
        await r.press("escape")
        assert r.screen is r.room
        assert r.session.chosen == "freed"


async def test_a_quote_on_a_card_leads_to_its_words_and_every_card_closes(reading: Opening) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("n", "i")
        await go_to(r, "tsikhanouski")
        await r.press("enter")
        await go_to(r, "free-world")
        await r.press("enter")
        assert r.screen is r.room
        assert r.session.chosen == "free-world"
        assert r.shown.contains(some(r.session.quote).parts[0])
        assert r.room.focused is r.room.article_pane
        await r.press("<")
        assert r.top == 0


async def test_everything_on_a_card_can_be_followed(reading: Opening) -> None:
    async with reading() as r:
        await r.press("p", "G", "k", "k", "k", "k", "i")
        assert r.session.chosen == "minsk"
        keys = [key for key in listed(r).listing.keys if key]
        assert keys
        for key in dict.fromkeys(keys):
            await go_to(r, key)
            await r.press("enter")
            if r.screen is r.room:
                assert r.session.chosen == key
                r.room.session = r.session.choose(EntityId("minsk"))
                await r.press("i")
            else:
                assert len(r.app.screen_stack) == 3
                await r.press("escape")


async def test_a_link_to_what_has_no_row_of_its_own_on_a_card_is_followed_to_the_text(
    reading: Opening,
) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("s", "G", "i")
        await go_to(r, "election")
        await r.press("enter")
        assert r.screen is r.room
        assert r.session.chosen == "election"
        assert r.shown.contains(some(r.session.event).parts[0]), "a followed event is shown in the text"


@pytest.mark.parametrize("keys", [("n", "n", "i"), ("t", "j", "i"), ("]", "i")], ids=" ".join)
async def test_what_stands_in_the_text_is_gone_to_without_a_word_that_it_does_not(
    reading: Opening, keys: tuple[str, ...]
) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press(*keys)
        await go_to(r, some(r.session.chosen))
        await r.press("enter")
        assert r.screen is r.room
        assert r.session.at is not None
        assert r.shown.contains(r.session.at)
        assert not r.remark


async def test_i_with_nothing_chosen_says_what_to_press(reading: Opening) -> None:
    async with reading() as r:
        await r.press("i")
        assert r.screen is r.room
        assert "Nothing is chosen" in r.remark


async def test_a_second_t_opens_both_orders_and_what_is_followed_there_is_shown_in_the_text(
    reading: Opening,
) -> None:
    async with reading(size=(120, 24)) as r:
        await r.press("t", "t")
        assert "AS IT HAPPENED" in r.seen and "AS IT IS TOLD" in r.seen
        await r.press("escape")
        assert r.screen is r.room
        await r.press("t", "j", "enter")
        assert r.screen is r.room
        assert r.session.event is not None
        assert r.shown.start <= r.session.event.parts[0].start < r.shown.end
