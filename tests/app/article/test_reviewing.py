"""From the article to its review and back, with the file changed on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.article.screen import ArticleScreen
from reader.app.launch import Launch
from reader.app.review.screen import ReviewScreen
from reader.load.article import load_article
from reader.settings.settings import Settings
from reader.state.rows import Line
from tests.app.conftest import Opening
from tests.readings import settled
from tests.state.review.dam import SOURCE
from tests.waiting import until_in_loop

SECOND = """format: 1
headline: The second
text: Bo Lind said no.
people:
  lind: {name: Bo Lind, draft: 0.9}
"""


@pytest.fixture
def dam_file(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(SOURCE.replace("cracks in it", "too early"), "utf-8")
    return path


async def test_accepting_is_in_the_file_soon_and_the_article_shows_it(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        assert "4 of 12 checked" in r.lines[0]
        before = dam_file.read_text("utf-8").splitlines()
        await r.press("R")
        assert isinstance(r.screen, ReviewScreen)
        await r.press("enter")
        await r.until(lambda: dam_file.read_text("utf-8").splitlines() != before)
        after = dam_file.read_text("utf-8").splitlines()
        assert [line for line in before if line not in after] == [
            "  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, draft: true, confidence: 0.9,"
        ]
        await r.press("q")
        assert isinstance(r.screen, ArticleScreen)
        assert "5 of 12 checked" in r.lines[0]


async def test_what_was_accepted_just_before_the_program_ends_is_in_the_file(
    reading: Opening, dam_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.app.review.edit_queue._AFTER", 600)
    async with reading(dam_file) as r:
        await r.press("R", "enter", "enter")
    assert load_article(dam_file).article is not None
    assert dam_file.read_text("utf-8").count("draft: true") == SOURCE.count("draft: true") - 2


async def test_what_was_undone_is_byte_for_byte_what_it_was(reading: Opening, dam_file: Path) -> None:
    async with reading(dam_file) as r:
        before = dam_file.read_bytes()
        await r.press("R", "enter", "x", "v")
        await r.press("u", "u", "u", "u")
        assert dam_file.read_bytes() == before


async def test_the_review_comes_back_to_the_claim_that_it_was_left_at(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        await r.press("R", "j", "j", "q", "R")
        assert isinstance(r.screen, ReviewScreen)
        assert r.screen.review.index == 2


async def test_words_selected_in_the_article_become_a_note_and_the_article_is_there_again(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        await r.press("v", "right", "n", *"Who", "enter")
        assert isinstance(r.screen, ArticleScreen)
        assert "Who" in [note.note for note in r.screen.session.article.notes]
        assert "note: Who" in dam_file.read_text("utf-8")


async def test_words_selected_by_the_mouse_are_marked_as_whole_words(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        y = next(y for y, line in enumerate(r.lines) if "opened the dam" in line)
        x = r.lines[y].index("pened the d")
        await r.pilot.mouse_down(offset=(x, y))
        await r.pilot.hover(offset=(x + 9, y))
        await r.pilot.mouse_up(offset=(x + 9, y))
        await r.press("v", "h")
        article = load_article(dam_file).article
        assert article is not None
        assert "opened the dam" in [article.text[note.span] for note in article.notes]


async def test_marking_begins_at_the_person_who_is_chosen(reading: Opening, dam_file: Path) -> None:
    async with reading(dam_file) as r:
        await r.press("p", "j", "a", "v", "h")
        article = load_article(dam_file).article
        assert article is not None
        assert "Leland Achterberg" in [article.text[note.span] for note in article.notes]


async def test_marking_where_all_is_checked_asks_for_words_and_says_nothing_of_a_review(
    reading: Opening,
) -> None:
    async with reading() as r:
        await r.press("v")
        assert isinstance(r.screen, ReviewScreen)
        assert r.screen.claim_bar.offers is not None
        assert r.screen.claim_bar.claim == Line(())
        await r.press("escape")
        assert isinstance(r.screen, ArticleScreen)


async def test_giving_a_selection_up_leaves_everything_as_it_was(reading: Opening, dam_file: Path) -> None:
    async with reading(dam_file) as r:
        before = dam_file.read_bytes()
        await r.press("v", "right", "escape")
        assert isinstance(r.screen, ArticleScreen)
        assert dam_file.read_bytes() == before


async def test_the_article_that_came_with_the_program_is_copied_before_it_is_changed(
    reading: Opening, tmp_path: Path
) -> None:
    async with reading(additions=tmp_path / "own") as r:
        await r.press("v", "h")
        (copy,) = (tmp_path / "own").iterdir()
        assert isinstance(r.screen, ArticleScreen)
        assert r.screen.file.path == copy
        assert "notes" in copy.read_text("utf-8")


async def test_who_accepts_is_named_where_the_settings_have_a_name(tmp_path: Path) -> None:
    path = tmp_path / "second.yaml"
    path.write_text(SECOND, "utf-8")
    launch = Launch(Settings(name="Ana"), path, load_article(path))
    async with ReaderApp(launch).run_test(size=(100, 24)) as pilot:
        await pilot.press("R")
        await until_in_loop(lambda: isinstance(pilot.app.screen, ReviewScreen))
        await settled(pilot)
        await pilot.press("enter")
        await until_in_loop(lambda: "checked_by: Ana" in path.read_text("utf-8"))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen), "nothing is left, and Enter leads back"
