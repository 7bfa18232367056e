"""Closed streams, full disks, read-only folders, odd languages and terminals: no crash, a terminal as it was."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.soak.judging import Tally, end, press
from tests.soak.parts import Outcome, Soak
from tests.terminals import ARTICLE, READER, Start

_STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
_COLOUR = re.compile(
    rb"[34]8[;:]2[;:](?P<red>\d+)[;:](?P<green>\d+)[;:](?P<blue>\d+)|[34]8[;:]5[;:](?P<number>\d+)"
    rb"|(?:[349]|10)(?P<named>[0-7])(?!\d)|\d+"
)
_GREYS = (0, 7, 8, 15, 16, 59, 102, 145, 188, 231, *range(232, 256))
"""Of 256 colours, those without a hue, black and white among them; of the eight that have names, the first and last."""
_COMMANDS = (
    ("check",),
    ("text",),
    ("text", "--plain"),
    ("people", "--json"),
    ("timeline",),
    ("quotes", "--in"),
)
_ODD = (
    {"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "xx_YY.nonsense"}, {"LC_ALL": "en_US.ISO-8859-1"},
    {"LANG": ""}, {"PYTHONUTF8": "0", "LC_ALL": "C"}, {"NO_COLOR": "1"},
    {"NO_COLOR": "1", "COLORTERM": "truecolor"}, {"NO_COLOR": "1", "TERM": "linux"},
    {"TERM": ""}, {"TERM": "xterm"}, {"TERM": "vt100"}, {"TERM": "vt52"}, {"TERM": "linux"}, {"TERM": "screen"},
    {"TERM": "tmux-256color"}, {"TERM": "xterm-mono"}, {"TERM": "unknown-42"}, {"TERM": "dumb"}, {"TERM": "../../x"},
    {"COLUMNS": "0", "LINES": "0"}, {"COLUMNS": "-1"}, {"COLUMNS": "x"}, {"HOME": ""}, {"HOME": "/nowhere"},
    {"HOME": "/dev/null"}, {"HOME": "relative"}, {"XDG_STATE_HOME": "/proc"}, {"XDG_CACHE_HOME": "/dev/full"},
    {"XDG_CONFIG_HOME": "/proc/1"}, {"COLORTERM": "truecolor"}, {"TEXTUAL": "debug"},
    {"PYTHONWARNINGS": "error"}, {"PYTHONOPTIMIZE": "2"}, {"TMPDIR": "/nowhere"}, {"PATH": ""}, {"EDITOR": "'"},
)  # fmt: skip


def run(soak: Soak, start: Start, article: Path) -> Iterator[Outcome]:
    yield closed(start, article)
    yield full(soak, start, article)
    yield read_only(soak, start, article)
    yield odd(soak, start, article)


def closed(start: Start, article: Path) -> Outcome:
    """Each stream, and all of them, closed, given to nobody, or to a program that has ended."""
    tally = Tally("closed and broken streams, each and all")
    ways = (
        "<&-",
        ">&-",
        "2>&-",
        "<&- >&-",
        ">&- 2>&-",
        "<&- >&- 2>&-",
        "</dev/null >/dev/null 2>/dev/null",
        "| true",
    )
    for arguments in (
        (),
        *_COMMANDS,
        ("config",),
        ("schema",),
        ("add",),
        ("--help",),
        ("completions", "bash"),
    ):
        of_a_file = arguments not in (("config",), ("schema",), ("--help",), ("completions", "bash"))
        words = [*READER, *arguments, *([str(article)] if of_a_file else [])]
        for way in ways:
            with tally.trying(f"{' '.join(arguments)} {way}"):
                # a command that has ended may still be shown as an article by its name: only statuses of ours are right
                terminal = start(program=("/bin/sh", "-c", f'"$@" {way}', "sh", *words))
                if not terminal.wait_until_ended_or("q quit"):
                    end(terminal)
                tally.judge(terminal, f"{' '.join(arguments)} {way}", [0, 1, 2, 141, -15])
    return tally.outcome()


def full(soak: Soak, start: Start, article: Path) -> Outcome:
    """Nothing can be written: to standard output, to standard error, to the folders of the person."""
    tally = Tally("full disks: /dev/full, and folders without room")
    for arguments in (*_COMMANDS, ("config",), ("schema",), ("add", "--output", "-"), ("--help",)):
        for way in (">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full"):
            words = [
                *READER,
                *arguments,
                *([] if arguments[0] in ("config", "schema", "--help") else [str(article)]),
            ]
            wanted = [2] if way.startswith(">") and arguments[0] != "check" else [0]
            if arguments[0] == "add":  # an article is no text: it is refused
                wanted = [2]
            with tally.trying(f"{' '.join(arguments)} {way}"):
                terminal = start(program=("/bin/sh", "-c", f'"$@" {way}', "sh", *words))
                terminal.wait(10)
                tally.judge(
                    terminal,
                    f"{' '.join(arguments)} {way}",
                    wanted,
                )
    text = soak.folder / "text.txt"
    text.write_text("A headline\n\nThe mayor said: “It is a start.”\n\n" + "More of it. " * 3000, "utf-8")
    with _without_room(soak.folder / "tiny") as (folder, program, how):
        rooms = {f"XDG_{name}_HOME": str(folder) for name in ("STATE", "CACHE", "DATA", "CONFIG")}
        for _ in range(soak.times(5)):
            with tally.trying(how):
                terminal = start(article, program=program, **rooms)
                terminal.wait_for("q quit")
                press(terminal, "ma jj T EscEscEsc ++ S harb EscEscEsc L EscEscEsc 'a q")
                end(terminal)
                tally.judge(terminal, how, [0, -signal.SIGTERM])
            with tally.trying(f"add, {how}"):
                terminal = start(
                    "add", text, "--output", folder / "a.yaml", "--force", program=program, **rooms
                )
                if not terminal.wait_until_ended_or("q quit"):
                    end(terminal)
                tally.judge(terminal, f"add, {how}", [2])
    return tally.outcome(how)


@contextmanager
def _without_room(folder: Path) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    """A folder that is full, the program to use it with, and how it was made so."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(folder)], capture_output=True
    )
    if mounted.returncode:
        yield folder, ("/bin/sh", "-c", 'ulimit -f 2; exec "$@"', "sh", *READER), "files of 1 KB at the most"
        return
    try:
        filler = os.open(folder / "filler", os.O_WRONLY | os.O_CREAT)
        with suppress(OSError):
            while True:
                os.write(filler, bytes(1024))
        os.close(filler)
        yield folder, READER, "a full file system"
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def read_only(soak: Soak, start: Start, article: Path) -> Outcome:
    """A home, and a folder of articles, where nothing may be written."""
    tally = Tally("a home that is read-only")
    home = soak.folder / "read-only"
    home.mkdir()
    own = home / "own.yaml"
    own.write_text(ARTICLE, "utf-8")
    home.chmod(0o555)
    soak.folder.chmod(0o755)
    program: tuple[str, ...] = READER
    if os.geteuid() == 0:  # whom no mode keeps from writing
        program = (
            "/usr/bin/setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            *READER,
        )
    for arguments in (
        (own,),
        (home,),
        ("quotes", "a", "--in", own),
        ("config",),
        ("add", article),
        ("text", own),
    ):
        with tally.trying(f"{arguments[0]}"):
            terminal = start(*arguments, program=program, HOME=str(home))
            if not terminal.wait_until_ended_or("q quit"):
                press(terminal, "ma ++ S harb EscEscEsc L EscEscEsc 'a")
                end(terminal)
            tally.judge(terminal, f"{arguments!r}", [0, 2, -signal.SIGTERM])
    home.chmod(0o755)
    return tally.outcome()


def odd(soak: Soak, start: Start, article: Path) -> Outcome:
    """Languages, terminals and folders as they are not meant to be."""
    tally = Tally("odd surroundings: LANG, TERM, NO_COLOR, HOME, COLUMNS …")
    chosen = soak.chance("odd").sample(_ODD, min(soak.times(len(_ODD), 6), len(_ODD)))
    for variables in chosen:
        told = " ".join(f"{name}={value}" for name, value in variables.items())
        for arguments in ((article,), ("text", "--plain", article), ("people", article), ("check", article)):
            with tally.trying(told):
                terminal = start(*arguments, **variables)
                if not terminal.wait_until_ended_or("q quit"):
                    press(terminal, "]i EscEsc s t e tt EscEsc")
                    end(terminal)
                refused = arguments[0] == article and variables.get("TERM") == "dumb"
                wanted = [2] if refused else [0, -signal.SIGTERM]
                tally.judge(terminal, f"{told}: {arguments[0]}", wanted)
                if "NO_COLOR" in variables and (found := colours(terminal.written)):
                    tally.fault(f"{told}: {arguments[0]} is coloured: {sorted(found)[:5]}")
    return tally.outcome()


def colours(written: bytes) -> set[bytes]:
    """The colours that styles ask for, as they are written; black, white and the greys between are none."""
    asked = (word for style in _STYLE.finditer(written) for word in _COLOUR.finditer(style[1]))
    return {word[0] for word in asked if not _is_grey(word)}


def _is_grey(word: re.Match[bytes]) -> bool:
    """Whether it has no hue, or is no colour at all."""
    number = int(word["number"] or word["named"] or 0)
    return word["red"] == word["green"] == word["blue"] and number in _GREYS
