"""Speaks SSIP, the protocol of Speech Dispatcher: commands and their answers, and the events of what is being said.

https://freebsoft.org/doc/speechd/ssip.html
"""

from __future__ import annotations

import asyncio
import shutil
from asyncio import Future, Lock, Queue, StreamReader, StreamWriter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reader.errors import SpeechError
from reader.model.clean import clean, shorten
from reader.services.speech.processes import run_speech

_ANSWER = 5.0
"""Seconds that the server has to answer a command."""
_START = 10.0
"""Seconds that it has to start."""
_LONGEST = 1 << 20
"""Bytes of a line, at the most."""
_EVENT, _ENDED = "7", ("702", "703")
_NO_SERVER = "speech-dispatcher doesn’t answer"


def socket_path(environment: Mapping[str, str]) -> str:
    """Where the server of the person's session listens."""
    address = environment.get("SPEECHD_ADDRESS", "")
    if address.startswith("unix_socket:"):
        return address.partition(":")[2]
    folder = environment.get("XDG_RUNTIME_DIR") or str(Path(environment.get("HOME", "~")) / ".cache")
    return str(Path(folder) / "speech-dispatcher" / "speechd.sock")


class Connection:
    """A connection to the server."""

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._writer = writer
        self._asking = Lock()
        self._answers: Queue[list[str] | None] = Queue()
        self._waiting: dict[str, Future[None]] = {}
        self._ended: set[str] = set()
        """Messages whose end came before anybody could wait for it."""
        self._listening = asyncio.create_task(self._listen(reader))

    @classmethod
    async def open(cls, environment: Mapping[str, str]) -> Connection:
        """A connection to the server, which is started where it isn't running yet. Raises SpeechError."""
        path = socket_path(environment)
        with suppress(OSError):
            return cls(*await asyncio.open_unix_connection(path, limit=_LONGEST))
        start = [
            "speech-dispatcher",
            "--spawn",
            "--communication-method",
            "unix_socket",
            "--socket-path",
            path,
        ]
        try:
            await run_speech(start, limit=_START, outlives=True)
        except SpeechError as reason:
            raise SpeechError(
                f"speech-dispatcher can’t be started, as where there is no sound output that it can use ({reason})"
            ) from None
        try:
            return cls(*await asyncio.open_unix_connection(path, limit=_LONGEST))
        except OSError as reason:
            raise SpeechError(f"{_NO_SERVER}: {reason.strerror}") from None

    async def ask(self, command: str) -> list[str]:
        """What the server answers, without its codes. Raises SpeechError where it refuses."""
        return await asyncio.shield(
            self._ask(f"{command}\r\n")
        )  # half an answer would be taken for the next one

    async def say(self, words: str) -> Future[None]:
        """Have some words said; the future is done once they are, or are cancelled. Raises SpeechError."""
        return await asyncio.shield(self._say(words))

    async def _say(self, words: str) -> Future[None]:
        lines = (f".{line}" if line.startswith(".") else line for line in words.splitlines())
        message = "".join(f"{line}\r\n" for line in lines)
        async with self._asking:
            await self._exchange("SPEAK\r\n")
            number = (await self._exchange(f"{message}.\r\n"))[0]
            said: Future[None] = asyncio.get_running_loop().create_future()
            if number in self._ended:
                self._ended.remove(number)
                said.set_result(None)
            else:
                self._waiting[number] = said
            return said

    async def _ask(self, line: str) -> list[str]:
        async with self._asking:
            return await self._exchange(line)

    async def _exchange(self, line: str) -> list[str]:
        try:
            self._writer.write(line.encode())
            async with asyncio.timeout(_ANSWER):
                await self._writer.drain()
                answer = await self._answers.get()
        except (OSError, TimeoutError):
            raise SpeechError(f"{_NO_SERVER} any more") from None
        if answer is None:
            self._answers.put_nowait(None)
            raise SpeechError("speech-dispatcher has ended")
        if not answer[-1].startswith("2"):
            raise SpeechError(f"speech-dispatcher refuses: {shorten(clean(answer[-1][4:]), 200)}")
        return [row[4:] for row in answer[:-1]]

    async def _listen(self, reader: StreamReader) -> None:
        """Sort what the server says: answers, and the ends of messages."""
        rows: list[str] = []
        try:
            while line := await reader.readline():
                rows.append(line.decode("utf-8", "replace").rstrip("\r\n"))
                if rows[-1][3:4] == "-":
                    continue
                if not rows[-1].startswith(_EVENT):
                    self._answers.put_nowait(rows)
                elif rows[-1].startswith(_ENDED):
                    self._end(rows[0][4:])
                rows = []
        except (OSError, ValueError):  # the connection is lost, or a line has no end
            pass
        self._answers.put_nowait(None)
        for said in self._waiting.values():
            if not said.done():
                said.set_exception(SpeechError("speech-dispatcher has ended"))

    def _end(self, number: str) -> None:
        said = self._waiting.pop(number, None)
        if said is None:
            self._ended.add(number)
        elif not said.done():
            said.set_result(None)

    async def close(self) -> None:
        """End the connection; what is said for it then is not heard to its end."""
        self._listening.cancel()
        await asyncio.wait([self._listening])
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()


def is_installed(environment: Mapping[str, str]) -> bool:
    """Whether there is a server, or a program that starts one."""
    path = environment.get("PATH")
    return (
        Path(socket_path(environment)).is_socket() or shutil.which("speech-dispatcher", path=path) is not None
    )
