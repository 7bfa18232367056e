"""The linear screen: waits for a key, has the one that is shown do what it means, and writes what has changed by that.

Imports inside functions are of what only some keys need.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.app.article.opening import open_at, restored
from reader.app.commands import linear as lc
from reader.app.commands import table as c
from reader.app.commands.command import Command, Group
from reader.app.commands.keys import NO_KEYS, first_key
from reader.app.commands.table import COMMANDS
from reader.app.feeds.commands import FEEDS
from reader.app.launch import Launch
from reader.app.review.commands import REVIEW
from reader.linear.article.reading import ReadingScreen
from reader.linear.background import Background
from reader.linear.common_actions import palette, said_instead
from reader.linear.help import help_screen, spoken_key
from reader.linear.library_door import LibraryDoor
from reader.linear.messages import Message, message_height
from reader.linear.moving import moving
from reader.linear.other_programs import OtherPrograms
from reader.linear.prompting import CANCEL, Prompting
from reader.linear.screen import Action, Prompt, Screen
from reader.linear.terminal.keys import ESCAPE, Key, Pasted
from reader.linear.terminal.painter import Painter
from reader.linear.terminal.tty import Ended, Event, Resized, Tty, Woken
from reader.services.article_memory import ArticleMemory
from reader.services.library.fetching import fetch_article

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.linear.feeds.screen import FeedsScreen
    from reader.linear.library.articles import ArticlesScreen
    from reader.linear.library.search import SearchScreen
    from reader.model.text import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Left:
    """How the linear screen was left: by the signal `ended_by`, for the full screen, or by the person.

    `path` is the article that was read last.
    """

    ended_by: int = 0
    for_full_screen: bool = False
    path: Path | None = None


class Linear:
    """Screens over each other, of which the last has the keys; and what is said and asked above its rows."""

    def __init__(self, launch: Launch, tty: Tty) -> None:
        self.launch, self._tty = launch, tty
        self._screens: list[Screen] = []
        self._message = Message(launch.greeting)
        self._prompting, self._background = Prompting(self.say), Background(tty.wake)
        self._other_programs = OtherPrograms(self, tty)
        self._door = LibraryDoor(launch.open_library, self._background.call) if launch.open_library else None
        if self._door is not None:
            self._door.on_fault = self.say
        self._articles: ArticlesScreen | None = None
        self._searching: SearchScreen | None = None
        self._following: FeedsScreen | None = None
        self._left: Left | None = None
        self._shown: tuple[list[str], int] = ([], 0)
        """The rows that were shown last, and at which of them the cursor was."""
        self.reading: Path | None = launch.path
        self.memory = ArticleMemory.without_article(launch.memory_folder)
        self._everywhere: dict[Command, Action] = {
            **said_instead(self.say),
            c.QUIT: self.close,
            c.LET_GO: self.close,
            lc.CLOSE: self.close,
            c.HELP: self._help,
            c.COMMAND_PALETTE: self._ask_command,
            c.SUSPEND: tty.suspend,
            c.REDRAW: lambda: self._fit(),
            lc.LINEAR: lambda: self._leave(Left(for_full_screen=True, path=self.reading)),
            FEEDS: self._feeds,
            c.LIBRARY: self._library,
            c.SEARCH: self._search,
            c.ADD: lambda: self._other_programs.add(self.open_article),
        }

    # -- the loop

    def run(self) -> Left:
        """Let the person read until they leave."""
        with self._tty.entered():
            try:
                self._begin()
                while self._left is None:
                    if not self._tty.has_events:  # as after another program, when all is drawn anew
                        self._paint()
                    self._answer(self._tty.read())
            except Ended as ended:
                self._left = Left(int(ended.args[0]))
            finally:
                self._end()
        return self._left

    def _begin(self) -> None:
        self._fit()
        launch = self.launch
        if launch.path is not None and launch.compare_with is not None:
            from reader.linear.comparison.screen import ComparisonScreen

            self.open(ComparisonScreen(self, (launch.path, launch.compare_with)).screen)
            return
        if launch.loaded is not None and launch.loaded.article is not None and launch.path is not None:
            self._read(launch.path, None, None)
            if launch.reviews is not None and launch.reviews.current == launch.path:
                self._press(REVIEW)
                return
        else:
            self._library()
            if launch.begins_with_feeds:
                self._feeds()
        self.say(launch.greeting or f"{self.key(c.HELP)} says what the keys do.".capitalize())

    def _end(self) -> None:
        while self._screens:
            self._screens.pop().closed()
        self.memory.close()
        if self._door is not None:
            self._door.close()

    def _answer(self, event: Event) -> None:
        match event:
            case Resized():
                self._fit()
            case Woken():
                self._background.settle()
            case Pasted(text) if self._prompting.is_open:
                self._prompting.type(" ".join(text.split()))
            case Pasted(text):
                self._other_programs.add(self.open_article, text)
            case Key() as key if self._prompting.is_open:
                self._prompting.answer(key)
            case Key() as key:
                self._answer_key(key)

    def _fit(self) -> None:
        """Draw all of it anew, for the size that the terminal has now."""
        columns, rows = self._tty.size
        self._columns, self._height = columns, message_height(rows)
        self._body = max(rows - self._height, 1)
        self._painter = Painter(self._tty.write, rows, self._height)
        for screen in self._screens:
            screen.pager.resize(columns, self._body)

    def _paint(self) -> None:
        row, column = self.screen.pager.cursor()
        rows = self.screen.pager.rows()
        if self._shown[0] == rows and not self._message.is_new and abs(self._shown[1] - row) > 1:
            self.say(self.screen.pager.row_words)  # some screen readers are silent where the cursor jumps
        self._message.settle()
        self._shown = rows, row
        cursor = self._height + row, column
        if self._prompting.is_open:
            said, at = self._prompting.rows(self._columns, self._height)
            cursor = 0, at
        else:
            said = self._message.rows(self._columns, self._height)
        self._painter.paint([*said, *rows], cursor)

    # -- keys

    def _answer_key(self, key: Key) -> None:
        screen = self.screen
        screen.before_key()
        if key.name in CANCEL:
            key = Key(ESCAPE)
        if (command := self._command(key)) is None:
            self.say(
                f"{spoken_key(key.name)} does nothing here: {self.key(c.HELP)} says what every key does."
            )
            return
        self._press(command)

    def _press(self, command: Command) -> None:
        self._actions[command]()
        if self._screens:
            self.screen.moved()

    @property
    def _actions(self) -> dict[Command, Action]:
        """What every key does now; a screen's own actions come before those of all."""
        screen = self.screen
        return {**self._everywhere, **moving(screen.pager, self.say), **screen.actions}

    def _command(self, key: Key) -> Command | None:
        """The command of a key in the screen that is shown: of its mode first, then the linear ones, then any."""
        actions, mode = self._actions, self.screen.mode
        keymap = self.launch.settings.keys or NO_KEYS
        meant = [
            command
            for command in COMMANDS
            if command in actions and set(key.names) & set(keymap.get(command.id, command.keys).split(","))
        ]
        ranked = (mode, Group.LINEAR.value, "") if mode else (Group.LINEAR.value, "")
        usable = [each for each in meant if each.mode in ranked or each in self.screen.actions]
        return min(usable, key=lambda each: (*ranked, each.mode).index(each.mode), default=None)

    # -- what screens ask for

    @property
    def screen(self) -> Screen:
        return self._screens[-1]

    @property
    def library(self) -> Library | None:
        return self._door.opened() if self._door is not None else None

    def say(self, remark: str) -> None:
        self._message.say(remark)

    def ask(self, prompt: Prompt) -> None:
        self._prompting.ask(prompt)

    def open(self, screen: Screen) -> None:
        screen.pager.resize(self._columns, self._body)
        self._screens.append(screen)
        self.say(screen.title)

    def close(self, screen: Screen | None = None) -> None:
        """Leave the screen that is shown, and the program where it is the only one; or all that are over one."""
        if screen is not None:
            while self._screens[-1] is not screen:
                self._screens.pop().closed()
            return
        if len(self._screens) == 1:
            self._leave(Left(path=self.reading))
            return
        self.say("")
        self._screens.pop().closed()
        self.screen.shown()
        self.say(self._message.remark or self.screen.title)

    def start(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        self._background.start(work, then)

    def open_article(self, path: Path, at: Span | None = None, query: str | None = None) -> None:
        library = self.library
        if library is not None and library.is_remote:
            self.start(
                lambda: fetch_article(library, path),
                lambda away: self.say(away) if away else self._read(path, at, query),
            )
        else:
            self._read(path, at, query)

    def _read(self, path: Path, at: Span | None, query: str | None) -> None:
        session = open_at(path, self.launch.cache, at, query)
        if isinstance(session, str):
            self.say(session)
            return
        memory = self.memory.for_article(path, session.article.text)
        opened = restored(path, session, memory, self.launch.measure, 0)
        self.reading = path
        reading = ReadingScreen(self, opened)
        self.open(reading.screen)
        if opened.at is not None:
            self.say(reading.opened_for)
        self.launch.cache.flush()

    def open_review(self, path: Path) -> None:
        self._read(path, None, None)
        if self.reading == path:
            self._press(REVIEW)

    def copy(self, words: str, what: str) -> None:
        self._other_programs.copy(words, what)

    def open_page(self, url: str | None) -> None:
        self._other_programs.open_page(url)

    def edit(self, path: Path, line: int) -> Path:
        return self._other_programs.edit(path, line)

    def key(self, command: Command) -> str:
        return spoken_key(first_key(command, self.launch.settings.keys or NO_KEYS))

    def _leave(self, left: Left) -> None:
        self._left = left

    # -- what is there in every screen

    def _help(self) -> None:
        keymap, screen = self.launch.settings.keys or NO_KEYS, self.screen
        self.open(help_screen(self._actions, keymap, screen.mode, screen.help_first))

    def _ask_command(self) -> None:
        """Ask for a command by its name."""
        self.ask(palette(self._actions, self._press, self.say))

    def _library(self) -> None:
        """Go to the list of articles: back to it where it is open."""
        if (library := self.library) is None:
            self.say("There is no library here.")
            return
        from reader.linear.library.articles import ArticlesScreen

        self._articles = self._articles or ArticlesScreen(self, library)
        self._go_into(self._articles.screen)

    def _search(self) -> None:
        """Search all quotes: the former search again, where there was one."""
        if (library := self.library) is None:
            self.say("There is no library here.")
            return
        from reader.linear.library.search import SearchScreen

        self._searching = self._searching or SearchScreen(self, library)
        self._go_into(self._searching.screen)
        if not self._searching.session.text:
            self._searching.ask()

    def _feeds(self) -> None:
        """Go to the feeds."""
        from reader.linear.feeds.screen import FeedsScreen

        self._following = self._following or FeedsScreen(self)
        self._go_into(self._following.screen)

    def _go_into(self, screen: Screen) -> None:
        """Go into a screen, or back to it where it is open."""
        if screen in self._screens:
            self.close(screen)
            self.say(screen.title)
        else:
            self.open(screen)
        screen.shown()

    def listen(self, changed: Action) -> None:
        if self._door is not None:
            self._door.on_scanned = changed
