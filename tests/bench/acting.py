"""What an act of a review costs, from its key to the drawn frame, beside a page down. A script.

    python acting.py FILE ROUNDS

The real app runs on Textual's headless driver, in 120 columns and 40 rows. An act accepts the claim that is looked at,
to the frame of the next one; that the file is checked and saved follows it, and is not counted. A page down is the
space bar's command in the text beside it. Prints the fastest quarter's mean of both in seconds of CPU, as JSON.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from time import process_time

COLUMNS, ROWS = 120, 40
_ACTS, _PAGES, _WARM = 12, 24, 2
_SAVED = 0.3
"""Seconds in which an act is saved."""


async def _act(file: Path, acts: list[float], pages: list[float]) -> None:
    from reader.app.app import ReaderApp
    from reader.app.launch import Launch
    from reader.app.review.screen import ReviewScreen
    from reader.load.article import load_article

    app = ReaderApp(Launch(path=file, loaded=load_article(file)))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("R")
        await pilot.pause(0.2)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)

        async def cost(act: Callable[[], None]) -> float:
            drawn = asyncio.Event()
            start = process_time()
            act()
            screen.call_after_refresh(drawn.set)
            await drawn.wait()
            spent = process_time() - start
            await pilot.pause(_SAVED)
            return spent

        taken: list[float] = []
        for _ in range(_PAGES):
            screen.story.action_top()
            await pilot.pause()
            taken.append(await cost(screen.story.action_page_down))
        pages += taken[_WARM:]
        acts += [await cost(screen.action_accept) for _ in range(min(_ACTS, screen.review.drafts))][_WARM:]


def _typical(costs: list[float]) -> float:
    """The mean of the fastest quarter: what it costs when no other program takes the processor's caches."""
    return mean(sorted(costs)[: max(len(costs) // 4, 1)])


def main() -> None:
    source, rounds = Path(sys.argv[1]).read_text("utf-8"), int(sys.argv[2])
    acts: list[float] = []
    pages: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            file = Path(folder) / f"{number}.yaml"
            file.write_text(source, "utf-8")
            asyncio.run(_act(file, acts, pages))
            gc.unfreeze()
    print(json.dumps({"act": _typical(acts), "page": _typical(pages)}))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
