"""A text that was changed in an editor: what would become of its annotations, and who may change it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import ChangedMeanwhile, SaveError
from reader.load.article import load_article
from reader.load.checked_file import check_file
from reader.memory.journal import EditJournal
from reader.model.article import Article
from reader.model.text import Text
from reader.services import article_editor
from reader.services.article_editor import ArticleEditor
from reader.services.text_updates import due_reanchoring, in_words
from reader.write.changed_text.reanchor import Reanchored
from reader.write.save import replace_content
from tests.values import some
from tests.write.edit_corpus import BLOCK, TEXT

LATER = TEXT.replace("begun in 2021", "begun late in 2021")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(BLOCK)
    return path


@pytest.fixture
def before(path: Path) -> Article:
    return some(load_article(path).article)


def test_nothing_is_due_where_the_text_is_the_same_or_leads_where_it_led(path: Path, before: Article) -> None:
    assert due_reanchoring(path, before) is None
    path.write_text(BLOCK.replace("She left on Friday.", "She left on Friday. Nothing else."))
    assert due_reanchoring(path, before) is None


def test_what_is_due_is_counted_and_not_yet_done(path: Path, before: Article) -> None:
    changed = BLOCK.replace(TEXT, LATER)
    path.write_text(changed)
    assert some(due_reanchoring(path, before)).moved == 2
    assert path.read_text() == changed


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[EditJournal]:
    with closing(EditJournal(tmp_path / "state")) as journal:
        yield journal


def test_nothing_is_due_where_it_can_not_be_done(path: Path, before: Article) -> None:
    path.write_text(BLOCK.replace(TEXT, LATER).replace("speaker: aide", "speaker: nobody-known"))
    assert due_reanchoring(path, before) is None
    path.write_text("format: 1\n")
    assert due_reanchoring(path, before) is None


def test_an_update_is_undone_and_redone_like_any_act(
    path: Path, before: Article, journal: EditJournal
) -> None:
    editor = ArticleEditor(path, journal, None)
    made = editor.reanchor(Text(before.text.content.replace("begun in 2021", "begun late in 2021")))
    content = path.read_bytes()
    assert made.article.text.content != before.text.content
    assert editor.undo() == before
    assert path.read_text() == BLOCK
    assert editor.redo() == made.article
    assert path.read_bytes() == content


def test_a_change_by_another_program_meanwhile_is_read_first(
    path: Path, before: Article, journal: EditJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = ArticleEditor(path, journal, None)
    calls = 0

    def meddled(target: Path, content: bytes, expected: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            path.write_text(BLOCK.replace("rarely used", "never used"))
        replace_content(target, content, expected)

    monkeypatch.setattr(article_editor, "replace_content", meddled)
    editor.reanchor(Text(f"It rained.\n\n{before.text.content}"))
    assert "never used" in path.read_text()
    assert "It rained." in path.read_text()


def test_a_file_that_never_rests_is_given_up(
    path: Path, before: Article, journal: EditJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise ChangedMeanwhile("changed")

    monkeypatch.setattr(article_editor, "replace_content", refused)
    editor = ArticleEditor(path, journal, None)
    with pytest.raises(SaveError, match="keeps changing"):
        editor.reanchor(Text(f"It rained.\n\n{before.text.content}"))


def test_what_became_of_annotations_is_said_in_words(path: Path) -> None:
    file = check_file(path.read_bytes(), "x")
    said = [in_words(Reanchored(file, moved, orphaned)) for moved, orphaned in ((0, 0), (1, 0), (2, 1))]
    assert said == [
        "every annotation stands where it stood",
        "1 annotation moved, to be accepted",
        "2 annotations moved, to be accepted; 1 annotation orphaned: the words are gone",
    ]
