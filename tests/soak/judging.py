"""What is tried, counted, and what was wrong with it: for the parts that run the real program in a terminal."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from tests.seen import Seen
from tests.soak.parts import Outcome
from tests.terminals import Terminal

ESCAPE = "\x1b[27u"
"""The key as terminals send it that leave no doubt whether more follows."""
PASTE = "\x1b[200~{}\x1b[201~"
_MOST_TOLD = 20
_TOP, _FOOTER = 300, 400
"""How much of a screen is told of: its head and its foot."""
_SIDE_BY_SIDE = 3
"""Programs at once: each of them is waited for most of its time."""
_NAMED = {"Esc": ESCAPE, "Enter": "\r", "Tab": "\t", "Down": "\x1b[6~"}
_NAMES = re.compile("|".join(_NAMED))


def press(terminal: Terminal, keys: str) -> None:
    """Press keys, those between spaces all at once when the ones before have been answered, while the program lives."""
    for key in keys.split():
        if terminal.process.poll() is not None:
            return
        terminal.type(_NAMES.sub(lambda name: _NAMED[name[0]], key))
        terminal.wait_quiet()


def end(terminal: Terminal) -> None:
    """End a program from outside, as one that is in order lets itself be ended."""
    terminal.send(signal.SIGTERM)
    terminal.wait()


@dataclass(slots=True)
class Tally:
    """One row of the report while it is being made."""

    name: str
    tried: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, words: str) -> None:
        self.told += 1
        if len(self.faults) < _MOST_TOLD:
            self.faults.append(words)

    @contextmanager
    def trying(self, what: str) -> Iterator[None]:
        """Something that is waited for in vain, or a program that hangs, is a fault of what is tried."""
        self.tried += 1
        try:
            yield
        except (AssertionError, subprocess.TimeoutExpired) as fault:
            told = str(fault)
            self.fault(f"{what}: {told[:_TOP]!r} … {told[_TOP:][-_FOOTER:]!r}")

    def judge(
        self, terminal: Terminal, what: str, statuses: Sequence[int] | None = None, start: int = 0
    ) -> Seen:
        """What a program wrote, from a byte on; where it has ended, what it left behind, and how it ended."""
        seen = terminal.seen_since(start) if start else terminal.seen
        wrong = list(dict.fromkeys(seen.faults))[:3]
        if "Traceback" in seen.drawn or "a fault of its own" in seen.drawn:
            wrong.append(f"crashed: {seen.drawn[-600:]!r}")
        if terminal.process.poll() is not None:
            wrong += terminal.left_behind
            if statuses is not None and terminal.process.returncode not in statuses:
                wrong.append(f"ended with {terminal.process.returncode}: {seen.drawn[-300:]!r}")
        elif statuses is not None:
            wrong.append("did not end")
        for each in wrong:
            self.fault(f"{what}: {each}")
        if statuses is not None:  # thousands of them are more than a process may have open
            terminal.close()
        return seen

    def add(self, other: Tally) -> None:
        """What was tried beside it."""
        self.tried += other.tried
        for fault in other.faults:
            self.fault(fault)
        self.told += other.told - len(other.faults)

    def outcome(self, note: str = "") -> Outcome:
        more = self.told - len(self.faults)
        return Outcome(self.name, self.tried, (*self.faults, *([f"and {more} more"] if more else ())), note)


Tried = TypeVar("Tried")


def side_by_side(tally: Tally, try_out: Callable[[Tally, Tried], None], each: Iterable[Tried]) -> None:
    """Try each out, some at once, with a tally of its own; told in their order."""

    def tried(one: Tried) -> Tally:
        try_out(own := Tally(tally.name), one)
        return own

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
        for own in threads.map(tried, each):
            tally.add(own)
