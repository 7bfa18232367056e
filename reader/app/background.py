"""Work beside the screen: coroutines that begin when their turn comes, threads that don't hold up leaving."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from threading import Thread
from typing import Any, TypeAlias, TypeVar

from textual.dom import DOMNode

T = TypeVar("T")
Work: TypeAlias = Callable[[], Coroutine[Any, Any, None]]
"""What makes a coroutine once it is to begin: one that was made before, and never begins, is a fault."""


def start(node: DOMNode, work: Work, *, group: str, exclusive: bool = False) -> None:
    """Do some work for as long as `node` is there; with `exclusive` in the place of what the group does."""
    runnable: Work | Callable[[], None] | Awaitable[None] = work
    node.run_worker(runnable, group=group, exclusive=exclusive)


async def in_daemon_thread(work: Callable[[], T]) -> T:
    """What `work` gives or raises: a page, or many feeds, may take a while."""
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()  # from now on whoever leaves gives up waiting, and the thread may end in peace

    def guarded() -> None:
        try:
            done.set_result(work())
        except Exception as error:  # noqa: BLE001 - raised again where it is awaited
            done.set_exception(error)

    Thread(target=guarded, name="work", daemon=True).start()
    return await wrap_future(done)
