"""The known word that a mistyped one probably stands for: a key of a file, a command, a setting."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE, MISSPELT = 0.6, 0.8  # of 1: enough to ask whether something else was meant; enough to take it for that
_LONGEST = 100  # characters; no key and no command is nearly so long, and what is longer is not looked at


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """`; did you mean 'this'?`, or nothing where nothing known is like `wrong`."""
    meant = nearest(wrong, known, ALIKE)
    return f"; did you mean {meant!r}?" if meant else ""


def is_transposed(one: str, other: str) -> bool:
    """Whether two words differ only in two neighbouring characters that changed places: `hom` and `ohm`."""
    places = [place for place, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs]
    if len(one) != len(other) or len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def nearest(wrong: str, known: Iterable[str], alike: float) -> str:
    """What of the known is most like `wrong`, nothing where that is less than `alike`, 0 to 1."""
    import difflib  # only for a misspelt word

    known = list(known)
    close = difflib.get_close_matches(wrong.lower(), known, 1, alike) if len(wrong) <= _LONGEST else []
    close += (word for word in known if is_transposed(wrong.lower(), word))
    return close[0] if close else ""
