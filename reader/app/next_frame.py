"""Keeps the screen that the next start will show: the program is begun once more, and drawn into a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

import rich
import textual
from rich.color import ColorSystem
from textual.app import App
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.terminal.colour_system import erases_in_colour
from reader.app.terminal.painting.looks import Looks
from reader.app.terminal.painting.painter import Painter
from reader.app.terminal.painting.shown_screen import ShownScreen
from reader.start.cache_files import Stamp, stamp
from reader.start.saved_frames import keep_frame


def keep_next_frame(
    arguments: Sequence[Path],
    launch: Launch,
    stamps: Sequence[tuple[str, Stamp]],
    databases: Sequence[Path],
    size: tuple[int, int],
) -> None:
    """Keep the first frame of a program that is started so, for these arguments, on a terminal of that size.

    `stamps` are those of the files and folders that decide what it shows, from before they were read; `databases` are
    those that drawing it may touch itself.
    """
    frame = first_frame(launch._replace(remembers=False), size)
    shown = os.fspath(launch.path) if launch.path else None
    touched = [(name, stamp(name)) for name in map(os.fspath, databases)]
    libraries = [(folder, stamp(folder)) for folder in (*rich.__path__, *textual.__path__)]
    with suppress(OSError):  # no place for it: then the next start does without
        keep_frame([*map(os.fspath, arguments)], shown, size, [*libraries, *stamps, *touched], frame.encode())


def first_frame(launch: Launch, size: tuple[int, int]) -> str:
    """The output that paints the first frame of a program on a terminal of that size; empty where it shows none."""
    app = _FirstFrame(launch)
    output: list[str] = []
    app.driver_class = cast(type[Driver], partial(_FrameDriver, output))
    app.run(size=size)
    return output[0] if output else ""


class _FirstFrame(ReaderApp):
    """The program until its first frame stands."""

    def _first_painted(self) -> None:
        self.exit()


class _FrameDriver(HeadlessDriver):
    """Draws into a list."""

    def __init__(
        self,
        output: list[str],
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        looks = Looks(app.console._color_system or ColorSystem.TRUECOLOR)
        shown = ShownScreen(looks, erases_in_colour=erases_in_colour(os.environ))
        self.painter = Painter(shown, output.append, synchronizes=False)
