"""The adviser that a model is: its parse for who says what, its names in a language that has no rules for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.draft.grammar import Attribution, Name
from reader.draft.language import Language
from reader.draft.sentences import Sentence
from reader.draft.with_model.clauses import parsed_readings
from reader.draft.with_model.named import names_by_model
from reader.draft.with_model.parsed import Parsed
from reader.model.text import Text


@dataclass(frozen=True, slots=True)
class Advice:
    """An adviser that has read one text."""

    by: str
    text: Text
    parsed: Parsed
    language: Language

    def names(self, found: Sequence[Name]) -> Sequence[Name]:
        has_rules = bool(self.language.tags)  # which are right more often than a model is
        if self.parsed.names is None or has_rules:
            return found
        return names_by_model(self.text, self.parsed.names)

    def readings(
        self, sentence: Sentence, _number: int, found: Sequence[Attribution]
    ) -> Sequence[Attribution]:
        if self.parsed.trees is None or not sentence.words:
            return found
        return parsed_readings(self.parsed.trees[sentence.paragraph - 1], sentence, found)
