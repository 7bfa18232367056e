"""What a format is: how an article goes out to it, and how one comes in from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.convert.outside.annotation import OutsideArticle
    from reader.convert.outside.type_map import TypeMap
    from reader.model.article import Article


@dataclass(frozen=True, slots=True)
class Options:
    """What the person wants of an export.

    `what` is the part of the article, one of the format’s `parts`. `path` is the article’s file as it was named.
    `ending` is that of the file to be written where a format has several (`.xmi`, `.json`), else empty. `cache` is the
    folder of what can be made again at any time.
    """

    what: str = ""
    path: str = ""
    ending: str = ""
    cache: Path | None = None


class ExportedFile(NamedTuple):
    """One file of an exported article: `ending` follows the article’s name, as in `harbour.ann`.

    `shared`: it is the same for every article, and `ending` is its whole name.
    """

    ending: str
    content: Iterable[str]
    shared: bool = False


class Exported(NamedTuple):
    """An article in another format: one file or several, and a sentence for each thing that the format can’t carry."""

    files: tuple[ExportedFile, ...]
    losses: tuple[str, ...] = ()


Writes = Callable[["Article", Options], Exported]
Beside = Callable[[str], bytes | None]
"""What the file with another ending (`.txt`) or name beside the one that comes in holds; None where there is none."""
Reads = Callable[[bytes, Beside], "OutsideArticle"]


@dataclass(frozen=True, slots=True)
class Converter:
    """What a format is written and read with.

    `leaves_out` has a sentence for each thing that no article keeps in it. `head` is what a file begins with that holds
    several articles one after the other. `reads` raises IntakeError for what is no file of the format. `own_map` says
    what names in our own files mean, `others_map` those of others where no map is given.
    """

    writes: Writes
    leaves_out: tuple[str, ...] = ()
    head: Callable[[Options], str] | None = None
    reads: Reads | None = None
    own_map: TypeMap | None = None
    others_map: TypeMap | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats.

    `suffixes` are the endings of its files, the usual one first. `version` is that of the format’s specification.
    `converter` imports what it is written and read with, so that a list of formats needs none of it. `parts` are what
    it can be asked for one by one, the first without being asked; `splits`: in a folder each of them is a file.
    `joins`: one file may hold several articles; else each article is a file of its own, or `several_files`. `sign`
    stands in the beginning of its files, where another format has the same ending.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    version: str
    converter: Callable[[], Converter]
    parts: tuple[str, ...] = ()
    splits: bool = False
    several_files: bool = False
    joins: bool = False
    comes_in: bool = False
    sign: bytes = b""

    @property
    def suffix(self) -> str:
        """The usual ending of its files."""
        return self.suffixes[0]

    def writes(self, article: Article, options: Options) -> Exported:
        """An article in the format."""
        return self.converter().writes(article, options)
