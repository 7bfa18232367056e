"""What fetching feeds costs, against the same requests by six plain threads; and the memory that it takes.

The server is a process of its own, on forty loopback addresses, with 50 ms of latency.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter
from urllib.parse import urlsplit

from reader.intake.subscriptions.opml import EMPTY, OpmlFile
from reader.model.feeds.subscriptions import Subscription
from tests.bench.feed_server import addresses

_THREADS = 6
_OPENING = """import resource, sys
from reader.cli import run
status = run(sys.argv[1:])
sys.stderr.write(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\\n")
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class FetchFigures:
    """Seconds of wall time: of ours and of the floor, for new feeds and for unchanged ones."""

    ours: float
    floor: float
    ours_unchanged: float
    floor_unchanged: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def ratio_unchanged(self) -> float:
        return self.ours_unchanged / self.floor_unchanged


def fetching(folder: Path, feeds: int, entries: int, rounds: int) -> FetchFigures:
    """Fetches `feeds` of so many entries, new and then unchanged; the least of some rounds, in turns."""
    ours, floor, ours_unchanged, floor_unchanged = [], [], [], []
    with _server(feeds, entries, 0) as port:
        wanted = addresses(port, feeds)
        for number in range(rounds):
            home = folder / f"home-{number}"
            _subscribe(home, wanted)
            floor.append(_timed_floor(wanted, {}))
            ours.append(_timed_fetch(home)[0])
            tags = {address: f'"{number}"' for number, address in enumerate(wanted)}
            floor_unchanged.append(_timed_floor(wanted, tags))
            ours_unchanged.append(_timed_fetch(home)[0])
    return FetchFigures(min(ours), min(floor), min(ours_unchanged), min(floor_unchanged))


def memory(folder: Path, megabytes: int) -> float:
    """The most memory, in MB, that a fetch of so many megabytes of feeds takes, in feeds of ten megabytes."""
    feeds = max(megabytes // 10, 1)
    size = megabytes * 1_000_000 // feeds
    with _server(feeds, 5_000, size) as port:
        home = folder / "home-memory"
        _subscribe(home, addresses(port, feeds))
        return _timed_fetch(home)[1] / 1024


@contextmanager
def _server(feeds: int, entries: int, size: int) -> Iterator[int]:
    command = (sys.executable, "-m", "tests.bench.feed_server", str(feeds), str(entries), "--size", str(size))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def _subscribe(home: Path, wanted: list[str]) -> None:
    file = OpmlFile(EMPTY)
    for address in wanted:
        file.add(Subscription(address))
    path = home / "config" / "closeread" / "feeds.opml"
    path.parent.mkdir(parents=True)
    path.write_bytes(file.content())


def _timed_fetch(home: Path) -> tuple[float, int]:
    """Seconds from the start of `reader feeds fetch` to its end, and the most kilobytes that it had."""
    folders = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    command = (sys.executable, "-c", _OPENING, "feeds", "fetch", "--allow-private")
    began = perf_counter()
    done = subprocess.run(
        command,
        env=os.environ | folders,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    took = perf_counter() - began
    return took, int(done.stderr.rpartition("peak ")[2])


def _timed_floor(wanted: list[str], tags: dict[str, str]) -> float:
    """Seconds that six plain threads take for the same requests, each after its end."""
    waiting = SimpleQueue[str]()
    for address in wanted:
        waiting.put(address)

    def work() -> None:
        while True:
            try:
                address = waiting.get_nowait()
            except Empty:
                return
            parts = urlsplit(address)
            connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
            headers = {"If-None-Match": tags[address]} if address in tags else {}
            connection.request("GET", parts.path, headers=headers)
            connection.getresponse().read()
            connection.close()

    threads = [Thread(target=work) for _ in range(_THREADS)]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return perf_counter() - began
