"""Exporting: into one stream, one file, or files of their own names in a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.convert.format import Converter, Exported, ExportedFile, Format, Options
from reader.convert.table import BY_NAME
from reader.errors import SaveError
from reader.model.article import Article
from reader.model.text import Text
from reader.services.interchange.exporting import ArticleToExport, Export, export_article


def article(name: str) -> Article:
    return Article(id=Path(name).stem, headline=name, text=Text("No."))


def to_export(*names: str) -> list[ArticleToExport]:
    return [ArticleToExport(article(name), Path("news", name), Path(name)) for name in names]


def _writes(article: Article, options: Options) -> Exported:
    files = (
        ExportedFile(".ann", (f"{article.id}{options.ending}",)),
        ExportedFile(".txt", (article.text.content,)),
        ExportedFile("shared.conf", ("[all]\n",), shared=True),
    )
    return Exported(files, ("the end is lost",))


SEVERAL = Format(
    "pair", "Pairs", (".ann",), "text/plain", "1", lambda: Converter(_writes), several_files=True
)


def content(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_articles_follow_each_other_in_one_stream_behind_one_head() -> None:
    pieces = list(Export(BY_NAME["csv"]).pieces(to_export("a.yaml", "b.yaml")))
    assert len(pieces) == 1
    assert pieces[0].startswith("article,path,")


def test_each_article_keeps_its_name_and_its_place_below_the_folder(tmp_path: Path) -> None:
    written = list(Export(SEVERAL).to_folder(to_export("a.yaml", "in/b.yaml"), tmp_path / "new"))
    assert content(tmp_path / "new") == {
        "a.ann": "a", "a.txt": "No.", "shared.conf": "[all]\n",
        "in/b.ann": "b", "in/b.txt": "No.", "in/shared.conf": "[all]\n",
    }  # fmt: skip
    assert len(written) == 6


def test_a_file_that_all_share_is_written_once_and_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "shared.conf").write_text("[all]\n")
    written = list(Export(SEVERAL).to_folder(to_export("a.yaml", "b.yaml"), tmp_path))
    assert [path.name for path in written] == ["a.ann", "a.txt", "b.ann", "b.txt"]


def test_what_a_file_needs_stands_beside_it(tmp_path: Path) -> None:
    list(Export(SEVERAL).to_file(to_export("a.yaml"), tmp_path / "other.ann"))
    assert content(tmp_path) == {"other.ann": "a.ann", "other.txt": "No.", "shared.conf": "[all]\n"}


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("mine")
    with pytest.raises(SaveError, match="is there already; --force writes over it"):
        list(Export(SEVERAL).to_folder(to_export("a.yaml"), tmp_path))
    assert content(tmp_path) == {"a.ann": "mine"}
    list(Export(SEVERAL, force=True).to_folder(to_export("a.yaml"), tmp_path))
    assert content(tmp_path)["a.ann"] == "a"


def test_nothing_of_an_article_is_written_or_said_where_one_of_its_files_may_not_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    lost: list[str] = []
    export = Export(SEVERAL, on_loss=lambda _path, sentence: lost.append(sentence))
    with pytest.raises(SaveError, match=r"a\.txt is there already; --force writes over it"):
        list(export.to_folder(to_export("a.yaml"), tmp_path))
    with pytest.raises(SaveError, match=r"x\.txt would be two files of pair: name one that ends with \.ann"):
        list(export.to_file(to_export("a.yaml"), tmp_path / "x.txt"))
    assert content(tmp_path) == {"a.txt": "mine"}
    assert lost == []


def test_two_articles_of_one_name_never_write_over_each_other_even_forced(tmp_path: Path) -> None:
    twice = to_export("a.yaml", "a.yaml")
    with pytest.raises(SaveError, match="of another article of that name"):
        list(Export(SEVERAL, force=True).to_folder(twice, tmp_path))


def test_losses_are_reported_with_the_file_they_are_of() -> None:
    lost: list[tuple[Path, str]] = []
    export = Export(SEVERAL, on_loss=lambda path, sentence: lost.append((path, sentence)))
    assert list(export.pieces(to_export("a.yaml"))) == ["a"]
    assert lost == [(Path("news/a.yaml"), "the end is lost")]


def test_in_a_folder_a_table_of_each_kind_is_a_file(tmp_path: Path) -> None:
    list(Export(BY_NAME["csv"]).to_folder(to_export("a.yaml"), tmp_path))
    assert sorted(content(tmp_path)) == [
        "a.events.csv", "a.mentions.csv", "a.notes.csv", "a.people.csv", "a.quotes.csv",
    ]  # fmt: skip
    list(Export(BY_NAME["csv"], "people").to_folder(to_export("a.yaml"), tmp_path))
    assert "a.csv" in content(tmp_path)


def test_nothing_is_left_of_a_file_whose_writing_failed(tmp_path: Path) -> None:
    def failing(_article: Article, _options: Options) -> Exported:
        return Exported((ExportedFile(".ann", (1 / 0 for _ in "x")),))  # type: ignore[misc]  # raises as it is read

    with pytest.raises(ZeroDivisionError):
        list(
            Export(replace(SEVERAL, converter=lambda: Converter(failing))).to_folder(
                to_export("a.yaml"), tmp_path
            )
        )
    assert content(tmp_path) == {}


def test_one_article_is_exported_with_a_sentence_about_it(tmp_path: Path) -> None:
    said = export_article(article("a.yaml"), Path("news/a.yaml"), "timelinejs", tmp_path)
    assert said == f"Exported to {tmp_path}: a.json; 1 thing left out, which `reader export` names."
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
