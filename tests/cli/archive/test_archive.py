"""`reader archive`: what each action prints, and how it ends."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from reader.cli.archive.options import ARCHIVE_ACTIONS
from reader.library.opening import open_remote_library
from reader.settings.folders import copies_folder
from tests.cli.conftest import HARBOUR, Reader
from tests.values import some


@pytest.fixture
def folder(news: Path) -> Path:
    """A folder with one article, the current one."""
    for name in ("bare.yml", "faulty.yaml"):
        (news / name).unlink()
    return news


def other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine of somebody else, with nothing on it."""
    there = folder / "elsewhere"
    there.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(there / "state"))
    monkeypatch.chdir(there)
    return there


def test_push_pull_status_and_history(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    begun = reader("archive", "status", *at)
    assert begun.status == 2
    assert "there is no archive in it yet" in begun.err
    done = reader("archive", "push", ".", *at)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("harbour.yaml: new, version 1 by ")
    again = reader("archive", "push", ".", *at)
    assert (again.status, again.out, again.err) == (0, "", "1 article the same in the archive.\n")
    there = other(folder, monkeypatch)
    done = reader("archive", "pull", "--to", "news", *at)
    assert (done.status, done.out.startswith("news/harbour.yaml: new here, version 1 by ")) == (0, True)
    copy = there / "news" / "harbour.yaml"
    assert copy.read_text("utf-8") == HARBOUR
    copy.write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    changed = reader("archive", "status", "news", *at)
    assert (changed.status, changed.out.split(":")[1].split(",")[0]) == (1, " changed here")
    assert reader("archive", "push", "news", "--remark", "a new role", *at).status == 0
    lines = reader("archive", "history", "harbour.yaml", *at).out.splitlines()
    assert lines[0].startswith("version 2 by ")
    assert lines[0].endswith(": a new role")
    assert lines[1:3] == ["    person Ana Ruiz", "        role: mayor → minister"]
    assert lines[-1] == "    new in the archive"
    assert "the same in the archive" in reader("archive", "status", *at).err


def test_an_earlier_version_is_shown_and_can_be_brought_back(
    reader: Reader, folder: Path, database: str
) -> None:
    at = ("--library", database)
    mine = folder / "harbour.yaml"
    reader("archive", "push", mine, *at)
    newer = HARBOUR.replace("role: mayor", "role: minister")
    mine.write_text(newer, "utf-8")
    reader("archive", "push", mine, *at)
    assert reader("archive", "show", "harbour.yaml", *at).out == newer
    assert reader("archive", "show", mine, "--version", "1", *at).out == HARBOUR
    (shown,) = json.loads(reader("archive", "show", mine, "--version", "1", "--json", *at).out)
    assert (shown["name"], shown["number"], shown["content"]) == ("harbour.yaml", 1, HARBOUR)
    mine.write_text(shown["content"], "utf-8")
    assert "changed, version 3 by " in reader("archive", "push", mine, *at).out
    missing = reader("archive", "show", mine, "--version", "7", *at)
    assert (missing.status, missing.out) == (1, "")
    assert missing.err == f"{mine}: the archive has no version 7 of it.\n"
    assert reader("archive", "show", "nowhere.yaml", *at).status == 1


def test_an_article_is_taken_out_and_its_versions_stay(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    mine = folder / "harbour.yaml"
    reader("archive", "push", mine, *at)
    for words in ((), (folder,)):
        assert reader("archive", "remove", *words, *at).status == 2
    there = other(folder, monkeypatch)
    reader("archive", "pull", "--to", ".", *at)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    assert reader("archive", "pull", "harbour.yaml", "--to", "old", *at).status == 0
    mine.write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    reader("archive", "pull", mine, *at)
    assert reader("archive", "push", mine, *at).status == 1, "this machine does not know where it comes from"
    (there / "old" / "harbour.yaml").write_text(HARBOUR.replace("mayor", "minister"), "utf-8")
    assert "changed, version 2 by " in reader("archive", "push", "old/harbour.yaml", *at).out
    monkeypatch.setenv("XDG_STATE_HOME", str(there / "state"))
    late = reader("archive", "remove", "harbour.yaml", *at)
    assert late.status == 1
    assert "changed it meanwhile; `reader archive pull` gets that" in late.out
    reader("archive", "pull", "--to", ".", *at)
    done = reader("archive", "remove", "harbour.yaml", "--remark", "withdrawn", *at)
    assert (done.status, done.out.startswith("harbour.yaml: taken out of the archive, version 3 by ")) == (
        0,
        True,
    )
    assert (there / "harbour.yaml").exists()
    lines = reader("archive", "history", "harbour.yaml", *at).out.splitlines()
    assert lines[0].endswith(": withdrawn")
    assert lines[1] == "    taken out of the archive"
    assert "role: minister" in reader("archive", "show", "harbour.yaml", *at).out
    again = reader("archive", "remove", "harbour.yaml", *at)
    assert (again.status, again.out) == (1, "harbour.yaml: not taken out: it is out already\n")
    assert "took it out of the archive" in reader("archive", "pull", "harbour.yaml", *at).out
    (shown,) = json.loads(reader("archive", "remove", "harbour.yaml", "--json", *at).out)
    assert shown["name"] == "harbour.yaml"


def test_an_earlier_version_is_cleaned_on_a_terminal_and_exact_in_a_pipe(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    reader("archive", "push", folder / "harbour.yaml", *at)
    stored = b"# \x1b]0;title\x07\r\nformat: 1\n"
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("UPDATE closeread.blob SET bytes = %s", (stored,))
        assert reader("archive", "show", "harbour.yaml", *at).out.encode() == stored
        monkeypatch.setattr("reader.cli.archive.archive.is_terminal", lambda: True)
        assert reader("archive", "show", "harbour.yaml", *at).out == "# \\x1b]0;title\\x07\nformat: 1\n"
        own.execute("UPDATE closeread.blob SET bytes = %s", (b"\xff",))
    for more in ((), ("--json",)):
        done = reader("archive", "show", "harbour.yaml", *more, *at)
        said = "harbour.yaml: version 1 of it in the archive is no text in UTF-8.\n"
        assert (done.status, done.out, done.err) == (2, "", said)


def test_two_who_changed_the_same_are_told(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    mine = folder / "harbour.yaml"
    reader("archive", "push", mine, *at)
    mine.write_text(HARBOUR.replace("speaker: aide", "speaker: ruiz"), "utf-8")
    there = other(folder, monkeypatch)
    reader("archive", "pull", "harbour.yaml", "--to", ".", *at)
    theirs = there / "harbour.yaml"
    theirs.write_text(HARBOUR.replace("speaker: aide", "speaker: unknown"), "utf-8")
    reader("archive", "push", theirs, *at)
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state-of-mine"))
    refused = reader("archive", "push", mine, *at)
    assert refused.status == 1
    assert "the archive has another one of that name" in refused.out


def test_a_conflict_is_listed_below_its_file(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    mine = folder / "harbour.yaml"
    reader("archive", "push", mine, *at)
    copy = folder / "copy"
    reader("archive", "pull", "harbour.yaml", "--to", copy, "--json", *at)
    mine.write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(folder / "elsewhere"))
        elsewhere.chdir(folder)
        reader("archive", "pull", "harbour.yaml", "--to", copy, *at)
        theirs = copy / "harbour.yaml"
        assert theirs.read_text("utf-8") == HARBOUR
        theirs.write_text(HARBOUR.replace("role: mayor", "role: governor"), "utf-8")
        assert reader("archive", "push", theirs, *at).status == 0
    refused = reader("archive", "push", mine, *at)
    assert (refused.status, "`reader archive pull` merges both" in refused.out) == (1, True)
    done = reader("archive", "pull", mine, *at)
    assert done.status == 1
    line, conflict = done.out.splitlines()
    assert ": 1 conflict; `reader review`" in line
    assert conflict == "    person Ana Ruiz role: here minister | there governor"
    shapes = json.loads(reader("archive", "status", mine, "--json", *at).out)
    assert [shape["state"] for shape in shapes] == ["changed"]
    refused = reader("archive", "push", mine, *at)
    left = "not pushed: 1 conflict of the merge to decide; `reader review "
    assert (refused.status, left in refused.out) == (1, True)
    mine.write_text(re.sub(r"(?ms)^notes:.*?(?=^\S|\Z)", "", mine.read_text("utf-8")), "utf-8")
    pushed = json.loads(reader("archive", "push", mine, "--json", *at).out)
    assert pushed[0]["outcome"] == "stored"
    (newest, *_) = json.loads(reader("archive", "history", mine, "--json", *at).out)
    assert newest["annotations"][0]["fields"] == ["role", "draft"]


def test_the_version_of_the_archive_comes_into_a_folder_beside_ones_own(
    reader: Reader, folder: Path, database: str
) -> None:
    at = ("--library", database)
    mine = folder / "harbour.yaml"
    reader("archive", "push", mine, *at)
    mine.write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    assert reader("archive", "pull", "harbour.yaml", "--to", folder / "theirs", *at).status == 0
    assert (folder / "theirs" / "harbour.yaml").read_text("utf-8") == HARBOUR
    assert "role: minister" in mine.read_text("utf-8")
    assert "role: mayor | minister" in reader("compare", "theirs/harbour.yaml", mine).out
    assert reader("archive", "status", *at).out.count("changed here") == 1


def test_what_a_screen_of_the_archive_opened_and_review_changed_is_pushed(
    reader: Reader, folder: Path, database: str, home: Path
) -> None:
    config = home / ".config" / "closeread" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'library = ["{database}"]\nname = "Ana"\n')
    assert reader("archive", "push").out == ""
    reader("archive", "push", "harbour.yaml")
    copies = some(copies_folder(database))
    with closing(open_remote_library(database, copies)) as library:
        (listed,) = library.articles()
        library.fetch(listed.path)
    copy = listed.path
    assert copy.read_text("utf-8") == HARBOUR
    copy.write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    (folder / "harbour.yaml").write_text(HARBOUR.replace("Repairs begin", "The works begin"), "utf-8")
    reader("archive", "push", "harbour.yaml")
    assert "Ana changed it meanwhile" in reader("archive", "push").out
    done = reader("archive", "pull", copy)
    assert (done.status, "nothing left to decide" in done.out) == (0, True)
    assert "version 3 by Ana" in reader("archive", "push").out
    with closing(open_remote_library(database, copies)) as library:
        library.fetch(copy)
    assert "role: minister" in copy.read_text("utf-8")


def test_faults_and_what_is_not_there_are_said(reader: Reader, folder: Path, database: str) -> None:
    at = ("--library", database)
    (folder / "faulty.yaml").write_text(HARBOUR.replace("type: direct", "type: loud"), "utf-8")
    done = reader("archive", "push", ".", *at)
    assert done.status == 1
    assert "faulty.yaml:13:27: not pushed:" in done.out
    neither = "nowhere.yaml: there is no such file here, and no article of that name in the archive.\n"
    for action, status in (("push", 2), ("status", 2), ("pull", 2), ("history", 1)):
        done = reader("archive", action, "nowhere.yaml", *at)
        assert (done.status, done.err) == (status, neither)
    (folder / "harbour.txt").write_text("The harbour reopens.\n", "utf-8")
    for action in ("push", "status", "pull"):
        done = reader("archive", action, "harbour.txt", *at)
        assert (done.status, "`reader add harbour.txt` makes one of it" in done.err) == (2, True)
    done = reader("archive", "pull", "--to", "harbour.txt", *at)
    assert (done.status, done.err) == (2, "reader archive pull: --to harbour.txt: it is no folder.\n")


def test_a_name_that_was_printed_means_its_file_here(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    reader("archive", "push", folder, *at)
    above = folder.parent
    monkeypatch.chdir(above)
    same = "1 article the same in the archive.\n"
    for action in ("push", "status", "pull"):
        assert (reader("archive", action, "harbour.yaml", *at).err) == same
    (folder / "harbour.yaml").write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    assert "1 article new or changed only here" in reader("archive", "pull", "harbour.yaml", *at).err
    assert "harbour.yaml: changed, version 2" in reader("archive", "push", "harbour.yaml", *at).out


def test_a_file_of_that_name_here_is_what_is_pulled_and_a_deleted_one_comes_back(
    reader: Reader, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", database)
    reader("archive", "push", "harbour.yaml", *at)
    reader("archive", "pull", "harbour.yaml", "--to", "theirs", *at)
    assert reader("archive", "pull", "harbour.yaml", *at).err == "1 article the same in the archive.\n"
    (folder / "harbour.yaml").unlink()
    assert "there is no copy of it here" in reader("archive", "push", "harbour.yaml", *at).out
    assert "harbour.yaml: new here, version 1" in reader("archive", "pull", "harbour.yaml", *at).out
    assert (folder / "harbour.yaml").read_text("utf-8") == HARBOUR
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state-of-another"))
    (folder / "harbour.yaml").write_text(HARBOUR.replace("role: mayor", "role: minister"), "utf-8")
    done = reader("archive", "pull", "harbour.yaml", *at)
    assert (done.status, "left as it is: it is not known" in done.out) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["push", "harbour.yaml"], "which archive?"),
        (["history", "--library", "postgresql:///news"], "of which article?"),
        (["show", "--library", "postgresql:///news"], "which article? Name one."),
        (["history", "--version", "1", "--library", "postgresql:///news"], "--version is for show only"),
        (["status", "--to", ".", "--library", "postgresql:///news"], "--to is for pull only"),
        (["status", "--library", "postgresql:///news?host=/nowhere"], "can’t be reached"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(reader: Reader, words: list[str], said: str) -> None:
    done = reader("archive", *words)
    assert done.status == 2
    assert said in done.err


def test_each_action_has_a_page_of_help(reader: Reader) -> None:
    for action in ARCHIVE_ACTIONS.actions:
        assert "--library ADDRESS" in reader("archive", action, "--help").out
