"""Protocol `SpeechProgram`: what gives words a voice; and `Voices`, in which voices it is asked to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from reader.errors import SpeechError
from reader.model.clean import clean
from reader.settings.speech_settings import SpeechSettings
from reader.state.speech.script import Role


class Voice(NamedTuple):
    """A voice by the name that its program has for it, and the language that it speaks (BCP 47)."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Voices:
    """Which voices read, at how many words a minute; None is left to the program.

    `language` is the article's (BCP 47). `quotes` is None where the program has no second voice.
    """

    language: str | None = None
    article: str | None = None
    quotes: str | None = None
    rate: int | None = None

    def of(self, role: Role) -> str | None:
        return self.quotes if role is Role.QUOTE and self.quotes else self.article


class SpeechProgram(Protocol):
    """A program of speech, or the connection to one."""

    @property
    def name(self) -> str:
        """What people install it as."""

    async def voices(self) -> Sequence[Voice]:
        """All voices that it has. Raises SpeechError."""

    async def usual_voices(self, language: str | None, first: str | None, /) -> tuple[str | None, str | None]:
        """A voice for articles in a language, which is `first` where that is given, and one for their quotes.

        None where the program chooses by itself, or has no second voice. Raises SpeechError.
        """

    async def speak(self, words: str, role: Role, voices: Voices) -> None:
        """Return when the words have been said; silence where it is cancelled. Raises SpeechError."""

    async def close(self) -> None:
        """End what was started for it."""


async def choose_voices(
    program: SpeechProgram, language: str | None, wanted: SpeechSettings, *, is_asked: bool
) -> Voices:
    """The voices for an article in a language (BCP 47). Raises SpeechError where one that is wanted isn't there.

    Unless the voice is asked for outright (`is_asked`), it only reads articles in its own language.
    """
    first = second = None
    if wanted.voice is not None:
        found = _named(await program.voices(), wanted.voice, program.name)
        if is_asked or language is None or speaks(found, language):
            first = found.name
    if wanted.quote_voice is not None:
        second = _named(await program.voices(), wanted.quote_voice, program.name).name
    usual, other = await program.usual_voices(language, first)
    return Voices(language, usual, second or other, wanted.rate)


def voices_for(voices: Iterable[Voice], language: str) -> list[Voice]:
    """The voices that speak a language, whichever region they are of."""
    return [voice for voice in voices if speaks(voice, language)]


def voice_for(voices: Iterable[Voice], language: str) -> Voice | None:
    """The voice of the very tag, else the first one of the language; None where nobody speaks it."""
    speaking = voices_for(voices, language)
    return next((voice for voice in speaking if _tag(voice.language) == _tag(language)), None) or next(
        iter(speaking), None
    )


def _named(voices: Iterable[Voice], name: str, program: str) -> Voice:
    """The voice of that name. A variant behind a plus sign (`en-gb+f3`) is the program's to know."""
    base, _, variant = name.partition("+")
    for voice in voices:
        if voice.name.casefold() in (name.casefold(), base.casefold()):
            is_whole = voice.name.casefold() == name.casefold()
            return voice if is_whole else Voice(f"{voice.name}+{variant}", voice.language)
    raise SpeechError(f"{program} has no voice {clean(name)!r}: `reader speak --list-voices` lists them")


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice is of a language, of whichever region."""
    return _tag(voice.language).partition("-")[0] == _tag(language).partition("-")[0]


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()
