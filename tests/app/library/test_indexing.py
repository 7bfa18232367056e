"""The library kept true by threads: what changed before, what changes now, progress, and an end when asked for."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from reader.app.library.index_messages import IndexCrashed, IndexFault, IndexMoved
from reader.app.library.index_state import Indexed
from reader.app.library.index_watcher import Indexing
from reader.library.sqlite.index import Index, open_index
from reader.model.library.articles import IndexingProgress

ARTICLE = "format: 1\nheadline: {}\ntext: |-\n  Nothing happened.\n"
_MOST = 20.0
"""Seconds that a busy machine may take."""


class Told(list):
    """What the threads have told."""

    @property
    def indexed(self) -> list[Indexed]:
        return [message.indexed for message in self if isinstance(message, IndexMoved)]

    @property
    def faults(self) -> list[str]:
        return [message.sentence for message in self if isinstance(message, IndexFault)]


def until(so: Callable[[], object]) -> None:
    end = time.monotonic() + _MOST
    while not so():
        assert time.monotonic() < end, "it never comes"
        time.sleep(0.005)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def keeping_true(told: Told) -> Iterator[Callable[..., Indexing]]:
    """Starts the threads for a library, and lets them end."""
    started: list[Indexing] = []

    def start(library) -> Indexing:
        started.append(Indexing(library, told.append))
        started[-1].start()
        return started[-1]

    yield start
    for indexing in started:
        indexing.stop()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("harbour", "bridge"):
        (folder / f"{name}.yaml").write_text(ARTICLE.format(name), "utf-8")
    return folder


@pytest.fixture
def index(news: Path) -> Iterator[Index]:
    index = open_index(None, [news])
    yield index
    index.close()


def ids(index: Index) -> set[str]:
    return {article.id for article in index.articles()}


def test_what_is_in_the_folders_is_indexed_at_the_start(keeping_true, index, told):
    keeping_true(index)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    assert ids(index) == {"harbour", "bridge"}
    assert told.indexed[-1].total == 0
    assert told.indexed[-1].changes == index.changes


def test_new_changed_moved_and_deleted_files_are_noticed_while_running(keeping_true, index, news, told):
    keeping_true(index)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    (news / "canal.yaml").write_text(ARTICLE.format("canal"), "utf-8")
    until(lambda: "canal" in ids(index))
    (news / "canal.yaml").write_text(ARTICLE.format("The canal again"), "utf-8")
    until(lambda: any(article.headline == "The canal again" for article in index.articles()))
    (news / "old").mkdir()
    (news / "canal.yaml").rename(news / "old" / "waterway.yaml")
    until(lambda: ids(index) == {"harbour", "bridge", "waterway"})
    (news / "bridge.yaml").unlink()
    until(lambda: ids(index) == {"harbour", "waterway"})
    before = told.indexed[-1].changes
    (news / "slip.yaml").write_text("format: 1\n", "utf-8")
    until(lambda: index.faulty())
    until(lambda: told.indexed[-1].changes != before)
    assert ids(index) == {"harbour", "waterway"}


def test_a_folder_that_is_moved_away_takes_its_articles_with_it(keeping_true, index, news, tmp_path, told):
    (news / "old").mkdir()
    (news / "old" / "storm.yaml").write_text(ARTICLE.format("storm"), "utf-8")
    keeping_true(index)
    until(lambda: "storm" in ids(index))
    (news / "old").rename(tmp_path / "elsewhere")
    until(lambda: "storm" not in ids(index))


def test_a_folder_that_was_not_there_is_noticed_when_it_comes(keeping_true, tmp_path, told, monkeypatch):
    monkeypatch.setattr("reader.app.library.index_watcher._LOOKED_EVERY", 20)
    folder = tmp_path / "later"
    index = open_index(None, [folder])
    keeping_true(index)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    folder.mkdir()
    (folder / "harbour.yaml").write_text(ARTICLE.format("harbour"), "utf-8")
    until(lambda: ids(index) == {"harbour"})


def test_lone_files_are_watched_and_their_neighbours_are_not(keeping_true, news, told):
    index = open_index(None, [news / "harbour.yaml"])
    keeping_true(index)
    until(lambda: ids(index) == {"harbour"})
    (news / "canal.yaml").write_text(ARTICLE.format("canal"), "utf-8")
    (news / "harbour.yaml").write_text(ARTICLE.format("The harbour again"), "utf-8")
    until(lambda: any(article.headline == "The harbour again" for article in index.articles()))
    assert ids(index) == {"harbour"}


def test_an_index_that_is_found_damaged_while_it_is_read_is_filled_again(
    keeping_true, news, tmp_path, told, monkeypatch
):
    monkeypatch.setattr("reader.app.library.index_watcher._LOOKED_EVERY", 20)
    index = open_index(tmp_path / "cache", [news])
    keeping_true(index)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    with closing(sqlite3.connect(next((tmp_path / "cache").glob("*.sqlite3")))) as other:
        other.execute("DROP TABLE article")
    index.articles()  # this read finds it damaged
    until(lambda: ids(index) == {"harbour", "bridge"})
    until(lambda: told.faults == ["The index of the library was damaged: a new one is made."])
    index.close()


class Slow:
    """A library whose steps wait until they are let go on."""

    needs_scan = False

    def __init__(self, folder: Path, steps: Iterable[IndexingProgress]) -> None:
        self.folders = (folder,)
        self.changes, self.go_on, self.taken, self.steps = 0, Event(), 0, tuple(steps)
        self.fault: str | None = None

    def scan(self) -> Iterator[IndexingProgress]:
        for step in self.steps:
            self.go_on.wait()
            self.taken += 1
            self.changes += step.changed
            yield step

    def update(self, _: Iterable[Path]) -> Iterator[IndexingProgress]:
        return iter(())

    def take_fault(self) -> str | None:
        fault, self.fault = self.fault, None
        return fault


def test_progress_is_told_and_ends(keeping_true, tmp_path, told, monkeypatch):
    monkeypatch.setattr("reader.app.library.index_watcher._TOLD_EVERY", 0)
    library = Slow(tmp_path, [IndexingProgress(done, 3, changed=done > 1) for done in range(4)])
    library.go_on.set()
    keeping_true(library)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    assert [(i.done, i.total, i.changes) for i in told.indexed] == [
        (0, 3, 0), (1, 3, 0), (2, 3, 1), (3, 3, 2), (0, 0, 2),
    ]  # fmt: skip
    assert Indexed(1_200, 10_000).in_words == "indexing 1,200 of 10,000"
    assert told.indexed[-1].in_words == ""


def test_not_every_step_is_told(keeping_true, tmp_path, told, monkeypatch):
    monkeypatch.setattr("reader.app.library.index_watcher._TOLD_EVERY", 1_000)
    library = Slow(tmp_path, [IndexingProgress(done, 5_000) for done in range(5_000)])
    library.go_on.set()
    keeping_true(library)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    assert len(told.indexed) <= 2


def test_leaving_ends_indexing_at_the_next_step(keeping_true, tmp_path, told):
    library = Slow(tmp_path, [IndexingProgress(done, 5_000) for done in range(5_000)])
    indexing = keeping_true(library)
    library.go_on.set()
    assert indexing.stop()
    assert library.taken < 5_000 or told.indexed[-1].scanned


def test_a_step_that_does_not_end_holds_nobody_up_for_ever(keeping_true, tmp_path, monkeypatch):
    monkeypatch.setattr("reader.app.library.index_watcher._PATIENCE", 0.01)
    library = Slow(tmp_path, [IndexingProgress(0, 1)])
    indexing = keeping_true(library)
    assert not indexing.stop()
    library.go_on.set()
    until(indexing.stop)


def test_a_fault_of_the_index_is_told_once(keeping_true, tmp_path, told):
    library = Slow(tmp_path, [IndexingProgress(0, 1), IndexingProgress(1, 1)])
    library.fault = "The index was damaged: a new one is made."
    library.go_on.set()
    keeping_true(library)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    assert told.faults == ["The index was damaged: a new one is made."]


def test_what_another_reader_indexes_is_noticed(keeping_true, tmp_path, told, monkeypatch):
    monkeypatch.setattr("reader.app.library.index_watcher._LOOKED_EVERY", 20)
    library = Slow(tmp_path, [])
    keeping_true(library)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    library.changes = 99
    until(lambda: told.indexed[-1].changes == 99)


@pytest.mark.parametrize(
    "fault",
    [
        OSError("no more watches"),
        RuntimeError("no more watches"),
        UnicodeEncodeError("utf-8", "\udcff", 0, 1, ""),
    ],
)
def test_where_nothing_can_be_watched_one_sentence_says_so(keeping_true, index, told, monkeypatch, fault):
    def watch(*_, **__):
        raise fault
        yield

    monkeypatch.setattr("watchfiles.watch", watch)
    keeping_true(index)
    until(lambda: "The library is not watched for changes: the system can’t." in told.faults)
    until(lambda: told.indexed and told.indexed[-1].scanned)
    assert ids(index) == {"harbour", "bridge"}


def test_a_fault_of_the_programs_own_is_told_and_not_printed_by_the_thread(keeping_true, tmp_path, told):
    library = Slow(tmp_path, [])
    library.scan = lambda: iter([None])
    keeping_true(library)
    until(lambda: told and isinstance(told[-1], IndexCrashed))
    assert isinstance(told[-1].error, AttributeError)


async def test_a_fault_of_the_programs_own_ends_it_with_its_clean_page(listing, index):
    with pytest.raises(ZeroDivisionError):
        async with listing(index) as r:
            r.app.post_message(IndexCrashed(ZeroDivisionError("at the index")))
            await r.pilot.pause(0.1)


async def test_the_screen_shows_what_is_indexed_while_it_runs(listing, index, news):
    async with listing(index) as r:

        async def shown(words: str) -> None:
            end = time.monotonic() + _MOST
            while not any(words in line for line in r.lines):
                assert time.monotonic() < end, r.seen
                await r.pilot.pause(0.02)
                await r.settle()

        await shown("2 articles")
        (news / "canal.yaml").write_text(ARTICLE.format("A canal is dug"), "utf-8")
        await shown("A canal is dug")
        assert r.lines[0].startswith(" Library  3 articles")
