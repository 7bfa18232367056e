"""Aligns the words of two versions of a text, also where passages have moved.

Passages that stand once in both are matched first, wherever they are, the longest first; then what lies between them
is compared word by word. It takes time in proportion to the texts: two of a megabyte take a second or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from reader.load.anchors.canonical import UNSPACED
from reader.load.anchors.folding import fold
from reader.model.text import PARAGRAPH_BREAK

_TOKEN = re.compile(rf"{PARAGRAPH_BREAK}|[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")
_LONG, _SHORT = 8, 4
"""Tokens that stand once in both texts and so are one passage; the short ones are looked for in what the long leave."""
_LEAST_MOVED = 6  # tokens of a short passage that may have moved: fewer are common turns of speech
_FAR = 500  # tokens, within which the neighbours of a passage are looked for
_MOST_CELLS = 20_000_000  # of a comparison word by word


class Tokens:
    """The words and signs of a text, folded, and where each begins; the break between paragraphs is one."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.words: list[str] = []
        self.starts: list[int] = []
        for found in _TOKEN.finditer(self.folded):
            self.words.append(found[0])
            self.starts.append(found.start())

    def __len__(self) -> int:
        return len(self.words)

    def end(self, index: int) -> int:
        """Where a token ends, in code points of the text."""
        return self.starts[index] + len(self.words[index])


def aligned(old: Tokens, new: Tokens) -> list[int]:
    """For each token of the old text the index of the same one in the new text, -1 where it is gone."""
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(word, len(numbers)) for word in old.words]
    other = [numbers.setdefault(word, len(numbers)) for word in new.words]
    return _Alignment(one, other).images


class _Block(NamedTuple):
    """A passage that is the same in both texts: where it begins in each, and how many tokens it has."""

    old: int
    new: int
    length: int


class _Alignment:
    """`images` are the new tokens by the old, `sources` the old by the new; -1 where there is none."""

    def __init__(self, old: Sequence[int], new: Sequence[int]) -> None:
        self._old, self._new = old, new
        self.images, self.sources = [-1] * len(old), [-1] * len(new)
        self._match_ends()
        self._match_passages(_LONG, _LONG)
        self._match_passages(_SHORT, _LEAST_MOVED)
        for low, high in list(_gaps(self.images)):
            self._compare(low, high)

    def _match(self, old: int, new: int) -> None:
        self.images[old], self.sources[new] = new, old

    def _match_ends(self) -> None:
        """What both texts begin and end with."""
        least = min(len(self._old), len(self._new))
        start = 0
        while start < least and self._old[start] == self._new[start]:
            self._match(start, start)
            start += 1
        end = 1
        while end <= least - start and self._old[-end] == self._new[-end]:
            self._match(len(self._old) - end, len(self._new) - end)
            end += 1

    def _match_passages(self, size: int, least_moved: int) -> None:
        """Passages of `size` tokens and more that stand once in what is left; short ones only where they stayed."""
        ours, theirs = _once(self._old, self.images, size), _once(self._new, self.sources, size)
        blocks: list[_Block] = []
        for gram, start in ours.items():
            other = theirs.get(gram)
            if other is None:
                continue
            last = blocks[-1] if blocks else None
            if last and start < last.old + last.length and start - last.old == other - last.new:
                continue  # a part of the block before
            blocks.append(self._extended(start, other, size))
        for block in sorted(blocks, key=lambda block: -block.length):
            if block.length >= least_moved or self._is_in_order(block):
                for step in range(block.length):
                    if self.images[block.old + step] < 0 and self.sources[block.new + step] < 0:
                        self._match(block.old + step, block.new + step)

    def _extended(self, old: int, new: int, size: int) -> _Block:
        """A passage with what is the same around it."""
        before = 0
        while self._is_free(old - before - 1, new - before - 1):
            before += 1
        while self._is_free(old + size, new + size):
            size += 1
        return _Block(old - before, new - before, before + size)

    def _is_free(self, old: int, new: int) -> bool:
        return (
            0 <= old < len(self._old)
            and 0 <= new < len(self._new)
            and self._old[old] == self._new[new]
            and self.images[old] < 0
            and self.sources[new] < 0
        )

    def _is_in_order(self, block: _Block) -> bool:
        """Whether the passage stands between what its neighbours have become."""
        low, high = block.old, block.old + block.length
        first, last = max(low - _FAR, 0), min(high + _FAR, len(self._old))
        while low > first and self.images[low - 1] < 0:
            low -= 1
        while high < last and self.images[high] < 0:
            high += 1
        before, after = self._neighbours(low, high)
        return before < block.new < after

    def _neighbours(self, low: int, high: int) -> tuple[int, int]:
        """The images of the tokens beside some old ones, the ends of the new text where there are none."""
        before = self.images[low - 1] if low else -1
        return before, self.images[high] if high < len(self._old) else len(self._new)

    def _compare(self, low: int, high: int) -> None:
        """Match the old tokens of a gap with those that stand between its neighbours now, word by word."""
        before, after = self._neighbours(low, high)
        ahead = before + 1
        while ahead < len(self._new) and self.sources[ahead] < 0:
            ahead += 1
        self._compare_with(low, high, before + 1, ahead)
        if (
            ahead != after
        ):  # one of the neighbours has moved away: what is left may have stayed with the other
            behind = after
            while behind > 0 and self.sources[behind - 1] < 0:
                behind -= 1
            while low < high and self.images[low] >= 0:
                low += 1
            self._compare_with(low, high, behind, after)

    def _compare_with(self, low: int, high: int, new_low: int, new_high: int) -> None:
        if not (low < high and new_low < new_high) or (high - low) * (new_high - new_low) > _MOST_CELLS:
            return
        one, other = self._old[low:high], self._new[new_low:new_high]
        for run in Indel.opcodes(one, other):
            if run.tag == "equal":
                for step in range(run.src_end - run.src_start):
                    ours, theirs = low + run.src_start + step, new_low + run.dest_start + step
                    if self.images[ours] < 0 and self.sources[theirs] < 0:
                        self._match(ours, theirs)


def _once(tokens: Sequence[int], matched: Sequence[int], size: int) -> dict[tuple[int, ...], int]:
    """The passages of a size, all of it unmatched, that stand once there, with their places."""
    found: dict[tuple[int, ...], int] = {}
    for low, high in _gaps(matched):
        grams = zip(*(tokens[low + step : high] for step in range(size)), strict=False)
        for start, gram in enumerate(grams, low):
            found[gram] = -1 if gram in found else start
    return {gram: start for gram, start in found.items() if start >= 0}


def _gaps(matched: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of tokens that are not matched: from where to before where."""
    low = None
    for index, image in enumerate(matched):
        if image < 0 and low is None:
            low = index
        elif image >= 0 and low is not None:
            yield low, index
            low = None
    if low is not None:
        yield low, len(matched)
