"""Cards: all that is known of one person, quote, event or note, each line of it to be followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.model.article import Entity, EntityId, Event, EventId, Kind, Note, Provenance, Quote, QuoteId
from reader.model.counting import STATE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.state.article.events import (
    BASIS_IN_WORDS,
    date_in_words,
    event_hue,
    event_row,
)
from reader.state.article.people import bars
from reader.state.article.quotes import manner, quote_row, speaker_name, words
from reader.state.article.related import NOTHING_RELATED
from reader.state.article.session import Session
from reader.state.ids import Chosen, note_id, note_index
from reader.state.rows import Line, Listing, Look, Piece, Row, heading, joined

_LONG = 60
"""Rows of the screen that a card's longest text may take."""


def card(session: Session, chosen: Chosen) -> Listing:
    """The card of anything that can be chosen: its rows, and its title."""
    article = session.article
    if chosen in article.entities:
        entity = article.entities[EntityId(chosen)]
        return _listing(_entity_rows(session, entity), entity.name)
    if quote := article.quotes_by_id.get(QuoteId(chosen)):
        return _listing(_quote_rows(session, quote), f"Quote · {speaker_name(session, quote)}")
    if event := article.events_by_id.get(EventId(chosen)):
        return _listing(_event_rows(session, event), f"Event · {event.title}")
    index = note_index(chosen)
    assert index is not None, "only ids of the article and notes can be chosen"
    return _listing(_note_rows(session, article.notes[index]), "Note")


def _listing(rows: Iterable[Row], title: str) -> Listing:
    made = list(_tight(rows))
    return Listing(tuple(row.key for row in made), made.__getitem__, title=title)


def _tight(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with one empty line at most between two of them."""
    empty = True
    for row in rows:
        if empty and row.lines[0].is_empty:
            row = row._replace(lines=row.lines[1:])
        if row.lines:
            empty = row.lines[-1].is_empty
            yield row


def _entity_rows(session: Session, entity: Entity) -> Iterator[Row]:
    relations = session.relations
    unnamed = "" if entity.named else "known only by description"
    yield _text(joined([entity.kind, entity.role or "", unnamed]), "faint")
    if entity.about:
        yield _text(entity.about)
    yield from _facts(
        ("also called", ", ".join(entity.aka)),
        ("wikidata", entity.wikidata),
        ("page", entity.url),
    )
    yield from _provenance(entity.provenance)
    if entity.mentions:
        yield _gap()
        count = len(entity.mentions)
        right = (Piece(many(count, "mention"), "faint"),)
        yield Row(None, (Line(bars(session, entity, 40), right=right),))
    by, about = relations.quotes_by(entity.id), relations.quotes_about(entity.id)
    yield from _section("SAID", [quote_row(session, quote, NOTHING_RELATED) for quote in by])
    of_them = "SAID OF THEM" if entity.kind is Kind.PERSON else "SAID OF IT"
    yield from _section(of_them, [quote_row(session, quote, NOTHING_RELATED) for quote in about])
    to = [quote for quote in relations.quotes_to(entity.id) if quote not in about]
    yield from _section("SAID TO THEM", [quote_row(session, quote, NOTHING_RELATED) for quote in to])
    events = [
        event_row(session, event, NOTHING_RELATED, railed=False) for event in relations.events_of(entity.id)
    ]
    yield from _section("EVENTS", [_undimmed(row) for row in events])
    company = [
        _link(session, other, f"in {many(count, 'paragraph')}")
        for other, count in relations.appears_with(entity.id)
    ]
    yield from _section("APPEARS WITH", company)


def _quote_rows(session: Session, quote: Quote) -> Iterator[Row]:
    hue = session.hues.get(quote.speaker) if quote.speaker else None
    yield _text(words(session, quote), "hue", hue)
    yield _text(manner(session, quote), "faint")
    if quote.note:
        yield _gap()
        yield _text(quote.note)
    yield from _facts(("said when", label(quote.when) if quote.when else None))
    yield from _provenance(quote.provenance)
    yield from _section("IN THE TEXT", [_passage(session, quote.id, quote.parts[0].start)])
    if quote.speakers:
        yield from _section("WHO SAID IT", [_link(session, id_) for id_ in quote.speakers])
    yield from _section("TO WHOM", [_link(session, id_) for id_ in quote.to])
    yield from _section("ABOUT", [_link(session, id_) for id_ in quote.about])
    yield from _section("QUOTED INSIDE", [_link(session, quote.inside)] if quote.inside else [])
    inner = [_link(session, other.id) for other in session.relations.quotes_within(quote.id)]
    yield from _section("QUOTES WITHIN IT", inner)


def _event_rows(session: Session, event: Event) -> Iterator[Row]:
    yield _text(event.title, "name", event_hue(session, event))
    state = STATE_IN_WORDS[event.state]
    yield _text(
        joined([date_in_words(event, session.article.text), state, BASIS_IN_WORDS[event.basis]]), "faint"
    )
    if event.note:
        yield _gap()
        yield _text(event.note)
    said = session.article.text[event.when_text] if event.when_text else None
    yield from _facts(
        ("date as written", event.when.text if event.when else None),
        ("in the article’s words", said),
    )
    yield from _provenance(event.provenance)
    if event.parts:
        yield from _section("IN THE TEXT", [_passage(session, event.id, event.parts[0].start)])
    yield from _section("WHO", [_link(session, id_) for id_ in event.people])
    yield from _section("ALLEGED BY", [_link(session, event.alleged_by)] if event.alleged_by else [])
    yield from _section("WHERE", [_link(session, id_) for id_ in event.places])
    yield from _section("AFTER", [_link(session, id_) for id_ in event.order.after])
    yield from _section("BEFORE", [_link(session, id_) for id_ in event.order.before])
    yield from _section("DURING", [_link(session, id_) for id_ in event.order.during])
    about = session.relations.quotes_about(event.id)
    quotes = [quote_row(session, quote, NOTHING_RELATED) for quote in about]
    yield from _section("SAID OF IT", quotes)


def _note_rows(session: Session, note: Note) -> Iterator[Row]:
    yield _text(f"On “{session.article.text[note.span]}”", "strong")
    yield _gap()
    yield _text(note.note)
    index = session.article.notes.index(note)
    yield from _section("IN THE TEXT", [_passage(session, note_id(index), note.span.start)])


def _passage(session: Session, chosen: Chosen, offset: int) -> Row:
    """The paragraph that holds the words, to go there."""
    text = session.article.text
    number = text.paragraph_of(offset)
    right = (Piece(f"¶{number}", "faint"),)
    return Row(chosen, (Line((Piece(text[text.paragraph(number)]),), right=right, rows=6),))


def _link(session: Session, id_: Chosen, aside: str = "") -> Row:
    """One line that leads to something else."""
    article = session.article
    right = (Piece(aside, "faint"),) if aside else ()
    if id_ in article.entities:
        entity = article.entities[EntityId(id_)]
        role = (Piece(f"  {entity.role}", "faint"),) if entity.role else ()
        return Row(
            id_, (Line((Piece(entity.name, "name", session.hues.get(entity.id)), *role), right=right),)
        )
    if quote := article.quotes_by_id.get(QuoteId(id_)):
        hue = session.hues.get(quote.speaker) if quote.speaker else None
        pieces = (Piece(speaker_name(session, quote), "name", hue), Piece(f"  {words(session, quote)}"))
        return Row(id_, (Line(pieces, right=right),))
    event = article.events_by_id[EventId(id_)]
    return Row(
        id_,
        (Line((Piece(f"{date_in_words(event, article.text)}  ", "faint"), Piece(event.title)), right=right),),
    )


def _section(title: str, rows: list[Row]) -> Iterator[Row]:
    if rows:
        yield heading(title, str(len(rows)) if len(rows) > 1 else "")
        yield from rows


def _facts(*facts: tuple[str, str | None]) -> Iterator[Row]:
    for name, value in facts:
        if value:
            yield Row(None, (Line((Piece(f"{name}: ", "faint"), Piece(value)), rows=4),))


def _provenance(provenance: Provenance) -> Iterator[Row]:
    if provenance.draft:
        yield _text("A machine’s draft that nobody has accepted yet.", "draft")
    sure = f"{provenance.confidence:.0%}" if provenance.confidence is not None else None
    yield from _facts(("annotated by", provenance.by), ("confidence", sure))


def _text(text: str, look: Look = "plain", hue: int | None = None) -> Row:
    return Row(None, (Line((Piece(text, look, hue),), rows=_LONG),))


def _gap() -> Row:
    return Row(None, (Line((Piece(""),)),))


def _undimmed(row: Row) -> Row:
    return Row(row.key, row.lines, at=row.at)
