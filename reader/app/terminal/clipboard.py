"""Copies to the clipboard and reads it, by what the system, the multiplexer or the terminal has for that.

First a program of the system, then tmux's or GNU screen's buffer, then the terminal itself (OSC 52), which never says
whether it took the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from shutil import which
from tempfile import NamedTemporaryFile
from types import MappingProxyType

from reader.app.terminal.helper_programs import run_helper
from reader.errors import ClipboardError


@dataclass(frozen=True, slots=True)
class Tool:
    """A program of the system's clipboard; `variable` is set in the environment where it can work."""

    copy: tuple[str, ...]
    paste: tuple[str, ...]
    variable: str = ""
    encoding: str = "utf-8"


_TOOLS = (
    Tool(("wl-copy",), ("wl-paste", "--no-newline"), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o"), "DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"), "DISPLAY"),
    Tool(("pbcopy",), ("pbpaste",)),
    Tool(("clip.exe",), ("powershell.exe", "-noprofile", "-command", "Get-Clipboard"), "WSL_DISTRO_NAME", "utf-16-le"),
    Tool(("termux-clipboard-set",), ("termux-clipboard-get",), "TERMUX_VERSION"),
)  # fmt: skip
_TAKES_OSC_52 = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour", "rio")
"""What the names of terminals begin with that take words from programs unless told otherwise."""
_TELL_IT_TAKES = (
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR",
    "WT_SESSION",
)
IN_BROWSER: Mapping[str, str] = MappingProxyType({"PATH": ""})
"""The environment of a screen in a browser: what the server has is not the person's."""
_TELL_IT_DOES_NOT = ("VTE_VERSION",)
_NEVER_TAKES = ("linux", "vt")
"""What the names of terminals begin with that have no clipboard."""


async def copy(text: str, environment: Mapping[str, str], send: Callable[[str], None]) -> str:
    """Where the words are now, as a phrase. `send` hands them to the terminal. Raises ClipboardError."""
    for tool in _tools(environment):
        try:
            await run_helper(tool.copy, text.encode(tool.encoding, "replace"))
        except ClipboardError:
            continue  # a display that is gone, say: the next may work
        return "on the clipboard"
    if "TMUX" in environment:
        return await _copy_in_tmux(text)
    if "STY" in environment:
        return await _copy_in_screen(text)
    term = environment.get("TERM", "")
    if term.startswith(_NEVER_TAKES) or any(name in environment for name in _TELL_IT_DOES_NOT):
        raise ClipboardError(f"this terminal has no clipboard for programs: {_advice(environment)}")
    send(text)
    if environment is IN_BROWSER:
        return "on the browser’s clipboard"
    if term.startswith(_TAKES_OSC_52) or any(name in environment for name in _TELL_IT_TAKES):
        return "on the terminal’s clipboard"
    return f"sent to the terminal, which may not take words from programs ({_advice(environment)} to be sure)"


async def _copy_in_tmux(text: str) -> str:
    data = text.encode()
    try:
        await run_helper(
            ("tmux", "load-buffer", "-w", "-"), data
        )  # -w: to the clipboard, too, where tmux may
    except ClipboardError:
        await run_helper(("tmux", "load-buffer", "-"), data)  # before tmux 3.2
    return "in tmux’s buffer, which its prefix and ] paste"


async def _copy_in_screen(text: str) -> str:
    """Through a file that only this person may read: GNU screen reads its buffer from nothing else."""
    with NamedTemporaryFile(prefix="closeread-") as file:
        file.write(text.encode())
        file.flush()
        await run_helper(("screen", "-X", "readbuf", "-e", "utf8", file.name))
    return "in screen’s buffer, which ^A ] pastes"


async def paste(environment: Mapping[str, str]) -> str:
    """The words on the system's clipboard. Raises ClipboardError, which says why there are none."""
    key = ": ctrl+v, or cmd+v on a Mac" if environment is IN_BROWSER else ""
    reason = ClipboardError(f"the clipboard can’t be read here; paste the words into the library{key}")
    for tool in _tools(environment):
        try:
            output = await run_helper(tool.paste)
        except ClipboardError as error:
            reason = error
            continue
        try:
            words = output.decode("utf-8")
        except UnicodeDecodeError:
            raise ClipboardError("what is on the clipboard is not text in UTF-8") from None
        if words.strip():
            return words
        reason = ClipboardError("there are no words on the clipboard")
    raise reason


def _tools(environment: Mapping[str, str]) -> Iterator[Tool]:
    """The programs that there are and that can work here."""
    path = environment.get("PATH")
    for tool in _TOOLS:
        wanted = not tool.variable or environment.get(tool.variable)
        if wanted and which(tool.copy[0], path=path) and which(tool.paste[0], path=path):
            yield tool


def _advice(environment: Mapping[str, str]) -> str:
    if environment.get("WAYLAND_DISPLAY"):
        return "install wl-clipboard"
    if environment.get("DISPLAY"):
        return "install xclip"
    return "select them with shift and the mouse"
