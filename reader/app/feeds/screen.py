"""The feeds screen: feeds, folders and saved queries at the left, their entries, and a preview of the one chosen."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import DescendantFocus, Key, Resize, ScreenResume, Unmount
from textual.getters import query_one

from reader.app.background import Work, start
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.command import Group
from reader.app.commands.keys import key_for, titled
from reader.app.feeds import commands as f
from reader.app.feeds.acts import Acts
from reader.app.feeds.bars import Bars
from reader.app.feeds.contents import FeedsContents
from reader.app.feeds.describing import describe
from reader.app.feeds.editing import Editing
from reader.app.feeds.entry_lister import EntryLister
from reader.app.feeds.entry_opener import EntryOpener
from reader.app.feeds.fetching import Fetching
from reader.app.feeds.marking import Marking
from reader.app.feeds.parts import Part, Parts
from reader.app.feeds.store_access import FeedStoreAccess
from reader.app.feeds.widgets import EntryList, EntryPreview, Notice, SourceList
from reader.app.full_screen import FullScreen
from reader.app.library.list_widgets import LibraryHeader
from reader.app.messages import NO_PAGE, Chose, Copied, PageAsked
from reader.app.widgets.drawing import Ground
from reader.app.widgets.find_bar import FindBar
from reader.app.widgets.footer import Footer
from reader.errors import StoreUnavailable
from reader.memory.feeds.values import EntryNumber
from reader.services.feeds.asking import Wanted
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.state.feeds.session import Done, FeedsSession, feed_key
from reader.state.feeds.sources import header_facts, source_rows, trouble
from reader.state.ids import Listed

if TYPE_CHECKING:
    from reader.app.launch import Launch

_SETTLED = 0.08
"""Seconds that the cursor stays on a source before its entries are listed."""
_LOOK_AGAIN = 4.0
"""Seconds between two looks whether another program has fetched or marked something."""
_PARTS = "LibraryHeader, Notice, SourceList, EntryList, EntryPreview, Footer"
_LOOK_FOR_DUE = 60.0
"""Seconds between two looks for feeds whose time has come by the settings."""
_FOOTER = (
    f.OPEN, f.READ_ON, f.NEXT_UNREAD, f.MARK_READ, f.STAR, f.FETCH_ALL, f.ADD_FEED, f.FILTER, f.MARK_ALL_READ,
    titled(c.OPEN_SOURCE, "browser"), f.COPY_ENTRY, f.UNDO_MARK, f.REMOVE, f.RENAME, c.HELP, titled(c.QUIT, "back"),
)  # fmt: skip


class FeedsScreen(FullScreen):
    """What is new. The first frame shows what the store has, and asks nobody else."""

    CSS_PATH = "feeds.tcss"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bind(
        f.OPEN, f.READ_ON, f.NEXT_UNREAD, f.PREVIOUS_UNREAD, f.MARK_READ, f.MARK_ALL_READ, f.STAR, f.UNDO_MARK, f.FETCH,
        f.FETCH_ALL, f.ADD_FEED, f.REMOVE, f.RENAME, f.FILTER, f.SAVE_QUERY, f.ENTRIES, f.PREVIEW, f.COPY_ENTRY,
        c.OPEN_SOURCE, c.NEXT_PANE, c.PREVIOUS_PANE, c.LINE_DOWN, c.LINE_UP, c.LET_GO, c.QUIT, c.HELP,
    )  # fmt: skip

    session = FeedsSession()
    header = query_one(LibraryHeader)
    notice = query_one(Notice)
    sources = query_one(SourceList)
    entries = query_one(EntryList)
    preview = query_one(EntryPreview)

    def __init__(self, launch: Launch, done: tuple[Done, ...] = ()) -> None:
        """`done` is what can be undone: what the person did when the screen was open before."""
        super().__init__()
        self.session = FeedsSession(done=done)
        self.access = FeedStoreAccess(launch.memory_folder)
        file = SubscriptionFile(launch.config_folder) if launch.config_folder else None
        acts = Acts(self)
        self._bars = Bars(self, self._filter)
        self._lister = EntryLister(self, self._bars.answer)
        self.contents = FeedsContents(self, self._lister, file)
        self._opener = EntryOpener(self, launch.entries_folder, launch.additions)
        self._marking = Marking(self, self._lister, self._opener, acts)
        self._editing = Editing(self, self._lister, self._marking, acts, file)
        self._fetching = Fetching(self, launch.memory_folder, file)
        self._parts = Parts(self)

    def compose(self) -> ComposeResult:
        header, footer, notice = LibraryHeader(), Footer(), Notice()
        header.title = "Feeds"
        notice.display = False
        footer.keys = tuple((key_for(self.app, command), command) for command in _FOOTER)
        yield header.data_bind(FeedsScreen.palette)
        yield notice.data_bind(FeedsScreen.palette)
        with Ground(id="feed-panes"):
            yield SourceList().data_bind(FeedsScreen.palette)
            with Ground(id="entries-and-preview"):
                yield EntryList().data_bind(FeedsScreen.palette)
                yield EntryPreview(partial(describe, self)).data_bind(FeedsScreen.palette)
        yield footer.data_bind(FeedsScreen.palette)

    def on_mount(self) -> None:
        self._parts.arrange()
        try:
            self.contents.read_subscriptions()
            self.contents.show_states()
            self._lister.list_first()
            fault = self.access.store.pop_fault()
        except StoreUnavailable as reason:
            fault = f"There are no feeds: {reason}."
        if fault:
            self.footer.say(fault, stays=True)
        else:
            self.call_after_refresh(self._lister.start)
        self.set_interval(_LOOK_AGAIN, self.contents.look_again)
        if self.program.launch.settings.feeds:
            self.call_after_refresh(self._fetching.fetch_due)
            self.set_interval(_LOOK_FOR_DUE, self._fetching.fetch_due)

    def on_unmount(self, _: Unmount) -> None:
        self._fetching.stop()
        self.access.close()

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Back from an article: it may have been marked, and so copied to the library."""
        if self.is_mounted:
            self._opener.look_for_copies()
            self.contents.look_again()

    @property
    def is_on_stack(self) -> bool:
        """Whether the screen is open, and none of its parts is gone yet, as the first are when the program ends."""
        return super().is_on_stack and len(self.query(_PARTS)) == _PARTS.count(",") + 1

    def start(self, work: Work, *, group: str, exclusive: bool = False) -> None:
        start(self, partial(self._guarded, work), group=group, exclusive=exclusive)

    async def _guarded(self, work: Work) -> None:
        """Do some work; a store that can't be used any more is said, and the screen stays."""
        try:
            await work()
        except StoreUnavailable as reason:
            self.footer.say(f"The feeds can’t be read: {reason}.", stays=True)

    # -- what is shown

    def show_again(self, numbers: Sequence[EntryNumber]) -> None:
        if self.is_on_stack:
            self._lister.show_again(numbers)

    def show_header(self) -> None:
        session = self.session
        self.header.facts = header_facts(session, self.app.size.width)
        state = session.states.get(session.feed.address) if session.feed else None
        self.notice.sentence = trouble(state, datetime.now().astimezone())

    def on_resize(self, _: Resize) -> None:
        if self.is_mounted:
            self._parts.arrange()
            self._lister.show()
            self.show_header()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self._parts.note_focus(event.widget)

    # -- going around

    def on_key(self, event: Key) -> None:
        self.footer.clear_before(event)

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if not message.chosen.isdigit():
            self._choose_source(message.chosen, message.go)
        elif message.go:
            self.action_choose()
        else:
            self.preview.preview(message.chosen)

    def _choose_source(self, source: str, go: bool) -> None:
        if source != self.session.source:
            self.session = self.session.look_at(Listed(source))
            self.show_header()
            self.start(self._list_settled, group="listing", exclusive=True)
        if go:
            self.action_show("entries")

    async def _list_settled(self) -> None:
        await sleep(_SETTLED)
        await self._lister.list(from_start=True)

    def look_at(self, source: Listed) -> None:
        self.session = self.session.look_at(source)
        self.sources.renew(source_rows(self.session))
        self.sources.show(self.sources.listing, source)
        self.show_header()

    def look_at_feed(self, address: str) -> None:
        """Look at a feed, and list its entries."""
        self.contents.show_states()
        self.look_at(feed_key(address))
        self._lister.start(from_start=True)

    def action_show(self, part: str) -> None:
        self._parts.show(Part(part))

    def action_next_pane(self) -> None:
        self._parts.turn(1)

    def action_previous_pane(self) -> None:
        self._parts.turn(-1)

    def action_move_down(self) -> None:
        self.entries.action_move_down()

    def action_move_up(self) -> None:
        self.entries.action_move_up()

    def action_let_go(self) -> None:
        """Show all entries again, else go back to the entries, else leave."""
        if self.session.words:
            self._filter("")
        elif self._parts.part is not Part.ENTRIES:
            self.action_show("entries")
        else:
            self.go_back()

    # -- one entry

    def action_choose(self) -> None:
        """Open the entry: what is opened is read."""
        if (here := self._lister.here) is not None:
            self._marking.mark_read(here.number)
            self._opener.open(here)

    def action_read_on(self) -> None:
        """A page of the preview, and at its end the next unread entry."""
        here = self._lister.here
        if here is None:
            self._marking.step_unread(True)
        elif not self.preview.display:
            self.action_show("preview")
        elif self.preview.previewed == str(here.number) and not self.preview.is_read:
            self.preview.action_page_down()
        else:
            self._marking.mark_read(here.number)
            self._marking.step_unread(True)

    def action_step_unread(self, forward: bool) -> None:
        self._marking.step_unread(forward)

    def action_mark_read(self) -> None:
        if (here := self._lister.here) is not None:
            self._marking.turn_read(here.number)

    def action_mark_all_read(self) -> None:
        self._marking.mark_all_read()

    def action_star(self) -> None:
        if (here := self._lister.here) is not None:
            self._marking.turn_star(here.number)

    def action_undo(self) -> None:
        self._editing.undo()

    def action_open_source(self) -> None:
        here = self._lister.here
        if here is None or here.link is None:
            self.footer.say(NO_PAGE)
        else:
            self.post_message(PageAsked(here.link))

    def action_copy(self) -> None:
        if selected := self.get_selected_text():
            self.post_message(Copied(selected, "The selected words are"))
        elif (here := self._lister.here) is not None:
            said = "\n".join(filter(None, (here.title, here.link)))
            self.post_message(Copied(said, "Headline and address are"))

    # -- filter, fetch, add

    def action_fetch(self, every: bool = False) -> None:
        """Fetch the feed or folder that is looked at, else the feed of the entry; with `every` all that are due."""
        self.contents.read_subscriptions()  # another program may have given up feeds
        addresses, here = self.session.addresses(), self._lister.here
        if every:
            self._fetching.fetch([feed.address for feed in self.session.subscriptions.feeds], Wanted.WITH_ALL)
        elif addresses is not None:
            self._fetching.fetch(addresses, Wanted.BY_NAME)
        else:
            self._fetching.fetch([here.feed] if here else [], Wanted.BY_NAME)

    async def action_find(self) -> None:
        self._parts.show(Part.ENTRIES)  # or on a small screen what is found would not be seen
        await self._bars.open_filter()

    async def action_add_feed(self) -> None:
        await self._bars.open_line("Address of a feed or a site: ", "", self._fetching.subscribe)

    def action_remove(self) -> None:
        self._editing.remove()

    async def action_rename(self) -> None:
        if (title := self._editing.title) is not None:
            await self._bars.open_line("Title: ", title, self._editing.rename)

    async def action_save_query(self) -> None:
        if self._editing.can_save:
            words = self.session.words.strip() or self.session.title
            await self._bars.open_line("Title of the query: ", words, self._editing.save_query)

    def action_help(self) -> None:
        from reader.app.overlays.help import HelpScreen  # only for who asks

        self.app.push_screen(HelpScreen(self.program.keys_by_id, (Group.FEEDS,), in_browser=self.app.is_web))

    def _filter(self, words: str) -> None:
        self.session = self.session.filtered_by(words)
        self.show_header()
        self._lister.start(
            from_start=bool(words.strip()), typing=True
        )  # without a filter stay at the entry found

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        message.stop()
        self._bars.changed(message.text)

    def on_find_bar_submitted(self, message: FindBar.Submitted) -> None:
        message.stop()
        self._bars.submitted(message.text)

    def on_find_bar_cancelled(self, message: FindBar.Cancelled) -> None:
        message.stop()
        self._bars.cancelled()
