"""The rules of German, in the form of `draft.grammar.Grammar`: quotes, names and events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.draft.german.date_patterns import dating
from reader.draft.german.events import event_clauses
from reader.draft.german.frames import frames
from reader.draft.german.names import names_of
from reader.draft.german.verbs import is_past, sayings
from reader.draft.grammar import PUNCTUATION, EventClause, Frame, Name
from reader.draft.language import Language
from reader.draft.sentences import RUN, Sentence
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.words import Word
from reader.model.dates.dates import Edtf
from reader.model.text import Text

_LONGEST_TITLE = 8  # words in quotation marks
_TOLD = frozenset(
    "ich wir ist sind war hat haben wird werden kann muss müssen soll sollte nicht es sie uns mein unser".split()
)


@dataclass(frozen=True, slots=True)
class German:
    """The rules of German, with its words."""

    language: Language

    def quoted(self, _: Text, runs: Sequence[QuotedSpan]) -> Sequence[QuotedSpan]:
        return runs

    def tags(self, words: Sequence[Word]) -> str:
        tags = "".join(map(self._tag, words))
        tags = "".join("N" if self._is_of_title(words, at) else tag for at, tag in enumerate(tags))
        titles = [at for at, tag in enumerate(tags) if tag == "Q" and _is_title(words, tags, at)]
        return "".join("N" if at in titles else tag for at, tag in enumerate(tags)) if titles else tags

    def _is_of_title(self, words: Sequence[Word], at: int) -> bool:
        """Whether a full stop belongs to an honorific: Dr. Lund."""
        behind = words[at].low == "." and at > 0 and words[at - 1].end == words[at].start
        return behind and words[at - 1].low in self.language.set_of("honorifics")

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
        if word.capital or any(piece[:1].isupper() for piece in word.written.split("-")[1:]):
            return "N"  # also ai-Bericht
        return "v" if low in sayings() or is_past(low) or low.endswith("iert") else "n"

    def names(self, paragraphs: Sequence[Sequence[Word]]) -> list[Name]:
        return names_of(paragraphs, self.language)

    def frames(self, words: Sequence[Word], tags: str) -> Iterator[Frame]:
        return frames(words, tags, self.language)

    def events(
        self, sentences: Sequence[Sentence], tags: Sequence[str], published: Edtf | None
    ) -> Iterator[EventClause]:
        return event_clauses(sentences, tags, dating(self.language, published))


def _is_title(words: Sequence[Word], tags: str, at: int) -> bool:
    """Whether words in quotation marks are what something is called: der „Bund der Steuerzahler“, die Firma „Nord“."""
    inner = words[at].written.strip("„“”»«\"'‚‘ ")
    if not inner or not (inner[0].isupper() or inner[0].isdigit()) or inner[-1] in ".!?,…" or not at:
        return False
    if words[at - 1].low.startswith(("ein", "kein")):
        return False  # sprach von einem „Schlag ins Gesicht“
    if tags[at - 1] not in "dN" and words[at - 1].low not in ("von", "vom", "im", "zum", "zur", "beim"):
        return False
    pieces = inner.split()
    return len(pieces) <= _LONGEST_TITLE and not any(piece.lower() in _TOLD for piece in pieces)
