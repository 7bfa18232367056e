"""Watches folders through the extension of watchfiles, without its Python part, which takes long to load."""

from __future__ import annotations

import os
from asyncio import CancelledError, get_running_loop, shield
from collections.abc import AsyncGenerator, Iterable
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from threading import Event
from typing import Any

_DEBOUNCE, _STEP, _POLL = 200, 50, 300
"""Milliseconds in which changes are collected, after which a quiet moment ends that, and between two looks by hand."""


class WatchEndedError(Exception):
    """The watch has ended by a fault of its own: what happened since is not known."""


async def changed_paths(folders: Iterable[Path], timeout: int) -> AsyncGenerator[set[Path], None]:
    """Paths that have just changed in the folders, subfolders left out; none after each `timeout` of milliseconds.

    Raises WatchEndedError; OSError or RuntimeError where the system can't watch them.
    """
    extension, stop, loop = _extension(), Event(), get_running_loop()
    names = [os.fspath(folder) for folder in folders]
    with extension.RustNotify(names, False, _must_poll(), _POLL, False, False) as watcher:
        while True:
            looking = loop.run_in_executor(None, watcher.watch, _DEBOUNCE, _STEP, timeout, stop)
            try:
                seen = await shield(looking)
            except CancelledError:
                stop.set()
                await looking  # which ends at its next step: the watcher may not be closed before
                raise
            except extension.WatchfilesRustInternalError as fault:
                raise WatchEndedError from fault
            yield {Path(name) for _, name in seen} if isinstance(seen, set) else set()


@cache
def _extension() -> Any:
    """The module `watchfiles._rust_notify`; its package is not imported."""
    package = find_spec("watchfiles")
    assert package is not None, "watchfiles is installed"
    spec = PathFinder.find_spec("watchfiles._rust_notify", package.submodule_search_locations)
    assert spec is not None, "watchfiles has its extension"
    assert spec.loader is not None, "an extension has a loader"
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _must_poll() -> bool:
    """Whether the system tells nothing, as in WSL, or the person wants it so, as watchfiles has it."""
    wanted = os.environ.get("WATCHFILES_FORCE_POLLING")
    if wanted:
        return wanted.lower() not in {"false", "disable", "disabled"}
    return "microsoft-standard" in os.uname().release.lower()
