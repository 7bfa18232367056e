"""Opens the review of the article that is read, or the words at the cursor to be marked, and goes on with what is left.

Imports inside functions are of what only a review needs.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.commands.command import Command
from reader.app.review import commands as r
from reader.errors import EditRefused, SaveError, UnreadableFile
from reader.linear.article.view import ReadingView
from reader.linear.screen import Action
from reader.model.article import Article
from reader.model.clean import with_full_stop
from reader.model.counting import many
from reader.model.drafts import count_claims
from reader.state.review.selection import word_at

if TYPE_CHECKING:
    from reader.memory.journal import EditJournal
    from reader.model.text import Span
    from reader.services.article_editor import ArticleEditor
    from reader.state.review.claims import ClaimRef
    from reader.write.edits import Edit


class Reviewing:
    """The way from the text to its review and back."""

    def __init__(self, reading: ReadingView) -> None:
        self._reading = reading
        self._at: ClaimRef | None = None
        """The claim that the last review left off at."""
        self.actions: dict[Command, Action] = {r.REVIEW: self.review, r.MARK: self._mark}

    def _editor(self, journal: EditJournal) -> ArticleEditor:
        from reader.services.article_editor import ArticleEditor

        reading = self._reading
        return ArticleEditor(reading.path, journal, reading.host.launch.additions, reading.session.article)

    def review(self) -> None:
        """Go through what nobody has checked yet."""
        from reader.linear.review.screen import ReviewScreen
        from reader.memory.journal import EditJournal

        reading = self._reading
        journal = EditJournal(reading.host.launch.memory_folder)
        editor = self._editor(journal)

        def left(article: Article, path: Path, at: ClaimRef | None) -> None:
            self._at = at
            editor.keep(reading.host.launch.cache)
            journal.close()
            self._show(article, path)
            self._go_on(article)

        ReviewScreen(reading.host, reading.session.article, editor, left, self._at)

    def _show(self, article: Article, path: Path) -> None:
        """Read on in what an edit has left."""
        reading = self._reading
        if path != reading.path:
            reading.switch_to(path)
        if article != reading.session.article:
            reading.show(reading.session.reload(article, lambda offset: offset), reading.offset)

    def _go_on(self, article: Article) -> None:
        """Review the next article of `reader review` if nothing of this one is unchecked; else say what is."""
        host = self._reading.host
        queue = host.launch.reviews
        if queue is None:
            return
        if unchecked := count_claims(article).drafts.total():
            waiting = f"; {many(len(queue), 'article')} to look through after it" if len(queue) else ""
            host.say(
                f"{many(unchecked, 'claim')} unchecked in this article: {host.key(r.REVIEW)} goes on{waiting}."
            )
        elif (path := queue.advance(host.launch.cache)) is None:
            host.say("All is checked.")
        else:
            host.open_review(path)

    # -- marking by hand

    def _mark(self) -> None:
        """Select words from the cursor on, and then say what they are."""
        from reader.linear.review.selecting import SelectingScreen

        reading = self._reading
        at = reading.session.at
        word = word_at(reading.session.article.text, reading.offset)
        begun = at if at is not None and at.overlaps(reading.row) else word
        SelectingScreen(reading.host, reading.session.relations, (begun,), "mark", self._marked)

    def _marked(self, as_: str, parts: tuple[Span, ...]) -> None:
        from reader.linear.review.asking import Answer, ask
        from reader.model.text import Span
        from reader.state.review.by_hand import ask_mark
        from reader.state.review.claims import ClaimRef

        def then(found: Answer, _: bool) -> None:
            if not isinstance(found, Span | ClaimRef):
                self._apply(found)

        ask(self._reading.host, ask_mark(self._reading.session.article, as_, parts), then)

    def _apply(self, edit: Edit) -> None:
        from reader.memory.journal import EditJournal
        from reader.services.own_copy import in_words
        from reader.state.review.claim_edits import signed

        reading = self._reading
        launch, before = reading.host.launch, reading.path
        with closing(EditJournal(launch.memory_folder)) as journal:
            editor = self._editor(journal)
            try:
                article = editor.apply(signed(edit, launch.settings.name)).article
            except (EditRefused, SaveError, UnreadableFile) as reason:
                reading.host.say(with_full_stop(f"Nothing was changed: {reason}"))
                return
            editor.keep(launch.cache)
        self._show(article, editor.path)
        reading.host.say("Marked." if editor.path == before else in_words(editor.path))
