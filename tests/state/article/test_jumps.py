from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.state.article.jumps import NO_JUMPS

OFFSETS = st.integers(0, 10_000)


def test_without_a_jump_there_is_nowhere_to_go() -> None:
    assert NO_JUMPS.return_from(5) == (None, NO_JUMPS)
    assert NO_JUMPS.repeat_from(5) == (None, NO_JUMPS)


@given(left=OFFSETS, now=OFFSETS)
def test_a_return_leads_to_where_the_jump_was_made_and_forward_leads_back_again(left: int, now: int) -> None:
    place, jumps = NO_JUMPS.record(left).return_from(now)
    assert place == left
    place, jumps = jumps.repeat_from(left)
    assert place == now
    assert jumps.return_from(now)[0] == left


@given(st.lists(OFFSETS, min_size=1, max_size=300))
def test_returns_lead_through_the_jumps_last_first_and_only_so_many_are_kept(offsets: list[int]) -> None:
    jumps = NO_JUMPS
    for offset in offsets:
        jumps = jumps.record(offset)
    distinct = [o for i, o in enumerate(offsets) if i == 0 or offsets[i - 1] != o]
    places = []
    while jumps.back:
        place, jumps = jumps.return_from(0)
        places.append(place)
    assert places == distinct[::-1][: len(places)]
    assert len(places) == min(len(distinct), 100)


def test_a_new_jump_gives_up_the_ways_forward() -> None:
    _, jumps = NO_JUMPS.record(1).return_from(2)
    assert jumps.forward
    assert not jumps.record(3).forward


def test_the_same_place_twice_is_one_way_back() -> None:
    assert NO_JUMPS.record(4).record(4).back == (4,)


def test_jumps_move_with_a_text_that_changes() -> None:
    _, jumps = NO_JUMPS.record(1).record(2).return_from(3)
    moved = jumps.moved(lambda offset: offset * 10)
    assert (moved.back, moved.forward) == ((10,), (30,))
