"""Selects words of the text by keyboard: what is selected is said with each key, and the cursor stands at it."""

from __future__ import annotations

from collections.abc import Callable

from reader.app.commands import table as c
from reader.app.commands.command import Command, Group
from reader.app.review import commands as r
from reader.linear.article.text_items import TextItems
from reader.linear.pager import Pager
from reader.linear.review.asking import ask
from reader.linear.screen import Action, Host, Screen
from reader.model.relations import Relations
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK, Span, Text
from reader.state.review.find_words import ask_words
from reader.state.review.selection import MAY_BE_NONE, PURPOSE_QUESTIONS, Selection


class SelectingScreen:
    """The text, with some words of it selected."""

    def __init__(
        self,
        host: Host,
        relations: Relations,
        parts: tuple[Span, ...],
        purpose: str,
        done: Callable[[str, tuple[Span, ...]], object],
        onward: Callable[[tuple[Span, ...]], object] | None = None,
    ) -> None:
        """`done` is called with what the words are for and the words; `onward` with them when `c` goes on."""
        self._host, self._purpose, self._done = host, purpose, done
        self._text: Text = relations.article.text
        self._items = TextItems.of(relations, spelled_out=False)
        self._selection = Selection(parts)
        pager = Pager(self._items.words, by_rows=True)
        actions: dict[Command, Action] = {
            r.END_RIGHT: lambda: self._take(self._selection.end_by(self._text, 1)),
            r.END_LEFT: lambda: self._take(self._selection.end_by(self._text, -1)),
            r.START_RIGHT: lambda: self._take(self._selection.start_by(self._text, 1)),
            r.START_LEFT: lambda: self._take(self._selection.start_by(self._text, -1)),
            r.PARAGRAPH_END: lambda: self._take(self._selection.to_paragraph_end(self._text)),
            r.NEXT_PART: lambda: self._take(self._selection.next_part()),
            r.ADD_PART: lambda: self._take(self._selection.add_part(self._text)),
            r.DROP_PART: self._drop,
            r.FIND_WORDS: self._find,
        }
        if purpose == "mark":
            actions |= {
                r.WORD_ON: lambda: self._take(self._selection.by(self._text, 1)),
                r.WORD_BACK: lambda: self._take(self._selection.by(self._text, -1)),
                r.AS_QUOTE: lambda: self._end("quote"),
                r.AS_MENTION: lambda: self._end("mention"),
                r.AS_EVENT: lambda: self._end("event"),
                r.AS_NOTE: lambda: self._end("note"),
                r.AS_HIGHLIGHT: lambda: self._end("highlight"),
                r.AS_COPY: self._copy,
                c.CHOOSE: self._say_kinds,
            }
        else:
            actions[c.CHOOSE] = lambda: self._end(purpose)
        if onward is not None:
            actions[r.CUE] = lambda: self._go_on(onward)
        self.screen = Screen(PURPOSE_QUESTIONS[purpose], pager, actions, Group.SELECT.value)
        host.open(self.screen)
        self._take(self._selection)
        host.say(f"{PURPOSE_QUESTIONS[purpose]} {self._words}")

    @property
    def _words(self) -> str:
        parts = (self._text[part] for part in self._selection.parts)
        return PART_BREAK.join(parts).replace(PARAGRAPH_BREAK, " ").replace(PART_BREAK, " then ")

    def _take(self, selection: Selection) -> None:
        self._selection = selection
        self.screen.pager.go(*self._items.place_of(selection.part.start), at_top=True)
        self._host.say(f"Selected: {self._words}")

    def _say_kinds(self) -> None:
        """Say which keys say what the words are."""
        kinds = (r.AS_QUOTE, r.AS_MENTION, r.AS_EVENT, r.AS_NOTE, r.AS_HIGHLIGHT)
        keys = ", ".join(map(self._host.key, kinds))
        self._host.say(f"Say what the words are: {keys}, or {self._host.key(r.AS_COPY)} to copy them.")

    def _drop(self) -> None:
        """Drop the part that moves; of a cue and the like the only one as well: the quote then has none."""
        if len(self._selection.parts) == 1 and self._purpose in MAY_BE_NONE:
            self._selection = Selection(())
            self._end(self._purpose)
        else:
            self._take(self._selection.drop_part())

    def _find(self) -> None:
        def then(found: object, _: bool) -> None:
            if isinstance(found, Span):
                self._take(self._selection.with_part(found))

        ask(self._host, ask_words(self._text, self._selection.part.start), then)

    def _end(self, as_: str) -> None:
        self._host.close()
        self._done(as_, self._selection.parts)

    def _go_on(self, onward: Callable[[tuple[Span, ...]], object]) -> None:
        self._host.close()
        onward(self._selection.parts)

    def _copy(self) -> None:
        words = self._words
        self._host.close()
        self._host.copy(words, "The selected words are")
