"""Removes the characters that no article may have from any text, and counts them."""

from __future__ import annotations

import re

from reader.load.anchors.canonical import one_line
from reader.model.characters import DIRECTION_MARKS, forbidden

_LINE_ENDS, _PAGE_ENDS = "\r*\n|\r|[\v\x85\u2028]", "[\f\u2029]"
_OTHER_ENDS = "\r\v\x85\u2028\f\u2029"


def harmless(text: str) -> tuple[str, int]:
    """`text` with line feeds as its only line ends and nothing that an article may not have; how many are gone.

    A byte-order mark in front is not counted, and neither are line ends of other kinds, which become line feeds.
    """
    if text.isascii() and text.replace("\n", " ").replace("\t", " ").isprintable():
        return text, 0  # the fast path of most
    text = text.removeprefix("\ufeff")
    if any(mark in text for mark in _OTHER_ENDS):
        text = re.sub(_PAGE_ENDS, "\n\n", re.sub(_LINE_ENDS, "\n", text))
    before = len(text)
    # a joiner may be left without its letter, so what is left is looked at again
    while hostile := list(forbidden(text)):
        kept, done = [], 0
        for at in hostile:
            kept.append(text[done:at])
            done = at + 1
        text = "".join((*kept, text[done:]))
    return text, before - len(text)


def line_of(text: str | None) -> str | None:
    """A value for one line, harmless; None where nothing of it can be seen."""
    line = one_line(harmless(text or "")[0]).strip()
    return line if is_visible(line) else None


def is_visible(text: str) -> bool:
    """Whether there is anything to be seen in a harmless text."""
    return any(not char.isspace() and char not in DIRECTION_MARKS for char in text)
