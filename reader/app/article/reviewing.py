"""Opens the review of the article that is read, and goes on with what it left.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from asyncio import to_thread
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from reader.app.commands.keys import first_key
from reader.app.review.commands import REVIEW
from reader.errors import EditRefused, SaveError, UnreadableFile
from reader.load.file import is_read_only
from reader.model.counting import many

if TYPE_CHECKING:  # the first frame needs nothing of a review
    from collections.abc import Callable
    from pathlib import Path

    from reader.app.article.follow_file import FileFollower
    from reader.app.article.view import ArticleView
    from reader.app.review.editor import Reviewed
    from reader.memory.journal import EditJournal
    from reader.model.article import Article
    from reader.model.text import Span
    from reader.services.review_queue import ReviewQueue
    from reader.state.review.claims import ClaimRef
    from reader.write.changed_text.reanchor import Reanchored


class Reviewing:
    """The way from the article to its review and back."""

    def __init__(self, view: ArticleView, file: FileFollower) -> None:
        self._view, self._file = view, file
        self._at: ClaimRef | None = None
        """The claim that the last review left off at."""
        self._journal: EditJournal | None = None
        self._keep: Callable[[], None] = _nothing
        """Puts the article as the review left it into the cache."""

    def begin(self) -> None:
        """Open the review at once if `reader review` asks for that of this article."""
        queue = self._view.program.launch.reviews
        if queue is not None and queue.current == self._file.path:
            self.open()

    def mark_words(self) -> None:
        """Mark words by hand: those that the mouse selected, else what is chosen where it is in sight, or the top."""
        from reader.state.review.selection import whole_words, word_at

        session, pane = self._view.session, self._view.article_pane
        text, selected = session.article.text, pane.selected
        if selected is not None:
            self.open(whole_words(text, selected))
        else:
            spans = [session.at] if session.at is not None else []
            spans += session.spans
            here = next((span for span in spans if pane.shown.contains(span)), None)
            self.open(here or word_at(text, pane.top))

    def open(self, marking: Span | None = None) -> None:
        """Open the review, where the text has changed with its annotations found again.

        `marking` are words to mark, and nothing else.
        """
        if self._file.former is not None:
            self._view.start_work(
                partial(self._find_again, self._file.former), group="reviewing", exclusive=True
            )
            return
        from reader.app.review.screen import ReviewScreen  # none of these is for the first frame
        from reader.memory.journal import EditJournal
        from reader.services.article_editor import ArticleEditor

        view = self._view
        launch = self._view.program.launch
        self._go_on_with_copy()
        if self._journal is None:
            self._journal = EditJournal(launch.memory_folder)
        editor = ArticleEditor(self._file.path, self._journal, launch.additions, view.session.article)
        self._keep = partial(editor.keep, launch.cache)
        top, name = view.article_pane.top, launch.settings.name
        screen = ReviewScreen(view.session, editor, self._left, top, self._at, marking, name)
        self._file.begin_review(screen.file_changed)
        view.app.push_screen(screen)

    def _go_on_with_copy(self) -> None:
        """Show the person's own copy of a file that can't be written, where there is one."""
        path, launch = self._file.path, self._view.program.launch
        if not is_read_only(path):
            return
        from reader.services.opening import open_article  # neither is for the first frame
        from reader.services.own_copy import existing_copy

        copy = existing_copy(path, launch.additions, launch.cache)
        article = open_article(copy, launch.cache).article if copy else None
        if copy is not None and article is not None:
            self._file.show_reanchored(copy, article)

    def close(self) -> None:
        """Close the journal of the edits, once no review is open any more."""
        if self._journal is not None:
            self._journal.close()

    async def _find_again(self, former: Article) -> None:
        """Lead the annotations of a text that was changed in an editor to their words, and review what moved."""
        from reader.memory.journal import EditJournal
        from reader.services.text_updates import in_words, reanchor_file

        launch, footer = self._view.program.launch, self._view.footer

        def found_again() -> tuple[Path, Reanchored]:
            with closing(EditJournal(launch.memory_folder)) as journal:
                return reanchor_file(self._file.path, former, journal, launch.additions)

        footer.say("Finding the annotations again …", stays=True)
        try:
            path, made = await to_thread(found_again)
        except (EditRefused, SaveError, UnreadableFile) as reason:
            footer.say(f"The annotations were not found again: {reason}.", stays=True)
            return
        self._file.show_reanchored(path, made.article)
        footer.say(f"{in_words(made)[:1].upper()}{in_words(made)[1:]}.")
        if made.moved or made.orphaned:
            self._at = None  # the review begins at what moved, not where the last one ended
            self.open()

    def _left(self, reviewed: Reviewed) -> None:
        """Show the article as the review left it, and go on to the next where there are several."""
        view = self._view
        self._at = reviewed.at
        if reviewed.path != self._file.path:
            self._file.switch_to_copy(reviewed.path)
        self._file.end_review(reviewed.article)
        view.start_work(partial(to_thread, self._keep), group="keeping")
        view.article_pane.top = reviewed.top
        if reviewed.remark:
            view.footer.say(reviewed.remark, stays=True)
        else:
            self._go_on(reviewed.article)

    def _go_on(self, article: Article) -> None:
        """Review the next article of `reader review` if nothing of this one is unchecked; else say what is."""
        queue = self._view.program.launch.reviews
        if queue is None:
            return
        from reader.model.drafts import count_claims

        if unchecked := count_claims(article).drafts.total():
            waiting = f"; {many(len(queue), 'article')} to look through after it" if len(queue) else ""
            key = first_key(REVIEW, self._view.program.keys_by_id)
            self._view.footer.say(
                f"{many(unchecked, 'claim')} unchecked in this article: {key} goes on{waiting}."
            )
        else:
            self._view.start_work(partial(self._open_next, queue), group="reviewing", exclusive=True)

    async def _open_next(self, queue: ReviewQueue) -> None:
        path = await to_thread(queue.advance, self._view.program.launch.cache)
        if path is None:
            self._view.program.say("All is checked.")
        else:
            await self._view.program.open_article(path).wait()


def _nothing() -> None:
    """What there is to keep before any review."""
