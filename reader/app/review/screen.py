"""The review screen: one claim after the other, accepted, taken out or corrected by a key or a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.events import Resize
from textual.getters import query_one
from textual.reactive import var

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.full_screen import FullScreen
from reader.app.keys import NO_KEYS, first_key, titled
from reader.app.messages import Chose, Copied, EditAsked, Scrolled
from reader.app.review import commands as r
from reader.app.review.edit_queue import EditQueue
from reader.app.review.editor import Editor, Reviewed
from reader.app.review.question_bar import QuestionBar
from reader.app.review.selecting import TITLES, MarkingKeys, SelectionKeys, WordKeys
from reader.app.review.widgets import ClaimBar, ClaimList, ReviewHead, ReviewText
from reader.app.widgets.drawing import Ground
from reader.app.widgets.footer import Footer
from reader.model.text import PART_BREAK, Span
from reader.state.article.reading_progress import reading_position
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.review.claim_edits import set_selected
from reader.state.review.claim_list import claim_index, claim_key, claim_list
from reader.state.review.claims import ClaimKind, ClaimRef, quote_of
from reader.state.review.marks import Mark, MarkKind, marks
from reader.state.review.questions import Question, ask_mark, asked
from reader.state.review.selection import whole_words, word_at
from reader.state.review.session import Review
from reader.state.review.wording import sentence
from reader.state.rows import Piece
from reader.write.edits import Edit

_WIDE = 110
"""Columns from which the claims are listed beside the text."""
_FOOTER = (
    r.ACCEPT, r.REJECT, r.SPEAKER, r.WORDS, r.TYPE, r.CUE, r.DATE, r.MERGE, r.UNDO, r.NEXT, r.ADD_MISSED, r.ACCEPT_REST,
    c.HELP, titled(c.QUIT, "leave"),
)  # fmt: skip
_FOOT_SELECTING = (
    r.END_RIGHT, r.START_RIGHT, r.NEXT_PART, r.ADD_PART, titled(r.ACCEPT, "done"), titled(c.LET_GO, "give up"),
)  # fmt: skip
_FOOT_MARKING = (
    r.AS_QUOTE, r.AS_MENTION, r.AS_EVENT, r.AS_NOTE, r.AS_HIGHLIGHT, r.AS_COPY, r.END_RIGHT, r.START_RIGHT,
    titled(c.LET_GO, "give up"),
)  # fmt: skip
_NOT_SELECTING = {
    "ask", "next_claim", "previous_claim", "words", "undo", "redo", "order", "add_missed", "edit", "quit"
}  # fmt: skip
"""Actions that don't answer while words are selected."""


class ReviewScreen(FullScreen):
    """Goes from claim to claim of one article, and marks words by hand."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "ReviewText"
    BINDINGS = bind(
        r.ACCEPT, r.REJECT, r.NEXT, r.PREVIOUS, r.SPEAKER, r.WORDS, r.TYPE, r.CUE, r.DATE, r.TITLE, r.BASIS, r.MERGE,
        r.KIND, r.ACCEPT_REST, r.UNDO, r.REDO, r.ORDER, r.ADD_MISSED, c.EDIT, c.LET_GO, c.QUIT,
    )  # fmt: skip

    session: var[Session] = var(Session.of_nothing)
    review: var[Review] = var(Review.of_nothing)
    text_marks: var[tuple[Mark, ...]] = var(())

    head = query_one(ReviewHead)
    story = query_one(ReviewText)
    claim_list = query_one(ClaimList)
    claim_bar = query_one(ClaimBar)
    word_keys = query_one(WordKeys)
    marking_keys = query_one(MarkingKeys)
    question_bar = query_one(QuestionBar)

    def __init__(
        self,
        session: Session,
        editor: Editor,
        left: Callable[[Reviewed], None],
        start: int = 0,
        at: ClaimRef | None = None,
        marking: Span | None = None,
        checked_by: str | None = None,
    ) -> None:
        """`left` is told what the review leaves. `start` is the offset at the top of the text, `at` the claim to begin
        at, `marking` words to mark, `checked_by` the name of who accepts.
        """
        super().__init__()
        self._editor, self._left, self._start, self._marking = editor, left, start, marking
        self.edits = EditQueue(self, editor, checked_by, self._edited)
        self._purpose = ""
        """What words are selected for: the claim's `words`, its `cue`, the `mention` of its speaker, `mark`."""
        self.set_reactive(ReviewScreen.session, session)
        self.set_reactive(ReviewScreen.review, Review.of(session.article, at))

    def compose(self) -> ComposeResult:
        yield ReviewHead().data_bind(ReviewScreen.palette)
        with Ground(id="review-panes"):
            text = ReviewText(self._start)
            yield text.data_bind(ReviewScreen.session, ReviewScreen.palette, marks=ReviewScreen.text_marks)
            yield ClaimList().data_bind(ReviewScreen.palette)
        yield ClaimBar().data_bind(ReviewScreen.palette)
        yield WordKeys()
        yield MarkingKeys()
        yield QuestionBar()
        yield Footer().data_bind(ReviewScreen.palette)

    def on_mount(self) -> None:
        self.head.headline = self.session.article.headline
        self._arrange()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._show()
        if self._marking is not None:
            self._select("mark", (self._marking,))

    def on_resize(self, _: Resize) -> None:
        self._arrange()

    def _arrange(self) -> None:
        self.claim_list.display = self.app.size.width >= _WIDE
        self._foot()

    def _foot(self) -> None:
        commands = _FOOT_MARKING if self._purpose == "mark" else _FOOT_SELECTING if self._purpose else _FOOTER
        keymap = getattr(self.app, "keys_by_id", NO_KEYS)
        self.footer.keys = tuple((first_key(command, keymap), command) for command in commands)

    # -- what is shown

    def watch_review(self) -> None:
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        """The claim that is looked at: its words in sight and marked, its sentence, its row."""
        review, claim = self.review, self.review.claim
        self.head.counts = len(review.claims) - review.drafts, len(review.claims)
        self.claim_list.show(claim_list(review, self.session.hues), claim_key(review.index or 0))
        self.claim_bar.claim = sentence(review)
        self.text_marks = marks(review.article, claim) if claim else ()
        if claim is not None and claim.parts:
            self.story.reveal(claim.parts[0])
        self._show_position(self.story.shown)

    def on_scrolled(self, message: Scrolled) -> None:
        self._show_position(message.shown)

    def _show_position(self, shown: Span) -> None:
        at = self.text_marks[0].span if self.text_marks else None
        self.head.place = reading_position(self.session.article.text, shown, shown.end, at)

    # -- edits

    def adopt(self, session: Session, review: Review) -> None:
        """Show a session, and go on with a review that looks as the one that is shown."""
        self.session = session
        self.set_reactive(ReviewScreen.review, review)

    def _edited(self) -> None:
        """Words that were marked from the article lead back to it."""
        if self._marking is not None:
            self._leave()

    def action_accept(self) -> None:
        """Accept the claim and go on."""
        claim = self.review.claim
        if not self.review.drafts:
            self._leave()
        elif claim is None or not claim.draft:
            self.review = self.review.step()
        else:
            self.edits.accept(claim)

    def action_undo(self) -> None:
        self.edits.undo()

    def action_redo(self) -> None:
        self.edits.redo()

    # -- going from claim to claim

    def action_next_claim(self) -> None:
        self.review = self.review.step()

    def action_previous_claim(self) -> None:
        self.review = self.review.step(forward=False)

    def action_order(self) -> None:
        self.review = self.review.reordered()
        self.footer.say(f"Claims: {self.review.order}.")

    def on_chose(self, message: Chose) -> None:
        message.stop()
        index = self._claim_of(message.chosen, message.at)
        if index is not None:
            self.review = replace(self.review, index=index)

    def _claim_of(self, chosen: Chosen, at: Span | None) -> int | None:
        """The claim of a row that was clicked, or of what was clicked in the text."""
        if chosen.startswith("claim "):
            return claim_index(chosen)
        claims = self.review.claims
        theirs = [index for index, claim in enumerate(claims) if claim.ref.id == chosen]
        return next((index for index in theirs if at in claims[index].parts), next(iter(theirs), None))

    # -- questions

    def action_ask(self, what: str) -> None:
        """Ask how the claim is to be changed, or change it at once."""
        answer = asked(self.review, what)
        if not isinstance(answer, str):
            self._ask(answer)
        elif what == "basis":
            self.story.action_page_up()
        else:
            self.footer.say(answer)

    def _ask(self, question: Question | Edit) -> None:
        """Ask a question, or apply an edit."""
        if not isinstance(question, Question):
            self.edits.apply(question)
            return
        self.footer.display = False
        self.question_bar.ask(question, self.session.hues)

    def _close_question(self) -> None:
        self.question_bar.display = False
        self.claim_bar.offers = None
        self.footer.display = True
        self.set_focus(self.story)

    def on_question_bar_offered(self, message: QuestionBar.Offered) -> None:
        message.stop()
        self.claim_bar.offers = message.pieces

    def on_question_bar_answered(self, message: QuestionBar.Answered) -> None:
        message.stop()
        self._close_question()
        if message.then is not None:
            self._ask(message.then)
        elif self._marking is not None:
            self._leave()

    # -- selecting words

    def action_words(self) -> None:
        claim = self.review.claim
        if claim is not None and claim.parts and claim.kind is not ClaimKind.ENTITY:
            self._select("words", claim.parts)
        else:
            self.footer.say("Its words are found by its names.")

    def action_cue(self) -> None:
        """Select the words that say who speaks; once more, those that stand for the speaker."""
        claim = self.review.claim
        if claim is None or claim.kind is not ClaimKind.QUOTE:
            self.footer.say("Only a quote has a cue.")
            return
        quote, text = quote_of(self.review.article, claim.ref), self.session.article.text
        purpose = "mention" if self._purpose == "cue" else "cue"
        words = quote.mention if purpose == "mention" else quote.cue
        self._select(purpose, (words or word_at(text, quote.parts[0].end),))

    def action_add_missed(self) -> None:
        """Select words to say what they are: those that the mouse selected, else the first of what is looked at."""
        text, selected = self.session.article.text, self.story.selected
        start = self.text_marks[0].span.start if self.text_marks else self.story.top
        words = whole_words(text, selected) if selected else word_at(text, start)
        self._select("mark", (words,))

    def _select(self, purpose: str, parts: tuple[Span, ...]) -> None:
        self._purpose = purpose
        keys = self.marking_keys if purpose == "mark" else self.word_keys
        keys.begin(self.session.article.text, parts, purpose)
        self.claim_bar.offers = (Piece(TITLES[purpose], "strong"),)
        self._foot()

    def on_selection_keys_changed(self, message: SelectionKeys.Changed) -> None:
        message.stop()
        if self._purpose:
            self.text_marks = tuple(Mark(part, MarkKind.SELECTED) for part in message.selection.parts)
            self.story.reveal(message.selection.part)

    def on_selection_keys_done(self, message: SelectionKeys.Done) -> None:
        """Take the selected words for what they were selected for."""
        message.stop()
        self._purpose, self.claim_bar.offers = "", None
        self.set_focus(self.story)
        self._foot()
        claim, article, parts = self.review.claim, self.review.article, message.parts
        if parts is not None and message.purpose == "copy":
            words = PART_BREAK.join(article.text[part] for part in parts)
            self.post_message(Copied(words, "The selected words are"))
            parts = None
        if parts is None and self._marking is not None:
            self._leave()
        elif parts is None:
            self._show()
        elif message.purpose in ("words", "cue", "mention") and claim is not None:
            self.edits.apply(set_selected(claim, message.purpose, parts))
        else:
            self._ask(ask_mark(article, message.purpose, parts))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are selected only what has to do with them is answered."""
        return not (self._purpose and action in _NOT_SELECTING)

    # -- leaving

    def action_edit(self) -> None:
        if (claim := self.review.claim) is not None:
            self.post_message(EditAsked(claim.line, self._editor.path))

    def action_let_go(self) -> None:
        self._leave()

    def action_quit(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self.edits.flush()
        claim = self.review.claim
        at = claim.ref if claim else None
        self._left(Reviewed(self.review.article, self._editor.path, at, self.story.top))
        self.go_back()
