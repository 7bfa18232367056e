"""Decodes bytes to text, by the encoding that they declare or look like."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

SECONDS = 30.0
"""For decoding, and for finding an article in a page; one that is made to take longer could take hours."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Patterns, compiled where they are asked for: nearly all bytes are UTF-8 and need none of them.
_DECLARED = (
    rb"""(?i)<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]+)"""
)
_TAG = rb"<[^<>]*>"
_HEAD = 4096  # bytes in which a page says its encoding
_SAMPLE = 65_536  # bytes that are enough to tell an encoding by
_RUN = rb"[\x80-\xff]{3,}"  # in Latin scripts letters beyond ASCII stand alone
_LATIN = ("cp1252", "cp1250", "iso8859_2")
_IN_A_WORD = r"(?<=[^\W\d_])[^\w\s.,:;!?'’‘“”«»„…\"/&@()<>=–—-]|(?<=[^\W\d_])[¹²³¼½¾](?=[^\W\d_])"
_FEW_BAD = 20  # UTF-8 with one bad byte in as many letters beyond ASCII is still UTF-8


def decoded(content: bytes, declared: str | None = None) -> str:
    """The text of some bytes. `declared` is the encoding that their sender gave; a byte-order mark counts for more.

    Without either UTF-8, where the bytes are that, and otherwise what they are likeliest to be. Bytes that mean
    nothing become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    named = _known(declared)
    shifts = b"\x1b" in content and named is not None and named.startswith("iso2022")  # ASCII to look at
    if not shifts:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if named is None:
        text = content.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        beyond = sum(char > "\x7f" for char in text) - bad
        return text if beyond > _FEW_BAD * bad else content.decode(_likeliest(content), "replace")
    return content.decode(named, "replace")


def decoded_within(seconds: float, content: bytes, declared: str | None = None) -> str:
    """The text of some bytes, as `decoded` has it. Raises IntakeError where that takes longer."""
    if declared is None and not any(content.startswith(mark) for mark, _ in _MARKS):
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8")  # which never takes long
    from reader.intake.web.deadline import within  # no threads for what is UTF-8

    late = f"its encoding can’t be read within {seconds:g} seconds"
    return within(seconds, lambda _: decoded(content, declared), lambda _: None, late)


def declared_in(page: bytes) -> str | None:
    """The encoding that a page says it has."""
    match = re.search(_DECLARED, page[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def _known(name: str | None) -> str | None:
    """Python's name for one of the encodings of the web (WHATWG), the only ones that a page is read in.

    UTF-16 without its mark is UTF-8; the larger gb18030 is what browsers read gbk with.
    """
    if not name:
        return None
    from webencodings import lookup  # most bytes are UTF-8 and say nothing else

    known = lookup(name.strip("\"' "))
    if known is None or known.name in ("replacement", "x-user-defined"):
        return None
    return {"utf-16-le": "utf-8", "utf-16-be": "utf-8", "gbk": "gb18030"}.get(
        codec := known.codec_info.name, codec
    )


def _likeliest(content: bytes) -> str:
    """For Latin scripts the encoding that leaves no signs within words; for others what the bytes look like."""
    sample = re.sub(_TAG, b" ", content)[:_SAMPLE]
    beyond = sum(byte > 0x7F for byte in sample)
    if 3 * sum(map(len, re.findall(_RUN, sample))) > beyond:
        from charset_normalizer import from_bytes  # few pages leave their encoding to be guessed

        best = from_bytes(sample).best()
        if best is not None:
            return best.encoding
    return min(_LATIN, key=lambda name: len(re.findall(_IN_A_WORD, sample.decode(name, "replace"))))
