"""What a command printed is printed again only while it is still what the program would print."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import __main__
from reader.cli import run
from reader.start import saved_output
from reader.start.saved_output import MOST, keep_output, print_saved, stamps_of
from tests.values import some

LONG_AGO = 1_000_000_000


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that have just been written count as settled."""
    monkeypatch.setattr(saved_output, "_SETTLED", -LONG_AGO)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text("format: 1\nheadline: Harbour opens\ntext: The harbour has opened.\n")
    return path


@pytest.fixture
def folder(home: Path) -> Path:
    return home / ".cache" / "closeread" / "output"


def keep(*arguments: str, status: int = 0, output: bytes = b"words\n") -> None:
    keep_output(list(arguments), some(stamps_of(list(arguments))), status, output)


@pytest.mark.parametrize("status", [0, 1])
def test_the_same_is_printed_with_the_same_status(
    status: int, article: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert print_saved(["text", str(article)]) is None
    keep("text", str(article), status=status, output=b"caf\xc3\xa9\n")
    assert print_saved(["text", str(article)]) == status
    assert print_saved(["text", str(article)]) == status
    assert capfdbinary.readouterr().out == b"caf\xc3\xa9\n" * 2


def test_other_words_or_another_folder_are_another_question(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("text", str(article))
    assert print_saved(["text", "--plain", str(article)]) is None
    monkeypatch.chdir(article.parent)
    assert print_saved(["text", str(article)]) is None


def _changed(article: Path) -> None:
    article.write_text("format: 1\n")


def _replaced(article: Path) -> None:
    other = article.with_name("other")
    other.write_bytes(article.read_bytes())
    os.utime(other, ns=(article.stat().st_atime_ns, article.stat().st_mtime_ns))
    other.replace(article)


@pytest.mark.parametrize("change", [_changed, _replaced, Path.unlink])
def test_nothing_is_printed_again_of_an_article_that_is_another_now(
    change: Callable[[Path], None], article: Path
) -> None:
    keep("text", str(article))
    change(article)
    assert print_saved(["text", str(article)]) is None


def test_nothing_is_printed_again_by_another_program(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = article.with_name("module.py")
    module.write_text("")
    monkeypatch.setattr(sys.modules["reader.errors"], "__file__", str(module))
    keep("text", str(article))
    assert print_saved(["text", str(article)]) == 0
    module.write_text("changed = True\n")
    assert print_saved(["text", str(article)]) is None


def test_a_word_that_has_become_a_file_makes_another_question(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    keep("quotes", "harbour", "--in", article.name)
    Path("harbour").write_text("")
    assert print_saved(["quotes", "harbour", "--in", article.name]) is None


def test_an_article_that_changed_meanwhile_is_not_kept(article: Path, folder: Path) -> None:
    stamps = some(stamps_of(["text", str(article)]))
    _changed(article)
    keep_output(["text", str(article)], stamps, 0, b"words\n")
    assert not folder.exists()


def test_an_article_that_changed_just_now_is_not_kept(
    article: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_output, "_SETTLED", LONG_AGO * 1_000_000)
    keep("text", str(article))
    assert not folder.exists(), "a clock of the file system may not tell its next change from this one"


@pytest.mark.parametrize(
    "words",
    [
        [], ["people", "{}"], ["text"], ["text", "-", "{}"], ["check", "{}", "."], ["check", "missing.yaml"],
        ["quotes", "{}", "--config", "{}"], ["quotes", "{}", "--config={}"],
    ],
)  # fmt: skip
def test_what_depends_on_more_than_articles_is_not_kept(words: list[str], article: Path) -> None:
    assert stamps_of([word.format(article) for word in words]) is None


def test_nothing_is_kept_for_a_terminal_or_where_output_is_closed(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("text", str(article))
    with monkeypatch.context() as patch:
        patch.setattr(os, "isatty", lambda _: True)
        assert (stamps_of(["text", str(article)]), print_saved(["text", str(article)])) == (None, None)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert (stamps_of(["text", str(article)]), print_saved(["text", str(article)])) == (None, None)


def test_nothing_is_kept_without_a_home(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, "")
    keep("text", str(article))
    assert print_saved(["text", str(article)]) is None


@pytest.mark.parametrize("damage", [b"", b"\0" * 100])
def test_a_damaged_file_is_as_good_as_none(damage: bytes, article: Path, folder: Path) -> None:
    keep("text", str(article))
    (kept,) = folder.iterdir()
    kept.write_bytes(damage)
    assert print_saved(["text", str(article)]) is None


def test_only_the_outputs_kept_last_are_left(article: Path, folder: Path) -> None:
    for number in range(MOST + 3):
        keep("quotes", str(number), "--in", str(article))
    assert len(list(folder.iterdir())) == MOST


def test_whoever_stops_reading_ends_the_command(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("text", str(article))

    def closed(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(os, "write", closed)
    assert print_saved(["text", str(article)]) == 141


@pytest.mark.parametrize("command", [["text"], ["check"], ["quotes", "--in"], ["quotes", "--json", "--in"]])
def test_a_command_says_again_what_it_said_at_first(
    command: list[str],
    article: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments = [*command, str(article)]
    first = run(arguments)
    said = capfdbinary.readouterr()
    monkeypatch.setattr(sys, "argv", ["reader", *arguments])
    is_kept = print_saved(arguments) is not None
    assert is_kept is not bool(said.err), "what is said beside is not copied"
    capfdbinary.readouterr()
    assert (__main__.main(), capfdbinary.readouterr()) == (first, said)


def test_more_than_may_be_kept_is_not_copied(
    article: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.output.LARGEST", 3)
    assert run(["text", str(article)]) == 0
    assert not folder.exists()
