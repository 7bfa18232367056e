"""`reader review` on the screen: the review opens at once, and goes on to the next article once all is checked."""

from __future__ import annotations

from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.review.screen import ReviewScreen
from reader.load.article import load_article
from reader.services.review_queue import ReviewQueue
from tests.waiting import until_in_loop

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


async def until_reviewing(app: ReaderApp, headline: str) -> None:
    await until_in_loop(
        lambda: isinstance(app.screen, ReviewScreen) and app.screen.session.article.headline == headline,
        lambda: f"the review of {headline} never opens: {app.screen}",
    )


async def until_remarked(app: ReaderApp, words: str) -> None:
    await until_in_loop(
        lambda: app.screen is app.article_screen and words in str(app.article_screen.footer.remark),
        lambda: f"{words!r} is never said: {app.screen}, {app.article_screen.footer.remark}",
    )


async def test_the_next_article_is_reviewed_once_nothing_of_the_first_is_unchecked(tmp_path: Path) -> None:
    app = ReaderApp(launch_of(tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        await until_reviewing(app, "first")
        await pilot.press("enter", "escape")
        await until_reviewing(app, "second")
        assert "draft" not in (tmp_path / "first.yaml").read_text("utf-8")
        await pilot.press("enter", "escape")
        await until_remarked(app, "All is checked.")


async def test_a_review_that_is_left_before_its_end_stays_with_its_article(tmp_path: Path) -> None:
    app = ReaderApp(launch_of(tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        await until_reviewing(app, "first")
        await pilot.press("escape")
        await until_remarked(app, "1 claim unchecked in this article: R goes on")
        assert app.article_screen.session.article.headline == "first"
