"""The index follows the files: what is new, changed, moved, gone, faulty."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.index.index_words import SPEAKER
from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite.store import file_name
from reader.model.library.counts import IndexingProgress
from reader.model.query.query import Query
from tests.asking import found, query, scanned
from tests.library.sqlite.stores import file_of, rowids


def settle(path: Path) -> None:
    """Make a file look as though it had been written long ago."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_an_index_needs_a_scan_until_one_has_come_to_its_end(
    index: Library, shelve: Callable[..., Path]
) -> None:
    shelve("a.yaml")
    assert index.needs_scan
    steps = index.scan()
    next(steps)
    assert index.needs_scan
    assert list(steps)[-1] == IndexingProgress(1, 1, changed=True)
    assert not index.needs_scan


def test_what_was_indexed_once_is_there_in_the_next_program(
    cache: Path, news: Path, shelve: Callable[..., Path]
) -> None:
    shelve("a.yaml")
    scanned(open_library(cache, [news])).close()
    again = open_library(cache, [news])
    assert found(again, "start") == ["a"]
    assert (again.pop_fault(), again.needs_scan) == (None, True)
    again.close()


def test_nothing_is_read_where_nothing_has_changed(
    index: Library, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve("a.yaml")
    scanned(index)
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.is_settled", lambda *_: True)
    scanned(index)
    changes = index.changes
    monkeypatch.setattr(
        "reader.library.sqlite.indexing.scan.bytes_of", lambda path: pytest.fail(f"{path} was read")
    )
    assert list(index.scan())[-1] == IndexingProgress(0, 0)
    assert index.changes == changes


def test_a_file_that_was_only_touched_is_read_but_not_indexed_again(
    index: Library, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelve("a.yaml")
    scanned(index)
    settle(path)
    monkeypatch.setattr(
        "reader.library.sqlite.indexing.scan.read_article", lambda *_: pytest.fail("it was checked again")
    )
    scanned(index)
    assert found(index) == ["a"]


def test_a_file_dated_in_the_future_is_read_once(
    index: Library, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.folders.FRESH", 1)
    os.utime(shelve("a.yaml"), (4e9, 4e9))
    scanned(index)
    monkeypatch.setattr(
        "reader.library.sqlite.indexing.scan.bytes_of", lambda path: pytest.fail(f"{path} was read")
    )
    assert found(scanned(index)) == ["a"]


def test_a_change_within_one_tick_of_the_clock_is_noticed(
    index: Library, shelve: Callable[..., Path]
) -> None:
    path = shelve("a.yaml", words="It is a start")
    stamp = path.stat()
    scanned(index)
    path.write_text(path.read_text("utf-8").replace("start", "storm"), "utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    scanned(index)
    assert (found(index, "storm"), found(index, "start")) == (["a"], [])


def test_a_new_file_is_found_and_a_file_that_is_gone_is_not(
    index: Library, shelve: Callable[..., Path]
) -> None:
    first = shelve("a.yaml")
    scanned(index)
    shelve("b.yaml")
    first.unlink()
    assert found(scanned(index)) == ["b"]


def test_a_changed_file_is_found_by_its_new_words_only(index: Library, shelve: Callable[..., Path]) -> None:
    shelve("a.yaml", words="The storm is over", name="Olga Novak", role="judge", published="2019")
    scanned(index)
    shelve("a.yaml", words="The flood is over")
    scanned(index)
    assert found(index, "flood") == found(index, "speaker:ruiz") == found(index, "since:2024") == ["a"]
    for gone in ("storm", "speaker:novak", "until:2020"):
        assert found(index, gone) == []
    assert [known.name for known in index.people()] == ["Ana Ruiz"]


def test_nothing_is_left_in_the_index_of_what_is_gone(
    index: Library, news: Path, shelve: Callable[..., Path]
) -> None:
    for number in range(5):
        shelve(
            f"{number}.yaml",
            words=f"Word{number} and 東京 again",
            published=("2021", "../2020", "")[number % 3],
        )
    (news / "0.yaml").write_text(
        (news / "0.yaml").read_text("utf-8")
        + "events: [{id: works, title: Repairs begin, text: spoke, people: [ruiz]}]\n"
        "organisations: {council: {name: spoke}}\n",
        "utf-8",
    )
    scanned(index)
    assert index.faulty() == ()
    for path in news.iterdir():
        path.unlink()
    scanned(index)
    left = file_of(index).read(
        lambda connection: [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in (
                "file",
                "article",
                "quote",
                "narrow",
                "persona",
                "appearance",
                "called",
                "event",
                "partaking",
            )
        ]
    )
    assert left == [0] * 9
    for word in ("word1", "東", "and", f"{SPEAKER}ruiz"):
        assert rowids(index, word) == []
    assert (
        file_of(index).read(
            lambda connection: connection.execute("SELECT rowid FROM heading('harbour')").fetchall()
        )
        == []
    )


def test_a_moved_file_is_not_read_by_the_loader_again(
    index: Library, news: Path, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve("a.yaml")
    scanned(index)
    (news / "2024").mkdir()
    (news / "a.yaml").rename(news / "2024" / "a.yaml")
    monkeypatch.setattr(
        "reader.library.sqlite.indexing.scan._add", lambda *_: pytest.fail("it was put in again")
    )
    scanned(index)
    assert [article.path for article in index.articles()] == [news / "2024" / "a.yaml"]


def test_a_renamed_file_is_an_article_of_another_id(
    index: Library, news: Path, shelve: Callable[..., Path]
) -> None:
    shelve("a.yaml")
    scanned(index)
    (news / "a.yaml").rename(news / "b.yaml")
    scanned(index)
    assert (found(index), found(index, "in:a"), found(index, "in:b")) == (["b"], [], ["b"])


def test_a_copy_is_an_article_of_its_own(index: Library, news: Path, shelve: Callable[..., Path]) -> None:
    shelve("a.yaml")
    scanned(index)
    shutil.copy(news / "a.yaml", news / "b.yaml")
    assert found(scanned(index)) == ["a", "b"]


def test_hidden_and_other_files_are_left_out(index: Library, news: Path, shelve: Callable[..., Path]) -> None:
    for name in ("a.yaml", "b.yml", ".c.yaml", ".git/d.yaml", "e.txt", "inner/f.yaml"):
        shelve(name)
    (news / "g.yaml").mkdir()
    assert sorted(found(scanned(index))) == ["a", "b", "f"]


@pytest.mark.parametrize("root", ["", "lone.yaml"], ids=["a folder", "a file"])
def test_what_a_hidden_folder_of_the_way_there_holds_stays_when_it_is_looked_at_again(
    cache: Path, tmp_path: Path, news: Path, shelve: Callable[..., Path], root: str
) -> None:
    """As an article that came with the program, which is installed under `.venv`."""
    shelve("lone.yaml")
    hidden = tmp_path.resolve() / ".venv"
    news.rename(hidden)
    index = scanned(open_library(cache, [hidden / root]))
    for path in (hidden / "lone.yaml", hidden):
        list(index.update([path]))
        assert found(index, "start") == ["lone"]
    index.close()


def test_a_faulty_file_is_listed_with_its_faults_and_blocks_nothing(
    index: Library, news: Path, shelve: Callable[..., Path]
) -> None:
    shelve("a.yaml")
    (news / "bad.yaml").write_text(
        "format: 1\nheadline: Bad\ntext: No\nquotes: [{speaker: x, type: direct, text: No}]\n"
    )
    (news / "\x1b]52;x.yaml").write_bytes(b"\xff\xfe")
    scanned(index)
    assert found(index) == ["a"]
    hostile, bad = index.faulty()
    assert (bad.path, [fault.code for fault in bad.faults]) == (news / "bad.yaml", ["no-such-id"])
    assert bad.faults[0].mark == (4, 20)
    assert hostile.faults and hostile.path == news / "\x1b]52;x.yaml"
    (news / "bad.yaml").unlink()
    assert len(scanned(index).faulty()) == 1


def test_a_repaired_file_becomes_an_article(index: Library, news: Path, shelve: Callable[..., Path]) -> None:
    (news / "a.yaml").write_text("format: 1\n")
    scanned(index)
    shelve("a.yaml")
    assert (found(scanned(index)), index.faulty()) == (["a"], ())


def test_a_file_that_cannot_be_read_is_listed_and_tried_again(
    index: Library, news: Path, shelve: Callable[..., Path]
) -> None:
    (news / "a.yaml").symlink_to(news / "nowhere")
    os.mkfifo(news / "pipe.yaml")
    scanned(index)
    assert [(one.path.name, one.unreadable) for one in index.faulty()] == [
        ("a.yaml", "it is a link to a file that does not exist"),
        ("pipe.yaml", "it is a pipe or a device, not a file"),
    ]
    shelve("elsewhere.txt").rename(news / "nowhere")
    assert found(scanned(index)) == ["a"]


def test_a_name_that_is_no_text_is_found_and_opened(
    index: Library, news: Path, shelve: Callable[..., Path]
) -> None:
    path = shelve("a.yaml").rename(news / os.fsdecode(b"caf\xe9.yaml"))
    (article,) = scanned(index).articles()
    assert article.path == path
    assert article.path.exists()
    assert article.id.isprintable()


def test_warnings_are_kept_with_an_article(index: Library, shelve: Callable[..., Path]) -> None:
    path = shelve("a.yaml")
    path.write_text(
        path.read_text("utf-8").replace("people:", "people:\n  nobody: {name: Olga Novak}"), "utf-8"
    )
    (article,) = scanned(index).articles()
    assert [fault.code for fault in article.faults] == ["never-mentioned"]


def test_only_the_files_that_are_named_are_looked_at(
    index: Library, news: Path, shelve: Callable[..., Path]
) -> None:
    for name in ("a.yaml", "b.yaml", "inner/c.yaml"):
        shelve(name)
    assert list(index.update([news / "a.yaml"]))[-1].total == 1
    assert found(index) == ["a"]
    assert list(index.update([news / "inner", news / "nothing.yaml", Path("/etc/passwd")]))[-1].total == 1
    assert sorted(found(index)) == ["a", "c"]
    shutil.rmtree(news / "inner")
    list(index.update([news / "inner"]))
    assert found(index) == ["a"]


def test_several_folders_and_a_lone_file_are_one_library(
    cache: Path, tmp_path: Path, shelve: Callable[..., Path]
) -> None:
    shelve("one/a.yaml")
    shelve("two/b.yaml")
    lone = shelve("c.text")
    index = scanned(
        open_library(cache, [lone.parent / "one", lone.parent / "two", lone, tmp_path / "nowhere"])
    )
    assert sorted(found(index)) == ["a", "b", "c"]
    list(index.update([lone]))
    assert sorted(found(index)) == ["a", "b", "c"]
    index.close()


def test_other_folders_have_an_index_of_their_own(
    cache: Path, news: Path, shelve: Callable[..., Path]
) -> None:
    shelve("one/a.yaml")
    shelve("two/b.yaml")
    one, two = (scanned(open_library(cache, [news / name])) for name in ("one", "two"))
    assert (found(one), found(two)) == (["a"], ["b"])
    one.close()
    two.close()


def test_an_index_that_nobody_asked_for_in_months_is_removed(
    cache: Path, news: Path, shelve: Callable[..., Path]
) -> None:
    for name in ("old", "new", "asked"):
        shelve(f"{name}/a.yaml")
        scanned(open_library(cache, [news / name])).close()
    for name in ("old", "asked"):
        os.utime(cache / file_name((news / name,)), (0, 0))
    for _ in range(2):
        index = open_library(cache, [news / "asked"])
        assert found(index) == ["a"]
        index.close()
    assert {path.name for path in cache.glob("*.sqlite3")} == {
        file_name((news / name,)) for name in ("new", "asked")
    }


def test_the_order_of_the_folders_does_not_matter(
    cache: Path, news: Path, shelve: Callable[..., Path]
) -> None:
    shelve("one/a.yaml")
    shelve("two/b.yaml")
    scanned(open_library(cache, [news / "one", news / "two"])).close()
    again = open_library(cache, [news / "two", news / "one", news / "two"])
    assert sorted(found(again)) == ["a", "b"]
    again.close()


def test_an_old_article_that_is_added_late_stands_among_the_old(
    index: Library, shelve: Callable[..., Path]
) -> None:
    for year in (2020, 2024, 2022):
        shelve(f"{year}.yaml", published=str(year))
        scanned(index)
    shelve("1850.yaml", published="1850")
    scanned(index)
    assert found(index) == ["2024", "2022", "2020", "1850"]


def test_each_change_has_another_number_for_every_reader(
    cache: Path, news: Path, index: Library, shelve: Callable[..., Path]
) -> None:
    other = open_library(cache, [news])
    before = other.changes
    shelve("a.yaml")
    scanned(index)
    assert other.changes != before
    assert found(other) == ["a"]
    other.close()


def test_leaving_in_the_middle_keeps_what_was_told_as_done(
    cache: Path, news: Path, index: Library, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.MOST_AT_ONCE", 2)
    for number in range(7):
        shelve(f"{number}.yaml")
    for progress in index.scan():
        if progress.done == 4:
            break
    index.close()
    again = open_library(cache, [news])
    assert len(found(again)) == 4
    assert list(again.scan())[-1].total == 3 + 4  # the four are fresh: looked at again, and not put in again
    assert len(found(again)) == 7
    again.close()


def test_a_scan_goes_in_short_steps(
    index: Library, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        shelve(f"{number}.yaml")
    clock = iter(range(0, 10_000, 1))
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.time.monotonic", lambda: next(clock))
    assert [progress.done for progress in index.scan()] == [0, 0, 1, 2, 3, 4, 5, 6]


def test_steps_grow_where_a_scan_has_many_files(
    index: Library, shelve: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        shelve(f"{number}.yaml")
    clock = (number * 0.07 for number in range(10_000))
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.MANY", 30)
    assert [progress.done for progress in index.scan()] == [0, 0, 2, 5, 11, 20, 29, 30]


def test_totals_count_what_there_is(index: Library, news: Path, shelve: Callable[..., Path]) -> None:
    shelve("a.yaml")
    shelve("b.yaml", name="Olga Novak")
    (news / "c.yaml").write_text("format: 1\n")
    totals = scanned(index).totals()
    assert (totals.articles, totals.faulty, totals.quotes, totals.people) == (2, 1, 2, 2)


def test_a_shelf_tells_what_the_list_shows(index: Library, shelve: Callable[..., Path]) -> None:
    path = shelve("a.yaml", headline="Mayor reopens", published="2024-05")
    (article,) = scanned(index).articles()
    assert (article.path, article.id, article.headline) == (path, "a", "Mayor reopens")
    assert article.published is not None and article.published.text == "2024-05"
    assert (article.people, article.quotes, article.events, article.words) == (1, 1, 0, 10)
    assert article.length == len("Ana Ruiz spoke. “It is a start,” Ana Ruiz said.")
    assert (article.claims, article.unchecked) == (2, 0)


def test_the_empty_library_answers(index: Library) -> None:
    scanned(index)
    assert index.search(Query()).total == "0"
    assert index.articles() == index.people() == index.timeline() == index.faulty() == ()
    assert index.search(query("nothing at all")).near == ()
