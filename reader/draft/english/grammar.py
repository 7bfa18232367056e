"""The rules of English, in the form of `draft.grammar.Grammar`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.english.date_patterns import dating as english_dating
from reader.draft.english.events.events import event_clauses
from reader.draft.english.frames import frames
from reader.draft.english.names.names import names_of
from reader.draft.english.phrases import TaggedSentence
from reader.draft.english.word_classes import tags_of
from reader.draft.grammar import EventClause, Frame, Name
from reader.draft.language import Language
from reader.draft.sentences import Sentence
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.words import Word
from reader.model.dates.dates import Edtf
from reader.model.text import Text


class English(NamedTuple):
    """The rules of English, with its words."""

    language: Language

    def quoted(self, _: Text, runs: Sequence[QuotedSpan]) -> Sequence[QuotedSpan]:
        return runs

    def tags(self, words: Sequence[Word]) -> str:
        return tags_of(words, self.language)

    def names(self, paragraphs: Sequence[Sequence[Word]]) -> list[Name]:
        return names_of(paragraphs, self.language)

    def frames(self, words: Sequence[Word], tags: str) -> Iterator[Frame]:
        return frames(TaggedSentence(words, tags, self.language))

    def events(
        self, sentences: Sequence[Sentence], tags: Sequence[str], published: Edtf | None
    ) -> Iterator[EventClause]:
        return event_clauses(sentences, tags, english_dating(self.language, published), self.language)
