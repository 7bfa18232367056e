"""Finds words in the article: asks for them, goes to the first match, and steps through the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.linear.screen import Action, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.linear.article.view import ReadingView
    from reader.model.query.searchable import Searchable
    from reader.state.article.find import Find


class Finding:
    """The search of one article; without one, its steps go through quotes."""

    def __init__(self, reading: ReadingView, step_quote: Callable[[bool], None]) -> None:
        self._reading, self._step_quote = reading, step_quote
        self._searchable: Searchable | None = None
        self.actions: dict[Command, Action] = {
            c.FIND: self.ask,
            c.NEXT_MATCH: lambda: self._step(True),
            c.PREVIOUS_MATCH: lambda: self._step(False),
        }

    def ask(self) -> None:
        """Ask what to look for in the text."""
        found = self._reading.session.find
        self._reading.host.ask(Prompt("Find:", self._seek, found.query_text if found else ""))

    def _seek(self, typed: str, _: int = 0) -> None:
        """Go to the first match from the cursor on; the last word is sought by its beginning, too."""
        reading = self._reading
        if not typed.strip():
            reading.session = reading.session.seek(None)
            reading.host.say("The search is closed.")
            return
        from reader.model.query.searchable import Searchable  # neither is for the first frame
        from reader.state.article.find import find

        if self._searchable is None or self._searchable.article is not reading.session.article:
            self._searchable = Searchable(reading.session.article)
        found = find(self._searchable, typed, typing=True, origin=reading.offset)
        index = found.index_at_or_after(reading.offset)
        if index is None:
            reading.session = reading.session.seek(found)
            reading.host.say(_why_nothing(found))
            return
        reading.session = reading.session.jump_from(reading.offset).seek(found)
        self._go(found, index)

    def _step(self, forward: bool) -> None:
        found, here = self._reading.session.find, self._reading.offset
        if found is None:
            self._step_quote(forward)
            return
        index = found.next(here) if forward else found.previous(here)
        if index is None:
            self._reading.host.say(_why_nothing(found))
        else:
            self._go(found, index)

    def _go(self, found: Find, index: int) -> None:
        """Go to a match, and say which it is and its row."""
        reading = self._reading
        reading.session = reading.session.step_to(found.stops[index])
        reading.go_to(found.stops[index].start)
        reading.host.say(f"{found.ordinal(index)}: {reading.pager.row_words}")


def _why_nothing(found: Find) -> str:
    if found.complaint:
        return found.complaint
    near = f" Did you mean {', '.join(found.near)}?" if found.near else ""
    return f"No match.{near}"
