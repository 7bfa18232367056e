"""Finds the pages of files, folders, WARC files and lists of addresses, in the same order every time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reader.errors import IntakeError, UnreadableFile
from reader.intake.collected_page import CollectedPage
from reader.intake.warc import WarcPage, is_warc, pages_in_warc
from reader.load.file import bytes_of
from reader.model.clean import clean
from reader.model.digest import blake2b
from reader.services.bulk.values import Failed, FailureKind, SourcePage

SUFFIXES = frozenset([".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md"])
"""The files of a folder that are drafted, beside WARC files."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ADDRESS_WEIGHT = 50_000
"""Bytes that a page is taken to have before it is fetched."""
_LONGEST_LIST = 64 * 1024 * 1024
_KEY_SIZE = 16


@dataclass(frozen=True, slots=True)
class Source:
    """Where pages are: a folder, a file, a WARC file, or addresses. `weight` is about how many bytes they are.

    A folder is no list of its files, which may be millions: it is gone through once more when they are read.
    """

    path: Path | None
    weight: int
    addresses: tuple[str, ...] = ()


def sources_of(words: Sequence[str]) -> Iterator[Source]:
    """The sources that words of a command line stand for: files, folders, lists of addresses, single addresses.

    Raises IntakeError for what is none of them, and names it.
    """
    for word in words:
        if _ADDRESS.fullmatch(word):
            yield Source(None, _ADDRESS_WEIGHT, (word,))
            continue
        path = Path(word)
        if path.is_dir():
            if next(_files_in(path), None) is not None:
                yield Source(path, sum(size for _, size in _files_in(path)))
            continue
        try:
            size = path.stat().st_size
        except (OSError, ValueError):
            raise IntakeError(f"{clean(word)}: there is no such file or folder") from None
        addresses = () if is_warc(path) else _addresses_in(path)
        yield Source(None, _ADDRESS_WEIGHT * len(addresses), addresses) if addresses else Source(path, size)


def _files_in(folder: Path) -> Iterator[tuple[Path, int]]:
    """The files of a folder and those below it with their sizes, hidden ones left out, by name."""
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(above, name)
            if not name.startswith(".") and (path.suffix.lower() in SUFFIXES or is_warc(path)):
                try:
                    yield path, path.stat().st_size
                except OSError:  # a dead link, or gone meanwhile: what reads it says so
                    yield path, 0


def _addresses_in(path: Path) -> tuple[str, ...]:
    """The addresses of a list: a text with an address on each line, but for empty ones and remarks after `#`.

    Raises IntakeError for a list with a line that is none; a text of which less than half are addresses is an article.
    """
    if path.suffix.lower() not in SUFFIXES | {"", ".urls", ".lst", ".list"}:
        return ()
    try:
        content = bytes_of(path)
    except UnreadableFile:
        return ()
    lines = content[:_LONGEST_LIST].decode("utf-8", "replace").splitlines()
    said = {number: line for number, line in enumerate(map(str.strip, lines), 1) if line[:1] not in ("", "#")}
    wrong = [number for number, line in said.items() if not _ADDRESS.fullmatch(line)]
    if 2 * len(wrong) >= len(said):
        return ()
    if wrong:
        raise IntakeError(
            f"{clean(str(path))}, line {wrong[0]}: that is not an address; put # before a line to leave it out"
        )
    return tuple(dict.fromkeys(said.values()))


def local_pages(
    sources: Sequence[Source], is_finished: Callable[[bytes], bool] = lambda _: False
) -> Iterator[SourcePage]:
    """The pages of files and WARC files; those that are finished come too, without their bytes."""
    files = chain.from_iterable(_files_of(source) for source in sources)
    for page in chain.from_iterable(_pages_in(path, weight) for path, weight in files):
        yield page if page.page is None or not is_finished(page.key) else _without_bytes(page)


def _files_of(source: Source) -> Iterator[tuple[Path, int]]:
    """The files of a source with their sizes; of addresses there are none."""
    if source.path is None:
        return iter(())
    return _files_in(source.path) if source.path.is_dir() else iter([(source.path, source.weight)])


def _without_bytes(page: SourcePage) -> SourcePage:
    return SourcePage(page.where, page.key, page.weight, None)


def _pages_in(path: Path, weight: int) -> Iterator[SourcePage]:
    return _in_warc(path, weight) if is_warc(path) else _in_file(path, weight)


def _in_file(path: Path, weight: int) -> Iterator[SourcePage]:
    where = clean(str(path))
    try:
        page = CollectedPage(bytes_of(path), suffix=path.suffix)
    except UnreadableFile as fault:
        yield _unreadable(where, weight, str(fault))
    else:
        yield SourcePage(where, key_of(page), weight, page)


def _in_warc(path: Path, weight: int) -> Iterator[SourcePage]:
    """The pages of a WARC file; the last has the weight that is left of the file."""
    where, before = clean(str(path)), 0
    found: WarcPage | None = None
    try:
        for found in pages_in_warc(path):
            place = f"{where}, at {found.offset:,}"
            if found.page is None:
                yield _unreadable(place, found.offset - before, found.fault)
            else:
                yield SourcePage(place, key_of(found.page), found.offset - before, found.page)
            before = found.offset
    except IntakeError as fault:
        yield _unreadable(where, weight - before, str(fault))


def _unreadable(where: str, weight: int, reason: str) -> SourcePage:
    key = _digest(b"unreadable", where.encode("utf-8", "surrogateescape"))
    return SourcePage(where, key, weight, None, Failed(FailureKind.UNREADABLE, reason))


def key_of(page: CollectedPage) -> bytes:
    """What tells a page from every other: its bytes, and the address that they came from."""
    return _digest(page.content, (page.url or "").encode("utf-8", "surrogateescape"))


def key_of_address(address: str) -> bytes:
    """The same of a page that is still to be fetched."""
    return _digest(b"address", address.encode("utf-8", "surrogateescape"))


def _digest(content: bytes, beside: bytes) -> bytes:
    digest = blake2b(digest_size=_KEY_SIZE)
    digest.update(len(beside).to_bytes(8, "big") + beside + content)
    return digest.digest()
