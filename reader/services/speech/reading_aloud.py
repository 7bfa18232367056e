"""Reads a script aloud, utterance by utterance: pauses, goes on, and goes elsewhere when it is asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from reader.services.speech.program import SpeechProgram, Voices
from reader.state.speech.script import Script, Utterance

PAUSE = " "
MOVES = "n and p go a paragraph on and back, ] and [ a quote"
"""The keys that move it, in words."""
_MOVES: dict[str, Callable[[Script, int], int]] = {
    "n": Script.next_paragraph,
    "}": Script.next_paragraph,
    "p": Script.previous_paragraph,
    "{": Script.previous_paragraph,
    "]": Script.next_quote,
    "[": Script.previous_quote,
}


class ReadingAloud:
    """One reading. `begins` is called as each utterance begins, in the loop that `run` runs in."""

    def __init__(
        self,
        script: Script,
        program: SpeechProgram,
        voices: Voices,
        place: int,
        begins: Callable[[Utterance], None],
    ) -> None:
        """`place` is the index of the utterance to begin with."""
        self.script = script
        self.place = place
        self.is_paused = False
        self._program = program
        self._voices = voices
        self._begins = begins
        self._is_stopped = False
        self._is_moved = False
        self._changed = asyncio.Event()

    async def run(self) -> bool:
        """Read until the end (True), or until it is stopped. Raises SpeechError."""
        while not self._is_stopped and self.place < len(self.script.utterances):
            self._changed.clear()
            if self._is_moved or not self.is_paused:
                self._begins(self.script.utterances[self.place])
            self._is_moved = False
            if self.is_paused:
                await self._changed.wait()
            elif await self._speak(self.script.utterances[self.place]):
                self.place += 1
        return not self._is_stopped

    async def _speak(self, utterance: Utterance) -> bool:
        """Say something; False where it was interrupted."""
        speaking = asyncio.create_task(self._program.speak(utterance.words, utterance.role, self._voices))
        changing = asyncio.create_task(self._changed.wait())
        try:
            await asyncio.wait((speaking, changing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            changing.cancel()
            is_said = speaking.done()
            speaking.cancel()
            with suppress(asyncio.CancelledError):
                await speaking
        return is_said and not self._changed.is_set()

    def pause_or_go_on(self) -> None:
        """Fall silent, or say again the sentence at which it fell silent, and go on."""
        self.is_paused = not self.is_paused
        self._changed.set()

    def answer(self, character: str | None) -> bool:
        """Do what a typed character means while something is read; False where it means nothing."""
        if character == PAUSE:
            self.pause_or_go_on()
        elif character in _MOVES:
            self.go_to(_MOVES[character](self.script, self.place))
        else:
            return False
        return True

    def go_to(self, place: int) -> None:
        self.place = place
        self._is_moved = True
        self._changed.set()

    def stop(self) -> None:
        self._is_stopped = True
        self._changed.set()
