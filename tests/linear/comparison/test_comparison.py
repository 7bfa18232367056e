"""Two annotations side by side in the linear screen: the agreement, the differences, and the ways from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.opening import open_library
from tests.cli.conftest import HARBOUR
from tests.cli.test_compare import OTHER
from tests.linear.conftest import Opening, Reading


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """Two annotations of one text."""
    folder = tmp_path / "both"
    folder.mkdir()
    for name, source in (("first", HARBOUR), ("second", OTHER)):
        (folder / f"{name}.yaml").write_text(source, "utf-8")
    return folder / "first.yaml", folder / "second.yaml"


@pytest.fixture
def compared(opening: Opening, paths: tuple[Path, Path]) -> Reading:
    """Both side by side, in a screen that shows all of it."""
    r = opening(paths[0], size=(100, 40), compare_with=paths[1])
    r.wait_for("3 differences.")
    return r


def test_it_begins_with_how_far_both_agree(compared: Reading) -> None:
    assert compared.said.startswith("Comparing first.yaml and second.yaml. The text is the same; ")
    assert compared.row.startswith("The text is the same; ")
    assert any(row.startswith("Quotes: 2 in the first, 2 in the second, 2 in both") for row in compared.rows)
    assert compared.press("enter") == "This leads nowhere."


def test_steps_go_to_the_differences_in_words(compared: Reading) -> None:
    compared.press("]")
    assert compared.row == "Differs: person, Ana Ruiz. Role: mayor in the first, minister in the second."
    compared.press("n")
    assert compared.row.startswith("Differs: quote in paragraph 2, the work had begun in 2021")
    compared.press("]")
    assert compared.row == "Only in the first: event in paragraph 2, Repairs begin. Date: 2021."
    assert compared.press("]") == "There is no further difference."
    assert compared.press("[", "N", "[") == "There is no difference before."
    assert compared.press("!").endswith("annotations.")
    assert any(row.startswith("The same: person, a senior aide.") for row in compared.rows)
    compared.press("]")
    assert compared.row.startswith("Differs: ")
    assert compared.press("!") == "3 differences."


def test_the_help_begins_with_what_keys_and_figures_mean_there(compared: Reading) -> None:
    compared.press("?")
    assert compared.rows[2] == "Comparison."
    assert compared.rows[3] == "right bracket: Go to the next difference."
    assert any(row.startswith("Recall: the share of the first’s annotations") for row in compared.rows)
    assert "Linear." in compared.rows


def test_enter_reads_at_the_words_in_the_file_that_leads(compared: Reading, paths: tuple[Path, Path]) -> None:
    assert compared.press("]", "]", "enter").startswith("Quote by a senior aide, reported")
    assert compared.linear.reading == paths[0]
    assert compared.press("q", "tab") == "Enter opens second.yaml."
    assert compared.press("enter").startswith("Quote by Ana Ruiz, reported")
    assert compared.linear.reading == paths[1]
    compared.press("q", "q")
    assert compared.left is not None


def test_an_article_is_compared_with_one_beside_it(opening: Opening, paths: tuple[Path, Path]) -> None:
    r = opening(paths[0], size=(120, 40))
    r.press("?", "G")
    r.press("q", ":", *"compare", "enter")
    r.wait_for("Compare with:")
    assert r.row.startswith("Mayor reopens the harbour, the same text. ")
    r.press("enter")
    r.wait_for("3 differences.")
    assert r.press("q") == "The text."


def test_the_help_has_the_palette_for_a_key_that_means_something_else(
    opening: Opening, article: Path
) -> None:
    r = opening(article, size=(200, 200))
    r.press("?")
    assert "control p or colon, then compare with: Put another annotation of it beside it." in r.rows
    assert "capital C: Go to the quote before, whoever said it." in r.rows


def test_nothing_to_compare_with_is_said(opening: Opening, article: Path) -> None:
    r = opening(article)
    r.press(":", *"compare", "enter")
    r.wait_for("There is no other article to compare with")


def test_the_library_compares_the_article_at_the_cursor(opening: Opening, paths: tuple[Path, Path]) -> None:
    folder = paths[0].parent
    (folder / "bad.yaml").write_text("format: 1\n", "utf-8")
    r = opening(
        paths[0], size=(120, 40), open_library=lambda: open_library(folder.parent / "cache", (folder,), ())
    )
    r.press("L")
    r.wait_for("Files with faults: 1.")
    assert r.press("G", "C") == "Only an article can be compared."
    r.press("g", "C")
    r.wait_for("Compare with:")
    r.press("enter")
    r.wait_for("3 differences.")


def test_a_file_with_faults_can_not_be_compared(opening: Opening, paths: tuple[Path, Path]) -> None:
    paths[1].write_text("format: 1\n", "utf-8")
    r = opening(paths[0], compare_with=paths[1])
    r.wait_for("has faults by now: reader check says which.")
    assert r.press("]", "!", "tab", "enter") == "This leads nowhere."
