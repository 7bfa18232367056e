"""A file is text or a page, or it is refused in one sentence that says what it is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from reader.errors import IntakeError
from reader.intake.content_type import Sort, sort_of
from reader.intake.sources import LARGEST, from_bytes, from_file
from reader.intake.text import GivenMetadata

WORDS = "<p>The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”</p>" * 3


@pytest.mark.parametrize(
    ("content", "suffix", "sort"),
    [
        ("Plain words.", "", Sort.TEXT),
        ("Plain words.", ".html", Sort.TEXT),
        ("1 < 2 and <b> is a tag", ".txt", Sort.TEXT),
        ("<3 this town", "", Sort.TEXT),
        ("\ufeff \n<!DOCTYPE html><p>x", "", Sort.HTML),
        ("<?xml version='1.0'?>\n<!-- x --> <html>", "", Sort.HTML),
        ("<!-- saved from url=(0014) --><HTML>", "", Sort.HTML),
        ("<article class=x>", "", Sort.HTML),
        ("Words first<br>and tags later", ".htm", Sort.HTML),
        ("format: the form of things\ntext: what is read", "", Sort.TEXT),
        ("Our format\n\nAn article begins so:\n\nformat: 1\nheadline: A\ntext: B\n", "", Sort.TEXT),
        ("Our format\n\nformat: 1\n\ntext: B\n", ".txt", Sort.TEXT),
        ("The \x1b[1mbold\x1b[0m, the \x00 and the \x07", "", Sort.TEXT),
    ],
)
def test_text_and_pages_are_told_apart(content: str, suffix: str, sort: Sort) -> None:
    assert sort_of(content.encode(), suffix) is sort


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1251", "cp932"])
def test_other_encodings_are_text_too(encoding: str) -> None:
    assert (
        sort_of("港は市場の隣".encode(encoding) if encoding != "cp1251" else "Гавань".encode(encoding))
        is Sort.TEXT
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04word", "packed document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office"),
        (b"{\\rtf1 x}", "RTF"),
        (gzip.compress(b"x", mtime=0), "unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 9, "not text"),
        (bytes(999), "not text"),
        ("words".encode("utf-16-le") * 9, "not text"),
        (b"format: 1\nheadline: A\ntext: |-\n  B\n", "already"),
        (b"# c\r\nheadline: A\r\nformat: '1' # one\r\ntext: B\r\n", "already"),
        (b"%YAML 1.2\n---\n# c\n'headline': A\ndates:\n- x\n  y\nformat: 1\ntext: B\n", "already"),
        (b'{"format": "1", "headline": "A", "text": "B"}', "already"),
        (b'{\n  "headline": "A",\n  "format": 1,\n  "text": "B"\n}', "already"),
        (b"<?xml version='1.0'?><rss><channel>", "a feed"),
        (b"<!-- x --><feed xmlns='http://www.w3.org/2005/Atom'>", "a feed"),
    ],
)
def test_what_is_neither_text_nor_page_is_refused_by_what_it_is(content: bytes, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        from_bytes(content)


def test_a_beginning_made_of_comments_takes_no_time() -> None:
    assert sort_of(b"<!-- x -->" * 6000 + b"x") is Sort.TEXT


def test_a_file_comes_in_by_what_is_in_it(tmp_path: Path) -> None:
    saved = tmp_path / "saved.txt"
    saved.write_text(f"<html><title>Harbour</title><body>{WORDS}", "utf-8")
    assert from_file(saved).headline == "Harbour"
    saved.write_bytes(b"\xef\xbb\xbfHarbour\r\n\r\nIt is open.\r\n")
    assert from_file(saved, given=GivenMetadata.of(None, "2024")).text == "Harbour\n\nIt is open."


@pytest.mark.parametrize(
    ("name", "why"), [("none.txt", "no such file"), ("", "a folder"), ("\x00", "not one that")]
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        from_file(tmp_path / name)


def test_a_text_too_large_for_a_file_of_the_format_is_refused() -> None:
    with pytest.raises(IntakeError, match="larger than 32 MB"):
        from_bytes(b"words " * (LARGEST // 6 + 1))
