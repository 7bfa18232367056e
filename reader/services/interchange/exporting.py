"""Exports articles: to one stream, to one file, or to files of their own names in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.convert.format import Exported, ExportedFile, Format, Options
from reader.convert.table import BY_NAME
from reader.errors import AlreadyThere, SaveError, UnreadableFile
from reader.load.file import bytes_of
from reader.model.article import Article
from reader.model.clean import clean
from reader.model.counting import many
from reader.write.save import make_folder, save_pieces


@dataclass(frozen=True, slots=True)
class ArticleToExport:
    """An article, its file as it was named, and that file’s place below the folder that was named."""

    article: Article
    path: Path
    below: Path


@dataclass(frozen=True, slots=True)
class Export:
    """An export of articles to one format.

    `what` is the part of them, empty for the usual one. `on_loss` is called with the file of an article and a sentence
    for each thing of it that the format can't carry. `cache` is the person’s cache folder, if there is one.
    """

    format: Format
    what: str = ""
    force: bool = False
    on_loss: Callable[[Path, str], object] = lambda _path, _sentence: None
    cache: Path | None = None
    _written: set[Path] = field(default_factory=set)

    def pieces(self, articles: Iterable[ArticleToExport], ending: str = "") -> Iterator[str]:
        """The articles in one stream: one after the other where the format allows that."""
        options = Options(self.what, ending=ending, cache=self.cache)
        head = self.format.converter().head
        if head is not None:
            yield head(options)
        for each in articles:
            exported = self._exported(each, ending)
            yield from exported.files[0].content
            self._say(each, exported.losses)

    def to_file(self, articles: Iterable[ArticleToExport], file: Path) -> Iterator[Path]:
        """Writes the articles into one file, and the other files of the format beside it; yields what it wrote.

        Raises SaveError.
        """
        ending = ending_of(self.format, file)
        if self.format.joins:
            yield self._save(self.pieces(articles, ending), file)
            return
        for each in articles:
            exported = self._exported(each, ending)
            stem = file.name.removesuffix(ending) if ending else file.stem
            first, *others = _named(exported.files, stem)
            yield from self._save_all((first._replace(ending=file.name), *others), file.parent)
            self._say(each, exported.losses)

    def to_folder(self, articles: Iterable[ArticleToExport], folder: Path) -> Iterator[Path]:
        """Writes each article under its own name into a folder, which is made; yields what it wrote.

        Raises SaveError.
        """
        for each in articles:
            place = folder / each.below.parent
            make_folder(place)
            exported = self._in_folder(each)
            yield from self._save_all(_named(exported.files, each.below.stem), place)
            self._say(each, exported.losses)

    def _in_folder(self, each: ArticleToExport) -> Exported:
        """All files of an article; of a format with a head, one for each part where none was asked for."""
        head = self.format.converter().head
        if head is None:
            return self._exported(each, "")
        tables = (self.what,) if self.what or not self.format.splits else self.format.parts
        files: list[ExportedFile] = []
        losses: dict[str, None] = {}
        for what in tables:
            options = Options(what, str(each.path), cache=self.cache)
            ending = f".{what}{self.format.suffix}" if len(tables) > 1 else self.format.suffix
            exported = self.format.writes(each.article, options)
            files.append(ExportedFile(ending, (head(options), *exported.files[0].content)))
            losses |= dict.fromkeys(exported.losses)
        return Exported(tuple(files), tuple(losses))

    def _exported(self, each: ArticleToExport, ending: str) -> Exported:
        return self.format.writes(each.article, Options(self.what, str(each.path), ending, self.cache))

    def _say(self, each: ArticleToExport, losses: Iterable[str]) -> None:
        """Says what an article lost, once it is written."""
        for sentence in losses:
            self.on_loss(each.path, sentence)

    def _save_all(self, files: Iterable[ExportedFile], folder: Path) -> Iterator[Path]:
        """Writes the files of an article, shared ones where they are missing; none where one of them may not be."""
        new: dict[Path, ExportedFile] = {}
        for file in files:
            path = folder / file.ending
            if path in new:
                raise SaveError(
                    f"{clean(file.ending)} would be two files of {self.format.name}:"
                    f" name one that ends with {self.format.suffix}"
                )
            if not (file.shared and _has_content(path, "".join(file.content))):
                self._check_free(path)
                new[path] = file
        for path, file in new.items():
            yield self._save(file.content, path)

    def _check_free(self, path: Path) -> None:
        """Raises SaveError for a file that may not be written."""
        if path in self._written:
            raise AlreadyThere(f"{clean(str(path))} was written already, of another article of that name")
        if not self.force and os.path.lexists(path):
            raise SaveError(f"{clean(str(path))} is there already; --force writes over it")

    def _save(self, pieces: Iterable[str], path: Path) -> Path:
        try:
            save_pieces(pieces, path, force=self.force)
        except AlreadyThere as there:
            raise SaveError(f"{there}; --force writes over it") from None
        self._written.add(path)
        return path


def export_article(article: Article, path: Path, name: str, folder: Path) -> str:
    """Writes one article into a folder and says where, and how many things of it the format can’t carry.

    `path` is the article’s file, `name` that of the format. Raises SaveError.
    """
    lost: list[str] = []
    export = Export(BY_NAME[name], on_loss=lambda _path, sentence: lost.append(sentence))
    each = ArticleToExport(article, path, Path(path.name))
    written = list(export.to_folder([each], folder))
    files = ", ".join(clean(file.name) for file in written)
    more = f"; {many(len(lost), 'thing')} left out, which `reader export` names" if lost else ""
    return f"Exported to {clean(str(folder.absolute()))}: {files}{more}."


def _named(files: Iterable[ExportedFile], stem: str) -> Iterator[ExportedFile]:
    """The files with their whole names for endings."""
    return (file if file.shared else file._replace(ending=f"{stem}{file.ending}") for file in files)


def ending_of(format_: Format, file: Path) -> str:
    """The ending of a file that is one of a format’s, empty where it is none of them."""
    return next((suffix for suffix in format_.suffixes if file.name.endswith(suffix)), "")


def _has_content(path: Path, content: str) -> bool:
    """Whether a file has that content already."""
    try:
        return bytes_of(path) == content.encode()
    except UnreadableFile:
        return False
