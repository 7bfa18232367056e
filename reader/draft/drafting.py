"""Draft an article's items from its text."""

from __future__ import annotations

from reader.draft.drafted import Drafted, drafted_by_rules
from reader.draft.language import language_of
from reader.draft.marks import runs_of
from reader.draft.sayings import Reading, sayings
from reader.draft.sentences import sentences_of
from reader.draft.words import words_of
from reader.model.article import Quote, QuoteId, QuoteType
from reader.model.dates import Edtf
from reader.model.text import Text


def draft(
    text: Text, *, headline: str = "", published: Edtf | None = None, language: str | None = None
) -> Drafted:
    """The people, organisations, places, quotes and dated events that the rules find in a canonical text.

    `published` is what "on Friday" and "last year" are counted from; without it they stay undated. `language` is a
    BCP 47 tag; without one, English. The same text always gives the same draft, in time proportional to it.
    """
    known = language_of(language)
    runs = runs_of(text)
    reading = Reading.of(list(sentences_of(text, words_of(text), runs, known)), runs, known)
    quotes = [
        Quote(
            QuoteId(f"q{number}"),
            None,
            QuoteType.INDIRECT,
            saying.parts,
            cue=saying.cue,
            mention=saying.source,
            provenance=drafted_by_rules(saying.weight),
        )
        for number, saying in enumerate(sayings(reading, known), 1)
    ]
    return Drafted(quotes=tuple(quotes))
