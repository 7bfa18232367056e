"""What is written makes any screen of any other: a terminal that reads it shows what Textual would have drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from reader.app.terminal.cells import shown
from reader.app.terminal.painting.looks import Looks
from reader.app.terminal.painting.shown_screen import ShownScreen

SIZE = Size(24, 4)
HOME = Offset(0, 0)
STYLES = [
    Style.parse(words)
    for words in (
        "none", "on #102030", "#ff0000 on #102030", "bold #ff0000 on #102030", "underline", "reverse on blue",
        "italic #00ff00", "strike on #102030", "dim",
    )
]  # fmt: skip

segments = st.lists(
    st.tuples(st.text("ab  ", min_size=1, max_size=9), st.sampled_from(STYLES)), min_size=1, max_size=6
)
screens = st.lists(segments, min_size=SIZE.height, max_size=SIZE.height)
Rows = list[list[tuple[str, Style]]]


def update(rows: Rows) -> LayoutUpdate:
    """All rows of a screen, each filled up in its last style."""
    strips: list[Iterable[Strip]] = []
    for row in rows:
        strip = Strip([Segment(text, style) for text, style in row])
        strips.append([strip.adjust_cell_length(SIZE.width, row[-1][1])])
    return LayoutUpdate(strips, Region(0, 0, *SIZE))


def writer(erases_in_colour: bool = True) -> ShownScreen:
    return ShownScreen(Looks(ColorSystem.TRUECOLOR), erases_in_colour=erases_in_colour)


class Terminal:
    """A terminal that doesn't wrap its lines."""

    def __init__(self, size: Size = SIZE) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self.feed("\x1b[?7l")

    def feed(self, output: str) -> None:
        self._stream.feed(output)

    @property
    def cells(self) -> list[list[object]]:
        """What is seen: of a blank its background, and what is drawn through it."""
        return [[_seen(self.screen.buffer[y][x]) for x in range(SIZE.width)] for y in range(SIZE.height)]


def _seen(char: pyte.screens.Char) -> object:
    lined = char.underscore or char.strikethrough or char.reverse
    return char if char.data != " " or lined else char.bg


def as_textual_draws(rows: Rows) -> list[list[object]]:
    terminal = Terminal()
    terminal.feed(update(rows).render_segments(Console(color_system="truecolor", force_terminal=True)))
    return terminal.cells


@pytest.mark.parametrize("erases_in_colour", [True, False])
@given(st.lists(screens, min_size=1, max_size=4))
def test_any_screens_one_after_the_other_are_shown_as_textual_draws_them(
    erases_in_colour: bool, sequence: list[Rows]
) -> None:
    terminal, writing = Terminal(), writer(erases_in_colour)
    for rows in sequence:
        terminal.feed(writing.draw(update(rows), SIZE, HOME))
        assert terminal.cells == as_textual_draws(rows)


@given(screens, screens)
def test_the_same_screen_again_writes_nothing(one: Rows, other: Rows) -> None:
    writing = writer()
    writing.draw(update(one), SIZE, HOME)
    writing.draw(update(other), SIZE, HOME)
    assert writing.draw(update(other), SIZE, HOME) == ""


def row(*parts: tuple[str, str]) -> list[tuple[str, Style]]:
    return [(text, Style.parse(style)) for text, style in parts]


def drawn(*rows: list[tuple[str, Style]], blank: str = "none") -> LayoutUpdate:
    """The rows, and blank ones below."""
    return update([*rows, *[row((" ", blank))] * (SIZE.height - len(rows))])


def change(before: LayoutUpdate, after: LayoutUpdate, erases_in_colour: bool = True) -> str:
    """What is written for the second."""
    writing = writer(erases_in_colour)
    writing.draw(before, SIZE, HOME)
    return writing.draw(after, SIZE, HOME)


def test_one_letter_more_is_a_move_and_a_letter_and_the_cursor_back() -> None:
    assert change(drawn(row(("ab", "none"))), drawn(row(("abc", "none")))) == "\x1b[2Cc\x1b[1;1H"


def test_a_row_that_loses_its_words_is_erased() -> None:
    ground = "on #102030"
    long = drawn(row(("many words", ground)), blank=ground)
    assert change(long, drawn(row((" ", ground)), blank=ground)) == "\x1b[K"


def test_a_terminal_that_does_not_erase_in_colour_is_sent_blanks() -> None:
    ground = "on #102030"
    long, blank = drawn(row(("words", ground)), blank=ground), drawn(row((" ", ground)), blank=ground)
    assert "\x1b[K" not in change(long, blank, erases_in_colour=False)
    assert "\x1b[K" in change(drawn(row(("words", "none"))), drawn(), erases_in_colour=False), "no colour"


def test_a_style_is_written_once_for_all_of_its_cells() -> None:
    before, after = drawn(row(("a a a a", "red"))), drawn(row(("b b b b", "bold red")))
    assert change(before, after) == "\x1b[1mb b b b\x1b[1;1H"


def test_a_change_of_style_writes_no_more_than_what_changes() -> None:
    ground = "on #102030"
    before = drawn(row(("words", f"#ff0000 {ground}"), (" ", ground)), blank=ground)
    after = drawn(row(("words", f"bold #ff0000 {ground}"), (" ", ground)), blank=ground)
    assert change(before, after) == "\x1b[1mwords\x1b[1;1H"


def test_blanks_that_only_their_letters_would_show_are_left_alone() -> None:
    assert change(drawn(row(("   ", "red"))), drawn(row(("   ", "bold blue")))) == ""


def test_the_cursor_is_moved_where_it_is_not_there_already() -> None:
    writing = writer()
    assert writing.move_cursor(Offset(3, 2)) == "", "nothing is known of the terminal yet"
    writing.draw(drawn(), SIZE, Offset(3, 2))
    assert writing.move_cursor(Offset(3, 2)) == ""
    assert writing.move_cursor(Offset(5, 2)) == "\x1b[2C"
    assert writing.move_cursor(Offset(0, 3)) == "\r\n"


def test_what_is_forgotten_is_written_anew_over_whatever_stands_there() -> None:
    terminal, writing = Terminal(), writer()
    wanted = row(("words", "red on #102030"))
    terminal.feed(writing.draw(drawn(wanted), SIZE, HOME))
    terminal.feed("\x1b[1;1H\x1b[7mfrom elsewhere\x1b[3;3Hand here")
    writing.forget()
    terminal.feed(writing.draw(drawn(wanted), SIZE, HOME))
    assert terminal.cells == as_textual_draws([wanted, *[row((" ", "none"))] * 3])


def test_another_size_is_drawn_anew() -> None:
    writing = writer()
    first = writing.draw(drawn(row(("words", "none"))), SIZE, HOME)
    assert writing.draw(drawn(row(("words", "none"))), Size(SIZE.width, 3), HOME).startswith("\x1b[0m")
    assert "words" in first


def test_an_update_of_some_columns_leaves_the_others() -> None:
    terminal, writing = Terminal(), writer()
    terminal.feed(writing.draw(drawn(row(("left right", "none"))), SIZE, HOME))
    chops: list[Mapping[int, Strip | None]] = [
        {0: None, 5: Strip([Segment("RIGHT and more")])},
        *[{0: None, 5: None}] * 3,
    ]
    part = ChopsUpdate(chops, [(0, 5, 10)], [[5, SIZE.width]] * SIZE.height)
    output = writing.draw(part, SIZE, HOME)
    terminal.feed(output)
    assert terminal.screen.display[0].rstrip() == "left RIGHT"
    assert "left" not in output


WIDE = (
    "日本語",
    "한국어",
    "cafe\u0301 x",
    "हिन्दी",
    "❤\ufe0f b",
    "👍🏽",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇫🇷🇩🇪",
    "ゑ゙ x",
)


@pytest.mark.parametrize("words", WIDE)
@pytest.mark.parametrize("start", [0, 1, 2])
def test_what_stands_beside_wide_clusters_stays_in_its_column(words: str, start: int) -> None:
    """In a terminal that joins no emoji, too: whatever was there before, and whatever comes then."""
    size = Size(60, 1)
    lines = [
        Strip.join(
            [
                Strip([Segment("." * start), Segment(shown(text))]).adjust_cell_length(30),
                Strip([Segment("│ x")]),
            ]
        )
        for text in (words, "plain words here", f"a {words}", words, "日本")
    ]
    terminal, writing = Terminal(size), writer()
    for line in lines:
        terminal.feed(writing.draw(LayoutUpdate([[line]], Region(0, 0, *size)), size, HOME))
        assert terminal.screen.display[0].rstrip().endswith("│ x")
        columns = [terminal.screen.buffer[0][x].data for x in range(size.width)]
        assert columns[30] == "│", columns
        assert columns.count("│") == 1


@pytest.mark.parametrize(("before", "after"), list(pairwise(("日本", "x日本", "日x本", "xx", "日"))))
def test_half_of_a_wide_cluster_is_never_left(before: str, after: str) -> None:
    terminal, writing = Terminal(), writer()
    for words in (before, after):
        terminal.feed(writing.draw(drawn(row((words, "none"))), SIZE, HOME))
    alone = Terminal()
    alone.feed(writer().draw(drawn(row((after, "none"))), SIZE, HOME))
    assert terminal.cells == alone.cells
