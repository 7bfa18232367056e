"""The share of voice in the linear screen: who is quoted how much, by what, and the quotes of a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.library.opening import open_library
from tests.cli.conftest import HARBOUR
from tests.linear.conftest import Reading

RUIZ = "Ana Ruiz, mayor. 1 quote, 50 per cent of all, 4 words, 1 article, 1 word for word. Date: 3 May 2024."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Reading]:
    """The linear screen with a library of one article before one."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "harbour.yaml").write_text(HARBOUR, "utf-8")
    launch = Launch(
        memory_folder=tmp_path / "state",
        open_library=lambda: open_library(tmp_path / "cache", (folder,), ()),
    )
    reading = Reading(launch, 140, 24)
    reading.wait_for("Mayor reopens the harbour. New.")
    yield reading
    reading.close()


@pytest.fixture
def voices(library: Reading) -> Reading:
    """The share of voice of that library."""
    library.press("V")
    library.wait_for("By speaker, most quoted first.")
    return library


def test_each_row_is_a_speaker_in_words(voices: Reading) -> None:
    assert voices.said == "Share of voice. 2 quotes, 1 article. By speaker, most quoted first."
    assert voices.row.startswith(
        "a senior aide. 1 quote, 50 per cent of all, 11 words, 1 article, 1 reported"
    )
    voices.press("j")
    assert voices.row == RUIZ
    assert voices.press("V") == "Share of voice. 2 quotes, 1 article. By speaker, most quoted first."


def test_tab_groups_r_sorts_and_slash_filters(voices: Reading) -> None:
    assert voices.press("r").endswith("By speaker, most words first.")
    voices.press("/", *"ruiz", "enter")
    assert voices.row == RUIZ
    assert voices.said == "Share of voice. 1 of 2 with ruiz. By speaker, most words first."
    voices.press("/", "ctrl+u", *"nobody", "enter")
    assert voices.row == "Nothing here is called nobody."
    assert voices.press("escape", "tab").endswith("By role, most words first.")
    assert voices.press("shift+tab", "shift+tab").endswith("By month, most words first.")
    assert voices.row.startswith("May 2024. 2 quotes, 100 per cent of all")


def test_enter_shows_the_quotes_of_a_speaker_and_q_comes_back(voices: Reading) -> None:
    voices.press("j", "enter")
    voices.wait_for("Ana Ruiz, word for word")
    assert voices.row.startswith("Ana Ruiz, word for word: “It is,” then “a start.”")
    assert voices.said.startswith("1 quote")
    voices.press("q")
    assert voices.row == RUIZ
    assert voices.press("q") == "The library."


def test_enter_on_a_role_shows_its_speakers(voices: Reading) -> None:
    voices.press("tab", "/", *"mayor", "enter", "enter")
    voices.wait_for("Share of voice of mayor.")
    voices.wait_for("By speaker")
    assert voices.row.startswith("Ana Ruiz, mayor. 1 quote, 100 per cent of all")
    assert voices.press("escape", "escape", "escape") == "The library."


def test_the_quotes_of_a_search_are_counted(library: Reading) -> None:
    library.press("S", *"start", "enter")
    library.wait_for("1 quote")
    library.press("V")
    library.wait_for("By speaker")
    assert library.said.startswith("Share of voice. start, 1 quote, 1 article.")
    assert library.row.startswith("Ana Ruiz, mayor. 1 quote, 100 per cent of all")


def test_a_query_that_means_nothing_counts_nothing(library: Reading) -> None:
    library.press("S", *"type:none", "enter", "V")
    library.wait_for("No quote matches.")
    assert library.press("enter") == "This leads nowhere."
