"""Two indexes of a text of megabytes, each made in one pass, by which thousands of words are found without another.

Both look words up by the rarest piece of them: of a thousand quotes that begin alike, each by what it alone has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import accumulate, chain, compress, count
from math import inf

BLOCK = 12
RARE = 8  # times, of those that `Rarity` counts: so rare a run finds words better than blocks do
FEW = 1_000  # places, which are gathered and sorted; more are merged as they are asked for
PIECE = BLOCK << 13  # code points gone through at a time, so that what is cut is soon thrown away
SAMPLES, SAMPLE = 16, 4_096  # pieces of the text, and their code points, that tell which words are common

_LETTERS = "[0-9A-Za-z]+"
_OTHERS = "[\u0400-\u0481\u048a-\u052f]+|[\u0391-\u03a9\u03ac-\u03ce]+"
# Each of these goes on to where a word ends, or to a character of another kind.
_RUN = re.compile(f"{_LETTERS}|{_OTHERS}")
_TOKEN = re.compile(f"{_LETTERS}|{_OTHERS}|[^\x00-\x7f]")
_NO_LETTER = re.compile("[^0-9A-Za-z]")
_LETTERS_ALONE = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))

Spend = Callable[[int], None]
"""Told how many places are about to be looked at; may raise."""


class Rarity:
    """What is rarest in each of the words asked for.

    Counted by how often it is asked for, and how often it stands in a sample of the text.
    """

    def __init__(self, folded: str, asked: Collection[str]) -> None:
        step = max(len(folded) // SAMPLES, SAMPLE)
        samples = (folded[low : low + SAMPLE] for low in range(0, len(folded), step))
        self._counts = Counter(chain.from_iterable(map(_TOKEN.findall, chain(asked, samples))))
        self.rare = set[str]()
        """Words with a run of letters so rare that they are best found by it, and words too short for blocks."""
        self.runs: dict[str, tuple[str, int]] = {}
        """The rarest run of letters in words, and where in the words it is."""
        for words in asked:
            found = [(self._counts[run[0]], -len(run[0]), run.start()) for run in _RUN.finditer(words)]
            if found:
                times, length, at = min(found)
                self.runs[words] = words[at : at - length], at
                if times <= RARE or not is_long(words):
                    self.rare.add(words)

    def place(self, words: str) -> int:
        """The middle of the rarest run, or the rarest character of a script without runs."""
        tokens = _TOKEN.findall(words)
        if not tokens:
            return 0
        rarest: str = min(tokens, key=self._counts.__getitem__)
        return words.index(rarest) + len(rarest) // 2


class Blocks:
    """The text cut into blocks, each with where it stands.

    Words of 2 * BLOCK - 1 characters and more hold one block whole wherever they stand, at one of any BLOCK places
    in a row; so they are found by looking up so many blocks, in a text of any length and script.
    """

    def __init__(
        self, folded: str, asked: Iterable[str], rarity: Rarity, pieces: Iterable[tuple[int, int]]
    ) -> None:
        """`pieces`: the parts of the text in which any of the words can stand."""
        self._folded = folded
        self._first = {
            words: min(max(rarity.place(words) - BLOCK + 1, 0), len(words) - 2 * BLOCK + 1)
            for words in asked
            if is_long(words) and words not in rarity.rare
        }
        self._starts: dict[str, list[int]] = {
            words[at : at + BLOCK]: []
            for words, first in self._first.items()
            for at in range(first, first + BLOCK)
        }
        blocks = re.compile(f"(?s:.{{{BLOCK}}})")
        for low, high in pieces:
            for begin in range(low, high, PIECE):
                cut = blocks.findall(folded, begin, min(begin + PIECE, high))
                known = map(self._starts.__contains__, cut)
                for start, block in compress(zip(count(begin, BLOCK), cut), known):
                    self._starts[block].append(start)

    def count(self, words: str) -> float:
        """At how many places the words may begin; infinity where they are not known here."""
        return sum(len(starts) for _, starts in self._each(words)) if words in self._first else inf

    def starts(self, words: str, spend: Spend) -> Iterable[int]:
        """Where the words begin, in order."""
        each = self._each(words)
        total = sum(len(starts) for _, starts in each)
        if total > FEW:
            return merge(*(self._starting(words, at, starts, spend) for at, starts in each))
        spend(total)
        begins = self._folded.startswith
        return sorted(
            [
                start - at
                for at, starts in each
                for start in starts
                if start >= at and begins(words, start - at)
            ]
        )

    def _each(self, words: str) -> list[tuple[int, list[int]]]:
        """Where the blocks stand that may be in the words, with the place of each in them."""
        first = self._first[words]
        each = ((at, self._starts[words[at : at + BLOCK]]) for at in range(first, first + BLOCK))
        return [(at, starts) for at, starts in each if starts]

    def _starting(self, words: str, at: int, starts: list[int], spend: Spend) -> Iterator[int]:
        """Where the words begin so that a block begins at `at` in them."""
        folded = self._folded
        for start in starts:
            spend(1)
            if start >= at and folded.startswith(words, start - at):
                yield start - at


class Runs:
    """Where the runs of letters stand by which words are found that are too short for blocks, or have a rare one.

    A run inside words, or at an end of words that stand whole, is the same run in the text.
    """

    def __init__(self, folded: str, rarity: Rarity) -> None:
        self._folded = folded
        self._runs = rarity.runs
        self._starts: dict[str, list[int]] = {run: [] for run, _ in self._runs.values()}
        self._find_letters()
        if not all(map(str.isascii, self._starts)):
            for match in re.finditer(_OTHERS, folded):
                if match[0] in self._starts:
                    self._starts[match[0]].append(match.start())

    def _find_letters(self) -> None:
        """Fill in the runs of ASCII, by splitting: in half the time of a pattern's matches, made one by one."""
        folded = self._folded
        wanted = {run.encode(): starts for run, starts in self._starts.items() if run.isascii()}
        low = 0
        while low < len(folded):
            cut = _NO_LETTER.search(folded, low + PIECE)
            high = cut.end() if cut else len(folded)
            flat = folded[low:high].encode("ascii", "replace").translate(_LETTERS_ALONE)
            runs = flat.split(b" ")
            placed = zip(runs, count(low), accumulate(map(len, runs)))
            for run, spaces, letters in compress(placed, map(wanted.__contains__, runs)):
                wanted[run].append(spaces + letters - len(run))
            low = high

    def count(self, words: str) -> float:
        """At how many places the words may begin; infinity where they are not known here."""
        return len(self._starts[self._runs[words][0]]) if words in self._runs else inf

    def starts(self, words: str, spend: Spend) -> Iterator[int]:
        """Where the words begin, in order."""
        folded, (run, at) = self._folded, self._runs[words]
        for start in self._starts[run]:
            spend(1)
            if start >= at and folded.startswith(words, start - at):
                yield start - at


def is_long(words: str) -> bool:
    return len(words) >= 2 * BLOCK - 1
