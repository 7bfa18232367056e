"""A review screen over a file that records what is done to it, and what a test sees of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from reader.app.messages import Copied
from reader.app.review.editor import Reviewed
from reader.app.review.screen import ReviewScreen
from reader.errors import EditRefused
from reader.model.article import Article
from reader.model.text import Span
from reader.state.article.session import Session
from reader.write.edits import (
    Edit,
)
from tests.readings import pressed, settled
from tests.state.review.dam import SOURCE, read
from tests.waiting import until_in_loop


@dataclass(frozen=True)
class Left:
    """What an edit left."""

    article: Article


class RecordingFile:
    """A file that records edits. What it is loaded as afterwards is given beforehand, else it stays as it is."""

    def __init__(self, article: Article) -> None:
        self.path = Path("dam.yaml")
        self.article = article
        self.next: list[Article | str] = []
        self.edits: list[Edit] = []
        self.fault: str | None = None

    def apply(self, edit: Edit) -> Left:
        self.edits.append(edit)
        return Left(self._take() if self.next else self.article)

    def newer(self) -> Article | None:
        return None

    def undo(self) -> Article:
        if not self.next:
            raise EditRefused("there is nothing to undo")
        return self._take()

    def redo(self) -> Article:
        raise EditRefused("there is nothing to redo")

    def pop_fault(self) -> str | None:
        fault, self.fault = self.fault, None
        return fault

    def _take(self) -> Article:
        answer = self.next.pop(0)
        if isinstance(answer, str):
            raise EditRefused(answer)
        return answer


class Harness(App[None]):
    quiet_painting = None

    def __init__(self, file: RecordingFile, marking: Span | None) -> None:
        super().__init__()
        self.file, self.marking = file, marking
        self.results: list[Reviewed] = []
        self.copied: list[str] = []

    def on_copied(self, message: Copied) -> None:
        self.copied.append(message.text)

    def on_mount(self) -> None:
        session = Session.of(self.file.article)
        self.push_screen(ReviewScreen(session, self.file, self.results.append, marking=self.marking))


class View:
    """What a test sees of the screen."""

    def __init__(self, app: Harness, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.file = app, pilot, app.file

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(pressed(key))
            await settled(self.pilot)

    async def edits(self) -> list[Edit]:
        """The edits of the file, once there is one: what is shown first is saved behind its frame."""
        await until_in_loop(lambda: self.file.edits)
        return self.file.edits

    async def look_at(self, words: str) -> None:
        """Skip to the claim whose sentence has these words."""
        for _ in range(12):
            if words in self.bar:
                return
            await self.press("j")
        raise AssertionError(f"no claim says {words}")

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def bar(self) -> str:
        """The claim's sentence, and what is offered."""
        return " ".join(line.strip() for line in self.lines[-3:-1])

    @property
    def screen(self) -> ReviewScreen:
        assert isinstance(self.app.screen, ReviewScreen)
        return self.app.screen


@asynccontextmanager
async def reviewing(
    size: tuple[int, int] = (120, 30), marking: str = "", source: str = SOURCE
) -> AsyncIterator[View]:
    article = read(source)
    start = article.text.content.index(marking)
    file = RecordingFile(article)
    app = Harness(file, Span(start, start + len(marking)) if marking else None)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield View(app, pilot)


def without_draft(entry: str) -> Article:
    """The article with the draft of one entry accepted."""
    start = SOURCE.index(entry)
    return read(SOURCE[:start] + SOURCE[start:].replace("draft: true", "draft: false", 1))
