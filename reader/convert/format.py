"""What a format is: how an article goes out to it, and how one comes in from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.model.article import Article


@dataclass(frozen=True, slots=True)
class Options:
    """What the person wants of an export.

    `what` is the part of the article, one of the format’s `parts`. `path` is the article’s file as it was named.
    `ending` is that of the file to be written where a format has several (`.xmi`, `.json`), else empty.
    """

    what: str = ""
    path: str = ""
    ending: str = ""


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


class ImportedFile(NamedTuple):
    """A file that comes in: its name and its content."""

    name: str
    content: bytes


Writes = Callable[[Article, Options], Exported]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats.

    `suffixes` are the endings of its files, the usual one first. `version` is that of the format’s specification.
    `leaves_out` has a sentence for each thing that no article keeps in it. `parts` are what it can be asked for one by
    one, the first without being asked; `splits`: in a folder each of them is a file. `head` is what a file begins with
    that holds several articles one after the other; None where each article is a file of its own, or `several_files`.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    version: str
    writes: Writes
    leaves_out: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    splits: bool = False
    several_files: bool = False
    head: Callable[[Options], str] | None = None

    @property
    def suffix(self) -> str:
        """The usual ending of its files."""
        return self.suffixes[0]

    @property
    def joins(self) -> bool:
        """Whether one file may hold several articles."""
        return self.head is not None
