"""Starts the person’s browser and their editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from asyncio import sleep
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from textual.app import SuspendNotSupported

from reader.app.terminal.signals import run_in_terminal
from reader.model.clean import clean

_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
_LOOK, _LOOKS = 0.1, 30
"""Seconds between two looks whether the browser was opened, and how many looks."""


async def ask_browser(url: str) -> bool:
    """False where no browser can be opened. One that opens may take its time, and outlives the reader."""
    command = [sys.executable, "-c", _OPEN, url]
    quiet = subprocess.DEVNULL
    asked = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    for _ in range(_LOOKS):
        await sleep(_LOOK)
        if asked.poll() is not None:
            return asked.returncode == 0
    return True


def editor_command(path: Path, line: int) -> list[str]:
    """The person's editor, at a line in the form that it understands."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(editor)
    except ValueError:  # a quote that is never closed
        words = [editor]
    if not words or not words[0]:
        words = ["vi"]
    path = path.absolute()  # a name such as -c.yaml would be an option
    name = Path(words[0]).stem
    if name in {"code", "codium", "cursor"}:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in {"subl", "hx", "helix", "zed"}:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


def edit(path: Path, line: int, suspend: Callable[[], AbstractContextManager[None]]) -> str | None:
    """Lend the terminal to the editor: None, or one sentence where that went wrong. `suspend` is the app's."""
    command = editor_command(path, line)
    try:
        with suspend():
            return run_editor(command)
    except SuspendNotSupported:  # in a browser, say
        return f"An editor can’t be opened here. Open line {line} of {clean(str(path))} in yours."


def run_editor(command: list[str]) -> str | None:
    """Run an editor in the terminal that was lent to it: None, or one sentence where it went wrong."""
    try:
        status = run_in_terminal(command)
    except OSError as error:
        return f"{clean(command[0])} could not be run: {error.strerror}. Set EDITOR to one that can."
    return f"The editor ended with status {status}." if status else None
