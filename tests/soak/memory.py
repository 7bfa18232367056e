"""What the reader has kept of a person's is still there, at whatever moment the program is killed.

    python -m tests.soak.memory FOLDER FIRST STEP LAST

says that it is ready, waits for a line, keeps place after place and mark after mark in a memory, and tells each number
once it is kept.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from reader.load.article import load_article, read_article
from reader.load.article_cache import ArticleCache, article_name
from reader.memory.memory import FILE_NAME, ArticleKey, Memory, article_key, open_memory
from reader.memory.places import Place
from reader.services.bundled import bundled
from tests.soak.parts import Outcome, Soak
from tests.terminals import OPEN, starting

_ROOT = Path(__file__).parents[2]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WRITES = 1_000
_FOR_EVER = 10_000_000
_TEXT = (
    "Mayor reopens the harbour\n\n"
    + "The mayor, Ana Ruiz, said: “It is a start.” A storm came in 2021.\n\n" * 40
)


def run(soak: Soak) -> Iterator[Outcome]:
    yield killed_while_keeping(soak)
    yield two_readers(soak)
    yield killed_after_marking(soak)
    yield killed_while_opening(soak)
    yield killed_while_adding(soak)


# -- places and marks


def killed_while_keeping(soak: Soak) -> Outcome:
    """Kill −9 at random instants, most of them between two writes or in one. All that was told is there."""
    chance = soak.chance("keeping")
    folder = soak.folder / "keeping"
    found: list[str] = []
    kept: list[int] = []
    times = soak.times(100, 5)
    for number in range(times):
        first = number * 100_000
        process = _keeping(folder, first, 1, _FOR_EVER)
        _go(process)
        told = _killed_after(process, chance.uniform(0, 0.25), b"\n" if number % 4 else b"")
        kept += (new := [int(word) for word in told.split(b"\n")[:-1]])
        found += _missing(folder, new, f"killing {number}")
    found += _missing(folder, kept, "in the end")
    return Outcome("killed while keeping places and marks", times, tuple(found), f"{len(kept):,} kept")


def two_readers(soak: Soak) -> Outcome:
    """Two readers keep a thousand things at once."""
    folder = soak.folder / "two"
    writes = soak.times(_WRITES, 100)
    processes = [_keeping(folder, first, 2, writes) for first in (0, 1)]
    _go(*processes)
    told = [process.communicate(timeout=120)[0] for process in processes]
    found = [f"ended with {process.returncode}" for process in processes if process.returncode]
    kept = [int(word) for words in told for word in words.split()]
    if sorted(kept) != list(range(writes)):
        found.append(f"{len(kept)} of {writes} told")
    found += _missing(folder, list(range(writes)), "of two readers")
    return Outcome("kept by two readers at once", writes, tuple(found))


def _keeping(folder: Path, first: int, step: int, last: int) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-m", "tests.soak.memory", str(folder), str(first), str(step), str(last)]
    process = subprocess.Popen(argv, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None, "its output is a pipe"
    assert process.stdout.readline() == b"ready\n"
    return process


def _go(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        assert process.stdin is not None, "its input is a pipe"
        process.stdin.write(b"\n")
        process.stdin.flush()


def _killed_after(process: subprocess.Popen[bytes], seconds: float, begun: bytes) -> bytes:
    """All that it told before it was killed, `seconds` after it had told `begun`."""
    assert process.stdout is not None, "its output is a pipe"
    with process:
        told = process.stdout.readline() if begun else b""
        time.sleep(seconds)
        process.kill()
        return told + process.stdout.read()


def _written(number: int) -> tuple[ArticleKey, str, Place]:
    """What write `number` keeps: each has an article and a letter of its own."""
    article, letter = divmod(number, len(_LETTERS))
    return ArticleKey(f"/news/{article}.yaml"), _LETTERS[letter], Place(number, f"before {number}", "after")


def _missing(folder: Path, numbers: Sequence[int], when: str) -> Iterator[str]:
    if not numbers:
        return
    with closing(open_memory(folder)) as memory:
        for number in numbers:
            article, letter, place = _written(number)
            remembered = memory.recall(article)
            if remembered.marks.get(letter) != place:
                yield f"{when}: mark {number} is gone"
            if remembered.place is None or _written(remembered.place.offset)[0] != article:
                yield f"{when}: place {number} is gone"
        if fault := memory.pop_fault():
            yield f"{when}: {fault}"


def _keep(folder: Path, first: int, step: int, last: int) -> None:
    os.write(1, b"ready\n")
    sys.stdin.readline()
    memory: Memory = open_memory(folder)
    for number in range(first, last, step):
        article, letter, place = _written(number)
        memory.set_mark(article, letter, place)
        memory.remember_place(article, place)
        if fault := memory.pop_fault():
            sys.exit(f"{number}: {fault}")
        os.write(1, b"%d\n" % number)
    memory.close()


# -- the program itself


def killed_after_marking(soak: Soak) -> Outcome:
    """The program is killed as soon as the screen says that a place is marked."""
    chance = soak.chance("marking")
    home = soak.folder / "marking"
    home.mkdir()
    found: list[str] = []
    times = soak.times(20, 1)
    state = home / "state"
    letters = chance.sample(_LETTERS, min(times, len(_LETTERS)))
    for letter in letters:
        with starting(home) as start:
            terminal = start(bundled(), XDG_STATE_HOME=str(state))
            terminal.wait_for(OPEN)
            terminal.type("d" * chance.randrange(3) + f"m{letter}")
            terminal.wait_for(f"Marked as {letter}")
            terminal.send(9)
            terminal.wait()
        with closing(open_memory(state / "closeread")) as memory:
            if letter not in memory.marks(article_key(bundled())):
                found.append(f"mark {letter} was said to be set, and is gone")
    if not (state / "closeread" / FILE_NAME).exists():
        found.append("nothing was kept where it was looked for")
    return Outcome("killed once the screen says that a place is marked", len(letters), tuple(found))


def killed_while_opening(soak: Soak) -> Outcome:
    """What is kept of checked articles is whole or not there, and the next reader opens."""
    chance = soak.chance("opening")
    home = soak.folder / "opening"
    home.mkdir()
    source, article = bundled().read_bytes(), load_article(bundled()).article
    found: list[str] = []
    whole = 0
    times = soak.times(40, 2)
    with starting(home) as start:
        for number in range(times):
            cache = home / f"cache-{number}"
            terminal = start(bundled(), XDG_CACHE_HOME=str(cache))
            if number % 2:
                terminal.wait_for(OPEN)
            time.sleep(chance.uniform(0, 0.5))
            terminal.send(9)
            terminal.wait()
            kept = ArticleCache.below(cache / "closeread").get(article_name(source, bundled().stem))
            whole += kept is not None
            if kept is not None and kept.article != article:
                found.append(f"killing {number}: the article kept is another")
        terminal = start(bundled(), XDG_CACHE_HOME=str(cache))
        terminal.wait_for(OPEN)
    return Outcome("killed while opening an article", times, tuple(found), f"{whole} had kept it by then")


def killed_while_adding(soak: Soak) -> Outcome:
    """`reader add` writes a file whole or not at all, over an older one too."""
    chance = soak.chance("adding")
    folder = soak.folder / "adding"
    folder.mkdir()
    source, output = folder / "story.txt", folder / "story.yaml"
    source.write_text(_TEXT, "utf-8")
    for _ in range(2):  # the first finds nothing compiled, and takes longer than all others
        begun = time.monotonic()
        _adding(source, output).wait(120)
    taken = time.monotonic() - begun
    new = output.read_bytes()
    old = new.replace(b"headline: ", b"headline: Old ", 1)
    found: list[str] = []
    if read_article(new, "story").article is None:
        found.append("what is added has faults")
    counts = {"old": 0, "new": 0, "none": 0}
    times = soak.times(40, 3)
    for number in range(times):
        output.unlink(missing_ok=True)
        if number % 2:
            output.write_bytes(old)
        status = _ended(_adding(source, output), chance, taken)
        now = output.read_bytes() if output.exists() else None
        if status == 0 and now != new:
            found.append(f"killing {number}: it had ended well, and the file is not there")
        elif now not in (new, old if number % 2 else None):
            found.append(f"killing {number}: {len(now or b'')} bytes instead of {len(new)}")
        counts["new" if now == new else "old" if now == old else "none"] += 1
    left = sorted(path.name for path in folder.iterdir() if path not in (source, output))
    found += [f"left behind in sight: {name}" for name in left if not name.startswith(".")]
    note = ", ".join(f"{number} {what}" for what, number in counts.items())
    return Outcome(
        "killed while adding an article", times, tuple(found), f"{note}; {len(left)} hidden files left"
    )


def _adding(source: Path, output: Path) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-m", "reader", "add", str(source), "--output", str(output), "--force"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(source.parent), "PYTHONPATH": str(_ROOT)}
    return subprocess.Popen(argv, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _ended(process: subprocess.Popen[bytes], chance: random.Random, taken: float) -> int:
    """Its status, after it was killed at an instant of its time; most instants are where it writes, near its end."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(taken * chance.choice((chance.uniform(0, 1.2), chance.uniform(0.7, 1.1))))
    process.kill()
    return process.wait()


if __name__ == "__main__":
    _keep(Path(sys.argv[1]), *map(int, sys.argv[2:]))
