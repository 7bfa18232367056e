"""`reader archive push` without names pushes what `status` without names says was changed here, wherever it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from reader.library.opening import open_remote_library
from reader.model.library.addresses import shown_address
from reader.settings.folders import copies_folder, former_copies_folder
from tests.cli.conftest import HARBOUR, Done, Reader
from tests.values import some

Archive = Callable[..., Done]
NEWER = HARBOUR.replace("role: mayor", "role: minister")


@pytest.fixture
def archive(reader: Reader, database: str) -> Archive:
    """Runs an action of `reader archive`."""
    return lambda action, *words: reader("archive", action, *words, "--library", database)


@pytest.fixture
def shelf(tmp_path: Path, archive: Archive) -> Path:
    """A folder of two articles that were pushed; no other one is known here."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(HARBOUR.replace("Mayor reopens", f"{name} reopens"), "utf-8")
    assert archive("push", folder).status == 0
    return folder


@pytest.fixture
def opened(shelf: Path, database: str) -> Path:
    """The folder of what the library's screens have opened: one of the two articles."""
    copies = some(copies_folder(database))
    with closing(open_remote_library(database, copies)) as library:
        library.fetch(copies / "a.yaml")
    return copies


def edit(path: Path, old: str = "role: mayor", new: str = "role: minister") -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def changed(archive: Archive) -> list[str]:
    """The names of the articles that have no lesser state than changed, as `status` without names says."""
    shapes = json.loads(archive("status", "--json").out)
    return [shape["name"] for shape in shapes if shape["state"] not in ("same", "behind", "absent")]


def pushed(archive: Archive) -> dict[str, str]:
    """What became of each article that `push` without names is about."""
    return {each["name"]: each["outcome"] for each in json.loads(archive("push", "--json").out)}


def test_a_file_that_was_pushed_from_elsewhere_is_pushed_again_once_it_is_changed(
    archive: Archive, shelf: Path
) -> None:
    edit(shelf / "a.yaml")
    done = archive("push")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("a.yaml: changed, version 3 by ")
    assert archive("status").status == 0


def test_where_nothing_was_changed_that_is_said(archive: Archive, shelf: Path) -> None:
    done = archive("push")
    assert (done.status, done.out) == (0, "")
    assert done.err == "Nothing was pushed: no article of the archive was changed here.\n"
    assert archive("push", "--json").out == "[]\n"
    assert shelf.exists()


def test_where_no_copy_is_here_the_thing_to_do_is_said(archive: Archive) -> None:
    done = archive("push")
    assert (done.status, done.out) == (0, "")
    assert done.err == "Nothing was pushed: no article of the archive is here. Name a file or a folder.\n"


def test_what_was_changed_in_a_screen_is_pushed_though_another_copy_is_known(
    archive: Archive, opened: Path
) -> None:
    edit(opened / "a.yaml")
    assert changed(archive) == ["a.yaml"]
    assert pushed(archive) == {"a.yaml": "stored"}
    done = archive("push")
    assert (done.status, done.out) == (0, "")
    assert "1 article newer in the archive; `reader archive pull` is for that.\n" in done.err
    archive("pull")
    assert archive("status").status == 0


def test_new_articles_in_the_folder_of_opened_ones_are_pushed(archive: Archive, opened: Path) -> None:
    (opened / "2024").mkdir()
    (opened / "2024" / "new.yaml").write_text(HARBOUR, "utf-8")
    assert changed(archive) == ["2024/new.yaml"]
    assert pushed(archive) == {"2024/new.yaml": "stored"}


def test_push_without_names_is_about_what_status_without_names_says_is_changed(
    archive: Archive, opened: Path, shelf: Path
) -> None:
    (opened / "new.yaml").write_text(HARBOUR, "utf-8")
    edit(shelf / "a.yaml")
    (shelf / "b.yaml").unlink()
    assert sorted(changed(archive)) == ["a.yaml", "b.yaml", "new.yaml"]
    assert pushed(archive) == {"a.yaml": "stored", "b.yaml": "not pushed", "new.yaml": "stored"}


def test_a_deleted_copy_is_said_and_the_others_are_pushed(archive: Archive, shelf: Path) -> None:
    (shelf / "a.yaml").unlink()
    edit(shelf / "b.yaml")
    done = archive("push")
    gone, stored = sorted(done.out.splitlines())
    path = shelf / "a.yaml"
    assert gone == (
        f"a.yaml: not pushed: {path} is gone; `reader archive pull {path}` brings it back,"
        " `reader archive remove a.yaml` takes it out of the archive"
    )
    assert stored.startswith("b.yaml: changed, version 3 by ")
    assert done.status == 0, "what was deleted on purpose is no failure"
    assert archive("push").status == 0
    assert archive("push", "a.yaml").status == 1, "what was asked for by name was not done"
    assert archive("status").out.startswith(f"{path}: deleted here, version 1 by ")
    assert archive("pull", path).status == 0
    assert path.exists()
    assert archive("push").status == 0


def test_a_deleted_copy_comes_back_where_it_was_when_all_is_pulled(
    archive: Archive, shelf: Path, database: str
) -> None:
    (shelf / "a.yaml").unlink()
    assert archive("pull").out.startswith(f"{shelf / 'a.yaml'}: new here, version 1 by ")
    assert (shelf / "a.yaml").exists()
    assert not (some(copies_folder(database)) / "a.yaml").exists()
    assert archive("push").status == archive("status").status == 0
    (shelf / "b.yaml").unlink()
    assert "taken out of the archive" in archive("remove", "b.yaml").out
    assert archive("push").status == archive("status").status == 0


def test_a_deleted_copy_comes_back_among_the_opened_ones_where_its_folder_is_gone(
    archive: Archive, shelf: Path, database: str
) -> None:
    shelf.rename(shelf.with_name("away"))
    assert archive("pull").status == 0
    assert not shelf.exists()
    assert (some(copies_folder(database)) / "a.yaml").exists()
    assert archive("push").status == archive("status").status == 0


def test_a_copy_that_can_not_be_read_is_said_and_the_others_are_pushed(archive: Archive, shelf: Path) -> None:
    (shelf / "a.yaml").unlink()
    (shelf / "a.yaml").mkdir()
    edit(shelf / "b.yaml")
    done = archive("push")
    assert done.status == 1
    assert "a.yaml: not pushed: it is a folder, not a file" in done.out
    assert "b.yaml: changed, version 3 by " in done.out


def test_a_copy_that_both_changed_is_said_and_the_others_are_pushed(
    archive: Archive, opened: Path, shelf: Path
) -> None:
    edit(opened / "a.yaml")
    edit(shelf / "a.yaml", "role: mayor", "role: governor")
    edit(shelf / "b.yaml")
    done = archive("push")
    assert done.status == 1
    assert "b.yaml: changed, version" in done.out
    assert "a.yaml: changed, version" in done.out
    assert "a.yaml: not pushed: postgres changed it meanwhile; `reader archive pull` merges both" in done.out
    assert "postgres changed it meanwhile" in archive("push").out


def test_a_copy_of_what_was_taken_out_is_said_once_it_was_changed(archive: Archive, shelf: Path) -> None:
    archive("remove", "a.yaml")
    assert archive("push").status == 0
    edit(shelf / "a.yaml")
    done = archive("push")
    assert (done.status, done.out) == (
        1,
        "a.yaml: not pushed: postgres took it out of the archive; rename it to bring it back\n",
    )
    assert "left as it is: " in archive("pull", shelf / "a.yaml").out
    assert archive("remove", shelf / "a.yaml").out == "a.yaml: not taken out: it is out already\n"
    (shelf / "a.yaml").rename(shelf / "c.yaml")
    assert "c.yaml: new, version 4 by " in archive("push", shelf).out
    assert archive("push").status == 0


def test_a_name_of_the_database_never_leads_out_of_the_folder_of_copies(
    archive: Archive, opened: Path, database: str
) -> None:
    (opened.parent / "secret.yaml").write_text(NEWER, "utf-8")
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("UPDATE closeread.file SET path = '../secret.yaml' WHERE path = 'b.yaml'")
    assert "secret" not in archive("push").out
    assert "../secret.yaml: only in the archive" in archive("status").out


@pytest.fixture
def rita(database: str, shelf: Path) -> str:
    """The address of the archive for somebody who may only read it."""
    assert shelf.exists(), "the archive is begun"
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("DROP ROLE IF EXISTS rita")
        own.execute("CREATE ROLE rita LOGIN IN ROLE closeread_reader")
    return database.replace("postgres@", "rita@")


@pytest.mark.parametrize("words", [("push",), ("push", "nowhere.yaml"), ("remove", "a.yaml")])
def test_a_role_that_may_only_read_hears_that_first(
    reader: Reader, rita: str, shelf: Path, words: tuple[str, ...]
) -> None:
    edit(shelf / "a.yaml")
    done = reader("archive", *words, "--library", rita)
    said = "your role “rita” may not push; ask whoever keeps the archive for the role closeread_editor.\n"
    assert (done.status, done.out) == (2, "")
    assert done.err == f"reader archive {words[0]}: {rita}: {said}"


def test_a_role_that_may_only_read_hears_before_anything_is_drafted(
    reader: Reader, rita: str, tmp_path: Path
) -> None:
    (tmp_path / "harbour.txt").write_text("The harbour reopens on Friday, the mayor said.\n", "utf-8")
    done = reader("draft", tmp_path / "harbour.txt", "--to", rita)
    assert done.status == 2
    assert "your role “rita” may not push" in done.err


def test_whoever_says_no_name_signs_as_the_role_that_the_database_knows(
    reader: Reader, archive: Archive, database: str, shelf: Path, home: Path
) -> None:
    edit(shelf / "a.yaml")
    assert "a.yaml: changed, version 3 by postgres, " in archive("push").out
    config = home / ".config" / "closeread" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('name = "Ana Ruiz"\n')
    edit(shelf / "a.yaml", "minister", "governor")
    assert "a.yaml: changed, version 4 by Ana Ruiz, " in archive("push").out


def test_the_copies_of_an_archive_are_the_same_whoever_connects(
    reader: Reader, archive: Archive, database: str, shelf: Path
) -> None:
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("DROP ROLE IF EXISTS ed")
        own.execute("CREATE ROLE ed LOGIN IN ROLE closeread_editor")
    edit(shelf / "a.yaml")
    as_ed = database.replace("postgres@", "ed@") + "&connect_timeout=5"
    assert "a.yaml: changed, version 3 by ed, " in reader("archive", "push", "--library", as_ed).out
    assert archive("status").status == 0


def test_what_an_earlier_version_stored_under_the_address_itself_is_found(
    archive: Archive, database: str, shelf: Path, opened: Path, home: Path
) -> None:
    former = some(former_copies_folder(database))
    assert former != opened
    opened.rename(former)
    with closing(sqlite3.connect(next(home.rglob("archive.sqlite3")))) as memory, memory:
        memory.execute("UPDATE copy SET archive = ?", (shown_address(database),))
    edit(former / "a.yaml")
    edit(shelf / "b.yaml")
    assert changed(archive) == ["a.yaml", "b.yaml"]
    assert pushed(archive) == {"a.yaml": "stored", "b.yaml": "stored"}
    assert (opened / "a.yaml").exists()
    assert not former.exists()


def test_the_archive_may_stand_before_the_command(reader: Reader, database: str, shelf: Path) -> None:
    edit(shelf / "a.yaml")
    done = reader("--library", database, "archive", "push", shelf)
    assert (done.status, done.out.startswith("a.yaml: changed, version 3 by ")) == (0, True)
