"""Whom drafting asks besides its rules: nobody, or a model that has read the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from reader.draft.provenance import BY

if TYPE_CHECKING:
    from reader.draft.attributions import Saying
    from reader.draft.english.names import Name
    from reader.draft.sentences import Sentence


class Adviser(Protocol):
    """What knows a text otherwise than the rules do, and may better what they find; `by` marks such a draft."""

    @property
    def by(self) -> str: ...

    def names(self, found: Sequence[Name]) -> Sequence[Name]:
        """All names of the text, in order, where the rules have `found` some."""
        ...

    def readings(self, sentence: Sentence, number: int, found: Sequence[Saying]) -> Sequence[Saying]:
        """Every reading of the sentence of that number, where the rules have `found` some."""
        ...


class Nobody:
    """The rules stand alone."""

    by = BY

    def names(self, found: Sequence[Name]) -> Sequence[Name]:
        return found

    def readings(self, sentence: Sentence, number: int, found: Sequence[Saying]) -> Sequence[Saying]:  # noqa: ARG002 - as Adviser has it
        return found
