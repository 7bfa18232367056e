"""Hands out feeds so that few hosts are asked at once, and each for one thing at a time."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Condition
from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host of an address; the address itself where it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


class HostQueue:
    """Addresses that wait, by host. Several threads take from it; a host that is handed out is left alone meanwhile."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._waiting: OrderedDict[str, deque[str]] = OrderedDict()
        for address in addresses:
            self._waiting.setdefault(host_of(address), deque()).append(address)
        self._handed_out: set[str] = set()
        self._asked: set[str] = set()
        self._changed = Condition()
        self.is_over = False

    def stop(self) -> None:
        """Hands out nothing more."""
        with self._changed:
            self.is_over = True
            self._changed.notify_all()

    def next(self) -> str | None:
        """An address whose host nobody has; waits for one, and gives None where none is left."""
        with self._changed:
            while self._waiting and not self.is_over:
                host = next((host for host in self._waiting if host not in self._handed_out), None)
                if host is not None:
                    address = self._waiting[host].popleft()
                    self._waiting.move_to_end(host)
                    if not self._waiting[host]:
                        del self._waiting[host]
                    self._handed_out.add(host)
                    return address
                self._changed.wait()
            return None

    def drop_host_of(self, address: str) -> tuple[str, ...]:
        """The addresses of the same host that still wait, which are not handed out any more."""
        with self._changed:
            dropped = tuple(self._waiting.pop(host_of(address), ()))
            self._changed.notify_all()
        return dropped

    def done(self, address: str) -> None:
        """Lets the host of an address that was handed out be asked again."""
        with self._changed:
            self._handed_out.discard(host_of(address))
            self._changed.notify_all()

    @contextmanager
    def asking(self, host: str) -> Iterator[None]:
        """Holds a host while it is asked, whichever address led to it."""
        with self._changed:
            while host in self._asked:
                self._changed.wait()
            self._asked.add(host)
        try:
            yield
        finally:
            with self._changed:
                self._asked.discard(host)
                self._changed.notify_all()
