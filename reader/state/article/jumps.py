"""The jump list: places in the text to go back to, and forward again."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

_KEPT = 100


class Jumps(NamedTuple):
    """Offsets that jumps were made from, the last at the end of `back`; `forward` holds those gone back from."""

    back: tuple[int, ...] = ()
    forward: tuple[int, ...] = ()

    def record(self, offset: int) -> Jumps:
        """A jump begins here; ways forward from an earlier return are given up."""
        if self.back and self.back[-1] == offset:
            return Jumps(self.back)
        return Jumps((*self.back, offset)[-_KEPT:])

    def return_from(self, offset: int) -> tuple[int | None, Jumps]:
        """Where the last jump was made from, None where there was none, and the jumps after going back there."""
        if not self.back:
            return None, self
        *rest, target = self.back
        return target, Jumps(tuple(rest), (offset, *self.forward))

    def repeat_from(self, offset: int) -> tuple[int | None, Jumps]:
        """Where the last return was made from, None where there was none, and the jumps after going there again."""
        if not self.forward:
            return None, self
        target, *rest = self.forward
        return target, Jumps((*self.back, offset), tuple(rest))

    def moved(self, moved: Callable[[int], int]) -> Jumps:
        """The same jumps in a text in which offsets have moved."""
        return Jumps(tuple(map(moved, self.back)), tuple(map(moved, self.forward)))


NO_JUMPS = Jumps()
