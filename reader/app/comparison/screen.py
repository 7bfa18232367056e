"""Two annotations of one text side by side: what agrees, what differs, what only one has."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from textual.app import ComposeResult
from textual.getters import query_one
from textual.reactive import var

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import key_for, titled
from reader.app.comparison.keys_here import KEYS_HERE
from reader.app.comparison.pair_list import PairList
from reader.app.full_screen import FullScreen
from reader.app.library.list_widgets import LibraryHeader
from reader.app.messages import CardAsked, Chose
from reader.app.widgets.footer import Footer
from reader.convert.comparison.wording import MEANINGS, summary
from reader.load.article_cache import ArticleCache
from reader.model.clean import clean, shorten
from reader.services.comparing import compare_files
from reader.state.comparison.rows import index_of, key_of
from reader.state.comparison.session import FAULTY, ComparisonSession, no_further
from reader.state.rows import Piece

_FOOTER = (
    titled(c.NEXT_HIGHLIGHT, "next difference"),
    titled(c.PREVIOUS_HIGHLIGHT, "previous"),
    titled(c.FAULTS, "differences only"),
    titled(c.NEXT_PANE, "other file"),
    titled(c.CHOOSE, "open"),
    c.HELP,
    titled(c.QUIT, "back"),
)
_COUNTS = ("2 of 3 and 4", "both have 2 of them; the first has 3 in all, the second 4")
_LONGEST_NAME = 40


class ComparisonScreen(FullScreen):
    """Enter opens the article of the side that leads at the words; Tab lets the other side lead."""

    CSS_PATH = "comparison.tcss"
    AUTO_FOCUS = "PairList"
    BINDINGS = bind(
        c.NEXT_HIGHLIGHT, c.PREVIOUS_HIGHLIGHT, c.NEXT_MATCH, c.PREVIOUS_MATCH, c.FAULTS, c.NEXT_PANE,
        c.PREVIOUS_PANE, c.LET_GO, c.QUIT, c.HELP,
    )  # fmt: skip

    session: var[ComparisonSession | None] = var(None)

    header = query_one(LibraryHeader)
    pairs = query_one(PairList)

    def __init__(self, first: Path, second: Path, cache: ArticleCache) -> None:
        super().__init__()
        self._paths, self._cache = (first, second), cache

    def compose(self) -> ComposeResult:
        header, footer = LibraryHeader(), Footer()
        header.title = "Comparing …"
        footer.keys = tuple((key_for(self.app, command), command) for command in _FOOTER)
        yield header.data_bind(ComparisonScreen.palette)
        yield PairList().data_bind(ComparisonScreen.session, ComparisonScreen.palette)
        yield footer.data_bind(ComparisonScreen.palette)

    def on_mount(self) -> None:
        self.start_work(self._compare, group="comparing")

    async def _compare(self) -> None:
        """Read both files and compare them in a thread: a long article takes a second."""
        compared = await to_thread(compare_files, self._paths, self._cache)
        if compared is None:
            self.footer.say(FAULTY)
        else:
            self.session = ComparisonSession(compared, self._paths)

    def watch_session(self) -> None:
        session = self.session
        if session is None:
            return
        names = [shorten(clean(path.name), _LONGEST_NAME) for path in session.paths]
        names[session.lead] = f"▸ {names[session.lead]}"
        self.header.title = " | ".join(names)
        self.header.facts = (Piece(summary(session.compared), "faint"),)

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if message.go:
            self._open(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self._open(message.chosen)

    def _open(self, key: str) -> None:
        """Open the article in the reading room, at the words of a pair."""
        number = index_of(key)
        if self.session is not None and number is not None and number < len(self.session.shown):
            path, at = self.session.place(self.session.shown[number])
            self.program.open_article(path, at)

    def action_step_highlight(self, forward: bool) -> None:
        """Go to the next difference, or the one before."""
        if self.session is None:
            return
        row = self.pairs.row
        here = index_of(row.key) if row is not None and row.key is not None else None
        there = self.session.step(-1 if here is None else here, forward)
        if there is None:
            self.footer.say(no_further(forward))
        else:
            self.pairs.show(self.pairs.listing, key_of(there))

    action_step_match = action_step_highlight

    def action_faults(self) -> None:
        """Show the differences alone, or everything again."""
        if self.session is not None:
            self.session = self.session.filtered()

    def action_next_pane(self) -> None:
        if self.session is not None:
            self.session = self.session.turned()
            self.footer.say(f"Enter opens {clean(self.session.paths[self.session.lead].name)}.")

    action_previous_pane = action_next_pane

    def action_help(self) -> None:
        """Show what every key does, those of this screen first, and what its figures mean."""
        from reader.app.overlays.help import HelpScreen, KeysHere  # a screen that few open

        here = KeysHere("Comparison", KEYS_HERE, (_COUNTS, *MEANINGS, ("▸", "the file that leads")))
        self.app.push_screen(HelpScreen(self.program.keys_by_id, here=here, in_browser=self.app.is_web))

    def action_let_go(self) -> None:
        self.go_back()
