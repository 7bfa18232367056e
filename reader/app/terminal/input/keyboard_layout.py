"""Keys by their place on the keyboard, which terminals tell by kitty's protocol: for letters of other layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.events import Key
from textual.keys import _character_to_key

ASK_FOR_LAYOUT = "\x1b[=4;2u"
"""Asks for what is added to each key: the one with shift, and the one of the same place on a US keyboard."""
_WITH_LAYOUT = r"(?P<key>\x1b\[\d+):\d*(?::(?P<base>\d+))?(?P<rest>[\d:;]*[u~A-Z])"
_UNFINISHED = r"\x1b\[\d+:[\d:;]*\Z"
_PLAIN = "`1234567890-=[]\\;',./"
_SHIFTED = '~!@#$%^&*()_+{}|:"<>?'


class PlacedKey(Key):
    """A key of another layout; `place` is the name of the US key of the same place."""

    def __init__(self, key: str, character: str | None, place: str) -> None:
        super().__init__(key, character)
        self.place = place


PlacedKey.handler_name = Key.handler_name  # so that it is handled as any key


class LayoutReader:
    """Takes what the terminal adds about layouts out of its keys: Textual's parser knows nothing of it."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, keys: str) -> Iterator[tuple[str, str]]:
        """Keys in pieces, each with the letter of the same place on a US keyboard, or with nothing."""
        keys = self._held + keys
        if ":" not in keys:  # as nearly always, and until the first key
            yield keys, ""
            return
        cut = re.search(_UNFINISHED, keys)
        self._held = cut[0] if cut else ""
        at, end = 0, len(keys) - len(self._held)
        for match in re.finditer(_WITH_LAYOUT, keys[:end]):
            yield keys[at : match.start()], ""
            base = int(match["base"] or 0)
            yield match["key"] + match["rest"], chr(base) if 0 < base < 128 else ""
            at = match.end()
        yield keys[at:end], ""


def with_place(event: Key, base: str) -> Key:
    """The key itself, or, where it is of another layout, with the US key of its place."""
    if not is_of_other_layout(event):
        return event
    *modifiers, typed = event.key.split("+")
    if typed.isupper() or "shift" in modifiers:
        base = dict(zip(_PLAIN, _SHIFTED, strict=True)).get(base, base.upper())
    place = "+".join((*(each for each in modifiers if each != "shift"), _character_to_key(base)))
    return PlacedKey(event.key, event.character, place)


def is_of_other_layout(event: Key) -> bool:
    """Whether it is a letter that no command of ours has: Cyrillic, Greek, Hebrew."""
    letter = event.key.rpartition("+")[2]
    return len(letter) == 1 and letter.isalpha() and not letter.isascii()
