"""Krippendorff's alpha for two annotators: for labels (nominal) and for stretches of a text (unitizing).

K. Krippendorff, Content Analysis (2nd edition, 2004), 11.3 and 11.6; the unitizing one is that of “On the
reliability of unitizing continuous data” (Sociological Methodology 25, 1995). 1 is perfect agreement, 0 what chance
gives, below 0 is systematic disagreement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.model.text import Span


def nominal_alpha(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """The alpha of labels that two annotators gave the same things; None where all labels are the same, or none."""
    given = list(pairs)
    counts = Counter(label for pair in given for label in pair)
    total = counts.total()
    expected = total * total - sum(count * count for count in counts.values())
    if not expected:
        return None
    observed = 2 * sum(one != other for one, other in given)
    return 1 - (total - 1) * observed / expected


class _Section(NamedTuple):
    """A unit of an annotator's, or the gap between two."""

    start: int
    length: int
    is_unit: bool


def unitizing_alpha(one: Iterable[Span], other: Iterable[Span], length: int) -> float | None:
    """The alpha of the stretches that two annotators marked in a text of `length` code points.

    Units of one annotator may not overlap: of those that do, as one quote inside another, what they cover counts as
    one. None where nobody marked anything.
    """
    sections = _sections(one, length), _sections(other, length)
    expected = _expected(sections, length)
    if not expected:
        return None
    return 1 - _observed(*sections, length) / expected


def _sections(spans: Iterable[Span], length: int) -> list[_Section]:
    """Units and the gaps between them, in order, without holes."""
    found: list[_Section] = []
    end = 0
    for span in united(spans):
        if span.start > end:
            found.append(_Section(end, span.start - end, False))
        found.append(_Section(span.start, span.end - span.start, True))
        end = span.end
    if end < length:
        found.append(_Section(end, length - end, False))
    return found


def united(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        elif span.start < span.end:
            found.append(span)
    return found


def _observed(one: Sequence[_Section], other: Sequence[_Section], length: int) -> float:
    """The disagreement of two annotators: the squared differences of the sections that intersect."""
    total, first, second = 0, 0, 0
    while first < len(one) and second < len(other):
        total += _distance(one[first], other[second])
        ends = one[first].start + one[first].length, other[second].start + other[second].length
        first += ends[0] <= ends[1]
        second += ends[1] <= ends[0]
    return total / length**2


def _distance(one: _Section, other: _Section) -> int:
    """How far two sections that intersect are apart: a unit by its ends, one that lies in a gap by its length."""
    starts = one.start - other.start
    ends = starts + one.length - other.length
    if one.is_unit and other.is_unit:
        return starts**2 + ends**2
    if one.is_unit and starts >= 0 >= ends:
        return one.length**2
    if other.is_unit and starts <= 0 <= ends:
        return other.length**2
    return 0


def _expected(annotators: Sequence[Sequence[_Section]], length: int) -> float:
    """The disagreement of units of these lengths if chance placed them."""
    sections = [section for each in annotators for section in each]
    units = [section.length for section in sections if section.is_unit]
    gaps = sorted(section.length for section in sections if not section.is_unit)
    sums = [0, *accumulate(gaps)]
    total = 0.0
    for unit in units:
        total += (len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit) / 3
        smaller = bisect_left(gaps, unit)  # it lies in each of the others at any of (gap - unit + 1) places
        total += unit**2 * (sums[-1] - sums[smaller] - (len(gaps) - smaller) * (unit - 1))
    places = len(annotators) * length
    rest = places * (places - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 / length * total / rest if rest else 0.0
