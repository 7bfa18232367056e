"""Acts of a review are in the file at once, whole or not at all, and can be undone and redone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from reader.errors import EditRefused, SaveError
from reader.load.article import load_article
from reader.load.article_cache import ArticleCache
from reader.memory.journal import EditJournal
from reader.model.article import EntityId, QuoteId, QuoteType
from reader.services.article_editor import NOTHING_TO_REDO, NOTHING_TO_UNDO, ArticleEditor
from reader.services.bundled import bundled
from reader.write.edits import Accept, AddNote, QuoteClaim, Remove, SetSpeaker, SetType, Together
from tests.values import some
from tests.write.edit_corpus import BLOCK, article_of

MIXED = SetType(QuoteId("q1"), QuoteType.MIXED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(BLOCK)
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[EditJournal]:
    with closing(EditJournal(tmp_path / "state")) as journal:
        yield journal


@pytest.fixture
def no_journal() -> Iterator[EditJournal]:
    """One that is forgotten."""
    with closing(EditJournal(None)) as journal:
        yield journal


@pytest.fixture
def editor(path: Path, journal: EditJournal, library: Path) -> ArticleEditor:
    return ArticleEditor(path, journal, library)


def test_an_act_is_in_the_file_when_it_returns(editor: ArticleEditor, path: Path) -> None:
    edited = editor.apply(MIXED)
    assert article_of(path.read_bytes(), path.stem) == edited.article
    assert edited.article.quotes[0].type is QuoteType.MIXED
    assert editor.newer() is None


def test_what_another_program_wrote_is_newer_once(editor: ArticleEditor, path: Path) -> None:
    editor.apply(MIXED)
    path.write_text(path.read_text().replace('role: "mayor"', "role: ex-mayor"))
    newer = editor.newer()
    assert newer is not None
    assert newer.entities[EntityId("ruiz")].role == "ex-mayor"
    assert editor.newer() is None


def test_a_fault_of_the_file_is_said_in_plain_words(editor: ArticleEditor, path: Path) -> None:
    path.write_text(path.read_text().replace("type: direct", "type: dirct", 1))
    for act in (editor.newer, lambda: editor.apply(MIXED)):
        with pytest.raises(EditRefused, match=r"^line 48 of the file has a fault, ") as refused:
            act()
        assert "`" not in str(refused.value)


def test_an_act_on_an_entry_that_moved_meanwhile_is_refused(
    path: Path, journal: EditJournal, library: Path
) -> None:
    shown = article_of(path.read_bytes(), path.stem)
    editor = ArticleEditor(path, journal, library, shown)
    first = "  - speaker: ruiz\n    type: indirect\n    text: reopened the harbour\n"
    path.write_text(path.read_text().replace("quotes:\n", f"quotes:\n{first}", 1))
    before = path.read_bytes()
    with pytest.raises(EditRefused, match="changed these words meanwhile"):
        editor.apply(MIXED)
    assert path.read_bytes() == before
    assert editor.newer() is not None
    editor.apply(SetType(QuoteId("q2"), QuoteType.MIXED))
    assert path.read_bytes() != before


def test_any_number_of_acts_is_undone_and_redone_also_after_the_program_ended(
    editor: ArticleEditor, path: Path, tmp_path: Path, library: Path, journal: EditJournal
) -> None:
    contents = [path.read_bytes()]
    note = AddNote(article_of(contents[0]).notes[0].span)
    acts = (MIXED, Accept(QuoteClaim(QuoteId("q1"))), Together((note, Remove(QuoteClaim(QuoteId("q3"))))))
    for act in acts:
        editor.apply(act)
        contents.append(path.read_bytes())
    journal.close()
    with closing(EditJournal(tmp_path / "state")) as reopened:
        again = ArticleEditor(path, reopened, library)
        for content in reversed(contents[:-1]):
            assert again.undo() == article_of(content, path.stem)
            assert path.read_bytes() == content
        with pytest.raises(EditRefused, match=NOTHING_TO_UNDO):
            again.undo()
        for content in contents[1:]:
            assert again.redo() == article_of(content, path.stem)
            assert path.read_bytes() == content
        with pytest.raises(EditRefused, match=NOTHING_TO_REDO):
            again.redo()


def test_an_act_is_undone_only_while_the_file_is_what_it_left(editor: ArticleEditor, path: Path) -> None:
    editor.apply(MIXED)
    path.write_text(path.read_text() + "# by another\n")
    with pytest.raises(EditRefused, match="changed since by another program"):
        editor.undo()
    assert path.read_text().endswith("# by another\n")


def test_what_another_program_wrote_meanwhile_is_read_before_the_act(
    editor: ArticleEditor, path: Path
) -> None:
    editor.apply(MIXED)
    path.write_text(path.read_text().replace('role: "mayor"', "role: ex-mayor"))
    article = editor.apply(SetSpeaker(QuoteId("q1"), (EntityId("aide"),))).article
    assert (article.quotes[0].speaker, article.entities[EntityId("ruiz")].role) == ("aide", "ex-mayor")
    path.write_text("no article\n")
    with pytest.raises(EditRefused, match="has a fault"):
        editor.apply(MIXED)


def test_a_file_that_can_only_be_read_becomes_a_copy_of_ones_own(
    editor: ArticleEditor, path: Path, library: Path
) -> None:
    path.chmod(0o444)
    library.mkdir()
    (library / path.name).write_text("another article of that name\n")
    editor.apply(MIXED)
    assert path.read_text() == BLOCK
    assert editor.path == library / "harbour-2.yaml" or editor.path.parent == library
    assert article_of(editor.path.read_bytes()).quotes[0].type is QuoteType.MIXED
    assert (library / path.name).read_text() == "another article of that name\n"


def test_the_article_that_comes_with_the_program_becomes_a_copy_of_ones_own(
    no_journal: EditJournal, library: Path
) -> None:
    before = bundled().read_bytes()
    editor = ArticleEditor(bundled(), no_journal, library)
    quote = article_of(before).quotes[0]
    act = SetType(quote.id, next(each for each in QuoteType if each is not quote.type))
    editor.apply(act)
    assert (bundled().read_bytes(), editor.path) == (before, library / bundled().name)
    editor.undo()
    assert editor.path.read_bytes() == before
    with pytest.raises(SaveError):
        ArticleEditor(bundled(), no_journal, None).apply(act)


def test_a_link_stays_one_and_a_file_keeps_its_mode(
    no_journal: EditJournal, path: Path, tmp_path: Path
) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    ArticleEditor(link, no_journal, None).apply(MIXED)
    assert link.is_symlink() and path.stat().st_mode & 0o777 == 0o640
    assert article_of(path.read_bytes()).quotes[0].type is QuoteType.MIXED


TYPIST = """
import sys
from pathlib import Path
from reader.memory.journal import EditJournal
from reader.model.article import QuoteId, QuoteType
from reader.services.article_editor import ArticleEditor
from reader.write.edits import SetType

editor = ArticleEditor(Path(sys.argv[1]), EditJournal(Path(sys.argv[2])), None)
while True:
    for type_ in (QuoteType.MIXED, QuoteType.DIRECT):
        editor.apply(SetType(QuoteId("q1"), type_))
        print("acted", flush=True)
"""
KILLS = int(os.environ.get("CLOSEREAD_KILLS", "12"))


@pytest.mark.slow
def test_a_typist_who_is_killed_leaves_the_file_before_or_after_the_act(
    path: Path, tmp_path: Path, no_journal: EditJournal
) -> None:
    chance = random.Random(3)
    states = {path.read_bytes(), ArticleEditor(path, no_journal, None).apply(MIXED).file.source}
    for _ in range(KILLS):
        typist = subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(path), str(tmp_path / "state")], stdout=subprocess.PIPE
        )
        assert typist.stdout is not None
        assert typist.stdout.readline() == b"acted\n"
        sleep(chance.random() * 0.05)
        typist.send_signal(signal.SIGKILL)
        typist.communicate()
        assert path.read_bytes() in states


def test_what_a_review_left_opens_without_being_checked_again(
    editor: ArticleEditor, path: Path, tmp_path: Path
) -> None:
    cache = ArticleCache.below(tmp_path / "cache")
    editor.keep(cache)
    assert cache.get(cache.name_of(path)) is None  # nothing was read for an edit yet
    editor.newer()
    editor.keep(cache)
    assert some(cache.get(cache.name_of(path))).article == load_article(path).article
