"""Which rows stand on a screen, and where the cursor is."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from reader.linear.pager import Pager

LONG = "one two three four five six seven eight nine ten"


def pager(items: list[str], columns: int = 20, height: int = 4, *, by_rows: bool = False) -> Pager:
    made = Pager(items, by_rows=by_rows)
    made.resize(columns, height)
    return made


def test_a_text_goes_by_rows_and_a_list_by_things() -> None:
    text, listed = pager([LONG, "end"], by_rows=True), pager([LONG, "end"])
    text.step(1)
    listed.step(1)
    assert text.row_words == "five six seven eight"
    assert listed.row_words == "end"


def test_the_screen_follows_by_as_little_as_it_takes() -> None:
    p = pager([str(number) for number in range(20)])
    for _ in range(4):
        p.step(1)
    assert p.rows() == ["1", "2", "3", "4"] and p.cursor() == (3, 0)
    p.step(-1)
    assert p.rows() == ["1", "2", "3", "4"]


def test_a_thing_of_several_rows_is_shown_whole() -> None:
    p = pager(["a", "b", "c", LONG])
    for _ in range(3):
        p.step(1)
    assert p.rows()[-1] == "nine ten" and p.row_words == "one two three four"


def test_far_away_is_another_page_that_begins_there() -> None:
    p = pager([str(number) for number in range(50)])
    p.go(30)
    assert p.rows()[0] == "30"
    p.go(2)
    assert p.rows()[0] == "2"


def test_pages_and_halves_go_on_where_the_screen_ended() -> None:
    p = pager([str(number) for number in range(20)], by_rows=True)
    assert p.page(1) and p.row_words == "4" and p.rows()[0] == "4"
    assert p.page(1, half=True) and p.row_words == "6"
    assert p.page(-1) and p.rows()[0] == "2"
    p.ends(last=True)
    assert p.row_words == "19" and not p.step(1)
    p.ends(last=False)
    assert not p.step_row(-1)


def test_nothing_to_show_is_an_empty_screen() -> None:
    p = pager([])
    assert p.rows() == [] and p.cursor() == (0, 0) and not p.step(1) and not p.page(1)


def test_the_cursor_stands_at_its_words() -> None:
    p = pager([LONG], by_rows=True)
    p.go(0, LONG.index("seven"))
    assert p.cursor() == (1, 9)
    p.resize(48, 4)
    assert p.cursor() == (0, LONG.index("seven"))


@given(
    st.lists(st.text("ab c", max_size=60), max_size=12),
    st.integers(1, 30),
    st.integers(1, 6),
    st.lists(st.sampled_from("jkdu bgG"), max_size=30),
    st.booleans(),
)
def test_wherever_one_goes_the_cursor_is_in_sight(
    items: list[str], columns: int, height: int, keys: list[str], by_rows: bool
) -> None:
    p = pager(items, columns, height, by_rows=by_rows)
    do: dict[str, Callable[[], object]] = {
        "j": lambda: p.step(1), "k": lambda: p.step(-1), "d": lambda: p.page(1, half=True),
        "u": lambda: p.page(-1, half=True), " ": lambda: p.page(1), "b": lambda: p.page(-1),
        "g": lambda: p.ends(last=False), "G": lambda: p.ends(last=True),
    }  # fmt: skip
    for key in keys:
        do[key]()
        row, column = p.cursor()
        assert 0 <= column < columns
        if items:
            assert p.rows()[row] == p.row_words
