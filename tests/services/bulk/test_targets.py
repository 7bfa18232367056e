"""Where drafted articles go: what is there already is never written over."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import SaveError, StoreUnavailable
from reader.library.folders import digest
from reader.library.opening import open_archive
from reader.memory.draft_journal import DraftJournal
from reader.model.library.versions import Change, Outcome
from reader.services.bulk.drafting import draft_pages
from reader.services.bulk.sources import sources_of
from reader.services.bulk.targets import ArchiveTarget, FolderTarget, adopt_journal, journal_name, name_of
from tests.made_up_pages import write_pages
from tests.services.bulk.test_drafting import OPTIONS, RULES, Here, contents, run

ARTICLE = "format: 1\nheadline: The harbour\ntext: Nothing happened.\n"


def test_a_folder_is_made_and_its_files_stay_as_they_are(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "new" / "folder")
    target.store([("a.yaml", "first")])
    target.store([("a.yaml", "second"), ("b.yaml", "third")])
    target.close()
    files = {path.name: path.read_text() for path in (tmp_path / "new" / "folder").iterdir()}
    assert files == {"a.yaml": "first", "b.yaml": "third"}


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError):
        FolderTarget(tmp_path / "file")


def test_an_archive_gets_the_same_articles_as_a_folder(database: str, tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", range(7))
    sources = tuple(sources_of([str(tmp_path / "pages")]))
    with (
        closing(ArchiveTarget(open_archive(database, begin=True), "Ana")) as target,
        closing(DraftJournal.open(tmp_path / "journal")) as journal,
    ):
        done = draft_pages(sources, target, journal, Here(ahead=3), OPTIONS, rules=RULES)
    assert (done.drafted, done.done) == (7, 1.0)
    run([tmp_path / "pages"], tmp_path / "articles")
    with closing(open_archive(database)) as archive:
        hashes = {name: version.hash for name, version in archive.current().items()}
        assert {version.who for version in archive.current().values()} == {"Ana"}
    articles = contents(tmp_path / "articles")
    assert hashes == {name: digest(content.encode()) for name, content in articles.items()}


def test_what_somebody_changed_or_removed_in_the_archive_stays_so(database: str) -> None:
    archive = open_archive(database, begin=True)
    with closing(ArchiveTarget(archive, "Ana")) as target:
        target.store([("a.yaml", ARTICLE), ("b.yaml", ARTICLE)])
        current = archive.current()
        edited = ARTICLE.replace("Nothing", "Something").encode()
        changes = (
            Change("a.yaml", edited, current["a.yaml"].number, "Bo"),
            Change("b.yaml", None, current["b.yaml"].number, "Bo"),
        )
        assert [each.outcome for each in archive.push(changes)] == [Outcome.STORED] * 2
        target.store([("a.yaml", ARTICLE), ("b.yaml", ARTICLE)])
        after = archive.current()
    assert (after["a.yaml"].hash, after["b.yaml"].hash) == (digest(edited), None)


def test_what_an_archive_does_not_take_is_said(database: str) -> None:
    with (
        closing(ArchiveTarget(open_archive(database, begin=True), "Ana")) as target,
        pytest.raises(SaveError, match=r"the archive does not take a\.yaml: "),
    ):
        target.store([("a.yaml", "no article at all")])


def test_names_depend_on_the_page_alone_and_journals_on_the_archive() -> None:
    assert name_of("Łódź votes!", bytes(range(16))) == "lodz-votes-0001020304.yaml"
    assert journal_name("postgresql:///a") != journal_name("postgresql:///b")


def test_a_journal_under_way_goes_on_under_its_new_name(tmp_path: Path) -> None:
    former, journal = tmp_path / "former.sqlite3", tmp_path / "journal.sqlite3"
    adopt_journal(former, journal)
    former.write_text("1")
    Path(f"{former}-wal").write_text("2")
    adopt_journal(former, former)
    adopt_journal(former, journal)
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {
        "journal.sqlite3": "1",
        "journal.sqlite3-wal": "2",
    }
    former.write_text("3")
    adopt_journal(former, journal)
    assert journal.read_text() == "1", "one that is there stays"


def test_a_journal_that_can_not_be_renamed_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    former = tmp_path / "former.sqlite3"
    former.touch()
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StoreUnavailable, match=r"former\.sqlite3 can’t be renamed: Permission denied"):
        adopt_journal(former, tmp_path / "journal.sqlite3")
