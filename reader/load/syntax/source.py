"""Feeds the bytes of a file to the YAML parser piece by piece: strict UTF-8, and no character that could do harm.

Read piece by piece, a file that its beginning condemns costs no more than its beginning, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from reader.load.faults import MOST_LISTED, Faults, TooManyFaultsError
from reader.load.file import LIMIT
from reader.load.syntax.messages import following
from reader.load.syntax.plain import PRINTABLE_ASCII
from reader.model.characters import MOST_MARKS, are_harmless, describe, forbidden, is_mark
from reader.model.diagnostic import Mark

# Stands where a forbidden character stood, so that every later mark stays true. A noncharacter, so forbidden
# itself.
STAND_IN = "\ufdd0"
_PIECE = 256 * 1024
LONGEST_VALUE, LONGEST_TEXT = 1_000_000, 16_000_000
"""Bytes of a value or a run of comments that are read at all; no article's text is nearly so long as the second."""
_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
NOT_UTF8 = "{}; save the file as UTF-8"
_ASCII_BUT_LINE_FEED = re.compile(rb"[\x00-\x09\x0b-\x7f]")
_NOT_BEHIND_A_JOINER = re.compile(rb"(?<!\xe2\x80\x8d)[\xc2-\xf4]")
_SURELY_ONE = 8  # bytes in which a character begins, if they are UTF-8
_CHARACTER = re.compile(rb"[\x00-\x09\x0b-\x7f\xc2-\xf4]")


def is_wide(source: bytes) -> bool:
    """Whether a file begins as those do that have two bytes for a letter, marked as such or not."""
    return source.startswith(_WIDE_MARKS) or source[:2].count(0) == 1


class SourceStream:
    """A stream of UTF-8 for the YAML parser.

    `event` is what the parser came to last, as its reader tells, and `longest` how many bytes may follow before
    the next: more are not read. `tainted` once a forbidden character has been replaced. `failed` once the file
    can't be read on, which has then been reported: the stream ends there, because an exception would have to cross
    the parser's C.
    """

    __slots__ = (
        "_at",
        "_before",
        "_column",
        "_faults",
        "_line",
        "_returns_reported",
        "_seen",
        "_since",
        "_source",
        "escapes",
        "event",
        "failed",
        "longest",
        "tainted",
    )  # fmt: skip

    def __init__(self, source: bytes, faults: Faults) -> None:
        self._source = source
        self._faults = faults
        self._at = len(_BOM) if source.startswith(_BOM) else 0
        self._line = 1
        self._column = 1
        self._before = ""
        self.event: Any = None
        self.longest: Callable[[], int] = lambda: LIMIT
        # The last event when a piece was asked for, and where the piece began that was asked for first after it.
        self._seen: Any = None
        self._since = self._at
        self.tainted = False
        self._returns_reported = False
        self.failed = False
        self.escapes = b"\\" in source
        """Whether a value may hold characters that the file itself doesn't."""

    def release(self) -> None:
        """Let go of who says how much may follow: they hold this stream, and so the file, in a circle."""
        self.longest = lambda: LIMIT
        self.event = self._seen = None

    def read(self, size: int) -> bytes:  # noqa: ARG002 - the size is the parser's wish; it takes more
        """The next piece; empty at the end, and where reading failed."""
        if self.failed or self._at == len(self._source):
            return b""
        start, self._at = self._at, self._piece_end(self._at)
        piece = self._source[start : self._at]
        try:
            if self.event is not self._seen:
                self._seen, self._since = self.event, start
            elif start - self._since > self.longest():
                self._report_endless()
                return b""
            text = piece.decode("utf-8")
            rare = piece.translate(None, PRINTABLE_ASCII)
            if rare and not are_harmless(set(rare.decode("utf-8"))):
                piece = self._sieved(text, piece)
        except UnicodeDecodeError as error:
            self._report_encoding(piece, error)
        except TooManyFaultsError:
            self.failed = True
        if self.failed:
            return b""
        self._before = text[-1]
        lines = piece.count(b"\n")
        self._line += lines
        self._column = len(text) - text.rfind("\n") if lines else self._column + len(text)
        return piece

    def _piece_end(self, start: int) -> int:
        """After a line feed if there is one near, or else before an ASCII character: both cut no sequence.

        Where neither is near, before a character that no joiner ties to the one before.
        """
        near = start + _PIECE
        if near >= len(self._source):
            return len(self._source)
        line_feed = self._source.rfind(b"\n", start, near)
        if line_feed >= 0:
            return line_feed + 1
        far = near + max(_PIECE, _SURELY_ONE)
        match = (
            _ASCII_BUT_LINE_FEED.search(self._source, near, near + _PIECE)
            or _NOT_BEHIND_A_JOINER.search(self._source, near, near + _PIECE)
            or _CHARACTER.search(self._source, near, far)
        )
        return match.start() if match else min(far, len(self._source))

    def _sieved(self, text: str, piece: bytes) -> bytes:
        """The piece with a stand-in for every forbidden character, each of which is reported."""
        # What stands before matters only within a line, and the copy is not for nothing.
        shift = 0 if self._before in ("", "\n") else 1
        context = self._before + text if shift else text
        kept: list[str] = []
        done = 0
        # where they end the lines, what comes of a file without line ends would only be further faults
        ends_lines = text.count("\r") - text.count("\r\n") > max(text.count("\n"), 1)
        for at in forbidden(context, shift):
            offset = at - shift
            if text[offset] == "\r":
                if not self._returns_reported:
                    self._faults.report(self._mark(text, offset), "forbidden-character", _complaint("\r"))
                    self._returns_reported = True
                if ends_lines:
                    self.failed = True
                    return b""
                kept += (text[done:offset], STAND_IN)
                done = offset + 1
                continue
            mark = self._mark(text, offset)
            self._faults.report(mark, "forbidden-character", _complaint(text[offset]))
            kept += (text[done:offset], STAND_IN)
            done = offset + 1
        if not kept:
            return piece
        self.tainted = True
        return "".join((*kept, text[done:])).encode("utf-8")

    def _mark(self, text: str, offset: int) -> Mark:
        if self._faults.many:
            return Mark(self._line, 1)
        line_feed = text.rfind("\n", 0, offset)
        if line_feed < 0:
            return Mark(self._line, self._column + offset)
        return Mark(self._line + text.count("\n", 0, offset), offset - line_feed)

    def _report_endless(self) -> None:
        self.failed = True
        mark = following(self._source, self._seen.end_mark)
        message = "what begins here has more than {:,} bytes; only the text may, and it has {:,} at the most"
        self._faults.report(mark, "too-long", message.format(LONGEST_VALUE, LONGEST_TEXT))

    def _report_encoding(self, piece: bytes, error: UnicodeDecodeError) -> None:
        self.failed = True
        before = piece[: error.start].decode("utf-8")
        mark = self._mark(before, len(before))
        self._faults.report(
            mark, "not-utf8", NOT_UTF8.format(f"byte 0x{piece[error.start]:02x} is not UTF-8")
        )


def escaped(value: str, mark: Mark, source: SourceStream, faults: Faults) -> str:
    """A double-quoted value without the forbidden characters that its escapes made, which are reported."""
    reported: dict[str, None] = {}
    kept: list[str] = []
    low = 0
    while low < len(value):
        high = low + _PIECE
        high = value.rfind(" ", low, high) + 1 or high
        piece, low = value[low:high], high
        places = list(islice(forbidden(piece), MOST_LISTED))
        found = dict.fromkeys(piece[at] for at in places)
        for char in found:
            piece = piece.replace(char, "")
        kept.append(piece)
        reported |= found
        if len(places) == MOST_LISTED:  # nobody's slip: what follows doesn't matter
            break
    for char in reported:
        if char != STAND_IN or not source.tainted:
            faults.report(mark, "forbidden-character", _complaint(char))
    return "".join(kept) if reported else value


def _complaint(char: str) -> str:
    if char == "\r":
        return "a carriage return without a line feed may not stand here; lines end with LF or CRLF"
    if char in "\u200c\u200d":
        return f"{describe(char)} may stand only inside emoji and in scripts that need it"
    if is_mark(char):
        return f"{describe(char)} may not stand after {MOST_MARKS} other marks on one letter"
    return f"{describe(char)} may not stand in an article"
