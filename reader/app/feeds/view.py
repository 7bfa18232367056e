"""Protocol `FeedsView`: what the parts of the feeds screen see of the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import Any, Protocol

from textual.app import App
from textual.message import Message
from textual.widget import Widget

from reader.app.background import Work
from reader.app.feeds.store_access import FeedStoreAccess
from reader.app.feeds.widgets import EntryList, EntryPreview, SourceList
from reader.app.library.list_widgets import LibraryHeader
from reader.app.program import Program
from reader.app.widgets.footer import Footer
from reader.memory.feeds.values import EntryNumber
from reader.state.feeds.session import FeedsSession
from reader.state.ids import Listed


class Contents(Protocol):
    """What the screen shows of the store and of the subscriptions."""

    def read_subscriptions(self) -> None:
        """Read anew which feeds the person follows."""

    def show_states(self) -> None:
        """Show what is known of the feeds now, and their counts."""

    def look_again(self) -> None:
        """Show what has changed in the store or the subscriptions, if anything has."""


class FeedsView(Protocol):
    """The screen. Its parts write its session, and say things in its footer."""

    session: FeedsSession

    @property
    def access(self) -> FeedStoreAccess: ...

    @property
    def contents(self) -> Contents: ...

    @property
    def program(self) -> Program: ...

    @property
    def app(self) -> App[Any]: ...

    @property
    def header(self) -> LibraryHeader: ...

    @property
    def footer(self) -> Footer: ...

    @property
    def sources(self) -> SourceList: ...

    @property
    def entries(self) -> EntryList: ...

    @property
    def preview(self) -> EntryPreview: ...

    @property
    def is_on_stack(self) -> bool:
        """Whether there is something to show it on: it may close while a thread works."""

    def start(self, work: Work, *, group: str, exclusive: bool = False) -> None:
        """Do some work beside everything else; with `exclusive` in the place of what the group does."""

    def mount(self, widget: Widget) -> Awaitable[object]: ...

    def post_message(self, message: Message) -> bool: ...

    def show_header(self) -> None:
        """Show what is looked at, and the counts, at the top."""

    def show_again(self, numbers: Sequence[EntryNumber]) -> None:
        """Show entries that were marked or kept."""

    def look_at_feed(self, address: str) -> None:
        """Look at a feed, and list its entries."""

    def look_at(self, source: Listed) -> None:
        """Look at another source, without listing its entries yet."""
