"""Turns the bytes that a terminal sends into keys, by the names that the table of commands has for them."""

from __future__ import annotations

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from unicodedata import name as unicode_name

ESCAPE = "escape"
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"
STALL = 3.0
"""Seconds in which a paste brings more characters than a person types, or its end is taken to be lost."""
_FEWEST = 64
_CONTROLS = {
    "\t": "tab", "\r": "enter", "\n": "enter", "\x1b": ESCAPE, " ": "space", "\x7f": "backspace", "\x08": "backspace",
}  # fmt: skip
_SEQUENCES = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "Z": "shift+tab", "P": "f1",
    "1~": "home", "7~": "home", "4~": "end", "8~": "end", "3~": "delete", "5~": "pageup", "6~": "pagedown",
    "11~": "f1", "[A": "f1", "1;2C": "shift+right", "1;2D": "shift+left",
}  # fmt: skip
"""What follows ESC [ or ESC O, by the key that sends it."""
_SHORT_NAMES = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Textual's names of signs where they are not Unicode's, as a keymap has them."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was pressed: the name that commands know, and its character where it has one."""

    name: str
    character: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names that a table or a keymap may have for it: `+` is `plus`, too."""
        if len(self.name) != 1 or self.name.isalnum():
            return (self.name,)
        written = unicode_name(self.name, "").lower().replace("-", "_").replace(" ", "_")
        return self.name, _SHORT_NAMES.get(written, written)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Words that were pasted, not typed."""

    text: str


@dataclass(slots=True)
class KeyReader:
    """Collects bytes until they are keys. A paste whose end is lost is dropped once it stalls."""

    clock: Callable[[], float] = monotonic
    _waiting: str = ""
    _searched: int = 0
    """The characters of a paste in which its end was looked for."""
    _since: float = 0.0
    _brought: int = 0
    _decoder: IncrementalDecoder = field(default_factory=lambda: getincrementaldecoder("utf-8")("ignore"))

    def feed(self, data: bytes) -> list[Key | Pasted]:
        """The keys that these bytes complete."""
        received = self._decoder.decode(data)
        if not self.is_paste_waiting:
            self._since, self._brought = self.clock(), 0
        self._waiting += received
        self._brought += len(received)
        found: list[Key | Pasted] = []
        while self._waiting:
            if (following := self._next()) is None:
                break
            key, length = following
            found += [key] if key is not None else []
            self._waiting = self._waiting[length:]
        return found

    @property
    def is_escape_waiting(self) -> bool:
        """Whether ESC has come alone: the key itself, unless more follows at once."""
        return self._waiting == "\x1b"

    @property
    def is_paste_waiting(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._waiting.startswith(_PASTE)

    def drop_stalled_paste(self) -> None:
        """Forget a paste that has brought next to nothing for a while, so that keys are keys again."""
        if self.is_paste_waiting and self.clock() - self._since >= STALL:
            if self._brought < _FEWEST:
                self._waiting, self._searched = "", 0
            self._since, self._brought = self.clock(), 0

    def flush(self) -> list[Key | Pasted]:
        """ESC as the key that it is, as nothing has followed."""
        if not self.is_escape_waiting:
            return []
        self._waiting = ""
        return [Key(ESCAPE)]

    def _next(self) -> tuple[Key | Pasted | None, int] | None:
        """The first key of what waits and its length, None in its place for what is none; None: it isn't whole yet."""
        waiting = self._waiting
        if waiting.startswith(_PASTE):
            end = waiting.find(_PASTE_END, max(self._searched - len(_PASTE_END), 0))
            self._searched = len(waiting) if end < 0 else 0
            return None if end < 0 else (Pasted(waiting[len(_PASTE) : end]), end + len(_PASTE_END))
        if waiting[0] != "\x1b":
            return _of_character(waiting[0]), 1
        if len(waiting) == 1:
            return None
        if waiting[1] not in "[O":
            return Key(ESCAPE), 1
        for end in range(2, len(waiting)):
            if waiting[end] == "[" and end == 2:  # the Linux console's function keys
                continue
            if "@" <= waiting[end] <= "~":
                name = _SEQUENCES.get(waiting[2 : end + 1])
                return Key(name) if name else None, end + 1
        return None if len(waiting) < 32 else (None, len(waiting))


def _of_character(character: str) -> Key | None:
    if name := _CONTROLS.get(character):
        return Key(name, character if character == " " else "")
    if character < " ":
        return Key(f"ctrl+{chr(ord(character) + 96)}") if "\x01" <= character <= "\x1a" else None
    return Key(character, character) if character.isprintable() else None
