"""Which events are told out of order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model.order.chronology import longest_rise


@given(st.permutations(range(7)))
def test_no_rise_is_longer_than_the_one_found(ranks: list[int]) -> None:
    found = [ranks[index] for index in longest_rise(ranks)]
    assert found == sorted(found)
    assert not any(list(longer) == sorted(longer) for longer in combinations(ranks, len(found) + 1))


def test_a_hundred_thousand_ranks_are_no_trouble() -> None:
    ranks = [n * 7919 % 100_003 for n in range(1, 100_001)]
    found = longest_rise(ranks)
    assert all(ranks[a] < ranks[b] for a, b in pairwise(found))
    assert len(found) > 300
