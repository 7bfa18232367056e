"""What is drawn stands in its columns, whatever a terminal thinks of the width of what is before it."""

from __future__ import annotations

import pyte
import pytest
from rich.cells import cell_len
from rich.segment import Segment

from reader.app.terminal.cell_widths import reposition
from reader.app.terminal.cells import PAD, shown

UNSURE = (
    "ना",
    "हिन्दी",
    "বাংলা",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "👍🏽",
    "👩🏽\u200d🚀",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇫🇷",
    "ᄀ\u1161",
    "☰",
)


def drawn(data: str) -> list[str]:
    """The columns of the first line of a terminal that knows of no clusters."""
    screen = pyte.Screen(40, 2)
    pyte.Stream(screen).feed(data)
    return [screen.buffer[0][column].data for column in range(40)]


@pytest.mark.parametrize("text", UNSURE)
def test_what_stands_right_of_it_is_in_its_column(text: str) -> None:
    words = shown(f"a {text} b {text}")
    columns = drawn(reposition(f"\x1b[1;3H\x1b[1m{words}\x1b[0m│"))
    assert columns[2 + cell_len(words)] == "│"
    assert columns[2:4] == ["a", " "]
    assert columns.count("│") == columns.count("b") == 1


def test_a_vowel_sign_has_a_cell_and_is_drawn_in_it() -> None:
    assert shown("ना") == f"ना{PAD}"
    assert cell_len(shown("हिन्दी")) == 5
    assert PAD not in reposition(f"\x1b[1;1H{shown('हिन्दी')}")


@pytest.mark.parametrize(
    "data", ["\x1b[2;1Hplain “words” — naïve\n\x1b[3;1H日本語, עברית, العربية 한국어", "\x1b[?25l", ""]
)
def test_what_all_terminals_agree_on_is_written_as_it_is(data: str) -> None:
    assert reposition(data) is data


def test_nothing_is_lost_but_the_pads() -> None:
    data = "\x1b[1;1H\x1b[38;2;1;2;3m👍🏽 x\x1b[0m\n\x1b[2;1H❤\ufe0f\x1b]22;pointer\x07"
    assert reposition(data).count("\x1b[38;2;1;2;3m") == 1
    assert reposition(data).endswith("\x1b]22;pointer\x07")
    assert [reposition(data).count(sign) for sign in ("👍🏽", "❤\ufe0f", "\n", " x")] == [1, 1, 1, 1]


@pytest.mark.parametrize("emoji", ["👩🏽\u200d🚀", "👍🏽", "👨\u200d👩\u200d👧\u200d👦"])
def test_the_rest_of_an_emoji_that_something_half_covers_shifts_nothing(emoji: str) -> None:
    _, rest = Segment(shown(f"a{emoji} b")).split_cells(2)
    columns = drawn(reposition(f"\x1b[1;3H{rest.text}│"))
    assert "".join(columns).strip() == "b│"
    assert columns.index("│") == 2 + rest.cell_length
