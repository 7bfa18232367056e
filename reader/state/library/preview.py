"""The preview beside a list of the library: what is known of the article or the person under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from reader.model.article import Article, Entity, EntityId, EventId, Kind, Quote
from reader.model.counting import NO_DATE, many
from reader.model.dates.labels import label
from reader.model.drafts import count_claims
from reader.model.library.hits import Hit
from reader.model.library.people import PersonPage
from reader.state.article.cards import card
from reader.state.article.quotes import EDGE, manner_in_words, speaker_name, words
from reader.state.article.session import Session
from reader.state.library.person_page import PersonSession, person_facts
from reader.state.rows import Line, Listing, Piece, Row, heading, joined

_MOST_PEOPLE, _MOST_QUOTES, _QUOTE_ROWS = 8, 12, 3
_BAR, _FULL, _EMPTY = 12, "━", "─"


def article_preview(session: Session) -> Listing:
    """An article's source, how much of it is checked, the people with most to say, and its quotes."""
    article = session.article
    source = article.source.publisher or ""
    when = label(article.published) if article.published else ""
    size = many(len(article.text.content.split()), "word")
    rows = [
        _text(article.headline, "strong"),
        _text(joined([source, when, size]), "faint"),
        *_checked(article),
    ]
    people = [entity for entity in article.entities.values() if entity.kind is Kind.PERSON and entity.named]
    people.sort(key=lambda one: (-len(session.relations.quotes_by(one.id)), -len(one.mentions)))
    if people:
        rows += [
            heading("PEOPLE", str(len(people))),
            *(_person(session, one) for one in people[:_MOST_PEOPLE]),
        ]
    quotes = session.relations.quotes_in_order
    if quotes:
        rows += [
            heading("QUOTES", str(len(quotes))),
            *(_quote(session, one) for one in quotes[:_MOST_QUOTES]),
        ]
    return _listing(rows)


def event_preview(session: Session, event: EventId) -> Listing:
    """The headline of an event's article, and the event's card."""
    shown = card(session, event)
    return _listing([_text(session.article.headline, "faint"), *map(shown.row, range(len(shown.keys)))])


def person_preview(page: PersonPage) -> Listing:
    """Someone's names and roles, and the latest quotes by them."""
    rows = [
        _text(page.names[0], "strong"),
        *(Row(None, (line,)) for line in person_facts(PersonSession(page))),
    ]
    for title, hits in (("LATEST QUOTES", page.quotes), ("LATEST QUOTES ABOUT THEM", page.about)):
        if hits:
            rows += [heading(title, f"{len(hits):,}"), *map(_hit, islice(hits, _MOST_QUOTES))]
    return _listing(rows)


def _checked(article: Article) -> Iterator[Row]:
    """How much of a drafted article is checked; nothing of one that has no draft in it."""
    counts = count_claims(article)
    drafts, all_ = counts.drafts.total(), counts.total.total()
    if drafts:
        checked = all_ - drafts
        full = round(checked / all_ * _BAR)
        bar = (Piece(_FULL * full, "bar"), Piece(_EMPTY * (_BAR - full), "faint"))
        yield Row(None, (Line((Piece(f"{checked:,} of {all_:,} checked  ", "draft"), *bar)),))


def _person(session: Session, entity: Entity) -> Row:
    said = len(session.relations.quotes_by(entity.id))
    right = (Piece(many(said, "quote") if said else "", "faint"),)
    role = (Piece(f"  {entity.role}", "faint"),) if entity.role else ()
    return Row(None, (Line((Piece(entity.name, "name", session.hues.get(entity.id)), *role), right=right),))


def _quote(session: Session, quote: Quote) -> Row:
    hue = session.hues.get(EntityId(quote.speaker)) if quote.speaker else None
    place = f"¶{session.article.text.paragraph_of(quote.parts[0].start)}"
    who = Line((Piece(speaker_name(session, quote), "name", hue),), right=(Piece(place, "faint"),))
    return _said(who, words(session, quote), Piece(f"{EDGE[quote.type]} ", "hue", hue))


def _hit(hit: Hit) -> Row:
    when = Piece(label(hit.when) if hit.when else NO_DATE, "strong" if hit.when else "faint")
    how = Piece(f"  {manner_in_words(hit.cue, hit.via, None, hit.type)}", "faint")
    return _said(Line((when, how)), hit.text, Piece(f"{EDGE[hit.type]} "))


def _said(first: Line, said: str, edge: Piece) -> Row:
    return Row(
        None, (first, Line((Piece(said),), lead=(edge,), rest=(edge,), rows=_QUOTE_ROWS), Line((Piece(""),)))
    )


def _text(text: str, look: Literal["strong", "faint"]) -> Row:
    return Row(None, (Line((Piece(text, look),), rows=4),))


def _listing(rows: Iterable[Row]) -> Listing:
    made = tuple(rows)
    return Listing(tuple(row.key for row in made), made.__getitem__)
