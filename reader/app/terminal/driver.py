"""Textual's driver, made to outlive what a terminal can do to it."""

from __future__ import annotations

import os
from asyncio import run_coroutine_threadsafe, sleep
from codecs import getincrementaldecoder
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import suppress
from select import select

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message
from textual.widget import Widget

from reader.app.terminal.cell_widths import spills, steady
from reader.app.terminal.output import Terminal
from reader.app.terminal.safe_app import LONGEST_LINE
from reader.model.characters import DIRECTION_MARKS, forbidden

_LAST_CONTROL = "\x9f"
_LONGEST_PASTE = 16 * 1024 * 1024
"""Characters of a paste that is taken at all: an article is shorter."""
_QUIET = 3
"""Rounds of the loop without anything to answer after which a key has been answered."""
_LOOK, _LOOKS = 0.02, 10
"""Seconds between two looks whether it has been, and how many looks: a busy screen doesn't hold up what is typed."""
_EACH = 0.1
"""Seconds after which the thread that reads looks whether it should end."""


class ReaderDriver(LinuxDriver):
    """Draws through a terminal that can be cut off, and reads whatever bytes come.

    Textual's own dies of two bytes that are no UTF-8, spins on a terminal that is gone, takes its own raw mode for the
    terminal's when it is stopped and continued from outside, and stops from within a signal's handler, where the
    queue of what is to be drawn may be locked.
    """

    def __init__(
        self,
        terminal: Terminal,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._terminal = terminal
        self._file = terminal  # type: ignore[assignment]  # all that is asked of it is to write and flush
        self._up = False
        self._parser = XTermParser()
        self._pasted: list[str] | None = None

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's is not annotated
        self.attrs_before = self._terminal.attributes
        self._up = True

    def stop_application_mode(self) -> None:
        self._up = False
        self.disable_input()  # first of all: what a terminal offers until then would be taken, and never given back
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()

    def write(self, data: str) -> None:
        drawn = steady(data)
        super().write(drawn)
        if drawn is not data and spills(data, self._app.size.width) and self._app.screen_stack:
            self._app.call_later(self._app.screen.refresh)  # which draws whole lines

    # -- stopped from outside

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._continue)

    def _continue(self) -> None:
        """Take the terminal again, whatever has been done to it since the program was stopped."""
        if not self._auto_restart:  # it is lent to an editor
            return
        if self._up:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)

    # -- what is typed

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - a thread has nobody above it: the app tells it, and ends
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        self._parser, self._pasted = XTermParser(), None
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        while not self.exit_event.is_set():
            typed = ""
            if select([self.fileno], [], [], _EACH)[0]:
                try:
                    received = os.read(self.fileno, 4096)
                except OSError:
                    received = b""
                if not received:  # hung up
                    self._terminal.lose()
                    return
                typed = decode(received)
            for event in self._events(typed):
                if self.exit_event.is_set():  # what was typed ahead goes the way of what was not read yet
                    return
                self.process_message(event)
                if isinstance(event, Key):
                    self._wait_for_answer()
            for event in self._parser.tick():
                self.process_message(event)

    def _wait_for_answer(self) -> None:
        """Until the key has been answered, so that the next one goes to what this one has opened.

        Textual hands every key on at once, to whatever has the focus then: of `/q`, typed fast, the second would leave.
        """
        with suppress(RuntimeError):  # the loop has ended
            answered = run_coroutine_threadsafe(self._answered(), self._loop)
            for _ in range(_LOOKS):
                if self.exit_event.is_set() or wait([answered], _LOOK).done:
                    break
            answered.cancel()

    async def _answered(self) -> None:
        quiet = 0
        while quiet < _QUIET:
            await sleep(0)
            quiet = 0 if self._is_busy() else quiet + 1

    def _is_busy(self) -> bool:
        """Whether anything has messages still to answer, or is still being made."""
        if not self._app.screen_stack:
            return False
        screen = self._app.screen
        if self._app.message_queue_size:
            return True
        nodes = screen.walk_children(Widget, with_self=True)
        return any(node.message_queue_size or not node.is_mounted for node in nodes)

    def _events(self, typed: str) -> Iterator[Message]:
        """Keys and pastes. Textual's parser takes an ESC in a paste for keys, and so presses what was pasted."""
        while typed:
            if self._pasted is None:
                keys, start, typed = typed.partition(BRACKETED_PASTE_START)
                yield from self._keys(_typable(keys))
                if start:
                    self._pasted = [""]
                continue
            so_far = self._pasted
            pasted, end, typed = (so_far.pop() + typed).partition(BRACKETED_PASTE_END)
            if end:
                self._pasted = None
                yield self._paste("".join((*so_far, pasted)))
            else:  # its last letters may begin the end; of what is too long, the rest is let go
                if sum(map(len, so_far)) <= _LONGEST_PASTE:
                    so_far.append(pasted[: -len(BRACKETED_PASTE_END)])
                so_far.append(pasted[-len(BRACKETED_PASTE_END) :])

    def _keys(self, typed: str) -> Iterator[Message]:
        """Letter by letter: what Textual's parser breaks down over must not take along all that was read with it."""
        for letter in typed:
            try:
                yield from self._parser.feed(letter)
            except (ValueError, ArithmeticError):  # a sequence of no character, or of a screen without size
                self._parser = _fresh(self._parser)

    def _paste(self, pasted: str) -> Paste:
        """What was pasted, its lines ended as texts end them; nothing where it is too long: half would pass for all."""
        from textual.widgets import Input

        if self._app.screen_stack and isinstance(self._app.focused, Input):
            pasted = pasted[:LONGEST_LINE]
        elif len(pasted) > _LONGEST_PASTE:
            return Paste("")
        return Paste(_drawable(pasted.replace("\r\n", "\n").replace("\r", "\n")))


def _typable(keys: str) -> str:
    """Without letters that nothing is drawn for; what steers a terminal is taken for a key, or for nothing, anyway."""
    if keys.isascii():
        return keys
    left_out = {at for at in forbidden(keys) if keys[at] > _LAST_CONTROL}
    return "".join(char for at, char in enumerate(keys) if at not in left_out)


def _drawable(text: str) -> str:
    """Without what may not stand in an article, and without marks of direction: fields draw a paste as it is."""
    left_out = {*forbidden(text), *(at for at, char in enumerate(text) if char in DIRECTION_MARKS)}
    return "".join(char for at, char in enumerate(text) if at not in left_out)


def _fresh(broken: XTermParser) -> XTermParser:
    """A parser that expects what this one did, after a sequence that it broke down over."""
    parser = XTermParser()
    parser.mouse_pixels = broken.mouse_pixels
    parser.terminal_size, parser.terminal_pixel_size = broken.terminal_size, broken.terminal_pixel_size
    return parser
