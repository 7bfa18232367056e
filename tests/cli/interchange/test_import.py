"""`reader import`: where it writes, what it says, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.load.article import load_article
from tests.cli.conftest import Reader
from tests.convert.same import content_of
from tests.values import some

ANN = "T1\tPerson 11 19\tAna Ruiz\nT2\tClaim 42 52\ton Friday.\n"
TXT = "The mayor, Ana Ruiz, reopened the harbour\non Friday.\n"


@pytest.fixture
def standoff(news: Path) -> Path:
    (news / "plain.ann").write_text(ANN, "utf-8")
    (news / "plain.txt").write_text(TXT, "utf-8")
    (news / "latin.toml").write_bytes(b"# \xe9")
    return news / "plain.ann"


every_format = pytest.mark.parametrize(
    ("format_", "ending"), [("w3c", ".jsonld"), ("brat", ".ann"), ("cas", ".xmi"), ("cas", ".json")]
)


@every_format
def test_what_was_exported_comes_back_as_it_was(
    reader: Reader, news: Path, format_: str, ending: str
) -> None:
    assert reader("export", "harbour.yaml", "--to", format_, "-o", "out/").status == 0
    done = reader("import", f"out/harbour{ending}", "-o", "back.yaml")
    assert (done.status, done.out, done.err) == (0, "back.yaml\n", "")
    back, before = (some(load_article(news / name).article) for name in ("back.yaml", "harbour.yaml"))
    assert content_of(back) == content_of(before)
    assert reader("check", "back.yaml").status == 0


@every_format
@pytest.mark.parametrize("map_", ["polnear", "inception"])
def test_a_map_takes_nothing_from_what_was_exported(
    reader: Reader, news: Path, format_: str, ending: str, map_: str
) -> None:
    reader("export", "harbour.yaml", "--to", format_, "-o", "out/")
    done = reader("import", f"out/harbour{ending}", "--map", map_, "-o", "back.yaml")
    assert (done.status, done.err) == (0, "")
    back, before = (some(load_article(news / name).article) for name in ("back.yaml", "harbour.yaml"))
    assert content_of(back) == content_of(before)


def test_what_is_no_cas_is_refused_without_words_of_python(reader: Reader) -> None:
    reader("export", "harbour.yaml", "--to", "w3c", "-o", "h.jsonld")
    done = reader("import", "--from", "cas", "h.jsonld")
    assert (done.status, done.err) == (
        2,
        "reader import: h.jsonld: it is no CAS, or a damaged one: name its format with --from.\n",
    )


def test_one_file_goes_to_standard_output_and_what_is_lost_is_said(reader: Reader, standoff: Path) -> None:
    done = reader("import", "plain.ann", "--headline", "The harbour opens")
    assert done.status == 0
    assert "headline: The harbour opens" in done.out
    assert "name: Ana Ruiz" in done.out
    assert (
        done.err == "plain.ann: 1 annotation of type 'Claim' left out: name this type in a map to read it.\n"
    )


def test_a_text_is_imported_with_the_annotations_beside_it(reader: Reader, standoff: Path) -> None:
    assert "name: Ana Ruiz" in reader("import", "plain.txt").out


def test_a_map_says_what_the_types_of_others_are(reader: Reader, standoff: Path, news: Path) -> None:
    (news / "my.toml").write_text('[types]\nClaim = "note"\nPerson = "person"\n', "utf-8")
    done = reader("import", "plain.ann", "--map", "my.toml", "-o", "plain.yaml")
    assert (done.status, done.err) == (
        0, "plain.ann: no headline there: the name of the file stands for it.\n",
    )  # fmt: skip
    article = some(load_article(news / "plain.yaml").article)
    assert [article.text[note.span] for note in article.notes] == ["on Friday."]


def test_several_files_go_into_a_folder_under_their_names(reader: Reader, standoff: Path, news: Path) -> None:
    reader("export", "harbour.yaml", "--to", "w3c", "-o", "h.jsonld")
    done = reader("import", "plain.ann", "h.jsonld", "-o", "in")
    assert (done.status, done.out) == (0, "in/plain.yaml\nin/h.yaml\n")
    again = reader("import", "plain.ann", "-o", "in/plain.yaml")
    assert (again.status, again.err.splitlines()[-1]) == (
        2, "reader import: in/plain.yaml is there already; --force writes over it.",
    )  # fmt: skip
    assert reader("import", "plain.ann", "-o", "in/plain.yaml", "--force").status == 0


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ([], "nothing to import"),
        (["missing.ann"], "missing.ann: there is no such file"),
        (
            ["harbour.yaml"],
            "has none of the endings .jsonld, .json, .ann, .xmi, .zip: --from says what it is",
        ),
        (["plain.ann", "missing.ann"], "several files want a folder"),
        (["plain.ann", "--map", "missing.toml"], "missing.toml: there is no such file"),
        (["harbour.yaml", "--from", "w3c"], "it is no JSON: line 1, column 1 can’t be read"),
        (["plain.ann", "--map", "latin.toml"], "latin.toml: the map is not UTF-8"),
        (["plain.ann", "-o", "harbour.yaml"], "harbour.yaml is there already; --force writes over it"),
    ],
)
def test_wrong_use_is_one_sentence(reader: Reader, standoff: Path, words: list[str], fault: str) -> None:
    done = reader("import", *words)
    assert done.status == 2
    assert fault in done.err.splitlines()[-1]


def test_one_file_that_cannot_be_read_does_not_keep_others_out(
    reader: Reader, standoff: Path, news: Path
) -> None:
    (news / "bad.jsonld").write_text(json.dumps({"items": 3}), "utf-8")
    done = reader("import", "bad.jsonld", "plain.ann", "-o", "in")
    assert (done.status, done.out) == (2, "in/plain.yaml\n")
    assert "reader import: bad.jsonld: it has no annotations." in done.err


def test_the_formats_that_can_be_read_are_listed(reader: Reader) -> None:
    listed = [line.split()[0] for line in reader("import", "--list").out.splitlines()]
    assert "w3c" in listed
    assert "csv" not in listed
