"""The driver: Textual's, with fixes for broken input, lost terminals, pastes and suspending."""

from __future__ import annotations

import os
import signal
import termios
import time
from asyncio import run_coroutine_threadsafe, sleep
from codecs import getincrementaldecoder
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import suppress
from select import select

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message
from textual.widget import Widget

from reader.app.messages import PasteLost
from reader.app.terminal.cell_widths import overflows, reposition
from reader.app.terminal.output import Terminal
from reader.app.terminal.paste_splitter import LONGEST_LINE, LONGEST_PASTE, Pasted, PasteSplitter
from reader.model.characters import DIRECTION_MARKS, forbidden

_LAST_CONTROL = "\x9f"
_IDLE_ROUNDS = 3
"""Rounds of the loop without messages after which a key counts as answered."""
_LOOK, _LOOKS = 0.02, 10
"""Seconds between two looks whether it has been answered, and the most looks: a busy screen doesn't block typing."""
_STOP_TIMEOUT = 0.2
"""Seconds within which the system stops a program that a shell waits for."""
_READ_TIMEOUT = 0.1
"""Seconds after which the reading thread looks whether it should end."""


class ReaderDriver(LinuxDriver):
    """Draws through a terminal that can be cut off, and reads whatever bytes come.

    Textual's crashes on invalid UTF-8, spins on a terminal that is gone, takes its own raw mode for the terminal's
    when it is stopped and continued from outside, and stops within a signal's handler, where the output queue may be
    locked.
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
        self._file = terminal  # type: ignore[assignment]  # it is only written to and flushed
        self._up = self._waits = self._continued = False
        self._parser = XTermParser()
        self._splitter = PasteSplitter()

    def start_application_mode(self) -> None:
        self._waits = True
        try:
            self._terminal.wait_for_foreground()
        except termios.error:
            self._terminal.hang_up()
        self._waits = False
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's is not annotated
        self.attrs_before = self._terminal.attributes
        self._up = True

    def stop_application_mode(self) -> None:
        self._up = False
        self.disable_input()  # first of all: replies that arrive later would switch modes on that nothing switches off
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()

    def write(self, data: str) -> None:
        if self._writer_thread is None:  # no terminal to write to: hung up in the background
            return
        drawn = reposition(data)
        super().write(drawn)
        if drawn is not data and overflows(data, self._app.size.width) and self._app.screen_stack:
            self._app.call_later(self._app.screen.refresh)  # which draws whole lines

    # -- suspended by signals

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def suspend_job(self) -> bool:
        """Stop this program and what runs with it in the shell's job; False where there is no shell to go back to."""
        self.suspend_application_mode()
        self._continued = False
        handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        until = time.monotonic() + _STOP_TIMEOUT
        while (
            not self._continued and time.monotonic() < until
        ):  # another thread may be the one that is stopped first
            time.sleep(_LOOK)
        signal.signal(signal.SIGTSTP, handler)
        if not self._continued:
            self._continue()
        return self._continued

    def _sigcont_application(self, *_: object) -> None:
        self._continued = True
        if not self._waits:
            self._loop.call_soon_threadsafe(self._continue)

    def _continue(self) -> None:
        """Take the terminal back, whatever was done to it since the program was stopped."""
        if not self._auto_restart:  # an editor has the terminal
            return
        if self._up:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)

    # -- input

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - nothing else catches what a thread raises: the app shows its crash page
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        self._parser, self._splitter = XTermParser(), PasteSplitter()
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        while not self.exit_event.is_set():
            received = ""
            if select([self.fileno], [], [], _READ_TIMEOUT)[0]:
                try:
                    sent = os.read(self.fileno, 4096)
                except OSError:
                    sent = b""
                if not sent:  # hung up
                    self._terminal.hang_up()
                    return
                received = decode(sent)
            for event in self._events(received):
                if self.exit_event.is_set():  # type-ahead is for whoever reads the terminal next
                    return
                self.process_message(event)
                if isinstance(event, Key):
                    self._wait_for_answer()
            for event in self._parser.tick():
                self.process_message(event)

    def _wait_for_answer(self) -> None:
        """Wait until the key has been answered, so that the next one goes to what this one opens.

        Textual passes keys on at once, to whatever has the focus then: of `/q`, typed fast, the second would quit.
        """
        with suppress(RuntimeError):  # the loop has ended
            answered = run_coroutine_threadsafe(self._answered(), self._loop)
            for _ in range(_LOOKS):
                if self.exit_event.is_set() or wait([answered], _LOOK).done:
                    break
            answered.cancel()

    async def _answered(self) -> None:
        quiet = 0
        while quiet < _IDLE_ROUNDS:
            await sleep(0)
            quiet = 0 if self._is_busy() else quiet + 1

    def _is_busy(self) -> bool:
        """Whether a widget has messages in its queue or isn't mounted yet."""
        if not self._app.screen_stack:
            return False
        screen = self._app.screen
        if self._app.message_queue_size:
            return True
        nodes = screen.walk_children(Widget, with_self=True)
        return any(node.message_queue_size or not node.is_mounted for node in nodes)

    def _events(self, received: str) -> Iterator[Message]:
        for piece in self._splitter.feed(received):
            if isinstance(piece, Pasted):
                yield self._paste(piece.text)
            else:
                yield from self._keys(_without_invisible(piece.keys))
        if self._splitter.give_up():
            yield PasteLost()

    def _keys(self, typed: str) -> Iterator[Message]:
        """The events of the parser, fed a character at a time: where it crashes, only one sequence is lost."""
        for letter in typed:
            try:
                yield from self._parser.feed(letter)
            except (
                ValueError,
                ArithmeticError,
            ):  # a sequence for no character, or from a screen without size
                self._parser = _new_parser(self._parser)

    def _paste(self, pasted: str) -> Paste:
        """A paste with line feeds for line ends; empty where it is too long, for a part would pass for all of it."""
        from textual.widgets import Input

        if self._app.screen_stack and isinstance(self._app.focused, Input):
            pasted = pasted[:LONGEST_LINE]
        elif len(pasted) > LONGEST_PASTE:
            return Paste("")
        return Paste(_clean(pasted.replace("\r\n", "\n").replace("\r", "\n")))


def _without_invisible(keys: str) -> str:
    """The keys without characters that nothing is drawn for; controls are parsed as keys."""
    if keys.isascii():
        return keys
    left_out = {at for at in forbidden(keys) if keys[at] > _LAST_CONTROL}
    return "".join(char for at, char in enumerate(keys) if at not in left_out)


def _clean(text: str) -> str:
    """The text without forbidden characters and marks of direction: fields draw a paste as it is."""
    left_out = {*forbidden(text), *(at for at, char in enumerate(text) if char in DIRECTION_MARKS)}
    return "".join(char for at, char in enumerate(text) if at not in left_out)


def _new_parser(broken: XTermParser) -> XTermParser:
    """A new parser with the modes of one that crashed."""
    parser = XTermParser()
    parser.mouse_pixels = broken.mouse_pixels
    parser.terminal_size, parser.terminal_pixel_size = broken.terminal_size, broken.terminal_pixel_size
    return parser
