"""Steps through the text: to the next quote, person, event, note or highlight; to marks; back and forward by jumps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.commands import linear as lc
from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.convert.in_words.sentences import mentioned
from reader.linear.article import answers
from reader.linear.screen import Action, Prompt
from reader.model.columns.highlights import HighlightKind
from reader.state.article.jumps import Jumps
from reader.state.article.stepping import Step, next_highlight, next_of_kind, next_quote

if TYPE_CHECKING:
    from reader.linear.article.view import ReadingView

_KINDS = (
    (lc.NEXT_QUOTE, lc.PREVIOUS_QUOTE, HighlightKind.QUOTE, "Nobody is quoted here."),
    (lc.NEXT_PERSON, lc.PREVIOUS_PERSON, HighlightKind.MENTION, "Nobody is named here."),
    (lc.NEXT_EVENT, lc.PREVIOUS_EVENT, HighlightKind.EVENT, "No event is told here."),
    (lc.NEXT_NOTE, lc.PREVIOUS_NOTE, HighlightKind.NOTE, "Nothing is marked here."),
)


class Steps:
    """Goes from one place of the text to another, and says what was reached."""

    def __init__(self, reading: ReadingView) -> None:
        self._reading = reading
        self.actions: dict[Command, Action] = {
            c.NEXT_HIGHLIGHT: lambda: self._step_highlight(True),
            c.PREVIOUS_HIGHLIGHT: lambda: self._step_highlight(False),
            c.SET_MARK: self._ask_for_mark,
            c.GO_TO_MARK: self._ask_where_to,
            c.BACK: lambda: self._jump(Jumps.return_from, "Nowhere to go back to."),
            c.FORWARD: lambda: self._jump(Jumps.repeat_from, "Nowhere to go forward to."),
        }
        for onward, back, kind, nothing in _KINDS:
            self.actions[onward] = self._to(kind, nothing, True)
            self.actions[back] = self._to(kind, nothing, False)

    def _from(self, forward: bool) -> int:
        """Where a step is counted from: what begins at the cursor is the next one, unless it was stepped to."""
        offset, at = self._reading.offset, self._reading.session.at
        return offset - (forward and (at is None or at.start != offset))

    def step_quote(self, forward: bool) -> None:
        """The next quote of who is followed, or of anyone."""
        reading = self._reading
        self.go(next_quote(reading.session, self._from(forward), forward), "Nobody is quoted here.", forward)

    def go(self, step: Step | None, nothing: str, forward: bool, walking: bool = False) -> None:
        """Go to a step and say what it is, or say why there is none."""
        reading = self._reading
        if step is None:
            reading.host.say(nothing)
            return
        reading.session = reading.session.choose(step.chosen, step.at, walking)
        reading.go_to(step.at.start)
        passed = "Past the end, from the top again: " if forward else "Past the top, from the end again: "
        reading.host.say(f"{passed if step.around else ''}{self._in_words(step)}")

    def _in_words(self, step: Step) -> str:
        """What was stepped to: somebody by the words that stand for them there."""
        session = self._reading.session
        if session.entity is None:
            return answers.thing_in_words(session, step.chosen)
        here = [mention for mention in session.entity.mentions if mention.span == step.at]
        role = f", {session.entity.role}" if session.entity.role else ""
        words = mentioned(session.article, here).removeprefix("Mentioned: ").removesuffix(".")
        return f"{words}{role}." if here else f"{session.entity.name}{role}."

    def _to(self, kind: HighlightKind, nothing: str, forward: bool) -> Action:
        reading = self._reading
        return lambda: self.go(
            next_of_kind(reading.session, self._from(forward), kind, forward), nothing, forward
        )

    def _step_highlight(self, forward: bool) -> None:
        reading = self._reading
        session = reading.session
        walking = session.walking or session.chosen is None or session.note is not None
        step = next_highlight(session, self._from(forward), forward)
        self.go(step, "Nothing is annotated here.", forward, walking)

    # -- jumps and marks

    def _jump(self, way: Callable[[Jumps, int], tuple[int | None, Jumps]], nowhere: str) -> None:
        reading = self._reading
        offset, jumps = way(reading.session.jumps, reading.offset)
        if offset is None:
            reading.host.say(nowhere)
            return
        reading.session = replace(reading.session, jumps=jumps)
        reading.go_to(offset)
        reading.host.say(reading.pager.row_words)

    def _ask_for_mark(self) -> None:
        def done(letter: str, _: int) -> None:
            if not letter.isalnum():
                self._reading.host.say("A mark is a letter or a digit.")
                return
            self._reading.mark(letter)
            key = self._reading.host.key(c.GO_TO_MARK)
            self._reading.host.say(f"Marked as {letter}; {key} and {letter} comes back.")

        self._reading.host.ask(Prompt("Mark this place with a letter:", done, one_key=True))

    def _ask_where_to(self) -> None:
        reading = self._reading
        if not reading.session.marks:
            reading.host.say(f"No marks here yet: {reading.host.key(c.SET_MARK)} and a letter sets one.")
            return

        def done(letter: str, _: int) -> None:
            offset = reading.session.marks.get(letter)
            if offset is None:
                reading.host.say(f"No mark {letter}.")
                return
            reading.session = reading.session.jump_from(reading.offset)
            reading.go_to(offset)
            reading.host.say(f"Mark {letter}: {reading.pager.row_words}")

        marks = " ".join(sorted(reading.session.marks))
        reading.host.ask(Prompt(f"Go to mark ({marks}):", done, one_key=True))
