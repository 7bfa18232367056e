"""Keys are written once: footer, help, palette and a person's own keymap all say the same."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.constants import DEFAULT_THEME
from textual.widgets import Input, OptionList

from reader.app.commands import table as c
from reader.app.commands.command import Group
from reader.app.commands.keys import keys_of
from reader.app.commands.linear import LINEAR, LINEAR_COMMANDS
from reader.app.commands.table import COMMANDS, FAULTS, NOTES, READ_OR_NOT, SORT, VOICES
from reader.app.feeds.commands import FEED_COMMANDS, FEEDS
from reader.app.overlays.command_palette import CommandPaletteScreen, CommandProvider
from reader.app.overlays.help import help_listing
from reader.app.review.commands import MARK, REVIEW, REVIEW_COMMANDS
from reader.app.widgets.row_list import RowList
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some


def said_in_help(r: Reading) -> str:
    listing = r.screen.query_one(RowList).listing
    rows = [listing.row(index) for index in range(len(listing.keys))]
    return "\n".join(piece.text for row in rows for line in row.lines for piece in (*line.lead, *line.pieces))


async def found(r: Reading, words: str) -> str:
    """What the palette offers for some words."""
    r.screen.query_one(Input).value = words
    await r.settle()
    await r.workers_done(CommandPalette._GATHER_COMMANDS_GROUP)
    options = r.screen.query_one(OptionList)
    return "\n".join(str(options.get_option_at_index(i).prompt) for i in range(options.option_count))


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_lists_every_command_with_its_keys_and_esc_closes_it(reading: Opening, key: str) -> None:
    async with reading() as r:
        await r.press(key)
        said = said_in_help(r)
        for command in COMMANDS:
            assert command.help in said
            assert keys_of(command, {}) in said
        assert "Keys" in r.seen
        await r.press("j", "G", "g", "enter", "i", "escape")
        assert r.screen is r.room


async def test_help_can_be_read_to_its_end_by_keys(reading: Opening) -> None:
    async with reading(size=(80, 20)) as r:
        await r.press("?")
        seen = r.seen
        for _ in COMMANDS[::8]:  # each has a row at least, and a page has more than eight
            await r.press("space")
            seen += r.seen
        assert COMMANDS[-1].help.split(",")[0] in seen


async def test_q_closes_help_and_then_leaves(reading: Opening) -> None:
    async with reading() as r:
        await r.press("?", "q")
        assert r.screen is r.room
        assert not r.app._exit
        await r.press("q")
        assert r.app._exit


async def test_a_persons_own_keys_work_and_are_shown_in_footer_and_help(reading: Opening) -> None:
    keymap = {"pane.people": "P", "leave.help": "h,f1", "follow.next": "ctrl+n", "move.down": "ü"}
    async with reading(keymap=keymap, size=(140, 40)) as r:
        assert "P people" in r.lines[-1]
        assert "h keys" in r.lines[-1]
        assert "^n next" in r.lines[-1]
        await r.press("p", "?", "]")
        assert r.screen is r.room
        assert (r.session.chosen, r.room.focused) == (None, r.room.article_pane)
        await r.press("P")
        assert r.room.focused is r.rows("people")
        await r.press("ü")
        assert r.session.chosen == "tsikhanouskaya"
        await r.press("h")
        said = said_in_help(r)
        assert "h F1" in said
        assert "^n" in said


async def test_the_last_line_shows_as_many_keys_as_there_is_room_for_and_always_the_way_out(
    reading: Opening,
) -> None:
    async with reading() as r:
        for width, least in ((200, 11), (120, 8), (80, 5), (40, 2)):
            await r.resize(width, 24)
            line = r.lines[-1]
            assert line.rstrip().endswith("q quit")
            assert len(line.split("   ")) >= least - 1
            assert "find" in line


async def test_at_80_columns_the_last_line_has_the_panes_and_the_card(reading: Opening) -> None:
    async with reading(size=(80, 24)) as r:
        for words in ("p people", "s quotes", "t timeline", "i card", "? keys", "q quit"):
            assert words in r.lines[-1]


async def test_the_command_palette_has_the_thin_scroll_bar_of_the_panes(reading: Opening) -> None:
    async with reading(size=(80, 24)) as r:
        bars = [r.rows("people").styles]
        await r.press(":")
        bars.append(r.screen.query_one(OptionList).styles)
        assert len({(bar.scrollbar_size_vertical, bar.scrollbar_color) for bar in bars}) == 1
        assert bars[1].scrollbar_background.hex == r.app.theme_variables["surface"].upper()


async def test_a_click_on_a_key_of_the_last_line_presses_it(reading: Opening) -> None:
    async with reading() as r:
        await r.click("people", r.room.footer)
        assert r.room.focused is r.rows("people")
        await r.click("find", r.room.footer)
        assert isinstance(r.room.focused, Input)
        await r.press("escape")
        await r.click("keys", r.room.footer)
        assert r.screen is not r.room


async def test_what_is_said_on_the_last_line_goes_with_the_next_key(reading: Opening) -> None:
    async with reading() as r:
        await r.press("y")
        assert r.remark
        assert r.remark in r.lines[-1]
        await r.press("j")
        assert not r.remark
        assert "q quit" in r.lines[-1]


async def test_what_is_said_takes_as_many_rows_as_it_needs_and_gives_them_back(reading: Opening) -> None:
    async with reading(size=(30, 12)) as r:
        top, keys = r.top, r.lines[-1]
        await r.press("y")
        said = " ".join(line.strip() for line in r.lines[-2:])
        assert said == r.remark
        await r.resize(16, 12)
        assert "".join(r.lines[-3:]).count("…") == 0
        assert r.lines[-1].split()[-1] == r.remark.split()[-1]
        await r.resize(30, 12)
        await r.press("escape")
        assert r.lines[-1] == keys
        assert r.top == top
        r.room.footer.say("Why? " * 100)
        await r.settle()
        assert r.lines[-1].rstrip().endswith("…")
        assert r.room.footer.size.height == 6


async def test_a_remark_whose_time_is_over_takes_no_later_one_of_the_same_words_back(
    reading: Opening,
) -> None:
    async with reading() as r:
        footer = r.room.footer
        footer.say("Again.")
        earlier = footer._timer
        footer.say("Again.")
        footer._forget(some(earlier))
        assert r.remark == "Again."
        footer._forget(some(footer._timer))
        assert not r.remark


async def test_help_is_whole_on_a_narrow_screen(reading: Opening) -> None:
    async with reading(size=(30, 700), keymap={"take.copy": "ctrl+shift+f11,ctrl+shift+f12"}) as r:
        await r.press("?")
        rows = r.strips(r.screen.query_one(RowList))
        words = " ".join(" ".join(strip.text for strip in rows).split())
        assert "…" not in words
        assert COMMANDS[0].help in words
        assert "^shift+f11 ^shift+f12 Copy the quote" in words


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_the_palette_runs_a_command_by_its_title(reading: Opening, key: str) -> None:
    async with reading() as r:
        await r.press(key)
        assert isinstance(r.screen, CommandPaletteScreen)
        assert "Next highlight" in await found(r, "next highl")
        await r.pilot.press("enter")
        await r.pilot.pause()
        await r.settle()
        assert r.screen is r.room
        assert r.session.chosen is not None


async def test_the_palette_shows_our_commands_and_nothing_else(reading: Opening) -> None:
    async with reading() as r:
        await r.press(":")
        offered = await found(r, "")
        titles = {line.strip() for line in offered.splitlines()}
        left_out = {command for command in COMMANDS if not any(command.title in title for title in titles)}
        of_modes = {*REVIEW_COMMANDS, *FEED_COMMANDS, *LINEAR_COMMANDS} - {REVIEW, MARK, FEEDS, LINEAR}
        elsewhere = {SORT, FAULTS, NOTES, VOICES, READ_OR_NOT, *of_modes}
        assert left_out == elsewhere, (
            "what only the library, the review, the feeds and the linear screen answer is offered there"
        )
        for foreign in ("Maximize", "Screenshot", "Save screenshot", "Quit the application", "devtools"):
            assert foreign not in offered
        await r.press("escape")
        assert r.screen is r.room


async def test_a_command_of_a_pane_runs_from_the_palette_in_the_pane_that_had_the_keys(
    reading: Opening,
) -> None:
    async with reading() as r:
        await r.press("p", ":")
        await found(r, "line down")
        await r.pilot.press("enter")
        await r.pilot.pause()
        await r.settle()
        assert r.session.chosen == "tsikhanouskaya"


async def test_T_shows_each_theme_as_the_cursor_comes_to_it_and_esc_gives_the_former_back(
    reading: Opening,
) -> None:
    async with reading(theme="nord") as r:
        await r.press("T")
        (marked,) = (line for line in r.lines if "nord" in line)
        assert "▌nord" in marked
        assert "now" in marked
        assert DEFAULT_THEME in r.seen
        await r.press("j")
        shown = r.app.theme
        assert f"▌{shown}" in r.seen
        assert some(r.room.palette).variables == r.app.theme_variables
        await r.press("k", "k")
        assert len({"nord", shown, r.app.theme}) == 3
        await r.press("escape")
        assert (r.screen, r.app.theme) == (r.room, "nord")
        await r.press("T", "j", "q")
        assert r.app.theme == "nord"
    async with reading() as r:
        assert r.app.theme == DEFAULT_THEME, "a look at a theme is no choice"


async def test_enter_keeps_the_theme_for_the_next_time(reading: Opening) -> None:
    async with reading() as r:
        await r.press("T", "g", "enter")
        chosen = r.app.theme
        assert chosen != DEFAULT_THEME
        assert r.screen is r.room
    async with reading() as r:
        assert r.app.theme == chosen


async def test_every_command_can_be_run_by_its_action_from_anywhere(
    reading: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.app.commands.bindings import press

    async with reading() as r:
        monkeypatch.setattr(r.app, "exit", lambda: None)
        for command in COMMANDS:
            await press(r.app.screen, command)
            await r.settle()
            while r.screen is not r.room:
                await r.press("escape")
            await r.press("escape", "a")
        assert r.app.is_running


def test_no_key_of_ours_is_bound_twice() -> None:
    elsewhere = {*REVIEW_COMMANDS, *FEED_COMMANDS, *LINEAR_COMMANDS} - {REVIEW, MARK, FEEDS, LINEAR}
    for answered_together in (
        [command for command in COMMANDS if command not in elsewhere],
        [command for command in REVIEW_COMMANDS if command.group is Group.REVIEW and command is not REVIEW],
        [command for command in REVIEW_COMMANDS if command.group is Group.SELECT and command is not MARK],
        [command for command in FEED_COMMANDS if command is not FEEDS],
        [command for command in LINEAR_COMMANDS if command is not LINEAR],
    ):
        keys = [key for command in answered_together for key in command.keys.split(",")]
        assert len(keys) == len(set(keys))
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert len({command.title for command in COMMANDS}) == len(COMMANDS)


async def test_what_is_said_names_the_keys_that_the_reader_has(reading: Opening) -> None:
    keymap = {
        command.id: f"f{n}"
        for n, command in enumerate((c.NEXT_HIGHLIGHT, c.HINTS, c.GO_TO_MARK, c.QUIT, c.CHOOSE), 2)
    }
    async with reading(keymap=keymap) as r:
        await r.press("i")
        assert r.remark == "Nothing is chosen: f2 goes to the next highlight, f3 shows letters before each."
        await r.press("m", "x")
        assert r.remark == "Marked as x; f4 and x comes back."
        await r.press("ctrl+c")
        assert r.remark == "Nothing is selected to copy; f5 leaves."
        await r.press("f2", "i")
        assert "f6 follows · Esc closes" in r.seen
    listing = help_listing(keymap)
    rows = map(listing.row, range(len(listing.keys)))
    assert any("f3 shows a letter" in piece.text for row in rows for piece in row.lines[-1].pieces)


def test_in_a_browser_help_leaves_out_the_keys_that_it_keeps_and_what_needs_a_shell() -> None:
    keymap = {c.LINE_DOWN.id: "j,ctrl+n", c.FIND.id: "slash,ctrl+w"}

    def keys(*, in_browser: bool) -> str:
        listing = help_listing(keymap, in_browser=in_browser)
        rows = [listing.row(index) for index in range(len(listing.keys))]
        return "\n".join(
            piece.text for row in rows for line in row.lines for piece in (*line.lead, *line.pieces)
        )

    never_there = ("^n", "^w", "^z", "Listen", "LINEAR", "Braille", "^g")
    assert all(key in keys(in_browser=False) for key in never_there)
    assert not any(key in keys(in_browser=True) for key in never_there)
    assert "j " in keys(in_browser=True)


@pytest.mark.parametrize("is_web", [True, False])
async def test_in_a_browser_the_palette_leaves_out_what_needs_a_shell_or_a_loudspeaker(
    reading: Opening, monkeypatch: pytest.MonkeyPatch, is_web: bool
) -> None:
    async with reading() as r:
        monkeypatch.setattr(type(r.app), "is_web", property(lambda _: is_web))
        provider = CommandProvider(r.app.screen)
        offered = [command.title for command in provider.commands()]
        assert ("Suspend" in offered, "Read aloud" in offered) == (not is_web, not is_web)
        assert "Next quote" in offered or "Find" in offered
