"""Two write into one archive and three read it, all killed again and again: nothing acknowledged is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep

from reader.library.archive import Archive
from reader.library.folders import digest
from reader.library.opening import open_archive
from reader.load.checked_file import check_file
from reader.model.library.versions import Change, Outcome
from tests.postgres import Server, server
from tests.soak.parts import Outcome as Found
from tests.soak.parts import Soak

_WRITERS, _READERS, _ARTICLES = 2, 3, 20
_WORDS = 200
_PATIENCE = 120.0
"""Seconds within which a killed server has to stand again, and a push to be acknowledged."""
CHECKOUT = Path(__file__).parents[2]


def run(soak: Soak) -> Iterator[Found]:
    with server(durable=True) as started:
        address = started.fresh_database()
        _begin(address)
        people = [_Person(what, number, address, soak.folder) for what, number in _parts()]
        kills = _disturb(soak, started, people)
        for person in people:
            person.end()
        faults = [*_faults(people), *_lost(address, people)]
        pushes = sum(len(person.acknowledged()) for person in people)
    note = f"{pushes:,} pushes acknowledged, {kills} kills"
    yield Found("pushed by two, read by three, killed meanwhile", pushes, tuple(faults), note)


def _parts() -> Iterator[tuple[str, int]]:
    yield from (("write", number) for number in range(_WRITERS))
    yield from (("read", number) for number in range(_READERS))


def _begin(address: str) -> None:
    """Put articles of words of their own into a new archive."""
    with closing(open_archive(address, begin=True)) as archive:
        changes = [Change(f"a{number}.yaml", _article(number), None, "all") for number in range(_ARTICLES)]
        assert all(pushed.outcome is Outcome.STORED for pushed in archive.push(changes))


def _article(number: int) -> bytes:
    words = " ".join(f"w{number}x{word}" for word in range(_WORDS))
    return f"format: 1\nheadline: Article {number}  # made up\ntext: |-\n  {words}\n".encode()


class _Person:
    """A process that writes or reads, and starts again when it was killed."""

    def __init__(self, what: str, number: int, address: str, folder: Path) -> None:
        self._folder = folder / f"{what}{number}"
        self._folder.mkdir()
        self.writes = what == "write"
        self._command = [sys.executable, "-m", "tests.soak.sharer", what, address, str(self._folder)]
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(self._command, cwd=CHECKOUT, stdout=log, stderr=log)

    def kill(self) -> None:
        """End it at once, in the midst of what it does, and start another in its place."""
        self._process.kill()
        self._process.wait()
        self._process = self._start()

    def end(self) -> None:
        (self._folder / "stop").touch()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def acknowledged(self) -> list[tuple[int, str, list[str]]]:
        """Version, article and marks of each push that was said to be stored."""
        found = []
        for line in self._lines("acknowledged"):
            number, name, marks = line.split(" ")
            found.append((int(number), name, marks.split(",")))
        return found

    def faults(self) -> list[str]:
        return [*self._lines("faults"), *self._lines("log")]

    def _lines(self, name: str) -> list[str]:
        path = self._folder / name
        # the last line may have been cut by a kill: what was not written was not acknowledged
        return path.read_text("utf-8").split("\n")[:-1] if path.exists() else []


def _disturb(soak: Soak, started: Server, people: list[_Person]) -> int:
    """Kill a writer or the server at so many instants, and go on until so many pushes are acknowledged."""
    chance = soak.chance("sharing")
    writers = [person for person in people if person.writes]
    kills, pushes = soak.times(100, least=4), soak.times(1000, least=40)
    done = 0
    until = monotonic() + _PATIENCE
    before = 0
    while done < kills or sum(len(writer.acknowledged()) for writer in writers) < pushes:
        sleep(chance.uniform(0.05, 1.5))
        now = sum(len(writer.acknowledged()) for writer in writers)
        if now > before:
            before, until = now, monotonic() + _PATIENCE
        assert monotonic() < until, "no push is acknowledged any more"
        if done < kills:
            done += 1
            if done % 2:
                chance.choice(writers).kill()
            else:
                _kill_server(started)
    return done


def _kill_server(started: Server) -> None:
    """Kill the server's first process, wait until its others have noticed and ended, and start it again."""
    first = int((started.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
    others = _children(first)
    os.kill(first, signal.SIGKILL)
    until = monotonic() + _PATIENCE
    while any(Path(f"/proc/{each}").exists() for each in (first, *others)):
        assert monotonic() < until, "the server's other processes stay"
        sleep(0.05)
    started.start()


def _children(parent: int) -> list[int]:
    """The processes that a process has started, where the system tells."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            if f"\nPPid:\t{parent}\n" in status.read_text():
                found.append(int(status.parent.name))
    return found


def _faults(people: list[_Person]) -> Iterator[str]:
    for person in people:
        yield from person.faults()


def _lost(address: str, people: list[_Person]) -> Iterator[str]:
    """What was acknowledged and is not there: versions, their bytes, or marks in the newest of them."""
    with closing(open_archive(address)) as archive:
        newest = {name: _marks(archive, version.hash) for name, version in archive.current().items()}
        for person in people:
            for number, name, marks in person.acknowledged():
                version = archive.version(number)
                if version is None or version.hash is None:
                    yield f"version {number} of {name} is gone"
                elif not set(marks) <= _marks(archive, version.hash):
                    yield f"version {number} of {name} has not what was pushed"
                if missing := set(marks) - newest[name]:
                    yield f"{name} has lost {len(missing)} marks of version {number}"
        for name in newest:
            yield from _gaps(archive, name)


def _gaps(archive: Archive, name: str) -> Iterator[str]:
    """Versions that don't say that they replaced the one before: one of the two was overwritten unseen."""
    versions = archive.history(name)
    for later, earlier in zip(versions, (*versions[1:], None), strict=True):
        if later.previous != (earlier and earlier.number):
            yield f"{name}: version {later.number} replaced {later.previous}, and {earlier} stands before it"


def _marks(archive: Archive, hash_: bytes | None) -> set[str]:
    content = archive.contents([hash_]).get(hash_) if hash_ is not None else None
    if content is None or digest(content) != hash_:
        return set()
    article = check_file(content, "x").loaded.article
    return {note.note for note in article.notes} if article is not None else set()
