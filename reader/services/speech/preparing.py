"""Gets everything ready to read an article aloud: the program, its voices, and what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.errors import ReaderError
from reader.model.article import Article
from reader.services.speech.finding import find_program
from reader.services.speech.program import SpeechProgram, Voices, choose_voices
from reader.settings.speech_settings import SpeechSettings
from reader.state.speech.script import QuoteStyle, Script, script


@dataclass(frozen=True, slots=True)
class Prepared:
    """A program, which is to be closed, its voices, and what they say."""

    program: SpeechProgram
    voices: Voices
    script: Script


async def prepare(
    article: Article, wanted: SpeechSettings, environment: Mapping[str, str], *, is_asked: bool = False
) -> Prepared:
    """What reads an article aloud. Raises SpeechError.

    Unless the voice is asked for outright (`is_asked`), it only reads articles in its own language. Where there is no
    second voice, quotes are announced.
    """
    program = await find_program(wanted.program, environment)
    try:
        voices = await choose_voices(program, article.language, wanted, is_asked=is_asked)
    except ReaderError:
        await program.close()
        raise
    style = QuoteStyle(wanted.quotes) if voices.quotes else QuoteStyle.ANNOUNCED
    return Prepared(program, voices, script(article, style))
