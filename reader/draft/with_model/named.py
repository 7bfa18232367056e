"""The names that a model finds in a text whose language has no rules for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reader.draft.grammar import Name
from reader.draft.with_model.parsed import Labelled
from reader.draft.words import words_of
from reader.model.article import Kind
from reader.model.text import Span, Text

# the labels of OntoNotes, of WikiNER and of CoNLL; with any other label words are no name of somebody
KINDS = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "ORGANIZATION": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "LOCATION": Kind.PLACE,
    "FAC": Kind.PLACE,
}
PERSONS, OTHERS = 3.0, -4.0  # the weights of what a model calls a person, and of what it calls something else
MOST_WORDS = 8  # of a name


def names_by_model(text: Text, labelled: Sequence[Labelled]) -> list[Name]:
    """The model’s names; what it calls now this, now that is what it calls it most often."""
    names = list(_read(text, labelled))
    votes: defaultdict[str, Counter[Kind | None]] = defaultdict(Counter)
    for name in names:
        votes[name.written][name.kind] += 1
    return [name._replace(kind=votes[name.written].most_common(1)[0][0]) for name in names]


def _read(text: Text, labelled: Sequence[Labelled]) -> Iterator[Name]:
    words = words_of(text)
    starts = [word.start for word in words]
    done = 0
    for span, label in sorted(labelled):
        kind = KINDS.get(label)
        inside = list(words[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        if kind is None or not inside or inside[-1].end > span.end or inside[0].start < done:
            continue
        while inside and not inside[-1].written[-1].isalnum() and inside[-1].low != ".":
            inside.pop()
        if not 0 < len(inside) <= MOST_WORDS or not inside[0].written[0].isalnum():
            continue
        whole = Span(inside[0].start, inside[-1].end)
        done = whole.end
        yield Name(
            whole,
            tuple(word.written for word in inside if word.low != "."),
            kind,
            None,
            None,
            False,
            text[whole],
            PERSONS if kind is Kind.PERSON else OTHERS,
        )
