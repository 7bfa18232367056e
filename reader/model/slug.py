"""Makes an id or the name of a file of some words."""

from __future__ import annotations

import re
import unicodedata

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
# what decomposing leaves as it is
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "þ": "th"}
)


def slug_of(words: str) -> str:
    """Small letters and digits of words, joined by hyphens: at most 60 characters, empty where they have none."""
    plain = unicodedata.normalize("NFKD", words.translate(_PLAIN)).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_ID.sub("-", plain.lower()).strip("-")[:60].strip("-")
