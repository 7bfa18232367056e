"""Applies the edits of a review: what an edit leaves is shown at once where known, and saved behind that frame."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from reader.app.review.editor import Editor
from reader.app.review.view import ReviewView
from reader.errors import EditRefused, SaveError, UnreadableFile
from reader.model.article import Article
from reader.model.clean import with_full_stop
from reader.services.own_copy import in_words
from reader.state.article.session import Session
from reader.state.review.act_in_words import act_in_words
from reader.state.review.claim_edits import signed
from reader.state.review.claims import ClaimRef
from reader.state.review.session import Review
from reader.write.edits import Edit
from reader.write.preview import preview

_AFTER = 0.02
"""Seconds after an act in which its frame is drawn first."""
NEWER = "The file has changed: this is its newer text."


@dataclass(frozen=True, slots=True)
class _Refused:
    """An edit was refused: why, and of which claim."""

    sentence: str
    claim: ClaimRef | None


class EditQueue:
    """The edits of one review. `done` is called after each that is saved before it is shown."""

    def __init__(
        self, view: ReviewView, editor: Editor, checked_by: str | None, done: Callable[[], object]
    ) -> None:
        self._view, self._editor, self._checked_by, self._done = view, editor, checked_by, done
        self._waiting: list[tuple[Edit, ClaimRef | None]] = []
        self._lock = Lock()
        self._path = editor.path
        self._saved: Article | None = None
        """What the file says as far as the edits are saved, while some wait."""
        self._refused: _Refused | None = None
        """The refusal of an edit that waited, until it is said."""

    def apply(self, edit: Edit, onward: bool = False) -> None:
        """Apply an edit, and look at the claim it leaves, or `onward` at the next draft."""
        edit = signed(edit, self._checked_by)
        shown = preview(self._view.review.article, edit)
        if shown is None:
            self._act(lambda: self._editor.apply(edit).article, onward)
        else:
            self._show_first(edit, shown, onward)

    def undo(self) -> None:
        self._back_to(self._editor.undo, lambda now, then: f"Undone: {act_in_words(then, now)}.")

    def redo(self) -> None:
        self._back_to(self._editor.redo, lambda now, then: f"Redone: {act_in_words(now, then)}.")

    def _back_to(self, act: Callable[[], Article], said: Callable[[Review, Review], str]) -> None:
        """Undo or redo, look at the claim that is a draft again, and say what is `said` of the reviews around it."""
        self.flush()
        before = self._view.review
        if self._act(act, said=said):
            self._view.review = self._view.review.changed_since(before)

    # -- saved, then shown

    def _act(
        self,
        act: Callable[[], Article],
        onward: bool = False,
        said: Callable[[Review, Review], str] | None = None,
    ) -> bool:
        self.flush()
        view = self._view
        before = view.review
        try:
            article = act()
        except (EditRefused, SaveError, UnreadableFile) as reason:
            view.refusals.say(with_full_stop(f"Nothing was changed: {reason}"))
            return False
        view.session = self._session(article)
        view.review = view.review.edited(article, onward)
        if said is not None:
            view.say(said(before, view.review))
        self._say_copied()
        self._done()
        self._say_fault()
        return True

    def _say_copied(self) -> None:
        """Say where the person's own copy is, once edits are saved there."""
        if self._editor.path != self._path:
            self._path = self._editor.path
            self._view.footer.say(in_words(self._path), stays=True)

    def _session(self, article: Article) -> Session:
        session = self._view.session
        return replace(Session.of(article, session.hues), measure=session.measure, zen=session.zen)

    # -- shown, then saved

    def _show_first(self, edit: Edit, shown: Article, onward: bool) -> None:
        """Show what an edit leaves, and save it soon; the text shows it when it is saved."""
        view = self._view
        if self._saved is None:
            self._saved = view.session.article
        claim = view.review.claim
        self._waiting.append((edit, claim.ref if claim else None))
        view.review = view.review.edited(shown, onward)
        view.set_timer(_AFTER, self._start)

    def flush(self) -> None:
        """Save what is still waiting."""
        while self._waiting:
            self._save_next()
        self._settle()

    def close(self) -> str | None:
        """Save what is still waiting as the screen goes; returns in one sentence what it can no longer say."""
        while self._waiting:
            self._save_next()
        refused = self._refused
        unsaid = refused.sentence if refused else self._editor.pop_fault()
        self._settle()
        return unsaid

    def _start(self) -> None:
        if self._waiting:
            # cancelled, none would start
            self._view.start_work(self._save, group="saving")

    async def _save(self) -> None:
        await to_thread(self._save_next)
        if self._waiting:
            self._start()
        else:
            self._settle()

    def _save_next(self) -> None:
        """Save the first edit that waits; after a refusal none waits any more."""
        with self._lock:
            if self._waiting:
                edit, claim = self._waiting[0]
                try:
                    self._saved = self._editor.apply(edit).article
                except (EditRefused, SaveError, UnreadableFile) as reason:
                    self._refused = _Refused(with_full_stop(f"Nothing was changed: {reason}"), claim)
                    self._waiting.clear()
                    return
                del self._waiting[0]

    def _settle(self) -> None:
        """Go on with what the file says now; after a refusal at its claim."""
        view, saved, claim = self._view, self._saved, self._view.review.claim
        if not view.is_whole:
            return  # what is yet to be said is said by `close`
        self._saved = None
        refused, self._refused = self._refused, None
        if saved is None:
            return
        at = refused.claim if refused else claim.ref if claim else None
        review = Review.of(saved, at, view.review.order)
        if refused is None:
            view.adopt(self._session(saved), review)
            self._say_copied()
            self._say_fault()
        else:
            view.session, view.review = self._session(saved), review
            view.refusals.say(refused.sentence)

    def _say_fault(self) -> None:
        """Say once that edits can't be undone later, where that is so."""
        if fault := self._editor.pop_fault():
            self._view.refusals.say(fault)

    # -- what another program wrote

    def reread(self) -> None:
        """Show what another program wrote into the file, or say what is wrong with it."""
        self.flush()
        try:
            article = self._editor.newer()
        except (EditRefused, UnreadableFile) as reason:
            self._view.refusals.say(with_full_stop(f"Nothing can be changed now: {reason}"))
        else:
            if article is not None:
                self._go_on_with(article)

    def _go_on_with(self, article: Article) -> None:
        view, claim = self._view, self._view.review.claim
        view.session = view.session.reload(article, lambda offset: offset)
        view.review = Review.of(article, claim.ref if claim else None, view.review.order)
        view.say(NEWER)
