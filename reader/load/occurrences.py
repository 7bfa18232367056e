"""Where words stand in a folded text, for as many words as a file may ask for, in texts of megabytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

from reader.load.edges import begins_word, ends_word

NEARBY = 1 << 16  # code points: less than this is searched afresh each time
# Size of a block, and after how many searches of all the text cutting it into such blocks pays.
PATIENCE = ((8, 32), (4, 150))

_WORD_GOES_ON = re.compile("[0-9A-Za-z]*")


class Occurrences:
    """Finds words whole, overlapping ones included. Offsets are those where they begin."""

    def __init__(self, folded: str, asked: Iterable[str]) -> None:
        """`asked`: the words, folded, that may be looked for; for others every search costs a pass."""
        self.folded = folded
        self._asked = asked
        self._known: dict[str, list[int]] = {}
        self._searches = dict.fromkeys((size for size, _ in PATIENCE), 0)
        self._blocks: dict[int, _Blocks] = {}

    def between(self, words: str, low: int, high: int) -> Sequence[int]:
        """Where the words begin from `low` to before `high`."""
        if words not in self._known and high - low <= NEARBY < len(self.folded):
            return list(self._whole(words, self._scanned(words, low, high)))
        everywhere = self.everywhere(words)
        if low <= 0 and high >= len(self.folded):
            return everywhere
        return everywhere[bisect_left(everywhere, low) : bisect_left(everywhere, high)]

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
            self._known[words] = list(self._whole(words, self.raw(words)))
        return self._known[words]

    def raw(self, words: str) -> Iterable[int]:
        """Where the words begin in all of the text, inside longer words included."""
        for size, patience in PATIENCE:
            if len(self.folded) <= NEARBY or len(words) < 2 * size - 1:
                continue
            self._searches[size] += 1
            if self._searches[size] > patience:
                if size not in self._blocks:
                    self._blocks[size] = _Blocks(self.folded, self._asked, size)
                return self._blocks[size].starts(words)
            break
        return self._scanned(words, 0, len(self.folded))

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
        for start in starts:
            if begins_word(folded, start) and ends_word(folded, start + length):
                yield start


class _Blocks:
    """The text cut into blocks of `size`, each with where it stands.

    Words of 2 * size - 1 characters and more hold one block whole wherever they stand, at one of `size`
    places in them; so they are found by looking up `size` blocks, in a text of any length and script.
    """

    def __init__(self, folded: str, asked: Iterable[str], size: int) -> None:
        self._folded = folded
        self._size = size
        wanted = {
            words[at : at + size] for words in asked if len(words) >= 2 * size - 1 for at in range(size)
        }
        cut = re.findall(f"(?s:.{{{size}}})", folded)
        self._starts: dict[str, list[int]] = {block: [] for block in wanted}
        for start, block in compress(zip(count(0, size), cut), map(wanted.__contains__, cut)):
            self._starts[block].append(start)

    def starts(self, words: str) -> list[int]:
        folded, size = self._folded, self._size
        return sorted(
            start - at
            for at in range(size)
            for start in self._starts.get(words[at : at + size], ())
            if start >= at and folded.startswith(words, start - at)
        )
