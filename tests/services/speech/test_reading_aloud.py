from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from reader.errors import SpeechError
from reader.load.article import read_article
from reader.model.article import Article
from reader.services.speech.preparing import prepare
from reader.services.speech.program import Voice, Voices
from reader.services.speech.reading_aloud import ReadingAloud
from reader.settings.speech_settings import SpeechSettings
from reader.state.speech.script import QuoteStyle, Role, script
from tests.speaking import Scripted
from tests.values import some
from tests.waiting import until_in_loop

ARTICLE = """\
format: 1
headline: H
language: en
text: |-
  One. “Two.”

  Three.
quotes:
  - {speaker: unknown, type: direct, text: “Two.”}
"""


@dataclass
class Narrator:
    """A program that says what it is let to say."""

    said: list[str] = field(default_factory=list)
    silenced: list[str] = field(default_factory=list)
    holds: bool = False
    fails_at: str = ""
    name: str = "narrator"

    async def voices(self) -> Sequence[Voice]:
        return ()

    async def usual_voices(self, _: str | None, first: str | None, /) -> tuple[str | None, str | None]:
        return first, None

    async def speak(self, words: str, role: Role, voices: Voices) -> None:  # noqa: ARG002 - it has one voice
        self.said.append(words)
        if words == self.fails_at:
            raise SpeechError("no voice")
        try:
            while self.holds:
                await asyncio.sleep(0.001)
        except asyncio.CancelledError:
            self.silenced.append(words)
            raise

    async def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def article() -> Article:
    return some(read_article(ARTICLE.encode(), "test").article)


def reading(article: Article, narrator: Narrator, place: int = 0) -> ReadingAloud:
    return ReadingAloud(script(article, QuoteStyle.VOICE), narrator, Voices(), place, lambda _: None)


async def test_it_reads_to_the_end_in_order(article: Article) -> None:
    narrator, begun = Narrator(), list[str]()
    told = script(article, QuoteStyle.VOICE)
    one = ReadingAloud(told, narrator, Voices(), 1, lambda utterance: begun.append(utterance.words))
    assert await one.run()
    assert narrator.said == begun == ["One.", "“Two.”", "Three."]


async def test_it_pauses_and_says_the_sentence_again_when_it_goes_on(article: Article) -> None:
    narrator = Narrator(holds=True)
    one = reading(article, narrator)
    running = asyncio.create_task(one.run())
    await until_in_loop(lambda: narrator.said == ["H."])
    one.pause_or_go_on()
    await until_in_loop(lambda: narrator.silenced == ["H."])
    narrator.holds = False
    one.pause_or_go_on()
    assert await running
    assert narrator.said == ["H.", "H.", "One.", "“Two.”", "Three."]


async def test_it_goes_elsewhere_at_once_and_when_paused_only_shows_where(article: Article) -> None:
    narrator, begun = Narrator(holds=True), list[str]()
    told = script(article, QuoteStyle.VOICE)
    one = ReadingAloud(told, narrator, Voices(), 0, lambda utterance: begun.append(utterance.words))
    running = asyncio.create_task(one.run())
    await until_in_loop(lambda: narrator.said)
    one.go_to(told.next_paragraph(one.place))
    await until_in_loop(lambda: narrator.said == ["H.", "One."])
    one.pause_or_go_on()
    await until_in_loop(lambda: narrator.silenced == ["H.", "One."])
    one.go_to(told.next_paragraph(one.place))
    await until_in_loop(lambda: begun == ["H.", "One.", "Three."])
    assert narrator.said == ["H.", "One."]
    one.stop()
    assert not await running


async def test_it_falls_silent_when_it_is_stopped_or_cancelled(article: Article) -> None:
    narrator = Narrator(holds=True)
    for end in ("stop", "cancel"):
        one = reading(article, narrator)
        running = asyncio.create_task(one.run())
        await until_in_loop(lambda: len(narrator.said) > len(narrator.silenced))
        one.stop() if end == "stop" else running.cancel()
        await asyncio.wait([running])
    assert narrator.silenced == ["H.", "H."]


async def test_what_goes_wrong_ends_it(article: Article) -> None:
    with pytest.raises(SpeechError, match="no voice"):
        await reading(article, Narrator(fails_at="One.")).run()


async def test_everything_is_prepared_by_the_settings(article: Article, espeak: Scripted) -> None:
    prepared = await prepare(article, SpeechSettings(program="espeak-ng", quotes="announced"), os.environ)
    assert [each.words for each in prepared.script.utterances][2:5] == [
        "An unknown speaker says:", "“Two.”", "End of quote.",
    ]  # fmt: skip
    with pytest.raises(SpeechError, match="no voice"):
        await prepare(article, SpeechSettings(voice="nobody"), os.environ, is_asked=True)


async def test_with_one_voice_alone_quotes_are_announced(article: Article, say: Scripted) -> None:
    (say.folder / "voices").write_text("Alex                en_US    # Hello.\n")
    prepared = await prepare(article, SpeechSettings(program="say", quotes="voice"), os.environ)
    assert "End of quote." in [each.words for each in prepared.script.utterances]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("n", "Three."), ("}", "Three."), ("p", "H."), ("{", "H."), ("[", "“Two.”"), ("]", "“Two.”")],
)
def test_typed_characters_move_it(article: Article, typed: str, words: str) -> None:
    told = script(article, QuoteStyle.VOICE)
    at = next(
        place
        for place, each in enumerate(told.utterances)
        if each.words == ("Three." if typed == "[" else "One.")
    )
    one = ReadingAloud(told, Narrator(), Voices(), at, lambda _: None)
    assert one.answer(typed)
    assert told.utterances[one.place].words == words


def test_a_space_pauses_it_and_what_means_nothing_changes_nothing(article: Article) -> None:
    one = reading(article, Narrator())
    assert one.answer(" ") and one.is_paused
    assert not one.answer("x") and not one.answer(None)
    assert one.is_paused and one.place == 0
