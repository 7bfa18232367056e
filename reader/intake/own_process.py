"""The command that runs a module of ours in a process of its own, which can be stopped and may die."""

from __future__ import annotations

import sys
from pathlib import Path

import reader


def command_of(module: str) -> tuple[str, ...]:
    """The command line that calls a module's `main`, in the same Python."""
    return (
        sys.executable,
        "-P",  # only what is installed is imported, nothing that lies beside the program
        "-c",
        f"import sys; sys.path.append({str(Path(reader.__file__).parents[1])!r}); from {module} import main; main()",
    )
