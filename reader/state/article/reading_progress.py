"""How far an article counts as read, and the position in its text: paragraph, fraction read, minutes left."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model.text import Span, Text

MOMENT = 1.0
"""Seconds on the screen after which words count as read."""
LAST_SCREEN = 1_800
"""Characters: whoever had no more than this left under the top of the screen, in a former version, has seen the end."""
_WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert, "How many words do we read per minute?", 2019."""
_CHARACTERS_A_WORD = 6.0
_UNSPACED_A_MINUTE = 260
"""Characters of Chinese, from the same survey."""
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff]"  # Kana and Han: no other letters without spaces say as much each
_FIRST_UNSPACED = "\u3040"
_SAMPLE = 4096


class ReadingPosition(NamedTuple):
    """Where in the text the screen is, and how much of it was read: `fraction` of its characters.

    `paragraph` is that of the words last stepped to, while they begin on the screen, else the first there.
    """

    paragraph: int
    paragraphs: int
    fraction: float
    minutes: float


def reading_position(text: Text, shown: Span, farthest: int, at: Span | None = None) -> ReadingPosition:
    """The position of a reader who has read to `farthest`, sees the span `shown` and last stepped to `at`."""
    sample = text.content[farthest : farthest + _SAMPLE]
    if at is not None and shown.start <= at.start < shown.end:
        paragraph = text.paragraph_of(at.start)
    else:
        first = text.paragraph_of(shown.start)
        only_its_break = (
            shown.start == text.paragraph(first).end < shown.end
        )  # the topmost row is a blank one
        paragraph = first + only_its_break
    return ReadingPosition(
        paragraph=paragraph,
        paragraphs=text.paragraph_count,
        fraction=fraction_read(farthest, len(text)),
        minutes=max(len(text) - farthest, 0) / _pace(sample),
    )


def counts_as_read(read: bool | None, farthest: int, length: int) -> bool:
    """Whether an article counts as read to its end; `read` None: `farthest` is the top of a former version's screen."""
    return read or (read is None and length - farthest <= LAST_SCREEN)


def fraction_read(farthest: int, length: int) -> float:
    """How much was read of a text of so many characters, 0 to 1."""
    return min(max(farthest, 0) / max(length, 1), 1.0)


def percentage(fraction: float) -> int:
    """A fraction as per cent, rounded down: 100 is the end alone."""
    return int(fraction * 100)


def filled_cells(fraction: float, cells: int) -> int:
    """The cells of a bar that are filled, rounded down: none at 0 per cent, all of them at the end alone."""
    return int(fraction * cells) if percentage(fraction) else 0


def _pace(sample: str) -> float:
    """Characters a minute."""
    some = max(sample, default="") >= _FIRST_UNSPACED
    unspaced = len(re.findall(_UNSPACED, sample)) / len(sample) if some else 0
    return _UNSPACED_A_MINUTE if unspaced > 0.3 else _WORDS_A_MINUTE * _CHARACTERS_A_WORD


def minutes_left(minutes: float) -> str:
    """`3 min left`, `< 1 min left`, `the end`."""
    if minutes <= 0:
        return "the end"
    if minutes < 1:
        return "< 1 min left"
    return f"{round(minutes)} min left"
