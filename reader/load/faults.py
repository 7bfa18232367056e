"""Collects the faults of a file: the first thousand are listed, the others counted."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Mark, Severity

MOST_LISTED = 1_000
COUNTED = 50_000


class TooManyFaultsError(Exception):
    """Too many faults even to count: the rest of the file is not read."""


class Faults:
    """What has been found wrong so far. `unlisted` counts the faults past the first thousand."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.unlisted = 0

    def report(self, mark: Mark, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Add one fault, its message made clean. Raises TooManyFaultsError past fifty thousand."""
        if len(self.diagnostics) < MOST_LISTED:
            self.diagnostics.append(Diagnostic(mark, code, clean(message), severity))
        elif self.unlisted < COUNTED - MOST_LISTED:
            self.unlisted += 1
        else:
            raise TooManyFaultsError

    @property
    def many(self) -> bool:
        """Whether further faults are only counted, so that their messages do not matter."""
        return len(self.diagnostics) >= MOST_LISTED


def in_file_order(diagnostics: Iterable[Diagnostic], unlisted: int = 0) -> list[Diagnostic]:
    """The diagnostics by place, at most a thousand, and then one with the number of the others."""
    ordered = sorted(diagnostics)
    rest = unlisted + max(len(ordered) - MOST_LISTED, 0)
    if rest:
        left = ordered[MOST_LISTED:]
        ordered = ordered[:MOST_LISTED]
        # The first thousand of a file read to its end may be warnings while the rest are not.
        errors = unlisted or any(fault.severity is Severity.ERROR for fault in left)
        severity = Severity.ERROR if errors else Severity.WARNING
        number = f"{rest:,}" if rest < COUNTED - MOST_LISTED else f"{rest:,} or more"
        noun = "fault" if rest == 1 else "faults"
        ordered.append(Diagnostic(ordered[-1].mark, "too-many-faults", f"and {number} {noun} more", severity))
    return ordered


ANCHOR_FAULTS = frozenset({"not-in-text", "ambiguous-text", "no-such-paragraph", "not-inside"})
"""The codes of faults that a changed text can bring about."""


def has_only_anchor_faults(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there are errors, and all of words that are not where they were: the text may have changed."""
    errors = {fault.code for fault in diagnostics if fault.severity is Severity.ERROR}
    return bool(errors) and errors <= ANCHOR_FAULTS
