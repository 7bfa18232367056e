"""Every occurrence of many names in a folded text: whole words, and where two overlap, the longer."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.load.edges import begins_word, is_whole

# Up to so many characters times names, looking for one name after another costs less than making a pattern.
SMALL = 1_000_000
BEGINNING = 3  # characters of a name by which it is looked up
MOST_AT_ONE_PLACE = 16  # names, each the beginning of the next; more are no names of anybody
DEEPEST = 24  # levels of a pattern's tree: the engine's compiler is recursive


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
    entangled = _entangled(names)
    search = re.compile(_pattern(names)).finditer
    done = 0
    while done >= 0:
        at, done = done, -1
        for match in search(folded, at):
            start, end = match.span()
            if is_whole(folded, start, end) and not (entangled and match[0] in entangled):
                yield start, end
                continue
            taken, explored = claims.settled(start, end)
            yield from taken
            if explored > end:
                done = explored
                break


class _Claims:
    """Which names may stand where, to be settled where they overlap."""

    def __init__(self, folded: str, names: Iterable[str]) -> None:
        self._folded = folded
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            self._by_beginning[name[:BEGINNING]].append(name)
        self._sizes = sorted({len(beginning) for beginning in self._by_beginning}, reverse=True)

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
            for name in self._by_beginning.get(folded[start : start + size], ()):
                if folded.startswith(name, start) and is_whole(folded, start, start + len(name)):
                    yield name


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
        if any(begins_word(name, at) and begins_another(name[at:]) for at in range(1, len(name)))
    )


def _pattern(names: Iterable[str]) -> str:
    """The names as one pattern, shaped like a tree so that what they begin with is compared once."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_first[name[0]].append(name[1:])
    # the look back comes behind the first character, so that the engine can skip to the next of those
    return "|".join(
        f"{re.escape(first)}{'(?<![0-9A-Za-z].)' if _is_plain(first) else ''}{_endings(endings, first, 0)}"
        for first, endings in by_first.items()
    )


def _endings(endings: Sequence[str], last: str, depth: int) -> str:
    """What may follow `last` in a name, longest first; where a name may end, no letter follows."""
    shared = os.path.commonprefix(endings)  # noqa: RUF071 - by character is what is wanted
    last = shared[-1:] or last
    by_first: dict[str, list[str]] = defaultdict(list)
    for ending in endings:
        by_first[ending[len(shared) : len(shared) + 1]].append(ending[len(shared) + 1 :])
    ends_here = by_first.pop("", None)
    if depth < DEEPEST:
        choices = [re.escape(first) + _endings(rest, first, depth + 1) for first, rest in by_first.items()]
    else:
        further = (first + ending for first, rest in by_first.items() for ending in rest)
        choices = [re.escape(rest) + _edge(rest) for rest in sorted(further, key=len, reverse=True)]
    if ends_here:
        choices.append(_edge(last))
    return re.escape(shared) + (choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})")


def _edge(words: str) -> str:
    return "(?![0-9A-Za-z])" if _is_plain(words[-1]) else ""


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()
