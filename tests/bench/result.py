"""What a row of the table says: two figures to compare."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """Two figures to compare, as they are said. `note` is what else there is to know."""

    ratio: float
    ours: str
    theirs: str
    note: str = ""


def compared(ours: float, theirs: float, unit: str, scale: float, note: str = "") -> Result:
    """Our figure against theirs, each times `scale` in `unit`."""
    return Result(ours / theirs, f"{ours * scale:,.1f} {unit}", f"{theirs * scale:,.1f} {unit}", note)
