"""The index is disposable: whatever happens to its file is told once, and the answers go on."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import cast
from zlib import compress, decompress

import pytest

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite import database as database
from reader.library.sqlite.store import file_name
from reader.model.query.query import Query
from tests.asking import found, query, scanned
from tests.damage import damaged
from tests.libraries import write_library
from tests.library.sqlite.stores import file_of

DAMAGED = "The index of the library was damaged: a new one is made."
Shelve = Callable[..., Path]


@pytest.fixture
def file(cache: Path, news: Path) -> Path:
    return cache / file_name((news,))


@pytest.fixture
def filled(cache: Path, news: Path) -> Path:
    """An index file of forty articles, closed; bytes to be damaged."""
    write_library(news, 40, quotes=4)
    scanned(open_library(cache, [news])).close()
    return cache / file_name((news,))


def still_answers(index: Library) -> None:
    """Every question has an answer, whatever has become of the file."""
    for text in ("", "the", "speaker:ana", "in:the since:2010", '"of the"', "elcetion", "about:a -the"):
        index.search(query(text, typing=True))
    list(index.stream(Query()))
    for ask in (index.articles, index.faulty, index.totals, index.timeline):
        ask()
    assert index.changes >= 0
    for known in index.people()[:3]:
        index.person(known.key)


def faults_of(index: Library) -> list[str]:
    faults = []
    while fault := index.pop_fault():
        faults.append(fault)
    return faults


def whole_again(index: Library, articles: int = 40) -> None:
    """After a scan the index has every article again."""
    scanned(index)
    assert len(index.articles()) == articles
    assert index.totals().quotes == articles * 4
    assert len(list(index.stream(Query()))) == articles * 4


@pytest.mark.parametrize(
    "raw", [b"No database at all.\n" * 400, b"SQLite format 3\x00" + b"\xff" * 5000, b"\0" * 9000]
)
def test_a_file_that_is_no_index_is_replaced(
    raw: bytes, file: Path, cache: Path, news: Path, shelve: Shelve
) -> None:
    shelve("a.yaml")
    cache.mkdir()
    file.write_bytes(raw)
    with closing(open_library(cache, [news])) as index:
        assert faults_of(index) == [DAMAGED]
        assert found(scanned(index)) == ["a"]
        assert faults_of(index) == []
    with closing(open_library(cache, [news])) as index:
        assert found(index) == ["a"]


def test_an_empty_file_becomes_an_index(file: Path, cache: Path, news: Path, shelve: Shelve) -> None:
    shelve("a.yaml")
    cache.mkdir()
    file.touch()
    with closing(open_library(cache, [news])) as index:
        assert found(scanned(index)) == ["a"]
        assert faults_of(index) == []


def survive(raw: bytes, seed: int, cache: Path, news: Path, file: Path) -> bool:
    """Whether damage was noticed. Either way every question is answered, and at most one sentence said."""
    for path in cache.glob("index-*"):
        path.unlink()
    file.write_bytes(damaged(raw, random.Random(seed)))
    with closing(open_library(cache, [news])) as index:
        still_answers(index)
        scanned(index)
        still_answers(index)
        faults = faults_of(index)
        assert faults in ([], [DAMAGED]), (seed, faults)
        if faults:
            whole_again(index)
    return bool(faults)


@pytest.mark.slow
def test_sixty_damaged_files_are_made_anew_with_one_sentence_or_do_no_harm(
    filled: Path, cache: Path, news: Path
) -> None:
    raw = filled.read_bytes()
    noticed = sum(survive(raw, seed, cache, news, filled) for seed in range(60))
    assert noticed > 50


def test_damage_while_the_index_is_open_is_noticed_and_told_once(
    filled: Path, cache: Path, news: Path
) -> None:
    with closing(open_library(cache, [news])) as index:
        raw = bytearray(filled.read_bytes())
        raw[4096:] = b"\xa5" * (len(raw) - 4096)
        filled.write_bytes(raw)
        still_answers(index)
        assert faults_of(index) == [DAMAGED]
        assert index.needs_scan
        whole_again(index)


def test_damage_in_the_middle_of_a_scan_lets_it_begin_again(
    filled: Path, cache: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.MOST_AT_ONCE", 5)
    write_library(news, 60, quotes=4, seed=2)
    with closing(open_library(cache, [news])) as index:
        for number, _ in enumerate(index.scan()):
            if number == 3:
                filled.write_bytes(b"\xa5" * filled.stat().st_size)
                index.search(Query())
        assert faults_of(index) == [DAMAGED]
        assert not index.needs_scan
        assert len(index.articles()) == 60


def test_text_that_no_loader_let_in_never_leaves_the_index(filled: Path, cache: Path, news: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        texts = other.execute("SELECT article, text FROM content").fetchall()
        harmful = [(compress(decompress(text).replace(b" ", b"\x1b")), number) for number, text in texts]
        other.executemany("UPDATE content SET text = ? WHERE article = ?", harmful)
    with closing(open_library(cache, [news])) as index:
        still_answers(index)
        assert faults_of(index) == [DAMAGED]
        whole_again(index)


@pytest.mark.parametrize(
    "table", ["quote", "narrow", "article", "persona", "event", "file", "words", "word", "meta"]
)
def test_a_table_that_is_missing_is_damage(table: str, filled: Path, cache: Path, news: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute(f"DROP TABLE {table}")
    with closing(open_library(cache, [news])) as index:
        still_answers(index)
        assert faults_of(index) == [DAMAGED]
        whole_again(index)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE quote SET parts = 'x'",
        "UPDATE quote SET parts = '0:99999999'",
        "UPDATE quote SET rest = '[', date = NULL",
        "UPDATE quote SET date = 'yesterday'",
        "UPDATE quote SET parts = NULL",
        "UPDATE quote SET speaker = 'nobody'",
        "UPDATE narrow SET type = 9",
        "UPDATE narrow SET article = 99999",
        "UPDATE article SET headline = x'ff00', words = 'many'",
        "UPDATE article SET published = '2021-99'",
        "UPDATE persona SET kind = 'ghost'",
        "UPDATE event SET state = 'maybe'",
        "UPDATE file SET faults = '{'",
        "UPDATE file SET path = NULL",
    ],
)
def test_values_of_any_type_are_damage_and_no_crash(
    change: str, filled: Path, cache: Path, news: Path
) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute(change)
    with closing(open_library(cache, [news])) as index:
        still_answers(index)
        assert faults_of(index) == [DAMAGED]
        whole_again(index)


def test_an_index_whose_words_are_divided_otherwise_is_made_anew_without_a_word(
    filled: Path, cache: Path, news: Path
) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("UPDATE meta SET meaning = 'of old'")
    with closing(open_library(cache, [news])) as index:
        whole_again(index)
        assert faults_of(index) == []


def test_a_newer_index_is_left_alone(filled: Path, cache: Path, news: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA user_version = 99")
    raw = filled.read_bytes()
    with closing(open_library(cache, [news])) as index:
        whole_again(index)
        assert faults_of(index) == [
            f"The index of the library is not kept when you leave: {filled} was written by a newer closeread."
        ]
    assert filled.read_bytes() == raw


def test_without_a_home_folder_the_index_lasts_as_long_as_the_program(news: Path, shelve: Shelve) -> None:
    shelve("a.yaml")
    with closing(open_library(None, [news])) as index:
        assert found(scanned(index), "speaker:ruiz") == ["a"]
        assert faults_of(index) == [
            "The index of the library is not kept when you leave: there is no home folder to keep it in."
        ]


def test_a_cache_folder_that_cannot_be_made_is_told(tmp_path: Path, news: Path, shelve: Shelve) -> None:
    shelve("a.yaml")
    (tmp_path / "\x1bfile").touch()
    with closing(open_library(tmp_path / "\x1bfile" / "cache", [news])) as index:
        assert found(scanned(index)) == ["a"]
        (fault,) = faults_of(index)
        assert fault.isprintable()


READ_ONLY = """
import os, sys
from pathlib import Path
from reader.library.opening import open_library
from reader.model.query.query import Query
cache, news = Path(sys.argv[1]), Path(sys.argv[2])
for _ in open_library(None, [news]).scan():
    pass  # what is imported late could not be read by whom we become
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
index = open_library(cache, [news])
print(len(index.articles()), index.pop_fault())
for _ in index.scan():
    pass
print(len(index.articles()), len(list(index.stream(Query()))))
print(index.pop_fault())
"""


def run(code: str, *arguments: object) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody can enter; pytest shuts its own against others whenever another run of it begins."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder).resolve()


def test_a_folder_that_can_only_be_read_is_read_and_what_is_new_is_kept_in_ram(public: Path) -> None:
    cache, news = public / "cache", public / "news"
    write_library(news, 40, quotes=4)
    scanned(open_library(cache, [news])).close()
    write_library(news / "new", 1, quotes=1)
    (file,) = cache.glob("index-*")
    for path, mode in ((news, 0o755), (file, 0o444), (cache, 0o555)):
        path.chmod(mode)
    lines = run(READ_ONLY, cache, news)
    cache.chmod(0o755)
    assert lines == [
        "40 None",
        f"41 {40 * 4 + 1}",
        f"The index of the library is not kept when you leave: {file}: it can only be read.",
    ]


@pytest.fixture
def unwritable(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite can write nowhere beside the index, as in a folder of somebody else's; root could."""
    connect = vars(database)["connect"]

    def refuse(path: str, patience: float) -> sqlite3.Connection:
        if path == ":memory:":
            return cast(sqlite3.Connection, connect(path, patience))
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(database, "connect", refuse)


@pytest.mark.usefixtures("unwritable")
def test_an_index_that_nothing_can_be_written_beside_is_read(
    filled: Path, cache: Path, news: Path, shelve: Shelve
) -> None:
    shelve("new.yaml")
    with closing(open_library(cache, [news])) as index:
        assert len(index.articles()) == 40
        assert faults_of(index) == []
        assert len(scanned(index).articles()) == 41
        assert faults_of(index) == [
            f"The index of the library is not kept when you leave: {filled}: it can only be read."
        ]


@pytest.mark.usefixtures("unwritable")
@pytest.mark.parametrize("damaged", [True, False])
def test_where_there_is_nothing_to_read_either_the_index_is_made_in_ram(
    damaged: bool, filled: Path, cache: Path, news: Path
) -> None:
    if damaged:
        filled.write_bytes(b"\xa5" * filled.stat().st_size)
    else:
        filled.unlink()
    with closing(open_library(cache, [news])) as index:
        (fault,) = faults_of(index)
        assert fault.startswith(f"The index of the library is not kept when you leave: {filled}: ")
        whole_again(index)


def test_an_index_that_is_damaged_again_is_given_up_for_one_in_ram(
    filled: Path, cache: Path, news: Path
) -> None:
    with closing(open_library(cache, [news])) as index:
        filled.write_bytes(b"\xa5" * filled.stat().st_size)
        still_answers(index)
        assert faults_of(index) == [DAMAGED]
        scanned(index)
        for beside in cache.glob("index-*"):
            beside.write_bytes(b"\xa5" * beside.stat().st_size)
        still_answers(index)
        assert faults_of(index) == [
            f"The index of the library is not kept when you leave: {filled} is damaged again."
        ]
        whole_again(index)


def test_a_damaged_index_that_can_t_be_thrown_away_is_told_and_left(
    filled: Path, cache: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    filled.write_bytes(b"\xa5" * filled.stat().st_size)
    monkeypatch.setattr(Path, "unlink", refuse)
    with closing(open_library(cache, [news])) as index:
        assert faults_of(index) == [
            f"The index of the library is not kept when you leave: {filled} is damaged: Permission denied."
        ]
        whole_again(index)


FULL_DISK = """
import resource, sys
from pathlib import Path
from reader.library.opening import open_library
from reader.model.query.query import Query
cache, news = Path(sys.argv[1]), Path(sys.argv[2])
index = open_library(cache, [news])
size = max(path.stat().st_size for path in cache.glob("index-*")) + 70_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
for _ in index.scan():
    pass
print(len(index.articles()), len(list(index.stream(Query()))))
print(index.pop_fault())
print(index.pop_fault())
"""


def test_a_full_disk_is_told_once_and_the_index_goes_on_in_ram(filled: Path, cache: Path, news: Path) -> None:
    write_library(news, 120, quotes=4)
    count, fault, nothing = run(FULL_DISK, cache, news)
    assert count == f"120 {120 * 4}"
    assert fault.startswith(f"The index of the library is not kept when you leave: {filled}: ")
    assert nothing == "None"


def test_a_locked_index_is_waited_for_and_then_the_reader_goes_on_in_ram(
    filled: Path, cache: Path, news: Path, shelve: Shelve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    shelve("new.yaml")
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(open_library(cache, [news])) as index:
            assert len(index.articles()) == 40
            assert len(scanned(index).articles()) == 41
            assert faults_of(index) == [
                f"The index of the library is not kept when you leave: {filled}: another program has locked it."
            ]


def test_a_mistake_of_the_program_is_no_damage(index: Library) -> None:
    with pytest.raises(ZeroDivisionError):
        file_of(index).read(lambda _: 1 / 0)
    assert faults_of(index) == []


def test_a_reader_goes_over_to_the_index_that_another_has_made_anew(
    filled: Path, cache: Path, news: Path, shelve: Shelve
) -> None:
    with closing(open_library(cache, [news])) as one, closing(open_library(cache, [news])) as other:
        scanned(one)
        filled.write_bytes(b"\xa5" * filled.stat().st_size)
        other.search(Query())
        assert faults_of(other) == [DAMAGED]
        scanned(other)
        shelve("new.yaml")
        scanned(one)
        assert len(one.articles()) == len(other.articles()) == 41


def test_a_reader_who_only_asks_goes_over_too(filled: Path, cache: Path, news: Path) -> None:
    with closing(open_library(cache, [news])) as one, closing(open_library(cache, [news])) as other:
        scanned(one)
        filled.write_bytes(b"\xa5" * filled.stat().st_size)
        other.search(Query())
        scanned(other)
        assert one.changes == other.changes
        assert len(one.articles()) == 40
        assert faults_of(one) == []


def test_an_index_that_is_removed_while_it_is_open_is_made_again(
    filled: Path, cache: Path, news: Path, shelve: Shelve
) -> None:
    with closing(open_library(cache, [news])) as index:
        scanned(index)
        shutil.rmtree(cache)
        shelve("new.yaml")
        list(index.update([news / "new.yaml"]))
        assert len(index.articles()) == 41
        assert faults_of(index) == []
        assert filled.exists()
        shutil.rmtree(cache)
        assert index.changes
        assert index.needs_scan
        assert len(scanned(index).articles()) == 41


# -- two at once, and the end of a program at any instant

SCAN = """
import sys
from pathlib import Path
from reader.library.sqlite.indexing import scan as scanning
from reader.library.opening import open_library
scanning.MOST_AT_ONCE = int(sys.argv[3])
index = open_library(Path(sys.argv[1]), [Path(sys.argv[2])])
for progress in index.scan():
    print(progress.done, progress.total, flush=True)
print(index.pop_fault(), flush=True)
"""


def begin_scan(cache: Path, news: Path, at_once: int = 3) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCAN, cache, news, str(at_once)], stdout=subprocess.PIPE, encoding="utf-8"
    )


def test_two_programs_that_index_at_once_put_everything_in_once(cache: Path, news: Path) -> None:
    write_library(news, 80, quotes=4)
    programs = [begin_scan(cache, news) for _ in range(2)]
    said = [program.communicate()[0].splitlines()[-1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert said == ["None", "None"]
    with closing(open_library(cache, [news])) as index:
        assert (len(index.articles()), len(list(index.stream(Query())))) == (80, 320)


def test_a_search_goes_on_while_another_thread_indexes(cache: Path, news: Path) -> None:
    write_library(news, 60, quotes=4)
    with closing(open_library(cache, [news])) as index:
        indexing = Thread(target=scanned, args=[index])
        indexing.start()
        counts = []
        while indexing.is_alive():
            counts.append(index.search(Query()).count)
        indexing.join()
        assert counts == sorted(counts)
        assert index.search(Query()).count == 240
        assert faults_of(index) == []


def kill_while_indexing(cache: Path, news: Path, after: float) -> int:
    """How many files were told as done before the program was ended without notice."""
    program = begin_scan(cache, news)
    assert program.stdout
    program.stdout.readline()
    time.sleep(after)
    program.send_signal(signal.SIGKILL)
    told = program.communicate()[0].splitlines()
    done = [int(line.split()[0]) for line in told if line[:1].isdigit() and line.count(" ") == 1]
    return max(done, default=0)


@pytest.mark.slow
def test_what_was_told_as_done_is_kept_whatever_ends_the_program(cache: Path, news: Path) -> None:
    chance = random.Random(5)
    for _ in range(20):
        for path in cache.glob("index-*"):
            path.unlink()
        if not any(news.iterdir()):
            write_library(news, 60, quotes=4)
        done = kill_while_indexing(cache, news, chance.random() * 0.25)
        with closing(open_library(cache, [news])) as index:
            assert len(index.articles()) >= done
            assert len(list(index.stream(Query()))) == 4 * len(index.articles())
            assert faults_of(index) == []
            whole_again(index, 60)


def test_an_older_index_is_made_anew_without_a_word(filled: Path, cache: Path, news: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA user_version = 1")
    with closing(open_library(cache, [news])) as index:
        whole_again(index)
        assert faults_of(index) == []


def test_a_fault_of_an_index_in_ram_is_the_programs_own(news: Path) -> None:
    with closing(open_library(None, [news])) as index, pytest.raises(sqlite3.OperationalError):
        file_of(index).read(lambda connection: connection.execute("SELECT nothing"))
