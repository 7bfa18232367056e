"""Times what is on the screen: what stays there for a moment counts as read."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from reader.state.article.reading_progress import MOMENT

if TYPE_CHECKING:
    from reader.app.article.follow_file import FileFollower
    from reader.app.article.view import ArticleView


class ReadTimer:
    """Watches which words one screen shows, and for how long."""

    def __init__(self, view: ArticleView, file: FileFollower) -> None:
        self._view, self._file = view, file
        self._ends: list[tuple[float, int]] = []

    def show(self, end: int) -> None:
        """The text is shown up to the offset `end` from now on."""
        self._ends.append((monotonic(), end))
        self._view.set_timer(MOMENT, self._count)

    def reset(self) -> None:
        """The text is another one."""
        self._ends.clear()

    def _count(self) -> None:
        """Count as read what was shown all through the last moment, unless another screen covered it."""
        since = monotonic() - MOMENT
        while len(self._ends) > 1 and self._ends[1][0] <= since:
            del self._ends[0]
        if self._ends and self._ends[0][0] <= since and self._view.is_current:
            self._file.memory.read_to(min(end for _, end in self._ends))
            self._view.show_position()
