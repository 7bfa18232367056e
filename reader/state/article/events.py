"""The rows of the Timeline pane: the events in the order in which they happened, each date at its true precision."""

from __future__ import annotations

from reader.model.article import Basis, Event, EventState
from reader.model.counting import NO_DATE, STATE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.text import Text
from reader.state.article.drafts import EACH, DraftMarks
from reader.state.article.related import Related
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Line, Listing, Look, Piece, Row, heading

NO_EVENTS = "No events are annotated here."
SIGN = {
    EventState.HAPPENED: "●",
    EventState.ONGOING: "◐",
    EventState.PLANNED: "◌",
    EventState.ALLEGED: "?",
    EventState.DENIED: "×",
}
BASIS_IN_WORDS = {
    Basis.STATED: "",
    Basis.INFERRED: "inferred",
    Basis.BACKGROUND: "not in the article",
}


def timeline(session: Session, related: Related) -> Listing:
    """Events as they happened; those without date or order in a lane of their own at the end."""
    happened = session.relations.happened_order
    items: list[Event | Row] = [*happened.ordered]
    if happened.undated:
        items += [
            heading("NEITHER DATE NOR ORDER", str(len(happened.undated)), gap=bool(items)),
            *happened.undated,
        ]

    marks = DraftMarks.of(event.provenance.draft for event in session.article.events)

    def row(index: int) -> Row:
        item = items[index]
        if isinstance(item, Row):
            return item
        last = index + 1 == len(items) or isinstance(items[index + 1], Row)
        return event_row(session, item, related, railed=index < len(happened.ordered), last=last, marks=marks)

    keys: tuple[Chosen | None, ...] = tuple(None if isinstance(item, Row) else item.id for item in items)
    return Listing(keys, row, related.ids, marks.title, empty=NO_EVENTS)


def event_row(
    session: Session,
    event: Event,
    related: Related,
    railed: bool = True,
    last: bool = False,
    marks: DraftMarks = EACH,
) -> Row:
    hue = event_hue(session, event)
    rail = (Piece("│ " if railed and not last else "  ", "faint"),)
    sign = Piece(f"{SIGN[event.state]} ", "hue", hue)
    look: Look = "strong" if event.when else "faint"
    date = Piece(date_in_words(event, session.article.text), look)
    aside = aside_in_words(event)
    aside_piece = (
        (Piece(f"  {aside}", "warn" if event.basis is Basis.BACKGROUND else "faint"),) if aside else ()
    )
    right = (Piece(place_in_text(session, event), "faint"),)
    lines = [
        Line(
            (date, *aside_piece, *marks.label(event.provenance.draft)), right=right, lead=(sign,), rest=rail
        ),
        Line((Piece(event.title),), lead=rail, rest=rail, rows=2),
    ]
    if event.people:
        lines.append(Line(names(session, event), lead=rail, rest=rail))
    lines.append(Line((Piece(""),), lead=rail, rest=rail))
    unlike = bool(session.chosen) and event.id != session.chosen and event.id not in related.ids
    return Row(
        event.id,
        tuple(lines),
        at=event.parts[0] if event.parts else None,
        chosen=event.id == session.chosen,
        related=event.id in related.ids,
        dimmed=unlike,
    )


def names(session: Session, event: Event) -> tuple[Piece, ...]:
    """Who took part, each in their hue."""
    pieces: list[Piece] = []
    for id_ in event.people:
        if pieces:
            pieces.append(Piece(", ", "faint"))
        pieces.append(Piece(session.article.entities[id_].name, "hue", session.hues.get(id_)))
    return tuple(pieces)


def event_hue(session: Session, event: Event) -> int | None:
    """The hue of the first who took part."""
    return next((session.hues[id_] for id_ in event.people if id_ in session.hues), None)


def date_in_words(event: Event, text: Text) -> str:
    """The date at its true precision; where there is none, the article's own words for it."""
    if event.when:
        return label(event.when)
    return f"“{text[event.when_text]}”" if event.when_text else NO_DATE


def aside_in_words(event: Event) -> str:
    """What a reader must know beside the date: what it rests on, and whether the event happened at all."""
    return " · ".join(part for part in (STATE_IN_WORDS[event.state], BASIS_IN_WORDS[event.basis]) if part)


def place_in_text(session: Session, event: Event) -> str:
    return f"¶{session.article.text.paragraph_of(event.parts[0].start)}" if event.parts else "–"
