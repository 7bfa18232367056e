"""Goes through the claims of one article: each a row in words, accepted, taken out or corrected by a key or a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.app.commands import table as c
from reader.app.commands.command import Command, Group
from reader.app.review import commands as r
from reader.convert.citation import cite
from reader.convert.in_words.words import sentence
from reader.errors import EditRefused, SaveError, UnreadableFile
from reader.linear.library.people import open_person_of
from reader.linear.pager import Pager
from reader.linear.review.asking import Answer, ask
from reader.linear.review.selecting import SelectingScreen
from reader.linear.screen import Action, Host, Screen
from reader.linear.words import in_words
from reader.model.article import Article
from reader.model.clean import with_full_stop
from reader.model.relations import Relations
from reader.model.text import Span
from reader.services.article_editor import ArticleEditor
from reader.services.own_copy import in_words as copy_in_words
from reader.state.review.act_in_words import act_in_words
from reader.state.review.asking import asked, refusal
from reader.state.review.by_hand import ask_mark
from reader.state.review.claim_edits import accept, set_selected, signed
from reader.state.review.claims import Claim, ClaimKind, ClaimRef, event_of, quote_of
from reader.state.review.selection import word_at
from reader.state.review.session import Review
from reader.state.review.wording import bar, depends_in_words, progress, quoted
from reader.write.edits import Edit

_ASKED: dict[Command, str] = {
    r.REJECT: "reject", r.SPEAKER: "speaker", r.TYPE: "type", r.DATE: "date", r.TITLE: "title", r.NAMES: "names",
    r.ROLE: "role", r.BASIS: "basis", r.MERGE: "merge", r.KIND: "kind", r.ACCEPT_REST: "rest", r.FIND_CLAIM: "find",
}  # fmt: skip
"""What the keys ask of the claim that is looked at."""
_NOTHING = "Nothing is annotated here yet."


class ReviewScreen:
    """The claims of an article, of which the cursor is at one."""

    def __init__(
        self,
        host: Host,
        article: Article,
        editor: ArticleEditor,
        left: Callable[[Article, Path, ClaimRef | None], object],
        at: ClaimRef | None = None,
    ) -> None:
        """`left` is told what the review leaves: the article, its file, the claim to come back to."""
        self._host, self._editor, self._left = host, editor, left
        self._review = Review.of(article, at)
        self._path = editor.path
        actions: dict[Command, Action] = {
            r.ACCEPT: self._accept,
            r.NEXT: lambda: self._look(self._review.step()),
            r.PREVIOUS: lambda: self._look(self._review.step(False)),
            r.NEXT_ANY: lambda: self._look(self._review.step(True, True)),
            r.PREVIOUS_ANY: lambda: self._look(self._review.step(False, True)),
            r.ORDER: self._reorder,
            r.UNDO: lambda: self._back_to(editor.undo, "Undone"),
            r.REDO: lambda: self._back_to(editor.redo, "Redone"),
            r.WORDS: self._select_words,
            r.CUE: self._select_cue,
            r.ADD_MISSED: self._add_missed,
            c.CARD: lambda: host.say(self._claim_words),
            c.EDIT: self._edit,
            c.COPY: self._copy,
            c.PERSON: self._open_person,
        }
        for command, what in _ASKED.items():
            actions[command] = self._asking(what)
        self.screen = Screen("The review.", Pager([]), actions, Group.REVIEW.value, closed=self._close)
        self.screen.before_key, self.screen.moved = self._read_again, self._moved
        host.open(self.screen)
        self._show()
        host.say(f"{progress(self._review.claims)}. {self._claim_words}")

    # -- what is shown

    @property
    def _claim_words(self) -> str:
        claim = self._review.claim
        return claim_in_words(self._review, claim) if claim is not None else "Nothing is left to check."

    def _show(self) -> None:
        review = self._review
        words = [claim_in_words(review, claim) for claim in review.claims]
        self.screen.pager.show(words or [_NOTHING], review.index or 0)

    def _look(self, review: Review) -> None:
        """Look at another claim."""
        if review.index == self._review.index:
            self._host.say("Nothing else is left to check." if review.drafts else "Nothing is left to check.")
            return
        self._review = review
        self.screen.pager.go(review.index or 0)

    def _moved(self) -> None:
        """Look at the claim that the cursor is at, whatever brought it there."""
        if self._review.claims and self.screen.pager.item != self._review.index:
            self._review = replace(self._review, index=self.screen.pager.item)

    def _go_on(self, review: Review, said: str) -> None:
        """Show what an edit has left, and say that and the claim that is looked at now."""
        self._review = review
        self._show()
        left = " Nothing is left to check." if review.claim is not None and not review.drafts else ""
        self._host.say(f"{said} {progress(review.claims)}.{left} {self._claim_words}".strip())

    def _reorder(self) -> None:
        self._review = self._review.reordered()
        self._show()
        self._host.say(f"Claims: {self._review.order}.")

    # -- edits

    def _accept(self) -> None:
        """Accept the claim and go on; go on from one that is checked."""
        claim = self._review.claim
        if claim is not None and (reason := refusal(self._review, "accept")):
            self._host.say(reason)
        elif claim is not None and claim.draft:
            self._apply(accept((claim,)), onward=True, said="Accepted.")
        elif self._review.drafts:
            self._look(self._review.step())
        else:
            self._host.say("Nothing is left to check.")

    def _asking(self, what: str) -> Action:
        def answer(found: Answer, onward: bool) -> None:
            if isinstance(found, ClaimRef):
                self._review = self._review.go_to(found)
                self._show()
                self._host.say(self._claim_words)
            elif not isinstance(found, Span):
                self._apply(found, onward or what == "reject")

        def begin() -> None:
            question = asked(self._review, what)
            if isinstance(question, str):
                self._host.say(question)
            else:
                ask(self._host, question, answer)

        return begin

    def _apply(self, edit: Edit, onward: bool = False, said: str = "") -> None:
        before = self._review
        edit = signed(edit, self._host.launch.settings.name)
        self._act(lambda: self._editor.apply(edit).article, onward, lambda now: said or _did(before, now))

    def _back_to(self, act: Callable[[], Article], said: str) -> None:
        before = self._review

        def words(now: Review) -> str:
            pair = (now, before) if said == "Undone" else (before, now)
            return f"{said}: {act_in_words(*pair)}."

        if self._act(act, False, words):
            found = self._review.changed_since(before)
            if found.index != self._review.index:
                self._go_on(found, words(found))

    def _act(self, act: Callable[[], Article], onward: bool, said: Callable[[Review], str]) -> bool:
        try:
            article = act()
        except (EditRefused, SaveError, UnreadableFile) as reason:
            self._host.say(with_full_stop(f"Nothing was changed: {reason}"))
            return False
        review = self._review.edited(article, onward)
        words = said(review)
        if self._editor.path != self._path:
            self._path = self._editor.path
            words = copy_in_words(self._path)
        self._go_on(review, self._editor.pop_fault() or words)
        return True

    def _read_again(self) -> None:
        """Show what another program has written into the file, or say what is wrong with it."""
        try:
            article = self._editor.newer()
        except (EditRefused, UnreadableFile) as reason:
            self._host.say(with_full_stop(f"Nothing can be changed now: {reason}"))
            return
        if article is not None and article != self._review.article:
            claim = self._review.claim
            review = Review.of(article, claim.ref if claim else None, self._review.order)
            self._go_on(review, "The file has changed: this is its newer text.")

    # -- words

    def _select(
        self, purpose: str, parts: tuple[Span, ...], onward: Callable[..., object] | None = None
    ) -> None:
        relations = Relations(self._review.article)
        SelectingScreen(self._host, relations, parts, purpose, self._selected, onward)

    def _selected(self, purpose: str, parts: tuple[Span, ...]) -> None:
        """Take the selected words for what they were selected for."""
        review = self._review
        question = (
            set_selected(review.the_claim, purpose, parts)
            if purpose in ("words", "cue", "mention", "date")
            else ask_mark(review.article, purpose, parts)
        )
        ask(self._host, question, self._apply_answer)

    def _apply_answer(self, found: Answer, onward: bool) -> None:
        if not isinstance(found, Span | ClaimRef):
            self._apply(found, onward)

    def _select_words(self) -> None:
        claim, text = self._review.claim, self._review.article.text
        if claim is None or refusal(self._review, "words"):
            self._host.say(refusal(self._review, "words") or "")
        elif claim.kind is ClaimKind.ORPHAN:
            self._select("words", (word_at(text, 0),))
        elif not claim.parts:
            self._host.say("The text doesn’t tell it.")
        else:
            self._select("words", claim.parts)

    def _select_cue(self) -> None:
        """Select the words that say who speaks, and once more those for the speaker; of an event those for its date."""
        claim, article = self._review.claim, self._review.article
        if claim is None or refusal(self._review, "cue"):
            self._host.say(refusal(self._review, "cue") or "")
            return
        near = claim.parts[0].end if claim.parts else 0
        if claim.kind is ClaimKind.EVENT:
            when = event_of(article, claim.ref).when_text
            self._select("date", (when or word_at(article.text, near),))
            return
        quote = quote_of(article, claim.ref)
        begun = (quote.cue or word_at(article.text, near),)

        def onward(parts: tuple[Span, ...]) -> None:
            if parts != begun:
                self._selected("cue", parts)
            found = quote_of(self._review.article, self._review.the_claim.ref)
            self._select("mention", (found.mention or word_at(article.text, near),))

        self._select("cue", begun, onward)

    def _add_missed(self) -> None:
        claim, text = self._review.claim, self._review.article.text
        start = claim.parts[0].start if claim is not None and claim.parts else 0
        self._select("mark", (word_at(text, start),))

    # -- what leads elsewhere, and leaving

    def _edit(self) -> None:
        if (claim := self._review.claim) is not None:
            self._host.edit(self._editor.path, claim.line)

    def _copy(self) -> None:
        claim, article = self._review.claim, self._review.article
        if claim is None or claim.kind is not ClaimKind.QUOTE:
            self._host.say("Only a quote is copied with who said it.")
        else:
            self._host.copy(cite(article, quote_of(article, claim.ref), False), "The quote is")

    def _open_person(self) -> None:
        people = self._review.claim.about if self._review.claim else ()
        if people:
            open_person_of(self._host, people[0], self._editor.path)
        else:
            self._host.say("Nobody is named here.")

    def _close(self) -> None:
        claim = self._review.claim
        self._left(self._review.article, self._editor.path, claim.ref if claim else None)


def claim_in_words(review: Review, claim: Claim) -> str:
    """A claim in a sentence: what it says, how sure that is, its words, what it depends on."""
    article = review.article
    words = [sentence(in_words(bar(article, review.claims, claim)))]
    if claim.kind in (ClaimKind.QUOTE, ClaimKind.EVENT) and claim.parts:
        words.append(f"Words: {sentence(quoted(article, claim.parts))}")
    if depends := depends_in_words(article, claim):
        words.append(sentence(depends[:1].upper() + depends[1:]))
    return " ".join(words)


def _did(before: Review, now: Review) -> str:
    """What an edit has done, in words."""
    words = act_in_words(before, now)
    return f"{words[:1].upper()}{words[1:]}."
