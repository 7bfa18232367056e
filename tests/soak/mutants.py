"""Articles made wrong at random: the same article for the same seed and number, and every one of them checked.

    python -m tests.soak.mutants SEED FIRST LAST FOLDER

checks some of them in this process, by the command line's own `check`, and prints one line of JSON: what was not as
promised, and the figures. FOLDER holds the mutant that is being checked, for whoever started this process to
find where the process ends before its time.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

from reader.cli import run
from reader.services.bundled import bundled
from tests.soak.checking import SECONDS, may_say, misprints

HELD = "mutant.yaml"
"""The file in its folder that a process is checking."""
_HOSTILE = (
    "\x00", "\x07", "\x1b[2J", "\x1b]0;x\x07", "\x7f", "\x85", "\x9b31m", "\r", "\t", "\u00ad", "\u061c", "\u180e",
    "\u200b", "\u200d", "\u200e", "\u2028", "\u202e", "\u2066", "\ufe0f", "\ufeff", "\ufffe", "\U000e0041",
    "\U0010ffff", "e" + "\u0301" * 40, "👩\u200d🚀", "字", "שלום", "[/b]", "[@click=app.quit]x", "%s{0}$x", "'", '"',
    "’", "“", "&a ", "*a", "!!int ", "!x ", "<<: ", "? ", "- ", ": ", "#", "| ", ">", "[", "]", "{", "}", ",", "%",
    "@", "`", "---\n", "...\n", "\n", "\n\n", " ", "\\", "\\x1b", "\\u202e", "\\ud800", "\\U00110000", "~", "null",
    "0", "-1", "1" * 400, "9" * 30, "1e999", "2021-02-30", "../..", "9999999999-01", "all", "unknown", "true",
)  # fmt: skip
_BYTES = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80", b"\xef\xbb\xbf", b"\x80")
_KEY = re.compile(rb"\b([a-z_]+)(?=:)")
_VALUE = re.compile(rb"(?<=: )[^\n{\[|]+")
_FAULTY = Path(__file__).parents[1] / "bad"


@cache
def origins() -> tuple[bytes, ...]:
    """What mutants are made of: the bundled article, a small one, and every file with a fault of its own."""
    small = (Path(__file__).parent / "small.yaml").read_bytes()
    return (
        bundled().read_bytes(),
        *[small] * 3,
        *(path.read_bytes() for path in sorted(_FAULTY.glob("*.yaml"))),
    )


def mutant(seed: int, number: int) -> bytes:
    """One article with one to six things done to it."""
    chance = random.Random(f"{seed}/{number}")
    sources = origins()
    # half of them are of the articles that were sound
    source = chance.choice(sources[:4]) if chance.random() < 0.5 else chance.choice(sources)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6))):
        source = chance.choice(_CHANGES)(source, chance)
    return source


def _flipped(source: bytes, chance: random.Random) -> bytes:
    changed = bytearray(source)
    for _ in range(chance.choice((1, 1, 2, 8))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _replaced(source: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(source, chance)
    return source[:start] + chance.randbytes(min(end - start, 8)) + source[end:]


def _intruded(source: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(source))
    hostile = chance.choice(_HOSTILE).encode() if chance.random() < 0.9 else chance.choice(_BYTES)
    return source[:at] + hostile * chance.choice((1, 1, 1, 2, 40)) + source[at:]


def _left_out(source: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(source, chance)
    return source[:start] + source[end:]


def _said_again(source: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(source, chance)
    return source[:end] + source[start:end] * chance.choice((1, 1, 3, 30)) + source[end:]


def _truncated(source: bytes, chance: random.Random) -> bytes:
    return source[: chance.randint(0, len(source))]


def _spliced(source: bytes, chance: random.Random) -> bytes:
    other = chance.choice(origins())
    return source[: chance.randint(0, len(source))] + other[chance.randint(0, len(other)) :]


def _line_moved(source: bytes, chance: random.Random) -> bytes:
    lines = source.split(b"\n")
    line = lines.pop(chance.randrange(len(lines)))
    kept = [line] * chance.choice((0, 1, 1, 2))
    at = chance.randint(0, len(lines))
    return b"\n".join([*lines[:at], *kept, *lines[at:]])


def _line_indented(source: bytes, chance: random.Random) -> bytes:
    lines = source.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randint(0, 8) + lines[at].lstrip()
    return b"\n".join(lines)


def _key_exchanged(source: bytes, chance: random.Random) -> bytes:
    """Two keys in each other's place, or one in place of the other."""
    return _exchanged(_KEY, source, chance)


def _value_exchanged(source: bytes, chance: random.Random) -> bytes:
    return _exchanged(_VALUE, source, chance)


def _value_made_hostile(source: bytes, chance: random.Random) -> bytes:
    found = list(_VALUE.finditer(source))
    if not found:
        return source
    start, end = chance.choice(found).span()
    return source[:start] + chance.choice(_HOSTILE).encode() + source[end:]


def _exchanged(pattern: re.Pattern[bytes], source: bytes, chance: random.Random) -> bytes:
    found = list(pattern.finditer(source))
    if len(found) < 2:
        return source
    one, other = sorted(chance.sample(found, 2), key=re.Match.start)
    return b"".join((
        source[: one.start()], other[0], source[one.end() : other.start()],
        chance.choice((one[0], other[0])), source[other.end() :],
    ))  # fmt: skip


def _stretch(source: bytes, chance: random.Random) -> tuple[int, int]:
    """A piece, oftener a short one."""
    start = chance.randint(0, len(source))
    return start, min(start + chance.choice((1, 2, 5, 20, 80, 400)), len(source))


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _replaced, _intruded, _intruded, _left_out, _said_again, _truncated, _spliced, _line_moved,
    _line_indented, _key_exchanged, _value_exchanged, _value_made_hostile,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one mutant: the complaints, empty where all was as promised."""

    status: int
    complaints: tuple[str, ...]
    seconds: float


def try_out(source: bytes, path: Path, seconds_at_most: float = SECONDS) -> Tried:
    """Check one mutant in this process; a sound one is told in plain words too."""
    path.write_bytes(source)
    out, err = io.StringIO(), io.StringIO()
    start = process_time()
    status = -1
    found: list[str] = []
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = run(["check", str(path)])
            seconds = process_time() - start
            if status == 0:
                told = len(out.getvalue())
                if run(["text", "--plain", str(path)]) or len(out.getvalue()) == told:
                    found.append("sound, but not told in plain words")
                out.truncate(told)
    except Exception:  # noqa: BLE001 - whatever it is, it is a fault of the reader's, and the next one is tried
        return Tried(status, (traceback.format_exc(),), process_time() - start)
    found += _complaints(status, out.getvalue(), err.getvalue(), path)
    if seconds > seconds_at_most:
        found.append(f"{seconds:.2f} s, not {seconds_at_most:.2f}")
    return Tried(status, tuple(found), seconds)


def _complaints(status: int, out: str, err: str, path: Path) -> Iterator[str]:
    if status not in (0, 1):
        yield f"exit {status}"
    if not may_say(err, path):
        yield f"said {err[-300:]!r}"
    yield from misprints(out, path, errors=status == 1)


def main(argv: list[str]) -> None:
    seed, first, last = map(int, argv[:3])
    path = Path(argv[3]) / HELD
    found: list[tuple[int, str]] = []
    sound = 0
    slowest = 0.0
    for number in range(first, last):
        tried = try_out(mutant(seed, number), path)
        found += [(number, complaint) for complaint in tried.complaints]
        sound += tried.status == 0
        slowest = max(slowest, tried.seconds)
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text("ascii"))
    memory = int(peak[1]) * 1024 if peak else 0
    json.dump({"found": found, "sound": sound, "slowest": slowest, "peak": memory}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
