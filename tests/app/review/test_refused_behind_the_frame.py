"""What is refused after its frame was drawn is said wherever the person is by then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.app.article.screen import ArticleScreen
from reader.app.review.screen import ReviewScreen
from reader.errors import SaveError
from reader.memory import journal
from reader.write.edits import Edit
from tests.app.conftest import Opening
from tests.app.review.desk import Left, reviewing
from tests.state.review.dam import SOURCE
from tests.waiting import PATIENCE, until_in_loop

SAID = "Nothing was changed: the disk is full."


@pytest.fixture
def dam_file(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(SOURCE.replace("cracks in it", "too early"), "utf-8")
    return path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits are saved when they must be, and not before."""
    monkeypatch.setattr("reader.app.review.edit_queue._AFTER", 600)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes, expected: bytes) -> None:
        raise SaveError("the disk is full")

    monkeypatch.setattr("reader.services.article_editor.replace_content", refuse)


@pytest.fixture
def locked_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Locks the journal of the edits, as another program does."""
    monkeypatch.setattr(journal, "_PATIENCE", 0.02)
    (tmp_path / "memory").mkdir()
    path = tmp_path / "memory" / journal.FILE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def lock() -> None:
            other.execute("BEGIN IMMEDIATE")

        yield lock


async def test_a_refusal_in_the_thread_is_said_by_what_waits_for_it() -> None:
    async with reviewing() as view:
        began, goes_on = Event(), Event()

        def refuse_at_last(edit: Edit) -> Left:
            began.set()
            assert goes_on.wait(PATIENCE)
            raise SaveError("the disk is full")

        view.file.apply = refuse_at_last  # type: ignore[method-assign]  # a slow disk
        await view.press("enter")
        await until_in_loop(began.is_set)
        Thread(target=goes_on.set).start()
        view.screen.edits.flush()
        await until_in_loop(lambda: SAID in view.lines[-1])


@pytest.mark.usefixtures("later", "full_disk")
async def test_a_refusal_on_leaving_is_said_in_the_article(reading: Opening, dam_file: Path) -> None:
    async with reading(dam_file) as r:
        await r.press("R", "enter", "q")
        assert isinstance(r.screen, ArticleScreen)
        assert SAID in r.lines[-1]


@pytest.mark.usefixtures("later", "full_disk")
async def test_a_refusal_is_said_beneath_a_review_that_something_else_closes(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        await r.press("R", "enter")
        assert isinstance(r.screen, ReviewScreen)
        await r.app.pop_screen()
        await r.until(lambda: SAID in r.lines[-1])


async def test_an_act_that_cannot_be_undone_later_is_saved_and_said_once(
    reading: Opening, dam_file: Path, locked_journal: Callable[[], None]
) -> None:
    async with reading(dam_file) as r:
        before = dam_file.read_text("utf-8")
        await r.press("R")
        locked_journal()
        await r.press("enter")
        await r.until(lambda: "Edits can’t be undone later" in " ".join(r.lines[-2:]))
        assert dam_file.read_text("utf-8").count("draft: true") == before.count("draft: true") - 1
        await r.press("escape", "u")
        assert dam_file.read_text("utf-8") == before
        assert "Edits can’t" not in " ".join(r.lines[-2:])


@pytest.mark.usefixtures("later")
async def test_that_an_act_cannot_be_undone_later_is_said_after_leaving_too(
    reading: Opening, dam_file: Path, locked_journal: Callable[[], None]
) -> None:
    async with reading(dam_file) as r:
        await r.press("R")
        locked_journal()
        await r.press("enter", "q")
        assert isinstance(r.screen, ArticleScreen)
        assert "Edits can’t be undone later" in " ".join(r.lines[-2:])
