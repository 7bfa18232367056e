"""Sources: what a word stands for, the pages that are there, and what tells one from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import IntakeError, UnreadableFile
from reader.intake.collected_page import CollectedPage
from reader.services.bulk.sources import Source, key_of, key_of_address, local_pages, sources_of
from reader.services.bulk.values import FailureKind
from tests.intake.test_warc import PAGE, Writing
from tests.values import some


def test_a_folder_gives_its_pages_and_texts_by_name(tmp_path: Path) -> None:
    for name in ("b/2.HTML", "b/1.txt", "a.md", ".hidden.html", ".git/x.html", "c.yaml", "d.warc.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")
    (source,) = sources_of([str(tmp_path)])
    assert source == Source(tmp_path, 28)
    pages = list(local_pages([source]))
    places = [str(Path(page.where).relative_to(tmp_path)) for page in pages]
    assert places == ["a.md", "d.warc.gz", "dead.html", "b/1.txt", "b/2.HTML"]
    assert [page.weight for page in pages] == [4, 9, 0, 7, 8]


def test_a_folder_without_pages_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("")
    assert list(sources_of([str(tmp_path)])) == []


def test_a_text_of_nothing_but_addresses_is_a_list(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("# news\n\nhttps://example.org/a\n HTTP://example.org/b \nhttps://example.org/a\n")
    text = tmp_path / "text.txt"
    text.write_text("See https://example.org/a\nhttps://example.org/b\n")
    list_, plain, single = sources_of([str(listed), str(text), "https://example.org/c"])
    assert list_.addresses == ("https://example.org/a", "HTTP://example.org/b")
    assert plain == Source(text, text.stat().st_size)
    assert single.addresses == ("https://example.org/c",)


def test_a_list_with_a_line_that_is_no_address_is_refused(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("https://example.org/a\nhttps://example.org/b\n\nnot an address\n")
    with pytest.raises(IntakeError, match=r"list\.txt, line 4: that is not an address"):
        list(sources_of([str(listed)]))


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(IntakeError, match=r"nowhere\.html: there is no such file or folder"):
        list(sources_of(["nowhere.html"]))


def test_every_page_has_its_bytes_and_its_part_of_the_whole(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    warc = Writing(tmp_path / "b.warc")
    warc.answer("http://example.org/1", PAGE)
    warc.answer("http://example.org/2", PAGE)
    warc.done()
    sources = list(sources_of([str(tmp_path)]))
    pages = list(local_pages(sources))
    assert [some(page.page).content for page in pages] == [PAGE] * 3
    assert len({page.key for page in pages}) == 3
    assert sum(page.weight for page in pages) <= sum(source.weight for source in sources)
    assert pages[1].where.endswith("b.warc, at 0")


def test_what_is_finished_comes_without_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (page,) = local_pages(list(sources_of([str(tmp_path)])), lambda _: True)
    assert (page.page, page.failed) == (None, None)
    assert page.key == key_of(CollectedPage(PAGE))


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "damaged.warc").write_bytes(b"no WARC")
    large = Writing(tmp_path / "large.warc")
    large.answer("http://example.org/large", b" " * (10 * 2**20 + 1))
    large.done()
    pages = list(local_pages(list(sources_of([str(tmp_path)]))))
    assert [some(page.failed).kind for page in pages] == [FailureKind.UNREADABLE] * 3
    assert len({page.key for page in pages}) == 3


def test_what_cannot_be_read_as_text_is_no_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: Path) -> bytes:
        raise UnreadableFile("permission to read it is missing")

    path = tmp_path / "list.txt"
    path.write_text("https://example.org/a\n")
    monkeypatch.setattr("reader.services.bulk.sources.bytes_of", unreadable)
    assert [source.path for source in sources_of([str(path)])] == [path]


def test_the_same_bytes_from_elsewhere_are_another_page() -> None:
    page = CollectedPage(b"a", "http://example.org/")
    assert key_of(page) == key_of(CollectedPage(b"a", "http://example.org/", "text/html", "utf-8", ".html"))
    assert key_of(page) != key_of(CollectedPage(b"a"))
    assert key_of(CollectedPage(b"bc", "a")) != key_of(CollectedPage(b"c", "ab"))
    assert key_of_address("a") != key_of(CollectedPage(b"a"))
