"""Prepares the bytes of an XML feed for the parser: their encoding, and no document type that could do harm."""

from __future__ import annotations

import re
from html.entities import html5

from reader.errors import IntakeError
from reader.intake.encodings import declared_in, decoded

_BOM = b"\xef\xbb\xbf"
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})
_NOT_XML = re.compile("[\ufffe\uffff]".encode())
_PROLOG = rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+"
_DOCTYPE = re.compile(
    _PROLOG + rb"(?P<doctype><!DOCTYPE(?:[^\[\"'>]++|\"[^\"]*+\"|'[^']*+')*+"
    rb"(?:\[(?P<subset>(?:<!--.*?-->|[^\]\"'<]++|\"[^\"]*+\"|'[^']*+'|<)*+)\]\s*+)?>)",
    re.DOTALL,
)
_ENTITY = re.compile(
    rb"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[^\s%<>\"']+)\s+"
    rb"(?:(?P<external>SYSTEM|PUBLIC)\b|\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)')"
)
_REFERENCE = re.compile(rb"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);|(?P<name>[A-Za-z][\w.-]{0,40});)?")
_NESTED = re.compile(rb"&(?!#|amp;|lt;|gt;|quot;|apos;)|&#38;|&#x26;", re.IGNORECASE)
_PREDEFINED = frozenset([b"amp", b"lt", b"gt", b"quot", b"apos"])
_LONGEST_ENTITY = 1_000  # bytes
_MOST_EXPANDED = 1_048_576
"""Bytes that references to entities may add to a feed."""


def utf8_of(content: bytes, charset: str | None) -> bytes:
    """The feed in UTF-8, its signature and the controls that XML can't have taken away.

    A byte-order mark counts most, then UTF-8 where the bytes are that, then the charset that the server gives, then
    what the feed declares; a declaration that the bytes contradict doesn't count.
    """
    if content[:2] in (b"<\0", b"\0<"):  # UTF-16 without its mark
        content = content.decode("utf-16-le" if content[0] else "utf-16-be", "replace").encode(
            "utf-8", "replace"
        )
    elif b"\x1b" in content or not _is_utf8(content):
        content = _decoded(content, charset).encode("utf-8", "replace")
    return content.removeprefix(_BOM).translate(None, _CONTROLS)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(content: bytes, charset: str | None) -> str:
    for name in filter(None, (charset, declared_in(content))):
        text = decoded(content, name)
        if "\ufffd" not in text:
            return text
    return decoded(content)


class XmlSource:
    """A feed in UTF-8, from its first element on, and the entities that it declared. Raises IntakeError.

    The document type never reaches the parser: entities that are files, or made of others, are refused.
    """

    def __init__(self, content: bytes, charset: str | None) -> None:
        data = utf8_of(content, charset)
        self.data = data[max(data.find(b"<"), 0) :]
        self._entities: dict[bytes, bytes] = {}
        match = _DOCTYPE.match(self.data)
        if match is not None:
            self._declare(match["subset"] or b"")
            self.data = self.data[: match.start("doctype")] + self.data[match.end("doctype") :]

    def _declare(self, subset: bytes) -> None:
        for match in _ENTITY.finditer(subset):
            if match["parameter"] or match["name"] in _PREDEFINED:
                continue  # files of more declarations, which nobody fetches; and what XML knows anyway
            if match["external"]:
                raise IntakeError("it wants another file to be put into it, which no feed needs")
            value = match["one"] if match["one"] is not None else match["other"]
            if _NESTED.search(value) or len(value) > _LONGEST_ENTITY:
                raise IntakeError("it declares entities that are made of others, which no feed needs")
            self._entities.setdefault(match["name"], value)

    def repaired(self) -> bytes:
        """The feed with its entities and those of HTML put in, and ampersands that stand for themselves escaped."""
        self._expanded = 0
        sections: list[bytes] = []
        parts = _NOT_XML.sub(b"", self.data).split(b"<![CDATA[")
        sections.append(self._put_in(parts[0]))
        for part in parts[1:]:
            inside, end, after = part.partition(b"]]>")
            if end:
                sections.append(b"<![CDATA[" + inside + end + self._put_in(after))
            else:
                sections.append(b"<![CDATA[" + inside)
        return b"".join(sections)

    def _put_in(self, data: bytes) -> bytes:
        return _REFERENCE.sub(self._replacement, data)

    def _replacement(self, match: re.Match[bytes]) -> bytes:
        name = match["name"]
        if name is None:
            return match[0] if len(match[0]) > 1 else b"&amp;"
        if name in _PREDEFINED:
            return match[0]
        value = self._entities.get(name)
        if value is None:
            sign = html5.get(f"{name.decode()};")
            return b"&amp;" + match[0][1:] if sign is None else sign.encode("ascii", "xmlcharrefreplace")
        self._expanded += len(value)
        if self._expanded > _MOST_EXPANDED:
            raise IntakeError("its entities make it far larger than it is")
        return value
