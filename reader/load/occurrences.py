"""Where words stand in a folded text, for as many words as a file may ask for, in texts of megabytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from itertools import compress, count, islice

from reader.load.edges import is_whole

NEARBY = 1 << 16  # code points: less than this is searched afresh each time
BLOCK = 12
# Searches of all the text after which an index of it pays: of blocks, of runs of letters.
LONG_PATIENCE, SHORT_PATIENCE = 32, 96

_WORD_GOES_ON = re.compile("[0-9A-Za-z]*")
# Each of these goes on to where a word ends, or to a character of another kind.
_RUN = "[0-9A-Za-z]+|[\u0400-\u0481\u048a-\u052f]+|[\u0391-\u03a9\u03ac-\u03ce]+"


class Occurrences:
    """Finds words whole, overlapping ones included. Offsets are those where they begin."""

    def __init__(self, folded: str, asked: Iterable[str]) -> None:
        """`asked`: the words, folded, that may be looked for; for others every search costs a pass."""
        self.folded = folded
        self._asked = asked
        self._known: dict[str, list[int]] = {}
        self._long = self._short = 0  # searches so far

    def between(self, words: str, low: int, high: int) -> Sequence[int]:
        """Where the words begin from `low` to before `high`."""
        if words not in self._known and self._large and high - low <= NEARBY:
            return list(self._whole(words, self._scanned(words, low, high)))
        everywhere = self.everywhere(words)
        if low <= 0 and high >= len(self.folded):
            return everywhere
        return everywhere[bisect_left(everywhere, low) : bisect_left(everywhere, high)]

    def some(self, words: str, low: int, high: int, most: int) -> Sequence[int]:
        """As `between`, but where the whole text is asked for no more than the first `most`."""
        if words in self._known or low > 0 or high < len(self.folded):
            return self.between(words, low, high)
        found = list(islice(self._whole(words, self._candidates(words)), most))
        if len(found) < most:
            self._known[words] = found
        return found

    def framed(self, prefix: str, words: str, suffix: str, low: int, high: int) -> list[int]:
        """As `between`, with `prefix` directly before the words and `suffix` directly after them."""
        frame, before = f"{prefix}{words}{suffix}", len(prefix)
        found = []
        start = self.folded.find(frame, max(low - before, 0))
        while 0 <= start < high - before:
            if is_whole(self.folded, start + before, start + before + len(words)):
                found.append(start + before)
            start = self.folded.find(frame, start + 1)
        return found

    def first(self, words: str, low: int, high: int) -> int | None:
        """Where the words first begin from `low` to before `high`."""
        near = min(high, low + NEARBY // 16)
        for start in self._whole(words, self._scanned(words, low, near)):
            return start
        if near == high:
            return None
        everywhere = self.everywhere(words)
        index = bisect_left(everywhere, near)
        return everywhere[index] if index < len(everywhere) and everywhere[index] < high else None

    def everywhere(self, words: str) -> list[int]:
        """Where the words begin in all of the text."""
        if words not in self._known:
            self._known[words] = list(self._whole(words, self._candidates(words)))
        return self._known[words]

    def inside_words(self, words: str) -> int | None:
        """Where, of words that nowhere stand whole, the letters first are; not looked for again and again."""
        self._short += 1
        if self._large and self._short > SHORT_PATIENCE:
            return None
        start = self.folded.find(words)
        return start if start >= 0 else None

    def _candidates(self, words: str) -> Iterable[int]:
        """Where in all of the text the words may begin."""
        if self._large and len(words) >= 2 * BLOCK - 1:
            self._long += 1
            if self._long > LONG_PATIENCE:
                return self._blocks.starts(words)
        elif self._large and (run := _longest_run(words)):
            self._short += 1
            if self._short > SHORT_PATIENCE:
                return self._runs.starts(words, run)
        return self._scanned(words, 0, len(self.folded))

    @property
    def _large(self) -> bool:
        return len(self.folded) > NEARBY

    @cached_property
    def _blocks(self) -> _Blocks:
        return _Blocks(self.folded, self._asked)

    @cached_property
    def _runs(self) -> _Runs:
        return _Runs(self.folded, self._asked)

    def _scanned(self, words: str, low: int, high: int) -> Iterator[int]:
        find, folded, end = self.folded.find, self.folded, high + len(words) - 1
        begins_inside = words[0].isascii() and words[0].isalnum()
        start = find(words, low, end)
        while start >= 0:
            yield start
            onward = start + 1
            if begins_inside:
                # no word begins before the letters that follow come to an end
                goes_on = _WORD_GOES_ON.match(folded, onward)
                assert goes_on
                onward = max(onward, goes_on.end())
            start = find(words, onward, end)

    def _whole(self, words: str, starts: Iterable[int]) -> Iterator[int]:
        folded, length = self.folded, len(words)
        return (start for start in starts if is_whole(folded, start, start + length))


class _Blocks:
    """The text cut into blocks, each with where it stands.

    Words of 2 * BLOCK - 1 characters and more hold one block whole wherever they stand, at one of BLOCK places
    in them; so they are found by looking up so many blocks, in a text of any length and script.
    """

    def __init__(self, folded: str, asked: Iterable[str]) -> None:
        self._folded = folded
        long = (words for words in dict.fromkeys(asked) if len(words) >= 2 * BLOCK - 1)
        self._starts: dict[str, list[int]] = {
            words[at : at + BLOCK]: [] for words in long for at in range(BLOCK)
        }
        cut = re.findall(f"(?s:.{{{BLOCK}}})", folded)
        for start, block in compress(zip(count(0, BLOCK), cut), map(self._starts.__contains__, cut)):
            self._starts[block].append(start)

    def starts(self, words: str) -> Iterator[int]:
        by_place = (
            self._starting(words, at) for at in range(BLOCK) if words[at : at + BLOCK] in self._starts
        )
        return merge(*by_place)

    def _starting(self, words: str, at: int) -> Iterator[int]:
        """Where the words begin so that a block begins at `at` in them."""
        folded = self._folded
        for start in self._starts[words[at : at + BLOCK]]:
            if start >= at and folded.startswith(words, start - at):
                yield start - at


class _Runs:
    """Where the runs of letters stand that words too short for blocks are found by.

    A run inside words, or at an end of words that stand whole, is the same run in the text.
    """

    def __init__(self, folded: str, asked: Iterable[str]) -> None:
        self._folded = folded
        short = (words for words in dict.fromkeys(asked) if len(words) < 2 * BLOCK - 1)
        self._starts: dict[str, list[int]] = {run[0]: [] for words in short if (run := _longest_run(words))}
        for match in re.finditer(_RUN, folded):
            starts = self._starts.get(match[0])
            if starts is not None:
                starts.append(match.start())

    def starts(self, words: str, run: re.Match[str]) -> Iterator[int]:
        folded, at = self._folded, run.start()
        for start in self._starts.get(run[0], ()):
            if start >= at and folded.startswith(words, start - at):
                yield start - at


def _longest_run(words: str) -> re.Match[str] | None:
    return max(re.finditer(_RUN, words), key=lambda run: run.end() - run.start(), default=None)
