"""Speaks with espeak-ng, into the loudspeaker or into a file."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.errors import SpeechError
from reader.services.speech.processes import LIST_LIMIT, run_speech, time_limit, without_commands
from reader.services.speech.program import Voice, Voices, voice_for
from reader.state.speech.script import Role

ESPEAK = "espeak-ng"
_ROW = re.compile(r"\s*(?P<priority>\d+)\s+(?P<tag>[\w-]+)\s+\S*/\S\s+\S+\s+\S+\s*(?P<others>.*)")
_OTHER = re.compile(r"\(([\w-]+) (\d+)\)")
_USUAL = "en"
_FEMALE, _MALE = "f2", "m3"
"""Variants that every voice of espeak-ng can have."""
_FASTEST = 200
"""Characters a second that no voice says: whoever ends sooner has found no loudspeaker."""


class Espeak:
    """espeak-ng, a process for each utterance."""

    name = ESPEAK

    async def voices(self) -> Sequence[Voice]:
        listed, _ = await run_speech([ESPEAK, "--voices"], limit=LIST_LIMIT)
        return list(_voices(listed))

    async def usual_voices(self, language: str | None, first: str | None) -> tuple[str | None, str | None]:
        """The voice of the language, and the other variant of the same voice."""
        if first is None and language is not None and (found := voice_for(await self.voices(), language)):
            first = found.name
        base, _, variant = (first or _USUAL).partition("+")
        return first, f"{base}+{_MALE if variant.lower().startswith('f') else _FEMALE}"

    async def speak(self, words: str, role: Role, voices: Voices) -> None:
        since = time.monotonic()
        _, said = await run_speech(_command(role, voices), without_commands(words), limit=time_limit(words))
        if "error" in said and time.monotonic() - since < len(words) / _FASTEST:
            raise SpeechError(f"{ESPEAK} can’t be heard: this machine has no sound output that it can use")

    async def record(self, words: str, role: Role, voices: Voices, file: Path) -> None:
        """Write what it says into a WAV file. Raises SpeechError."""
        command = [*_command(role, voices), "-w", str(file)]
        await run_speech(command, without_commands(words), limit=time_limit(words))

    async def close(self) -> None:
        """Nothing: each of its processes has ended."""


def _voices(listed: str) -> Iterator[Voice]:
    """The voices in a table of espeak-ng's, those first that it prefers; one that speaks several languages for each."""
    rows = []
    for row in map(_ROW.match, listed.splitlines()):
        if row is not None:
            rows.append((int(row["priority"]), row["tag"], row["tag"]))
            rows += [(int(priority), tag, row["tag"]) for tag, priority in _OTHER.findall(row["others"])]
    seen: set[tuple[str, str]] = set()
    for _, tag, name in sorted(rows, key=lambda row: row[0]):
        if (name, tag) not in seen:
            seen.add((name, tag))
            yield Voice(name, tag)


def _command(role: Role, voices: Voices) -> list[str]:
    command = [ESPEAK, "--stdin", "-b", "1"]
    if voice := voices.of(role):
        command += ["-v", voice]
    if voices.rate is not None:
        command += ["-s", str(voices.rate)]
    return command
