"""The canonical text of a text from outside, and where in it each place of that text stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from reader.errors import IntakeError
from reader.intake.clean_text import harmless, is_visible
from reader.load.anchors.canonical import UNSPACED, canonical, composed
from reader.model.characters import forbidden
from reader.model.text import Span, Text

_RUN = re.compile("[^ \t\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\x85\u2028]")
_PAGE = re.compile("[\f\u2029]")
_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A text as an article has it; `dropped` characters of the one from outside, which no article may have, are gone.

    `runs` are the places of words there, their places here, and the words there; none where both texts are the same.
    """

    text: Text
    dropped: int = 0
    runs: tuple[tuple[int, int, str], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of what stands from `start` to `end` there, spaces at its ends left out."""
        if not self.runs:
            return Span(start, end)
        return Span(self._place(start, at_end=False), self._place(end, at_end=True))

    def _place(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self.runs, (offset - at_end, len(self.text) + 1, ""))
        if index == 0:
            return 0
        there, here, words = self.runs[index - 1]
        if offset <= there + len(words) - (not at_end):
            return here + len(_here(words[: offset - there]))
        if at_end or index == len(self.runs):
            return here + len(_here(words))
        return self.runs[index][1]


def canonical_text(outside: str) -> CanonicalText:
    """The canonical text of one from outside: a blank line parts paragraphs, any other line break is a space.

    Raises IntakeError where nothing in it can be seen.
    """
    clean, dropped = harmless(outside)
    if not is_visible(clean):
        raise IntakeError("there is no text in it")
    if clean == outside == canonical(outside):
        return CanonicalText(Text(outside))
    runs: list[tuple[int, int, str]] = []
    pieces: list[str] = []
    length, last = 0, 0
    for found in _RUN.finditer(outside):
        words = _here(found.group())
        if not words:
            continue
        space = _space(outside[last : found.start()], pieces[-1] if pieces else "", words)
        pieces += (space, words)
        runs.append((found.start(), length + len(space), found.group()))
        length += len(space) + len(words)
        last = found.end()
    text = "".join(pieces)
    if any(forbidden(text)) or canonical(text) != text:
        raise IntakeError("its text has characters that can’t be kept in their places")
    return CanonicalText(Text(text), dropped, tuple(runs))


def text_beside(beside: Callable[[str], bytes | None]) -> str | None:
    """The text in the `.txt` file beside another; None where there is none. Raises IntakeError where it is no UTF-8."""
    content = beside(".txt")
    if content is None:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise IntakeError(f"the text beside it is not UTF-8: byte {fault.start} can’t be read") from None


def _here(words: str) -> str:
    """Words without spaces as an article has them."""
    return composed(harmless(words)[0])


def _space(between: str, before: str, after: str) -> str:
    """What stands between two words here, for what stands there."""
    if not before:
        return ""
    if _PAGE.search(between) or len(_BREAK.findall(between)) > 1:
        return "\n\n"
    if _BREAK.search(between) and _UNSPACED.match(before[-1]) and _UNSPACED.match(after[0]):
        return ""
    return " "
