"""Merges two versions of a text, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.model.text import PARAGRAPH_BREAK


@dataclass(frozen=True, slots=True)
class TextConflict:
    """Paragraphs that both versions have changed, each in its way."""

    ours: str
    theirs: str


def merged_text(base: str, ours: str, theirs: str) -> tuple[str, tuple[TextConflict, ...]]:
    """The text with what either version changed; where both changed the same paragraphs it has those of ours."""
    if ours == theirs or theirs == base:
        return ours, ()
    if ours == base:
        return theirs, ()
    old, one, other = (text.split(PARAGRAPH_BREAK) for text in (base, ours, theirs))
    images = _images(old, one), _images(old, other)
    made: list[str] = []
    conflicts: list[TextConflict] = []
    place = (0, 0, 0)
    for index in range(len(old) + 1):
        if index < len(old) and not (index in images[0] and index in images[1]):
            continue  # one of the versions has not this paragraph
        ends = (
            (index, images[0][index], images[1][index])
            if index < len(old)
            else (len(old), len(one), len(other))
        )
        before, mine, yours = (
            text[start:end] for text, start, end in zip((old, one, other), place, ends, strict=True)
        )
        if mine == before:
            made += yours
        else:
            made += mine
            if yours not in (before, mine):
                conflicts.append(TextConflict(PARAGRAPH_BREAK.join(mine), PARAGRAPH_BREAK.join(yours)))
        if index < len(old):
            made.append(old[index])
        place = ends[0] + 1, ends[1] + 1, ends[2] + 1
    return PARAGRAPH_BREAK.join(made) or ours, tuple(conflicts)


def _images(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where the paragraphs that stayed are in the newer text."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
