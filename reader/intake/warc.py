"""Reads the pages in WARC files (ISO 28500), one record at a time."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import IntakeError
from reader.intake.collected_page import CollectedPage
from reader.intake.pages.page import LARGEST
from reader.model.clean import clean

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

SUFFIXES = (".warc", ".warc.gz")
_VERSION, _BEGINNING = b"WARC/", 4_096
_KINDS = frozenset(["text/html", "application/xhtml+xml", "text/plain"])
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WarcPage:
    """A page of a WARC file: `offset` is where its record begins, in bytes of the file as it is stored.

    `fault`: why there is no page of it, in a sentence.
    """

    offset: int
    page: CollectedPage | None
    fault: str = ""


def is_warc(path: Path) -> bool:
    """Whether a file is a WARC file by its name."""
    return path.name.lower().endswith(SUFFIXES)


def pages_in_warc(path: Path) -> Iterator[WarcPage]:
    """The pages and texts that a WARC file has: answers with status 200, resources and converted texts.

    Raises IntakeError where the file can't be read, or no further.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # an extra, which few need
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise IntakeError("WARC files are read with warcio: pip install 'closeread[warc]'") from None
    try:
        with path.open("rb") as stream:
            _refuse_others(stream)
            records = ArchiveIterator(stream)
            for record in records:
                if (kind := _kind(record)) is not None:
                    page, fault = _page(record, kind)
                    yield WarcPage(records.get_record_offset(), page, fault)  # known once the record is read
    except ArchiveLoadFailed as fault:
        raise IntakeError(f"it is no WARC file, or damaged: {clean(str(fault))}") from None
    except (EOFError, zlib.error, ValueError):
        raise IntakeError("it is damaged, and not read any further") from None
    except OSError as fault:
        raise IntakeError(clean(fault.strerror or "it can’t be read").lower()) from None


def _refuse_others(stream: BinaryIO) -> None:
    """Raises IntakeError where a file doesn't begin like a WARC file: not all that is none is an error to warcio."""
    beginning = stream.read(_BEGINNING)
    if beginning.startswith(b"\x1f\x8b"):
        beginning = zlib.decompressobj(wbits=31).decompress(beginning, len(_VERSION))
    if not beginning.startswith(_VERSION):
        raise IntakeError("it is no WARC file")
    stream.seek(0)


def _kind(record: ArcWarcRecord) -> str | None:
    """The media type of a record that may be a page; None for any other."""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        said = record.http_headers.get_header("content-type", "")
    elif record.rec_type in ("resource", "conversion"):
        said = record.rec_headers.get_header("content-type", "")
    else:
        return None
    kind = said.partition(";")[0].strip().lower()
    return said if not kind or kind in _KINDS else None


def _page(record: ArcWarcRecord, said: str) -> tuple[CollectedPage | None, str]:
    """The page of a record, or why there is none."""
    content = record.content_stream().read(LARGEST + 1)
    if len(content) > LARGEST:
        return None, "the page is larger than 10 MB"
    charset = _CHARSET.search(said)
    page = CollectedPage(
        content,
        url=record.rec_headers.get_header("WARC-Target-URI", "").strip("<>").partition("#")[0],
        kind=said.partition(";")[0].strip().lower(),
        encoding=charset[1] if charset else None,
    )
    return page, ""
