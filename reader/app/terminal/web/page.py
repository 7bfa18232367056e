"""Tells whether a server runs the program in a browser, and shows refusals on its page. Knows no Textual."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr

DRIVER_VARIABLE = "TEXTUAL_DRIVER"
OWN_PAGE_VARIABLE = "CLOSEREAD_PAGE"
"""Set where the page is `reader serve`’s, which shows by itself why a program ended."""
PRELUDE = b"__GANGLION__\n"
"""What the server waits for before it takes packets."""
_HEAD = 5
"""Bytes of a packet before its payload: a letter, and the length."""


def is_served() -> bool:
    """Whether a server has started the program for a page, whose screen has not begun yet."""
    return os.environ.get(DRIVER_VARIABLE, "").endswith("WebDriver")


def run_on_page(run: Callable[[], int]) -> int:
    """The status of `run`; where it refuses to show a screen, the page shows why until a key is pressed."""
    said = io.StringIO()
    with redirect_stderr(said):
        status = run()
    if is_served():
        _show(said.getvalue() or f"closeread ended with status {status}.\n")
    elif sys.stderr is not None:
        sys.stderr.write(said.getvalue())
    return status


def packet(kind: bytes, payload: bytes) -> bytes:
    """A packet as Textual's driver for the web and its server exchange them: D is data, M is JSON."""
    return kind + len(payload).to_bytes(4, "big") + payload


def _show(words: str) -> None:
    import json  # a terminal never needs it

    output = sys.stdout.buffer
    if OWN_PAGE_VARIABLE in os.environ:
        why = {"type": "exit", "sentence": " ".join(words.split())}
        output.write(PRELUDE + packet(b"M", json.dumps(why).encode()))
        output.flush()
        return
    lines = "\r\n".join((*words.splitlines(), "", "Press any key to leave."))
    output.write(PRELUDE + packet(b"D", f"\x1b[2J\x1b[H\x1b[?25l{lines}".encode()))
    output.flush()
    _wait_for_key()
    output.write(packet(b"M", b'{"type": "exit"}'))
    output.flush()


def _wait_for_key() -> None:
    """Until a key is pressed on the page, or the page is closed."""
    import json  # a terminal never needs it

    stdin = sys.stdin.buffer
    while len(head := stdin.read(_HEAD)) == _HEAD:
        payload = stdin.read(int.from_bytes(head[1:], "big"))
        if head[:1] == b"D" or json.loads(payload).get("type") in ("quit", "exit"):
            return
