"""Reads the article of a screen aloud: the sentence that is said is marked and kept in sight.

Imports inside functions are of what no article needs before it is read aloud.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.app.commands.keys import key_for

if TYPE_CHECKING:
    from textual.events import Key

    from reader.app.article.view import ArticleView
    from reader.model.text import Span, Text
    from reader.services.speech.reading_aloud import ReadingAloud
    from reader.state.speech.script import Script, Utterance

_STOP = ("escape", "q")
"""Keys that only stop it; any other one stops it, too, and does what it always does."""


class ReadAloud:
    """The voice of one screen."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._turn = 0
        """Counts the readings that were begun or stopped: an earlier one has nothing to say any more."""
        self.is_active = False
        """Whether something is being read aloud, or about to be."""
        self._reading: ReadingAloud | None = None
        self._text: Text | None = None
        """The text that is read."""
        self._last: Span | None = None
        """The words said last, from which the next reading goes on while they are in sight."""

    def start_or_stop(self) -> None:
        if self.is_active:
            self._stop()
        elif self._view.app.is_web:
            self._view.footer.say("Nothing is read aloud here: it would be heard where `reader serve` runs.")
        else:
            self._turn += 1
            self.is_active = True
            self._view.start_work(partial(self._read, self._turn), group="speech", exclusive=True)

    def answer(self, event: Key) -> bool:
        """Do what a key means while an article is read aloud; whether that is all that it does."""
        if not self.is_active or self._is_own_key(event):
            return False
        is_all = event.key in _STOP
        if not is_all and self._reading is not None and self._reading.answer(event.character):
            self._say_keys(self._reading)
            is_all = True
        else:
            self._stop()
        if is_all:
            event.stop()
            event.prevent_default()
        return is_all

    def _is_own_key(self, event: Key) -> bool:
        keys = self._view.program.keys_by_id.get(c.READ_ALOUD.id, c.READ_ALOUD.keys)
        return not {key.strip() for key in keys.split(",")}.isdisjoint(event.aliases)

    def _say_keys(self, reading: ReadingAloud) -> None:
        from reader.services.speech.reading_aloud import MOVES

        how = "Paused: space goes on" if reading.is_paused else "Reading aloud: space pauses"
        self._view.footer.say(f"{how}, {MOVES}; any other key stops.")

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.stop()
        self._turn += 1
        self.is_active, self._reading = False, None
        self._view.article_pane.marks = ()

    async def _read(self, turn: int) -> None:
        from reader.errors import SpeechError
        from reader.services.speech.preparing import prepare
        from reader.services.speech.reading_aloud import ReadingAloud
        from reader.settings.speech_settings import SpeechSettings

        view = self._view
        wanted = view.program.launch.settings.speech or SpeechSettings()
        self._text = view.session.article.text
        view.session = view.session.close_over()  # what is said is to be seen
        remark = ""
        try:
            prepared = await prepare(view.session.article, wanted, os.environ)
            try:
                if turn == self._turn:  # no key has stopped it meanwhile
                    place = self._place_in(prepared.script)
                    reading = ReadingAloud(
                        prepared.script, prepared.program, prepared.voices, place, self._show
                    )
                    self._reading = reading
                    self._say_keys(reading)
                    remark = "Read to the end." if await reading.run() else ""
            finally:
                await prepared.program.close()
        except SpeechError as reason:
            remark = f"Not read aloud: {reason}."
        if turn == self._turn:
            self._stop()
            self._last = None
            view.footer.say(remark)

    def _place_in(self, script: Script) -> int:
        """What was said last, else what is chosen, else what stands at the top: the first of these that is in sight."""
        view = self._view
        shown = view.article_pane.shown
        for words in (self._last, view.session.at):
            if words is not None and shown.overlaps(words):
                return script.place_of(words.start)
        return script.place_of(shown.start) if shown.start else 0

    def _show(self, utterance: Utterance) -> None:
        """Mark what is said now, and bring it into sight; stop where its text is no longer the one on the screen."""
        from reader.state.review.marks import Mark, MarkKind

        view = self._view
        if view.session.article.text != self._text:
            self._stop()
            view.footer.say(f"The text has changed: {key_for(view.app, c.READ_ALOUD)} reads on.")
            return
        if utterance.paragraph:
            self._last = utterance.span
            view.article_pane.marks = (Mark(utterance.span, MarkKind.WORDS),)
            view.article_pane.reveal(utterance.span)
        else:
            view.article_pane.marks = ()
