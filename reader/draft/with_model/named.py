"""The names that a model finds in a text, with the titles and roles that the rules find beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reader.draft.english.names.names import MOST_WORDS
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.with_model.parsed import Labelled
from reader.draft.words import Word, words_of
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


SURE = 2.0  # the weight of a name that the rules take for a person’s whatever the model has


def names_by_model(
    text: Text, labelled: Sequence[Labelled], found: Sequence[Name], language: Language
) -> list[Name]:
    """The model’s names; those of the rules where the model has nothing and they are sure, or part of a name.

    What the model calls now this, now that is what it calls it most often.
    """
    names = list(_read(text, labelled, found, language))
    votes: defaultdict[str, Counter[Kind | None]] = defaultdict(Counter)
    for name in names:
        votes[name.written][name.kind] += 1
    names = [name._replace(kind=votes[name.written].most_common(1)[0][0]) for name in names]
    told = _Places(sorted(each.span for each in labelled))
    for name in found:
        if told.first(name.span) is not None:
            continue
        if name.kind is not None or name.weight >= SURE or len(name.words) == 1 or name.written in votes:
            names.append(name)
    return sorted(names, key=lambda name: name.span)


def _read(
    text: Text, labelled: Sequence[Labelled], found: Sequence[Name], language: Language
) -> Iterator[Name]:
    by_rules = _Places([name.span for name in found])
    words = words_of(text)
    starts = [word.start for word in words]
    done = 0
    for span, label in sorted(labelled):
        kind = KINDS.get(label)
        inside = list(words[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        if kind is None or not inside or inside[-1].end > span.end or inside[0].start < done:
            continue
        honorific = _trim(inside, kind, language)
        if not 0 < len(inside) <= MOST_WORDS or not inside[0].written[0].isalnum():
            continue
        whole = Span(inside[0].start, inside[-1].end)
        done = whole.end
        at = by_rules.first(whole)
        known = found[at] if at is not None else None
        yield Name(
            whole,
            tuple(word.written for word in inside if word.low != "."),
            kind,
            known.role
            if known is not None and (known.role is None or known.role.end <= whole.start)
            else None,
            honorific or (known.honorific if known is not None else None),
            known is not None and known.first,
            text[whole],
            3.0 if kind is Kind.PERSON else -4.0,
            known.gender if known is not None else 0,
        )


def _trim(inside: list[Word], kind: Kind, language: Language) -> str | None:
    """Takes away what is no part of a name: articles, titles, possessives; gives the last title."""
    honorific = None
    titles = language.set_of("honorifics") | language.set_of("titles")
    while inside and (
        language.tags.get(inside[0].low) == "d"
        or (kind is Kind.PERSON and len(inside) > 1 and (inside[0].low in titles or inside[0].low == "."))
    ):
        word = inside.pop(0)
        honorific = word.low if word.low in titles else honorific
    while inside and not inside[-1].written[-1].isalnum() and inside[-1].low != ".":
        inside.pop()
    while inside and inside[-1].low[0] in "'’":
        inside.pop()
    return honorific


class _Places:
    """Spans in order, none meeting the next, asked which of them meets another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._ends = [span.end for span in spans]

    def first(self, span: Span) -> int | None:
        """The number of the first that meets a span."""
        at = bisect_left(self._ends, span.start + 1)
        return at if at < len(self._spans) and self._spans[at].overlaps(span) else None
