"""A place in an article that survives edits of it: an offset, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.model.text import Text

_BEFORE, _AFTER = 48, 80
_LEAST = 12
"""Fewer characters than this occur by chance, and are no proof of a place."""


class Place(NamedTuple):
    """A place read at or marked: `offset`, in code points, with the text `before` and `after` it."""

    offset: int
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, text: Text, offset: int) -> Place:
        offset = max(0, min(offset, len(text)))
        content = text.content
        return cls(offset, content[max(offset - _BEFORE, 0) : offset], content[offset : offset + _AFTER])

    def found_in(self, text: Text) -> int:
        """Where this place is now: by its words, nearest to where it was; if they are gone, by its offset."""
        around = self.before + self.after
        for start, end in self._windows():
            was = self.offset - len(self.before) + start
            found = _nearest(around[start:end], text.content, was)
            if found is not None:
                return max(0, min(found - start + len(self.before), len(text)))
        return max(0, min(self.offset, len(text)))

    def _windows(self) -> Iterator[tuple[int, int]]:
        """Stretches of the words around, the best proof first: all, after, before, pieces."""
        here, end = len(self.before), len(self.before) + len(self.after)
        yield 0, end
        yield from (window for window in ((here, end), (0, here)) if window[1] - window[0] >= _LEAST)
        for size in (_BEFORE, _BEFORE // 2):
            pieces = ((start, start + size) for start in range(0, end - size + 1, _LEAST))
            yield from sorted(pieces, key=lambda piece: abs(sum(piece) // 2 - here))


def _nearest(words: str, content: str, was: int) -> int | None:
    """Where `words` begin nearest to `was`, None where they are nowhere."""
    was = max(was, 0)
    after = content.find(words, was)
    before = content.rfind(words, 0, was + len(words))
    if after < 0 or before < 0:
        return max(after, before) if max(after, before) >= 0 else None
    return after if after - was < was - before else before
