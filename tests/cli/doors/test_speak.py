"""`reader speak` with an espeak-ng that writes down what it was to say."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import run
from tests.speaking import Scripted, is_running
from tests.terminals import ARTICLE, CHECKOUT, Start, measured, starting
from tests.waiting import until

REAL_PATH = os.environ["PATH"]
TEXT = [
    "The mayor, Ana Ruiz, reopened the harbour on Friday.",
    "“It is,”",
    "she said,",
    "“a start.”",
    "A senior aide said the work had begun in 2021, a year after the storm.",
]
HEADLINE = ["Mayor reopens the harbour.", "Date: 3 May 2024."]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_it_reads_the_headline_the_date_and_the_text(article: Path, espeak: Scripted) -> None:
    assert run(["speak", str(article)]) == 0
    assert espeak.words == [*HEADLINE, *TEXT]
    assert [line.partition("|")[0].split()[-1] for line in espeak.said][2:5] == ["1", "en+f2", "1"]


def test_it_announces_quotes_and_takes_voice_rate_and_beginning(article: Path, espeak: Scripted) -> None:
    options = ["--quotes", "announced", "--voice", "de", "--rate", "300", "--from", "It   is"]
    assert run(["speak", str(article), *options]) == 0
    assert espeak.said[0] == "--stdin -b 1 -v de -s 300|“It is,”"
    assert espeak.words == [
        "“It is,”", "End of quote.", "she said,", "Ana Ruiz goes on:", "“a start.”", "End of quote.", TEXT[-1],
    ]  # fmt: skip


def test_the_settings_say_how(article: Path, espeak: Scripted, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[speech]\nprogram = "espeak-ng"\nrate = 120\nquotes = "announced"\n')
    assert run(["speak", str(article), "--config", str(config), "--from", "2"]) == 0
    assert espeak.said == [f"--stdin -b 1 -s 120|{TEXT[-1]}"]


def test_it_goes_on_where_the_article_was_left(article: Path, espeak: Scripted) -> None:
    assert run(["speak", str(article), "--from", "she said"]) == 0
    assert run(["speak", str(article), "--resume"]) == 0
    assert espeak.words[-1:] == espeak.words[-2:-1] == TEXT[-1:]


@pytest.mark.usefixtures("espeak")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "3"], "reader speak: there is no paragraph 3: the last is 2."),
        (["--from", "nowhere"], "reader speak: the text doesn’t have 'nowhere'."),
        (["--program", "say"], "reader speak: say is not installed."),
        (["--voice", "nobody"], "`reader speak --list-voices` lists them."),
        (["--rate", "20"], "20 is not from 80 to 450"),
        (["--to", "no/folder/a.wav"], "reader speak: "),
        (["--to", "sound.mp3"], "reader speak: sound is written as WAV: name the file sound.wav."),
        (["nofile.yaml"], "nofile.yaml"),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(
    options: list[str], said: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = [] if "nofile.yaml" in options else [str(article)]
    assert run(["speak", *path, *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("programs")
def test_a_machine_that_can_not_speak_says_what_to_install(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["speak", str(article)]) == 2
    assert capsys.readouterr().err == (
        "reader speak: nothing on this machine can read aloud: install speech-dispatcher or espeak-ng.\n"
    )


@pytest.mark.usefixtures("espeak")
def test_voices_are_listed_those_of_the_articles_language_where_one_is_given(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["speak", "--list-voices"]) == 0
    assert "de      de\n" in capsys.readouterr().out
    article.write_text(ARTICLE.replace("published", "language: en-GB\npublished"), "utf-8")
    assert run(["speak", str(article), "--list-voices"]) == 0
    assert capsys.readouterr().out == "en-gb   en-gb, en\nen-us   en-us, en\nen-029  en-029, en\n"
    article.write_text(ARTICLE.replace("published", "language: cy\npublished"), "utf-8")
    assert run(["speak", str(article), "--list-voices"]) == 1


def test_sound_is_written_into_a_file_with_debians_espeak(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", REAL_PATH)
    whole, end = tmp_path / "whole.wav", tmp_path / "end.wav"
    assert run(["speak", str(article), "--to", str(whole)]) == 0
    assert run(["speak", str(article), "--to", str(end), "--from", "2"]) == 0
    assert capsys.readouterr() == (f"{whole}\n{end}\n", "")
    seconds = []
    for file in (whole, end):
        with wave.open(str(file)) as sound:
            seconds.append(sound.getnframes() / sound.getframerate())
    assert seconds[0] > 2 * seconds[1] > 4
    assert run(["speak", str(article), "--to", str(end)]) == 2
    assert run(["speak", str(article), "--to", str(end), "--force"]) == 0


# -- on a terminal


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    with starting(home) as start:
        yield start


def test_keys_pause_it_go_elsewhere_and_end_it(article: Path, espeak: Scripted, start: Start) -> None:
    espeak.set("slow")
    terminal = start("speak", article, **measured())
    terminal.wait_for("Read aloud by espeak-ng: space pauses, n and p go a paragraph on and back")
    terminal.wait_for("Mayor reopens the harbour")
    until(lambda: espeak.words == HEADLINE[:1])
    terminal.type(" ")
    terminal.wait_for("Paused: space goes on")
    until(lambda: not is_running(espeak.pid))
    terminal.type(" ")
    until(lambda: espeak.words == HEADLINE[:1] * 2)
    for key, words in (("n", TEXT[0]), ("]", TEXT[1]), ("\x1b[C", TEXT[4]), ("[", TEXT[1]), ("p", TEXT[0])):
        terminal.type(key)
        until(lambda words=words: espeak.words[-1] == words, lambda: espeak.words)  # type: ignore[misc]  # a default binds it
        terminal.wait_for("she said|reopened the harbour on|It is|senior aide")
    terminal.type("xq")
    assert terminal.wait() == 0
    assert terminal.left_behind == []
    until(lambda: not is_running(espeak.pid))


@pytest.mark.usefixtures("espeak")
def test_lines_break_between_words(article: Path, start: Start) -> None:
    terminal = start("speak", article, columns=36)
    assert terminal.wait() == 0
    assert "harbour on Friday." in [row.strip() for row in terminal.screen.split("\n")]


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_words_and_gives_the_terminal_back(
    article: Path, espeak: Scripted, start: Start, number: int, status: int
) -> None:
    espeak.set("slow")
    terminal = start("speak", article, "--quiet")
    until(lambda: espeak.pid)
    terminal.send(number)
    assert terminal.wait() == status
    assert terminal.left_behind == []
    until(lambda: not is_running(espeak.pid))
    assert "Mayor" not in terminal.screen


def test_an_article_from_standard_input_is_read(espeak: Scripted) -> None:
    command = [sys.executable, "-m", "reader", "speak", "-"]
    done = subprocess.run(command, input=ARTICLE, text=True, capture_output=True, cwd=CHECKOUT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert espeak.words == [*HEADLINE, *TEXT]
