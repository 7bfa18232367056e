"""Speaks with say, which every Mac has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.services.speech.processes import LIST_LIMIT, run_speech, time_limit, without_commands
from reader.services.speech.program import Voice, Voices, voice_for, voices_for
from reader.state.speech.script import Role

SAY = "say"
_ROW = re.compile(r"(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#")


class Say:
    """say, a process for each utterance."""

    name = SAY

    async def voices(self) -> Sequence[Voice]:
        listed, _ = await run_speech([SAY, "-v", "?"], limit=LIST_LIMIT)
        rows = map(_ROW.match, listed.splitlines())
        return [Voice(row["name"], row["language"].replace("_", "-")) for row in rows if row]

    async def usual_voices(self, language: str | None, first: str | None) -> tuple[str | None, str | None]:
        """A voice of the language, and another one of it."""
        voices = await self.voices()
        if first is None and language is not None and (found := voice_for(voices, language)):
            first = found.name
        spoken = next((voice.language for voice in voices if voice.name == first), None)
        others = [] if spoken is None else [voice.name for voice in voices_for(voices, spoken)]
        return first, next((name for name in others if name != first), None)

    async def speak(self, words: str, role: Role, voices: Voices) -> None:
        command = [SAY, "-f", "-"]
        if voice := voices.of(role):
            command += ["-v", voice]
        if voices.rate is not None:
            command += ["-r", str(voices.rate)]
        await run_speech(command, without_commands(words), limit=time_limit(words))

    async def close(self) -> None:
        """Nothing: each of its processes has ended."""
