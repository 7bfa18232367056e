"""People are found by a given name as a comparison with everybody would find them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.draft.entities.given_names import GivenNames
from reader.draft.entities.spelling import is_same_given_name

_NAMES = st.one_of(
    st.sampled_from(
        "Michael Micheal Mikhail Syarhei Siarhei S. S A. Ana Anna ana J.-P. Jean Philip Filip Phillip . ..".split()
    ),
    st.text("AaBkhfpy.é-", min_size=1, max_size=7),
)


@settings(deadline=None)
@given(st.lists(_NAMES, max_size=12), _NAMES)
def test_a_given_name_finds_whoever_a_look_at_everybody_finds_in_the_same_order(
    names: list[str], asked: str
) -> None:
    people = GivenNames[int]()
    for number, name in enumerate(names):
        people.add(name, number)
    expected = [number for number, name in enumerate(names) if is_same_given_name(name, asked)]
    assert people.find(asked) == expected
