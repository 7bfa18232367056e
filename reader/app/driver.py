"""Textual's driver, made to outlive what a terminal can do to it."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from select import select

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from reader.app.terminal import Terminal

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
        self._file = terminal  # type: ignore[assignment]  # all that is asked of it is to write, flush and name itself
        self._up = False

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's is not annotated
        self.attrs_before = self._terminal.attributes
        self._up = True

    def stop_application_mode(self) -> None:
        self._up = False
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()

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
        parser = XTermParser()
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
            try:
                for event in parser.feed(typed) if typed else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
            except (ValueError, ArithmeticError):  # a sequence of no character, or of a screen without size
                parser = _fresh(parser)


def _fresh(broken: XTermParser) -> XTermParser:
    """A parser that expects what this one did, after a sequence that it broke down over."""
    parser = XTermParser()
    parser.mouse_pixels = broken.mouse_pixels
    parser.terminal_size, parser.terminal_pixel_size = broken.terminal_size, broken.terminal_pixel_size
    return parser
