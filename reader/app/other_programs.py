"""Starts other programs: the clipboard’s, the person’s browser and their editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from reader.app.terminal.signals import run_in_terminal
from reader.model.clean import clean


def copy_to_system(text: str) -> bool:
    """Put words on the system's clipboard; False where only the terminal can (OSC 52)."""
    import pyperclip  # not for the first frame

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True


def ask_browser(url: str) -> None:
    """Open a page in the person's browser, which may neither write on this terminal nor hold the reader up."""
    command = [sys.executable, "-m", "webbrowser", url]
    quiet = subprocess.DEVNULL
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


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


def run_editor(command: list[str]) -> str | None:
    """Run an editor in the terminal that was lent to it: None, or one sentence where it went wrong."""
    try:
        status = run_in_terminal(command)
    except OSError as error:
        return f"{clean(command[0])} could not be run: {error.strerror}. Set EDITOR to one that can."
    return f"The editor ended with status {status}." if status else None
