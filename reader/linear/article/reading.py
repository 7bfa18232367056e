"""The reading screen: the text of one article with the cursor at a row or a word, and what the keys do there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.app.article.opening import Opened
from reader.app.commands import linear as lc
from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.linear.article import answers
from reader.linear.article.file_actions import FileActions
from reader.linear.article.finding import Finding
from reader.linear.article.lists import ArticleLists
from reader.linear.article.reviewing import Reviewing
from reader.linear.article.steps import Steps
from reader.linear.article.text_items import TextItems
from reader.linear.pager import Pager
from reader.linear.screen import Action, Host, Screen
from reader.model.text import Span
from reader.start.saved_frames import drop_frames
from reader.state.article.session import Session
from reader.state.article.stepping import Step
from reader.state.ids import Chosen


class ReadingScreen:
    """One article that is read."""

    def __init__(self, host: Host, opened: Opened) -> None:
        self.host, self.session = host, opened.session
        self.path, self.memory = opened.path, opened.memory
        self.items = TextItems.of(self.session.relations, spelled_out=False)
        self.pager = Pager(self.items.words, by_rows=True)
        self._spelled_out = False
        steps, file_actions = Steps(self), FileActions(self)
        finding = Finding(self, steps.step_quote)
        lists = ArticleLists(self, finding.ask)
        actions: dict[Command, Action] = {
            c.NEXT_PARAGRAPH: lambda: self._step_paragraph(1),
            c.PREVIOUS_PARAGRAPH: lambda: self._step_paragraph(-1),
            c.ZEN: self._spell_out,
            c.LET_GO: self._let_go,
            lc.CLOSE: self._let_go,
            lc.WHO: lambda: self._answer(answers.who),
            lc.SAID: lambda: self._answer(answers.said),
            lc.WHEN: lambda: self._answer(answers.when),
            lc.WHERE: lambda: host.say(answers.where(self.session, self.row, self.memory.farthest)),
            **steps.actions,
            **finding.actions,
            **lists.actions,
            **file_actions.actions,
            **Reviewing(self).actions,
        }
        self.screen = Screen(
            "The text.",
            self.pager,
            actions,
            before_key=file_actions.look_again,
            moved=self._moved,
            closed=self.save,
        )
        self.go_to(opened.start if opened.at is None else opened.at.start)
        if opened.start == 0 and opened.at is None:
            self.pager.go(0)

    # -- where the cursor is

    @property
    def offset(self) -> int:
        """The offset of the text at the cursor."""
        return self.items.offset_at(self.pager.item, self.pager.offset)

    @property
    def row(self) -> Span:
        """The words of the text on the row of the cursor; of a row that isn't text, the paragraph below it."""
        if not self.items.items[self.pager.item].is_text:
            text = self.session.article.text
            return text.paragraph(text.paragraph_of(self.offset))
        first, last = self.pager.row_span
        return Span(self.items.offset_at(self.pager.item, first), self.items.offset_at(self.pager.item, last))

    @property
    def things(self) -> list[Step]:
        """What is chosen where it is on the row, else all that is annotated there."""
        return answers.things_in(self.session, self.row)

    def go_to(self, offset: int) -> None:
        """Put the cursor at an offset of the text."""
        self.pager.go(*self.items.place_of(offset), at_top=True)

    @property
    def opened_for(self) -> str:
        """What the article was opened at, in words."""
        chosen = self.session.chosen
        return answers.thing_in_words(self.session, chosen) if chosen else self.pager.row_words

    def follow_to(self, chosen: Chosen, at: Span | None) -> None:
        """Choose something and go to its words, with a way back."""
        session = self.session.choose(chosen, at)
        at = at or session.words
        self.host.close(self.screen)
        if at is None:
            self.session = session
            self.host.say("The text doesn’t tell this: it is the annotator’s background.")
            return
        self.session = session.step_to(at).jump_from(self.offset)
        self.go_to(at.start)
        self.host.say(answers.thing_in_words(self.session, chosen))

    def show(self, session: Session, offset: int) -> None:
        """Show a newer text or other annotations, with the cursor at an offset."""
        self.session = session
        self.items = TextItems.of(session.relations, spelled_out=self._spelled_out)
        self.pager.show(self.items.words, *self.items.place_of(offset))

    # -- keys

    def _answer(self, question: Callable[[Session, list[Step]], str]) -> None:
        self.host.say(question(self.session, self.things))

    def _step_paragraph(self, by: int) -> None:
        text = self.session.article.text
        number = text.paragraph_of(self.offset)
        above = self.pager.item > self.items.heading_of(number)
        number += by if by > 0 and self.pager.item >= self.items.heading_of(number) else 0
        number -= by < 0 and not above
        if not 1 <= number <= text.paragraph_count:
            self.host.say("This is the end." if by > 0 else "This is the beginning.")
            return
        self.pager.go(self.items.heading_of(number), at_top=True)

    def _spell_out(self) -> None:
        """Spell out after each paragraph what is known of it, or show the text alone."""
        self._spelled_out = not self._spelled_out
        self.show(self.session, self.offset)
        self.host.say("All is spelled out." if self._spelled_out else "The text alone.")

    def _let_go(self) -> None:
        """Let go of what is chosen, then of the search; leave where there is neither."""
        if self.session.chosen is not None:
            self.session = self.session.let_go()
            name = self.session.followed.name if self.session.followed else None
            self.host.say(f"{name} is chosen." if name else "Nothing is chosen.")
        elif self.session.find is not None:
            self.session = self.session.seek(None)
            self.host.say("The search is closed.")
        else:
            self.host.say(f"Nothing is chosen: {self.host.key(c.QUIT)} leaves.")

    # -- memory

    def _moved(self) -> None:
        """What the cursor has gone past counts as read."""
        if self.items.items[self.pager.item].is_text:
            self.memory.read_to(self.row.end)
        self.memory.set_place(self.offset)

    def save(self) -> None:
        """Save the place, and how far the article is read: a frame that was kept of it shows another one."""
        if self.memory.save():
            drop_frames(str(self.path))

    def switch_to(self, path: Path) -> None:
        """Read on in another file with the same article; it inherits the place and the marks."""
        self.save()
        farthest = self.memory.farthest
        self.path, self.memory = path, self.memory.for_article(path, self.memory.text)
        self.memory.read_to(farthest)
        self.memory.set_place(self.offset)
        for letter, offset in self.session.marks.items():
            self.memory.save_mark(letter, offset)

    def mark(self, letter: str) -> None:
        """Remember the place of the cursor by a letter."""
        self.session = self.session.mark(letter, self.offset)
        self.memory.save_mark(letter, self.offset)
