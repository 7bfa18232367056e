"""Imports articles from other formats: what a file holds becomes records, and the records an article’s file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.convert.format import Beside, Converter, Format
from reader.convert.outside.annotation import OutsideArticle
from reader.convert.outside.to_records import records_by_map
from reader.convert.outside.type_map import TypeMap, read_map, shipped_map
from reader.convert.records.differences import differences
from reader.convert.records.to_article import article_of
from reader.convert.table import FORMATS
from reader.errors import AlreadyThere, IntakeError, UnreadableFile
from reader.load.file import LIMIT, bytes_of
from reader.model.article import Article
from reader.write.article import write_whole
from reader.write.save import make_folder, save

_BEGINNING = 4_096  # bytes in which a file says what it is


@dataclass(frozen=True, slots=True)
class Imported:
    """An article’s file, the article in it, and a sentence for each thing that is not as it was there."""

    content: str
    article: Article
    losses: tuple[str, ...]


def import_file(
    path: Path, format_: Format | None = None, type_map: TypeMap | None = None, headline: str | None = None
) -> Imported:
    """An article from a file in another format, by its name where none is given. Raises UnreadableFile, IntakeError."""
    source = bytes_of(path)
    if len(source) > LIMIT:
        raise IntakeError("it is larger than 64 MiB")
    if path.suffix == ".txt" and format_ is None and path.with_suffix(".ann").exists():
        return import_file(path.with_suffix(".ann"), None, type_map, headline)

    def beside(ending: str) -> bytes | None:
        other = path.with_suffix(ending) if ending.startswith(".") else path.with_name(ending)
        with suppress(UnreadableFile):
            return bytes_of(other)
        return None

    return import_article(source, format_ or format_of(path, source), path.stem, beside, type_map, headline)


def format_of(path: Path, source: bytes) -> Format:
    """The format of a file by its name, and by its beginning where several have that ending. Raises IntakeError."""
    known = [each for each in FORMATS if each.comes_in]
    fitting = [each for each in known if path.name.lower().endswith(each.suffixes)]
    signed = [each for each in fitting if each.sign and each.sign in source[:_BEGINNING]]
    plain = [each for each in fitting if not each.sign]
    if not fitting:
        endings = ", ".join(dict.fromkeys(suffix for each in known for suffix in each.suffixes))
        raise IntakeError(f"its name has none of the endings {endings}: --from says what it is")
    return (signed or plain or fitting)[0]


def map_of(name: str) -> TypeMap:
    """A map that comes with the program, or the one in a file. Raises UnreadableFile and IntakeError."""
    shipped = shipped_map(name)
    if shipped is not None:
        return shipped
    try:
        return read_map(bytes_of(Path(name)).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise IntakeError("the map is not UTF-8") from None


def import_article(
    source: bytes,
    format_: Format,
    stem: str,
    beside: Beside = lambda _ending: None,
    type_map: TypeMap | None = None,
    headline: str | None = None,
) -> Imported:
    """An article from the bytes of a file in another format; `stem` is its name. Raises IntakeError.

    Files of ours mean what they say, those of others what the map says, then what the format itself says; a map adds to
    what either has no name for.
    """
    converter = format_.converter()
    if converter.reads is None:
        raise IntakeError(f"{format_.name} can be written and not be read")
    outside = converter.reads(source, beside)
    mapped = records_by_map(outside, _map_for(outside, converter, type_map or TypeMap({})))
    rebuilt = article_of(mapped.records, outside.text, stem, headline)
    written = write_whole(rebuilt.article)
    losses = (
        *outside.losses,
        *mapped.losses,
        *rebuilt.losses,
        *differences(rebuilt.article, written.article),
    )
    return Imported(written.content, written.article, tuple(_once(losses)))


def _map_for(outside: OutsideArticle, converter: Converter, given: TypeMap) -> TypeMap:
    if outside.is_ours:
        return (converter.own_map or TypeMap({})).with_more(given)
    return given.with_more(converter.others_map or TypeMap({}))


def save_import(imported: Imported, file: Path, *, force: bool = False) -> None:
    """Write an imported article into a file, whose folder is made. Raises SaveError."""
    make_folder(file.parent)
    try:
        save(imported.content, file, force=force)
    except AlreadyThere as there:
        raise AlreadyThere(f"{there}; --force writes over it") from None


def _once(sentences: tuple[str, ...]) -> Iterator[str]:
    yield from dict.fromkeys(sentences)
