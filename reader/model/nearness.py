"""What was probably meant by a word that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE, MISSPELT = 0.6, 0.8  # of 1: enough to ask whether something else was meant; enough to take it for that
_LONGEST = 100  # characters; no key and no command is nearly so long, and what is longer is not looked at


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """`; did you mean 'this'?`, or nothing where nothing known is like `wrong`."""
    meant = nearest(wrong, known, ALIKE)
    return f"; did you mean {meant!r}?" if meant else ""


def nearest(wrong: str, known: Iterable[str], alike: float) -> str:
    """What of the known is most like `wrong`, nothing where that is less than `alike`, 0 to 1."""
    import difflib  # only for a misspelt word

    close = difflib.get_close_matches(wrong.lower(), list(known), 1, alike) if len(wrong) <= _LONGEST else []
    return close[0] if close else ""
