"""What an article's screen has outside the screen: its file, which may change, and the memory of who reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.events import Unmount

from reader.app.article.masthead import Masthead
from reader.app.article.opening import Opened, first_fault, first_line
from reader.app.messages import Marked, Scrolled, ViewChanged
from reader.model.article import Article

if TYPE_CHECKING:
    from reader.app.article.base import Room
else:
    Room = object  # which it is mixed into: see there

_KEEP_EVERY = 3.0
"""Seconds between two writes of the place, at the most."""


class Remembering(Room):
    """Keeps the place, the marks and the view of its article, and follows its file."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.path, self.keeping, self._since = opened.path, opened.keeping, opened.since

    def on_mount(self) -> None:
        self.set_interval(_KEEP_EVERY, lambda: self.keeping.keep())
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        """What can wait until the first frame stands."""
        self._tell_fault()
        self.run_worker(self._watch_file(), exclusive=True)

    def on_unmount(self, _: Unmount) -> None:
        self.keeping.keep()

    def on_scrolled(self, message: Scrolled) -> None:
        self.keeping.moved_to(message.shown.start)

    def on_marked(self, message: Marked) -> None:
        message.stop()
        self.keeping.mark(message.letter, message.offset)
        self._tell_fault()

    def on_view_changed(self, message: ViewChanged) -> None:
        message.stop()
        self.keeping.view(measure=message.measure, panel=message.panel)
        self._tell_fault()

    def _tell_fault(self) -> None:
        if fault := self.keeping.take_fault():
            self.keyline.say(fault)

    def go_on_in(self, copy: Path) -> None:
        """The same article, from now on in another file, with the place and the marks of this one."""
        self.keeping.keep()
        self.path, self.keeping, self._since = copy, self.keeping.beside(copy, self.keeping.text), 0
        self.keeping.moved_to(self.story.top)
        for letter, offset in self.session.marks.items():
            self.keeping.mark(letter, offset)
        self.run_worker(self._watch_file(), exclusive=True)

    async def _watch_file(self) -> None:
        from reader.errors import UnreadableFile
        from reader.services.file_watcher import changes

        async for loaded in changes(self.path, self.session.article, self._since):
            if isinstance(loaded, str):
                self.keyline.say(loaded, stays=True)
            elif isinstance(loaded, UnreadableFile):
                self.keyline.say(f"Kept the old text: {loaded}.", stays=True)
                self.query_one(Masthead).alert = f"old text: {loaded}"
            elif loaded.article == self.session.article:
                self.query_one(Masthead).alert = ""
                self.keyline.say("The file was saved; nothing has changed in it.")
            elif loaded.article is not None:
                self._take_newer(loaded.article)
            else:
                self.keyline.say(f"Kept the old text: {first_fault(loaded.diagnostics)}", stays=True)
                self.query_one(Masthead).alert = f"old text: line {first_line(loaded.diagnostics)} is faulty"

    def _take_newer(self, article: Article) -> None:
        """The file has changed: the same view of its newer text."""
        moved = self.keeping.take_newer(article.text)
        self.close_what_is_over()  # it tells of the former one
        top = moved(self.story.top)
        self.sought_from = moved(self.sought_from)
        self.session = self.session.reload(article, moved)
        self.story.top = top
        masthead = self.query_one(Masthead)
        masthead.headline, masthead.alert = article.headline, ""
        self.keyline.say("The file has changed: this is its newer text.")
