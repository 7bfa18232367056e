"""What is said above the rows: as much as fits, then the rest, then all of it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.linear.messages import Message

LONG = "one two three four five six seven eight nine ten"


def shown(message: Message, columns: int = 20, height: int = 2) -> list[str]:
    message.settle()
    return message.rows(columns, height)


def test_what_does_not_fit_comes_when_it_is_said_again() -> None:
    message = Message()
    message.say(LONG)
    assert shown(message) == ["one two three four", "five six seven …"]
    message.say(LONG)
    assert shown(message) == ["eight nine ten", ""]
    message.say(LONG)
    assert shown(message) == ["one two three four", "five six seven …"]


def test_what_fits_is_said_again_as_such() -> None:
    message = Message()
    for expected in ("Read.", "Again: Read.", "Read."):
        message.say("Read.")
        assert shown(message) == [expected, ""]


def test_a_part_stays_until_something_is_said() -> None:
    message = Message()
    message.say(LONG)
    shown(message)
    message.say(LONG)
    assert shown(message) == shown(message) == ["eight nine ten", ""]
    message.say("Other.")
    assert shown(message) == ["Other.", ""]


def test_nothing_said_twice_is_nothing_new() -> None:
    message = Message()
    message.say("")
    assert not message.is_new


@given(
    st.lists(st.text("abcx", min_size=1, max_size=30), min_size=1, max_size=20),
    st.integers(6, 30),
    st.integers(1, 2),
)
def test_all_parts_together_have_every_letter(words: list[str], columns: int, height: int) -> None:
    remark, message, heard = " ".join(words), Message(), ""
    for _ in range(len(remark) + 1):
        message.say(remark)
        rows = shown(message, columns, height)
        assert len(rows) == height and all(cell_len(row) <= columns for row in rows)
        heard += "".join(rows)
        if not rows[-1].endswith("…"):
            break
    assert heard.replace("…", "").replace(" ", "") == remark.replace(" ", "")
