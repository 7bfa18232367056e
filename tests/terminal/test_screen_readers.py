"""What Debian's screen readers, fenrir and yasr, say of the linear screen; newsboat's list is the measure.

Neither needs sound: fenrir speaks by a command that writes to a file, yasr to a synthesizer that does.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminals import CHECKOUT, Start, Terminal
from tests.waiting import until

pytestmark = pytest.mark.slow
_MISSING = "{} is not installed: run .ci/run, or apt-get install -y fenrir yasr newsboat"
_FENRIR = Path("/etc/fenrirscreenreader/settings/settings.conf")
_YASR = Path("/etc/yasr/yasr.conf")
_TITLES = (
    "The mayor reopened the harbour on Friday with a speech and some",
    "A senior aide said that the work had begun in the year 2021 and",
    "Another story about the storm that was there a year before it all",
    "Nobody was hurt when the bridge was closed for repairs last week",
)
_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><link>http://localhost/</link>
<description>News</description>{}</channel></rss>"""
_ITEM = "<item><title>{0}</title><guid>{1}</guid><pubDate>Fri, 0{1} May 2024 10:00:00 GMT</pubDate></item>"


def command(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, _MISSING.format(name)
    return found


class Speaking:
    """A program in a screen reader, and what that says."""

    def __init__(self, terminal: Terminal, spoken: Path, pieces: Callable[[str], list[str]]) -> None:
        self._terminal, self._spoken, self._pieces = terminal, spoken, pieces

    @property
    def all(self) -> list[str]:
        """All that was said so far, piece by piece."""
        return self._pieces(self._spoken.read_text("utf-8", "replace")) if self._spoken.exists() else []

    def wait_for(self, words: str) -> None:
        """Until something with these words was said."""
        until(lambda: any(words in piece for piece in self.all), lambda: f"{words!r} is not in {self.all}")

    def press(self, keys: str, words: str) -> list[str]:
        """What is said after some keys, until it has these words."""
        before = len(self.all)
        self._terminal.type(keys)
        until(
            lambda: any(words in piece for piece in self.all[before:]),
            lambda: f"{words!r} is not in {self.all[before:]}",
        )
        return [piece.strip() for piece in self.all[before:] if piece.strip()]


def fenrir(start: Start, folder: Path, program: str, columns: int = 80, rows: int = 24) -> Speaking:
    """A program in fenrir, with its own settings but for the speech."""
    spoken, speak, settings = folder / "spoken", folder / "speak", folder / "fenrir.conf"
    speak.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(spoken)!r}, 'a').write(sys.argv[1] + '\\0')\n"
    )
    speak.chmod(0o755)
    text = _FENRIR.read_text("utf-8")
    text = re.sub("(?m)^genericSpeechCommand=.*", f'genericSpeechCommand={speak} "fenrirText"', text)
    text = text.replace("[sound]\n# Turn sound on or off:\nenabled=True", "[sound]\nenabled=False")
    settings.write_text(text.replace("driver=vcsaDriver", "driver=ptyDriver"), "utf-8")
    argv = [command("fenrir"), "-e", "-s", str(settings), "-o", f"general#shell={program}"]
    terminal = start(program=argv, columns=columns, rows=rows, TERM="linux")
    return Speaking(terminal, spoken, lambda text: text.split("\0")[:-1])


def yasr(start: Start, folder: Path, program: str, columns: int = 80, rows: int = 24) -> Speaking:
    """A program in yasr, which speaks to a server as Emacspeak has them."""
    spoken, server, settings = folder / "spoken", folder / "server", folder / "yasr.conf"
    server.write_text(
        f"#!{sys.executable}\nimport os\nfile = open({str(spoken)!r}, 'ab', 0)\n"
        "while data := os.read(0, 4096):\n    file.write(data)\n"
    )
    server.chmod(0o755)
    text = _YASR.read_text("utf-8").replace("synthesizer=speech dispatcher", "synthesizer=emacspeak server")
    settings.write_text(
        text.replace("synthesizer port=127.0.0.1:6560", f"synthesizer port=|{server}"), "utf-8"
    )
    argv = [command("yasr"), "-C", str(settings), program]
    terminal = start(program=argv, columns=columns, rows=rows, TERM="linux")
    return Speaking(terminal, spoken, lambda text: re.findall(r"q \{(.*?)\}\nd\n", text, re.DOTALL))


def linear(folder: Path, *arguments: object) -> str:
    """A script that runs the linear screen: the screen readers take no arguments for their program."""
    script = folder / "linear"
    words = " ".join(f"'{word}'" for word in arguments)
    script.write_text(
        f"#!/bin/sh\necho $$ >{folder / 'pid'}\ncd {CHECKOUT}\nexec {sys.executable} -m reader --linear {words}\n"
    )
    script.chmod(0o755)
    return str(script)


@pytest.fixture(autouse=True)
def ended_program(tmp_path: Path) -> Iterator[None]:
    """No program outlives the test: yasr hands its end of the terminal on to it, which so never hangs up."""
    yield
    for number in tmp_path.rglob("pid"):
        with suppress(OSError, ValueError):
            os.kill(int(number.read_text()), 15)


@pytest.fixture
def newsboat(tmp_path: Path) -> str:
    """A script that runs newsboat with a feed whose titles fill their rows."""
    feed, urls, cache = tmp_path / "feed.xml", tmp_path / "urls", tmp_path / "cache.db"
    feed.write_text(_FEED.format("".join(map(_ITEM.format, _TITLES, range(1, 5)))), "utf-8")
    urls.write_text(f"file://{feed}\n", "utf-8")
    (tmp_path / "config").write_text("refresh-on-startup yes\n", "utf-8")
    script = tmp_path / "newsboat"
    options = f"-q -u {urls} -c {cache} -C {tmp_path / 'config'}"
    script.write_text(f"#!/bin/sh\necho $$ >{tmp_path / 'pid'}\nexec {command('newsboat')} {options}\n")
    script.chmod(0o755)
    return str(script)


READERS = pytest.mark.parametrize("within", [fenrir, yasr])
_ROWS = ("Tsikhanouski and 13 other political prisoners have been freed from jail and",
         "granted safe haven in Lithuania, according to government sources. The release")  # fmt: skip


@READERS
def test_a_row_further_is_said_and_nothing_else(
    start: Start, tmp_path: Path, within: Callable[..., Speaking]
) -> None:
    said = within(start, tmp_path, linear(tmp_path))
    said.wait_for("Paragraph 4.")
    said.press("}", "Paragraph 1. 1 quote, 3 events, 4 notes.")
    said.press("j", "In a major diplomatic breakthrough")
    for row in _ROWS:
        assert said.press("j", row[:40]) == [row]


@READERS
def test_a_row_that_comes_in_at_the_edge_is_said_and_nothing_else(
    start: Start, tmp_path: Path, within: Callable[..., Speaking]
) -> None:
    said = within(start, tmp_path, linear(tmp_path), rows=7)
    said.wait_for("In a major diplomatic breakthrough")
    said.press("}", "Paragraph 1. 1 quote, 3 events, 4 notes.")
    said.press("j", "In a major")
    said.press("j", "Tsikhanouski and 13")
    assert said.press("j", "granted safe haven") == [_ROWS[1]]


@READERS
def test_the_questions_are_answered_aloud(
    start: Start, tmp_path: Path, within: Callable[..., Speaking]
) -> None:
    said = within(start, tmp_path, linear(tmp_path))
    said.wait_for("Paragraph 4.")
    assert "Quote by government sources" in " ".join(said.press("c", "Quote by"))
    assert "government sources. Known only by description." in " ".join(said.press("1", "Known only"))
    assert "Event: Tsikhanouski and 13 others are freed. Date: 21 Jun 2025." in " ".join(
        said.press("3", "Event:")
    )
    assert "Paragraph 1 of 9" in " ".join(said.press("4", "Paragraph 1 of 9"))


@READERS
def test_a_row_takes_no_more_words_than_newsboats(
    start: Start, tmp_path: Path, within: Callable[..., Speaking], newsboat: str
) -> None:
    (tmp_path / "theirs").mkdir()
    theirs = within(start, tmp_path / "theirs", newsboat)
    theirs.wait_for("Harbour")
    theirs.press("\r", "Nobody was hurt")
    theirs.press("\x1b[B", "Another story")
    row = theirs.press("\x1b[B", "A senior aide")
    (tmp_path / "ours").mkdir()
    ours = within(start, tmp_path / "ours", linear(tmp_path / "ours"))
    ours.wait_for("Paragraph 4.")
    ours.press("}", "Paragraph 1. 1 quote, 3 events, 4 notes.")
    ours.press("j", "In a major")
    said = ours.press("j", _ROWS[0][:40])
    a_character = sum(map(len, row)) / max(map(len, row))
    assert sum(map(len, said)) <= 1.5 * a_character * len(_ROWS[0])
