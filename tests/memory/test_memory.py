from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.memory import database as reading_file
from reader.memory.memory import (
    FILE_NAME,
    ArticleKey,
    Memory,
    Progress,
    Remembered,
    View,
    article_key,
    open_memory,
)
from reader.memory.places import Place

STORY, OTHER = ArticleKey("/news/story.yaml"), ArticleKey("/news/other.yaml")
HERE = Place(120, "the words before ", "the words after")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "closeread"


@pytest.fixture
def memory(folder: Path) -> Iterator[Memory]:
    with closing(open_memory(folder)) as memory:
        yield memory


def marks_in(folder: Path, article: ArticleKey = STORY) -> dict[str, Place]:
    with closing(open_memory(folder)) as memory:
        assert memory.pop_fault() is None
        return dict(memory.marks(article))


def test_a_first_reader_finds_nothing_and_no_fault(memory: Memory) -> None:
    remembered = memory.recall(STORY)
    assert (remembered.place, dict(remembered.marks), remembered.view) == (None, {}, View())
    assert memory.pop_fault() is None


def test_the_place_read_to_is_there_next_time(folder: Path, memory: Memory) -> None:
    memory.remember_place(STORY, Place(3))
    memory.remember_place(STORY, HERE)
    memory.close()
    with closing(open_memory(folder)) as again:
        assert again.recall(STORY).place == HERE
        assert again.recall(OTHER).place is None


def test_an_article_that_was_moved_keeps_its_place_and_marks(memory: Memory) -> None:
    old, new, other = ArticleKey("/old"), ArticleKey("/new"), ArticleKey("/other")
    memory.remember_place(other, Place(9), "another text")
    memory.remember_place(old, Place(3, "bef", "aft"), "the text")
    memory.set_mark(old, "a", Place(4), "the text")
    found = memory.recall(new, "the text")
    assert (found.place, dict(found.marks)) == (Place(3, "bef", "aft"), {"a": Place(4)})
    memory.set_mark(new, "b", Place(5), "the text")
    assert dict(memory.recall(new, "the text").marks) == {"a": Place(4), "b": Place(5)}
    assert memory.recall(ArticleKey("/third"), "a third text").place is None


def test_a_text_in_the_place_of_another_has_its_own_place_and_marks(memory: Memory) -> None:
    here, there = ArticleKey("/here"), ArticleKey("/there")
    memory.remember_place(here, Place(3), "one")
    memory.set_mark(here, "a", Place(3), "one")
    memory.remember_place(there, Place(7), "two")
    assert memory.recall(here, "two").place == Place(7)  # it was moved here over the other
    assert dict(memory.recall(here, "two").marks) == {}


def test_two_articles_that_change_places_take_their_marks_along(memory: Memory) -> None:
    one, other = ArticleKey("/one"), ArticleKey("/other")
    memory.set_mark(one, "a", Place(1), "text one")
    memory.set_mark(other, "b", Place(2), "text two")
    assert memory.recall(one, "text two").marks == {"b": Place(2)}
    assert memory.recall(other, "text one").marks == {"a": Place(1)}
    assert memory.recall(one, "text one").marks == {"a": Place(1)}
    memory.set_mark(one, "c", Place(3), "text one")
    assert memory.recall(one, "text two").marks == {"b": Place(2)}
    assert memory.recall(one, "text one").marks == {"a": Place(1), "c": Place(3)}


def test_a_text_that_another_was_moved_over_keeps_its_marks_elsewhere(memory: Memory) -> None:
    here, there, moved = ArticleKey("/here"), ArticleKey("/there"), ArticleKey("/moved")
    memory.set_mark(here, "a", Place(1), "text one")
    memory.remember_place(there, Place(2), "text two")
    assert memory.recall(here, "text two").marks == {}
    assert memory.recall(moved, "text one").marks == {"a": Place(1)}


@pytest.mark.parametrize("known", ["place", "mark", "progress"])
def test_what_is_known_of_a_path_without_its_text_stays(memory: Memory, folder: Path, known: str) -> None:
    here, there = ArticleKey("/here"), ArticleKey("/there")
    memory.remember_place(here, HERE)
    memory.set_mark(here, "a", HERE)
    memory.remember_progress(here, Progress(HERE))
    with closing(sqlite3.connect(folder / FILE_NAME)) as file:
        for table in {"place", "mark", "progress", "text"} - {known}:
            file.execute(f"DELETE FROM {table}")
        file.commit()
    memory.set_mark(there, "b", Place(2), "text")
    before = memory.recall(here)
    assert _known(memory.recall(here, "text")) == _known(before) != _known(memory.recall(there))


def _known(remembered: Remembered) -> object:
    return remembered.place, remembered.progress, dict(remembered.marks)


def test_a_text_that_was_edited_keeps_what_its_path_has(memory: Memory) -> None:
    key = ArticleKey("/here")
    memory.remember_place(key, Place(3), "one")
    assert memory.recall(key, "one, edited").place == Place(3)


def test_progress_is_found_by_path_and_by_text(memory: Memory) -> None:
    memory.remember_place(ArticleKey("/here"), Place(3), "0123abcd")
    memory.remember_place(ArticleKey("/there"), Place(4))
    memory.remember_progress(ArticleKey("/here"), Progress(Place(3)))
    memory.remember_progress(ArticleKey("/there"), Progress(Place(4)))
    known = {key: progress.farthest.offset for key, progress in memory.progress().items()}
    assert known == {"/here": 3, "0123abcd": 3, "/there": 4}
    memory.forget_progress(ArticleKey("/moved"), "0123abcd")
    assert set(memory.progress()) == {"/there"}


def test_a_memory_of_the_first_version_keeps_what_it_has(folder: Path) -> None:
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / FILE_NAME)) as file:
        for statement in (
            "CREATE TABLE place (article TEXT PRIMARY KEY, at INTEGER, before TEXT, after TEXT) WITHOUT ROWID",
            "CREATE TABLE mark (article TEXT, letter TEXT, at INTEGER, before TEXT, after TEXT,"
            " PRIMARY KEY (article, letter)) WITHOUT ROWID",
            "CREATE TABLE view (one INTEGER PRIMARY KEY, theme TEXT, measure INTEGER, pane TEXT)",
            "INSERT INTO place VALUES ('/here', 3, 'b', 'a')",
            "PRAGMA user_version = 1",
        ):
            file.execute(statement)
        file.commit()
    memory = open_memory(folder)
    assert (memory.pop_fault(), memory.recall(ArticleKey("/here"), "text").place) == (
        None,
        Place(3, "b", "a"),
    )
    memory.close()


def test_each_article_has_its_own_marks(memory: Memory) -> None:
    memory.set_mark(STORY, "a", HERE)
    memory.set_mark(STORY, "ł", Place(7))
    memory.set_mark(OTHER, "a", Place(1))
    assert memory.marks(STORY) == {"a": HERE, "ł": Place(7)}
    assert memory.marks(OTHER) == {"a": Place(1)}


def test_a_mark_set_again_moves(memory: Memory) -> None:
    memory.set_mark(STORY, "a", Place(1))
    memory.set_mark(STORY, "a", HERE)
    assert memory.marks(STORY) == {"a": HERE}


def test_how_the_screen_was_left_is_kept_piece_by_piece(memory: Memory) -> None:
    memory.remember_view(theme="nord", pane="quotes")
    memory.remember_view(measure=64)
    memory.remember_view(pane="timeline")
    assert memory.recall(OTHER).view == View("nord", 64, "timeline")


def test_what_one_reader_keeps_another_that_is_open_sees(folder: Path, memory: Memory) -> None:
    with closing(open_memory(folder)) as second:
        memory.set_mark(STORY, "a", HERE)
        second.set_mark(STORY, "b", Place(2))
        assert memory.marks(STORY) == second.marks(STORY) == {"a": HERE, "b": Place(2)}


def test_nobody_else_may_look_into_the_folder(folder: Path, memory: Memory) -> None:
    memory.set_mark(STORY, "a", HERE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_article_is_the_same_by_whatever_way_it_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "story.yaml"
    article.touch()
    (tmp_path / "link.yaml").symlink_to(article)
    monkeypatch.chdir(tmp_path)
    assert article_key(Path("story.yaml")) == article_key(tmp_path / "link.yaml") == str(article.resolve())


def test_a_file_name_that_is_no_text_can_be_remembered(memory: Memory, tmp_path: Path) -> None:
    key = article_key(tmp_path / os.fsdecode(b"caf\xe9 \xf0\x9f.yaml"))
    memory.set_mark(key, "a", HERE)
    assert memory.marks(key) == {"a": HERE}


# -- faults of the world: one sentence, once, and reading goes on


def still_works(memory: Memory) -> bool:
    memory.remember_place(STORY, HERE)
    memory.set_mark(STORY, "z", HERE)
    memory.remember_view(theme="nord")
    remembered = memory.recall(STORY)
    return (remembered.place, remembered.marks["z"], remembered.view.theme) == (HERE, HERE, "nord")


def test_without_a_home_folder_the_memory_lasts_as_long_as_the_program() -> None:
    with closing(open_memory(None)) as memory:
        assert memory.pop_fault() == (
            "Places and marks are forgotten when you leave: there is no home folder to keep them in."
        )
        assert memory.pop_fault() is None
        assert still_works(memory)


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "closeread"):
        with closing(open_memory(folder)) as memory:
            sentence = memory.pop_fault()
            assert sentence == f"Places and marks are forgotten when you leave: {folder}: it is not a folder."
            assert memory.pop_fault() is None
            assert still_works(memory)
    assert (tmp_path / "file").read_bytes() == b""


def test_a_folder_in_the_place_of_the_file_is_told(folder: Path) -> None:
    (folder / FILE_NAME).mkdir(parents=True)
    with closing(open_memory(folder)) as memory:
        assert "it can’t be opened" in str(memory.pop_fault())
        assert still_works(memory)


def test_a_hostile_folder_name_is_spelled_out(tmp_path: Path) -> None:
    (tmp_path / "\x1b]52;c;x\x07\n").touch()
    with closing(open_memory(tmp_path / "\x1b]52;c;x\x07\n")) as memory:
        sentence = str(memory.pop_fault())
    assert sentence.isprintable()
    assert r"\x1b]52;c;x\x07\n" in sentence


DAMAGE = {
    "no database": b"These are not the marks you are looking for.\n" * 40,
    "a torn header": b"SQLite format 3\x00" + b"\xff" * 5000,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_moved_aside_whole_and_begun_anew(damage: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    raw = DAMAGE[damage]
    (folder / FILE_NAME).write_bytes(raw)
    with closing(open_memory(folder)) as memory:
        sentence = str(memory.pop_fault())
        assert still_works(memory)
    (aside,) = folder.glob("reading-damaged-*-1.sqlite3")
    assert aside.read_bytes() == raw
    assert sentence == (
        f"The file of places and marks was damaged: it is now {aside}, and a new one is begun."
    )
    assert marks_in(folder) == {"z": HERE}


def test_another_programs_tables_are_moved_aside(folder: Path) -> None:
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / FILE_NAME)) as other:
        other.execute("CREATE TABLE place (latitude, longitude)")
    with closing(open_memory(folder)) as memory:
        assert "was damaged" in str(memory.pop_fault())
        assert still_works(memory)
    (aside,) = folder.glob("*damaged*.sqlite3")
    with closing(sqlite3.connect(aside)) as other:
        assert other.execute("SELECT latitude FROM place").fetchall() == []


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(folder: Path) -> None:
    for raw in (b"first" * 999, b"second" * 999):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE_NAME).write_bytes(raw)
        open_memory(folder).close()
    assert sorted(path.read_bytes() for path in folder.glob("*damaged*")) == [b"first" * 999, b"second" * 999]


def test_damage_that_shows_only_while_reading_is_survived(folder: Path) -> None:
    with closing(open_memory(folder)) as memory:
        for number in range(300):
            memory.set_mark(ArticleKey(f"/news/{number}.yaml"), "a", HERE)
    raw = bytearray((folder / FILE_NAME).read_bytes())
    raw[4096 * 5 :] = b"\xa5" * (len(raw) - 4096 * 5)
    (folder / FILE_NAME).write_bytes(raw)
    with closing(open_memory(folder)) as memory:
        for number in range(300):
            memory.marks(ArticleKey(f"/news/{number}.yaml"))
        assert still_works(memory)
        assert "was damaged" in str(memory.pop_fault())
    (aside,) = folder.glob("*damaged*.sqlite3")
    assert aside.stat().st_size == len(raw)
    assert marks_in(folder) == {"z": HERE}


def test_any_single_page_may_be_damaged(folder: Path) -> None:
    with closing(open_memory(folder)) as memory:
        for number in range(60):
            memory.set_mark(ArticleKey(f"/news/{number}.yaml"), "a", HERE)
        memory.remember_view(theme="nord", measure=60)
    whole = (folder / FILE_NAME).read_bytes()
    for at in range(0, len(whole), 1024):
        (folder / FILE_NAME).write_bytes(whole[:at] + b"\xff\x00\x81" * 100 + whole[at + 300 :])
        with closing(open_memory(folder)) as memory:
            for number in range(0, 60, 7):
                memory.recall(ArticleKey(f"/news/{number}.yaml"))
            assert still_works(memory)


def test_values_of_any_type_in_a_file_become_what_is_expected(folder: Path) -> None:
    open_memory(folder).close()
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as file:
        file.execute("INSERT INTO place VALUES (?, 'far', x'ff00', 7)", (STORY,))
        file.execute("INSERT INTO mark VALUES (?, x'fe', NULL, NULL, NULL)", (STORY,))
        file.execute("INSERT INTO view VALUES (1, x'80', 'wide', 2.5)")
    with closing(open_memory(folder)) as memory:
        remembered = memory.recall(STORY)
    assert remembered.place == Place(0, "�\0", "7")
    assert remembered.marks == {"�": Place(0)}
    assert remembered.view == View("�", 0, "2.5")


def test_a_file_of_a_newer_version_is_left_alone(folder: Path) -> None:
    marks_in(folder)
    with closing(sqlite3.connect(folder / FILE_NAME)) as file:
        file.execute("PRAGMA user_version = 99")
    raw = (folder / FILE_NAME).read_bytes()
    with closing(open_memory(folder)) as memory:
        assert memory.pop_fault() == (
            f"Places and marks are forgotten when you leave: {folder / FILE_NAME}"
            " was written by a newer closeread."
        )
        assert still_works(memory)
    assert (folder / FILE_NAME).read_bytes() == raw
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_a_locked_file_is_waited_for_once_and_what_was_not_kept_is_kept_on_leaving(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_file.open_file, "__defaults__", (0.02,))
    with closing(open_memory(folder)) as memory:
        memory.set_mark(STORY, "a", HERE)
        with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            memory.set_mark(STORY, "b", HERE)
            assert "another program has locked it" in str(memory.pop_fault())
            assert still_works(memory)
            assert memory.pop_fault() is None
            assert set(memory.marks(STORY)) == {"a", "b", "z"}
        assert set(marks_in(folder)) == {"a"}
    assert set(marks_in(folder)) == {"a", "b", "z"}


def test_a_file_locked_from_the_start_can_still_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_file.open_file, "__defaults__", (0.02,))
    with closing(open_memory(folder)) as memory:
        memory.set_mark(STORY, "a", HERE)
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with closing(open_memory(folder)) as memory:
            assert "another program has locked it" in str(memory.pop_fault())
            assert memory.marks(STORY) == {"a": HERE}
            assert still_works(memory)


def test_a_file_that_can_only_be_read_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_memory(folder)) as memory:
        memory.set_mark(STORY, "a", HERE)
    raw = (folder / FILE_NAME).read_bytes()
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda name, **kw: connect(read_only(name), **{**kw, "uri": True}), raising=True
    )
    with closing(open_memory(folder)) as memory:
        assert memory.marks(STORY) == {"a": HERE}
        assert still_works(memory)
        assert memory.pop_fault() == (
            f"Places and marks are forgotten when you leave: {folder / FILE_NAME}: it can only be read."
        )
        assert set(memory.marks(STORY)) == {"a", "z"}
    assert (folder / FILE_NAME).read_bytes() == raw


def read_only(name: str) -> str:
    return f"file:{name}?mode=ro" if name.endswith(FILE_NAME) else name


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from reader.memory.memory import *
from reader.memory.places import Place
memory = open_memory(Path(sys.argv[1]))
memory.set_mark("/story", "a", Place(1, "kept"))
size = max(path.stat().st_size for path in Path(sys.argv[1]).iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
for number in range(200):
    memory.set_mark("/story", "b", Place(number, "x" * 900))
assert memory.marks("/story") == {"a": Place(1, "kept"), "b": Place(199, "x" * 900)}, memory.marks("/story")
print(memory.pop_fault())
assert memory.pop_fault() is None
memory.close()
"""


def test_a_full_disk_is_told_once_and_loses_nothing_kept_before(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, folder], capture_output=True, encoding="utf-8", check=False
    )
    assert run.stderr == ""
    assert run.stdout.startswith(f"Places and marks are forgotten when you leave: {folder / FILE_NAME}: ")
    assert marks_in(folder, ArticleKey("/story"))["a"] == Place(1, "kept")


def test_a_mistake_of_the_program_is_no_fault_of_the_file(memory: Memory) -> None:
    memory.close()
    with pytest.raises(sqlite3.ProgrammingError):
        memory.recall(STORY)
    assert memory.pop_fault() is None


# -- two readers, and sudden ends

WRITER = """
import sys
from pathlib import Path
from reader.memory.memory import *
from reader.memory.places import Place
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
sys.stdin.readline()
memory = open_memory(folder)
for number in range(count):
    memory.set_mark(f"/{name}", str(number), Place(number))
    print(number, flush=True)
memory.close()
print(memory.pop_fault())
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, folder, name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_of_a_thousand_marks_set_by_two_readers_at_once_every_one_is_kept(folder: Path) -> None:
    with writer(folder, "one", 500) as one, writer(folder, "two", 500) as two:
        for reader in (one, two):
            assert reader.stdin
            reader.stdin.write("go\n")
            reader.stdin.flush()
        assert [str(reader.communicate()[0]).splitlines()[-1] for reader in (one, two)] == ["None", "None"]
    for name in ("/one", "/two"):
        assert marks_in(folder, ArticleKey(name)) == {str(number): Place(number) for number in range(500)}


def test_a_mark_once_set_survives_the_sudden_end_of_the_program(folder: Path) -> None:
    for turn in range(4):
        with writer(folder, f"turn {turn}", 100_000) as reader:
            assert reader.stdin and reader.stdout
            reader.stdin.write("go\n")
            reader.stdin.flush()
            told = [int(reader.stdout.readline()) for _ in range(10 + turn * 37)]
            reader.kill()
        kept = marks_in(folder, ArticleKey(f"/turn {turn}"))
        assert {str(number): Place(number) for number in told}.items() <= kept.items()


def test_who_remembers_nothing_new_reads_what_is_there(folder: Path, memory: Memory) -> None:
    memory.set_mark(STORY, "a", Place(3))
    with closing(open_memory(folder, remembers=False)) as reading:
        reading.set_mark(STORY, "b", Place(5))
        assert reading.marks(STORY) == {"a": Place(3)}
    assert marks_in(folder) == {"a": Place(3)}
