"""Splits what the terminal sends into keys and bracketed pastes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START

LONGEST_PASTE = 16 * 1024 * 1024
"""Characters of the longest paste that is accepted: an article is shorter."""
LONGEST_LINE = 65_536
"""Characters that a field of one line takes at once."""
_WINDOW, _FEWEST = 3.0, 64
"""Seconds, and the characters that a paste brings in them at least: more than a person types."""


class PastedText(str):
    """The text of one paste; keys as the terminal encodes them are plain strings."""

    __slots__ = ()


class PasteSplitter:
    """Yields keys and whole pastes from pieces of input. Textual's parser ends a paste at an ESC in it.

    A paste whose end is lost is given up once it stalls; what comes of it later is dropped up to the end marker.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._pieces: list[str] | None = None
        self._gave_up = False
        self._since, self._brought = 0.0, 0

    def feed(self, received: str) -> Iterator[str]:
        """What the next piece of input completes, in order."""
        if self._gave_up and BRACKETED_PASTE_END in received:
            received, self._gave_up = received.partition(BRACKETED_PASTE_END)[2], False
        while received:
            if self._pieces is None:
                keys, start, received = received.partition(BRACKETED_PASTE_START)
                if keys:
                    yield keys
                if start:
                    self._pieces, self._gave_up = [""], False
                    self._since, self._brought = self._clock(), 0
                continue
            self._brought += len(received)
            pieces = self._pieces
            pasted, end, received = (pieces.pop() + received).partition(BRACKETED_PASTE_END)
            if end:
                self._pieces = None
                yield PastedText("".join((*pieces, pasted)))
            else:  # its last characters may begin the end marker; what is too long is dropped
                if sum(map(len, pieces)) <= LONGEST_PASTE:
                    pieces.append(pasted[: -len(BRACKETED_PASTE_END)])
                pieces.append(pasted[-len(BRACKETED_PASTE_END) :])

    def give_up(self) -> bool:
        """Whether a paste has stalled, which is dropped then; asked now and then."""
        if self._pieces is None or self._clock() - self._since < _WINDOW:
            return False
        stalled = self._brought < _FEWEST
        if stalled:
            self._pieces, self._gave_up = None, True
        self._since, self._brought = self._clock(), 0
        return stalled
