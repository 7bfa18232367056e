"""Faults as they are found: the first thousand told, the others counted."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Mark, Severity

TOLD = 1_000
COUNTED = 50_000


class TooManyFaultsError(Exception):
    """Nobody counts on: what is left of the file is not read."""


class Faults:
    """What has been found wrong so far. `untold` counts the faults past the first thousand."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.untold = 0

    def tell(self, mark: Mark, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Take down one fault, its message made clean. Raises TooManyFaultsError past fifty thousand."""
        if len(self.diagnostics) < TOLD:
            self.diagnostics.append(Diagnostic(mark, code, clean(message), severity))
        elif self.untold < COUNTED - TOLD:
            self.untold += 1
        else:
            raise TooManyFaultsError

    @property
    def many(self) -> bool:
        """Whether a message more would not be told, so that nobody need think of a good one."""
        return len(self.diagnostics) >= TOLD


def in_file_order(diagnostics: Iterable[Diagnostic], untold: int = 0) -> list[Diagnostic]:
    """The diagnostics by place, at most a thousand, and then one that tells the number of the others."""
    ordered = sorted(diagnostics)
    rest = untold + max(len(ordered) - TOLD, 0)
    if rest:
        left = ordered[TOLD:]
        ordered = ordered[:TOLD]
        # The first thousand of a file read to its end may be warnings while the rest are not.
        errors = untold or any(fault.severity is Severity.ERROR for fault in left)
        severity = Severity.ERROR if errors else Severity.WARNING
        number = f"{rest:,}" if rest < COUNTED - TOLD else f"{rest:,} or more"
        noun = "fault" if rest == 1 else "faults"
        ordered.append(Diagnostic(ordered[-1].mark, "too-many-faults", f"and {number} {noun} more", severity))
    return ordered
