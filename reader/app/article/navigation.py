"""Goes from one place of the text to another: highlights, jumps, marks, hints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.events import Key

from reader.app.commands import table as c
from reader.app.commands.keys import key_for
from reader.app.messages import Marked
from reader.model.text import Span
from reader.state.article.events import date_in_words
from reader.state.article.jumps import Jumps
from reader.state.article.quotes import manner, speaker_name
from reader.state.article.session import Pane, Session
from reader.state.article.stepping import Step, next_highlight
from reader.state.ids import Chosen

if TYPE_CHECKING:
    from reader.app.article.view import ArticleView


class Navigation:
    """Moves through the article of one screen, and says what was reached."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._answer: Callable[[str], None] | None = None
        self._left_at = 0

    def leave_text(self) -> None:
        """The text gives the keys to another pane: jumps from there lead back to its present top."""
        self._left_at = self._view.article_pane.top

    def go(self, chosen: Chosen, at: Span | None) -> None:
        """Choose something and go to its words, with a way back."""
        view = self._view
        session = view.session.choose(chosen, at)
        if at is None and (at := session.words) is None:
            view.session = session
            view.footer.say("The text doesn’t tell this: it is the annotator’s background.")
            return
        left_at = view.article_pane.top if view.focused is view.article_pane else self._left_at
        view.session = session.step_to(at).jump_from(left_at).go_to(Pane.ARTICLE)
        view.article_pane.reveal(at)
        view.article_pane.focus()

    def choose(self, chosen: Chosen, at: Span | None) -> None:
        """Choose something in a pane; words that nobody has pointed at are shown."""
        view = self._view
        in_text = view.focused is view.article_pane
        named_in_list = chosen in view.session.article.entities and not in_text
        at = None if named_in_list else at  # the first mention was not stepped to
        view.session = view.session.choose(chosen, at)
        pointed_at = in_text and at is not None and view.article_pane.shown.contains(at)
        if at is not None and view.session.entity is None and not pointed_at:
            view.article_pane.reveal(at)
        if view.session.note is not None:  # which no pane shows
            view.footer.say(view.session.article.notes[view.session.note].note)

    # -- steps

    @property
    def here(self) -> int:
        """Where the next step is counted from: the words last stepped to, while they are on the screen."""
        at, shown = self._view.session.at, self._view.article_pane.shown
        return at.start if at is not None and shown.overlaps(at) else shown.start - 1

    def step_to(self, step: Step | None, nothing: str, forward: bool, walking: bool = False) -> None:
        """Choose what was stepped to and show its words, or say why there is none."""
        view = self._view
        if step is None:
            view.footer.say(nothing)
            return
        view.session = view.session.choose(step.chosen, step.at, walking)
        view.article_pane.reveal(step.at)
        passed = "Past the end, from the top again: " if forward else "Past the top, from the end again: "
        if (words := in_words(view.session)) is not None:
            view.footer.say(f"{passed if step.around else ''}{words}")

    def step_highlight(self, forward: bool) -> None:
        session = self._view.session
        walking = session.walking or session.chosen is None or session.note is not None
        step = next_highlight(session, self.here, forward)
        self.step_to(step, "Nothing is annotated here.", forward, walking)

    # -- jumps

    def jump_back(self) -> None:
        jumps = self._view.session.jumps
        self._jump(*jumps.return_from(self._view.article_pane.top), "Nowhere to go back to.")

    def jump_forward(self) -> None:
        jumps = self._view.session.jumps
        self._jump(*jumps.repeat_from(self._view.article_pane.top), "Nowhere to go forward to.")

    def _jump(self, offset: int | None, jumps: Jumps, nowhere: str) -> None:
        if offset is None:
            self._view.footer.say(nowhere)
            return
        self._view.session = replace(self._view.session, jumps=jumps)
        self._view.article_pane.top = offset

    # -- marks

    def answer(self, event: Key) -> None:
        """Take the key that a command has asked for, if one has."""
        if self._answer is None:
            return
        event.stop()
        event.prevent_default()
        answer, self._answer = self._answer, None
        if event.is_printable and event.character and event.character.isalnum():
            answer(event.character)
        elif event.key != "escape":
            self._view.footer.say("A mark is a letter or a digit.")

    def ask_for_mark(self) -> None:
        self._ask("Mark this place with a letter:", self._set_mark)

    def ask_where_to(self) -> None:
        marks = " ".join(sorted(self._view.session.marks))
        if marks:
            self._ask(f"Go to mark ({marks}):", self._go_to_mark)
        else:
            key = key_for(self._view.app, c.SET_MARK)
            self._view.footer.say(f"No marks here yet: {key} and a letter sets one.")

    def _ask(self, question: str, answer: Callable[[str], None]) -> None:
        self._view.footer.say(question)
        self._answer = answer

    def _set_mark(self, letter: str) -> None:
        view, offset = self._view, self._view.article_pane.top
        view.session = view.session.mark(letter, offset)
        view.post_message(Marked(letter, offset))
        view.footer.say(f"Marked as {letter}; {key_for(view.app, c.GO_TO_MARK)} and {letter} comes back.")

    def _go_to_mark(self, letter: str) -> None:
        view, offset = self._view, self._view.session.marks.get(letter)
        if offset is None:
            view.footer.say(f"No mark {letter}.")
            return
        view.session = view.session.jump_from(view.article_pane.top)
        view.article_pane.top = offset

    def show_hints(self) -> None:
        view = self._view
        view.session = view.session.close_over()  # first: another session takes hints away
        if not view.article_pane.show_hints():
            view.footer.say("Nothing on this screen is annotated.")


def in_words(session: Session) -> str | None:
    """What is chosen, in a sentence: where several things stand in the same words, only this tells them apart."""
    if session.note is not None:
        return session.article.notes[session.note].note
    if session.entity:
        role = f", {session.entity.role}" if session.entity.role else ""
        return f"{session.entity.name}{role}"
    if session.quote:
        return f"Quote: {speaker_name(session, session.quote)}, {manner(session, session.quote)}"
    if session.event:
        return f"Event: {session.event.title}, {date_in_words(session.event, session.article.text)}"
    return None
