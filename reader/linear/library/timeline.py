"""One timeline of the whole library: every event with its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.linear.lists import ListScreen, ask_filter
from reader.linear.screen import Host
from reader.linear.words import listing_in_words
from reader.model.counting import many
from reader.model.library.events import ListedEvent
from reader.state.ids import Chosen
from reader.state.library.timeline import MOST, EventList, event_rows, event_span, key_of

if TYPE_CHECKING:
    from reader.library.protocol import Library


def open_timeline(host: Host, library: Library) -> None:
    """Open the events of all articles, in the order in which they happened."""
    events = EventList()

    def fetch() -> EventList:
        total = library.totals().events
        found: tuple[ListedEvent, ...] = library.timeline(None, MOST)
        return EventList().with_events(found, max(total, len(found)))

    def show(found: EventList) -> None:
        nonlocal events
        events = found
        listed.show(listing_in_words(event_rows(events, None)))
        words = events.filter_text.strip()
        host.say(f"{many(len(events.shown), 'event')}{f' with {words}' if words else ''}, as it happened.")

    def go(key: Chosen) -> None:
        event = next(one for one in events.shown if key_of(one) == key)
        host.open_article(event.article.path, event_span(event))

    def ask() -> None:
        ask_filter(host, events.filter_text, lambda words: show(events.filtered_by(words)))

    listed: ListScreen[Chosen] = ListScreen(
        host,
        "Timeline of the library.",
        [],
        "Reading the library.",
        go,
        {c.FIND: ask, c.TIMELINE: host.close},
    )
    host.open(listed.screen)
    host.start(fetch, show)
