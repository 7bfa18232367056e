"""Keys and pastes are told apart however the terminal cuts them, and a paste without an end blocks nothing."""

from __future__ import annotations

import pytest

from reader.app.terminal.input.paste_splitter import LONGEST_PASTE, PastedText, PasteSplitter

START, END = "\x1b[200~", "\x1b[201~"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def splitter(clock: Clock) -> PasteSplitter:
    return PasteSplitter(clock)


@pytest.mark.parametrize("cut", range(2, 15))
def test_a_paste_is_whole_wherever_its_end_marker_is_cut(splitter: PasteSplitter, cut: int) -> None:
    sent = f"j{START}q\x1bq{END}k"
    cut += len(START)
    pieces = [*splitter.feed(sent[:cut]), *splitter.feed(sent[cut:])]
    assert pieces == ["j", "q\x1bq", "k"]
    assert [isinstance(piece, PastedText) for piece in pieces] == [False, True, False]


def test_keys_typed_into_a_paste_without_an_end_count_again_once_it_stalls(
    splitter: PasteSplitter, clock: Clock
) -> None:
    assert list(splitter.feed(f"{START}words")) == []
    for key in "jjjjjjjj":
        assert list(splitter.feed(key)) == []
        assert not splitter.give_up()
        clock.now += 0.4
    assert splitter.give_up()
    assert list(splitter.feed("q")) == ["q"]


def test_a_slow_paste_is_waited_for(splitter: PasteSplitter, clock: Clock) -> None:
    list(splitter.feed(START))
    for _ in range(100):
        assert list(splitter.feed("words of a slow line ")) == []
        clock.now += 0.5
        assert not splitter.give_up()
    (pasted,) = splitter.feed(END)
    assert pasted == PastedText("words of a slow line " * 100)


def test_what_comes_late_of_a_paste_that_was_given_up_presses_no_keys(
    splitter: PasteSplitter, clock: Clock
) -> None:
    list(splitter.feed(f"{START}words"))
    clock.now += 9
    assert splitter.give_up()
    assert list(splitter.feed(f"qqq{END}j")) == ["j"]
    assert list(splitter.feed(f"k{END}")) == [f"k{END}"]


def test_a_paste_that_is_too_long_ends_all_the_same(splitter: PasteSplitter) -> None:
    list(splitter.feed(START))
    for _ in range(20):
        assert list(splitter.feed("x" * 1024 * 1024)) == []
    pasted, typed = splitter.feed(f"{END}j")
    assert isinstance(pasted, PastedText)
    assert LONGEST_PASTE < len(pasted) < LONGEST_PASTE + 4 * 1024 * 1024
    assert typed == "j"
