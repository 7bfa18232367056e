"""The reader that runs behind one page: its process, and the packets that it speaks.

textual-serve has a class for this (AppService), which goes by a shell, prints what a program says on standard error
raw, and leaves a page open whose program was killed. The packets are Textual's: a letter, the payload's length in four
bytes, the payload; D is what a terminal would read or write, M is a JSON object.
"""

from __future__ import annotations

import json
import os
import signal
from asyncio import IncompleteReadError, StreamReader, create_subprocess_exec, create_task, wait_for
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from reader.app.terminal.web.page import DRIVER_VARIABLE, OWN_PAGE_VARIABLE, PRELUDE, packet

_QUIT, _TERMINATE = 2.0, 1.5
"""Seconds that a program has to end after it was asked to, and after the signal that asks it again."""
_SAID = 16_384
"""Bytes of standard error that are kept, the last ones."""


@dataclass(frozen=True, slots=True)
class Output:
    """What the page's terminal is to write."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the web that the person wants opened in another tab."""

    url: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The program's end in one sentence, and what it said on standard error where it crashed."""

    sentence: str
    said: str = ""


class Program:
    """A reader in a process of its own. It ends with its page."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._said = bytearray()
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self._stdin, self._stdout = process.stdin, process.stdout
        self._listening = create_task(self._listen(process.stderr))

    @classmethod
    async def start(cls, command: Sequence[str], columns: int, rows: int) -> Program:
        """Start a command, as a program with a terminal of so many cells. Raises OSError."""
        environment = {
            **os.environ,
            DRIVER_VARIABLE: "textual.drivers.web_driver:WebDriver",
            OWN_PAGE_VARIABLE: "1",
            "TEXTUAL_FPS": "60",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM_PROGRAM": "textual",
            "COLUMNS": str(columns),
            "ROWS": str(rows),
        }
        return cls(
            await create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment)
        )

    # -- what the page says

    async def type(self, text: str) -> None:
        """Send what was typed or pasted."""
        await self._send(packet(b"D", text.encode("utf-8", "replace")))

    async def say(self, **meta: str | int) -> None:
        """Send what a page knows: that it is resized, has the focus or lost it."""
        await self._send(packet(b"M", json.dumps(meta).encode()))

    async def _send(self, content: bytes) -> None:
        try:
            self._stdin.write(content)
            await self._stdin.drain()
        except (OSError, RuntimeError):  # it has ended; whoever reads its packets is told so
            return

    # -- what the program says

    async def events(self) -> AsyncIterator[Output | Page | Ended]:
        """What it writes and asks for, until it ends; its end is the last."""
        sentence = ""
        async for kind, payload in _packets(self._stdout):
            if kind == b"D":
                yield Output(payload)
            elif kind == b"M":
                meta = json.loads(payload)
                if meta.get("type") == "open_url" and str(meta.get("url")).startswith(("http:", "https:")):
                    yield Page(str(meta["url"]))
                elif meta.get("type") == "exit":
                    sentence = str(meta.get("sentence") or "You left closeread.")
        status = await self._process.wait()
        await self._listening
        yield Ended(sentence) if sentence else _crash(status, self._said.decode("utf-8", "replace"))

    async def stop(self) -> None:
        """End it: asked first, then by signals, in less than five seconds."""
        await self.say(type="quit")
        self._stdin.close()
        for seconds, number in ((_QUIT, signal.SIGTERM), (_TERMINATE, signal.SIGKILL)):
            try:
                await wait_for(self._process.wait(), seconds)
            except TimeoutError:
                self._process.send_signal(number)
        await self._process.wait()
        await self._listening

    async def _listen(self, stderr: StreamReader) -> None:
        while more := await stderr.read(4096):
            self._said += more
            del self._said[:-_SAID]


async def _packets(stdout: StreamReader) -> AsyncIterator[tuple[bytes, bytes]]:
    """Kinds and payloads. What comes before the prelude is no packet."""
    try:
        while await stdout.readline() not in (PRELUDE, b""):
            pass
        while True:
            head = await stdout.readexactly(5)
            yield head[:1], await stdout.readexactly(int.from_bytes(head[1:], "big"))
    except IncompleteReadError:
        return


def _crash(status: int, said: str) -> Ended:
    if status < 0:
        name = signal.Signals(-status).name
        return Ended(f"closeread was ended by the system ({name}). Load this page again to go on.", said)
    return Ended("closeread crashed: what happened is told where `reader serve` runs.", said)
