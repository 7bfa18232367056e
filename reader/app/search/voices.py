"""The share of voice: who is quoted how much, in all of the library or among the quotes of a search."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import titled
from reader.app.full_screen import FullScreen
from reader.app.library.filtered_list import FilteredList
from reader.app.library.list_screen import ListScreen
from reader.app.messages import CardAsked, Chose
from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget
from reader.app.widgets.palette import Palette
from reader.model.library.voices import GroupBy
from reader.model.query.parse import InvalidQuery, parse
from reader.services.library.voices import VoiceCounter
from reader.state.library.voices import (
    IN_COLUMNS,
    TABS,
    VoiceSession,
    voice_preview,
    voice_rows,
    voice_titles,
)
from reader.state.rows import Listing
from reader.state.search.session import SearchSession
from reader.state.search.voices import search_for

_AT_ONCE = 5_000
"""Quotes that are counted before the counts so far are shown; then twice as many, and so on."""
_FOOTER = (
    titled(c.CHOOSE, "quotes"),
    titled(c.NEXT_PANE, "group by"),
    c.SORT,
    titled(c.FIND, "filter"),
    c.LIBRARY,
    c.HELP,
    titled(c.QUIT, "back"),
)


class GroupTabs(LineWidget):
    """What the quotes may be counted by; a click chooses one."""

    session: reactive[VoiceSession] = reactive(VoiceSession())

    @dataclass
    class Clicked(Message):
        """The reader wants the quotes counted by this."""

        by: GroupBy

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        segments = [Segment(" ")]
        for by in self.session.groupings:
            style = Style(bold=True, underline=True) if by is self.session.by else palette.faint()
            segments += [Segment(shown(TABS[by]), style + Style.from_meta({"by": by.value})), Segment("  ")]
        return [segments]

    def on_click(self, event: Click) -> None:
        if (by := event.style.meta.get("by")) is not None:
            self.post_message(self.Clicked(GroupBy(by)))


class LibraryVoices(ListScreen):
    """Who is quoted how much; Enter shows the quotes of a speaker, or the speakers of a role, a source, a month."""

    CSS_PATH = "../library/library.tcss"
    BINDINGS = bind(c.NEXT_PANE, c.PREVIOUS_PANE, c.SORT, c.LET_GO, c.QUIT)

    def __init__(self, session: VoiceSession, search: Callable[[SearchSession], FullScreen]) -> None:
        """`search` makes the screen of a search, which may open this one."""
        super().__init__()
        self.session, self._search = session, search
        self._width = 0

    def compose(self) -> ComposeResult:
        tabs = GroupTabs().data_bind(LibraryVoices.palette)
        yield FilteredList("Share of voice", _FOOTER, tabs, describe=self._describe).data_bind(
            LibraryVoices.palette
        )

    def on_mount(self) -> None:
        self._show()

    async def _fetch(self) -> None:
        """Count all quotes, and show the counts so far each time that they have doubled."""
        query = parse(self.session.query, typing=True)
        if isinstance(query, InvalidQuery):  # the search that it was opened from finds nothing either
            return
        counter = VoiceCounter(self.program.library.stream(query), within=self.session.within)
        most, more = _AT_ONCE, True
        while more:
            more = await to_thread(counter.count, most)
            counted = await to_thread(lambda: {by: counter.voices(by) for by in GroupBy})
            if not self.display:  # it closes, and what was counted comes meanwhile
                return
            if not more or not self.session.finished:
                self.session = self.session.with_counts(counted, not more)
                self._show()
            most *= 2

    async def _describe(self, key: str) -> Listing | None:
        voice = self.session.voice(key)
        return None if voice is None else voice_preview(self.session, voice)

    def _show(self, from_start: bool = False) -> None:
        session = self.session
        self._width = width = self.view.list_width
        self.view.show_header(session.facts, session.order_in_words)
        self.query_one(GroupTabs).session = session
        titles = voice_titles(session, width) if width >= IN_COLUMNS and session.voices.rows else None
        self.view.show(self.or_unreached(voice_rows(session, width)), titles, from_start)

    def on_resize(self) -> None:
        if self.is_mounted and self._width != self.view.list_width:
            self._show()

    # -- another look

    def group_by(self, session: VoiceSession) -> None:
        """Show another grouping, all of it."""
        self.view.words = ""
        self.session = session
        self._show(from_start=True)

    def on_group_tabs_clicked(self, message: GroupTabs.Clicked) -> None:
        self.group_by(self.session.group_by(message.by))

    def action_next_pane(self) -> None:
        self.group_by(self.session.step(1))

    def action_previous_pane(self) -> None:
        self.group_by(self.session.step(-1))

    def action_sort(self) -> None:
        self.session = self.session.sort_by(self.session.sort.next)
        self._show(from_start=True)

    def on_filtered_list_filtered(self, message: FilteredList.Filtered) -> None:
        self.session = self.session.filtered_by(message.words)
        self._show()

    # -- following

    def on_chose(self, message: Chose) -> None:
        if message.go:
            self._open(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        self._open(message.chosen)

    def _open(self, chosen: str) -> None:
        voice = self.session.voice(chosen)
        if voice is None:
            return
        if self.session.by is GroupBy.SPEAKER:
            self.app.push_screen(self._search(search_for(self.session, voice)))
        else:
            self.app.push_screen(LibraryVoices(self.session.entered(voice), self._search))
