"""Keys out of the bytes that terminals send."""

from __future__ import annotations

import pytest

from reader.linear.terminal.keys import STALL, Key, KeyReader, Pasted


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        (b"j", ["j"]),
        (b"\x1b[A\x1bOB\x1b[5~", ["up", "down", "pageup"]),
        (b"\x1b[1;2C", ["shift+right"]),
        (b"\x1b[[A", ["f1"]),
        (b"\r\n\t\x7f\x08 ", ["enter", "enter", "tab", "backspace", "backspace", "space"]),
        (b"\x04\x1a", ["ctrl+d", "ctrl+z"]),
        (b"\x00\x1c", []),
        ("é日".encode(), ["é", "日"]),
        (b"\xff\xfej", ["j"]),
        (b"\x1b[99;99~j", ["j"]),
        (b"\x1bj", ["escape", "j"]),
    ],
)
def test_keys_have_the_names_of_the_table(sent: bytes, names: list[str]) -> None:
    reader = KeyReader()
    found = [*reader.feed(sent), *reader.flush()]
    assert [key.name for key in found if isinstance(key, Key)] == names


def test_esc_is_a_key_only_once_nothing_follows() -> None:
    reader = KeyReader()
    assert reader.feed(b"\x1b") == [] and reader.is_escape_waiting
    assert reader.feed(b"[B") == [Key("down")]
    assert reader.flush() == []
    assert reader.feed(b"\x1b") == []
    assert reader.flush() == [Key("escape")]


def test_bytes_may_come_one_by_one() -> None:
    reader = KeyReader()
    found = [key for byte in "\x1b[6~ü".encode() for key in reader.feed(bytes([byte]))]
    assert found == [Key("pagedown"), Key("ü", "ü")]


def test_a_paste_is_words() -> None:
    reader = KeyReader()
    assert reader.feed(b"\x1b[200~two\nlines") == []
    assert reader.feed(b"\x1b[201~j") == [Pasted("two\nlines"), Key("j", "j")]


def test_a_sequence_without_an_end_is_given_up() -> None:
    reader = KeyReader()
    assert reader.feed(b"\x1b[" + b"1" * 40) == []
    assert reader.feed(b"j") == [Key("j", "j")]


@pytest.mark.parametrize(
    ("key", "name"), [("+", "plus"), (",", "comma"), ("/", "slash"), ("]", "right_square_bracket")]
)
def test_signs_have_the_names_of_keymaps_too(key: str, name: str) -> None:
    assert Key(key, key).names == (key, name)


def test_a_paste_whose_end_is_lost_is_dropped_once_it_stalls() -> None:
    now = [0.0]
    keys = KeyReader(clock=lambda: now[0])
    assert keys.feed(b"\x1b[200~The mayor") == []
    now[0] = STALL - 0.1
    keys.drop_stalled_paste()
    assert keys.is_paste_waiting
    now[0] = STALL
    keys.drop_stalled_paste()
    assert keys.feed(b"j") == [Key("j", "j")]


def test_a_paste_that_goes_on_is_never_dropped() -> None:
    now = [0.0]
    keys = KeyReader(clock=lambda: now[0])
    keys.feed(b"\x1b[200~")
    for _ in range(5):
        now[0] += STALL
        keys.feed(b"harbour " * 20)
        keys.drop_stalled_paste()
    assert keys.feed(b"\x1b[201~") == [Pasted("harbour " * 100)]
