"""Repositions the cursor after characters whose width terminals disagree on.

Some give a cell to a vowel sign, an emoji's variation selector, its skin tone, its family, and others don't: all to
the right of it would be drawn elsewhere. So its cells are cleared, it is drawn, and the cursor is put after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from reader.app.terminal.cells import PAD, clusters

# Selectors, keycaps, skins, joined emoji, flags, old Hangul, tone marks of Hangul, circled numbers, and signs that
# Unicode 16 made wide.
_AMBIGUOUS = (
    f"[{PAD}\ufe0e\ufe0f\u20e3\u200d\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u302e\u302f\u3248-\u324f"
    "\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U00016ff0\U00016ff1\U0001d300-\U0001d37f\U0001f1e6-\U0001f1ff"
    "\U0001f3fb-\U0001f3ff]"
)
_REST_OF_CUT = (
    "\\A ?(?=[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff])[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[^ \u200d][\ufe0f\U0001f3fb-\U0001f3ff]*)*\u200d?"
)
"""The end of an emoji whose beginning something covers: Rich has a space for half of it, and no cells for the rest."""
# The first bytes of all of them: nearly no frame has any, and a pattern of bytes compiles fast.
_MAYBE_AMBIGUOUS = re.compile(rb"[\xe1\xe3\xe4\xea\xed\xef\xf0]|\xe2(?:\x80\x8d|\x83\xa3|[\x98\x9a])")
_TOKEN = "\x1b\\[(?P<row>[0-9]+);(?P<column>[0-9]+)H|(?P<text>[^\x1b\n]+)|\x1b\\[[0-9;?<>$]*[A-Za-z]|\x1b|\n"


def reposition(drawn: str) -> str:
    """Output that every terminal draws alike; nearly always `drawn` itself."""
    maybe = _MAYBE_AMBIGUOUS.search(drawn.encode("utf-8", "surrogatepass"))
    return "".join(_repositioned(drawn)) if maybe and re.search(_AMBIGUOUS, drawn) else drawn


def drawn_clusters(text: str) -> Iterator[tuple[str, int, bool]]:
    """Each cluster of a piece that is drawn in one style, its cells, and whether terminals disagree on these."""
    text = re.sub(_REST_OF_CUT, lambda cut: " " * cell_len(cut[0]), text).replace(PAD, "")
    for cluster in clusters(text):
        ambiguous = re.search(_AMBIGUOUS, cluster.shown) is not None
        yield text[cluster.start : cluster.end], cluster.cells, ambiguous


def _repositioned(drawn: str) -> Iterator[str]:
    row = column = 0
    for token in re.finditer(_TOKEN, drawn):
        text = token["text"]
        if text is None:
            yield token[0]
            if token["row"]:
                row, column = int(token["row"]), int(token["column"])
            continue
        for piece, cells, ambiguous in drawn_clusters(text):
            if row and ambiguous:
                yield f"{' ' * cells}\x1b[{row};{column}H{piece}\x1b[{row};{column + cells}H"
            else:
                yield piece
            column += cells
