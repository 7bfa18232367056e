"""The driver of the reader in a browser: Textual's for the web, with our reading of input."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder

from rich.color import ColorSystem
from textual.app import App
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver, _ExitInput
from textual.events import AppFocus
from textual.messages import ExitApp

from reader.app.terminal.input.pump import InputPump
from reader.app.terminal.painting.looks import Looks
from reader.app.terminal.painting.painter import Painter
from reader.app.terminal.painting.shown_screen import ShownScreen
from reader.app.terminal.web.page import DRIVER_VARIABLE, OWN_PAGE_VARIABLE


class ReaderWebDriver(WebDriver):
    """Reads whatever the browser sends, and ends the program when the server that runs it is gone."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        shown = ShownScreen(Looks(app.console._color_system or ColorSystem.TRUECOLOR), erases_in_colour=True)
        self.painter = Painter(shown, super().write)

    def start_application_mode(self) -> None:
        for name in (DRIVER_VARIABLE, OWN_PAGE_VARIABLE):  # programs started from here have no page
            os.environ.pop(name, None)
        super().start_application_mode()
        # Textual's takes the page to be without the keys until it is clicked; ours has them from the first byte on
        self._app.call_later(self._app.post_message, AppFocus())
        self._app.watch(self._app, "theme", self._colour_page)

    def _colour_page(self) -> None:
        """Give the edges of the page, which are less than a cell wide, the theme's background."""
        theme = self._app.get_theme(self._app.theme)
        background = theme.to_color_system().generate()["background"] if theme is not None else ""
        if background.startswith("#"):  # and is no name of a terminal's own colour
            self.write(f"\x1b]11;{background}\x07")

    def write(self, data: str) -> None:
        self.painter.lose_cursor()
        super().write(data)

    def run_input_thread(self) -> None:
        pump = InputPump(self._app, self._loop, self.process_message, self.exit_event.is_set)
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        packets = ByteStream()
        try:
            for data in self._input_reader:
                for kind, payload in packets.feed(data) if data else ():
                    if kind == "D":
                        pump.feed(decode(payload))
                    else:
                        self._on_meta(kind, payload)
                pump.feed("")
        except _ExitInput:
            return
        if not self.exit_event.is_set():  # the server is gone
            self.send_message(ExitApp())
