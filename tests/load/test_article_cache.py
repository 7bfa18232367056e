"""Articles kept from their last reading: the same ones, from nobody else, or none."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from reader.load import article_cache as module
from reader.load.article import read_article
from reader.load.article_cache import ArticleCache, article_name
from reader.load.file import Loaded, bytes_of
from reader.model.article import Article
from reader.model.columns.highlights import HighlightColumns
from reader.model.digest import blake2b
from reader.model.text import Text
from tests.values import some

SOURCE = """\
format: 1
headline: Mayor reopens the harbour
source: {publisher: Harbour Post, authors: [Ana Lind]}
published: 2024-05-03
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz], mentions: [The mayor, {text: she, para: 1, by: rules-1, draft: true}]}
  aide: {name: a senior aide, named: false, aka: [A senior aide]}
places: {harbour: {name: the harbour}}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"],
     cue: said, by: rules-1, confidence: 0.5}
  - {speaker: aide, type: indirect, text: "the work had begun in 2021", about: [storm], when: 2024-05~}
events:
  - {id: storm, title: A storm, when: "2020", basis: inferred, text: a year after the storm}
  - {id: works, title: Repairs, state: ongoing, text: begun in 2021, order: {after: [storm]}}
notes:
  - {text: a start, note: The second phase has no date.}
""".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "articles"


@pytest.fixture
def article() -> Article:
    loaded = read_article(SOURCE, "harbour")
    assert loaded.article is not None, loaded.diagnostics
    return loaded.article


@pytest.fixture
def file(folder: Path, article: Article) -> Path:
    """The one file of a folder in which the article is kept."""
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    kept.flush()
    (file,) = folder.iterdir()
    return file


def from_cache(article: Article) -> Loaded:
    """What the cache gives of an article: its highlights come sorted with it."""
    return Loaded(article, highlights=HighlightColumns.of(article))


@pytest.mark.usefixtures("file")
def test_an_article_comes_back_as_it_was(folder: Path, article: Article) -> None:
    again = ArticleCache(folder).get(article_name(SOURCE, "harbour"))
    assert again == from_cache(article)
    assert repr(again) == repr(from_cache(article))


@pytest.mark.usefixtures("file")
def test_what_was_worked_out_of_an_article_comes_back_with_it(folder: Path, article: Article) -> None:
    again = some(ArticleCache(folder).get(article_name(SOURCE, "harbour")))
    assert again.highlights == HighlightColumns.of(article)
    text = some(again.article).text
    assert text.__dict__ == {
        **article.text.__dict__,
        "digest": article.text.digest,
        "starts": article.text.starts,
    }


def test_nothing_is_written_before_it_is_flush(folder: Path, article: Article) -> None:
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    assert not folder.exists()
    assert kept.get(article_name(SOURCE, "harbour")) is None


@pytest.mark.usefixtures("file")
def test_other_bytes_are_another_article(folder: Path) -> None:
    assert ArticleCache(folder).get(article_name(SOURCE + b"\n", "harbour")) is None


def test_a_file_has_the_name_of_its_bytes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_bytes(SOURCE)
    assert ArticleCache(folder).name_of(path) == article_name(SOURCE, "harbour")
    monkeypatch.setattr("reader.load.file._PIECE", 7)
    assert ArticleCache(folder).name_of(path) == article_name(SOURCE, "harbour")
    monkeypatch.setattr("reader.load.file.LIMIT", 100)
    assert ArticleCache(folder).name_of(path) == article_name(bytes_of(path), "harbour")


@pytest.mark.usefixtures("file")
def test_another_name_of_the_file_is_another_article(folder: Path) -> None:
    assert ArticleCache(folder).get(article_name(SOURCE, "port")) is None


@pytest.mark.usefixtures("file")
def test_another_loader_reads_the_file_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_reading", lambda stem: f"another loader {stem}".encode())
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


def test_only_the_person_can_read_what_is_kept(folder: Path, file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_not_trusted(folder: Path, file: Path, mode: int) -> None:
    file.chmod(mode)
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_is_not_trusted(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


def test_a_folder_that_others_could_write_is_closed_to_them_before_anything_is_written(
    folder: Path, article: Article
) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    kept.flush()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert kept.get(article_name(SOURCE, "harbour")) is not None


def test_nothing_is_written_where_others_can_write(
    folder: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    monkeypatch.setattr(Path, "chmod", lambda *_: (_ for _ in ()).throw(PermissionError()))
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    kept.flush()
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("file")
def test_the_file_of_somebody_else_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody)
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


def test_a_link_is_not_followed(folder: Path, file: Path, tmp_path: Path) -> None:
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


def test_a_pipe_is_not_waited_for(folder: Path, file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o600)
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


def test_every_damage_is_noticed(folder: Path, file: Path) -> None:
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None
        file.write_bytes(whole[:at])
        assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


@pytest.mark.parametrize(
    "values", [(), (0, []), 7, (2, "too", "few"), (99,), "words", (18, 1, 2), (3, "no such basis")]
)
def test_what_is_no_article_is_none(folder: Path, file: Path, values: list[int]) -> None:
    form = marshal.dumps((values, Text("words").digest, b""))
    head = len(form).to_bytes(8, "little") + form
    file.write_bytes(blake2b(head, digest_size=32).digest() + head + b"words")
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) is None


def test_a_long_text_is_written_in_pieces(
    folder: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.model.text._PIECE", 3)
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "pieces"), Loaded(article))
    kept.flush()
    assert ArticleCache(folder).get(article_name(SOURCE, "pieces")) == from_cache(article)


def test_what_is_damaged_is_flush_anew(folder: Path, file: Path, article: Article) -> None:
    file.write_bytes(b"")
    kept = ArticleCache(folder)
    assert kept.get(article_name(SOURCE, "harbour")) is None
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    kept.flush()
    assert ArticleCache(folder).get(article_name(SOURCE, "harbour")) == from_cache(article)


def test_those_read_longest_ago_go_first(
    folder: Path, file: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    os.utime(file, (1, 1))
    for number in range(2):
        kept = ArticleCache(folder)
        kept.put(article_name(SOURCE, f"harbour-{number}"), Loaded(article))
        kept.flush()
    assert len(list(folder.iterdir())) == 2
    assert not file.exists()


def test_reading_keeps_an_article_from_going(folder: Path, file: Path) -> None:
    os.utime(file, (1, 1))
    ArticleCache(folder).get(article_name(SOURCE, "harbour"))
    assert file.stat().st_mtime > 1


def test_what_is_kept_has_a_limit_in_bytes(
    folder: Path, file: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", file.stat().st_size + 10)
    os.utime(file, (1, 1))
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "port"), Loaded(article))
    kept.flush()
    assert len(list(folder.iterdir())) == 1
    assert not file.exists()


def test_without_a_folder_nothing_is_kept(article: Article) -> None:
    kept = ArticleCache(None)
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    kept.flush()
    assert kept.get(article_name(SOURCE, "harbour")) is None


def test_a_folder_that_cannot_be_made_harms_nothing(tmp_path: Path, article: Article) -> None:
    (tmp_path / "file").touch()
    kept = ArticleCache(tmp_path / "file" / "articles")
    kept.put(article_name(SOURCE, "harbour"), Loaded(article))
    kept.flush()
    assert kept.get(article_name(SOURCE, "harbour")) is None


def test_a_full_disk_leaves_nothing_half_written(
    folder: Path, file: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    kept = ArticleCache(folder)
    kept.put(article_name(SOURCE, "port"), Loaded(article))
    kept.flush()
    assert list(folder.iterdir()) == [file]


@pytest.mark.usefixtures("file")
def test_a_python_with_openssl_alone_finds_what_another_has_kept(
    folder: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    again = spec_from_file_location(module.__name__, module.__file__)
    with_openssl = module_from_spec(some(again))
    some(some(again).loader).exec_module(with_openssl)
    assert with_openssl.blake2b is hashlib.blake2b
    assert with_openssl.ArticleCache(folder).get(article_name(SOURCE, "harbour")) == from_cache(article)
