"""The words of an article's text, folded once for the whole text and for every quote of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.model.query.fold import Folded, tokens
from reader.model.text import PARAGRAPH_BREAK, Span


class FoldedText:
    """A text and its fold. What stands for a part of the text in the fold is what the part by itself folds to."""

    def __init__(self, content: str) -> None:
        self._folded = Folded.of(content)  # the text of an article is in NFC already
        self._is_even = not self._folded.uneven

    def words(self, parts: Iterable[Span]) -> list[str]:
        """The words of some parts of the text, one part after the other."""
        text, words = self._folded.text, list[str]()
        for start, end in parts:
            if not self._is_even:
                start, end = self._folded.place(start), self._folded.place(end)
            words += tokens(text[start:end])
        return words

    def passages(self) -> Iterator[list[str]]:
        """The words of each paragraph."""
        return map(tokens, self._folded.text.split(PARAGRAPH_BREAK))
