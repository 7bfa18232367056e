"""Whether two spellings are of one name: transliterations, diacritics, and one slip of typing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = tuple(pair.split("/") for pair in "kh/h ph/f sch/sh tch/ch ck/k ks/x y/i j/i w/v c/k q/k z/s".split())
_DOUBLED = re.compile(r"(.)\1+")
_LONG_ENOUGH = 5  # letters of a name in which two may have changed places


@lru_cache(8192)
def skeleton(word: str) -> str:
    """What is left of a name where alphabets and habits of spelling differ no more."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(char for char in plain if char.isalpha())
    for spelled, meant in _SAME:
        plain = plain.replace(spelled, meant)
    return _DOUBLED.sub(r"\1", plain)


def is_same_given_name(one: str, other: str) -> bool:
    """Whether two given names are one: the same, an initial of the other, or the same otherwise spelled."""
    if one == other:
        return True
    first, second = one.rstrip("."), other.rstrip(".")
    if len(first) == 1 or len(second) == 1:
        return first[:1] == second[:1] and "." in one + other
    if skeleton(one) == skeleton(other):
        return True
    return len(first) == len(second) >= _LONG_ENOUGH and _changed_places(first, second)


def _changed_places(one: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places: Micheal, Michael."""
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]
