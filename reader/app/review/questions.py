"""Asks the questions of the review in the bar above the footer, and acts on the answers."""

from __future__ import annotations

from reader.app.review.question_bar import QuestionBar
from reader.app.review.view import ReviewView
from reader.model.text import Span
from reader.state.review.claims import ClaimRef
from reader.state.review.questions import Question


class Questions:
    """The question that is open on the review screen, if any: its bar stands in the place of the keys."""

    def __init__(self, view: ReviewView) -> None:
        self._view = view

    @property
    def is_open(self) -> bool:
        return self._view.question_bar.display

    def focus(self) -> None:
        """Give the keys to the field where the answer is typed."""
        self._view.set_focus(self._view.question_bar.field)

    def ask(self, question: Question) -> None:
        view = self._view
        view.footer.display = False
        view.claim_bar.note = question.note
        view.question_bar.ask(question, view.session.hues)

    def answered(self, message: QuestionBar.Answered) -> None:
        """Close the question, and ask the next one, apply the edit, or do nothing where it was given up."""
        view, then = self._view, message.then
        view.question_bar.display = False
        view.claim_bar.note, view.claim_bar.offers = "", None
        view.footer.display = True
        if view.words.resume(then if isinstance(then, Span) else None):
            return
        view.set_focus(view.story)
        if isinstance(then, Question):
            self.ask(then)
        elif isinstance(then, ClaimRef):
            view.review = view.review.go_to(then)
        elif then is not None and not isinstance(then, Span):
            view.edits.apply(then, message.onward)
        else:
            view.leave_marking()
