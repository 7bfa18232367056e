"""What a part of the test bench is given and what it gives back.

A part is a module of this folder with `run(soak: Soak) -> Iterator[Outcome]`, named in `tests/soak/__main__.py`. It
yields an outcome as soon as there is one; the time since the one before is counted for it. Equal seeds and lengths
try the same things.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the report.

    `faults`: one line each, enough to find the fault again; `note`: figures worth telling where there are none.
    """

    name: str
    tried: int
    faults: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Soak:
    """How much to try. `folder` is empty, the part's own, and gone afterwards; `length` 1 is all of it.

    `material`: a folder with what is read at run time and never committed, in checkouts or git directories named after
    their repositories (`big-list-of-naughty-strings`, `yaml-test-suite`), or None.
    """

    seed: int
    length: float
    folder: Path
    material: Path | None = None

    def chance(self, name: str) -> random.Random:
        """Chance of its own for each thing that needs it, so that one more try in one changes no other."""
        return random.Random(f"{self.seed}/{name}")

    def times(self, full: int, least: int = 1) -> int:
        """How often to try what is tried `full` times at length 1."""
        return max(round(full * self.length), least)
