"""Protocol `ReviewView`: what the parts of the review screen see of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.message import Message
from textual.widget import Widget

from reader.app.background import Work
from reader.app.review.question_bar import QuestionBar
from reader.app.review.refusals import Refusals
from reader.app.review.selection_keys import SelectionKeys
from reader.app.review.widgets import ClaimBar, ReviewText
from reader.app.widgets.footer import Footer
from reader.model.text import Span
from reader.state.article.session import Session
from reader.state.review.marks import Mark
from reader.state.review.questions import Question
from reader.state.review.session import Review
from reader.write.edits import Edit


class Applying(Protocol):
    """What applies edits."""

    def apply(self, edit: Edit, onward: bool = False) -> None:
        """Apply an edit, and look at the claim it leaves, or `onward` at the next draft."""


class Selecting(Protocol):
    """What selects words."""

    def resume(self, found: Span | None) -> bool:
        """Go on selecting, at words that were found; False where nothing is being selected."""


class ReviewView(Protocol):
    """The screen that a review is shown on. Its parts write what it shows."""

    session: Session
    review: Review
    text_marks: tuple[Mark, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the screen has its parts: as the program ends, they go before it."""

    @property
    def refusals(self) -> Refusals: ...

    @property
    def story(self) -> ReviewText: ...

    @property
    def footer(self) -> Footer: ...

    @property
    def question_bar(self) -> QuestionBar: ...

    @property
    def edits(self) -> Applying: ...

    @property
    def words(self) -> Selecting: ...

    @property
    def claim_bar(self) -> ClaimBar: ...

    @property
    def word_keys(self) -> SelectionKeys: ...

    @property
    def marking_keys(self) -> SelectionKeys: ...

    def say(self, remark: str) -> None:
        """Show a remark in the footer."""

    def adopt(self, session: Session, review: Review) -> None:
        """Show a session, and go on with a review that looks much as the one that is shown."""

    def show_claim(self) -> None:
        """Show the claim that is looked at."""

    def show_keys(self) -> None:
        """Offer the keys that fit what is looked at."""

    def ask(self, question: Question | Edit) -> None:
        """Ask a question, or apply an edit."""

    def leave_marking(self) -> bool:
        """Leave a screen that was opened to mark words and nothing else; False where it was not."""

    def set_focus(self, widget: Widget | None) -> None: ...

    def post_message(self, message: Message) -> bool: ...

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object: ...

    def start_work(self, work: Work, *, group: str, exclusive: bool = False) -> None: ...
