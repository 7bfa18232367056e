"""The canonical text and places in it.

Every offset in the program is a code point in the canonical text, half open. Columns of the screen,
bytes and lines of the file are other things, and are turned into offsets where they enter.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.model.digest import blake2b
from reader.model.value import Value

PARAGRAPH_BREAK = "\n\n"
PART_BREAK = " … "  # between the parts of a quote, where the article steps in


class Span(NamedTuple):
    """Code points `start` to `end` of the canonical text, half open.

    A named tuple, not a dataclass: an article may have a hundred thousand, and a tuple is made in half the time.
    """

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


_PIECE = 50_000
"""Code points that are encoded at once."""
DIGEST_SIZE = 16
"""Bytes of a text's digest."""


@dataclass(frozen=True, eq=False, repr=False)
class Text(Value):
    """The canonical text of one article: its paragraphs joined by one blank line."""

    content: str

    @classmethod
    def known(cls, content: str, digest: str, starts: array[int]) -> Text:
        """A text of which these were worked out before."""
        text = cls(content)
        text.__dict__.update(digest=digest, starts=starts)  # where a cached property has its value
        return text

    @cached_property
    def starts(self) -> array[int]:
        """Where each paragraph begins, in order."""
        return array("I", (0, *(found.end() for found in re.finditer(PARAGRAPH_BREAK, self.content))))

    @cached_property
    def digest(self) -> str:
        """What tells it from every other text, whatever file it is in: 32 hexadecimal digits."""
        digest = blake2b(digest_size=DIGEST_SIZE)
        for piece in self.encoded():
            digest.update(piece)
        return digest.hexdigest()

    def encoded(self) -> Iterator[bytes]:
        """The text in UTF-8, piece by piece."""
        for start in range(0, len(self.content), _PIECE):
            yield self.content[start : start + _PIECE].encode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self.content)

    def __getitem__(self, span: Span) -> str:
        return self.content[span.start : span.end]

    @property
    def paragraph_count(self) -> int:
        return len(self.starts)

    def paragraph_of(self, offset: int) -> int:
        """The number, from 1, of the paragraph that holds `offset`; a break belongs to the paragraph before it."""
        return max(bisect_right(self.starts, offset), 1)

    def paragraph(self, number: int) -> Span:
        """The span of paragraph `number`, from 1. Raises IndexError where there is none."""
        if not 1 <= number <= len(self.starts):
            raise IndexError(f"no paragraph {number}")
        start = self.starts[number - 1]
        end = self.starts[number] - len(PARAGRAPH_BREAK) if number < len(self.starts) else len(self.content)
        return Span(start, end)

    def paragraphs(self) -> Iterator[Span]:
        for number in range(1, len(self.starts) + 1):
            yield self.paragraph(number)
