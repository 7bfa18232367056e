"""Joins lines to paragraphs: some line breaks part paragraphs, others only keep lines short."""

from __future__ import annotations

from reader.intake.clean_text import is_visible
from reader.load.anchors.canonical import canonical

_SENTENCE_ENDS = frozenset(".!?…。！？｡．‥؟۔।॥։።།။។")
_CLOSERS = "”\"’'»›)]}）］」』】〉》 \u00a0\u202f"


def in_paragraphs(text: str) -> str:
    """The canonical text of a harmless text.

    Blank lines part paragraphs. Where most of the lines that have another below them end a sentence, every line is
    a paragraph; otherwise line breaks only keep lines short, and are undone.
    """
    blocks = _blocks(text)
    inner = [line for block in blocks for line in block[:-1]]
    ending = sum(map(ends_sentence, inner))
    between = "\n\n" if 2 * ending > len(inner) else "\n"
    return canonical("\n\n".join(between.join(block) for block in blocks))


def ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines without a blank one, every line without spaces of any kind at its ends."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if is_visible(line):
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
