"""The state of the comparison's screen: two annotations, whose side leads, and whether only differences are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from reader.model.comparison.compared import Compared
from reader.model.comparison.differences import Pair
from reader.model.text import Span

FIRST, SECOND = 0, 1
FAULTY = "One of the two can’t be read or has faults by now: reader check says which."
NONE_TO_COMPARE = "There is no other article to compare with, in the library or beside this one."


def no_further(forward: bool) -> str:
    """What is said at the last difference, or at the first one."""
    return "There is no further difference." if forward else "There is no difference before."


@dataclass(frozen=True)
class ComparisonSession:
    """`paths` are the files; `lead` is the side whose file Enter opens."""

    compared: Compared
    paths: tuple[Path, Path]
    lead: int = FIRST
    only_differences: bool = False

    def turned(self) -> ComparisonSession:
        """With the other side leading."""
        return replace(self, lead=SECOND if self.lead == FIRST else FIRST)

    def filtered(self) -> ComparisonSession:
        """With the differences alone, or all again."""
        return replace(self, only_differences=not self.only_differences)

    @cached_property
    def shown(self) -> tuple[Pair, ...]:
        comparison = self.compared.comparison
        return comparison.differences if self.only_differences else comparison.pairs

    def step(self, index: int, forward: bool) -> int | None:
        """The next difference after one of the pairs shown, or the one before; None where there is none."""
        indexes = range(index + 1, len(self.shown)) if forward else range(index - 1, -1, -1)
        return next((each for each in indexes if not self.shown[each].is_same), None)

    def place(self, pair: Pair) -> tuple[Path, Span | None]:
        """The file that Enter opens for a pair, the leading one if it has the annotation, and where its words are."""
        has_lead = (pair.before, pair.after)[self.lead] is not None
        side = self.lead if has_lead else 1 - self.lead
        entry = pair.before if side == FIRST else pair.after
        assert entry is not None, "one of the sides has it"
        if not entry.spans:
            return self.paths[side], None
        return self.paths[side], entry.spans[0] if side == FIRST else self._in_second(entry.spans[0])

    def _in_second(self, span: Span) -> Span | None:
        """The words of a passage of the first text in the second one."""
        if self.compared.same_text:
            return span
        words = self.compared.first.text[span]
        at = self.compared.second.text.content.find(words)
        return Span(at, at + len(words)) if at >= 0 else None
