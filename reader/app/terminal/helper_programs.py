"""Runs helper programs with a time limit: what hangs or floods is ended, and so is what is cancelled."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE, Process, create_subprocess_exec
from collections.abc import Sequence
from contextlib import suppress
from signal import SIGKILL

from reader.errors import ClipboardError

TIME_LIMIT = 3.0
"""Seconds that a helper program gets: those of the clipboard answer in milliseconds."""
LONGEST_OUTPUT = 64 * 1024 * 1024
"""Bytes that are read of its output: four for each character of the longest paste."""


async def run_helper(command: Sequence[str], given: bytes | None = None) -> bytes:
    """The output of a helper program, or nothing where it is `given` input. Raises ClipboardError.

    A program that is given input may go on in the background, as those do that own an X selection.
    """
    name = command[0]
    reads = given is not None
    try:
        process = await create_subprocess_exec(
            *command,
            stdin=PIPE if reads else DEVNULL,
            stdout=DEVNULL if reads else PIPE,
            stderr=DEVNULL,
            start_new_session=True,  # so that what it has started ends with it
        )
    except OSError as error:
        raise ClipboardError(f"{name} could not be run: {error.strerror}") from None
    try:
        async with asyncio.timeout(TIME_LIMIT):
            output = b"" if reads else await _read(process, name)
            await process.communicate(given)
    except TimeoutError:
        raise ClipboardError(f"{name} didn’t answer in {TIME_LIMIT:g} seconds") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, SIGKILL)
            await process.wait()
    if process.returncode:
        raise ClipboardError(f"{name} ended with status {process.returncode}")
    return output


async def _read(process: Process, name: str) -> bytes:
    assert process.stdout is not None, "its output was asked for"
    output = bytearray()
    while piece := await process.stdout.read(65536):
        output += piece
        if len(output) > LONGEST_OUTPUT:
            raise ClipboardError(f"{name} gives more than an article can be")
    return bytes(output)
