"""Speaks through Speech Dispatcher as the person has set it up, and leaves alone what other programs say."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

from reader.errors import SpeechError
from reader.model.clean import clean
from reader.services.speech.processes import time_limit
from reader.services.speech.program import Voice, Voices, voices_for
from reader.services.speech.ssip import Connection
from reader.state.speech.script import Role

SPEECH_DISPATCHER = "speech-dispatcher"
_SLOWEST, _USUAL, _FASTEST = 80, 170, 449
"""Words a minute of the rates -100, 0 and 100, as its voices of espeak-ng have them."""
_OTHER_TYPE = ("FEMALE1", "MALE1")
"""The type of voice for quotes: the first, unless the person's own is of a woman."""


class SpeechDispatcher:
    """A connection to the server of the person's session."""

    name = SPEECH_DISPATCHER

    def __init__(self, connection: Connection, usual_type: str) -> None:
        """`usual_type` is the type of voice that the person has set up."""
        self._connection = connection
        self._usual_type = usual_type
        self._set: dict[str, str] = {}
        """What of the connection was set, by the names of the settings."""

    @classmethod
    async def connect(cls, environment: Mapping[str, str]) -> SpeechDispatcher:
        """Connect, and say who we are. Raises SpeechError."""
        connection = await Connection.open(environment)
        try:
            await connection.ask("SET self CLIENT_NAME user:closeread:main")
            for event in ("END", "CANCEL"):
                await connection.ask(f"SET self NOTIFICATION {event} on")
            return cls(connection, next(iter(await connection.ask("GET VOICE_TYPE")), "MALE1"))
        except SpeechError:
            await connection.close()
            raise

    async def voices(self) -> Sequence[Voice]:
        rows = [row.split("\t") for row in await self._connection.ask("LIST SYNTHESIS_VOICES")]
        return [Voice(row[0], row[1]) for row in rows if len(row) > 1]

    async def usual_voices(self, _: str | None, first: str | None) -> tuple[str | None, str | None]:
        """The person's own voice of the language, and the other type of it; beside a named voice, another one."""
        if first is None:
            return None, _OTHER_TYPE[self._usual_type.startswith("FEMALE")]
        voices = await self.voices()
        names = {voice.name for voice in voices}
        base, _, variant = first.partition("+")
        other = f"{base}+{'male1' if variant.startswith('female') else 'female1'}"
        if other in names:
            return first, other
        spoken = next((voice.language for voice in voices if voice.name == first), "")
        return first, next((voice.name for voice in voices_for(voices, spoken) if voice.name != first), None)

    async def speak(self, words: str, role: Role, voices: Voices) -> None:
        voice = voices.of(role)
        if voices.language is not None:
            await self._set_once("LANGUAGE", voices.language)
        if voice is None or voice in _OTHER_TYPE:
            await self._set_once("VOICE_TYPE", voice or self._usual_type)
        else:
            await self._set_once("SYNTHESIS_VOICE", voice)
        if voices.rate is not None:
            await self._set_once("RATE", str(_rate(voices.rate)))
        message = await self._connection.say(words)
        limit = time_limit(words)
        try:
            async with asyncio.timeout(limit):
                await message
        except TimeoutError:
            raise SpeechError(
                f"{self.name} didn’t end in {limit:.0f} seconds, as where there is no sound output that it can use"
            ) from None
        except asyncio.CancelledError:
            with suppress(SpeechError):
                await self._connection.ask("CANCEL self")
            raise

    async def _set_once(self, setting: str, value: str) -> None:
        if self._set.get(setting) != value:
            await self._connection.ask(f"SET self {setting} {clean(value)}")
            self._set[setting] = value

    async def close(self) -> None:
        await self._connection.close()


def _rate(words_a_minute: int) -> int:
    """A rate from -100 to 100."""
    if words_a_minute < _USUAL:
        return max(round(100 * (words_a_minute - _USUAL) / (_USUAL - _SLOWEST)), -100)
    return min(round(100 * (words_a_minute - _USUAL) / (_FASTEST - _USUAL)), 100)
