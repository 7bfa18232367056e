"""Small programs that speak to a page as a reader does, quicker to start than one."""

from __future__ import annotations

import sys

_BASE = """
import json, os, signal, sys

def send(kind, payload):
    sys.stdout.buffer.write(kind + len(payload).to_bytes(4, "big") + payload)
    sys.stdout.buffer.flush()

def packets():
    while len(head := sys.stdin.buffer.read(5)) == 5:
        yield head[:1], sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))

sys.stdout.buffer.write(b"__GANGLION__\\n")
send(b"D", f"ready {os.getpid()} {os.environ['COLUMNS']}x{os.environ['ROWS']}".encode())
"""

_ECHO = """
for kind, payload in packets():
    if kind == b"M" and json.loads(payload)["type"] == "quit":
        break
    if payload == b"q":
        send(b"M", b'{"type": "exit"}')
        break
    if payload == b"crash":
        raise RuntimeError("\\x1b]0;owned\\x07a bug")
    if payload == b"open":
        send(b"M", json.dumps({"type": "open_url", "url": "https://news.example/a"}).encode())
        send(b"M", json.dumps({"type": "open_url", "url": "javascript:alert(1)"}).encode())
    send(b"D", kind + payload)
"""

_DEAF = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
while True:
    signal.pause()
"""


def echo() -> list[str]:
    """Writes back what it reads; q, crash and open do what they say."""
    return [sys.executable, "-c", _BASE + _ECHO]


def deaf() -> list[str]:
    """Neither hears that it should end nor minds the signal for it."""
    return [sys.executable, "-c", _BASE + _DEAF]
