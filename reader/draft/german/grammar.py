"""The rules of German, in the form of `draft.grammar.Grammar`: quotes and names, no events so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.draft.german.frames import frames
from reader.draft.german.names import names_of
from reader.draft.german.saying import sayings
from reader.draft.grammar import PUNCTUATION, EventClause, Frame, Name
from reader.draft.language import Language
from reader.draft.sentences import RUN
from reader.draft.words import Word


@dataclass(frozen=True, slots=True)
class German:
    """The rules of German, with its words."""

    language: Language

    def tags(self, words: Sequence[Word]) -> str:
        return "".join(map(self._tag, words))

    def _tag(self, word: Word) -> str:
        low = word.low
        if low == RUN:
            return "Q"
        if low in PUNCTUATION:
            return PUNCTUATION[low]
        if low in self.language.tags:
            return self.language.tags[low]
        if low[0].isdigit():
            return "#"
        if word.capital:
            return "N"
        return "v" if low in sayings() or low.endswith(("te", "ten", "iert", "ierte")) else "n"

    def names(self, paragraphs: Sequence[Sequence[Word]]) -> list[Name]:
        return names_of(paragraphs, self.language)

    def frames(self, words: Sequence[Word], tags: str) -> Iterator[Frame]:
        return frames(words, tags, self.language)

    def events(self, *_: object) -> Iterator[EventClause]:
        return iter(())
