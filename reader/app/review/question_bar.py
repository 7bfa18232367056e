"""The line where an answer to a question of the review is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from reader.app.widgets.find_bar import Sign, Words
from reader.model.article import EntityId
from reader.model.text import Span
from reader.state.review.claims import ClaimRef
from reader.state.review.questions import Offer, Question
from reader.state.rows import Piece
from reader.write.edits import Edit


class QuestionBar(Horizontal):
    """A question, and the field for its answer. Tab and the arrows go through what is offered, Enter takes it."""

    DEFAULT_CSS = """
    QuestionBar {
        display: none;
        height: 1;
        background: $panel;
    }

    QuestionBar Input, QuestionBar Input:focus {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: $panel;
    }

    QuestionBar Sign {
        height: 1;
        background: $panel;
        color: $primary;
        text-style: bold;
    }
    """
    BINDINGS = [
        Binding("escape", "give_up", "Give up what is typed", show=False),
        Binding("down,tab", "move(1)", "The next offer", show=False),
        Binding("up,shift+tab", "move(-1)", "The offer before", show=False),
    ]

    @dataclass
    class Offered(Message):
        """What is offered for the words in the field: first what Enter takes."""

        pieces: tuple[Piece, ...]

    @dataclass
    class Answered(Message):
        """The answer, None where the question was given up; `onward`: it settles the claim."""

        then: Edit | Question | Span | ClaimRef | None
        onward: bool = False

    field = query_one(Words)

    def __init__(self) -> None:
        super().__init__()
        self._question = Question("", lambda _: ())
        self._hues: Mapping[EntityId, int] = {}
        self._typed, self._offer = "", 0

    def compose(self) -> ComposeResult:
        yield Sign()
        yield Words(compact=True, select_on_focus=False)

    def ask(self, question: Question, hues: Mapping[EntityId, int]) -> None:
        """Show a question, and take its answer from the next key on."""
        self._question, self._hues = question, hues
        self._typed, self._offer = question.typed, 0
        self.query_one(Sign).text = f" {question.title}: "
        field = self.field
        with self.prevent(Input.Changed):
            field.value = question.typed
        field.action_select_all()
        self.display = True
        self.screen.set_focus(field)
        self._offered()

    @property
    def _offers(self) -> tuple[Offer, ...]:
        """The offers, the one that Enter takes first."""
        offers = self._question.offers(self._typed)
        first = self._offer % len(offers) if offers else 0
        return offers[first:] + offers[:first]

    def _offered(self) -> None:
        offers = self._offers
        pieces = [Piece(self._question.nothing, "faint")] if not offers else []
        for offer in offers:
            if offer.words:
                hue = self._hues.get(offer.entity) if offer.entity else None
                pieces.append(Piece(f" {offer.words} ", "match" if not pieces else "hue", hue))
        self.post_message(self.Offered(tuple(pieces)))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typed, self._offer = event.value, 0
        self._offered()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer()

    def _answer(self) -> None:
        if offers := self._offers:
            self.post_message(self.Answered(offers[0].then, self._question.onward))

    def action_give_up(self) -> None:
        self.post_message(self.Answered(None))

    def action_move(self, by: int) -> None:
        self._offer += by
        self._offered()
