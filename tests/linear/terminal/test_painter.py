"""What is written when some rows are to be shown in the place of others."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.linear.terminal.painter import Painter

ROWS = ["", "one two", "three", "four", "five", "six", "seven"]


class Painted:
    """A painter on a screen of eight rows, of which the first stays."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.screen = pyte.Screen(40, 8)
        self.stream = pyte.Stream(self.screen)
        self.painter = Painter(self._write, 8, 1)

    def _write(self, words: str) -> None:
        self.written.append(words)
        self.stream.feed(words.replace("\n", "\n\r"))

    def paint(self, rows: list[str], cursor: tuple[int, int] = (1, 0)) -> str:
        """What is written for these rows."""
        before = len(self.written)
        self.painter.paint(rows, cursor)
        return "".join(self.written[before:])

    @property
    def rows(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display]


def test_the_same_rows_and_cursor_write_nothing() -> None:
    p = Painted()
    p.paint(ROWS)
    assert p.paint(ROWS) == ""


def test_another_row_of_the_cursor_writes_its_place_alone() -> None:
    p = Painted()
    p.paint(ROWS)
    assert p.paint(ROWS, (3, 2)) == "\x1b[4;3H"


def test_what_is_typed_at_the_end_of_a_row_is_written_alone() -> None:
    p = Painted()
    p.paint(["Find: a", *ROWS[1:]], (0, 7))
    assert p.paint(["Find: ab", *ROWS[1:]], (0, 8)) == "b"
    assert p.paint(["Find: a", *ROWS[1:]], (0, 7)) == "\x1b[1;8H\x1b[K"


def test_a_row_that_changes_is_written_whole() -> None:
    p = Painted()
    p.paint(["Quote by Ana, reported.", *ROWS[1:]])
    assert "Quote by Ben." in p.paint(["Quote by Ben.", *ROWS[1:]])
    assert p.rows[0] == "Quote by Ben."


@pytest.mark.parametrize("by", [1, 2, -1, -2])
def test_rows_that_move_are_moved_by_the_terminal(by: int) -> None:
    p = Painted()
    p.paint(["said", *ROWS[1:], "eight"])
    body = [*ROWS[1:], "eight"]
    new = [f"new {number}" for number in range(abs(by))]
    moved = [*body[by:], *new] if by > 0 else [*new, *body[:by]]
    written = p.paint(["said", *moved])
    assert p.rows == ["said", *moved]
    assert not any(row in written for row in body)


def test_wide_and_joined_characters_keep_their_columns() -> None:
    p = Painted()
    p.paint(["", "日本語", "e\u0301a"])
    p.paint(["", "日本語です", "e\u0301ab"])
    assert p.screen.display[1].startswith("日") and p.rows[2].endswith("ab")


@given(st.lists(st.lists(st.sampled_from(["", "a", "ab", "abc", "b c", "xyz"]), max_size=8), max_size=6))
def test_whatever_was_shown_the_screen_has_the_rows(frames: list[list[str]]) -> None:
    p = Painted()
    for frame in frames:
        p.paint(frame, (0, 0))
        assert p.rows == [*frame, *[""] * (8 - len(frame))]
