"""The widgets that have the keys while words are selected; the text itself draws what is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.review import commands as r
from reader.model.text import Span, Text
from reader.state.review.selection import MAY_BE_NONE, Selection


class SelectionKeys(Widget, can_focus=True):
    """Has the keys while words are selected. Takes no room: what is selected is seen in the text."""

    DEFAULT_CSS = "SelectionKeys { height: 0; }"
    BINDINGS: ClassVar[list[BindingType]] = bind(
        r.END_RIGHT, r.END_LEFT, r.START_RIGHT, r.START_LEFT, r.PARAGRAPH_END, r.NEXT_PART, r.ADD_PART, r.DROP_PART,
        r.FIND_WORDS, c.CHOOSE, c.LET_GO,
    )  # fmt: skip

    @dataclass
    class Changed(Message):
        """Other words are selected."""

        selection: Selection

    @dataclass
    class Done(Message):
        """The selected words are meant, for what they were selected for; None of them where that was given up."""

        purpose: str
        parts: tuple[Span, ...] | None

    @dataclass
    class Sought(Message):
        """Words are to be found by typing them."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._selection, self._purpose = Text(""), Selection((Span(0, 0),)), ""

    def begin(self, text: Text, parts: tuple[Span, ...], purpose: str) -> None:
        """Select from these words on."""
        self._text, self._purpose = text, purpose
        self.screen.set_focus(self)
        self._take(Selection(parts))

    def _take(self, selection: Selection) -> None:
        self._selection = selection
        self.post_message(self.Changed(selection))

    def select(self, span: Span) -> None:
        """Select other words in place of the part that moves: those that the mouse selected."""
        self._take(self._selection.with_part(span))

    @property
    def parts(self) -> tuple[Span, ...]:
        """The words that are selected."""
        return self._selection.parts

    @property
    def part(self) -> Span:
        """The part that moves."""
        return self._selection.part

    def action_find_words(self) -> None:
        self.post_message(self.Sought())

    def action_choose(self) -> None:
        self.post_message(self.Done(self._purpose, self._selection.parts))

    def action_let_go(self) -> None:
        self.post_message(self.Done(self._purpose, None))

    def action_end_by(self, steps: int) -> None:
        self._take(self._selection.end_by(self._text, steps))

    def action_start_by(self, steps: int) -> None:
        self._take(self._selection.start_by(self._text, steps))

    def action_word_by(self, steps: int) -> None:
        self._take(self._selection.by(self._text, steps))

    def action_paragraph_end(self) -> None:
        self._take(self._selection.to_paragraph_end(self._text))

    def action_next_part(self) -> None:
        self._take(self._selection.next_part())

    def action_add_part(self) -> None:
        self._take(self._selection.add_part(self._text))

    def action_drop_part(self) -> None:
        """Drop the part that moves; of a cue and the like the only one as well: the quote then has none."""
        if len(self.parts) == 1 and self._purpose in MAY_BE_NONE:
            self.post_message(self.Done(self._purpose, ()))
        else:
            self._take(self._selection.drop_part())


class WordKeys(SelectionKeys):
    """Has the keys while the words of a claim, its cue or its speaker’s words are selected."""


class MarkingKeys(SelectionKeys):
    """Has the keys while words are selected to be marked; a letter more says what they are."""

    DEFAULT_CSS = "MarkingKeys { height: 0; }"
    BINDINGS: ClassVar[list[BindingType]] = bind(
        r.WORD_ON, r.WORD_BACK,
        r.AS_QUOTE, r.AS_MENTION, r.AS_EVENT, r.AS_NOTE, r.AS_HIGHLIGHT, r.AS_COPY,
    )  # fmt: skip

    def action_choose(self) -> None:
        """Enter says nothing yet of what the words are."""

    def action_mark_as(self, as_: str) -> None:
        self.post_message(self.Done(as_, self._selection.parts))
