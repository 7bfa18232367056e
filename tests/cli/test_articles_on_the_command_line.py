from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from reader.cli.articles import articles_in
from reader.load.article import load_article
from reader.services.bundled import bundled
from tests.cli.conftest import Done, Reader
from tests.values import some

FAULTS = [
    "faulty.yaml:8:15: error: no person 'riuz'; did you mean 'ruiz'? [no-such-id]",
    "faulty.yaml:9:27: error: 'type' is direct, indirect or mixed, not 'loud' [bad-value]",
]


# -- check


def test_check_of_an_article_without_faults_says_nothing(reader: Reader) -> None:
    assert reader("check", "harbour.yaml") == (0, "", "")


def test_check_tells_every_fault_of_every_file_on_standard_output(reader: Reader) -> None:
    done = reader("check", "faulty.yaml", "harbour.yaml", "faulty.yaml")
    assert (done.status, done.err) == (1, "")
    lines = done.out.splitlines()
    assert len(lines) == 4
    assert all(line.startswith(start) for line, start in zip(lines, FAULTS * 2, strict=True))


def test_check_goes_through_folders(reader: Reader, news: Path) -> None:
    (news / "2024").mkdir()
    (news / "faulty.yaml").rename(news / "2024" / "may.yaml")
    done = reader("check", news)
    assert done.status == 1
    assert {line.partition(":")[0] for line in done.out.splitlines()} == {str(news / "2024" / "may.yaml")}


def test_check_in_json_has_the_shape_that_is_promised(reader: Reader) -> None:
    done = reader("check", "--json", "faulty.yaml", "harbour.yaml")
    first, second = json.loads(done.out)
    assert done.status == 1
    assert first == {
        "path": "faulty.yaml",
        "line": 8,
        "column": 15,
        "severity": "error",
        "code": "no-such-id",
        "message": "no person 'riuz'; did you mean 'ruiz'?",
    }
    assert second["line"] == 9
    assert json.loads(reader("check", "--json", "harbour.yaml").out) == []


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(reader: Reader) -> None:
    done = reader("check", "nowhere.yaml", "faulty.yaml")
    assert done.status == 2
    assert done.err == "nowhere.yaml: there is no such file\n"
    assert len(done.out.splitlines()) == 2


def test_a_folder_without_articles_is_told(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = "empty: there is no article in this folder: no file that ends with .yaml.\n"
    assert reader("check", "empty") == (1, "", told)


def test_folders_without_articles_are_each_told(reader: Reader, news: Path) -> None:
    (news / "empty").mkdir()
    (news / "folder.yaml").mkdir()
    told = "there is no article in this folder: no file that ends with .yaml."
    assert reader("check", "folder.yaml", "empty") == (1, "", f"folder.yaml: {told}\nempty: {told}\n")
    assert reader("check", "harbour.yaml", "empty") == (0, "", f"empty: {told}\n")


@pytest.mark.parametrize("command", [[], ["check"], ["people"], ["text"]])
@pytest.mark.parametrize("name", ["council.txt", "council.html", "council"])
def test_a_text_that_nobody_added_yet_is_told_from_an_article_with_faults(
    command: str, name: str, reader: Reader, news: Path
) -> None:
    (news / name).write_text("Council votes: no\n\nThe council: it met.\n")
    told = f"{name} is not an annotated article; `reader add {name}` makes one of it.\n"
    assert reader(*command, name) == (2, "", told)


def test_an_article_may_have_any_name(reader: Reader, news: Path) -> None:
    for name in ("harbour.txt", "harbour"):
        (news / name).write_bytes((news / "harbour.yaml").read_bytes())
        assert reader("check", name) == (0, "", "")


def test_check_needs_a_path(reader: Reader) -> None:
    done = reader("check")
    assert (done.status, done.out) == (2, "")
    assert "PATH" in done.err


def test_a_file_name_that_could_change_the_terminal_is_spelled_out(reader: Reader, news: Path) -> None:
    name = os.fsdecode(b"\x1b]0;owned\x07\xff\n.yaml")
    (news / "faulty.yaml").rename(news / name)
    done = reader("check", news / name)
    assert done.status == 1
    assert all(line.isprintable() for line in done.out.splitlines())
    assert r"\x1b]0;owned\x07\udcff\n.yaml:8:15:" in done.out
    assert json.loads(reader("check", "--json", news / name).out)[0]["line"] == 8
    assert all(line.isprintable() for line in reader("check", f"no {name}").err.splitlines())


# -- text


def test_text_is_the_canonical_text_and_nothing_else(reader: Reader) -> None:
    done = reader("text", "harbour.yaml")
    assert done.out == some(load_article(Path("harbour.yaml")).article).text.content + "\n"
    assert (done.status, done.err) == (0, "")


def test_plain_text_spells_the_annotations_out(reader: Reader) -> None:
    done = reader("text", "--plain", "harbour.yaml")
    assert "Quote by Ana Ruiz, word for word" in done.out
    assert done.status == 0


@pytest.mark.parametrize("command", ["text", "people", "timeline"])
def test_without_a_path_the_bundled_article_is_meant(command: str, reader: Reader) -> None:
    assert reader(command)[:2] == reader(command, bundled())[:2]
    assert reader(command, bundled()).err == ""
    done = reader(command)
    assert (done.status, done.err) == (0, "This is closeread’s own article; give a path for another.\n")


@pytest.mark.parametrize("command", ["text", "people", "timeline", ""])
def test_a_faulty_article_opens_nothing_and_tells_its_faults(command: str, reader: Reader) -> None:
    done = reader(*filter(None, (command, "faulty.yaml")))
    assert (done.status, done.out) == (1, "")
    assert done.err == reader("check", "faulty.yaml").out


@pytest.mark.parametrize("command", ["text", "people", "timeline", "check", "quotes --in", ""])
@pytest.mark.parametrize("path", ["nowhere.yaml", "harbour.yaml/inside.yaml", "a\x00b.yaml", "x" * 300])
def test_what_cannot_be_read_is_one_sentence(command: str, path: str, reader: Reader) -> None:
    done = reader(*command.split(), path)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err


# -- people and timeline


def test_people_lists_everyone(reader: Reader) -> None:
    done = reader("people", "harbour.yaml")
    assert done.out.splitlines()[0] == "Ana Ruiz (ruiz)"
    assert done.status == 0
    assert [person["id"] for person in json.loads(reader("people", "harbour.yaml", "--json").out)] == [
        "ruiz",
        "aide",
    ]


def test_timeline_lists_events_as_they_happened(reader: Reader) -> None:
    done = reader("timeline", "harbour.yaml")
    assert done.out.index("Repairs begin") < done.out.index("The harbour reopens")
    assert [event["id"] for event in json.loads(reader("timeline", "--json", "harbour.yaml").out)] == [
        "works",
        "e2",
    ]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("people", "bare.yml names no people, organisations or places."),
        ("timeline", "bare.yml has no events."),
    ],
)
def test_finding_nothing_is_said_and_counted(command: str, sentence: str, reader: Reader) -> None:
    assert reader(command, "bare.yml") == (1, "", f"{sentence}\n")
    assert reader(command, "bare.yml", "--json")[:2] == (1, "[]\n")


# -- quotes


def ids(done: Done) -> list[str]:
    return [quote["id"] for quote in json.loads(done.out)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["q1", "begun"]),
        ("start", ["q1"]),
        ("work begun", ["begun"]),
        ("speaker:ruiz", ["q1"]),
        ("type:indirect", ["begun"]),
        ("--speaker ruiz", ["q1"]),
        ("--speaker Ana\xa0Ruiz", ["q1"]),
        ('--speaker Ana"Ruiz', ["q1"]),
        ("--type direct", ["q1"]),
        ("--since 2024-05 --until 2024-05-31", ["q1", "begun"]),
        ("--until 2023", []),
        ("--limit 1", ["q1"]),
        ("work -start", ["begun"]),
        ("work -begun", []),
        ("-begun work", []),
        ("storm --limit 5 work", ["begun"]),
        ("in:harbour start", ["q1"]),
        ("-- -start work", ["begun"]),
    ],
)
def test_quotes_are_found_by_words_and_by_who_said_them(query: str, found: list[str], reader: Reader) -> None:
    done = reader("quotes", "--json", "--in", "harbour.yaml", *query.split(" ") if query else ())
    assert (ids(done), done.status) == (found, 0 if found else 1)


def test_an_argument_that_exists_is_where_to_look(reader: Reader) -> None:
    assert ids(reader("quotes", "start", "harbour.yaml", "--json")) == ["q1"]
    assert ids(reader("quotes", "harbour.yaml", "bare.yml", "storm", "--json")) == ["begun"]


def test_quotes_say_where_they_are_from(reader: Reader) -> None:
    (quote,) = json.loads(reader("quotes", "start", "harbour.yaml", "--json").out)
    assert (quote["article"], quote["path"], quote["headline"], quote["published"], quote["paragraph"]) == (
        "harbour",
        "harbour.yaml",
        "Mayor reopens the harbour",
        "2024-05-03",
        1,
    )
    assert quote["speaker"] == {"id": "ruiz", "name": "Ana Ruiz"}
    assert [part["text"] for part in quote["parts"]] == ["“It is,”", "“a start.”"]


def test_quotes_are_read_by_people_an_empty_line_between_them(reader: Reader) -> None:
    out = reader("quotes", "harbour.yaml").out
    first, second = out.split("\n\n")
    assert first.startswith("Ana Ruiz; said;")
    assert "the work had begun in 2021" in second


def test_quotes_go_into_a_spreadsheet(reader: Reader) -> None:
    done = reader("quotes", "harbour.yaml", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.out, newline="")))
    assert [row["id"] for row in rows] == ["q1", "begun"]


def test_of_a_folder_the_faulty_articles_are_left_out_and_said(reader: Reader, news: Path) -> None:
    done = reader("quotes", news, "--json")
    assert ids(done) == ["q1", "begun"]
    assert done.status == 1
    assert done.err == f"{news / 'faulty.yaml'}: left out, for its faults; `reader check` tells them\n"


def test_without_a_path_the_persons_library_is_searched(reader: Reader, news: Path, home: Path) -> None:
    config = home / ".config" / "closeread" / "config.toml"
    config.parent.mkdir(parents=True)
    (news / "faulty.yaml").unlink()
    config.write_text(f"library = ['{news}']")
    assert ids(reader("quotes", "--json")) == ["q1", "begun"]
    config.write_text("library = 3")
    assert reader("quotes").err == f"{config}:1:11: warning: 'library' is a list of folders [bad-value]\n"
    config.write_text("library = '/nowhere/at/all'")
    assert {quote["article"] for quote in json.loads(reader("quotes", "--json").out)} == {bundled().stem}


def test_nothing_found_offers_what_is_near(reader: Reader) -> None:
    assert reader("quotes", "strat", "harbour.yaml") == (1, "", "No quote matches. Did you mean start?\n")
    assert reader("quotes", "--speaker", "ruis", "harbour.yaml").err == (
        "No quote matches. Did you mean Ana Ruiz?\n"
    )
    assert reader("quotes", "zzzzzzzz", "harbour.yaml").err == "No quote matches.\n"


def test_a_name_that_nobody_said_offers_what_was_said_by_who_is_called_so(reader: Reader, news: Path) -> None:
    (news / "faulty.yaml").unlink()
    for where in ("harbour.yaml", "."):
        told = "Nobody said “ruiz”. speaker:ruiz finds 1 quote by Ana Ruiz.\n"
        assert reader("quotes", "ruiz", where) == (1, "", told)


def test_a_field_that_there_is_not_is_told(reader: Reader) -> None:
    done = reader("quotes", "foo:bar", "harbour.yaml")
    told = "There is no field foo, only speaker:, about:, type:, in:, since:, until:, draft: and text:"
    assert (done.status, done.err) == (1, f"No quote matches. {told}.\n")


def test_a_file_that_is_not_there_is_not_silently_a_word(reader: Reader) -> None:
    done = reader("quotes", "harbor.yaml", "start")
    assert done.status == 1
    assert "there is no file 'harbor.yaml'" in done.err


def test_a_name_of_two_words_after_a_colon_is_explained(reader: Reader) -> None:
    done = reader("quotes", "speaker:ana ruiz", "harbour.yaml")
    assert done.status == 1
    assert done.err == "No quote matches. For a value of several words write speaker:'\"ana ruiz\"'.\n"
    assert ids(reader("quotes", 'speaker:"ana ruiz"', "harbour.yaml", "--json")) == ["q1"]


@pytest.mark.parametrize(
    "query",
    [
        ["type:loud"],
        ["--since", "yesterday"],
        ["since:2024", "until:2023"],
        ['"open'],
        ["--speaker", ""],
        ["..."],
    ],
)
def test_a_query_that_means_nothing_is_said_in_plain_words(query: list[str], reader: Reader) -> None:
    done = reader("quotes", *query, "--in", "harbour.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("reader quotes: ")
    assert len(done.err.splitlines()) == 1


# -- which articles


def test_the_articles_of_a_folder_come_by_name_without_hidden_ones(tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name in ("b.yaml", "a.yml", "c/d.yaml", ".git/e.yaml", "c/.f.yaml", "g.txt", "c.yaml"):
        (library / name).parent.mkdir(parents=True, exist_ok=True)
        (library / name).touch()
    found = [str(path.relative_to(library)) for path in articles_in([library, library / "no.such"])]
    assert found == ["a.yml", "b.yaml", "c.yaml", "c/d.yaml", "no.such"]


def test_the_bundled_article_is_without_faults() -> None:
    assert load_article(bundled()).article is not None


def test_schema_is_the_json_schema_of_articles(reader: Reader) -> None:
    done = reader("schema")
    assert (done.status, json.loads(done.out)["$schema"]) == (
        0,
        "https://json-schema.org/draft/2020-12/schema",
    )
