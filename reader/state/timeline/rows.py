"""What stands around the chart of the full timeline, and the list of one order that a narrow screen shows instead."""

from __future__ import annotations

from reader.model.article import Basis, Event
from reader.model.counting import STATE_IN_WORDS
from reader.state.article.drafts import draft
from reader.state.article.events import (
    NO_EVENTS,
    SIGN,
    aside_in_words,
    date_in_words,
    event_hue,
    names,
    place_in_text,
)
from reader.state.article.related import Related
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Line, Listing, Look, Piece, Row, heading
from reader.state.timeline.orders import NOT_TOLD, TITLE, UNPLACED, Column, EventOrders, bracketed

_LONGEST_DATE = 16
"""Characters of the dates in the list of one order."""


def in_one_order(session: Session, orders: EventOrders, column: Column, related: Related) -> Listing:
    """One of the two orders as a list of one line an event: the date, the title, and the rank in the other order."""
    if column is Column.HAPPENED:
        placed, apart, title = orders.columns[column][: orders.dated], orders.undated, UNPLACED
    else:
        placed, title = orders.columns[column], NOT_TOLD.upper()
        apart = tuple(event for event in orders.columns[column.other] if not event.parts)
    items: list[Event | Row] = [*placed]
    if apart:
        items += [heading(title, str(len(apart)), gap=bool(items)), *apart]
    dates = [len(bracketed(item, session.article.text)) for item in items if isinstance(item, Event)]
    width = min(max(dates, default=0), _LONGEST_DATE)

    def row(index: int) -> Row:
        item = items[index]
        return item if isinstance(item, Row) else _row(session, orders, item, column, related, width)

    keys: tuple[Chosen | None, ...] = tuple(None if isinstance(item, Row) else item.id for item in items)
    return Listing(keys, row, title=TITLE[column], empty=NO_EVENTS)


def _row(
    session: Session, orders: EventOrders, event: Event, column: Column, related: Related, width: int
) -> Row:
    date = bracketed(event, session.article.text)
    date = f"{date[: width - 1]}…" if len(date) > width else f"{date:<{width}}"
    sign = Piece(f" {SIGN[event.state]} ", "name", event_hue(session, event))
    rank = Piece(orders.rank(event, column.other), "plain" if event.id in orders.moved else "faint")
    title = Piece(event.title, "strong" if event.id == session.chosen else "plain")
    pieces = (Piece(date, date_look(event)), sign, title, *draft(event.provenance.draft))
    at = event.parts[0] if event.parts else None
    return Row(event.id, (Line(pieces, right=(rank,)),), at=at, related=event.id in related.ids)


def date_look(event: Event) -> Look:
    """The look of an event's date: strong where the article gives one."""
    return "faint" if event.when is None else "warn" if event.basis is Basis.BACKGROUND else "strong"


def title_line(orders: EventOrders, column: Column, width: int) -> Line:
    """The line above the list: which order it shows, and how many events are told out of order."""
    title = TITLE[column]
    words = next((words for words in orders.in_words() if len(title) + len(words) + 4 <= width), "")
    return Line((Piece(f" {title}", "heading"),), right=(Piece(f"{words} ", "faint"),))


def facts(session: Session, orders: EventOrders) -> tuple[Line, ...]:
    """What stands below the events: on two lines what is chosen, on two more what lines, signs and brackets mean."""
    event = session.event
    if event is None:
        return ()
    hue = event_hue(session, event)
    sign = Piece(f" {SIGN[event.state]} ", "name", hue)
    place = place_in_text(session, event) if event.parts else ""
    ranks = (orders.rank(event, column) for column in Column)
    words = (part for part in (aside_in_words(event), *ranks, place) if part)
    date = Piece(f"   {date_in_words(event, session.article.text)}", date_look(event))
    people = (Piece(" · ", "faint"), *names(session, event)) if event.people else ()
    return (
        Line((sign, Piece(event.title, "strong"), *draft(event.provenance.draft))),
        Line((date, *(Piece(f" · {part}", "faint") for part in words), *people)),
        Line((Piece(" A line leads from when something happened to where the story tells it.", "faint"),)),
        Line((Piece(f" {'   '.join(_legend(orders))}", "faint"),)),
    )


def _legend(orders: EventOrders) -> list[str]:
    """What signs, brackets and dots mean, of those that occur."""
    events = orders.columns[Column.HAPPENED]
    states = {event.state for event in events}
    words = [f"{SIGN[state]} {STATE_IN_WORDS[state] or state.value}" for state in SIGN if state in states]
    if any(event.when and event.basis is Basis.BACKGROUND for event in events):
        words.append("[date] not in the article")
    if orders.moved:
        words.append("dotted: told in order")
    return words
