"""The scorer of drafted quotes, on a document small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.attribution import carried, main, read_attributions, score_folder

TEXT = "Harbour opens\n\n“It is  a real start,” said Ana Ruiz.\n\nTom Baker said that it was not.\n"
STANDOFF = """\
T1\tContent 15 38\t“It is  a real start,”
T2\tCue 38 42\tsaid
T3\tSource 43 51\tAna Ruiz
T4\tAttribution 38 42\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tContent 69 84\tthat it was not
T6\tCue 64 68\tsaid
T7\tSource 54 63\tTom Baker
T8\tAttribution 64 68\tsaid
E2\tAttribution:T8 Content:T5 Cue:T6 Source:T7
T9\tDiscard 0 13\tHarbour opens
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "harbour_1a2b.ann").write_text(STANDOFF, encoding="utf-8")
    return tmp_path


def test_offsets_are_carried_over_to_the_canonical_text() -> None:
    text, places = carried(TEXT)
    first, second = read_attributions(STANDOFF, TEXT, places)
    assert [text[span.start : span.end] for span in first.content] == ["“It is a real start,”"]
    assert [text[span.start : span.end] for span in second.source] == ["Tom Baker"]


def test_composed_letters_keep_their_places() -> None:
    text, places = carried("e\u0301 x")
    assert text == "é x"
    assert [places[0], places[1], places[3], places[4]] == [0, 0, 2, 3]


def test_what_is_drafted_right_is_counted_right(folder: Path) -> None:
    score = score_folder(folder)
    assert (score.speakers.right, score.speakers.drafted, score.speakers.gold) == (1, 1, 1)
    assert (score.alike.right, score.exact.right, score.alike.gold) == (2, 2, 2)
    assert score.alike.figures == (100, 100, 100)


def test_another_speaker_and_other_words_count_against_it(folder: Path) -> None:
    wrong = STANDOFF.replace("Source 43 51", "Source 54 63").replace("Content 69 84", "Content 0 13")
    (folder / "attributions" / "harbour_1a2b.ann").write_text(wrong, encoding="utf-8")
    score = score_folder(folder)
    assert (score.speakers.right, score.speakers.drafted, score.speakers.gold) == (0, 1, 1)
    assert (score.alike.right, score.alike.drafted, score.alike.gold) == (1, 2, 2)


def test_the_table_has_every_figure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    assert [line[:3] for line in capsys.readouterr().out.splitlines()[1:]] == ["(a)", "(b)", "(c)", "(d)"]


def test_half_of_the_words_make_a_pair_but_not_the_same(folder: Path) -> None:
    shorter = STANDOFF.replace("Content 69 84", "Content 77 84")
    (folder / "attributions" / "harbour_1a2b.ann").write_text(shorter, encoding="utf-8")
    score = score_folder(folder)
    assert (score.alike.right, score.exact.right) == (2, 1)
