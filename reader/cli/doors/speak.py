"""`reader speak`: an article read aloud, or written as sound into a file."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

from reader.app.commands.names import command_names
from reader.cli.doors.terminal_keys import has_keys, keys
from reader.cli.loading import Loading
from reader.cli.output import FINE, INTERRUPTED, NOTHING, WRONG, is_terminal, say, step, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.printing.print_text import article_path
from reader.cli.standard_input import STANDARD_INPUT
from reader.cli.user_settings import settings
from reader.errors import ReaderError, SpeechError
from reader.model.article import Article
from reader.model.clean import clean
from reader.services.article_memory import ArticleMemory
from reader.services.speech.espeak import ESPEAK, Espeak
from reader.services.speech.finding import find_program
from reader.services.speech.preparing import Prepared, prepare
from reader.services.speech.program import voices_for
from reader.services.speech.reading_aloud import MOVES, PAUSE, ReadingAloud
from reader.services.speech.recording import record
from reader.settings.folders import state_folder
from reader.settings.speech_settings import SpeechSettings
from reader.state.speech.script import Script, Utterance

_WAV = (".wav", ".wave", "")
"""How the name of a file with sound may end: one without an ending says nothing false."""
_ARROWS = {"right": "n", "left": "p"}


def speak(arguments: Arguments) -> int:
    """Read an article aloud; 2 where nothing here can."""
    try:
        if arguments.list_voices and arguments.path is None:
            return asyncio.run(_list_voices(None, _wanted(arguments)))
        loading = Loading()
        path = article_path(arguments)
        article = loading.article(path)
        if article is None:
            return loading.status
        if arguments.list_voices:
            return asyncio.run(_list_voices(article.language, _wanted(arguments)))
        if arguments.to is not None:
            return asyncio.run(_record(article, arguments))
        return asyncio.run(_Aloud(article, path, arguments).run())
    except ReaderError as reason:
        say(f"reader speak: {reason}.")
        return WRONG


def _wanted(arguments: Arguments) -> SpeechSettings:
    """The settings, and what this command says otherwise."""
    found = settings(arguments.config, command_names()).speech or SpeechSettings()
    asked = {
        "program": arguments.program,
        "voice": arguments.voice,
        "quote_voice": arguments.quote_voice,
        "rate": arguments.rate,
        "quotes": arguments.quotes,
    }
    return replace(found, **{name: value for name, value in asked.items() if value is not None})


async def _list_voices(language: str | None, wanted: SpeechSettings) -> int:
    """Print the names of voices and their languages; of an article, those that speak its language."""
    program = await find_program(wanted.program, os.environ)
    try:
        voices = await program.voices()
    finally:
        await program.close()
    listed = voices if language is None else voices_for(voices, language)
    plain: dict[str, list[str]] = {}
    for voice in listed:
        if "+" not in voice.name:  # variants of voices, of which there are thousands
            plain.setdefault(clean(voice.name), []).append(clean(voice.language))
    width = max(map(len, plain), default=0)
    write_lines(f"{name:<{width}}  {', '.join(languages)}" for name, languages in plain.items())
    return FINE if plain else NOTHING


def _place(script: Script, article: Article, wanted: str | None) -> int:
    """Where to begin: at a paragraph by its number, or at words of the text. Raises SpeechError."""
    if wanted is None:
        return 0
    text = article.text
    if wanted.isdecimal() and wanted.isascii():
        number = int(wanted)
        if not 1 <= number <= text.paragraph_count:
            raise SpeechError(f"there is no paragraph {number}: the last is {text.paragraph_count}")
        return script.place_of(text.paragraph(number).start)
    at = text.content.casefold().find(" ".join(wanted.split()).casefold())
    if at < 0:
        raise SpeechError(f"the text doesn’t have {clean(wanted)!r}")
    return script.place_of(at)


async def _record(article: Article, arguments: Arguments) -> int:
    """Write the article as sound into the file that --to names."""
    file = Path(arguments.to)
    if file.suffix.lower() not in _WAV:
        raise SpeechError(f"sound is written as WAV: name the file {clean(file.with_suffix('.wav').name)}")
    wanted = replace(_wanted(arguments), program=ESPEAK)
    prepared = await prepare(article, wanted, os.environ, is_asked=arguments.voice is not None)
    utterances = prepared.script.utterances[_place(prepared.script, article, arguments.begin) :]
    if not isinstance(prepared.program, Espeak):
        raise SpeechError(f"only {ESPEAK} writes files")
    count = len(utterances)

    def show(done: int) -> None:
        step(f"{done} of {count} sentences written")

    try:
        await record(
            utterances,
            prepared.program,
            prepared.voices,
            file,
            show,
            force=arguments.force,
        )
    finally:
        step("")
    write_lines([clean(arguments.to)])
    return FINE


class _Aloud:
    """One article that is read aloud here, with keys where there is a terminal."""

    def __init__(self, article: Article, path: Path, arguments: Arguments) -> None:
        self._article = article
        self._arguments = arguments
        self._memory = (
            None if path == STANDARD_INPUT else ArticleMemory.open(state_folder(), path.absolute(), article)
        )
        self._shows = is_terminal() and not arguments.quiet
        self._paragraph = 0
        self._status = FINE

    async def run(self) -> int:
        try:
            asked = self._arguments.voice is not None
            prepared = await prepare(self._article, _wanted(self._arguments), os.environ, is_asked=asked)
            try:
                return await self._read(prepared)
            finally:
                await prepared.program.close()
        finally:
            if self._memory is not None:
                self._memory.close()

    async def _read(self, prepared: Prepared) -> int:
        script = prepared.script
        place = _place(script, self._article, self._arguments.begin)
        if self._arguments.resume and self._memory is not None and self._memory.start:
            place = script.place_of(self._memory.start)
        reading = ReadingAloud(script, prepared.program, prepared.voices, place, self._begin)
        if has_keys():
            voice = f", {prepared.voices.article}" if prepared.voices.article else ""
            say(f"Read aloud by {prepared.program.name}{clean(voice)}: space pauses, {MOVES}, q ends.")
        self._stop_by_signals(reading)
        with keys(lambda key: self._answer(reading, key)):
            await reading.run()
        return self._status

    def _begin(self, utterance: Utterance) -> None:
        """What becomes of words that are said now: they are shown, and their place is kept."""
        if self._memory is not None and utterance.paragraph:
            self._memory.set_place(utterance.span.start)
            self._memory.read_to(utterance.span.end)
        if self._shows:
            gap = [""] if utterance.paragraph != self._paragraph else []
            write_lines([*gap, *wrap(clean(utterance.words), get_terminal_size().columns)])
        self._paragraph = utterance.paragraph

    def _answer(self, reading: ReadingAloud, key: str) -> None:
        if key in ("q", "\x1b"):
            reading.stop()
        elif reading.answer(_ARROWS.get(key, key)) and reading.is_paused and key == PAUSE:
            say("Paused: space goes on.")

    def _stop_by_signals(self, reading: ReadingAloud) -> None:
        def stop(status: int) -> None:
            self._status = status
            reading.stop()

        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGINT, stop, INTERRUPTED)
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, stop, 128 + number)
