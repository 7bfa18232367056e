"""`--library ADDRESS`, and an address in the settings: quotes and voices of an archive, and why there are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import remote
from reader.library.opening import open_archive
from reader.model.library.versions import Change
from tests.cli.conftest import HARBOUR, Reader


@pytest.fixture
def archive(database: str) -> str:
    """The address of an archive with one article."""
    opened = open_archive(database, begin=True)
    list(opened.push([Change("2024/harbour.yaml", HARBOUR.encode(), None, "Ana")]))
    opened.close()
    return database


@pytest.fixture
def set_library(home: Path) -> Callable[[str], None]:
    """Writes an address into the settings."""

    def write(address: str) -> None:
        config = home / ".config" / "closeread" / "config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f"library = {json.dumps(address)}\n", "utf-8")

    return write


def test_quotes_of_an_archive_are_named_as_there(reader: Reader, archive: str) -> None:
    done = reader("quotes", "--library", archive, "storm", "--json")
    assert (done.status, done.err) == (0, "")
    (quote,) = json.loads(done.out)
    assert (quote["id"], quote["path"]) == ("begun", "2024/harbour.yaml")
    assert reader("quotes", "--library", archive, "text:reopened").out.startswith("The mayor, Ana Ruiz")


def test_the_settings_may_name_it(reader: Reader, archive: str, set_library: Callable[[str], None]) -> None:
    set_library(archive)
    assert "a start" in reader("quotes", "start").out
    assert reader("voices").out.splitlines()[0].startswith("Speaker")
    assert archive in reader("config").out


def test_a_word_that_nobody_said_offers_near_ones(reader: Reader, archive: str) -> None:
    done = reader("quotes", "--library", archive, "strom")
    assert (done.status, done.out) == (1, "")
    assert done.err == "No quote matches. Did you mean storm?\n"
    assert reader("voices", "--library", archive, "strom").status == 1


@pytest.mark.parametrize("command", ["quotes", "voices"])
def test_a_server_that_is_away_is_one_sentence(command: str, reader: Reader, tmp_path: Path) -> None:
    done = reader(command, "--library", f"postgresql://ana:s3cret@/news?host={tmp_path}")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"postgresql://ana@/news?host={tmp_path}: the server can’t be reached.\n"


def test_a_wrong_address_is_not_said_again(reader: Reader) -> None:
    done = reader("quotes", "--library", "mysql://ana:s3cret@db/news")
    assert done.status == 2
    assert "an archive’s address begins with postgresql://" in done.err
    assert "s3cret" not in done.err


@pytest.mark.parametrize("words", [("quotes",), ("voices",), ()])
def test_without_psycopg_it_is_said_how_to_install_it(
    words: tuple[str, ...], reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = reader(*words, "--library", "postgresql:///newsroom")
    assert (done.status, done.out) == (2, "")
    assert done.err == "An archive needs psycopg; install it with `pip install 'closeread[archive]'`.\n"


def test_without_a_home_folder_there_is_no_place_for_copies(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "copies_folder", lambda _: None)
    done = reader("quotes", "--library", "postgresql://ana:s3cret@/newsroom")
    assert (done.status, done.err) == (
        2,
        "postgresql://ana@/newsroom: there is no home folder to copy its articles to.\n",
    )


def test_the_reader_begins_with_its_library(
    reader: Reader, archive: str, set_library: Callable[[str], None]
) -> None:
    without_terminal = "the reading screen needs a terminal"
    assert without_terminal in reader("--library", archive).err
    set_library(archive)
    assert without_terminal in reader().err
