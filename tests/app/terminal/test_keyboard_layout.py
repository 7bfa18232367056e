"""Keys of other layouts are known by their place where the terminal tells it."""

from __future__ import annotations

import pytest
from textual.events import Key

from reader.app.terminal.input.keyboard_layout import LayoutReader, PlacedKey, is_of_other_layout, with_place


def pieces(*sent: str) -> list[tuple[str, str]]:
    reader = LayoutReader()
    return [piece for keys in sent for piece in reader.feed(keys) if piece[0]]


def test_what_is_told_of_layouts_is_taken_out_of_the_keys() -> None:
    sent = "a\x1b[1086::106;1;1086u\x1b[97:65;2;65u\x1b[27ub"
    assert pieces(sent) == [("a", ""), ("\x1b[1086;1;1086u", "j"), ("\x1b[97;2;65u", ""), ("\x1b[27ub", "")]


@pytest.mark.parametrize("cut", range(1, 20))
def test_wherever_a_key_is_cut_it_is_whole(cut: int) -> None:
    sent = "\x1b[1086::106;1;1086u"
    whole = pieces(sent[:cut], sent[cut:])
    assert "".join(keys for keys, _ in whole) in ("\x1b[1086;1;1086u", sent)
    if cut > len("\x1b[1086"):
        assert whole == [("\x1b[1086;1;1086u", "j")]


@pytest.mark.parametrize(
    ("key", "character", "base", "name"),
    [
        ("о", "о", "j", "j"),
        ("О", "О", "j", "J"),
        ("ctrl+в", None, "d", "ctrl+d"),
        ("ж", "ж", ";", "semicolon"),
        ("Ж", "Ж", ";", "colon"),
        ("х", "х", "[", "left_square_bracket"),
        ("ن", "ن", "k", "k"),
    ],
)
def test_a_letter_has_the_name_of_the_us_key_of_its_place(
    key: str, character: str | None, base: str, name: str
) -> None:
    event = with_place(Key(key, character), base)
    assert isinstance(event, PlacedKey)
    assert (event.key, event.character, event.place) == (key, character, name)
    assert event.handler_name == "on_key"


@pytest.mark.parametrize("key", ["j", "ctrl+j", "tab", "f1", "left_square_bracket"])
def test_keys_that_are_in_reach_are_left_as_they_are(key: str) -> None:
    event = Key(key, None)
    assert with_place(event, "k") is event
    assert not is_of_other_layout(event)
