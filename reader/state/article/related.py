"""Finds what is related to the choice, so that every pane can show it."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.article import Entity, EntityId, Event, Quote
from reader.model.text import Span
from reader.state.article.session import Session
from reader.state.ids import Chosen


class Related(NamedTuple):
    """The ids of all that is related to what is chosen; empty where nothing is."""

    ids: frozenset[Chosen] = frozenset()


NOTHING_RELATED = Related()


def related(session: Session) -> Related:
    """Who and what belongs to the chosen person, quote or event; the chosen thing itself is not among them."""
    if entity := session.entity:
        return Related(frozenset(_of_entity(session, entity)))
    if quote := session.quote:
        return Related(frozenset(_of_quote(session, quote)))
    if event := session.event:
        return Related(frozenset(_of_event(session, event)))
    return NOTHING_RELATED


def _of_entity(session: Session, entity: Entity) -> list[Chosen]:
    relations = session.relations
    quotes = (*relations.quotes_by(entity.id), *relations.quotes_about(entity.id))
    return [*(quote.id for quote in quotes), *(event.id for event in relations.events_of(entity.id))]


def _of_quote(session: Session, quote: Quote) -> list[Chosen]:
    events = [event.id for event in session.article.events if _overlap(event.parts, quote.parts)]
    nested = [other.id for other in session.relations.quotes_within(quote.id)]
    return [
        *quote.speakers,
        *quote.to,
        *quote.about,
        *events,
        *nested,
        *([quote.inside] if quote.inside else []),
    ]


def _of_event(session: Session, event: Event) -> list[Chosen]:
    alleged: list[EntityId] = [event.alleged_by] if event.alleged_by else []
    about = [quote.id for quote in session.relations.quotes_about(event.id)]
    quotes = [quote.id for quote in session.article.quotes if _overlap(event.parts, quote.parts)]
    order = event.order
    return [
        *event.people,
        *event.places,
        *alleged,
        *about,
        *quotes,
        *order.after,
        *order.before,
        *order.during,
    ]


def _overlap(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)
