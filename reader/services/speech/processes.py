"""Runs programs of speech: with a time limit, ended where they are cancelled, and with the reader where it dies."""

from __future__ import annotations

import asyncio
import ctypes
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process, SubprocessStreamProtocol
from collections.abc import Sequence
from contextlib import suppress
from signal import SIGKILL

from reader.errors import SpeechError
from reader.model.clean import clean, shorten

LIST_LIMIT = 10.0
"""Seconds that a program has to list its voices."""
_BEGINNING, _A_CHARACTER = 10.0, 0.25
"""Seconds to say anything, and to say one character: at 80 words a minute, it takes a tenth of a second."""
_BUFFER = 1 << 16
"""Bytes of output that wait to be read."""
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None  # found before any fork
_PARENT_DEATH = 1
"""PR_SET_PDEATHSIG of Linux's prctl: the signal that a process gets when the one that started it dies."""


def without_commands(words: str) -> str:
    """The words with no `[[`, behind which espeak-ng looks for phonemes and say for commands, as to fall silent."""
    return re.sub(r"\[(?=\[)", "[ ", words)


def time_limit(words: str) -> float:
    """Seconds after which a program that was to say some words is taken to hang."""
    return _BEGINNING + _A_CHARACTER * len(words)


async def run_speech(
    command: Sequence[str], given: str = "", *, limit: float, outlives: bool = False
) -> tuple[str, str]:
    """What a program wrote on standard output and error, after it was given some words. Raises SpeechError.

    `outlives`: what it starts goes on without the reader, as a server does; then nothing that it writes is read.
    """
    name = command[0]
    loop = asyncio.get_running_loop()
    try:
        transport, protocol = await loop.subprocess_exec(
            lambda: SubprocessStreamProtocol(limit=_BUFFER, loop=loop),
            *command,
            stdin=PIPE if given else DEVNULL,
            stdout=DEVNULL if outlives else PIPE,  # a server would hold the pipe open
            stderr=DEVNULL if outlives else PIPE,
            start_new_session=True,  # so that what it has started ends with it
            preexec_fn=None if outlives or _LIBC is None else _die_with_parent,
        )
    except OSError as error:
        raise SpeechError(f"{name} could not be run: {error.strerror}") from None
    process = Process(transport, protocol, loop)
    try:
        async with asyncio.timeout(limit):
            output, said = await process.communicate(given.encode() if given else None)
    except TimeoutError:
        raise SpeechError(f"{name} didn’t end in {limit:.0f} seconds") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, SIGKILL)
        transport.close()  # at once: whoever waits for the end may be cancelled, too
        await process.wait()
    talk = (said or b"").decode("utf-8", "replace")
    if process.returncode:
        last = shorten(clean(talk.strip().rpartition("\n")[2]), 200)
        raise SpeechError(f"{name} ended with status {process.returncode}{f': {last}' if last else ''}")
    return (output or b"").decode("utf-8", "replace"), talk


def _die_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_PARENT_DEATH, SIGKILL)
