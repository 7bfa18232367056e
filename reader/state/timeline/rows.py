"""Events as rows of the list of one order and of the sides of the chart, and the facts below them."""

from __future__ import annotations

from reader.model.article import Basis, Event
from reader.model.clean import shorten
from reader.model.counting import STATE_IN_WORDS
from reader.model.text import Text
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
from reader.state.article.related import related
from reader.state.ids import Chosen
from reader.state.rows import Line, Listing, Look, Piece, Row, heading
from reader.state.timeline.chart import Weight, weight_of
from reader.state.timeline.session import APART, TITLE, Column, TimelineSession

_LONGEST_DATE = 16
"""Cells of the dates in the list of one order."""


def bracketed(event: Event, text: Text) -> str:
    """The date in words; in brackets, as editors do, where the article doesn't give it."""
    date = date_in_words(event, text)
    return f"[{date}]" if event.when and event.basis is Basis.BACKGROUND else f" {date}"


def date_look(event: Event) -> Look:
    """The look of an event's date: strong where the article gives one."""
    return "faint" if event.when is None else "warn" if event.basis is Basis.BACKGROUND else "strong"


def in_one_order(timeline: TimelineSession) -> Listing:
    """The order that leads as a list of one line an event: the date, the title, and the rank in the other order."""
    session, column = timeline.session, timeline.lead
    items: list[Event | Row] = [*timeline.placed[column]]
    if apart := timeline.apart[column]:
        items += [heading(APART[column], str(len(apart)), gap=bool(items)), *apart]
    dates = [len(bracketed(item, session.article.text)) for item in items if isinstance(item, Event)]
    width = min(max(dates, default=0), _LONGEST_DATE)
    answers = related(session).ids

    def row(index: int) -> Row:
        item = items[index]
        if isinstance(item, Row):
            return item
        date = Piece(bracketed(item, session.article.text), date_look(item), cells=width + 1)
        sign = Piece(f"{SIGN[item.state]} ", "name", event_hue(session, item))
        title = Piece(item.title, "strong" if item.id == session.chosen else "plain")
        rank = Piece(timeline.rank(item, column.other), "plain" if item.id in timeline.moved else "faint")
        line = Line((title, *timeline.marks.label(item.provenance.draft)), right=(rank,), lead=(date, sign))
        return Row(item.id, (line,), related=item.id in answers)

    keys: tuple[Chosen | None, ...] = tuple(None if isinstance(item, Row) else item.id for item in items)
    return Listing(keys, row, title=TITLE[column], empty=NO_EVENTS)


def on_side(event: Event, timeline: TimelineSession, column: Column, longest_date: int) -> Line:
    """An event on one side of the chart, from the lines outward: its sign, its title, its date or paragraph."""
    session, weight = timeline.session, weight_of(event, timeline)
    look: Look = "strong" if weight is Weight.STRONG else "plain" if weight is Weight.MEDIUM else "faint"
    sign = Piece(SIGN[event.state], "name", event_hue(session, event))
    if column is Column.HAPPENED:
        date = shorten(bracketed(event, session.article.text), longest_date)
        outer = Piece(f"{date} ", date_look(event))
    else:
        told, rank = timeline.placed[column], timeline.ranks[column][event.id]
        place = place_in_text(session, event)
        is_first = rank == 1 or place_in_text(session, told[rank - 2]) != place
        outer = Piece(f" {place}" if is_first else "", "faint")
    labels = timeline.marks.label(event.provenance.draft)
    return Line((Piece(event.title, look),), lead=(sign, Piece(" ")), right=(*labels, outer))


def facts(timeline: TimelineSession) -> tuple[Line, ...]:
    """What stands below the events: on two lines what is chosen, on two more what lines, signs and brackets mean."""
    session, event = timeline.session, timeline.session.event
    if event is None:
        return ()
    sign = Piece(f" {SIGN[event.state]} ", "name", event_hue(session, event))
    date = Piece(f"   {date_in_words(event, session.article.text)}", date_look(event))
    place = place_in_text(session, event) if event.parts else ""
    ranks = (timeline.rank(event, column) for column in Column)
    words = dict.fromkeys((aside_in_words(event), *ranks, place))
    people = (Piece(" · ", "faint"), *names(session, event)) if event.people else ()
    return (
        Line((sign, Piece(event.title, "strong"), *draft(event.provenance.draft))),
        Line((date, *(Piece(f" · {part}", "faint") for part in words if part), *people)),
        Line((Piece(" A line leads from when something happened to where the story tells it.", "faint"),)),
        Line((Piece(f" {'   '.join(_legend(timeline))}", "faint"),)),
    )


def _legend(timeline: TimelineSession) -> list[str]:
    """What signs, brackets and dots mean, of those that occur."""
    events = timeline.session.article.events
    states = {event.state for event in events}
    words = [f"{SIGN[state]} {STATE_IN_WORDS[state] or state.value}" for state in SIGN if state in states]
    if any(event.when and event.basis is Basis.BACKGROUND for event in events):
        words.append("[date] not in the article")
    if timeline.moved:
        words.append("dotted: told in order")
    return words
