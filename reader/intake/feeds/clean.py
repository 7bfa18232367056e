"""Makes what a feed says safe: one line of words, text of several, an absolute address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from reader.intake.clean_text import harmless, is_visible, line_of
from reader.intake.url import url_of

_C1 = re.compile("[\x80-\x9f]")
_BLANKS = re.compile(r"[\t\r\n]+")
_UNSAFE = str.maketrans({" ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "\\": "%5C", "^": "%5E", "`": "%60"})
_MOST_DIGITS = 15
_LONGEST_LINE = 10_000  # characters


def line(text: str | None) -> str | None:
    """Words for one line, with single spaces; None where nothing of them can be seen."""
    if not text:
        return None
    written = " ".join(_unicode(text[:_LONGEST_LINE]).split())
    return (written or None) if written.isascii() and written.isprintable() else line_of(written)


def words(text: str | None) -> str | None:
    """A text of several lines without blanks around it; None where nothing of it can be seen."""
    if not text:
        return None
    safe = harmless(_unicode(text.strip()))[0]
    return safe if is_visible(safe) else None


def address(written: str | None, base: str) -> str | None:
    """An absolute address of http or https, resolved against `base`; None where it is none."""
    if not written or not (stripped := _BLANKS.sub("", written.strip())):
        return None
    try:
        return url_of(urljoin(base, stripped).translate(_UNSAFE))
    except ValueError:  # `http://[`
        return None


def joined(base: str, written: str | None) -> str:
    """The base address of what stands inside an element that says `xml:base`."""
    try:
        return urljoin(base, written.strip()) if written else base
    except ValueError:
        return base


def count(written: str | None) -> int | None:
    """A number that counts something: minutes, bytes; None where it is none, or absurdly large."""
    digits = (written or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None


def _unicode(text: str) -> str:
    """The text without C1 controls: references to them mean the signs of Windows-1252, as in HTML."""
    if text.isascii() or _C1.search(text) is None:
        return text
    return _C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore"), text)
