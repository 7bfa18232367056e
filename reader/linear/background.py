"""Work in threads, whose results are handed to the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class Background:
    """Threads that end with the program, and what is to be done with what came of them."""

    def __init__(self, wake: Callable[[], None]) -> None:
        """`wake` has the thread of the screen call `settle`."""
        self._wake = wake
        self._done: SimpleQueue[Callable[[], object]] = SimpleQueue()

    def start(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do something in a thread, and then something with what came of it; a bug is raised by `settle`."""

        def run() -> None:
            try:
                made = work()
            except Exception as error:  # noqa: BLE001 - raised again where the screen can give the terminal back
                self.call(partial(_raise, error))
            else:
                self.call(lambda: then(made))

        Thread(target=run, daemon=True).start()

    def call(self, action: Callable[[], object]) -> None:
        """Have something done in the thread of the screen."""
        self._done.put(action)
        self._wake()

    def settle(self) -> None:
        """Do what is to be done by now."""
        while not self._done.empty():
            self._done.get()()


def _raise(fault: BaseException) -> None:
    raise fault
