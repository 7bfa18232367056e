"""The linear screen on a terminal that a test is, with a screen that shows what was written."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread

import pyte
import pytest

from reader.app.launch import Launch
from reader.linear.program import Left, Linear
from reader.linear.terminal.keys import Key, KeyReader, Pasted
from reader.linear.terminal.tty import Event, Resized, Tty, Woken
from reader.load.article import load_article
from reader.services.bundled import bundled
from tests.terminals import ARTICLE
from tests.waiting import PATIENCE, until

NAMES = {
    "enter": "\r", "escape": "\x1b", "down": "\x1b[B", "up": "\x1b[A", "right": "\x1b[C", "left": "\x1b[D",
    "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "ctrl+g": "\x07", "ctrl+l": "\x0c",
    "ctrl+o": "\x0f", "ctrl+p": "\x10", "ctrl+u": "\x15", "ctrl+w": "\x17", "ctrl+y": "\x19", "ctrl+r": "\x12",
    "shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D", "delete": "\x1b[3~", "ctrl+z": "\x1a",
}  # fmt: skip


class CountingScreen(pyte.Screen):
    """A screen that counts the cells that are written."""

    cells = 0

    def draw(self, data: str) -> None:
        self.cells += len(data)
        super().draw(data)


class TestTty(Tty):
    """A terminal of so many columns and rows; what is typed comes from the test."""

    __test__ = False

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = CountingScreen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.news = Condition()
        self.events: deque[Event] = deque()
        self.is_waiting = False
        self.written: list[str] = []
        self.lent: list[Sequence[str]] = []
        self.suspended = 0

    @contextmanager
    def entered(self) -> Iterator[None]:
        yield

    @property
    def size(self) -> os.terminal_size:
        return os.terminal_size((self.screen.columns, self.screen.lines))

    def write(self, words: str) -> None:
        self.written.append(words)
        self._stream.feed(words.replace("\n", "\n\r"))

    def wake(self) -> None:
        self.put(Woken())

    def put(self, *events: Event) -> None:
        with self.news:
            self.events.extend(events)
            self.news.notify_all()

    @property
    def has_events(self) -> bool:
        return False

    def read(self) -> Event:
        with self.news:
            self.is_waiting = True
            self.news.notify_all()
            assert self.news.wait_for(lambda: self.events, PATIENCE), "nobody types any more"
            self.is_waiting = False
            return self.events.popleft()

    def suspend(self) -> None:
        self.suspended += 1

    def lend(self, run: Callable[[Sequence[str]], str | None], command: Sequence[str]) -> str | None:  # noqa: ARG002 - nothing is run
        self.lent.append(command)
        return None


class Reading:
    """The linear screen, as who reads in it has it."""

    def __init__(self, launch: Launch, columns: int = 80, rows: int = 24) -> None:
        self.tty = TestTty(columns, rows)
        self.left: Left | None = None
        self.fault: BaseException | None = None
        self.has_ended = False
        self._thread = Thread(target=self._run, args=(launch,), daemon=True)
        self._thread.start()
        self._wait()

    def _run(self, launch: Launch) -> None:
        try:
            self.linear = Linear(launch, self.tty)
            self.left = self.linear.run()
        except BaseException as fault:  # noqa: BLE001 - told to the test
            self.fault = fault
        finally:
            with self.tty.news:
                self.has_ended = True
                self.tty.news.notify_all()

    def _wait(self) -> None:
        """Until the screen waits for a key, with all answered that were typed, or has ended."""
        tty = self.tty
        with tty.news:
            answered = tty.news.wait_for(
                lambda: self.has_ended or (tty.is_waiting and not tty.events), PATIENCE
            )
        assert answered, self.rows
        if self.fault is not None:
            raise self.fault

    def press(self, *keys: str) -> str:
        """What is said when keys, by name or character, were pressed and all are answered."""
        events: list[Event] = []
        for key in keys:
            reader = KeyReader()
            events += [*reader.feed(NAMES.get(key, key).encode()), *reader.flush()]
        self.happen(*events)
        return self.said

    def type(self, words: str) -> None:
        self.press(*words)

    def paste(self, words: str) -> None:
        self.happen(Pasted(words))

    def resize(self, columns: int, rows: int) -> None:
        self.tty.screen.resize(rows, columns)
        self.happen(Resized())

    def happen(self, *events: Event) -> None:
        self.tty.put(*events)
        self._wait()

    def wait_for(self, words: str) -> None:
        """Until the screen has some words, whatever thread they come from."""
        until(lambda: self.fault or words in " ".join(self.rows), lambda: f"{words!r} is not in {self.rows}")
        self._wait()

    @property
    def rows(self) -> list[str]:
        """What stands on the screen."""
        return [row.rstrip() for row in self.tty.screen.display]

    @property
    def said(self) -> str:
        """What is said above the rows, for the first time or again."""
        words = " ".join(filter(None, self.rows[: 1 if len(self.rows) < 8 else 2]))
        return words.removeprefix("Again: ")

    @property
    def row(self) -> str:
        """The row of the cursor."""
        return self.rows[self.tty.screen.cursor.y]

    @property
    def at(self) -> str:
        """The words at the cursor."""
        cursor = self.tty.screen.cursor
        return self.tty.screen.display[cursor.y][cursor.x :].rstrip()

    def close(self) -> None:
        for _ in range(20):
            if not self.has_ended:
                self.press("escape", "q")
        self._thread.join(PATIENCE)
        assert self.has_ended, self.rows


Opening = Callable[..., Reading]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of a few lines."""
    path = tmp_path / "harbour.yaml"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    """Opens an article, by default the one that comes with the program."""
    opened: list[Reading] = []

    def opens(path: Path | None = None, size: tuple[int, int] = (80, 24), **launch: object) -> Reading:
        path = path or bundled()
        known = {
            "memory_folder": tmp_path / "state",
            "additions": tmp_path / "library",
            "bundled": bundled(),
            **launch,
        }
        started = Launch(path=path, loaded=load_article(path), **known)  # type: ignore[arg-type]  # as the test has it
        opened.append(Reading(started, *size))
        return opened[-1]

    yield opens
    for reading in opened:
        reading.close()


__all__ = ["Key", "Opening", "Reading"]
