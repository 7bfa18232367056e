"""Reading aloud from the screen, with an espeak-ng that writes down what it was to say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from reader.app.overlays.card import CardScreen
from reader.load.article import load_article
from reader.services.bundled import bundled
from reader.state.article.session import Session
from reader.state.speech.script import QuoteStyle, Script, script
from tests.readings import Reading, Saves
from tests.speaking import Scripted, is_running
from tests.values import some
from tests.waiting import until_in_loop

Opening = Callable[..., AbstractAsyncContextManager[Reading]]


@pytest.fixture(scope="module")
def told() -> Script:
    return script(some(load_article(bundled()).article), QuoteStyle.VOICE)


@pytest.fixture
def slow(espeak: Scripted) -> Scripted:
    """A program that is still at its first words whenever it is looked at."""
    espeak.set("slow")
    return espeak


def marked(reading: Reading) -> str:
    """The words that are marked in the text."""
    text = reading.app.article_screen.session.article.text
    return " ".join(text[mark.span].strip() for mark in reading.app.article_screen.article_pane.marks)


async def heard(espeak: Scripted, words: str) -> None:
    """Until these words are being said."""
    await until_in_loop(lambda: espeak.words[-1:] == [words], lambda: espeak.words)


async def test_it_reads_to_the_end_marks_what_it_says_and_keeps_it_in_sight(
    reading: Opening, espeak: Scripted, told: Script
) -> None:
    async with reading(size=(80, 24)) as r:
        pane = r.app.article_screen.article_pane
        seen: list[bool] = []

        def look() -> None:
            seen.extend(pane.shown.overlaps(mark.span) for mark in pane.marks)

        pane.watch(pane, "marks", look, init=False)
        await r.press("l")
        await until_in_loop(lambda: r.remark == "Read to the end.", lambda: r.remark)
        assert espeak.words == [utterance.words for utterance in told.utterances]
        assert pane.shown.end == len(pane.session.article.text)
        assert len(seen) >= len(told.utterances) - 1
        assert marked(r) == ""


async def test_space_pauses_and_goes_on_with_the_same_sentence(
    reading: Opening, slow: Scripted, told: Script
) -> None:
    async with reading() as r:
        await r.press("l")
        await heard(slow, told.utterances[0].words)
        assert r.remark.startswith("Reading aloud: space pauses")
        await r.press("space")
        assert r.remark.startswith("Paused")
        await until_in_loop(lambda: not is_running(slow.pid))
        top = r.app.article_screen.article_pane.top
        await r.press("n")
        await until_in_loop(lambda: marked(r) == told.utterances[1].words)
        assert len(slow.words) == 1
        await r.press("space")
        await heard(slow, told.utterances[1].words)
        assert r.app.article_screen.article_pane.top == top


async def test_keys_go_a_paragraph_or_a_quote_on_and_back(
    reading: Opening, slow: Scripted, told: Script
) -> None:
    async with reading() as r:
        await r.press("l")
        place = 0
        for key, step in (
            ("n", told.next_paragraph), ("}", told.next_paragraph),
            ("]", told.next_quote), ("[", told.previous_quote),
            ("p", told.previous_paragraph), ("{", told.previous_paragraph),
        ):  # fmt: skip
            await heard(slow, told.utterances[place].words)
            await r.press(key)
            place = step(place)
        await heard(slow, told.utterances[place].words)


@pytest.mark.parametrize("key", ["escape", "q", "l"])
async def test_these_keys_only_stop_it(reading: Opening, slow: Scripted, told: Script, key: str) -> None:
    async with reading() as r:
        await r.press("n")  # a quote is chosen
        chosen = r.app.article_screen.session.chosen
        await r.press("l")
        await until_in_loop(lambda: slow.pid and marked(r))
        await r.press(key)
        await until_in_loop(lambda: not is_running(slow.pid) and marked(r) == "")
        assert r.app.is_running
        assert r.app.article_screen.session.chosen == chosen


async def test_any_other_key_stops_it_and_does_what_it_does(reading: Opening, slow: Scripted) -> None:
    async with reading() as r:
        await r.press("n", "l")
        await until_in_loop(lambda: slow.pid)
        await r.press("i")
        assert isinstance(r.app.screen, CardScreen)
        await until_in_loop(lambda: not is_running(slow.pid))


async def test_it_goes_on_where_it_was_stopped_while_that_is_in_sight_else_at_the_top(
    reading: Opening, slow: Scripted, told: Script
) -> None:
    async with reading(size=(80, 24)) as r:
        pane = r.app.article_screen.article_pane
        await r.press("l")
        await heard(slow, told.utterances[0].words)
        await r.press("n", "n")
        words = told.utterances[told.paragraph_places[2]].words
        await heard(slow, words)
        await r.press("q", "l")
        await until_in_loop(lambda: slow.words[-2:] == [words, words])
        await r.press("G")
        at_top = told.utterances[told.place_of(pane.shown.start)].words
        await r.press("l")
        await heard(slow, at_top)


async def test_it_begins_with_what_is_chosen(reading: Opening, slow: Scripted, told: Script) -> None:
    async with reading() as r:
        await r.press("n", "n")
        at = some(r.app.article_screen.session.at)
        await r.press("l")
        await heard(slow, told.utterances[told.place_of(at.start)].words)


async def test_what_goes_wrong_is_said(reading: Opening, espeak: Scripted) -> None:
    espeak.set("fails", "no such voice")
    async with reading() as r:
        await r.press("l")
        await until_in_loop(
            lambda: r.remark == "Not read aloud: espeak-ng ended with status 3: no such voice.",
            lambda: r.remark,
        )


@pytest.mark.usefixtures("programs")
async def test_without_a_program_it_says_what_to_install(reading: Opening) -> None:
    async with reading() as r:
        await r.press("l")
        await until_in_loop(lambda: "install speech-dispatcher or espeak-ng" in r.remark)


async def test_a_key_stops_it_before_it_has_begun(reading: Opening, espeak: Scripted) -> None:
    async with reading() as r:
        screen = r.app.article_screen
        screen.action_read_aloud()
        screen.action_read_aloud()
        await r.pilot.pause()
        await until_in_loop(lambda: not some(screen._aloud).is_active)
        assert espeak.words == []


async def test_another_text_in_the_file_stops_it(reading: Opening, espeak: Scripted, saves: Saves) -> None:
    espeak.set("slow")
    async with reading() as r:
        await r.press("l")
        await until_in_loop(lambda: espeak.pid)
        screen = r.app.article_screen
        other = some(load_article(bundled()).article)
        text = type(other.text)(other.text.content + " More.")
        screen.session = Session.of(type(other)(id=other.id, headline=other.headline, text=text))
        espeak.unset("slow")
        await r.press("]")
        await until_in_loop(lambda: r.remark == "The text has changed: l reads on.", lambda: r.remark)
        await until_in_loop(lambda: not some(screen._aloud).is_active)


async def test_in_a_browser_nothing_is_read_aloud(
    reading: Opening, espeak: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as r:
        monkeypatch.setattr(type(r.app), "is_web", property(lambda _: True))
        await r.press("l")
        assert "it would be heard where `reader serve` runs" in r.remark
        await asyncio.sleep(0)
        assert espeak.words == []


async def test_leaving_ends_the_voice(reading: Opening, slow: Scripted) -> None:
    async with reading() as r:
        await r.press("l")
        await until_in_loop(lambda: slow.pid)
        r.app.exit()
    await until_in_loop(lambda: not is_running(slow.pid))
