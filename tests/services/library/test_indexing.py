"""The library kept true by threads: what changed before, what changes now, progress, and an end when asked for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.model.library.counts import IndexingProgress
from reader.services.library.indexing import Indexed, Indexing
from tests.waiting import until

ARTICLE = "format: 1\nheadline: {}\ntext: |-\n  Nothing happened.\n"


class Reports:
    """What the threads have reported."""

    def __init__(self) -> None:
        self.indexed: list[Indexed] = []
        self.faults: list[str] = []
        self.crashes: list[Exception] = []


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def keeping_true(reports: Reports) -> Iterator[Callable[..., Indexing]]:
    """Starts the threads for a library, and lets them end."""
    started: list[Indexing] = []
    libraries: list[Any] = []

    def start(library: Any) -> Indexing:
        started.append(
            Indexing(library, reports.indexed.append, reports.faults.append, reports.crashes.append)
        )
        started[-1].start()
        libraries.append(library)
        return started[-1]

    yield start
    for indexing in started:
        indexing.stop()
    for library in libraries:
        library.close()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("harbour", "bridge"):
        (folder / f"{name}.yaml").write_text(ARTICLE.format(name), "utf-8")
    return folder


@pytest.fixture
def index(news: Path) -> Iterator[Library]:
    index = open_library(None, [news])
    yield index
    index.close()


def ids(index: Library) -> set[str]:
    return {article.id for article in index.articles()}


def test_what_is_in_the_folders_is_indexed_at_the_start(
    keeping_true: Callable[..., Indexing], index: Library, reports: Reports
) -> None:
    keeping_true(index)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    assert ids(index) == {"harbour", "bridge"}
    assert reports.indexed[-1].total == 0
    assert reports.indexed[-1].changes == index.changes


def test_new_changed_moved_and_deleted_files_are_noticed_while_running(
    keeping_true: Callable[..., Indexing], index: Library, news: Path, reports: Reports
) -> None:
    keeping_true(index)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    (news / "canal.yaml").write_text(ARTICLE.format("canal"), "utf-8")
    until(lambda: "canal" in ids(index))
    (news / "canal.yaml").write_text(ARTICLE.format("The canal again"), "utf-8")
    until(lambda: any(article.headline == "The canal again" for article in index.articles()))
    (news / "old").mkdir()
    (news / "canal.yaml").rename(news / "old" / "waterway.yaml")
    until(lambda: ids(index) == {"harbour", "bridge", "waterway"})
    (news / "bridge.yaml").unlink()
    until(lambda: ids(index) == {"harbour", "waterway"})
    before = reports.indexed[-1].changes
    (news / "slip.yaml").write_text("format: 1\n", "utf-8")
    until(lambda: index.faulty())
    until(lambda: reports.indexed[-1].changes != before)
    assert ids(index) == {"harbour", "waterway"}


def test_words_of_a_deleted_article_leave_the_files_of_the_index(
    keeping_true: Callable[..., Indexing], news: Path, tmp_path: Path, reports: Reports
) -> None:
    (news / "secret.yaml").write_text(ARTICLE.format("quixotic"), "utf-8")
    index = open_library(tmp_path / "cache", [news])
    keeping_true(index)
    until(lambda: "secret" in ids(index))
    (news / "secret.yaml").unlink()
    until(lambda: not any(b"quixotic" in path.read_bytes() for path in (tmp_path / "cache").glob("index-*")))
    assert ids(index) == {"harbour", "bridge"}


def test_a_folder_that_is_moved_away_takes_its_articles_with_it(
    keeping_true: Callable[..., Indexing], index: Library, news: Path, tmp_path: Path, reports: Reports
) -> None:
    (news / "old").mkdir()
    (news / "old" / "storm.yaml").write_text(ARTICLE.format("storm"), "utf-8")
    keeping_true(index)
    until(lambda: "storm" in ids(index))
    (news / "old").rename(tmp_path / "elsewhere")
    until(lambda: "storm" not in ids(index))


def test_a_folder_that_was_not_there_is_noticed_when_it_comes(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._CHECK_INTERVAL", 20)
    folder = tmp_path / "later"
    index = open_library(None, [folder])
    keeping_true(index)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    folder.mkdir()
    (folder / "harbour.yaml").write_text(ARTICLE.format("harbour"), "utf-8")
    until(lambda: ids(index) == {"harbour"})


def test_lone_files_are_watched_and_their_neighbours_are_not(
    keeping_true: Callable[..., Indexing], news: Path, reports: Reports
) -> None:
    index = open_library(None, [news / "harbour.yaml"])
    keeping_true(index)
    until(lambda: ids(index) == {"harbour"})
    (news / "canal.yaml").write_text(ARTICLE.format("canal"), "utf-8")
    (news / "harbour.yaml").write_text(ARTICLE.format("The harbour again"), "utf-8")
    until(lambda: any(article.headline == "The harbour again" for article in index.articles()))
    assert ids(index) == {"harbour"}


@pytest.mark.parametrize("name", [b"caf\xe9.yaml", b"f\xe9/cafe.yaml", b"caf\xe9.txt"])
def test_a_name_that_is_not_utf8_ends_no_watching(
    name: bytes, keeping_true: Callable[..., Indexing], index: Library, news: Path, reports: Reports
) -> None:
    keeping_true(index)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    odd = Path(os.fsdecode(os.fsencode(news) + b"/" + name))
    odd.parent.mkdir(exist_ok=True)
    odd.write_text(ARTICLE.format("cafe"), "utf-8")
    if odd.suffix == ".yaml":
        until(lambda: len(ids(index)) == 3)
    (news / "canal.yaml").write_text(ARTICLE.format("canal"), "utf-8")
    until(lambda: "canal" in ids(index))
    assert not any("not watched" in fault for fault in reports.faults)


def test_a_folder_whose_name_is_not_utf8_is_checked_now_and_then(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._CHECK_INTERVAL", 20)
    monkeypatch.setattr("reader.services.library.indexing._POLL_INTERVAL", 0.05)
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xe9"))
    folder.mkdir()
    index = open_library(None, [folder])
    keeping_true(index)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    (folder / "canal.yaml").write_text(ARTICLE.format("canal"), "utf-8")
    until(lambda: ids(index) == {"canal"})
    assert not any("not watched" in fault for fault in reports.faults)


def test_an_index_that_is_found_damaged_while_it_is_read_is_filled_again(
    keeping_true: Callable[..., Indexing],
    news: Path,
    tmp_path: Path,
    reports: Reports,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._CHECK_INTERVAL", 20)
    index = open_library(tmp_path / "cache", [news])
    keeping_true(index)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    with closing(sqlite3.connect(next((tmp_path / "cache").glob("*.sqlite3")))) as other:
        other.execute("DROP TABLE article")
    index.articles()  # this read finds it damaged
    until(lambda: ids(index) == {"harbour", "bridge"})
    until(lambda: reports.faults == ["The index of the library was damaged: a new one is made."])
    index.close()


class Slow:
    """A library whose steps wait until they are let go on."""

    needs_scan = False

    def __init__(self, folder: Path, steps: Iterable[IndexingProgress]) -> None:
        self.folders: tuple[Path, ...] = (folder,)
        self.is_remote = False
        self.changes, self.go_on, self.taken, self.steps = 0, Event(), 0, tuple(steps)
        self.fault: str | None = None

    def close(self) -> None:
        pass

    def scan(self) -> Iterator[IndexingProgress]:
        for step in self.steps:
            self.go_on.wait()
            self.taken += 1
            self.changes += step.changed
            yield step

    def update(self, _: Iterable[Path]) -> Iterator[IndexingProgress]:
        return iter(())

    def purge(self) -> Iterator[None]:
        return iter(())

    def pop_fault(self) -> str | None:
        fault, self.fault = self.fault, None
        return fault


class Remote(Slow):
    """A library of an archive to which somebody pushes, and whose connection is lost then."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, [])
        self.folders = ()
        self.is_remote = True

    def await_push(self, _: float) -> bool:
        pushed = self.changes == 0
        self.changes = 1
        self.fault = "The server can’t be reached." if pushed else None
        return pushed


def test_what_is_pushed_and_what_is_wrong_meanwhile_is_reported(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._LISTENING", 0.01)
    keeping_true(Remote(tmp_path))
    until(lambda: reports.indexed and reports.indexed[-1].changes == 1)
    until(lambda: reports.faults == ["The server can’t be reached."])


def test_progress_is_reported_and_ends(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._REPORT_INTERVAL", 0)
    library = Slow(tmp_path, [IndexingProgress(done, 3, changed=done > 1) for done in range(4)])
    library.go_on.set()
    keeping_true(library)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    assert [(i.done, i.total, i.changes) for i in reports.indexed] == [
        (0, 3, 0), (1, 3, 0), (2, 3, 1), (3, 3, 2), (0, 0, 2),
    ]  # fmt: skip
    assert Indexed(1_200, 10_000).in_words == "indexing 1,200 of 10,000"
    assert reports.indexed[-1].in_words == ""


def test_not_every_step_is_reported(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._REPORT_INTERVAL", 1_000)
    library = Slow(tmp_path, [IndexingProgress(done, 5_000) for done in range(5_000)])
    library.go_on.set()
    keeping_true(library)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    assert len(reports.indexed) <= 2


def test_leaving_ends_indexing_at_the_next_step(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports
) -> None:
    library = Slow(tmp_path, [IndexingProgress(done, 5_000) for done in range(5_000)])
    indexing = keeping_true(library)
    library.go_on.set()
    assert indexing.stop()
    assert library.taken < 5_000 or reports.indexed[-1].scanned


def test_a_step_that_does_not_end_holds_nobody_up_for_ever(
    keeping_true: Callable[..., Indexing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._STOP_TIMEOUT", 0.01)
    library = Slow(tmp_path, [IndexingProgress(0, 1)])
    indexing = keeping_true(library)
    assert not indexing.stop()
    library.go_on.set()
    until(indexing.stop)


def test_a_fault_of_the_index_is_reported_once(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports
) -> None:
    library = Slow(tmp_path, [IndexingProgress(0, 1), IndexingProgress(1, 1)])
    library.fault = "The index was damaged: a new one is made."
    library.go_on.set()
    keeping_true(library)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    assert reports.faults == ["The index was damaged: a new one is made."]


def test_what_another_reader_indexes_is_noticed(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.library.indexing._CHECK_INTERVAL", 20)
    library = Slow(tmp_path, [])
    keeping_true(library)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    library.changes = 99
    until(lambda: reports.indexed[-1].changes == 99)


@pytest.mark.parametrize(
    "fault",
    [
        OSError("no more watches"),
        RuntimeError("no more watches"),
    ],
)
def test_where_nothing_can_be_watched_one_sentence_says_so(
    keeping_true: Callable[..., Indexing],
    index: Library,
    reports: Reports,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    def watch(*_: object, **__: object) -> Iterator[None]:
        raise fault
        yield

    monkeypatch.setattr("watchfiles.watch", watch)
    keeping_true(index)
    until(lambda: "The library is not watched for changes: the system can’t." in reports.faults)
    until(lambda: reports.indexed and reports.indexed[-1].scanned)
    assert ids(index) == {"harbour", "bridge"}


def test_a_bug_is_reported_and_not_printed_by_the_thread(
    keeping_true: Callable[..., Indexing], tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Slow(tmp_path, [])
    monkeypatch.setattr(library, "scan", lambda: iter([None]))
    keeping_true(library)
    until(lambda: reports.crashes)
    assert isinstance(reports.crashes[0], AttributeError)
