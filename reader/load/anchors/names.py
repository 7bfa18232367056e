"""Every occurrence of many names in a folded text: whole words, and where two overlap, the longer."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.load.anchors.occurrences import TooManyPlacesError
from reader.load.anchors.word_edges import begins_word, is_whole

# Up to so many characters times names, looking for one name after another costs less than making a pattern.
SMALL = 1_000_000
BEGINNING = 3  # characters of a name by which it is looked up
MOST_AT_ONE_PLACE = 16  # names, each the beginning of the next; more are no names of anybody
DEEPEST = 24  # levels of a pattern's tree: the engine's compiler is recursive
LONGEST = 100  # characters of a name that a pattern has
# Names looked at one by one for places of a text, beside one for so many of its characters; to compare a very long
# one counts as several.
MOST_SETTLED, CHARACTERS_A_NAME, CHARACTERS_COMPARED = 500_000, 16, 256


def occurrences(folded: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every name, in order, none overlapping."""
    known = sorted({name for name in names if name})
    if len(known) * len(folded) <= SMALL:
        return one_by_one(folded, known)
    return all_at_once(folded, known)


def one_by_one(folded: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    claims = _Claims(folded, names)
    starts = {start for name in names for start in _scanned(folded, name)}
    done = 0
    for start in sorted(starts):
        if start >= done:
            taken, done = claims.settled(start, start + 1)
            yield from taken


def all_at_once(folded: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """As `one_by_one`, by one pattern that finds the longest name at each place.

    Unusual neighbours, and names that may run into a longer name, are rare enough to be settled one by one.
    """
    if not names:
        return
    claims = _Claims(folded, names)
    pattern, cut = _pattern(names)
    unsettled = cut | _entangled(names)
    search = re.compile(pattern).finditer
    done = 0
    while done >= 0:
        at, done = done, -1
        for match in search(folded, at):
            start, end = match.span()
            if is_whole(folded, start, end) and not (unsettled and match[0] in unsettled):
                yield start, end
                continue
            taken, explored = claims.settled(start, end)
            yield from taken
            if explored > end:
                done = explored
                break


class _Claims:
    """Which names may stand where, to be settled where they overlap. `names` are in order."""

    def __init__(self, folded: str, names: Sequence[str]) -> None:
        self._folded = folded
        self._names = names
        self._longest = max(map(len, names), default=0)
        self._beginnings = {name[:BEGINNING] for name in names}
        self._sizes = sorted({len(beginning) for beginning in self._beginnings})
        self._inner = _inner(names)
        self._left = MOST_SETTLED + len(folded) // CHARACTERS_A_NAME

    def settled(self, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
        """The names from `start` on, as far as each overlaps the next and at least to `end`; and how far.

        The longest is chosen first, then what still stands free.
        """
        claims: list[tuple[int, int, int]] = []
        at = start
        while at < end:
            for name in islice(self._at(at), MOST_AT_ONE_PLACE):
                claims.append((-len(name), at, at + len(name)))
                end = max(end, at + len(name))
            at += 1
        claims.sort()
        claimed = bytearray(end - start)
        taken: list[tuple[int, int]] = []
        for _, first, last in claims:
            # what is claimed already is at least as long, so it can't lie between the ends
            if not claimed[first - start] and not claimed[last - 1 - start]:
                claimed[first - start : last - start] = b"\1" * (last - first)
                taken.append((first, last))
        return sorted(taken), end

    def _at(self, start: int) -> Iterator[str]:
        """The names that begin at `start`, the longest first."""
        folded = self._folded
        for size in self._sizes:
            if folded[start : start + size] in self._beginnings:
                break
        else:
            return
        words = folded[start : start + self._longest]
        self._left -= 1 + len(words) // CHARACTERS_COMPARED
        # of the names that are not after the words in order, the last begins with all those that the words begin with
        index = bisect_right(self._names, words) - 1
        while index >= 0:
            name = self._names[index]
            if words.startswith(name) and is_whole(folded, start, start + len(name)):
                yield name
            index = self._inner[index]
            self._left -= 1
            if self._left < 0:
                raise TooManyPlacesError


def _inner(names: Sequence[str]) -> list[int]:
    """For each of `names`, in order, the index of the longest other that it begins with, or -1."""
    found: list[int] = []
    for index, name in enumerate(names):
        inner = index - 1
        while inner >= 0 and not name.startswith(names[inner]):
            inner = found[inner]
        found.append(inner)
    return found


def _scanned(folded: str, name: str) -> Iterator[int]:
    start = folded.find(name)
    while start >= 0:
        yield start
        start = folded.find(name, start + 1)


def _entangled(names: Sequence[str]) -> frozenset[str]:
    """The names, of `names` in order, with last words that another begins with and may claim."""

    def begins_another(words: str) -> bool:
        index = bisect_right(names, words)
        return index < len(names) and names[index].startswith(words)

    return frozenset(
        name
        for name in names
        if len(name) <= LONGEST
        and any(begins_word(name, at) and begins_another(name[at:]) for at in range(1, len(name)))
    )


def _pattern(names: Iterable[str]) -> tuple[str, frozenset[str]]:
    """The names as one pattern, shaped like a tree so that what they begin with is compared once.

    With it the beginnings at which it is cut: of names longer than any person's, or too many of which begin alike.
    """
    cut: set[str] = set()
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_first[name[0]].append(name[1:])
    # the look back comes behind the first character, so that the engine can skip to the next of those
    pattern = "|".join(
        f"{re.escape(first)}{'(?<![0-9A-Za-z].)' if _is_plain(first) else ''}{_endings(endings, first, 0, cut)}"
        for first, endings in by_first.items()
    )
    return pattern, frozenset(cut)


def _endings(endings: Sequence[str], before: str, depth: int, cut: set[str]) -> str:
    """What may follow `before` in a name, longest first; where a name may end, no letter follows."""
    shared = os.path.commonprefix(endings)[:LONGEST]  # noqa: RUF071 - by character is what is wanted
    before += shared
    by_first: dict[str, list[str]] = defaultdict(list)
    for ending in endings:
        by_first[ending[len(shared) : len(shared) + 1]].append(ending[len(shared) + 1 :])
    ends_here = by_first.pop("", None)
    if by_first and (depth == DEEPEST or len(before) >= LONGEST):
        cut.add(before)
        return re.escape(shared)
    choices = [
        re.escape(first) + _endings(rest, before + first, depth + 1, cut) for first, rest in by_first.items()
    ]
    if ends_here:
        choices.append(_edge(before))
    return re.escape(shared) + (choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})")


def _edge(words: str) -> str:
    return "(?![0-9A-Za-z])" if _is_plain(words[-1]) else ""


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()
