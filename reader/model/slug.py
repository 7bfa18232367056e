"""Makes an id or the name of a file of some words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from itertools import count

from reader.model.article import NOBODY, EntityId

_NAMELESS = "someone"
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
# what decomposing leaves as it is
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "þ": "th"}
)


def slug_of(words: str) -> str:
    """Small letters and digits of words, joined by hyphens: at most 60 characters, empty where they have none."""
    plain = unicodedata.normalize("NFKD", words.translate(_PLAIN)).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_ID.sub("-", plain.lower()).strip("-")[:60].strip("-")


def free_id(name: str, taken: Set[str]) -> EntityId:
    """An id that is not `taken`, made of the last word of a name, or of more of it; with a number where all are."""
    words = name.split()
    slugs = [slug_of(" ".join(words[at:])) for at in reversed(range(len(words)))]
    found = [slug for slug in slugs if slug] or [_NAMELESS]
    for slug in found:
        if slug not in taken and slug != NOBODY:
            return EntityId(slug)
    stem = found[-1][:56].rstrip("-")  # an id has 64 characters at most
    return EntityId(next(id_ for number in count(2) if (id_ := f"{stem}-{number}") not in taken))
