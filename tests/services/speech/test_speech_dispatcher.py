"""Speech Dispatcher, scripted and Debian's own."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import SpeechError
from reader.services.speech import speech_dispatcher, ssip
from reader.services.speech.finding import find_program
from reader.services.speech.program import Voices, choose_voices
from reader.services.speech.speech_dispatcher import SpeechDispatcher
from reader.settings.speech_settings import SpeechSettings
from reader.state.speech.script import Role
from tests import speaking
from tests.speaking import Scripted, SsipServer
from tests.waiting import until_in_loop

REAL_PATH = os.environ["PATH"]


async def connected() -> SpeechDispatcher:
    return await SpeechDispatcher.connect(os.environ)


@pytest.mark.usefixtures("espeak")
async def test_it_comes_first_and_speaks_in_the_persons_own_voices(server: SsipServer) -> None:
    program = await find_program(None, os.environ)
    assert program.name == "speech-dispatcher"
    voices = await choose_voices(program, "de", SpeechSettings(rate=449), is_asked=False)
    assert voices == Voices("de", None, "FEMALE1", 449)
    await program.speak("Eins.", Role.ARTICLE, voices)
    await program.speak("“Zwei.”", Role.QUOTE, voices)
    await program.speak(".hidden\n..", Role.ARTICLE, voices)
    await program.close()
    assert server.said == ["Eins.", "“Zwei.”", "..hidden\n..."]
    assert [command for command in server.commands if command.startswith("SET")] == [
        "SET self CLIENT_NAME user:closeread:main",
        "SET self NOTIFICATION END on",
        "SET self NOTIFICATION CANCEL on",
        "SET self LANGUAGE de",
        "SET self VOICE_TYPE MALE1",
        "SET self RATE 100",
        "SET self VOICE_TYPE FEMALE1",
        "SET self VOICE_TYPE MALE1",
    ]


@pytest.mark.parametrize(
    ("named", "other"),
    [("German", "German+female1"), ("German+female1", "German+male1"), ("English (Great Britain)", None)],
)
async def test_beside_a_named_voice_quotes_have_another(
    server: SsipServer, named: str, other: str | None
) -> None:
    server.voices += ("German+male1\tde\tmale1",)
    program = await connected()
    voices = await choose_voices(program, "de", SpeechSettings(voice=named), is_asked=True)
    assert (voices.article, voices.quotes) == (named, other)
    await program.speak("Eins.", Role.ARTICLE, voices)
    assert f"SET self SYNTHESIS_VOICE {named}" in server.commands
    await program.close()


@pytest.mark.parametrize(("rate", "said"), [(80, -100), (125, -50), (170, 0), (450, 100)])
async def test_words_a_minute_become_a_rate(server: SsipServer, rate: int, said: int) -> None:
    program = await connected()
    await program.speak("Eins.", Role.ARTICLE, Voices(rate=rate))
    assert f"SET self RATE {said}" in server.commands
    await program.close()


async def test_who_has_a_womans_voice_hears_quotes_in_a_mans(server: SsipServer) -> None:
    server.voice_type = "FEMALE2"
    program = await connected()
    assert (await choose_voices(program, "en", SpeechSettings(), is_asked=False)).quotes == "MALE1"
    await program.close()


async def test_what_is_cancelled_is_cancelled_there_and_the_next_words_are_said(server: SsipServer) -> None:
    server.holds = True
    program = await connected()
    speaking = asyncio.create_task(program.speak("One.", Role.ARTICLE, Voices()))
    await until_in_loop(lambda: server.said)
    speaking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await speaking
    assert server.cancelled == 1
    server.holds = False
    await program.speak("Two.", Role.ARTICLE, Voices())
    assert server.said == ["One.", "Two."]
    await program.close()


async def test_words_that_are_never_spoken_are_not_waited_for(
    server: SsipServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_dispatcher, "time_limit", lambda _: 0.2)
    server.holds = True
    program = await connected()
    with pytest.raises(
        SpeechError, match=r"speech-dispatcher didn’t end in 0 seconds, as where there is no sound"
    ):
        await program.speak("One.", Role.ARTICLE, Voices())
    await program.close()


async def test_a_refusal_and_an_end_of_the_server_are_said(server: SsipServer) -> None:
    server.refuses = "SET self LANGUAGE"
    program = await connected()
    with pytest.raises(SpeechError, match=r"^speech-dispatcher refuses: ERR NOT SO$"):
        await program.speak("One.", Role.ARTICLE, Voices("de"))
    server.drops = True
    for _ in range(2):
        with pytest.raises(SpeechError, match=r"^speech-dispatcher (has ended|doesn’t answer any more)$"):
            await program.speak("One.", Role.ARTICLE, Voices())
    await program.close()


async def test_a_server_that_falls_silent_is_said(
    server: SsipServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = await connected()
    monkeypatch.setattr(ssip, "_ANSWER", 0.1)
    server.holds = True
    monkeypatch.setattr(server, "voices", ("x" * (1 << 21),))  # a line that is no answer
    with pytest.raises(SpeechError, match=r"^speech-dispatcher (has ended|doesn’t answer any more)$"):
        await program.voices()
    await program.close()


async def test_it_is_started_where_it_is_not_running(programs: Path, socket: Path) -> None:
    starter = programs / "speech-dispatcher"
    starter.write_text(f"#!/bin/sh\nexec {sys.executable} {speaking.__file__} $4 $5\n")
    starter.chmod(0o755)
    program = await find_program(None, os.environ)
    await program.speak("One.", Role.ARTICLE, Voices())
    await program.close()


async def test_where_it_can_not_start_the_next_program_reads(
    programs: Path, socket: Path, espeak: Scripted
) -> None:
    starter = programs / "speech-dispatcher"
    starter.write_text("#!/bin/sh\nexit 1\n")
    starter.chmod(0o755)
    assert (await find_program(None, os.environ)).name == "espeak-ng"
    with pytest.raises(SpeechError, match=r"^speech-dispatcher can’t be started, as where there is no sound"):
        await find_program("speech-dispatcher", os.environ)
    starter.write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(SpeechError, match=r"^speech-dispatcher doesn’t answer: "):
        await find_program("speech-dispatcher", os.environ)


def test_its_socket_is_the_sessions(tmp_path: Path) -> None:
    assert ssip.socket_path({"XDG_RUNTIME_DIR": "/run/me"}) == "/run/me/speech-dispatcher/speechd.sock"
    assert ssip.socket_path({"HOME": "/home/me"}) == "/home/me/.cache/speech-dispatcher/speechd.sock"


async def test_debians_speech_dispatcher_speaks_where_nobody_hears_it(
    socket: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", REAL_PATH)
    server = shutil.which("speech-dispatcher")
    assert server, "speech-dispatcher is not installed: run .ci/run, or apt-get install -y speech-dispatcher"
    (home / ".asoundrc").write_text("pcm.!default { type null }\nctl.!default { type null }\n")
    modules = home / "speechd" / "modules"
    modules.mkdir(parents=True)
    (modules / "espeak-ng.conf").write_text("Debug 0\n")
    (home / "speechd" / "speechd.conf").write_text(
        'AudioOutputMethod "alsa"\nAudioALSADevice "default"\nAddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"\n'
        'DefaultModule "espeak-ng"\nDefaultLanguage "en"\n'
    )
    command = [server, "-s", "-t", "0", "-c", "unix_socket", "-S", str(socket), "-C", str(home / "speechd")]
    command += ["-L", str(home), "-P", str(home / "pid")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            await until_in_loop(socket.is_socket)
            program = await connected()
            voices = await choose_voices(program, "de", SpeechSettings(rate=200), is_asked=False)
            await program.speak("Das ist ein Satz.", Role.ARTICLE, voices)
            await program.speak("„Und noch einer.“", Role.QUOTE, voices)
            assert "German" in {voice.name for voice in await program.voices()}
            await program.close()
        finally:
            process.kill()
