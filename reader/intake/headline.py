"""Makes a headline for a text without one: its first line if that is plainly a title, else its first words."""

from __future__ import annotations

import re

from reader.intake.paragraphs import ends_sentence
from reader.load.anchors.canonical import UNSPACED

LONGEST_TITLE = 120  # code points; a longer first line is the beginning of the story
LONGEST = 80  # code points of first words
_LOOSE = " ,;:.-–—([“‘«\"'…、，；："
_MAY_CUT = rf" |(?<=[{UNSPACED}])(?=[{UNSPACED}])"  # compiled for a line that is cut: that takes milliseconds


def headline_of(text: str, story: int = 0) -> str:
    """A headline for a canonical text, from words that stay in it too; `story` is where it begins, behind a
    dateline.

    First words are whole, end with an ellipsis where the sentence goes on, and are as many as fit.
    """
    first, _, rest = (text[story:].lstrip() or text).partition("\n\n")
    if rest and len(first) <= LONGEST_TITLE and not ends_sentence(first) and not first.endswith((":", ",")):
        return first
    return shortened(first, LONGEST)


def shortened(line: str, longest: int) -> str:
    """A line cut at a word, with an ellipsis, where it is longer than `longest` code points."""
    if len(line) <= longest:
        return line
    cut = max((match.start() for match in re.compile(_MAY_CUT).finditer(line, 0, longest)), default=0)
    if cut < longest // 3:
        cut = longest - 1  # one word without an end: an address, a hash
    return (line[:cut].rstrip(_LOOSE) or line[:cut]) + "…"
