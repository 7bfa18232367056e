"""What the program takes of Textual beside its promises: where a newer one has it no longer, this says so by name."""

from __future__ import annotations

import pytest
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style
from textual import _xterm_parser, keys
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.web_driver import WebDriver
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.app.full_screen import ReaderScreen
from reader.app.terminal.driver import ReaderDriver
from reader.app.terminal.safe_app import SafeApp
from reader.app.terminal.web.driver import ReaderWebDriver
from reader.app.widgets.drawing import LinePane

OVERRIDDEN = [
    (
        SafeApp,
        App,
        (
            "_handle_exception",
            "_check_bindings",
            "_dispatch_action",
            "_replace_screen",
            "_print_error_renderables",
            "clipboard",
            "_display",
        ),
    ),
    (
        ReaderDriver,
        LinuxDriver,
        (
            "_run_input_thread",
            "_sigtstp_application",
            "_sigcont_application",
            "write",
            "run_input_thread",
            "start_application_mode",
            "stop_application_mode",
        ),
    ),
    (ReaderWebDriver, WebDriver, ("start_application_mode", "run_input_thread")),
    (LinePane, Widget, ("vertical_scrollbar",)),
    (
        ReaderScreen,
        Screen,
        ("_check_auto_scroll", "_update_select", "_compositor_refresh", "_screen_resized"),
    ),
]

USED = [
    (
        App,
        (
            "_exception",
            "_exception_event",
            "_exit_renderables",
            "_return_code",
            "_close_messages_no_wait",
            "_start_widget",
            "_sync_available",
            "_running",
            "_closed",
            "_batch_count",
            "_driver",
            "_exit",
            "_filters",
        ),
    ),
    (LinuxDriver, ("_app", "_auto_restart", "_file", "_loop", "_mouse_pixels", "attrs_before", "exit_event")),
    (WebDriver, ("_input_reader", "_on_meta", "exit_event")),
    (Widget, ("_vertical_scrollbar",)),
    (
        Screen,
        (
            "_select_state",
            "_selecting",
            "_start_auto_scroll",
            "_stop_auto_scroll",
            "_compositor",
            "_dirty_widgets",
            "_on_timer_update",
        ),
    ),
    (Widget, ("_layout_required", "_repaint_required", "_scroll_required")),
    (Compositor, ("_dirty_regions", "size")),
]


@pytest.mark.parametrize(("ours", "theirs", "names"), OVERRIDDEN)
def test_what_is_put_in_the_place_of_a_part_of_textual_has_one_to_take(
    ours: type, theirs: type, names: list[str]
) -> None:
    assert [name for name in names if name not in vars(ours) or not hasattr(theirs, name)] == []


@pytest.mark.parametrize(("theirs", "names"), USED)
def test_what_is_used_of_textual_is_there(theirs: type, names: list[str]) -> None:
    begun = {name for base in theirs.__mro__ for name in _names(vars(base).get("__init__", object.__init__))}
    assert [name for name in names if name not in begun and not hasattr(theirs, name)] == []


def test_an_update_says_what_it_draws_and_where() -> None:
    strips = [[Strip([Segment("words")])]]
    whole = LayoutUpdate([*strips], Region(0, 0, 5, 1))
    assert (whole.strips, whole.region) == (strips, Region(0, 0, 5, 1))
    part = ChopsUpdate([{0: strips[0][0]}], [(0, 0, 5)], [[5]])
    assert (part.chops, part.spans, part.chop_ends) == ([{0: strips[0][0]}], [(0, 0, 5)], [[5]])
    assert isinstance(whole, CompositorUpdate)
    assert isinstance(part, CompositorUpdate)


def test_the_console_has_a_colour_system_to_set() -> None:
    assert "_color_system" in vars(Console())
    assert set(COLOR_SYSTEMS) >= {"standard", "256", "truecolor"}


def test_a_style_knows_which_attributes_it_sets() -> None:
    bold = Style(bold=True, italic=False)
    assert (bold._attributes & bold._set_attributes, bold._set_attributes) == (1, 5)


def test_what_keeps_drawn_lines_can_be_cleared() -> None:
    assert StylesCache.get_inner_outer.cache_info().maxsize


def test_the_keyboard_is_read_with_functions_that_textual_has() -> None:
    assert keys._character_to_key("+") == "plus"
    assert _xterm_parser.BRACKETED_PASTE_START != _xterm_parser.BRACKETED_PASTE_END


def _names(begin: object) -> tuple[str, ...]:
    """All that a class's `__init__` names, what it sets on itself too."""
    code = getattr(begin, "__code__", None)
    return code.co_names if code else ()
