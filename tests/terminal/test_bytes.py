from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.seen import Seen
from tests.terminals import Start, Terminal

ESCAPE = "\x1b[27u"
HOSTILE_NAME = b"\x1b[2J\x1b]0;title\x07\n\t\x7f\xc2\x9b31m\xe2\x80\xaegnp\xff[b][@click=app.quit].yaml"
PASTED = "\x1b[200~\x1b]52;c;aGk=\x07\x9b31m\x7f\x00\u202e\u2066\u200b\u00ad\ufeff\U000e0041\u200f\x1b[2Jx\x1b[201~"
FULL = """\
  - {id: begun, title: Repairs go on, when: "2022", text: the work, note: Slow., people: [ruiz], state: alleged, \
alleged_by: ruiz, order: {after: [works]}}
notes:
  - {text: a start, note: The second phase has no date.}
source: {publisher: Harbour Post, url: 'https://example.org/harbour', authors: [Ana Lind]}
"""
TRICKY = {
    "Mayor reopens": "Mayor \u200ereopens\u200f \u061cnow",
    "The mayor, Ana": "The \ue000mayor\uf8ff \U000f0000, A" + "\u0301\u0316" * 15 + "nn Ana",
    "on Friday": "on \u0634\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd \u200f\u061c\u200e Friday",
    "a year": "👨\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 👋🏽 1\ufe0f\u20e3 a year",
    "had begun": "क्\u200dष می\u200cخواهم \u0600\u0661 had begun",
    "role: mayor": "role: 'a\u0300\u0301\u0302\u200e\ue123 👩🏽\u200d🚀'",
    "Repairs begin": "Rep\u200eairs \u202f\u3000begin\u0e4d\u0e4d",
}
KEYS = "]i EscEscsji Escny tji Esctt ji EscEsc? Escf Escz+-e m' pji Esca"
TOUR = [key.replace("Esc", ESCAPE) for key in KEYS.split()]
"""Every pane, card and overlay; every way of saying something in the footer."""


def tour(terminal: Terminal) -> None:
    terminal.wait_for("q quit")
    for keys in TOUR:
        terminal.type(keys)
        terminal.wait_quiet()
    terminal.resize(70, 18)
    terminal.wait_quiet()
    for keys in ("s", "ttj", ESCAPE + ESCAPE):
        terminal.type(keys)
        terminal.wait_quiet()
    assert terminal.process.poll() is None, terminal.screen


@pytest.fixture
def full(article: Path) -> Path:
    """An article with something in every field."""
    text = article.read_text("utf-8")
    text = text.replace("role: mayor", "role: mayor, about: Elected in 2019., wikidata: Q1, by: rules-1")
    text = text.replace("cue: {", "via: X, note: A remark., about: [works], draft: true, cue: {")
    article.write_text(text + FULL, "utf-8")
    return article


@pytest.mark.slow
def test_poison_in_every_field_reaches_the_terminal_in_no_pane(start: Start, full: Path) -> None:
    poisoned = Path(__file__).with_name("poisoned.py")
    terminal = start(full, program=(sys.executable, str(poisoned)), EDITOR="true")
    tour(terminal)
    assert terminal.seen.faults == []
    assert "\ufffd[2J" in terminal.seen.drawn, "the poison was there"
    assert len(terminal.seen.copied) == 1


@pytest.mark.slow
def test_characters_that_are_allowed_but_tricky_are_drawn_or_left_out(start: Start, full: Path) -> None:
    text = full.read_text("utf-8")
    for words, tricky in TRICKY.items():
        assert words in text
        text = text.replace(words, tricky)
    full.write_text(text, "utf-8")
    terminal = start(full, EDITOR="true")
    tour(terminal)
    assert terminal.seen.faults == []
    assert "\ue000" in terminal.seen.drawn


def test_what_is_pasted_or_typed_is_drawn_without_what_steers_a_terminal(open_article: Terminal) -> None:
    open_article.type("/")
    open_article.wait_for("(?m)^ / *$")
    open_article.wait_quiet()
    open_article.type(PASTED)
    open_article.wait_for("/.*52;c;aGk=")
    open_article.type("\u115f\u034fy\u3164")
    open_article.wait_for("/.*52;c;aGk=.*y")
    open_article.type("\r")
    open_article.wait_quiet()
    open_article.type(ESCAPE + "\x10")
    open_article.wait_for("Find a command")
    open_article.wait_quiet()
    open_article.type(PASTED)
    open_article.wait_for("(?m)^ *.{0,40}[^/].*52;c;aGk=")
    assert open_article.seen.faults == []
    assert open_article.seen.copied == []
    open_article.type(ESCAPE + ESCAPE + "q")
    assert open_article.wait() == 0


def test_what_is_pasted_presses_no_keys(open_article: Terminal) -> None:
    open_article.type("\x1b[200~\x1bq\x1b[27uqqq\x1b[201~" + "\x1b[200~" + "q" * 9000)
    open_article.wait_quiet()
    open_article.type("q\x1b[201")
    open_article.wait_quiet()
    open_article.type("~?")
    open_article.wait_for("Esc closes")
    open_article.type(ESCAPE + "q")
    assert open_article.wait() == 0


def test_a_paste_that_never_ends_blocks_no_keys_for_long(open_article: Terminal) -> None:
    open_article.type("\x1b[200~half a")
    open_article.wait_for("never ended it")
    open_article.type("?")
    open_article.wait_for("Esc closes")
    open_article.type(ESCAPE + "q")
    assert open_article.wait() == 0


@pytest.mark.parametrize("broken", ["\x1b[1114112u", "\x1b[99999999999;1u"], ids=ascii)
def test_what_is_typed_right_after_the_key_of_no_character_is_read(
    open_article: Terminal, broken: str
) -> None:
    open_article.type(broken + "?")
    open_article.wait_for("Esc closes")
    open_article.type(ESCAPE + "q")
    assert open_article.wait() == 0


def test_what_is_typed_ahead_of_the_editor_is_dropped_and_what_is_typed_after_it_is_answered(
    open_article: Terminal,
) -> None:
    open_article.type("em" + ESCAPE)
    open_article.wait_for("Back from the editor")
    open_article.type("?")
    open_article.wait_for("Esc closes")


def test_what_a_terminal_offers_as_the_reader_leaves_is_not_taken(open_article: Terminal) -> None:
    open_article.type("q" + "\x1b[?2048;2$y")
    assert open_article.wait() == 0
    assert open_article.left_behind == []


@pytest.fixture
def hostile(article: Path) -> bytes:
    """The same article under a name that would do harm."""
    path = os.fsencode(article.parent) + b"/" + HOSTILE_NAME
    article.rename(os.fsdecode(path))
    return path


def test_a_file_of_any_name_opens(hostile: bytes, start: Start) -> None:
    terminal = start(hostile, EDITOR="/nowhere/\x1b[2J\u034f\uffff")
    terminal.wait_for("q quit")
    terminal.type("e")
    terminal.wait_for("could not be run")
    terminal.type("q")
    assert terminal.wait() == 0
    assert terminal.seen.faults == []


@pytest.mark.parametrize(
    "command", [(), ("check",), ("text",), ("people",), ("quotes", "--in")], ids=" ".join
)
def test_a_name_is_clean_in_what_is_said_of_a_file(command: str, hostile: bytes, start: Start) -> None:
    with open(hostile, "ab") as file:  # noqa: PTH123 - the name is bytes
        file.write("notes: [{text: '\x1b[31m\u202e', notte: '\x9b'}]\n".encode())
    missing = hostile.replace(b"click", b"clock")
    faulty, gone, folder = start(*command, hostile), start(*command, missing), start(*command, b"\x1b[2J/..")
    assert faulty.wait() == 1
    assert gone.wait() == 2
    assert folder.wait() == 2
    for terminal in (faulty, gone, folder):
        assert terminal.seen.faults == []
        assert "Traceback" not in terminal.seen.drawn
    assert r"\x1b[2J" in faulty.seen.drawn
    assert r"\x1b[2J" in gone.seen.drawn


@pytest.mark.slow
def test_a_faulty_save_is_told_clean_in_the_open_reader(open_article: Terminal, article: Path) -> None:
    text = article.read_text("utf-8")
    poison = "notes: [{text: '\x1b]0;x\x07 \u202e', note: x}]\n'\x9b31m': 1\n"
    open_article.save_until(article, text + poison, "Kept the old text")
    assert open_article.seen.faults == []


SEQUENCES = [
    "\x1b[2J\x1b]0;title\x07", "\x1bP1$r\x1b\\", "\x1b[5n", "\x1b[c", "\x1b[>c", "\x1bc", "\x1b[!p", "\x1b[?1047h",
    "\x1b[20h", "\x1b[3 q", "\x1b]8;;https://example.org\x1b\\", "\x1b_x\x1b\\", "\x1b", "\x9b31m",
    "row\nrow", "\rover", "\x1b[2J", "\x1b[3A", "\x1b[999;999H", "\x1b[?1049l", "\x1b[?1003h", "\x1b]52;c;aGk=\x07",
    "o" + "\u0301" * 31,
]  # fmt: skip
CHARACTERS = "\x00\x07\x08\t\x0b\x0e\x7f\x85\u202e\u2066\u200f\u200b\u00ad\ufeff\u2028\U000e0041"
BAD = [*(words.encode() for words in (*SEQUENCES, *CHARACTERS)), b"\x9b31m", b"\xff", b"\xed\xa0\x80"]


@pytest.mark.parametrize("written", BAD, ids=ascii)
def test_the_reader_of_bytes_itself_sees_what_may_not_be_sent(written: bytes, read_bytes: type[Seen]) -> None:
    assert read_bytes(b"\x1b[?1049h\x1b[1;1Hbefore" + written + b"after\x1b[2;1Hmore").faults


def test_the_reader_of_bytes_passes_what_is_drawn(read_bytes: type[Seen]) -> None:
    good = "\x1b[?1049h\x1b[1;38;5;253mwords “’” 中 👩\u200d🚀\x1b[0m\r\n\x1b[2;1Hmore\x1b[?1049l\nlast\n"
    assert read_bytes(good.encode()).faults == []
    assert read_bytes(good.encode()).left_behind == []
    assert read_bytes(b"\x1b[?1049h\x1b[?25l\x1b[>25u").left_behind == [
        "mode 1049h",
        "mode 25l",
        "1 keyboard protocols",
    ]


def test_a_letter_of_another_layout_says_once_how_to_bind_it(open_article: Terminal) -> None:
    open_article.type("о")
    open_article.wait_for("“о” is a letter of another keyboard layout")
    assert open_article.seen.faults == []
    open_article.type("]")
    open_article.wait_until_gone("keyboard layout")
    open_article.type("лй")
    open_article.wait_quiet()
    assert "keyboard layout" not in open_article.screen
    open_article.type("q")
    assert open_article.wait() == 0


def test_where_the_terminal_tells_its_place_a_letter_of_another_layout_is_the_key_there(
    open_article: Terminal,
) -> None:
    open_article.type("\x1b[1079::112;1;1079u")  # з, where p is
    open_article.wait_for("▌Ana Ruiz")
    open_article.type("\x1b[1078:1046:59;2;1046u")  # Ж, where the colon is
    open_article.wait_for("Find a command")
    open_article.type("\x1b[1079::112;1;1079u")
    open_article.wait_for("  з  (?s:.*)No matches")
    open_article.type(ESCAPE)
    open_article.wait_until_gone("No matches")
    open_article.type("\x1b[1081::113;1;1081u")  # й, where q is
    assert open_article.wait() == 0


def test_a_letter_that_follows_esc_at_once_is_a_key_of_its_own(open_article: Terminal) -> None:
    open_article.type("pi")
    open_article.wait_for("Esc closes")
    open_article.type("\x1bz")
    open_article.wait_until_gone("Esc closes|PEOPLE")
    open_article.type("zpi")
    open_article.wait_for("Esc closes")
    open_article.type("\x1b/the")
    open_article.wait_for("/the +1 of 4")
    open_article.type("\x1bp")
    open_article.wait_for("PEOPLE")
    open_article.wait_until_gone("/the|of 4")
