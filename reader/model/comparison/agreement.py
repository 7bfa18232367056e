"""How far two annotators agree: precision, recall and F by kind, and Krippendorff's alpha for words and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.model.comparison.alpha import nominal_alpha, unitizing_alpha
from reader.model.comparison.differences import Comparison, Pair, by_kind
from reader.model.comparison.entries import Entry, EntryKind, Value
from reader.model.text import Span

LABELS: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.ENTITY: ("kind",),
    EntryKind.MENTION: ("person",),
    EntryKind.QUOTE: ("speaker", "type"),
    EntryKind.EVENT: ("state", "basis", "when"),
}
"""The fields of each kind that are labels, on which two annotators agree or not."""
_PEOPLE = frozenset(["person", "speaker"])
"""The labels that are ids of an article's people."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many annotations of the first version the second has, against how many either has.

    The first version is the one that counts as right: `precision` is the share of the second's that are in the
    first, `recall` the share of the first's that are in the second. 0 to 1, None where there is nothing to share.
    """

    both: int
    first: int
    second: int

    @property
    def precision(self) -> float | None:
        return self.both / self.second if self.second else None

    @property
    def recall(self) -> float | None:
        return self.both / self.first if self.first else None

    @property
    def f(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.first + self.second) if self.first + self.second else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotators' agreement on one kind of annotation.

    `found` counts the annotations of the same passage, or person; `exact` those with the very same words, or name;
    `same` those of which nothing differs. `words` is the unitizing alpha of what is marked in the text, `labels` are
    the nominal alphas of what is said of passages that both marked; None where they are not defined.
    """

    kind: EntryKind
    found: Score
    exact: Score
    same: Score
    words: float | None
    labels: Mapping[str, float | None]


def agreements(comparison: Comparison, length: int) -> tuple[Agreement, ...]:
    """The agreement on each kind that either version has. `length` is that of the first text, in code points."""
    return _by_kind(comparison.pairs, length)


def overall(comparisons: Iterable[tuple[Comparison, int]]) -> tuple[Agreement, ...]:
    """The agreement over many articles, each with the length of its first text, as if these were one text.

    A person of one article is none of another's, whatever their ids are.
    """
    pairs: list[Pair] = []
    length = 0
    for number, (comparison, here) in enumerate(comparisons):
        pairs += (
            Pair(_moved(pair.before, length, number), _moved(pair.after, length, number), pair.changes)
            for pair in comparison.pairs
        )
        length += here
    return _by_kind(pairs, length)


def _moved(entry: Entry | None, distance: int, number: int) -> Entry | None:
    """An entry so many code points further on, with its labels alone; the people of another number are others."""
    if entry is None:
        return None
    spans = tuple(Span(span.start + distance, span.end + distance) for span in entry.spans)
    fields: dict[str, Value] = {
        label: (str(number), str(value)) if label in _PEOPLE else value
        for label in LABELS.get(entry.kind, ())
        if (value := entry.fields.get(label)) is not None
    }
    return Entry(entry.kind, entry.id, spans, entry.name, fields)


def _by_kind(pairs: Iterable[Pair], length: int) -> tuple[Agreement, ...]:
    kinds = by_kind(pair for pair in pairs if pair.entry.kind is not EntryKind.ARTICLE)
    return tuple(_agreement(kind, some, length) for kind, some in kinds.items())


def _agreement(kind: EntryKind, pairs: Sequence[Pair], length: int) -> Agreement:
    def score(agrees: Callable[[Pair], bool]) -> Score:
        return Score(
            sum(map(agrees, pairs)),
            sum(pair.before is not None for pair in pairs),
            sum(pair.after is not None for pair in pairs),
        )

    first = [span for pair in pairs if pair.before for span in pair.before.spans]
    second = [span for pair in pairs if pair.after for span in pair.after.spans]
    both = [(pair.before, pair.after) for pair in pairs if pair.before and pair.after]
    labels = {
        label: nominal_alpha((one.fields.get(label), other.fields.get(label)) for one, other in both)
        for label in LABELS.get(kind, ())
    }
    return Agreement(
        kind,
        score(lambda pair: bool(pair.before and pair.after)),
        score(_has_same_words),
        score(lambda pair: pair.is_same),
        unitizing_alpha(first, second, length) if first or second else None,
        labels,
    )


def _has_same_words(pair: Pair) -> bool:
    if pair.before is None or pair.after is None:
        return False
    if pair.before.spans or pair.after.spans:
        return pair.before.spans == pair.after.spans
    return pair.before.name == pair.after.name
