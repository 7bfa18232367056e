"""Reloads an article when its file changes, and saves its place, marks and view in the memory."""

from __future__ import annotations

import os
from asyncio import to_thread
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.article.find import FindInArticle
from reader.app.article.opening import Opened, first_fault, first_line
from reader.app.messages import Marked, ViewChanged
from reader.errors import UnreadableFile
from reader.load.file import Loaded
from reader.model.article import Article
from reader.start.saved_frames import drop_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.article.view import ArticleView


class FileFollower:
    """The file and the memory of the article on one screen."""

    def __init__(self, view: ArticleView, find: FindInArticle, opened: Opened) -> None:
        self._view, self._find = view, find
        self.path, self.memory, self._since = opened.path, opened.memory, opened.since
        self.fault_line: int | None = None
        """The line of the fault for which the former text is kept."""
        self._reviewing: Callable[[], None] | None = None
        """Called with each change while the article is reviewed."""
        self._reviewed: Article | None = None
        self._missed = False
        """Whether the file has changed while the article was reviewed."""
        self.announcement = ""
        """What to say of the next change in the place of the usual words, by whoever knows what it is."""
        self.former: Article | None = None
        """The article before its text was changed in an editor, while its annotations are yet to be found again."""

    def say_fault(self) -> None:
        """Say what went wrong with the memory, once."""
        if fault := self.memory.pop_fault():
            self._view.footer.say(fault)

    def save_place(self) -> None:
        """Save the place, and how far the article is read: a frame that was kept of it shows another one."""
        if self.memory.save():
            drop_frames(os.fspath(self.path))

    def switch_to_copy(self, copy: Path) -> None:
        """Follow another file with the same article from now on; it inherits the place and the marks."""
        self.save_place()
        farthest = self.memory.farthest
        self.path, self.memory, self._since = copy, self.memory.for_article(copy, self.memory.text), 0
        self.memory.read_to(farthest)
        self.memory.set_place(self._view.article_pane.top)
        for letter, offset in self._view.session.marks.items():
            self.memory.save_mark(letter, offset)
        self.watch()

    def save_mark(self, mark: Marked) -> None:
        self.memory.save_mark(mark.letter, mark.offset)
        self.say_fault()

    def save_view(self, view: ViewChanged) -> None:
        self.memory.save_view(measure=view.measure, panel=view.panel)
        drop_frames()  # every article begins in the same view
        self.say_fault()

    def watch(self) -> None:
        """Show each newer text of the file from now on."""
        self.show_checked()
        self._view.start_work(self._watch, group="watching", exclusive=True)
        former = self._view.program.launch.cache.former(self.path)
        if former is not None:
            self._look_again(former)

    def show_checked(self) -> None:
        """Show how much of a draft is checked."""
        from reader.model.drafts import count_claims  # asked once the first frame stands

        counts = count_claims(self._view.session.article)
        drafts, claims = counts.drafts.total(), counts.total.total()
        self._view.header.checked = f"{claims - drafts:,} of {claims:,} checked" if drafts else ""

    def begin_review(self, changed: Callable[[], None]) -> None:
        """From now on the review writes the file, and looks itself what is in it each time that it has `changed`."""
        self._reviewing = changed

    def end_review(self, article: Article) -> None:
        """Go on with what a review left."""
        self._reviewing, self._reviewed = None, article
        if self._missed:
            self._missed = False
            self._look_again(article)
        if article != self._view.session.article:
            self._view.session = self._view.session.reload(article, lambda offset: offset)
        self.show_checked()

    def show_reanchored(self, path: Path, article: Article) -> None:
        """Show the article with its annotations found again, and follow the file that it is in."""
        self.former, self.fault_line, self._reviewed = None, None, article
        if path != self.path:
            self.switch_to_copy(path)
        self._show(article)

    def _look_again(self, former: Article) -> None:
        """Say whether annotations are no longer where they were before the text was changed."""
        self._view.start_work(partial(self._compare, former), group="comparing", exclusive=True)

    async def _compare(self, former: Article) -> None:
        from reader.services.text_updates import due_reanchoring, in_words  # only for a text that has changed

        try:
            due = await to_thread(due_reanchoring, self.path, former)
        except UnreadableFile:
            return
        if due is not None and self._reviewing is None:
            self.former = former
            view = self._view
            view.footer.say(
                f"The text has changed: R finds its annotations again ({in_words(due)}).", stays=True
            )
            if view.header.alert:
                view.header.alert = "old text: R finds its annotations again"

    async def _watch(self) -> None:
        from reader.services.watching.file_watcher import changes  # not for the first frame

        async for change in changes(self.path, self._view.session.article, self._since):
            self._apply(change)

    def _apply(self, change: Loaded | UnreadableFile | str) -> None:
        footer, header = self._view.footer, self._view.header
        own = isinstance(change, Loaded) and change.article is not None and change.article == self._reviewed
        if self._reviewing is not None:
            self._missed = not own
            self._reviewing()
            return
        if own:
            return
        self.fault_line = None
        if isinstance(change, str):
            footer.say(change, stays=True)
        elif isinstance(change, UnreadableFile):
            footer.say(f"Kept the old text: {change}.", stays=True)
            header.alert = f"old text: {change}"
        elif change.article is None:
            footer.say(f"Kept the old text: {first_fault(change.diagnostics)}", stays=True)
            self.fault_line = first_line(change.diagnostics)
            header.alert = f"old text: line {self.fault_line} is faulty"
            from reader.load.faults import has_only_anchor_faults  # only for a fault

            if has_only_anchor_faults(change.diagnostics):
                self._look_again(self.former or self._view.session.article)
        elif change.article == self._view.session.article:
            header.alert = ""
            footer.say(self.announcement or "The file was saved; nothing has changed in it.")
        else:
            former = self.former or self._view.session.article
            self._show(change.article)
            if former.text != change.article.text:
                self._look_again(former)

    def _show(self, article: Article) -> None:
        """The same view of the newer text."""
        view = self._view
        moved = self.memory.replace_text(article.text)
        view.close_overlays()  # they tell of the former one
        top = moved(view.article_pane.top)
        self._find.origin = moved(self._find.origin)
        view.session = view.session.reload(article, moved)
        view.article_pane.top = top
        view.header.headline, view.header.alert = article.headline, ""
        self.show_checked()
        view.footer.say(self.announcement or "The file has changed: this is its newer text.")
        self.announcement = ""
