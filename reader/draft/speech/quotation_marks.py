"""Finds what stands in quotation marks: where it opens and closes, and whether somebody may have said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.model.text import Span, Text

LONGEST_SINGLE = 1_000  # code points; a single mark that closes later than that is an apostrophe
_DOUBLE = re.compile(r"[“”„‟«»\"]|'{2,3}|``|‘‘|’’|(?<!\w)״|״(?!\w)")  # ״ within a word is an abbreviation's
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–,:-])|^)[‘'](?=[^\W_])", re.MULTILINE)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘'])[’'](?![^\W_]|['’])")
_INNER = "“”„"
_OPENS, _CLOSES = "“„«", "”»"
_CLIPPED = re.compile(r"[‘'](?:\d\ds?\b|em\b|tis\b|twas\b|til\b|cause\b|n\b)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


class QuotedSpan(NamedTuple):
    """Words in quotation marks, the marks included. `goes_on`: no mark closes it, the next paragraph resumes it."""

    start: int
    end: int
    words: int
    goes_on: bool


def quoted_spans(text: Text) -> list[QuotedSpan]:
    """All runs outside other runs, in order; none crosses paragraphs."""
    found: list[QuotedSpan] = []
    paragraphs = list(text.paragraphs())
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        resumes = following is not None and bool(_DOUBLE.match(text.content, following.start))
        doubles = list(_doubles(text.content, paragraph, resumes))
        if "‘" in text[paragraph] and doubles:
            doubles = _within_singles(text.content, paragraph, doubles)
        found += doubles
        if "'" in text[paragraph] or "‘" in text[paragraph]:
            found += _singles(text.content, paragraph, doubles)
            found.sort()
    return found


def _doubles(content: str, paragraph: Span, resumes: bool) -> Iterator[QuotedSpan]:
    opened: int | None = None
    for match in _DOUBLE.finditer(content, *paragraph):
        mark, start, end = match[0], match.start(), match.end()
        before = content[start - 1] if start > paragraph.start else " "
        after = content[end] if end < paragraph.end else " "
        looks_open = not (before.isalnum() or before in ".,!?;") and not after.isspace()
        if opened is None:
            if (
                mark in _OPENS
                or (mark not in _CLOSES and looks_open)
                or (before.isspace() and after.isalnum())
            ):
                opened = start
            continue
        if content[opened] == "«" and mark in _INNER and _closes(content, end, paragraph.end):
            continue  # « Il m’a dit “non” hier »
        if mark in _OPENS and not (after.isspace() or after in ".,"):
            opened = start  # the one before was never closed
            continue
        if mark not in _CLOSES and before.isspace() and after.isalnum():
            opened = start
            continue
        yield _run(content, opened, end, False)
        opened = None
    if opened is not None and (resumes or opened == paragraph.start):
        yield _run(content, opened, paragraph.end, resumes)


def _closes(content: str, start: int, end: int) -> bool:
    """Whether the next guillemet closes, so that other marks before it stand inside."""
    closing, opening = content.find("»", start, end), content.find("«", start, end)
    return closing >= 0 and not 0 <= opening < closing


def _within_singles(content: str, paragraph: Span, doubles: list[QuotedSpan]) -> list[QuotedSpan]:
    """The runs with each of them replaced that stands inside ‘single “marks”’ by the whole in these."""
    for match in _SINGLE_OPEN.finditer(content, *paragraph):
        start = match.start()
        if content[start] != "‘" or any(run.start < start < run.end for run in doubles):
            continue
        end = _single_end(content, start + 1, min(paragraph.end, start + LONGEST_SINGLE))
        inside = [run for run in doubles if end is not None and start < run.start and run.end < end]
        if end is not None and inside and content[start + 1] not in _OPENS:
            outside = [run for run in doubles if run not in inside]
            doubles = sorted([*outside, _run(content, start, end, False)])
    return doubles


def _singles(content: str, paragraph: Span, doubles: list[QuotedSpan]) -> Iterator[QuotedSpan]:
    edges = iter([*doubles, QuotedSpan(paragraph.end, paragraph.end, 0, False)])
    low = paragraph.start
    for double in edges:
        yield from _singles_between(content, low, double.start)
        low = double.end


def _singles_between(content: str, low: int, high: int) -> Iterator[QuotedSpan]:
    done = low
    for match in _SINGLE_OPEN.finditer(content, low, high):
        start = match.start()
        if start < done or _CLIPPED.match(content, start):
            continue
        end = _single_end(content, start + 1, min(high, start + LONGEST_SINGLE))
        if end is not None:
            yield _run(content, start, end, False)
            done = end


def _single_end(content: str, low: int, high: int) -> int | None:
    """Behind the closing mark; a mark behind an s may be a possessive, if a surer one follows before the next opens."""
    unsure = None
    opening = _SINGLE_OPEN.search(content, low, high)
    until = opening.start() if opening else high
    for match in _SINGLE_CLOSE.finditer(content, low, until):
        if content[match.start() - 1] != "s":
            return match.end()
        unsure = unsure or match.end()
    return unsure


def _run(content: str, start: int, end: int, goes_on: bool) -> QuotedSpan:
    return QuotedSpan(start, end, sum(1 for _ in _WORDS.finditer(content, start, end)), goes_on)
