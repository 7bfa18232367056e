"""The driver: Textual's, with fixes for broken input, lost terminals, pastes and suspending."""

from __future__ import annotations

import os
import signal
import termios
import time
from codecs import getincrementaldecoder
from select import select

from rich.color import ColorSystem
from textual.app import App
from textual.constants import DISABLE_KITTY_KEY
from textual.drivers.linux_driver import LinuxDriver

from reader.app.terminal.colour_system import erases_in_colour
from reader.app.terminal.input.keyboard_layout import ASK_FOR_LAYOUT
from reader.app.terminal.input.pump import InputPump
from reader.app.terminal.output import ENTER, Terminal
from reader.app.terminal.painting.looks import Looks
from reader.app.terminal.painting.painter import Painter
from reader.app.terminal.painting.shown_screen import ShownScreen
from reader.start.raw_mode import TypedAhead

_LOOK = 0.02
"""Seconds between two looks whether the program was continued."""
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
        looks = Looks(app.console._color_system or ColorSystem.TRUECOLOR)
        shown = ShownScreen(looks, erases_in_colour=erases_in_colour(os.environ))
        self.painter = Painter(shown, self._draw)
        self._typed_ahead = TypedAhead(0)
        self._up = self._waits = self._continued = False

    def start_application_mode(self) -> None:
        self._waits = True
        try:
            self._terminal.wait_for_foreground()
            self._typed_ahead = self._terminal.make_raw()
        except (OSError, termios.error):
            self._terminal.hang_up()
        self._waits = False
        self.painter.forget()
        if standing := self._terminal.standing:
            self.painter.expect(standing.decode())
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's is not annotated
        self.attrs_before = self._terminal.attributes
        if not DISABLE_KITTY_KEY:
            self.write(ASK_FOR_LAYOUT)
        self._up = True
        self._terminal.standing = None
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTSTP,))  # if it had to wait until here

    def stop_application_mode(self) -> None:
        self._up = False
        self.disable_input()  # first of all: replies that arrive later would switch modes on that nothing switches off
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        self.write("\x1b[0m")
        super().stop_application_mode()

    def write(self, data: str) -> None:
        if data == ENTER and self._terminal.has_entered:  # there are terminals that clear it then
            return
        self.painter.lose_cursor()
        self._write(data)

    def _draw(self, output: str) -> None:
        if self._up:  # else the screen is another's, and is drawn anew when it is ours again
            self._write(output)

    def _write(self, data: str) -> None:
        if (
            self._writer_thread is not None
        ):  # else there is no terminal to write to: hung up in the background
            super().write(data)

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
        while not self._continued and time.monotonic() < until:  # another thread may be stopped first
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
        while not (self.painter.has_drawn.wait(_READ_TIMEOUT) or self.exit_event.is_set()):
            pass  # what is typed meanwhile stays with the terminal
        pump = InputPump(self._app, self._loop, self.process_message, self.exit_event.is_set)
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
                received = decode(self._typed_ahead.restore_enters(sent))
            pump.feed(received)
