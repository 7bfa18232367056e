"""Applies the edits of a review: accepted claims queue up, and are saved behind the frame that shows them."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Coroutine
from dataclasses import replace
from threading import Lock
from typing import Any, Protocol

from reader.app.review.editor import Editor
from reader.app.widgets.footer import Footer
from reader.errors import EditRefused, SaveError, UnreadableFile
from reader.model.article import Article
from reader.state.article.session import Session
from reader.state.review.claim_edits import accept, signed
from reader.state.review.claims import Claim
from reader.state.review.session import Review
from reader.write.edits import Edit

_AFTER = 0.02
"""Seconds after an act in which its frame is drawn first."""


class ReviewView(Protocol):
    """The screen that a review is shown on."""

    session: Session
    review: Review

    @property
    def footer(self) -> Footer: ...

    def adopt(self, session: Session, review: Review) -> None:
        """Show a session, and go on with a review that looks as the one that is shown."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object: ...

    def run_worker(self, work: Coroutine[Any, Any, None], *, group: str, exclusive: bool) -> object: ...


class EditQueue:
    """The edits of one review. `done` is called after each that is not an accepted claim."""

    def __init__(
        self, view: ReviewView, editor: Editor, checked_by: str | None, done: Callable[[], None]
    ) -> None:
        self._view, self._editor, self._checked_by, self._done = view, editor, checked_by, done
        self._waiting: list[Edit] = []
        self._lock = Lock()
        self._saved: tuple[Session, Review] | None = None
        """What was shown before the first edit that waits."""

    def apply(self, edit: Edit, onward: bool = False) -> bool:
        """Apply an edit, and look at the claim it leaves, or `onward` at the next; False where it is refused."""
        return self._take(lambda: self._editor.apply(signed(edit, self._checked_by)).article, onward)

    def undo(self) -> None:
        self._back_to(self._editor.undo)

    def redo(self) -> None:
        self._back_to(self._editor.redo)

    def _back_to(self, act: Callable[[], Article]) -> None:
        """Undo or redo, and look at the claim that is a draft again."""
        self.flush()
        before = self._view.review
        if self._take(act):
            self._view.review = self._view.review.changed_since(before)

    def _take(self, act: Callable[[], Article], onward: bool = False) -> bool:
        self.flush()
        view = self._view
        try:
            article = act()
        except (EditRefused, SaveError, UnreadableFile) as reason:
            view.footer.say(f"Nothing was changed: {reason}.")
            return False
        view.footer.hush()
        view.session = self._session(article)
        view.review = view.review.edited(article, onward)
        self._done()
        return True

    def _session(self, article: Article) -> Session:
        session = self._view.session
        return replace(Session.of(article), measure=session.measure, zen=session.zen)

    # -- accepting: the frame first

    def accept(self, claim: Claim) -> None:
        """Show the claim as accepted, with the next draft, and save that soon."""
        view = self._view
        if self._saved is None:
            self._saved = view.session, view.review
        view.review = view.review.accepted()  # the text shows it when the file is read
        self._waiting.append(signed(accept((claim,)), self._checked_by))
        view.set_timer(_AFTER, self._start)

    def flush(self) -> None:
        """Save what is still waiting."""
        outcome = None
        while not isinstance(outcome, str) and (saved := self._step()) is not None:
            outcome = saved
        self._settle(outcome)

    def _start(self) -> None:
        if self._waiting:
            self._view.run_worker(self._save(), group="saving", exclusive=True)

    async def _save(self) -> None:
        outcome = await to_thread(self._step)
        if self._waiting:
            self._start()
        else:
            self._settle(outcome)

    def _step(self) -> Article | str | None:
        """What came of the first edit that waits, None where none does; after a refusal none does any more."""
        with self._lock:
            if not self._waiting:
                return None
            try:
                return self._editor.apply(self._waiting.pop(0)).article
            except (EditRefused, SaveError, UnreadableFile) as reason:
                self._waiting.clear()
                return f"Nothing was changed: {reason}."

    def _settle(self, outcome: Article | str | None) -> None:
        """Go on with what the file says now; after a refusal with what was shown before."""
        view, before, claim = self._view, self._saved, self._view.review.claim
        if outcome is None or before is None:
            return
        self._saved = None
        if isinstance(outcome, str):
            view.session, view.review = before
            view.footer.say(outcome)
        else:
            review = Review.of(outcome, claim.ref if claim else None, view.review.order)
            view.adopt(self._session(outcome), review)
