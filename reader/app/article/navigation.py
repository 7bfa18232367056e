"""Going through the text: highlights, jumps and marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.events import Key

from reader.app import commands as c
from reader.app.keys import key_for
from reader.app.messages import Marked
from reader.state.article.jumps import Jumps

if TYPE_CHECKING:
    from reader.app.article.base import Room
    from reader.state.article.stepping import Step
else:
    Room = object  # which it is mixed into: see there


class Moving(Room):
    """Answers the keys that go from one place of the text to another."""

    def on_key(self, event: Key) -> None:
        self.keyline.hush()
        if self.awaits is None:
            return
        event.stop()
        event.prevent_default()
        answer, self.awaits = self.awaits, None
        if event.is_printable and event.character and event.character.isalnum():
            answer(event.character)
        elif event.key != "escape":
            self.keyline.say("A mark is a letter or a digit.")

    def take_step(self, step: Step | None, nothing: str, forward: bool, walking: bool = False) -> None:
        """Choose what was stepped to and show its words, or say why there is none."""
        if step is None:
            self.keyline.say(nothing)
            return
        self.session = self.session.choose(step.chosen, step.at, walking)
        self.story.reveal(step.at)
        passed = "Past the end, from the top again: " if forward else "Past the top, from the end again: "
        self.tell_chosen(passed if step.around else "")

    def action_next_highlight(self) -> None:
        self._highlight(forward=True)

    def action_previous_highlight(self) -> None:
        self._highlight(forward=False)

    def _highlight(self, forward: bool) -> None:
        from reader.state.article.stepping import next_highlight

        session = self.session
        walking = session.walking or session.chosen is None or session.note is not None
        step = next_highlight(session, self.here(), forward)
        self.take_step(step, "Nothing is annotated here.", forward, walking)

    def action_jump_back(self) -> None:
        self._jump(*self.session.jumps.return_from(self.story.top), "Nowhere to go back to.")

    def action_jump_forward(self) -> None:
        self._jump(*self.session.jumps.repeat_from(self.story.top), "Nowhere to go forward to.")

    def _jump(self, offset: int | None, jumps: Jumps, nowhere: str) -> None:
        if offset is None:
            self.keyline.say(nowhere)
            return
        self.session = replace(self.session, jumps=jumps)
        self.story.top = offset

    def action_set_mark(self) -> None:
        self._ask("Mark this place with a letter:", self._set_mark)

    def action_go_to_mark(self) -> None:
        marks = " ".join(sorted(self.session.marks))
        if not marks:
            self.keyline.say(f"No marks here yet: {key_for(self.app, c.SET_MARK)} and a letter sets one.")
            return
        self._ask(f"Go to mark ({marks}):", self._go_to_mark)

    def _ask(self, question: str, answer: Callable[[str], None]) -> None:
        self.keyline.say(question)
        self.awaits = answer

    def _set_mark(self, letter: str) -> None:
        offset = self.story.top
        self.session = self.session.mark(letter, offset)
        self.post_message(Marked(letter, offset))
        self.keyline.say(f"Marked as {letter}; {key_for(self.app, c.GO_TO_MARK)} and {letter} comes back.")

    def _go_to_mark(self, letter: str) -> None:
        offset = self.session.marks.get(letter)
        if offset is None:
            self.keyline.say(f"No mark {letter}.")
            return
        self.session = self.session.jump_from(self.story.top)
        self.story.top = offset

    def action_hints(self) -> None:
        self.session = (
            self.session.close_over()
        )  # before the text has the keys: another session takes hints away
        if not self.story.show_hints():
            self.keyline.say("Nothing on this screen is annotated.")
