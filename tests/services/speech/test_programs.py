"""The programs that speak, each with a scripted one in its place, and how one is found and its voices are chosen."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from reader.errors import SpeechError
from reader.model.text import Span
from reader.services.speech import espeak as espeak_module
from reader.services.speech import processes
from reader.services.speech.espeak import Espeak
from reader.services.speech.finding import find_program
from reader.services.speech.macos_say import Say
from reader.services.speech.program import Voice, Voices, choose_voices, voice_for
from reader.services.speech.recording import record
from reader.settings.speech_settings import SpeechSettings
from reader.state.speech.script import Role, Utterance
from tests.speaking import Scripted, is_running
from tests.terminals import CHECKOUT
from tests.waiting import until, until_in_loop

REAL_PATH = os.environ["PATH"]


def test_the_voice_of_a_language_is_that_of_its_region_where_there_is_one() -> None:
    voices = (Voice("one", "en-GB"), Voice("two", "en_US"), Voice("three", "de"))
    assert voice_for(voices, "en-us") == voices[1]
    assert voice_for(voices, "en") == voices[0]
    assert voice_for(voices, "fr") is None


# -- finding one


async def test_where_nothing_can_speak_it_says_what_to_install(programs: Path) -> None:
    with pytest.raises(SpeechError, match=r"install speech-dispatcher or espeak-ng"):
        await find_program(None, os.environ)


@pytest.mark.usefixtures("say")
async def test_espeak_comes_before_say_and_a_wanted_program_before_all(espeak: Scripted) -> None:
    assert (await find_program(None, os.environ)).name == "espeak-ng"
    assert (await find_program("say", os.environ)).name == "say"
    with pytest.raises(SpeechError, match=r"^speech-dispatcher is not installed$"):
        await find_program("speech-dispatcher", os.environ)


# -- voices


@pytest.mark.usefixtures("espeak")
@pytest.mark.parametrize(
    ("language", "voice", "chosen"),
    [
        ("en", None, ("en-gb", "en-gb+f2")),
        ("en-US", None, ("en-us", "en-us+f2")),
        ("zh-Hant", None, ("cmn", "cmn+f2")),
        ("cy", None, (None, "en+f2")),
        (None, None, (None, "en+f2")),
        ("en", "de", ("en-gb", "en-gb+f2")),
        ("de-CH", "de+f3", ("de+f3", "de+m3")),
    ],
)
async def test_the_articles_language_decides_espeaks_voices(
    language: str | None, voice: str | None, chosen: tuple[str | None, str | None]
) -> None:
    voices = await choose_voices(Espeak(), language, SpeechSettings(voice=voice), is_asked=False)
    assert (voices.article, voices.quotes) == chosen


@pytest.mark.usefixtures("espeak")
async def test_a_voice_that_is_asked_for_reads_whatever_the_language() -> None:
    wanted = SpeechSettings(voice="DE", quote_voice="en-us", rate=200)
    voices = await choose_voices(Espeak(), "en", wanted, is_asked=True)
    assert voices == Voices("en", "de", "en-us", 200)


@pytest.mark.usefixtures("espeak")
async def test_a_voice_that_is_not_there_is_refused_with_where_to_look() -> None:
    with pytest.raises(SpeechError, match=r"espeak-ng has no voice 'nobody'.*--list-voices"):
        await choose_voices(Espeak(), "en", SpeechSettings(voice="nobody"), is_asked=True)


@pytest.mark.usefixtures("say")
@pytest.mark.parametrize(
    ("language", "voice", "chosen"),
    [
        ("de", None, ("Eddy (German (Germany))", "Anna")),
        ("en-GB", None, ("Daniel", "Alex")),
        ("cy", None, (None, None)),
        ("en", "Daniel", ("Daniel", "Alex")),
    ],
)
async def test_say_reads_quotes_in_another_voice_of_the_language(
    language: str, voice: str | None, chosen: tuple[str | None, str | None]
) -> None:
    voices = await choose_voices(Say(), language, SpeechSettings(voice=voice), is_asked=False)
    assert (voices.article, voices.quotes) == chosen


# -- speaking


async def test_espeak_is_given_words_voice_and_rate(espeak: Scripted) -> None:
    voices = Voices("en", "en-gb", "en-gb+f2", 200)
    await Espeak().speak("-v Hello.", Role.ARTICLE, voices)
    await Espeak().speak("“Go.”", Role.QUOTE, voices)
    await Espeak().speak("On.", Role.QUOTE, Voices())
    assert espeak.said == [
        "--stdin -b 1 -v en-gb -s 200|-v Hello.",
        "--stdin -b 1 -v en-gb+f2 -s 200|“Go.”",
        "--stdin -b 1|On.",
    ]
    await Espeak().close()


async def test_say_is_given_words_voice_and_rate(say: Scripted) -> None:
    await Say().speak("Hello.", Role.QUOTE, Voices("en", "Alex", "Daniel", 200))
    await Say().speak("Hello.", Role.QUOTE, Voices())
    assert say.said == ["-f - -v Daniel -r 200|Hello.", "-f -|Hello."]
    await Say().close()


@pytest.mark.usefixtures("espeak", "say")
@pytest.mark.parametrize("name", ["espeak-ng", "say"])
async def test_no_words_of_an_article_are_commands_or_phonemes(
    name: str, espeak: Scripted, say: Scripted
) -> None:
    program = await find_program(name, os.environ)
    await program.speak("He [[slnc 9000]] wrote [[[x]]].", Role.ARTICLE, Voices())
    said = {"espeak-ng": espeak, "say": say}[name].said
    assert [each.partition("|")[2] for each in said] == ["He [ [slnc 9000]] wrote [ [ [x]]]."]


async def test_a_program_that_fails_is_said_in_one_sentence(espeak: Scripted) -> None:
    espeak.set("fails", "Warning: x\nError: no \x1b[31msuch voice\n")
    with pytest.raises(SpeechError) as raised:
        await Espeak().speak("Hello.", Role.ARTICLE, Voices())
    assert str(raised.value).startswith("espeak-ng ended with status 3: Error: no ")
    assert "\x1b" not in str(raised.value)


async def test_a_machine_without_sound_is_said_and_not_read_to_the_end(
    espeak: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(espeak_module, "_FASTEST", 0.01)  # however long a busy machine takes to start it
    espeak.set("soundless")
    with pytest.raises(SpeechError, match=r"no sound output"):
        await Espeak().speak("Hello.", Role.ARTICLE, Voices())


async def test_a_program_that_hangs_is_ended_and_so_is_one_that_is_cancelled(
    espeak: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    espeak.set("slow")
    speaking = asyncio.create_task(Espeak().speak("Hello.", Role.ARTICLE, Voices()))
    await until_in_loop(lambda: espeak.pid)
    pid = espeak.pid
    speaking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await speaking
    assert not is_running(pid)
    monkeypatch.setattr(processes, "_BEGINNING", 0.3)
    monkeypatch.setattr(processes, "_A_CHARACTER", 0.0)
    with pytest.raises(SpeechError, match=r"^espeak-ng didn’t end in 0 seconds$"):
        await Espeak().speak("Hello.", Role.ARTICLE, Voices())


async def test_a_program_that_can_not_be_run_is_said(programs: Path) -> None:
    (programs / "espeak-ng").write_text("")
    with pytest.raises(SpeechError, match=r"^espeak-ng could not be run: "):
        await Espeak().speak("Hello.", Role.ARTICLE, Voices())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a program whose parent was killed")
def test_a_reader_that_is_killed_falls_silent(espeak: Scripted) -> None:
    espeak.set("slow")
    command = [sys.executable, "-m", "reader", "speak"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=CHECKOUT
    ) as reader:
        until(lambda: espeak.pid)
        reader.send_signal(signal.SIGKILL)
    until(lambda: not is_running(espeak.pid))


# -- writing a file, with Debian's espeak-ng


@pytest.fixture
def real_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", REAL_PATH)
    assert shutil.which("espeak-ng"), (
        "espeak-ng is not installed: run .ci/run, or apt-get install -y espeak-ng"
    )


def utterances(*words: str) -> list[Utterance]:
    return [Utterance(each, Span(0, 0), 1, Role.QUOTE if "“" in each else Role.ARTICLE) for each in words]


def seconds_of(file: Path) -> float:
    with wave.open(str(file), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


@pytest.mark.usefixtures("real_espeak")
async def test_a_file_of_sound_grows_with_the_text_and_with_slowness(tmp_path: Path) -> None:
    program, done = Espeak(), list[int]()
    voices = await choose_voices(program, "en", SpeechSettings(), is_asked=False)
    short, long, slow = (tmp_path / name for name in ("short.wav", "long.wav", "slow.wav"))
    text = utterances("The mayor reopened the harbour.", "“It is a start,”", "she said on Friday evening.")
    assert await record(text[:1], program, voices, short, done.append) == seconds_of(short) > 1
    await record(text, program, voices, long, done.append)
    await record(text, program, Voices("en", "en-us", None, 90), slow, done.append)
    assert seconds_of(short) * 2 < seconds_of(long) < seconds_of(slow)
    assert done == [1, 1, 2, 3, 1, 2, 3]


@pytest.mark.usefixtures("real_espeak")
async def test_debians_espeak_has_a_voice_for_many_languages() -> None:
    voices = await Espeak().voices()
    for language, name in (("en", "en-gb"), ("de", "de"), ("pt-BR", "pt-br"), ("no", "nb"), ("fr", "fr-fr")):
        assert getattr(voice_for(voices, language), "name", None) == name


async def test_a_file_that_is_there_is_only_written_over_by_force(
    espeak: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, done = tmp_path / "a.wav", list[int]()
    file.write_text("mine")
    with pytest.raises(Exception, match=r"a\.wav is there already; --force writes over it"):
        await record(utterances("One."), Espeak(), Voices(), file, print)
    with pytest.raises(SpeechError, match=r"^espeak-ng wrote no sound$"):
        await record(utterances("One."), Espeak(), Voices(), file, print, force=True)
    assert file.read_text() == "mine"
    monkeypatch.setenv("PATH", REAL_PATH)
    await record(utterances("One."), Espeak(), Voices(), file, done.append, force=True)
    assert seconds_of(file) > 0.2
