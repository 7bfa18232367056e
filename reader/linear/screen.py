"""A screen of `reader --linear`: a list or a text with what its keys do, and a question that is asked over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.linear.pager import Pager

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.commands.command import Command
    from reader.app.launch import Launch
    from reader.library.protocol import Library
    from reader.model.text import Span
    from reader.services.article_memory import ArticleMemory

T = TypeVar("T")
Action = Callable[[], object]


def _nothing() -> None:
    """What a screen does that has nothing to do."""


@dataclass(slots=True, eq=False)
class Screen:
    """A list or a text that is read with the cursor.

    `title` is said as it is opened. `actions` are what its keys do, by command; `mode` is that of the commands whose
    keys come before those of others. `before_key` is called before each key, `moved` after each, `shown` when one comes
    back, and `closed` in the end. `help_first` are the sentences that its help begins with.
    """

    title: str
    pager: Pager
    actions: Mapping[Command, Action]
    mode: str = ""
    before_key: Action = _nothing
    moved: Action = _nothing
    closed: Action = _nothing
    shown: Action = _nothing
    help_first: Sequence[str] = ()


@dataclass(slots=True)
class Prompt:
    """A question that is answered by typing.

    `offers` are the answers that fit what is typed, among which one goes up and down; `done` gets what was typed and
    the index of the offer. `one_key`: the first key is the answer. `note` is said where nothing is offered, and `about`
    is what to know before one answers.
    """

    title: str
    done: Callable[[str, int], object]
    typed: str = ""
    offers: Callable[[str], Sequence[str]] | None = None
    note: str = ""
    about: str = ""
    one_key: bool = False
    index: int = field(default=0)


class Host(Protocol):
    """The linear screen as its screens see it."""

    @property
    def launch(self) -> Launch:
        """What the program was started with."""

    @property
    def memory(self) -> ArticleMemory:
        """The memory of the person, whichever article it is of."""

    @property
    def library(self) -> Library | None:
        """The library, opened where it is not open yet; None where the program has none."""

    @property
    def screen(self) -> Screen:
        """The screen that has the keys."""

    def listen(self, changed: Action) -> None:
        """Have something called with each change of the library, in the place of what was called before."""

    def say(self, remark: str) -> None:
        """Say one line."""

    def ask(self, prompt: Prompt) -> None:
        """Ask something."""

    def open(self, screen: Screen) -> None:
        """Go into a screen."""

    def close(self, screen: Screen | None = None) -> None:
        """Leave the screen that has the keys, or all that were opened over one."""

    def start(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Have something done in a thread, and then something with what came of it."""

    def open_article(self, path: Path, at: Span | None = None, query: str | None = None) -> None:
        """Go into an article."""

    def open_review(self, path: Path) -> None:
        """Go into an article and its review."""

    def copy(self, words: str, what: str) -> None:
        """Put words on the clipboard, and say so."""

    def open_page(self, url: str | None) -> None:
        """Open a page in the browser, or say that there is none."""

    def edit(self, path: Path, line: int) -> Path:
        """Lend the terminal to the person’s editor. The file that it edited, which may be a copy of their own."""

    def key(self, command: Command) -> str:
        """The first key of a command, for a remark that names it."""
