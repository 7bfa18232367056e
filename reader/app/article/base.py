"""What every part of the reading room shares: the session, the panes that it is bound down to, and going places.

The parts are mixed into one screen, and none is one by itself: Textual looks through all that a class of its own
inherits when the class is made, which the first frame would wait for five times.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.events import DescendantBlur
from textual.getters import query_one
from textual.reactive import var

from reader.app.article.text.pane import StoryPane
from reader.app.widgets.row_list import RowList
from reader.model.text import Span
from reader.state.article.events import date_in_words
from reader.state.article.position import ReadingPosition
from reader.state.article.quotes import manner, speaker_name
from reader.state.article.session import Pane, Session
from reader.state.ids import Chosen

if TYPE_CHECKING:
    from reader.app.full_screen import FullScreen
else:
    FullScreen = object


class Room(FullScreen):
    """What the parts are mixed with; each of them answers the keys of one subject."""

    session: var[Session] = var(Session.of_nothing)
    place: var[ReadingPosition | None] = var(None)

    story = query_one(StoryPane)

    awaits: Callable[[str], None] | None = None
    """What the next key answers, where a command has asked for one."""

    sought_from: int = 0
    """The top of the text when the search began that words are typed for."""

    _left_at: int = 0
    """The top of the text when it last gave the keys away: lists show the words of each row on the way."""

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        if event.widget is self.story:
            self._left_at = self.story.top

    def go(self, chosen: Chosen, at: Span | None) -> None:
        """Choose something and go to its words, with a way back."""
        session = self.session.choose(chosen, at)
        if at is None and (at := session.words) is None:
            self.session = session
            self.keyline.say("The text doesn’t tell this: it is the annotator’s background.")
            return
        left_at = self.story.top if self.focused is self.story else self._left_at
        self.session = session.step_to(at).jump_from(left_at).go_to(Pane.STORY)
        self.story.reveal(at)
        self.story.focus()

    def tell_note(self, first: str = "") -> None:
        """Say the remark of a note that is chosen: it has no pane of its own."""
        if self.session.note is not None:
            self.keyline.say(f"{first}{self.session.article.notes[self.session.note].note}")

    def tell_chosen(self, first: str = "") -> None:
        """Say what was stepped to, behind the words `first`: of several things in the same words, only this tells
        them apart.
        """
        session = self.session
        if session.note is not None:
            self.tell_note(first)
        elif session.entity:
            role = f", {session.entity.role}" if session.entity.role else ""
            self.keyline.say(f"{first}{session.entity.name}{role}")
        elif session.quote:
            who = speaker_name(session, session.quote)
            self.keyline.say(f"{first}Quote: {who}, {manner(session, session.quote)}")
        elif session.event:
            date = date_in_words(session.event, session.article.text)
            self.keyline.say(f"{first}Event: {session.event.title}, {date}")

    def action_person(self) -> None:
        """Go to the library's page of who is chosen."""
        self.program.open_person(self.meant.person)

    @property
    def meant(self) -> Session:
        """The session as a command on one thing takes it: in a list the row under the cursor is meant."""
        row = self.focused.row if isinstance(self.focused, RowList) else None
        return self.session.choose(row.key, row.at) if row and row.key else self.session

    def here(self) -> int:
        """Where the next step is counted from: the words last stepped to, while they are on the screen."""
        at, shown = self.session.at, self.story.shown
        return at.start if at is not None and shown.meets(at) else shown.start - 1
