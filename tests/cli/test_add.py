"""`reader add`: from a text, a page or standard input to a file without faults, which is opened or told of."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.app.launch import Launch
from reader.cli import adding, output
from reader.cli.opening import opening
from reader.load.article import load_article
from reader.model.article import Article
from tests.cli.conftest import Reader
from tests.intake.site import answer, serving

TEXT = """Mayor reopens the harbour

The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”

A senior aide said the work had begun in 2021, a year after the storm.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Mayor reopens the harbour – Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/more">More</a></nav><article><h1>Mayor reopens the harbour</h1>
<p>The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.” It had been closed for
four years after a storm broke its outer wall, and the town had waited for it.</p>
<p>A senior aide said the work had begun in 2021, a year after the storm. Ruiz told reporters that the second
phase would cost 12 million euros, and that the region would pay for it.</p></article></body></html>"""
TOLD = "Mayor reopens the harbour: 1 person, 1 unnamed source, 2 quotes and 2 events drafted; 1 of 2 quotes certain.\n"


@pytest.fixture(autouse=True)
def text(news: Path) -> Path:
    path = news / "harbour.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def library(home: Path) -> Path:
    return home / ".local" / "share" / "closeread" / "articles"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""

    def given(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return given


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str]]:
    """Standard output is a terminal; what was opened there, and what it is greeted with."""
    opened = []

    def run(launch: Launch) -> int:
        assert launch.loaded is not None and launch.loaded.article is not None and launch.path is not None
        opened.append((launch.path, launch.greeting))
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    monkeypatch.setattr(adding, "is_terminal", lambda: True)
    return opened


def article_in(path: Path) -> Article:
    """The article of a file, which has no fault."""
    loaded = load_article(path)
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    return loaded.article


def test_a_text_becomes_an_article_of_the_library_and_its_path_is_printed(
    reader: Reader, library: Path
) -> None:
    path = library / "mayor-reopens-the-harbour.yaml"
    assert reader("add", "harbour.txt") == (0, f"{path}\n", f"{TOLD}Written to {path}\n")
    article = article_in(path)
    assert article.text.content == TEXT.strip()
    assert [entity.name for entity in article.entities.values()] == ["Ana Ruiz", "A senior aide"]
    assert all(thing.provenance.draft for thing in [*article.entities.values()]) and all(
        thing.provenance.draft for thing in article.quotes
    )
    assert reader("check", path) == (0, "", "")


def test_a_second_article_of_the_same_headline_gets_a_number(
    reader: Reader, text: Path, library: Path
) -> None:
    first = reader("add", "harbour.txt").out
    text.write_text(f"{TEXT}\nThe ferry was late.\n", "utf-8")
    assert reader("add", "harbour.txt").out != first
    names = ["mayor-reopens-the-harbour-2.yaml", "mayor-reopens-the-harbour.yaml"]
    assert sorted(path.name for path in library.iterdir()) == names


def test_an_article_that_is_there_already_is_told_and_not_added_again(
    reader: Reader, text: Path, library: Path
) -> None:
    text.write_text(f"{TEXT}\nThe ferry was late.\n", "utf-8")
    reader("add", "harbour.txt")
    (library / "mayor-reopens-the-harbour.yaml").write_text("no article")
    for _ in range(2):
        text.write_text(TEXT, "utf-8")
        reader("add", "harbour.txt")
    path = library / "mayor-reopens-the-harbour-2.yaml"
    done = reader("add", "harbour.txt", "--headline", "Mayor reopens: the harbour")
    told = "Mayor reopens: the harbour: the library has this text already; --force adds it once more.\n"
    assert done == (0, f"{path}\n", told)
    assert sorted(library.iterdir()) == [path, library / "mayor-reopens-the-harbour.yaml"]
    reader("add", "harbour.txt", "--force")
    reader("add", "harbour.txt", "--output", str(library))
    assert len(list(library.iterdir())) == 4


def test_the_library_of_the_settings_is_where_it_goes(reader: Reader, news: Path) -> None:
    (news / "mine.toml").write_text("library = 'mine'\n")
    assert reader("add", "harbour.txt", "--config", "mine.toml").status == 0
    article_in(news / "mine" / "mayor-reopens-the-harbour.yaml")


def test_what_the_person_says_of_it_counts_for_more(reader: Reader, news: Path) -> None:
    words = ("--headline", "Hafen: auf", "--published", "2024-05", "--language", "de", "--no-draft")
    done = reader("add", "harbour.txt", "--output", "a.yaml", *words)
    assert (done.status, done.out) == (0, "a.yaml\n")
    assert "nothing drafted" in done.err
    article = article_in(news / "a.yaml")
    assert (article.headline, article.language) == ("Hafen: auf", "de")
    assert article.published is not None
    assert article.published.text == "2024-05"
    assert article.entities == {}
    assert article.quotes == article.events == ()


def test_standard_input_goes_through_to_standard_output(
    reader: Reader, given: Callable[[bytes], None], library: Path
) -> None:
    given(TEXT.encode())
    done = reader("add", "-", "--output", "-")
    assert done.status == 0
    assert done.out.startswith("# ")
    assert "headline: Mayor reopens the harbour\n" in done.out
    assert done.err == TOLD
    assert not library.exists()


def test_an_output_that_ends_as_a_folder_does_is_made_and_gets_the_file(reader: Reader, news: Path) -> None:
    done = reader("add", "harbour.txt", "--output", "new/inner/")
    assert done.out == "new/inner/mayor-reopens-the-harbour.yaml\n"
    assert [path.name for path in (news / "new" / "inner").iterdir()] == ["mayor-reopens-the-harbour.yaml"]


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_output_without_a_name_is_refused_and_nothing_is_written(
    nothing: str, reader: Reader, library: Path
) -> None:
    done = reader("add", "harbour.txt", "--output", nothing)
    assert (done.status, done.out) == (2, "")
    assert "--output: needs the name of a file or a folder, or - for standard output" in done.err
    assert not library.exists()


@pytest.mark.parametrize("name", ["renamed.yaml", "inner/elsewhere.yml"])
def test_a_text_whose_file_was_renamed_is_known_by_its_words(
    name: str, reader: Reader, library: Path
) -> None:
    first = Path(reader("add", "harbour.txt").out.strip())
    renamed = library / name
    renamed.parent.mkdir(exist_ok=True)
    first.rename(renamed)
    done = reader("add", "harbour.txt")
    assert done.out == f"{renamed}\n"
    assert "the library has this text already" in done.err
    assert [path for path in library.rglob("*") if path.is_file()] == [renamed]


def test_a_text_that_lies_in_another_folder_of_the_library_is_known_too(
    reader: Reader, news: Path, library: Path
) -> None:
    first = Path(reader("add", "harbour.txt").out.strip())
    config = news / "config.toml"
    config.write_text(f"library = ['{news / 'mine'}', '{library}']", "utf-8")
    assert reader("add", "harbour.txt", "--config", config).out == f"{first}\n"
    assert not (news / "mine").exists()


def test_an_output_that_is_a_folder_gets_the_file(reader: Reader, news: Path) -> None:
    (news / "here").mkdir()
    assert reader("add", "harbour.txt", "--output", "here").out == "here/mayor-reopens-the-harbour.yaml\n"


def test_a_file_that_is_there_is_written_over_only_by_force(reader: Reader, news: Path) -> None:
    (news / "a.yaml").write_text("mine")
    done = reader("add", "harbour.txt", "--output", "a.yaml")
    assert done == (2, "", "reader add: a.yaml is there already; --force writes over it.\n")
    assert (news / "a.yaml").read_text() == "mine"
    assert reader("add", "harbour.txt", "--output", "a.yaml", "--force").status == 0
    article_in(news / "a.yaml")


def test_a_saved_page_is_taken_for_its_article(reader: Reader, news: Path) -> None:
    (news / "page.html").write_text(PAGE, "utf-8")
    assert reader("add", "page.html", "--output", "a.yaml").status == 0
    article = article_in(news / "a.yaml")
    assert article.source.publisher == "Harbour Post"
    assert "Home" not in article.text.content
    assert "“It is,” she said" in article.text.content


def test_a_page_of_this_machine_is_fetched_only_if_that_is_allowed(reader: Reader, news: Path) -> None:
    with serving() as site:
        site.answers["/harbour"] = answer(PAGE.encode())
        url = site.at("/harbour")
        refused = reader("add", url, "--output", "a.yaml")
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.startswith(f"reader add: {url}: 127.0.0.1 is a private address")
        assert site.asked == []
        assert reader("add", url, "--output", "a.yaml", "--allow-private").status == 0
    assert article_in(news / "a.yaml").source.url == url


def test_characters_that_were_left_out_are_counted(reader: Reader, text: Path) -> None:
    text.write_text("Ana\u200b Ruiz said\x1b no.", "utf-8")
    done = reader("add", "harbour.txt", "--output", "-")
    assert "; 2 characters that no article may have left out of the text.\n" in done.err
    assert "Ana Ruiz said no." in done.out


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["nowhere.txt"], "nowhere.txt: there is no such file"),
        (["."], ".: "),
        (["empty.txt"], "empty.txt: there is no text in it"),
        (["harbour.yaml"], "harbour.yaml: it is an annotated article already: open it without `add`"),
        (["ftp://example.org/x"], "ftp://example.org/x: "),
        (["harbour.txt", "--published", "yesterday"], "harbour.txt: that is no date of publication: "),
        (["harbour.txt", "--headline", " "], "harbour.txt: the headline is empty"),
        (["harbour.txt", "--output", "no/a.yaml"], "no/a.yaml can’t be written: its folder does not exist"),
        (["harbour.txt", "--model", "no_such_model"], ""),
    ],
)
def test_what_cannot_be_added_is_one_sentence_and_leaves_nothing(
    argv: list[str], told: str, reader: Reader, news: Path, library: Path
) -> None:
    (news / "empty.txt").write_text(" \n\n")
    before = sorted(news.iterdir())
    done = reader("add", *argv)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"reader add: {told}")
    assert len(done.err.splitlines()) == 1
    assert sorted(news.iterdir()) == before
    assert not library.exists()


def test_a_language_that_is_none_is_wrong_use(reader: Reader) -> None:
    done = reader("add", "harbour.txt", "--language", "english!")
    assert done.status == 2
    assert "language tag" in done.err


def test_a_folder_that_cannot_be_written_is_said(
    reader: Reader, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    done = reader("add", "harbour.txt")
    assert done.status == 2
    assert done.err.endswith("can’t be written: permission to write there is missing.\n")


def test_standard_input_that_is_closed_is_said(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert reader("add", "-") == (2, "", "reader add: -: standard input is closed.\n")


def test_standard_input_that_can_t_be_read_is_said(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> bytes:
        raise OSError(5, "Input/output error")

    buffer = SimpleNamespace(read=refuse)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True, buffer=buffer))
    done = reader("add", "-")
    assert done.status == 2
    assert done.err.splitlines()[0].startswith("Paste or type the text; ^D")
    assert "input/output error" in done.err


# -- on a terminal


def test_on_a_terminal_the_article_is_open_at_once(
    reader: Reader, opened: list[tuple[Path, str]], library: Path
) -> None:
    done = reader("add", "harbour.txt")
    path = library / "mayor-reopens-the-harbour.yaml"
    assert done == (0, "", f"{TOLD}Written to {path}\n")
    assert opened == [
        (path, "1 person, 1 unnamed source, 2 quotes and 2 events drafted; 1 of 2 quotes certain.")
    ]


def test_on_a_terminal_the_article_that_is_there_already_is_open(
    reader: Reader, opened: list[tuple[Path, str]], library: Path
) -> None:
    reader("add", "harbour.txt")
    reader("add", "harbour.txt")
    path = library / "mayor-reopens-the-harbour.yaml"
    assert opened[1] == (path, "The library has this text already; --force adds it once more.")


def test_on_a_terminal_that_cannot_show_it_the_path_is_printed(
    reader: Reader, opened: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch, news: Path
) -> None:
    monkeypatch.setattr(opening, "_refusal", lambda: "this terminal can’t show the reading screen")
    assert reader("add", "harbour.txt", "--output", "a.yaml").out == "a.yaml\n"
    assert opened == []


def test_where_the_text_came_through_a_pipe_the_keys_come_from_the_terminal(
    reader: Reader,
    opened: list[tuple[Path, str]],
    given: Callable[[bytes], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(adding, "_ask_the_terminal", lambda: asked.append(True))
    given(TEXT.encode())
    assert reader("add", "-").status == 0
    assert len(opened) == len(asked) == 1


def test_a_person_who_waits_sees_each_step_in_the_place_of_the_last(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_is_terminal", lambda stream: stream is sys.stderr)
    monkeypatch.delenv("TERM", raising=False)
    err = reader("add", "harbour.txt", "--output", "-").err
    steps = err.split("\r\x1b[2K")
    assert steps[:3] == ["", "reading harbour.txt…", "drafting “Mayor reopens the harbour”…"]
    assert steps[-1] == TOLD
