"""Shows why a key did nothing, and ignores what was typed ahead of that sentence."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.events import Key

PAUSE = 0.6
"""Seconds without a key after which a person has seen the sentence: what is typed then is meant."""


class Refusals:
    """The refusal that the footer says, if any. `say` shows a sentence there, `clear` takes it away.

    Letters and Enter that come on its heels are the rest of a word that was typed for something else: they are
    ignored until there is a pause, or another key. Esc takes the sentence away and does nothing else.
    """

    def __init__(self, say: Callable[[str], None], clear: Callable[[], None], pause: float = PAUSE) -> None:
        self._say, self._clear, self.pause = say, clear, pause
        self.last: float | None = None
        """The time of the refusal, or of the last key that was ignored because of it; None without one."""

    def say(self, sentence: str) -> None:
        self.last = monotonic()
        self._say(sentence)

    def ignores(self, key: Key) -> bool:
        """Whether a key is ignored because of a refusal, which any other ends."""
        if self.last is None:
            return False
        typed_on = key.is_printable or key.key in ("enter", "backspace")
        if typed_on and key.time - self.last < self.pause:
            self.last = key.time
            return True
        self.last = None
        self._clear()
        return key.key == "escape"
