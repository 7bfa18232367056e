"""Krippendorff's alpha: published worked examples, and a library of others where there is one."""

from __future__ import annotations

from itertools import pairwise

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.comparison.alpha import nominal_alpha, united, unitizing_alpha
from reader.model.text import Span

BERTHA = "0 0 1 1 1 1 1 1 1 1 0 0 0 0 1 1 1 1 1 1 0 0 0 0".split()
BILL = "0 0 0 0 1 1 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0".split()


def test_labels_of_krippendorff_1995_have_the_published_alpha() -> None:
    assert nominal_alpha(zip(BERTHA, BILL, strict=True)) == pytest.approx(0.329, abs=0.001)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_labels_have_the_alpha_that_the_library_for_it_gives(pairs: list[tuple[str, str]]) -> None:
    if len({label for pair in pairs for label in pair}) == 1:
        assert nominal_alpha(pairs) is None
        return
    theirs = krippendorff.alpha(
        reliability_data=[["abc".index(label) for label in side] for side in zip(*pairs, strict=True)],
        level_of_measurement="nominal",
    )
    assert nominal_alpha(pairs) == pytest.approx(theirs)


def spans(*places: tuple[int, int]) -> list[Span]:
    """Spans of the example, whose text begins at 150, by start and length."""
    return [Span(start - 150, start - 150 + length) for start, length in places]


def test_units_of_krippendorff_2004_have_the_published_alphas() -> None:
    """The example of page 254: two observers, a text of 300, categories c and k."""
    one, other = spans((225, 70), (370, 30)), spans((220, 80), (355, 20), (400, 20))
    assert unitizing_alpha(one, other, 300) == pytest.approx(0.7286, abs=0.0001)
    k = spans((180, 60))
    assert unitizing_alpha(k, k, 300) == 1


def test_nothing_marked_has_no_alpha() -> None:
    assert unitizing_alpha([], [], 100) is None
    assert nominal_alpha([]) is None


places = st.lists(st.tuples(st.integers(0, 180), st.integers(1, 20)), max_size=8).map(
    lambda pairs: united(Span(start, start + length) for start, length in pairs)
)


@given(places, places)
def test_units_agree_with_themselves_and_the_annotators_may_change_places(
    one: list[Span], other: list[Span]
) -> None:
    if one:
        assert unitizing_alpha(one, one, 200) == 1
    assert unitizing_alpha(one, other, 200) == pytest.approx(unitizing_alpha(other, one, 200))
    found = unitizing_alpha(one, other, 200)
    assert found is None or found <= 1


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))))
def test_units_that_overlap_count_as_one(given_spans: list[Span]) -> None:
    found = united(given_spans)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = {place for span in given_spans for place in range(span.start, span.end)}
    assert {place for span in found for place in range(span.start, span.end)} == covered
