"""Finds where words occur in a folded text: as many words as a file may have, in texts of megabytes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from reader.load.anchors.phrases import TooManyPlacesError, find_places
from reader.load.anchors.word_edges import is_one_word, is_whole

NEARBY = 1 << 16  # code points: less than this is searched afresh each time
# Searches of all the text after which one pass for all words pays, and where it is known that many follow.
PATIENCE, SHORT_PATIENCE = 48, 3
GIANT = 1 << 12  # code points of one word, more than any word has that a person asks for
# Places looked at for all the words of a file, beside one for each character of its text; going through so many
# characters counts as one.
MOST_PLACES, PLACES_A_CHARACTER, CHARACTERS_A_PLACE = 2_000_000, 1, 2_000

MOST_INDEXED = 2_000_000  # places of all words together, beside two for each character; more are not gathered

_WORD_GOES_ON = re.compile("[0-9A-Za-z]*")


class Occurrences:
    """Finds words whole, overlapping ones included. Offsets are those where they begin.

    Any search may raise TooManyPlacesError.
    """

    def __init__(self, folded: str, asked: Iterable[str], many: bool = False) -> None:
        """`asked`: the words, folded, that may be looked for; for others every search costs a pass."""
        self.folded = folded
        self._asked = asked
        self._known: dict[str, list[int]] = {}
        self._between: dict[str, tuple[tuple[int, int], Sequence[int]]] = {}  # as last asked for
        self._further: dict[str, Iterator[int]] = {}  # of words of which only the first places are known
        self._searches = 0  # of all of the text
        self._patience = SHORT_PATIENCE if many else PATIENCE
        self._left = MOST_PLACES + PLACES_A_CHARACTER * len(folded)

    def release(self) -> None:
        """Let go of searches that are not at their end: they hold this object, and so the text, in a circle."""
        self._further.clear()

    def between(self, words: str, low: int, high: int) -> Sequence[int]:
        """Where the words begin from `low` to before `high`."""
        if words not in self._known and self._large and high - low <= NEARBY:
            return list(self._whole(words, self._scanned(words, low, high)))
        everywhere = self.everywhere(words)
        if low <= 0 and high >= len(self.folded):
            return everywhere
        # hundreds of quotes of one paragraph ask for the same cue
        before = self._between.get(words)
        if before is None or before[0] != (low, high):
            found = everywhere[bisect_left(everywhere, low) : bisect_left(everywhere, high)]
            before = self._between[words] = ((low, high), found)
        return before[1]

    def some(self, words: str, low: int, high: int, most: int) -> Sequence[int]:
        """As `between`, but where the whole text is asked for perhaps no more than the first `most`."""
        if low > 0 or high < len(self.folded):
            return self.between(words, low, high)
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = []
            self._further[words] = self._whole(words, self._candidates(words))
        if words in self._further:
            found += islice(self._further[words], max(most - len(found), 0))
            if len(found) < most:
                del self._further[words]
        return found

    def framed(self, prefix: str, words: str, suffix: str, low: int, high: int) -> list[int]:
        """As `between`, with `prefix` directly before the words and `suffix` directly after them."""
        frame, before = f"{prefix}{words}{suffix}", len(prefix)
        found = []
        self._pass(low, high)
        start = self.folded.find(frame, max(low - before, 0))
        while 0 <= start < high - before:
            self.spend(1)
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
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = list(self._whole(words, self._candidates(words)))
        elif words in self._further:
            found += self._further.pop(words)
        return found

    def of_names(self, names: Iterable[str], most: int) -> Mapping[str, Sequence[int]]:
        """Where each of many names begins, whole or inside a word: at more than `most` places, TooManyPlacesError."""
        index = self.__dict__.get("_all_at_once", {})  # made for others, or not
        known = {name: index.get(name) for name in names}
        if None in known.values():
            return find_places(self.folded, known, most)
        if sum(map(len, known.values())) > most:
            raise TooManyPlacesError
        return known

    def inside_words(self, words: str) -> int | None:
        """Where, of words that nowhere stand whole, the letters first are; not looked for again and again."""
        self._searches += 1
        if self._large and self._searches > PATIENCE:
            return None
        start = self.folded.find(words)
        return start if start >= 0 else None

    def _candidates(self, words: str) -> Iterable[int]:
        """Where in all of the text the words may begin."""
        if self._large and len(words) < GIANT:
            self._searches += 1
            if self._searches > self._patience and (found := self._all_at_once.get(words)) is not None:
                return found
        self._pass(0, len(self.folded))
        return self._scanned(words, 0, len(self.folded))

    @property
    def _large(self) -> bool:
        return len(self.folded) > NEARBY

    @cached_property
    def _all_at_once(self) -> Mapping[str, Sequence[int]]:
        """Where all words that may be looked for stand, whole or not; nothing where these places are too many."""
        asked = (words for words in self._asked if 0 < len(words) < GIANT)
        try:
            return find_places(self.folded, asked, MOST_INDEXED + 2 * len(self.folded))
        except TooManyPlacesError:
            return {}

    @cached_property
    def _giants(self) -> list[tuple[int, int]]:
        """The insides of words so long that no others can stand in them, but for a little at their ends."""
        found: list[tuple[int, int]] = []
        for start in range(0, len(self.folded) - GIANT, GIANT):
            if is_one_word(self.folded[start : start + GIANT]):
                before = found.pop() if found and found[-1][1] == start else (start, start)
                found.append((before[0], start + GIANT))
        return found

    @cached_property
    def _giant_starts(self) -> list[int]:
        return [start for start, _ in self._giants]

    def _scanned(self, words: str, low: int, high: int) -> Iterator[int]:
        find, end = self.folded.find, high + len(words) - 1
        begins_inside = words[0].isalnum()
        start = find(words, low, end)
        while start >= 0:
            yield start
            # no word begins before the letters that follow come to an end
            start = find(words, self._onward(start + 1) if begins_inside else start + 1, end)

    def _onward(self, at: int) -> int:
        """Where the letters of a word that go on at `at` come to an end, or some way there."""
        before = at - 1
        if self.folded[before].isascii():
            goes_on = _WORD_GOES_ON.match(self.folded, at, at + GIANT)
            assert goes_on
            at = max(at, goes_on.end())
            if at - before < GIANT:
                return at
        index = bisect_right(self._giant_starts, at - 1) - 1
        return max(at, self._giants[index][1]) if index >= 0 else at

    def _whole(self, words: str, starts: Iterable[int]) -> Iterator[int]:
        folded, length = self.folded, len(words)
        for start in starts:
            self.spend(1)
            if is_whole(folded, start, start + length):
                yield start

    def _pass(self, low: int, high: int) -> None:
        self.spend((high - low) // CHARACTERS_A_PLACE)

    def spend(self, places: int) -> None:
        """Take from what the words of a file may cost. Raises TooManyPlacesError where nothing is left."""
        self._left -= places
        if self._left < 0:
            raise TooManyPlacesError
