"""`reader review` on the screen: the review opens at once, and goes on to the next article once all is checked."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.review.screen import ReviewScreen
from reader.load.article import load_article
from reader.services.review_queue import ReviewQueue

DRAFT = """format: 1
headline: {name}
text: |-
  Ana Ruiz said no.
people:
  ruiz: {{name: Ana Ruiz, draft: 0.9}}
"""


def launch_of(folder: Path) -> Launch:
    first, second = (folder / f"{name}.yaml" for name in ("first", "second"))
    for path in (first, second):
        path.write_text(DRAFT.format(name=path.stem), "utf-8")
    return Launch(
        path=first, loaded=load_article(first), memory_folder=folder, reviews=ReviewQueue(first, [second])
    )


async def until_reviewing(app: ReaderApp, pilot: Pilot[None], headline: str) -> None:
    for _ in range(500):
        await pilot.pause()
        screen = app.screen
        if isinstance(screen, ReviewScreen) and screen.session.article.headline == headline:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"the review of {headline} never opens: {app.screen}")


async def test_the_next_article_is_reviewed_once_nothing_of_the_first_is_unchecked(tmp_path: Path) -> None:
    app = ReaderApp(launch_of(tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        await until_reviewing(app, pilot, "first")
        await pilot.press("enter", "escape")
        await until_reviewing(app, pilot, "second")
        assert "draft" not in (tmp_path / "first.yaml").read_text("utf-8")
        await pilot.press("enter", "escape")
        for _ in range(500):
            await pilot.pause(0.01)
            if "All is checked." in str(app.article_screen.footer.remark):
                break
        else:
            raise AssertionError("it is never said that all is checked")


async def test_a_review_that_is_left_before_its_end_stays_with_its_article(tmp_path: Path) -> None:
    app = ReaderApp(launch_of(tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        await until_reviewing(app, pilot, "first")
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert app.screen is app.article_screen
        assert app.article_screen.session.article.headline == "first"
        assert "1 claim unchecked in this article: R goes on" in str(app.article_screen.footer.remark)
