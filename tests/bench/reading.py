"""What reading costs once an article is open: seconds of CPU for a page down, and for choosing a person. A script.

    python reading.py FILE ROUNDS

The real app runs on Textual's headless driver, in 120 columns and 40 rows, and paints every frame in full. It
begins to measure when the background has wrapped the whole text, so that nothing else is running. A page down
is the command of the space bar from its start to the end of the idle moment after the frame; every page is
one that was not shown before. Choosing is the message that the People pane sends. A small text has few pages, so
the app is opened anew ROUNDS times. Prints the fastest quarter's mean of both, as JSON.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any

COLUMNS, ROWS = 120, 40
_PAGES, _PEOPLE, _WARM = 60, 12, 2


async def _read(file: Path, pages: list[float], choices: list[float]) -> None:
    from reader.app.app import ReaderApp
    from reader.app.launch import Launch
    from reader.app.messages import Chose
    from reader.load.article import load_article

    app = ReaderApp(Launch(path=file, loaded=load_article(file)))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        pane = app.article_screen.article_pane
        while not pane._rows.settled:
            await pilot.pause(0.02)
        await pilot.pause(0.2)

        async def cost(act: Callable[[], Any]) -> float:
            start = process_time()
            act()
            await pilot.pause()
            return process_time() - start

        taken: list[float] = []
        while len(taken) < _PAGES and pane.scroll_y < pane.max_scroll_y - ROWS:
            taken += [await cost(pane.action_page_down)]
        pages += taken[_WARM:] or taken
        for person in list(app.article_screen.session.article.entities)[:_PEOPLE]:
            choices += [await cost(partial(pane.post_message, Chose(person, None)))]
    del choices[-_PEOPLE:][:_WARM]


def _typical(costs: list[float]) -> float:
    """The mean of the fastest quarter: what it costs when no other program takes the processor's caches."""
    return mean(sorted(costs)[: max(len(costs) // 4, 1)])


def main() -> None:
    file, rounds = Path(sys.argv[1]), int(sys.argv[2])
    pages: list[float] = []
    choices: list[float] = []
    for _ in range(rounds):
        asyncio.run(_read(file, pages, choices))
        gc.unfreeze()
    print(json.dumps({"page": _typical(pages), "choice": _typical(choices)}))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
