"""The rules of French, in the form of `draft.grammar.Grammar`: quotes, names and events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.draft.french.date_patterns import dating
from reader.draft.french.events import event_clauses
from reader.draft.french.frames import frames
from reader.draft.french.incises import without_incises
from reader.draft.french.names import names_of
from reader.draft.french.verbs import is_participle
from reader.draft.grammar import PUNCTUATION, EventClause, Frame, Name
from reader.draft.language import Language
from reader.draft.sentences import RUN, Sentence
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.words import Word
from reader.model.dates.dates import Edtf
from reader.model.text import Text


@dataclass(frozen=True, slots=True)
class French:
    """The rules of French, with its words."""

    language: Language

    def quoted(self, text: Text, runs: Sequence[QuotedSpan]) -> Sequence[QuotedSpan]:
        return without_incises(text, runs, self.language)

    def tags(self, words: Sequence[Word]) -> str:
        tags = "".join(self._tag(word, at, words) for at, word in enumerate(words))
        if tags[:1] != "N":
            return tags
        low = words[0].low  # a first word has a capital, whatever it is
        common = low in self.language.people or low in self.language.set_of("organisation_words")
        return f"n{tags[1:]}" if common or is_participle(low, self.language) else tags

    def _tag(self, word: Word, at: int, words: Sequence[Word]) -> str:
        low = word.low
        honorifics = self.language.set_of("honorifics")
        behind = low == "." and at > 0 and words[at - 1].low in honorifics
        if behind or (low in honorifics and word.capital):
            return "N"  # M. Vidal, Me Rohan
        if low == RUN:
            return "Q"
        if low in PUNCTUATION:
            return PUNCTUATION[low]
        if low in self.language.tags:
            return self.language.tags[low]
        if low[0].isdigit():
            return "#"
        if word.written.isupper() and low in self.language.set_of("roles"):
            return "n"  # le PDG
        return "N" if word.capital else "n"

    def names(self, paragraphs: Sequence[Sequence[Word]]) -> list[Name]:
        return names_of(paragraphs, self.language)

    def frames(self, words: Sequence[Word], tags: str) -> Iterator[Frame]:
        return frames(words, tags, self.language)

    def events(
        self, sentences: Sequence[Sentence], tags: Sequence[str], published: Edtf | None
    ) -> Iterator[EventClause]:
        return event_clauses(sentences, tags, dating(self.language, published))
