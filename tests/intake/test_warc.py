"""WARC files: the pages in them, whatever stands between, and files that are damaged."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reader.errors import IntakeError
from reader.intake.collected_page import CollectedPage
from reader.intake.pages.page import LARGEST
from reader.intake.warc import WarcPage, is_warc, pages_in_warc
from tests.values import some

PAGE = b"<h1>Harbour</h1><p>Ana Ruiz reopened it.</p>"


class Writing:
    """A WARC file that is being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("wb")
        self._writer = WARCWriter(self._file, gzip=path.suffix == ".gz")

    def answer(
        self, url: str, content: bytes, status: str = "200 OK", kind: str = "text/html", **headers: str
    ) -> None:
        """Add the answer of a site."""
        said = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
        head = StatusAndHeaders(status, said, protocol="HTTP/1.1")
        self._add(url, "response", content, http_headers=head)

    def record(self, url: str, sort: str, content: bytes, kind: str) -> None:
        """Add a record of another sort."""
        self._add(url, sort, content, warc_content_type=kind)

    def _add(self, url: str, sort: str, content: bytes, **more: object) -> None:
        self._writer.write_record(
            self._writer.create_warc_record(url, sort, payload=BytesIO(content), length=len(content), **more)
        )

    def done(self) -> Path:
        self._file.close()
        return self.path


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz"])
def test_the_pages_of_a_warc_file_come_with_their_address_kind_and_encoding(
    tmp_path: Path, name: str
) -> None:
    warc = Writing(tmp_path / name)
    warc.answer("http://example.org/a#top", PAGE, kind="Text/HTML; charset=ISO-8859-1")
    warc.answer("http://example.org/gone", b"gone", "404 Not Found")
    warc.answer("http://example.org/p.png", b"\x89PNG", kind="image/png")
    warc.record("http://example.org/b", "resource", b"Some text.", "text/plain")
    warc.record("http://example.org/", "metadata", b"via: nothing", "application/warc-fields")
    warc.answer("http://example.org/zipped", gzip.compress(PAGE), Content_Encoding="gzip")
    found = list(pages_in_warc(warc.done()))
    assert is_warc(warc.path)
    assert [each.page for each in found] == [
        CollectedPage(PAGE, "http://example.org/a", "text/html", "ISO-8859-1"),
        CollectedPage(b"Some text.", "http://example.org/b", "text/plain"),
        CollectedPage(PAGE, "http://example.org/zipped", "text/html"),
    ]
    assert [each.offset for each in found] == sorted({each.offset for each in found})


def test_a_page_that_is_too_large_is_said_and_the_next_one_comes(tmp_path: Path) -> None:
    warc = Writing(tmp_path / "news.warc")
    warc.answer("http://example.org/large", b" " * (LARGEST + 1))
    warc.answer("http://example.org/a", PAGE)
    large, small = pages_in_warc(warc.done())
    assert (large.page, large.fault) == (None, "the page is larger than 10 MB")
    assert some(small.page).content == PAGE


@pytest.mark.parametrize(
    "content", [b"no WARC at all", b"", b"\x1f\x8bno gzip", gzip.compress(b"no WARC", mtime=0)]
)
def test_what_is_no_warc_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(content)
    with pytest.raises(IntakeError):
        list(pages_in_warc(path))


def test_a_file_that_is_cut_off_gives_what_it_has(tmp_path: Path) -> None:
    warc = Writing(tmp_path / "news.warc.gz")
    for number in range(3):
        warc.answer(f"http://example.org/{number}", PAGE * 50)
    path = warc.done()
    path.write_bytes(path.read_bytes()[:-40])
    whole: list[WarcPage] = []
    try:
        whole.extend(pages_in_warc(path))
    except IntakeError as fault:
        assert "damaged" in str(fault)
    assert [some(each.page).url for each in whole[:2]] == ["http://example.org/0", "http://example.org/1"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="no such file"):
        list(pages_in_warc(tmp_path / "news.warc"))


def test_without_warcio_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    with pytest.raises(IntakeError, match=r"pip install 'closeread\[warc\]'"):
        list(pages_in_warc(tmp_path / "news.warc"))
