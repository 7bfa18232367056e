"""`reader --linear` in a terminal: what it writes for a key, and that it writes nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import category

import pyte
import pytest

from tests.terminals import Start, Terminal, finished, measured

BEGUN = "says what the keys do"
KEYS: tuple[tuple[str, str, str], ...] = (
    ("j", "", "Date: 3 May 2024."),
    ("j", "", "2 paragraphs, 1 quote, 1 event."),
    ("}", "Paragraph 1. 1 quote.", "Paragraph 1. 1 quote."),
    ("j", "", "The mayor, Ana Ruiz, reopened"),
    ("]", "Ana Ruiz, mayor.", "Ana Ruiz, reopened"),
    ("c", "Quote by Ana Ruiz, word for word", "“It is,” she said"),
    ("1", "Ana Ruiz, mayor. Also called Ruiz", "“It is,” she said"),
    ("2", "Quote by Ana Ruiz, word for word", "“It is,” she said"),
    ("h", "Event: Repairs begin. Date: 2021.", "begun in 2021"),
    ("4", "Paragraph 2 of 2", "begun in 2021"),
    ("p", "People.", "People: 1."),
    ("j", "", "Ana Ruiz, mayor. 2 mentions, 1 quote."),
    ("\r", "Ana Ruiz, mayor. Also called Ruiz", "Ana Ruiz, reopened"),
    ("s", "1 quote", "Quote by Ana Ruiz, word for word"),
    ("t", "Timeline, in the order it happened.", "2021: Repairs begin."),
    ("a", "Mayor reopens|The mayor", "Ana Ruiz, reopened"),
    ("/", "Find:", ""),
    ("storm\r", "1 of 1", "storm."),
    ("?", "What the keys do here.", "Linear."),
    ("\x07", "The text.", "storm."),
    ("z", "All is spelled out.", "storm."),
    ("g", "", "Mayor reopens the harbour."),
)
"""Keys, what is said after them, and the words at the cursor."""
_WRITTEN = re.compile(
    r"\x1b\[(?:\?(?:1049|7|2004|25)[hl]|2J|[0-9]+;[0-9]+[Hr]|[Kr]|0m)|\x1bM|\r?\n|[^\x00-\x1f\x7f-\x9f]"
)
"""All that may be written: a screen of its own, places, ends of rows, rows that move, and characters."""


class Counting(pyte.Screen):
    """A screen that counts the cells that are written on it."""

    cells = 0

    def draw(self, data: str) -> None:
        self.cells += len(data)
        super().draw(data)


class Wire:
    """What the program has written, on a screen, from one key to the next."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.screen = Counting(*terminal.size)
        self._stream = pyte.ByteStream(self.screen)
        self._fed = 0

    def feed(self) -> tuple[int, int]:
        """How many cells were written since the last time, and how many look different."""
        before, drawn = [*self.screen.display], self.screen.cells
        new = finished(self.terminal.written)[self._fed :]
        self._stream.feed(new)
        self._fed += len(new)
        pairs = zip(before, self.screen.display, strict=True)
        changed = sum(old != now for row, later in pairs for old, now in zip(row, later, strict=True))
        return self.screen.cells - drawn, changed


@pytest.fixture
def linear(start: Start, article: Path) -> Terminal:
    """The linear screen with an article on it."""
    terminal = start("--linear", article, columns=80, rows=24, **measured())
    terminal.wait_for(BEGUN)
    terminal.wait_for_cursor("Mayor reopens")
    return terminal


def test_the_cursor_is_at_the_chosen_row_or_word_after_every_key_and_only_differences_are_written(
    linear: Terminal,
) -> None:
    wire = Wire(linear)
    wire.feed()
    written = changed = 0
    for keys, said, words in KEYS:
        linear.type(keys)
        linear.wait_for(said)
        linear.wait_for_cursor(words)
        assert not linear.cursor[2], "the cursor is to be seen"
        cells, different = wire.feed()
        written, changed = written + cells, changed + different
    assert written <= 1.5 * changed, f"{written} cells written for {changed} that changed"


def test_it_begins_in_silence_and_draws_nothing_but_words(linear: Terminal) -> None:
    """No questions to the terminal, no styles; letters, digits and punctuation alone."""
    for keys, said, words in KEYS:
        linear.type(keys)
        linear.wait_for(said)
        linear.wait_for_cursor(words)
    text = linear.written.decode()
    assert _WRITTEN.sub("", text) == ""
    drawn = set(re.sub(r"\x1b(?:\[[?0-9;]*[a-zA-Z]|M)|[\r\n]", "", text))
    assert {category(char)[0] for char in drawn} <= set("LNPZ")


def test_a_row_further_writes_the_cursors_place_alone(linear: Terminal) -> None:
    before = len(linear.written)
    linear.type("j")
    linear.wait_for_cursor("Date: 3 May")
    assert linear.written[before:] == b"\x1b[4;1H"


def test_rows_come_in_one_by_one_at_the_edge_of_the_screen(start: Start) -> None:
    terminal = start("--linear", columns=80, rows=10, **measured())
    terminal.wait_for(BEGUN)
    wire = Wire(terminal)
    terminal.type("j" * 7)
    terminal.wait_for_cursor("Kellogg, with")
    wire.feed()
    terminal.type("j")
    terminal.wait_for_cursor("leaders.")
    cells, _ = wire.feed()
    assert cells == len("leaders.")
    terminal.type("k" * 8)
    terminal.wait_for_cursor("Syarhei Tsikhanouski freed")
    assert wire.feed()[0] == len("Syarhei Tsikhanouski freed after secret talks.")


@pytest.mark.slow
def test_nothing_is_written_while_nobody_does_anything(linear: Terminal) -> None:
    for keys in ("", "p", "q", "?", "q", "/"):
        linear.type(keys)
        linear.wait_quiet()
        before = len(linear.written)
        assert not linear.writes_within(3.0), keys
        assert len(linear.written) == before


def test_esc_alone_is_a_key_and_q_leaves_the_terminal_as_it_was(linear: Terminal) -> None:
    linear.type("p")
    linear.wait_for_cursor("People: 1.")
    linear.type("\x1b")
    linear.wait_for_cursor("Mayor reopens")
    linear.type("q")
    assert linear.wait() == 0
    assert linear.left_behind == []


@pytest.mark.parametrize("number", [1, 2, 15])
def test_a_signal_that_ends_it_restores_the_terminal(linear: Terminal, number: int) -> None:
    linear.type("}")
    linear.wait_for_cursor("Paragraph 1.")
    linear.send(number)
    assert linear.wait() == -number
    assert linear.left_behind == []


def test_another_size_is_drawn_anew(linear: Terminal) -> None:
    linear.type("}")
    linear.wait_for_cursor("Paragraph 1.")
    linear.resize(40, 10)
    linear.send(28)
    linear.wait_for("Friday. “It is,”")
    linear.wait_for_cursor("Paragraph 1.")


def test_the_setting_begins_with_it_and_a_key_goes_to_the_full_screen_and_back(
    start: Start, article: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("linear = true\n", "utf-8")
    terminal = start(article, "--config", config, **measured())
    terminal.wait_for(BEGUN)
    terminal.type("Z")
    terminal.wait_for("PEOPLE")
    terminal.wait_for("the end|[0-9]%")
    terminal.type("Z")
    terminal.wait_for(BEGUN)
    terminal.type("q")
    assert terminal.wait() == 0
    assert terminal.left_behind == []


def test_the_editor_has_the_terminal_meanwhile(start: Start, article: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho EDITING $1\nread line\n", "utf-8")
    editor.chmod(0o755)
    terminal = start("--linear", article, columns=80, rows=24, EDITOR=str(editor), **measured())
    terminal.wait_for(BEGUN)
    terminal.type("e")
    terminal.wait_for_bytes(b"EDITING +4")
    terminal.type("\n")
    terminal.wait_for("Back from the editor.")
    terminal.wait_for_cursor("Mayor reopens")
