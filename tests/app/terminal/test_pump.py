"""What the terminal sends becomes events: keys one after the other, Esc apart from the key behind it, pastes whole."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import cast

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message

from reader.app.terminal.input.pump import InputPump
from tests.waiting import until


def pump(stopped: bool = False, keys_by_id: dict[str, str] | None = None) -> tuple[InputPump, list[Message]]:
    """A pump of a program without screens, whose loop has ended, and the events that it hands on."""
    loop = asyncio.new_event_loop()
    loop.close()
    app = SimpleNamespace(screen_stack=[], focused=None, keys_by_id=keys_by_id or {})
    events: list[Message] = []
    return InputPump(cast("App[object]", app), loop, events.append, lambda: stopped), events


def keys(events: list[Message]) -> list[str]:
    return [event.key for event in events if isinstance(event, Key)]


def test_letters_become_keys_in_their_order() -> None:
    feeding, events = pump()
    feeding.feed("jk\r")
    assert keys(events) == ["j", "k", "enter"]


def test_what_is_typed_once_the_program_ends_is_left_to_the_next_one() -> None:
    feeding, events = pump(stopped=True)
    feeding.feed("jk")
    assert events == []


def test_a_sign_right_behind_esc_is_a_key_of_its_own() -> None:
    feeding, events = pump()
    feeding.feed("\x1b/")
    assert keys(events) == ["escape", "slash"]


def test_a_paste_has_line_feeds_for_line_ends_and_no_controls() -> None:
    feeding, events = pump()
    feeding.feed("\x1b[200~a\r\nb\rc\x1b[201~")
    assert [event.text for event in events if isinstance(event, Paste)] == ["a\nb\nc"]


def test_a_sequence_for_no_character_loses_only_itself() -> None:
    feeding, events = pump()
    feeding.feed("\x1b[1114112;1uj")
    assert keys(events)[-1:] == ["j"]


def test_a_letter_right_behind_esc_is_a_key_of_its_own_where_no_key_has_alt() -> None:
    def typed() -> bool:
        feeding.feed("")  # as time goes by
        return keys(events) == ["escape", "j"]

    feeding, events = pump()
    feeding.feed("\x1bj")
    until(typed)


def test_a_key_with_alt_that_does_something_stays_one() -> None:
    def typed() -> bool:
        feeding.feed("")
        return keys(events) == ["alt+j"]

    feeding, events = pump(keys_by_id={"article.down": "alt+j"})
    feeding.feed("\x1bj")
    until(typed)
