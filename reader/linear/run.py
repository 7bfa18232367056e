"""Runs the linear screen on the terminal, and leaves the terminal as it was."""

from __future__ import annotations

import os
import signal

from reader.app.launch import Launch
from reader.linear.program import Left, Linear
from reader.linear.terminal.tty import Tty


def run(launch: Launch) -> Left:
    """Let the person read until they leave. A signal that ends the program is died of, as a shell expects."""
    left = Linear(launch, Tty()).run()
    if left.ended_by:
        signal.signal(left.ended_by, signal.SIG_DFL)
        os.kill(os.getpid(), left.ended_by)
    return left
