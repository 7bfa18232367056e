"""Faults as they are found: the first thousand told, the others counted."""

from __future__ import annotations

from reader.load.diagnostic import Diagnostic, Mark, Severity
from reader.model.clean import clean

TOLD = 1_000
COUNTED = 100_000


class TooManyFaultsError(Exception):
    """Nobody counts on: what is left of the file is not read."""


class Faults:
    """What has been found wrong so far. `untold` counts the faults past the first thousand."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.untold = 0

    def tell(self, mark: Mark, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Take down one fault, its message made clean. Raises TooManyFaultsError past a hundred thousand."""
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
