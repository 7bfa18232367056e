"""A film strip of how the reader starts: twenty captures 20 ms apart, in tmux and in xterm under Xvfb.

    python -m tests.bench.film FOLDER

Each is filmed without a frame kept and with one. FOLDER gets the captures: of xterm a picture of all twenty, from left
to right and down, of tmux their text. Without xterm, Xvfb and xdotool only tmux is filmed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol
from zlib import compress, crc32

from tests.soak.tmux import Tmux
from tests.terminals import CHECKOUT, READER
from tests.waiting import until

_APART, _SHOTS = 0.02, 20
_BEFORE = 2
"""Shots of the strip before anything changes."""
_STILL, _LONGEST = 1.5, 60.0
"""Seconds without a change after which the screen stands, and those that are filmed at the most."""
_COLUMNS, _ROWS = 120, 40
_ACROSS, _SMALLER = 5, 2
"""Captures side by side in a picture, and how many times smaller they are there."""
_FONT = ("-fa", "DejaVu Sans Mono", "-fs", "8")
_SCREEN = "1000x760x24"
_X_PROGRAMS = ("Xvfb", "xterm", "xdotool")


@dataclass(frozen=True, slots=True)
class Shot:
    """What stood on the screen so many seconds after the start."""

    at: float
    picture: bytes


class Stage(Protocol):
    """A terminal in which the reader can be started and left again."""

    @property
    def picture(self) -> bytes: ...
    def start(self) -> None: ...
    def leave(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Film:
    """All shots of one start: the first was taken before it."""

    shots: list[Shot]

    @property
    def first(self) -> int:
        """The number of the first shot that differs from what stood there before."""
        blank = self.shots[0].picture
        return next(number for number, shot in enumerate(self.shots) if shot.picture != blank)

    @property
    def whole(self) -> int:
        """The number of the shot from which the screen stands."""
        last = self.shots[-1].picture
        return 1 + max(number for number, shot in enumerate(self.shots) if shot.picture != last)

    @property
    def strip(self) -> list[Shot]:
        begin = max(self.first - _BEFORE, 0)
        return self.shots[begin : begin + _SHOTS]

    def in_words(self) -> str:
        first, whole = self.shots[self.first].at, self.shots[self.whole].at
        between = len({shot.picture for shot in self.shots[self.first : self.whole]})
        strip = self.strip
        apart = (strip[-1].at - strip[0].at) / (len(strip) - 1)
        return (
            f"first change after {first * 1000:.0f} ms, whole after {whole * 1000:.0f} ms,"
            f" {between} screens between; {len(strip)} captures {apart * 1000:.0f} ms apart"
        )


def filmed(stage: Stage) -> Film:
    """One start, until the screen has not changed for a while."""
    shots = [Shot(0.0, stage.picture)]
    stage.start()
    begun = changed = monotonic()
    while True:
        wanted = begun + _APART * len(shots)
        sleep(max(wanted - monotonic(), 0))
        at = monotonic()
        shots.append(Shot(at - begun, stage.picture))
        if shots[-1].picture != shots[-2].picture:
            changed = at
        shown = shots[-1].picture != shots[0].picture
        if at - begun > _LONGEST or (shown and at - changed > _STILL):
            return Film(shots)


def _has_frame(home: Path) -> Callable[[], bool]:
    return lambda: any((home / ".cache" / "closeread" / "frames").glob("*.frame"))


class InTmux:
    """The window of a tmux server."""

    def __init__(self, tmux: Tmux, home: Path) -> None:
        self._tmux, self._home = tmux, home
        self._blank = ("sleep", "86400")
        self._tmux.start(*self._blank)

    @property
    def picture(self) -> bytes:
        return self._tmux.picture

    def start(self) -> None:
        self._tmux.start(*READER)

    def leave(self) -> None:
        self._tmux.type("q")
        until(_has_frame(self._home))
        self._tmux.start(*self._blank)
        until(lambda: not self.picture.strip())


class InXterm:
    """An xterm on a screen of its own, whose memory is a file."""

    def __init__(self, folder: Path, display: str) -> None:
        self._folder, self._display = folder, display
        self._memory = folder / "Xvfb_screen0"
        self._xterm: subprocess.Popen[bytes] | None = None
        self._open()

    def _open(self) -> None:
        """An xterm that starts the reader once it may."""
        self._may_start.unlink(missing_ok=True)
        empty = self.picture
        waiting = f"until [ -e {self._may_start} ]; do sleep 0.01; done; exec {shlex.join(READER)}"
        environment = {
            "HOME": str(self._folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "DISPLAY": self._display,
            "PYTHONPATH": str(CHECKOUT), "COLORTERM": "truecolor",
        }  # fmt: skip
        size = f"{_COLUMNS}x{_ROWS}+0+0"
        self._xterm = subprocess.Popen(
            ["xterm", "-tn", "xterm-256color", *_FONT, "-geometry", size, "-e", "sh", "-c", waiting],
            env=environment,
        )
        until(lambda: self.picture != empty)
        self._wait_still()

    @property
    def _may_start(self) -> Path:
        return self._folder / "start"

    @property
    def picture(self) -> bytes:
        return self._memory.read_bytes()

    def _wait_still(self) -> None:
        before = b""
        while (now := self.picture) != before:
            before = now
            sleep(0.3)

    def start(self) -> None:
        self._may_start.touch()

    def leave(self) -> None:
        subprocess.run(["xdotool", "key", "q"], env={**os.environ, "DISPLAY": self._display}, check=True)
        until(_has_frame(self._folder))
        self._end()
        self._open()

    def _end(self) -> None:
        if self._xterm is not None:
            self._xterm.terminate()
            self._xterm.wait()

    close = _end


@contextmanager
def in_tmux(folder: Path) -> Iterator[InTmux]:
    with Tmux(folder, _COLUMNS, _ROWS) as tmux:
        yield InTmux(tmux, folder)


@contextmanager
def in_xterm(folder: Path) -> Iterator[InXterm]:
    known, told = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(told), "-screen", "0", _SCREEN, "-fbdir", str(folder), "-nolisten", "tcp"],
        pass_fds=(told,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(told)
    try:
        with os.fdopen(known) as numbers:
            stage = InXterm(folder, f":{numbers.readline().strip()}")
        try:
            yield stage
        finally:
            stage.close()
    finally:
        server.terminate()
        server.wait()


def text_of(film: Film) -> bytes:
    """The captures of tmux one below the other, those that show the same once."""
    parts, before = [], None
    for shot in film.strip:
        parts.append(f"\x1b[m== {shot.at * 1000:.0f} ms\n".encode())
        if shot.picture != before:
            parts.append(shot.picture)
        before = shot.picture
    return b"".join(parts)


def picture_of(film: Film) -> bytes:
    """The captures of an X screen beside and below each other, as PNG."""
    images = [_pixels(shot.picture) for shot in film.strip]
    width, height = len(images[0][0]) // 3, len(images[0])
    images += [[bytes(3 * width)] * height] * (-len(images) % _ACROSS)
    rows = [
        b"\0" + b"".join(image[y] for image in images[begin : begin + _ACROSS])
        for begin in range(0, len(images), _ACROSS)
        for y in range(height)
    ]
    header = struct.pack(">IIBBBBB", width * _ACROSS, len(rows), 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
        for kind, data in chunks
    )


def _pixels(dump: bytes) -> list[bytes]:
    """The rows of an X screen's memory (an XWD file of 32 bits a pixel), made smaller: red, green, blue."""
    head = struct.unpack(">25I", dump[:100])
    height, row, start = head[5], head[12], head[0] + 12 * head[19]
    rows = []
    for y in range(0, height, _SMALLER):
        line = dump[start + y * row : start + (y + 1) * row]
        small = bytearray(3 * len(range(0, len(line), 4 * _SMALLER)))
        for place in range(3):
            small[place::3] = line[2 - place :: 4 * _SMALLER]
        rows.append(bytes(small))
    return rows


def main(folder: Path) -> None:
    """Films every start and prints what each shows."""
    folder.mkdir(parents=True, exist_ok=True)
    stages = [("tmux", in_tmux, text_of, "txt")]
    missing = [program for program in _X_PROGRAMS if shutil.which(program) is None]
    if missing:
        print(f"xterm is not filmed: {', '.join(missing)} is not installed.")
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as name:
        for terminal, stage, strip, suffix in stages + [("xterm", in_xterm, picture_of, "png")] * (
            not missing
        ):
            home = Path(name) / terminal
            home.mkdir()
            with stage(home) as opened:
                for kind in ("no frame kept", "a frame kept"):
                    film = filmed(opened)
                    (folder / f"{terminal}, {kind}.{suffix}").write_bytes(strip(film))
                    print(f"{terminal}, {kind}: {film.in_words()}", flush=True)
                    opened.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
