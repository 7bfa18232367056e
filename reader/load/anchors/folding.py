"""Folds typography before words are compared: quotation marks, apostrophes, dashes and spaces.

Folding replaces code points one by one, so an offset in folded text is the same offset in the canonical text.
It never changes case.
"""

from __future__ import annotations

from reader.load.anchors.canonical import words as canonical_words

FOLDED = {
    '"': "“”„‟",
    "'": "‘’‚‛ʼ′",
    "-": "–—‐‑‒−",
    # every space of one column; the ideographic space takes two
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
}

_PIECE = 100_000
"""Code points that are folded at once."""


def fold(text: str) -> str:
    """`text` with every foldable character replaced, of the same length."""
    if text.isascii():
        return text
    if len(text) > _PIECE:  # or there would be three copies of megabytes at a time
        return "".join([fold(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE)])
    # for megabytes this is ten times as fast as str.translate: most of the characters do not occur
    for plain, fancy in FOLDED.items():
        for character in fancy:
            text = text.replace(character, plain)
    return text


def fold_words(words: str) -> str:
    """Words of an annotation in the form in which the folded text has them."""
    return fold(canonical_words(words))
