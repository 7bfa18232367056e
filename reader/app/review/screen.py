"""The review screen: one claim after the other, accepted, taken out or corrected by a key or a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.events import Key, MouseUp, Resize, Unmount
from textual.getters import query_one
from textual.reactive import var

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.command import Group
from reader.app.commands.keys import NO_KEYS
from reader.app.full_screen import FullScreen
from reader.app.messages import Chose, EditAsked, Scrolled
from reader.app.review import commands as r
from reader.app.review.copying import copied_claim
from reader.app.review.edit_queue import EditQueue
from reader.app.review.editor import Editor, Reviewed
from reader.app.review.footer_keys import footer_keys
from reader.app.review.question_bar import QuestionBar
from reader.app.review.questions import Questions
from reader.app.review.refusals import Refusals
from reader.app.review.selection_keys import MarkingKeys, SelectionKeys, WordKeys
from reader.app.review.widgets import ClaimBar, ClaimList, ReviewHeader, ReviewText
from reader.app.review.word_selection import WordSelection
from reader.app.widgets.drawing import Ground
from reader.app.widgets.footer import Footer
from reader.model.text import Span
from reader.state.article.reading_progress import reading_position
from reader.state.article.session import Session
from reader.state.review.asking import asked, refusal
from reader.state.review.claim_edits import accept
from reader.state.review.claim_list import claim_index, claim_key, claim_list
from reader.state.review.claims import ClaimRef
from reader.state.review.marks import Mark, marks
from reader.state.review.questions import Question
from reader.state.review.session import Review
from reader.state.review.wording import sentence
from reader.write.edits import Edit

_LIST_WIDTHS = ((110, 40), (100, 34), (80, 27))
"""Columns of the screen from which the claims are listed beside the text, and those of the list."""
_NOT_SELECTING = {
    "ask", "step", "undo", "order", "edit", "quit", "copy", "person", "accept", "library", "search",
}  # fmt: skip
"""Actions that don't answer while words are selected."""


class ReviewScreen(FullScreen):
    """Goes from claim to claim of one article, and marks words by hand."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "ReviewText"
    BINDINGS = bind(
        r.ACCEPT, r.REJECT, r.NEXT, r.PREVIOUS, r.NEXT_ANY, r.PREVIOUS_ANY, r.SPEAKER, r.WORDS, r.TYPE, r.CUE, r.DATE,
        r.TITLE, r.NAMES, r.ROLE, r.BASIS, r.MERGE, r.KIND, r.ACCEPT_REST, r.UNDO, r.REDO, r.ORDER, r.FIND_CLAIM,
        r.ADD_MISSED, c.EDIT, c.COPY, c.COPY_PLACE, c.PERSON, c.LIBRARY, c.SEARCH, c.HELP, c.LET_GO, c.QUIT,
    )  # fmt: skip

    session: var[Session] = var(Session.empty)
    review: var[Review] = var(Review.empty)
    text_marks: var[tuple[Mark, ...]] = var(())

    header = query_one(ReviewHeader)
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
        self.edits = EditQueue(self, editor, checked_by, self.leave_marking)
        self.refusals = Refusals(
            lambda sentence: self.footer.say(sentence, stays=True), lambda: self.footer.clear()
        )
        self.words, self._questions = WordSelection(self), Questions(self)
        self.changed = False
        """Whether the file has changed while an answer was awaited."""
        self.set_reactive(ReviewScreen.session, session)
        self.set_reactive(ReviewScreen.review, Review.of(session.article, at))

    def compose(self) -> ComposeResult:
        yield ReviewHeader().data_bind(ReviewScreen.palette)
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
        self._arrange()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.show_claim()
        if self._marking is not None:
            self.words.begin("mark", (self._marking,))
        self._catch_up()

    def on_resize(self, _: Resize) -> None:
        self._arrange()

    def on_unmount(self, _: Unmount) -> None:
        if unsaid := self.edits.close():
            self.program.say(unsaid)

    def _arrange(self) -> None:
        columns = self.app.size.width
        width = next((width for least, width in _LIST_WIDTHS if columns >= least), 0)
        self.claim_list.display = bool(width)
        self.claim_list.styles.width = width
        self.show_keys()

    # -- what is shown

    @property
    def is_whole(self) -> bool:
        """Whether the screen has its parts: as the program ends, they go before it."""
        return self.is_mounted and bool(self.query(Footer))

    def watch_review(self) -> None:
        if self.is_whole:
            self.show_claim()

    def show_claim(self) -> None:
        """Show the claim that is looked at: its words in sight and marked, its sentence, its row, its keys."""
        review, claim = self.review, self.review.claim
        self.header.headline = review.article.headline
        count = len(review.claims)
        self.header.counts = count - review.drafts, count
        self.claim_list.show(claim_list(review, self.session.hues), claim_key(review.index or 0))
        self.claim_bar.claim = sentence(review)
        self.text_marks = marks(review.article, claim) if claim else ()
        if claim is not None and claim.parts:
            self.story.reveal(claim.parts[0])
        self._show_position(self.story.shown)
        self.show_keys()

    def show_keys(self) -> None:
        """Offer the keys that fit what is looked at."""
        self.footer.keys = footer_keys(self.app, self.review.claim, self.words.purpose)

    def say(self, remark: str) -> None:
        """Show a remark in the footer."""
        self.footer.say(remark)

    def on_scrolled(self, message: Scrolled) -> None:
        self._show_position(message.shown)

    def _show_position(self, shown: Span) -> None:
        at = self.text_marks[0].span if self.text_marks else None
        self.header.place = reading_position(self.session.article.text, shown, shown.end, at)

    def on_key(self, event: Key) -> None:
        if self.refusals.ignores(event):
            event.stop()
        else:
            self.footer.clear_before(event)

    # -- edits

    def adopt(self, session: Session, review: Review) -> None:
        """Show a session, and go on with a review that looks much as the one that is shown."""
        former, self.session = self.review, session
        self.set_reactive(ReviewScreen.review, review)
        if len(former.claims) != len(review.claims) or sentence(former) != sentence(review):
            self.show_claim()

    def file_changed(self) -> None:
        """Show what another program wrote into the file; while an answer is awaited, after it."""
        self.changed = not self.is_whole or bool(self.words.purpose) or self._questions.is_open
        if not self.changed:
            self.edits.reread()

    def _catch_up(self) -> None:
        if self.changed:
            self.call_after_refresh(self.file_changed)

    def action_accept(self) -> None:
        """Accept the claim and go on; go on from one that is checked, and leave where nothing is left."""
        claim = self.review.claim
        if claim is not None and (reason := refusal(self.review, "accept")):
            self.refusals.say(reason)
        elif claim is not None and claim.draft:
            self.edits.apply(accept((claim,)), onward=True)
        elif self.review.drafts:
            self.review = self.review.step()
        else:
            self._leave()

    def action_undo(self, again: bool = False) -> None:
        """Undo the last edit, or do `again` the one that was undone last."""
        (self.edits.redo if again else self.edits.undo)()

    # -- going from claim to claim

    def action_step(self, forward: bool, checked: bool = False) -> None:
        """Go to the next or previous draft, or claim of any kind."""
        self.review = self.review.step(forward, checked)

    def action_order(self) -> None:
        self.review = self.review.reordered()
        self.say(f"Claims: {self.review.order}.")

    def on_chose(self, message: Chose) -> None:
        """Go to the claim of a row that was clicked, or of what was clicked in the text."""
        message.stop()
        listed = (chosen := message.chosen).startswith("claim ")
        index = claim_index(chosen) if listed else self.review.index_of(chosen, message.at)
        if index is not None and not self.words.purpose and not self._questions.is_open:
            self.review = replace(self.review, index=index)

    # -- questions

    def action_ask(self, what: str) -> None:
        """Ask how the claim is to be changed, or change it at once."""
        if what == "basis" and refusal(self.review, what):
            self.story.action_page_up()
            return
        answer = asked(self.review, what)
        if isinstance(answer, str):
            self.refusals.say(answer)
        else:
            self.ask(answer, onward=what == "reject")

    def ask(self, question: Question | Edit, onward: bool = False) -> None:
        """Ask a question, or apply an edit and look `onward`."""
        if isinstance(question, Question):
            self._questions.ask(question)
        else:
            self.edits.apply(question, onward)

    def on_question_bar_offered(self, message: QuestionBar.Offered) -> None:
        message.stop()
        self.claim_bar.offers = message.pieces

    def on_question_bar_answered(self, message: QuestionBar.Answered) -> None:
        message.stop()
        self._questions.answered(message)
        self._catch_up()

    # -- selecting words

    def action_select(self, what: str) -> None:
        """Select the `words` of the claim, its `cue`, or those that were `missed`."""
        self.words.select(what)

    def on_selection_keys_changed(self, message: SelectionKeys.Changed) -> None:
        message.stop()
        self.words.changed(message)

    def on_selection_keys_done(self, message: SelectionKeys.Done) -> None:
        message.stop()
        self.words.done(message)
        self._catch_up()

    def on_selection_keys_sought(self, message: SelectionKeys.Sought) -> None:
        message.stop()
        self.words.find()

    def on_mouse_up(self, _: MouseUp) -> None:
        """The keys stay with what asks for them, wherever was clicked."""
        if self._questions.is_open:
            self._questions.focus()
        else:
            self.words.by_mouse()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are selected only what has to do with them is answered."""
        return not self.words.purpose or (
            self.words.answers(parameters) if action == "select" else action not in _NOT_SELECTING
        )

    # -- what leads elsewhere, and leaving

    def action_edit(self) -> None:
        if (claim := self.review.claim) is not None:
            self.post_message(EditAsked(claim.line, self._editor.path))

    def action_copy(self, with_place: bool = False) -> None:
        """Copy the quote that is looked at, with who said it, and that it is a draft where it is."""
        copied = copied_claim(self.review, with_place)
        if isinstance(copied, str):
            self.refusals.say(copied)
        else:
            self.post_message(copied)

    def action_person(self) -> None:
        """Open the library's page of who the claim is about."""
        people = self.review.claim.about if self.review.claim else ()
        if people:
            self.program.open_person(people[0], self._editor.path)
        else:
            self.refusals.say("Nobody is named here.")

    async def action_library(self) -> None:
        self._leave()
        await self.app.run_action("app.library")

    async def action_search(self) -> None:
        self._leave()
        await self.app.run_action("app.search")

    def action_help(self) -> None:
        """Show what every key does, those of the review first."""
        from reader.app.overlays.help import HelpScreen  # a screen that few open

        keymap = getattr(self.app, "keys_by_id", NO_KEYS)
        self.app.push_screen(HelpScreen(keymap, (Group.REVIEW, Group.SELECT), in_browser=self.app.is_web))

    def action_quit(self) -> None:
        self._leave()

    action_let_go = action_quit

    def leave_marking(self) -> bool:
        """Leave a screen that was opened to mark words and nothing else; False where it was not."""
        if self._marking is not None:
            self._leave()
        return self._marking is not None

    def _leave(self) -> None:
        unsaid = self.edits.close()
        claim = self.review.claim
        at = claim.ref if claim else None
        self._left(Reviewed(self.review.article, self._editor.path, at, self.story.top, unsaid))
        self.go_back()
