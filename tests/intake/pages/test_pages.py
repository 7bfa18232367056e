"""Pages of many makes, each with what is in it: `pages/*.html`, and `pages/expected.toml`."""

from __future__ import annotations

import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.errors import IntakeError
from reader.intake.pages import finder, page
from reader.intake.pages.page import import_page, story_in_process
from reader.intake.sources import from_file
from reader.intake.text import GivenMetadata
from reader.model.article import Article
from reader.model.new_article import IncomingArticle
from tests.waiting import until

PAGES = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
WORDS = "<p>The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”</p>" * 2
MARKUP = ("<p", "<b>", "</", "<br", "&amp;", "&lt;", "&nbsp;", "](", "document.write")


def test_every_page_has_its_expectation() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)
    assert len(EXPECTED) >= 20


@pytest.mark.parametrize("name", EXPECTED)
def test_a_saved_page_becomes_its_article(name: str, read_back: Callable[[IncomingArticle], Article]) -> None:
    wanted = EXPECTED[name]
    taken = from_file(PAGES / f"{name}.html")
    read_back(taken)
    paragraphs = taken.text.split("\n\n")
    assert taken.headline == wanted["headline"]
    assert [len(paragraphs), taken.dropped] == [wanted["paragraphs"], wanted.get("dropped", 0)]
    assert taken.text.startswith(wanted["begins"])
    assert taken.text.endswith(wanted["ends"])
    assert taken.published == wanted.get("published")
    assert taken.publisher == wanted.get("publisher")
    assert taken.url == wanted.get("url")
    assert list(taken.authors) == wanted.get("authors", [])
    assert taken.language == wanted.get("language")
    assert not any(sign in taken.text for sign in MARKUP)


def html(head: str = "", body: str = WORDS) -> bytes:
    return (
        f"<!doctype html><html><head><title>Harbour</title>{head}</head><body>{body}</body></html>".encode()
    )


# What the person says, and what the page says


def test_the_persons_headline_and_date_count_for_more_than_the_pages() -> None:
    found = import_page(
        html('<meta name="date" content="2020-01-01">'), GivenMetadata.of(" A  start ", "2024-05~")
    )
    assert (found.headline, found.published) == ("A start", "2024-05~")


def test_the_year_beside_the_copyright_sign_is_no_date() -> None:
    assert (
        import_page(html(body=f"{WORDS}<footer>© 2019 Harbour Post</footer>"), GivenMetadata()).published
        is None
    )


@pytest.mark.parametrize(
    ("said", "fetched", "url"),
    [
        ("https://post.test/a", None, "https://post.test/a"),
        ("https://www.post.test/a", "https://post.test/a?utm=1", "https://www.post.test/a"),
        ("https://elsewhere.test/a", "https://post.test/b", "https://post.test/b"),
        ("javascript:alert(1)", "https://post.test/b", "https://post.test/b"),
        ("https://post.test/a b", None, None),
    ],
)
def test_a_page_is_believed_where_it_is_only_on_its_own_host(
    said: str, fetched: str | None, url: str | None
) -> None:
    head = f'<meta property="og:url" content="{said}"><meta property="og:title" content="Harbour">'
    assert import_page(html(head), GivenMetadata(), fetched).url == url


def test_an_address_of_a_publisher_is_no_name_of_one() -> None:
    head = '<meta property="article:publisher" content="https://www.facebook.com/post">'
    found = import_page(html(head), GivenMetadata(), "https://post.test/a")
    assert found.publisher == "post.test"


@pytest.mark.parametrize(
    ("said", "language"), [("en_US", "en-US"), ("zh-Hant", "zh-Hant"), ("klingon!", None)]
)
def test_a_language_is_taken_where_it_is_one(said: str, language: str | None) -> None:
    assert (
        import_page(html(f'<meta property="og:locale" content="{said}">'), GivenMetadata()).language
        == language
    )


def test_a_headline_that_the_text_begins_with_stands_in_it_once() -> None:
    taken = import_page(html(body=f"<article><h1>Harbour</h1>{WORDS}</article>"), GivenMetadata())
    assert taken.headline == "Harbour"
    assert taken.text.startswith("The mayor")


def test_a_title_without_end_is_cut(read_back: Callable[[IncomingArticle], Article]) -> None:
    taken = import_page(html(f'<meta property="og:title" content="{"- x " * 50_000}">'), GivenMetadata())
    assert len(taken.headline) <= 240
    read_back(taken)


# What is no article


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<",
        b"<html></html>",
        html(body=""),
        html(body="<div id=root></div><script>go()</script>"),
        b"\x00" * 99,
    ],
    ids=["nothing", "a sign", "no body", "empty", "scripts alone", "zeros"],
)
def test_a_page_without_an_article_is_refused(page: bytes) -> None:
    with pytest.raises(IntakeError, match="no article was found"):
        import_page(page, GivenMetadata())


def test_a_page_of_more_than_ten_megabytes_is_refused() -> None:
    with pytest.raises(IntakeError, match="larger than 10 MB"):
        import_page(bytes(page.LARGEST + 1), GivenMetadata())


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td"])
def test_tags_in_tags_without_end_are_survived(tag: str) -> None:
    content = html(body=f"<{tag}>" * 3000 + WORDS)
    try:
        assert "Ana Ruiz" in import_page(content, GivenMetadata()).text
    except IntakeError as refusal:
        assert "no article" in str(refusal)


# The process of its own


def test_a_story_is_found_in_a_process_of_its_own_as_it_is_in_this_one(
    capfd: pytest.CaptureFixture[str],
) -> None:
    content = (PAGES / "article_tag.html").read_text("utf-8")
    assert story_in_process(content, None) == finder.story_of(content, None)
    with pytest.raises(IntakeError, match="no article was found"):
        story_in_process("", None)
    assert capfd.readouterr() == ("", "")


def program(tmp_path: Path, code: str) -> list[str]:
    """A program to run in place of the page finder."""
    file = tmp_path / "program.py"
    file.write_text(code)
    return [sys.executable, str(file)]


def test_a_page_that_takes_for_ever_is_left_at_the_end_of_the_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = "import re; re.match('(a+)+b', 'a' * 60)"  # holds the lock, as no thread could bear
    monkeypatch.setattr(page, "PROGRAM", program(tmp_path, slow))
    with pytest.raises(IntakeError, match="no article was found in the page within"):
        story_in_process("<p>", None, 0.3)


def limited(tmp_path: Path, code: str) -> list[str]:
    """A program that limits itself as the page finder does, and then does something else."""
    return program(
        tmp_path,
        f"import sys, json\nsys.path.insert(0, {str(Path(reader.__file__).parents[1])!r})\n"
        "from reader.intake.pages.finder import limit_itself\n"
        f"limit_itself(json.load(sys.stdin)['parent'])\n{code}\n",
    )


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only its own limits end it")
def test_the_page_finder_dies_with_the_reader(tmp_path: Path, end: signal.Signals) -> None:
    sign = tmp_path / "pid"
    looping = f"import os, re; open({str(sign)!r}, 'w').write(str(os.getpid())); re.match('(a+)+b', 'a' * 60)"
    code = f"from reader.intake.pages import page; page.PROGRAM = {limited(tmp_path, looping)!r}"
    process = subprocess.Popen([sys.executable, "-c", f"{code}; page.story_in_process('<p>', None)"])
    until(lambda: sign.exists() and sign.read_text())
    stat = Path(f"/proc/{sign.read_text()}/stat")
    assert stat.exists()
    process.send_signal(end)
    process.wait()
    until(lambda: not stat.exists() or stat.read_text().split()[2] == "Z")


def test_the_page_finder_takes_no_more_memory_than_it_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = "try:\n    bytearray(2**31)\nexcept MemoryError:\n    print('null')"
    monkeypatch.setattr(page, "PROGRAM", limited(tmp_path, code))
    with pytest.raises(IntakeError, match="no article was found in the page;"):
        story_in_process("<p>", None)


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "print('no JSON')", "import os; os.abort()"])
def test_a_page_that_breaks_what_looks_at_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    monkeypatch.setattr(page, "PROGRAM", program(tmp_path, code))
    with pytest.raises(IntakeError, match="made in a way that nothing can be found in"):
        story_in_process("<p>", None)


def test_the_reader_itself_never_loads_what_looks_for_stories() -> None:
    """It takes a quarter of a second, and none of its faults are the reader's."""
    code = "import sys, reader.intake.sources, reader.intake.web.fetch; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"trafilatura", "lxml", "urllib3", "charset_normalizer", "certifi"}
