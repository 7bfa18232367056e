"""Work that is done after the program has ended, so that nobody waits for it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

_LONGEST = 20
"""Seconds that such work may take: nobody would see that it never ends."""


def do_detached(work: Callable[[], None]) -> None:
    """Do some work in a process of its own, without the terminal; in this one, where other threads may hold locks."""
    if threading.active_count() > 1:
        work()
        return
    try:
        if os.fork():
            return
    except OSError:  # no process can be had: then the work is left
        return
    try:
        os.setsid()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_LONGEST)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for handle in range(3):
            os.dup2(nowhere, handle)
        work()
    finally:
        os._exit(0)
