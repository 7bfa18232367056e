"""Weighs what speaks for a person over all that is named alike in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.model.article import Kind
from reader.model.text import Text

FULL = -0.5  # a name of several words with a greater weight is a person’s
DOUBTED = 0.25  # but with such a one only in a text that hardly tells of anybody
FEWEST_TOLD = (
    0.2  # of the names of several words in a text that tells of people: the share that something speaks for
)
FEWEST_FULL = 3  # names of several words that show whether a text tells of people
SPEAKS = 1.0  # the weight that speaks for a person
MOST_BETWEEN = 120  # code points between two names of one person
_KNOWN = "known"


class NameWeights(NamedTuple):
    """What speaks for a person and against, and what a name is otherwise, by the name as it is written.

    `places` are single words that say where something is; `pseudonyms` has each of two names of one person by the
    other; `least` is what a name of several words must exceed to be a person's.
    """

    weights: Mapping[str, float]
    kinds: Mapping[str, Kind | None]
    places: frozenset[str]
    pseudonyms: Mapping[str, str]
    least: float


def weigh(names: Sequence[Name], of_headline: Sequence[Name], text: Text, language: Language) -> NameWeights:
    """The weights of all names of a text and of its headline.

    A surname by itself, which is called a person, speaks for the name that ends with it.
    """
    weights: dict[str, float] = defaultdict(float)
    kinds: dict[str, Kind | None] = {}
    alone: dict[str, float] = {}
    for name in (*of_headline, *names):
        so_far = weights[name.written]
        best, worst = max(so_far, name.weight, 0), min(so_far, name.weight, 0)
        weights[name.written] = best if best + worst > 0 else worst + best
        kinds[name.written] = kinds.get(name.written) or name.kind
        if len(name.words) == 1:
            alone[name.words[0]] = max(alone.get(name.words[0], 0.0), name.weight, 0.5)
    where = (name.written for name in names if _is_where(name, text, language))
    places = frozenset(written for written in where if weights[written] <= 0)
    for name in names:
        last = name.words[-1]
        if len(name.words) > 1 and last in alone and last not in places:
            lone = weights[last] if kinds.get(last) is None else 0.0
            weights[name.written] += max(lone, -1.0) if lone < 0 else min(alone.pop(last), 2.0)
        if (
            len(name.words) == 2
            and last in language.set_of("places")
            and _body(name.words[0], alone, weights)
        ):
            weights[name.written] -= SPEAKS  # Harbourware Japan, beside Harbourware
    least = DOUBTED if _tells_of_nobody(names, weights, kinds) else FULL
    return NameWeights(weights, kinds, places, dict(_known_as(names, text, language)), least)


def _body(first: str, alone: Mapping[str, float], weights: Mapping[str, float]) -> bool:
    """Whether the first word of a name stands by itself, too, and nothing says that it is somebody's."""
    return first in alone and weights[first] < SPEAKS


def _is_where(name: Name, text: Text, language: Language) -> bool:
    """Whether a name of one word, which nobody is called by, is a place or says where something is: in Paris."""
    if name.kind is not Kind.PLACE or len(name.words) > 1 or name.gender:
        return False
    if name.written in language.set_of("places"):
        return True
    before = text.content[max(name.span.start - 12, 0) : name.span.start].split()
    return bool(before) and before[-1].lower() in language.set_of("inside")


def _known_as(names: Sequence[Name], text: Text, language: Language) -> Iterator[tuple[str, str]]:
    """Each of two names of one person by the other: Ana Ruiz, better known as Jo Berg."""
    for first, second in pairwise(names):
        between = text.content[first.span.end : second.span.start]
        if len(between) > MOST_BETWEEN or len(first.words) < 2 or len(second.words) < 2:
            continue
        said = between.lower().split()
        if _KNOWN in said and language.set_of("known_as") & set(said[said.index(_KNOWN) :]):
            yield first.written, second.written
            yield second.written, first.written


def _tells_of_nobody(
    names: Sequence[Name], weights: Mapping[str, float], kinds: Mapping[str, Kind | None]
) -> bool:
    """Whether hardly a name of several words in a text is known for a person’s: a guide, a list of streets."""
    full = {name.written for name in names if len(name.words) > 1 and kinds[name.written] is None}
    full = {written for written in full if weights[written] > FULL}
    told = sum(weights[written] >= SPEAKS for written in full)
    return len(full) >= FEWEST_FULL and told < FEWEST_TOLD * len(full)
