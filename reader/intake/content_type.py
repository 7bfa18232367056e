"""Tells what some bytes are: text, HTML, or something that no article can be made of."""

from __future__ import annotations

import re
from enum import Enum, auto

from reader.errors import IntakeError
from reader.intake.encodings import decoded

_MAGIC = (
    (b"%PDF-", "a PDF; save its text in a file, or add the page that it came from"),
    (b"PK\x03\x04", "a packed document or archive; save its text in a file"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program; save its text in a file"),
    (b"{\\rtf", "a document in RTF; save its text in a file"),
    (b"\x1f\x8b", "packed; unpack it first"),
    (b"BZh", "packed; unpack it first"),
    (b"\xfd7zXZ", "packed; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 65_536
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
# Patterns, compiled where a look at the text leaves a doubt: most texts have nothing that one of them begins with.
_HTML = (
    r"(?is)\s*(?:<\?xml[^>]*>\s*|(?><!--.*?-->)\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1)\b[^<]*>"
)
_FEED = r"(?s)\s*(?:<\?xml[^>]*>\s*|(?><!--.*?-->)\s*)*<(?:rss|feed|rdf:RDF)\b"
_TAGS = r"(?i)<(?:html|body|p|div|article|br)\b"
# "format" as a key of its own, behind nothing but comments, other keys, and what is indented: no prose
_FORMAT = (
    r"""(?m)\A(?:(?!["']?format["']?\s*:)(?:[^\S\n]*(?:#.*)?|---.*|%YAML.*|["']?[a-z_]+["']?:.*|[ \t-].*)\n)*+"""
    r"""(?:format|"format"|'format')\s*:\s+["']?1["']?\s*(?:#.*)?$"""
)
_TEXT = r"""(?m)^(?:text|"text"|'text')\s*:\s"""
_JSON = r"""\s*\{[^{}]*?["']?format["']?\s*:\s*["']?1["']?\s*[,}]"""


class Sort(Enum):
    TEXT = auto()
    HTML = auto()


def sort_of(content: bytes, suffix: str = "") -> Sort:
    """Whether bytes are text or HTML; a name says it where they don’t. Raises IntakeError where they are neither."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise IntakeError(f"it is {what}")
    beginning = decoded(content[:_SAMPLE])
    if _is_binary(content[:_SAMPLE]):
        raise IntakeError("it is not text")
    first = beginning.lstrip()[:1]
    if "format" in beginning and (
        (re.match(_FORMAT, beginning) and re.search(_TEXT, beginning))
        or (first == "{" and re.match(_JSON, beginning))
    ):
        raise IntakeError("it is an annotated article already; open it with reader")
    if first == "<" and re.match(_FEED, beginning):
        raise IntakeError("it is a feed; add the address of one of its articles")
    if first == "<" and re.match(_HTML, beginning):
        return Sort.HTML
    named = suffix.lower() in (".html", ".htm", ".xhtml", ".shtml")
    return Sort.HTML if named and re.search(_TAGS, beginning) else Sort.TEXT


def _is_binary(sample: bytes) -> bool:
    """Whether bytes have so many controls that they are no text, or have any and are no UTF-8 either."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False  # UTF-16 and UTF-32 say so themselves
    if 10 * sample.count(0) > len(sample):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if 20 * controls <= len(sample):
        return False
    return "\ufffd" in sample[:-4].decode("utf-8", "replace")
