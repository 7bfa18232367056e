"""Selects words on the review screen: for the claim that is looked at, or to say what they are."""

from __future__ import annotations

from reader.app.messages import Copied
from reader.app.review.selection_keys import SelectionKeys
from reader.app.review.view import ReviewView
from reader.model.text import PART_BREAK, Span
from reader.state.review.asking import refusal
from reader.state.review.by_hand import ask_mark
from reader.state.review.claim_edits import set_selected
from reader.state.review.claims import ClaimKind, event_of, quote_of
from reader.state.review.find_words import ask_words
from reader.state.review.marks import Mark, MarkKind
from reader.state.review.selection import PURPOSE_QUESTIONS, whole_words, word_at
from reader.state.rows import Line, Piece


class WordSelection:
    """Words while they are selected.

    `purpose` is what for: the claim's `words`, its `cue`, the `mention` of its speaker, the words for its `date`,
    `mark` for any others; empty while nothing is selected.
    """

    def __init__(self, view: ReviewView) -> None:
        self._view = view
        self.purpose = ""
        self._begun: tuple[Span, ...] = ()

    @property
    def _keys(self) -> SelectionKeys:
        return self._view.marking_keys if self.purpose == "mark" else self._view.word_keys

    def answers(self, parameters: tuple[object, ...]) -> bool:
        """Whether more can be selected now: a cue leads on to the words for its speaker."""
        return self.purpose == "cue" and parameters == ("cue",)

    def select(self, what: str) -> None:
        """Select the `words` of the claim, its `cue`, or those that were `missed`."""
        match what:
            case "words":
                self._of_claim()
            case "cue":
                self._of_cue()
            case _:
                self._of_missed()

    def _of_claim(self) -> None:
        """Select the words that are claimed."""
        claim = self._view.review.claim
        if (reason := refusal(self._view.review, "words")) or claim is None:
            self._view.refusals.say(reason or "")
        elif claim.kind is ClaimKind.ORPHAN:
            self.begin("words", (word_at(self._view.session.article.text, self._view.story.top),))
        elif not claim.parts:
            self._view.refusals.say("The text doesn’t tell it.")
        else:
            self.begin("words", claim.parts)

    def _of_cue(self) -> None:
        """Select the words that say who speaks, and once more those for the speaker; of an event those for its date."""
        view, purpose = self._view, "cue"
        if self.purpose == "cue":
            if self._keys.parts != self._begun:
                view.ask(set_selected(view.review.the_claim, "cue", self._keys.parts))
            purpose = "mention"
        claim, article = view.review.claim, view.review.article
        if (reason := refusal(view.review, "cue")) or claim is None:
            view.refusals.say(reason or "")
            return
        if claim.kind is ClaimKind.EVENT:
            purpose, words = "date", event_of(article, claim.ref).when_text
        else:
            quote = quote_of(article, claim.ref)
            words = quote.mention if purpose == "mention" else quote.cue
        near = claim.parts[0].end if claim.parts else 0
        self.begin(purpose, (words or word_at(article.text, near),))

    def _of_missed(self) -> None:
        """Select words to say what they are: those that the mouse selected, else the first of what is looked at."""
        view = self._view
        text, selected = view.session.article.text, view.story.selected
        start = view.text_marks[0].span.start if view.text_marks else view.story.top
        self.begin("mark", (whole_words(text, selected) if selected else word_at(text, start),))

    def begin(self, purpose: str, parts: tuple[Span, ...]) -> None:
        self.purpose, self._begun = purpose, parts
        self._keys.begin(self._view.session.article.text, parts, purpose)
        if purpose == "mark" and self._view.review.claim is None:  # that nothing is left is no answer to this
            self._view.claim_bar.claim = Line(())
        self._view.claim_bar.offers = (Piece(PURPOSE_QUESTIONS[purpose], "strong"),)
        self._view.show_keys()

    def find(self) -> None:
        """Ask for words to select by typing them."""
        self._view.ask(ask_words(self._view.session.article.text, self._keys.part.start))

    def resume(self, found: Span | None) -> bool:
        """Go on selecting, at words that were found; False where nothing is being selected."""
        if self.purpose:
            if found is not None:
                self._keys.select(found)
            self._view.claim_bar.offers = (Piece(PURPOSE_QUESTIONS[self.purpose], "strong"),)
            self._view.set_focus(self._keys)
        return bool(self.purpose)

    def by_mouse(self) -> None:
        """Select what the mouse has selected; the keys stay with the selection wherever it was clicked."""
        if self.purpose:
            if (selected := self._view.story.selected) is not None:
                self._keys.select(whole_words(self._view.session.article.text, selected))
            self._view.set_focus(self._keys)

    def changed(self, message: SelectionKeys.Changed) -> None:
        """Mark the words that are selected now."""
        if self.purpose:
            self._view.text_marks = tuple(Mark(part, MarkKind.SELECTED) for part in message.selection.parts)
            self._view.story.reveal(message.selection.part)

    def done(self, message: SelectionKeys.Done) -> None:
        """Take the selected words for what they were selected for."""
        view, article, parts = self._view, self._view.review.article, message.parts
        of_claim = self.purpose != "mark"
        self.purpose, view.claim_bar.offers = "", None
        view.set_focus(view.story)
        view.show_keys()
        if parts is not None and message.purpose == "copy":
            words = PART_BREAK.join(article.text[part] for part in parts)
            view.post_message(Copied(words, "The selected words are"))
            parts = None
        if parts is None:
            if not view.leave_marking():
                view.show_claim()
        elif of_claim:
            view.ask(set_selected(view.review.the_claim, message.purpose, parts))
        else:
            view.ask(ask_mark(article, message.purpose, parts))
