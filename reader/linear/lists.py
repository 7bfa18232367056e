"""A screen with a list: each item one thing, which Enter follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.linear.pager import Pager
from reader.linear.screen import Action, Host, Prompt, Screen

K = TypeVar("K", bound=str)


class ListScreen(Generic[K]):
    """Entries with their keys; one with the key None is a heading, which leads nowhere."""

    def __init__(
        self,
        host: Host,
        title: str,
        entries: Sequence[tuple[K | None, str]],
        empty: str,
        chosen: Callable[[K], object],
        actions: Mapping[Command, Action],
        mode: str = "",
    ) -> None:
        """`empty` is said where there are no entries; `chosen` is called with the key that Enter is pressed on."""
        self._host, self._empty, self._chosen = host, empty, chosen
        self._entries = list(entries)
        self.pager = Pager(self._words())
        self.screen = Screen(title, self.pager, {c.CHOOSE: self._choose, **actions}, mode)

    @property
    def key(self) -> K | None:
        """What the cursor is at; None at a heading, and where there is nothing."""
        return self._entries[self.pager.item][0] if self._entries else None

    @property
    def keys(self) -> list[K | None]:
        return [key for key, _ in self._entries]

    def add_actions(self, actions: Mapping[Command, Action]) -> None:
        """Have more keys do something, or something else."""
        self.screen.actions = {**self.screen.actions, **actions}

    def show(self, entries: Sequence[tuple[K | None, str]]) -> None:
        """Other entries, with the cursor where it was, at the same thing if that is still there."""
        before, item = self.key, self.pager.item
        self._entries = list(entries)
        self.pager.show(self._words(), item)
        self.go_to(before)

    def go_to(self, key: K | None) -> None:
        """Put the cursor at something, if it is listed."""
        if key is not None and key in self.keys:
            self.pager.go(self.keys.index(key), at_top=True)

    def where(self) -> str:
        """How far down the list the cursor is."""
        return f"{self.pager.item + 1} of {len(self._entries)}. {self.screen.title}"

    def _words(self) -> list[str]:
        return [words for _, words in self._entries] or [self._empty]

    def _choose(self) -> None:
        if self.key is None:
            self._host.say("This leads nowhere.")
        else:
            self._chosen(self.key)


def ask_filter(host: Host, typed: str, apply: Callable[[str], object]) -> None:
    """Ask for words, and show only what has them; without words all again."""
    host.ask(Prompt("Show only what has:", lambda words, _: apply(words.strip()), typed))
