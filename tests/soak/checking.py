"""`reader check` as a person runs it: what it printed, what it cost, and whether both are as promised."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.model.characters import is_clean
from reader.model.clean import shorten

SECONDS, MEMORY = 0.5, 200_000_000
"""What one file may cost: seconds of CPU (the check has one thread, so no less passes) and bytes."""
FAULT = re.compile(
    r"(?P<path>.+?):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): (?P<severity>error|warning): (?P<message>.+)"
    r" \[[a-z0-9-]+\]"
)
_PATIENCE = 60.0
_ROOT = Path(__file__).parents[2]
# The process tells its own peak: what the system tells a parent holds the parent's own size, too.
_PROGRAM = """\
import os, re, sys
from reader.__main__ import main
status = main()
with open("/proc/self/status") as file:
    os.write({handle}, re.search(r"VmHWM:\\s*(\\d+)", file.read())[1].encode())
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """One run. `status` is less than 0 for a signal; seconds of CPU; `peak` in bytes, 0 where it didn't end well."""

    status: int
    out: str
    err: str
    seconds: float
    peak: int


def check(path: Path) -> Checked:
    """Run `reader check` on one file; after a minute it is killed."""
    ours, theirs = os.pipe()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(handle=theirs), "check", str(path)],
            stdin=subprocess.DEVNULL, stdout=out, stderr=err, pass_fds=[theirs],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8"},
        )  # fmt: skip
        os.close(theirs)
        patience = threading.Timer(_PATIENCE, process.kill)
        patience.start()
        _, status, usage = os.wait4(process.pid, 0)
        patience.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        with os.fdopen(ours) as told:
            peak = int(told.read() or 0) * 1024
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
        said, complained = texts
        return Checked(process.returncode, said, complained, usage.ru_utime + usage.ru_stime, peak)


def complaints(
    checked: Checked, path: Path, *, faulty: bool | None, bars: tuple[float, float] = (SECONDS, MEMORY)
) -> Iterator[str]:
    """What is not as promised. `faulty`: the file is known to have errors; None: it may have warnings only."""
    if checked.status < 0:
        yield f"ended by signal {-checked.status} after {checked.seconds:.1f} s"
        return
    if checked.status not in ((1,) if faulty else (0, 1)):
        yield f"exit {checked.status}"
    if not may_say(checked.err, path):
        yield f"said {checked.err[-300:]!r}"
    yield from misprints(checked.out, path, errors=checked.status == 1)
    seconds, memory = bars
    if checked.seconds > seconds:
        yield f"{checked.seconds:.2f} s, not {seconds:.2f}"
    if checked.peak > memory:
        yield f"{checked.peak / 1e6:.0f} MB, not {memory / 1e6:.0f}"


def may_say(err: str, path: Path) -> bool:
    """Whether standard error has nothing, or what helps where a file's words are not in its text."""
    advice = f"`reader review {shorten(str(path), 200)}` finds the words again where the text has changed.\n"
    return err in ("", advice)


def misprints(out: str, path: Path, *, errors: bool) -> Iterator[str]:
    """What is wrong with the lines printed: each `path:line:column: …`, in order, an error among them or none."""
    places: list[tuple[int, int]] = []
    found = False
    for line in out.split("\n")[:-1]:
        match = FAULT.fullmatch(line)
        if match is None or match["path"] != str(path) or not is_clean(line):
            yield f"printed {line[:200]!r}"
            return
        places.append((int(match["line"]), int(match["column"])))
        found |= match["severity"] == "error"
    if found is not errors:
        yield "an error with exit 0" if found else "exit 1 without an error"
    if places != sorted(places):
        yield "not in the file's order"
