"""The program around the screens: themes, the keymap, the clipboard, what is kept, the file that changes."""

from __future__ import annotations

import gc
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from textual.screen import Screen

from reader.app import commands as c
from reader.app.article import ArticleScreen
from reader.app.bindings import bind, textual_keys
from reader.app.careful import CarefulApp
from reader.app.keeping import Keeping
from reader.app.messages import Copied, EditAsked, Marked, PageAsked, Scrolled, ViewChanged
from reader.app.signals import run_lent
from reader.load.diagnostic import Severity
from reader.model.article import Article
from reader.state.session import Session

_KEEP_EVERY = 3.0
"""Seconds between two writes of the place, at the most."""


class ReaderApp(CarefulApp):
    """One article in a terminal."""

    TITLE = "closeread"
    CSS_PATH = "article.tcss"  # of the first screen: Textual loads a screen's own only where one is pushed
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bind(c.PALETTE, c.HELP, c.THEME)

    def __init__(
        self,
        path: Path,
        session: Session,
        start: int,
        keeping: Keeping,
        keymap: Mapping[str, str],
        theme: str | None,
        once_open: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._once_open = once_open
        self.file = path
        self._opening = session, start
        self._keeping = keeping
        self.keys_by_id = dict(keymap)
        if keymap:
            self.set_keymap({id_: textual_keys(keys) for id_, keys in keymap.items()})
        if theme in self.available_themes:
            self.theme = theme

    def get_default_screen(self) -> Screen[None]:
        session, start = self._opening
        return ArticleScreen(session, start, self.keys_by_id)

    @property
    def room(self) -> ArticleScreen:
        """The screen that the article is read on, whatever is open over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, ArticleScreen), "the article's screen is the first"
        return screen

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, lambda theme: self._keeping.view(theme=theme.name))
        self.set_interval(_KEEP_EVERY, self._keeping.keep)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """What can wait until the first frame stands."""
        gc.freeze()
        gc.enable()
        if fault := self._keeping.take_fault():
            self.room.keyline.say(fault)
        self.run_worker(self._watch_file(), exclusive=True)
        if self._once_open is not None:
            self.run_worker(self._once_open, thread=True)

    def on_unmount(self) -> None:
        self._keeping.close()

    # -- what is kept

    def on_scrolled(self, message: Scrolled) -> None:
        self._keeping.moved_to(message.shown.start)

    def on_marked(self, message: Marked) -> None:
        self._keeping.mark(message.letter, message.offset)
        self._tell_fault()

    def on_view_changed(self, message: ViewChanged) -> None:
        self._keeping.view(measure=message.measure, panel=message.panel)
        self._tell_fault()

    def _tell_fault(self) -> None:
        if fault := self._keeping.take_fault():
            self.room.keyline.say(fault)

    # -- what is taken away

    def on_copied(self, message: Copied) -> None:
        copied = copy(message.text)
        if not copied:
            self.copy_to_clipboard(message.text)
        self.room.keyline.say(f"{message.what} on the clipboard.")

    def on_page_asked(self, message: PageAsked) -> None:
        ask_browser(message.url)
        self.room.keyline.say(f"Asked the browser for {message.url}")

    def on_edit_asked(self, message: EditAsked) -> None:
        from textual.app import SuspendNotSupported

        command = editor_command(self.file, message.line)
        try:
            with self.suspend():
                problem = run_editor(command)
        except SuspendNotSupported:
            problem = "This terminal can't be lent to an editor."
        self.room.keyline.say(problem or "Back from the editor.")

    # -- the file that changes

    async def _watch_file(self) -> None:
        from reader.app.watching import changes

        async for loaded in changes(self.file):
            if isinstance(loaded, str):
                self.room.keyline.say(loaded)
            elif loaded.article is not None:
                self._take_newer(loaded.article)
            else:
                errors = [fault for fault in loaded.diagnostics if fault.severity is Severity.ERROR]
                first = errors[0]
                more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
                self.room.keyline.say(
                    f"Kept the old text: line {first.mark.line}:{first.mark.column}, {first.message}{more}",
                    stays=True,
                )

    def _take_newer(self, article: Article) -> None:
        self.room.take_newer(article, self._keeping.take_newer(article.text))

    # -- help

    def action_palette(self) -> None:
        from reader.app.finder import CommandFinder, Finder

        self.push_screen(Finder(providers=[CommandFinder], placeholder="Find a command…"))

    def action_change_theme(self) -> None:
        from textual.theme import ThemeProvider

        from reader.app.finder import Finder

        self.push_screen(Finder(providers=[ThemeProvider], placeholder="Find a theme…"))

    def action_help(self) -> None:
        from reader.app.help import HelpScreen

        assert self.room.palette is not None, "help is asked for on a screen that is there"
        self.push_screen(HelpScreen(self.room.palette, self.keys_by_id))


def copy(text: str) -> bool:
    """Put words on the system's clipboard; False where only the terminal can (OSC 52)."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True


def ask_browser(url: str) -> None:
    """Open a page in the person's browser, which may neither write on this terminal nor hold the reader up."""
    command = [sys.executable, "-m", "webbrowser", url]
    quiet = subprocess.DEVNULL
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def editor_command(path: Path, line: int) -> list[str]:
    """The person's editor, at a line in the form that it understands."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(editor) or ["vi"]
    except ValueError:  # a quote that is never closed
        words = [editor]
    name = Path(words[0]).stem
    if name in {"code", "codium", "cursor"}:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in {"subl", "hx", "helix", "zed"}:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


def run_editor(command: list[str]) -> str | None:
    """Run an editor in the terminal that was lent to it: None, or one sentence where it could not be."""
    try:
        run_lent(command)
    except OSError as error:
        return f"{command[0]} could not be run: {error.strerror}. Set EDITOR to one that can."
    return None
