from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.services.bundled import bundled
from tests.libraries import write_library

Reader = Callable[..., Any]


@pytest.fixture
def library(news: Path) -> Path:
    """A folder of a dozen articles, in the current one."""
    folder = news / "library"
    write_library(folder, 12, quotes=4)
    return folder


def shapes(reader: Reader, *argv: str | Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(reader("quotes", "--json", *argv).out)
    return found


@pytest.mark.parametrize(
    "query", [[], ["the"], ["speaker:greta", "of"], ["--type", "indirect"], ["--since", "2010"]]
)
def test_a_folder_gives_what_its_files_give(query: list[str], reader: Reader, library: Path) -> None:
    files = sorted(str(path.relative_to(Path.cwd())) for path in library.iterdir())
    one_by_one = shapes(reader, *query, *files)
    of_index = shapes(reader, *query, "library")
    assert one_by_one
    assert sorted(of_index, key=str) == sorted(one_by_one, key=str)


def test_the_newest_come_first(reader: Reader, news: Path) -> None:
    harbour = (news / "harbour.yaml").read_text("utf-8")
    (news / "old").mkdir()
    for year in ("2021", "2024", "2019-12"):
        (news / "old" / f"{year}.yaml").write_text(
            harbour.replace("published: 2024-05-03", f"published: {year}"), "utf-8"
        )
    told = [(quote["published"], quote["id"]) for quote in shapes(reader, "old")]
    assert told == [(year, id_) for year in ("2024", "2021", "2019-12") for id_ in ("q1", "begun")]


def test_limit_ends_after_the_newest(reader: Reader, library: Path) -> None:
    every = shapes(reader, library)
    assert shapes(reader, library, "--limit", "3") == every[:3]


def test_people_read_the_same_quotes(reader: Reader, library: Path) -> None:
    lines = reader("quotes", library).out.split("\n\n")
    assert len(lines) == len(shapes(reader, library)) == 48


def test_a_spreadsheet_gets_a_line_for_each(reader: Reader, library: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(reader("quotes", library, "--csv").out, newline="")))
    assert [row["id"] for row in rows] == [quote["id"] for quote in shapes(reader, library)]


def test_what_is_new_in_a_folder_is_found_at_once(reader: Reader, library: Path) -> None:
    assert shapes(reader, "storm", "type:indirect", library) == []
    shutil.copy("harbour.yaml", library)
    assert [quote["id"] for quote in shapes(reader, "storm", "type:indirect", library)] == ["begun"]
    (library / "harbour.yaml").unlink()
    assert shapes(reader, "storm", "type:indirect", library) == []


def test_articles_are_read_only_once(reader: Reader, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.sqlite.indexing.scan.is_settled", lambda *_: True)
    every = shapes(reader, library)
    monkeypatch.setattr(
        "reader.library.sqlite.indexing.scan.bytes_of", lambda path: pytest.fail(f"{path} was read")
    )
    assert shapes(reader, library) == every


def test_paths_are_told_as_they_were_given(reader: Reader, library: Path) -> None:
    assert library.is_dir()
    assert {str(quote["path"])[:14] for quote in shapes(reader, "library")} == {"library/story-"}
    assert {str(quote["path"])[:16] for quote in shapes(reader, "./library/../library")} == {
        "library/../libra"
    }


def test_a_missing_file_beside_a_folder_is_told(reader: Reader, library: Path) -> None:
    done = reader("quotes", "--in", library, "--in", "nothing.yaml", "--json")
    assert (done.status, done.err) == (2, "nothing.yaml: there is no such file\n")
    assert len(json.loads(done.out)) == 48


def test_a_faulty_file_beside_articles_is_told_each_time(reader: Reader, library: Path) -> None:
    (library / "bad.yaml").write_text("format: 1\n")
    for _ in range(2):
        done = reader("quotes", "library", "--json")
        assert done.status == 1
        assert done.err == "library/bad.yaml: left out, for its faults; `reader check` tells them\n"


def test_what_can_t_be_read_in_a_folder_is_told_with_its_reason(reader: Reader, library: Path) -> None:
    os.mkfifo(library / "pipe.yaml")
    done = reader("quotes", "library", "--json")
    assert (done.status, done.err) == (2, "library/pipe.yaml: it is a pipe or a device, not a file\n")
    assert len(json.loads(done.out)) == 48


def test_of_many_articles_it_is_said_that_they_are_indexed(
    reader: Reader, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.search.library_search.MANY", 12)
    assert reader("quotes", library).err == "Indexing 12 articles …\n"


def test_printing_for_people_reads_no_file_more_often_than_printing_for_programs(
    reader: Reader, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    open_file = os.open

    def recorded(path: str | Path, *arguments: int) -> int:
        opened.append(os.fspath(path))
        return open_file(path, *arguments)

    def reads_of(*words: str | Path) -> int:
        opened.clear()
        assert reader("quotes", *words).status == 0
        return sum(path.endswith(".yaml") for path in opened)

    reader("quotes", library)
    monkeypatch.setattr("os.open", recorded)
    assert reads_of(library) == reads_of("--json", library)


def test_nothing_found_in_a_folder_offers_what_is_near(reader: Reader, library: Path) -> None:
    shutil.copy("harbour.yaml", library)
    done = reader("quotes", "begnu", library)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("No quote matches. Did you mean begun")
    assert reader("quotes", "--speaker", "ruis", library).err == "No quote matches. Did you mean Ana Ruiz?\n"
    assert reader("quotes", "zzzzzzzzz", library).err == "No quote matches.\n"


def test_an_empty_folder_has_no_article(reader: Reader, news: Path) -> None:
    (news / "empty").mkdir()
    done = reader("quotes", "empty")
    assert (done.status, done.err) == (1, "There is no article here: no file that ends with .yaml.\n")


def test_without_a_cache_folder_the_answer_is_the_same(reader: Reader, library: Path, home: Path) -> None:
    every = shapes(reader, library)
    (home / ".cache").rename(home / "elsewhere")
    (home / ".cache").write_text("a file")
    done = reader("quotes", library, "--json")
    assert json.loads(done.out) == every
    assert done.err.startswith("The index of the library is not kept when you leave: ")
    assert len(done.err.splitlines()) == 1


def test_several_fields_in_one_argument_are_several_fields(reader: Reader, news: Path) -> None:
    assert [quote["id"] for quote in shapes(reader, "speaker:ruiz type:direct", "harbour.yaml")] == ["q1"]
    assert reader("quotes", "speaker:ruis about:xyzzy", "harbour.yaml").err == (
        "No quote matches. Did you mean Ana Ruiz?\n"
    )
    assert reader("quotes", "speaker:ana xyzzy", "harbour.yaml").err == (
        "No quote matches. For a value of several words write speaker:'\"ana xyzzy\"'.\n"
    )


def test_a_slip_in_a_field_is_a_question_without_a_full_stop(reader: Reader, news: Path) -> None:
    assert reader("quotes", "speker:ruiz", "harbour.yaml").err.endswith("did you mean speaker:?\n")


def test_the_bundled_article_is_searched_beside_ones_own(reader: Reader, home: Path, news: Path) -> None:
    own = home / ".local" / "share" / "closeread" / "articles"
    own.mkdir(parents=True)
    for count, name in ((1, "harbour.yaml"), (2, "bare.yml")):
        (own / name).write_bytes((news / name).read_bytes())
        assert len(list(own.iterdir())) == count
        assert "Trump" in reader("quotes", "speaker:trump").out
    (own / bundled().name).write_bytes(bundled().read_bytes())

    assert str(bundled()) not in reader("quotes", "speaker:trump", "--json").out


def test_the_bundled_article_is_not_searched_beside_folders_that_were_named(
    reader: Reader, library: Path
) -> None:
    assert reader("quotes", "speaker:trump", library).status == 1


@pytest.mark.parametrize("where", ["library", "ferry.yaml"])
def test_words_that_nobody_said_are_offered_where_a_headline_or_text_has_them(
    where: str, reader: Reader, library: Path, news: Path
) -> None:
    ferry = "format: 1\nheadline: A ferry sinks\ntext: |-\n  The mayor reopened nothing at all.\n"
    for path in (news / "ferry.yaml", library / "ferry.yaml"):
        path.write_text(ferry, "utf-8")
    file = "ferry.yaml" if where == "ferry.yaml" else "library/ferry.yaml"
    assert reader("quotes", "ferry", where) == (
        1, "", f"No quote has this word, but the headline or text of {file} has.\n"
    )  # fmt: skip
    assert "but the headline or text of" in reader("quotes", '"reopened nothing"', where).err
    assert reader("quotes", "ferry", "type:direct", where).err == "No quote matches.\n"
