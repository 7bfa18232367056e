"""In a browser, behind textual-serve: the program starts there, and what refuses to start says why on the page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pyte
import pytest

from reader.app.terminal.cells import PAD
from tests.terminals import CHECKOUT, measured
from tests.waiting import PATIENCE, until


class Page:
    """The program behind a page of 100 columns, as the server of textual-serve runs it."""

    def __init__(self, *arguments: object) -> None:
        environment = {
            **os.environ, **measured(),
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": "100", "ROWS": "30",
            "TEXTUAL_COLOR_SYSTEM": "truecolor", "TERM_PROGRAM": "textual", "PYTHONPATH": str(CHECKOUT),
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        self.screen = pyte.Screen(100, 30)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.told: list[dict[str, object]] = []
        self._reading = Thread(target=self._read)
        self._reading.start()

    def _read(self) -> None:
        output = self.process.stdout
        assert output is not None
        if output.readline() != b"__GANGLION__\n":
            return
        while len(head := output.read(5)) == 5:
            payload = output.read(int.from_bytes(head[1:], "big"))
            if head[:1] == b"D":
                self.sent += payload
                self.stream.feed(payload)
            else:
                self.told.append(json.loads(payload))

    def send(self, kind: bytes, payload: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
        self.process.stdin.flush()

    def type(self, keys: str) -> None:
        self.send(b"D", keys.encode())

    def wait_for(self, words: str) -> None:
        self._until(lambda: words in "\n".join(self.screen.display), words)

    def wait_until_told(self, kind: str) -> dict[str, object]:
        self._until(lambda: any(told["type"] == kind for told in self.told), kind)
        return next(told for told in self.told if told["type"] == kind)

    def _until(self, seen: Callable[[], bool], what: str) -> None:
        until(seen, lambda: f"no {what} on\n" + "\n".join(self.screen.display))

    def close(self) -> None:
        """End the program, and close its pipes once nobody reads them any more."""
        self.process.kill()
        self._reading.join()
        with self.process:
            pass


@pytest.fixture
def page() -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def opened(*arguments: object) -> Page:
        pages.append(Page(*arguments))
        return pages[-1]

    yield opened
    for each in pages:
        each.close()


def test_an_article_opens_is_read_and_left(page: Callable[..., Page], article: Path) -> None:
    served = page(article)
    served.wait_for("Mayor reopens")
    assert b"\x1b]11;#121212\x07" in served.sent
    served.type("?")
    served.wait_for("Keys and signs")
    served.type("\x1b[27u" + "ny")
    served.wait_for("on the browser’s clipboard")
    assert b"\x1b]52;c;" in served.sent
    served.type("\x1a")
    served.wait_for("no shell to go back to")
    served.send(b"M", json.dumps({"type": "resize", "width": 60, "height": 20}).encode())
    served.type("q")
    served.wait_until_told("exit")
    assert served.process.wait(PATIENCE) == 0


def test_the_list_has_the_keys_from_the_first_frame_on(page: Callable[..., Page], article: Path) -> None:
    (article.parent / "second.yaml").write_text(article.read_text("utf-8"), "utf-8")
    served = page(article.parent)
    served.send(b"M", b'{"type": "focus"}')
    served.wait_for("Enter open")
    served.wait_for("▌")  # at the row that Enter opens
    served.type("\r")
    served.wait_for("¶ 1 of")


def test_a_paste_presses_no_keys_there_either(page: Callable[..., Page], article: Path) -> None:
    served = page(article)
    served.wait_for("q quit")
    served.type("\x1b[200~\x1bq\x1b[27uqqq\x1b[201~?")
    served.wait_for("Keys and signs")


def test_characters_of_doubtful_width_are_drawn_as_in_a_terminal(
    page: Callable[..., Page], article: Path
) -> None:
    article.write_text("format: 1\nheadline: हिन्दी में\ntext: ना ❤\ufe0f.\n", "utf-8")
    served = page(article)
    served.wait_for("q quit")
    assert PAD.encode() not in served.sent


@pytest.mark.parametrize("ends", [b"key", b"quit", b"gone"])
def test_what_refuses_to_start_says_why_on_the_page(
    ends: bytes, page: Callable[..., Page], tmp_path: Path
) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("format: 1\nheadline: x\n")
    served = page(faulty)
    served.wait_for("error")
    served.wait_for("Press any key to leave.")
    assert served.process.poll() is None
    if ends == b"gone":
        assert served.process.stdin is not None
        served.process.stdin.close()
        served.process.stdin = None
    elif ends == b"quit":
        served.send(b"M", json.dumps({"type": "quit"}).encode())
    else:
        served.send(b"M", json.dumps({"type": "focus"}).encode())
        served.type("x")
    served.wait_until_told("exit")
    assert served.process.wait(PATIENCE) != 0


def test_the_program_ends_with_its_server(page: Callable[..., Page], article: Path) -> None:
    served = page(article)
    served.wait_for("q quit")
    assert served.process.stdin is not None
    served.process.stdin.close()
    served.process.stdin = None
    assert served.process.wait(PATIENCE) == 0
