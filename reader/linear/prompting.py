"""A question while it is answered: what is typed, and which of the offers Enter takes."""

from __future__ import annotations

from collections.abc import Callable

from reader.linear.messages import prompt_rows
from reader.linear.screen import Prompt
from reader.linear.terminal.keys import ESCAPE, Key

CANCEL = (ESCAPE, "ctrl+g", "ctrl+c")
"""Keys that close what is open: some screen readers keep Esc for themselves."""


class Prompting:
    """The question that is asked now, if one is."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._prompt: Prompt | None = None

    @property
    def is_open(self) -> bool:
        return self._prompt is not None

    def ask(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def rows(self, columns: int, height: int) -> tuple[list[str], int]:
        """What stands above the screens meanwhile, and the column of the cursor there."""
        assert self._prompt is not None, "something is asked"
        return prompt_rows(self._prompt, self._offers(self._prompt), columns, height)

    def type(self, words: str) -> None:
        """Add to what is typed."""
        if self._prompt is not None:
            self._prompt.typed, self._prompt.index = self._prompt.typed + words, 0

    def answer(self, key: Key) -> None:
        """Do with the question what the key says."""
        prompt = self._prompt
        assert prompt is not None, "something is asked"
        offers = self._offers(prompt)
        if key.name in CANCEL:
            self._prompt = None
            self._say("Nothing is changed.")
        elif prompt.one_key:
            self._prompt = None
            prompt.done(key.character, 0)
        elif key.name == "enter":
            self._prompt = None
            self._say("")
            prompt.done(prompt.typed, min(prompt.index, max(len(offers) - 1, 0)))
        elif key.name in ("down", "up", "tab", "shift+tab"):
            by = 1 if key.name in ("down", "tab") else -1
            prompt.index = (prompt.index + by) % max(len(offers), 1)
        elif key.name == "backspace":
            prompt.typed, prompt.index = prompt.typed[:-1], 0
        elif key.name in ("ctrl+u", "ctrl+w"):
            prompt.typed = prompt.typed.rstrip().rpartition(" ")[0] if key.name == "ctrl+w" else ""
            prompt.index = 0
        elif key.character:
            self.type(key.character)

    def _offers(self, prompt: Prompt) -> list[str]:
        return list(prompt.offers(prompt.typed)) if prompt.offers is not None else []
