"""Protocol `Adviser`: what may correct a draft besides the rules, as a language model does; and the one without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.draft.grammar import Attribution, Name
from reader.draft.provenance import BY
from reader.draft.sentences import Sentence


class Adviser(Protocol):
    """What knows a text otherwise than the rules do, and may better what they find; `by` marks such a draft."""

    @property
    def by(self) -> str: ...

    def names(self, found: Sequence[Name]) -> Sequence[Name]:
        """All names of the text, in order, where the rules have `found` some."""
        ...

    def readings(
        self, sentence: Sentence, number: int, found: Sequence[Attribution], /
    ) -> Sequence[Attribution]:
        """Every reading of the sentence of that number, where the rules have `found` some."""
        ...


class RulesAlone:
    """No adviser: what the rules have found stays as it is."""

    by = BY

    def names(self, found: Sequence[Name]) -> Sequence[Name]:
        return found

    def readings(
        self, _sentence: Sentence, _number: int, found: Sequence[Attribution]
    ) -> Sequence[Attribution]:
        return found
