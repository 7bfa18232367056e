"""Joins lines to paragraphs: some line breaks part paragraphs, others only keep lines short."""

from __future__ import annotations

from reader.intake.byline import is_byline
from reader.intake.clean_text import is_visible
from reader.load.anchors.canonical import canonical

FIRST_LINES = 3  # of a block, one of which may be a byline
_SENTENCE_ENDS = frozenset(".!?…。！？｡．‥؟۔।॥։።།။។")
_CLOSERS = "”\"’'»›)]}）］」』】〉》 \u00a0\u202f"


def in_paragraphs(text: str) -> str:
    """The canonical text of a harmless text.

    Blank lines part paragraphs. Where most of the lines that have another below them end a sentence, every line is
    a paragraph; otherwise line breaks only keep lines short, and are undone.
    """
    blocks = [part for block in _blocks(text) for part in _without_byline(block)]
    inner = [line for block in blocks for line in block[:-1]]
    ending = sum(map(ends_sentence, inner))
    between = "\n\n" if 2 * ending > len(inner) else "\n"
    return canonical("\n\n".join(between.join(block) for block in blocks))


def ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def _without_byline(block: list[str]) -> list[list[str]]:
    """The lines of a block, cut around a byline among its first: the lines above, the byline, those below."""
    for number, line in enumerate(block[:FIRST_LINES]):
        below = block[number + 1][0] if number + 1 < len(block) else "A"
        if len(block) > 1 and is_byline(line) and not below.islower():
            return [part for part in (block[:number], [line], block[number + 1 :]) if part]
    return [block]


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines without a blank one, every line without spaces of any kind at its ends."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if is_visible(line):
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
