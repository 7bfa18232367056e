"""Puts annotations into plain words: dates, states, lists of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.model.article import Article, Basis, Entity, EntityId, Event, EventId, EventState, Quote
from reader.model.counting import STATE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.text import PARAGRAPH_BREAK

UNKNOWN_SPEAKER = "an unknown speaker"

_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", "’", '"', "'", "»", "」")


def basis_words(event: Event) -> str:
    """What an event's date, or else the event, rests on, where that is not the text itself."""
    if event.basis is Basis.BACKGROUND:
        return "The date is not from the article" if event.when and event.parts else "Not from the article"
    return "Inferred from the article" if event.basis is Basis.INFERRED else ""


def state_words(event: Event, entities: Mapping[EntityId, Entity]) -> str:
    """Whether an event happened, where that is in question, and who says so."""
    state = STATE_IN_WORDS[event.state].capitalize()
    if event.alleged_by is None:
        return state
    name = entities[event.alleged_by].name
    if event.state in (EventState.ALLEGED, EventState.HAPPENED):
        return f"Alleged by {name}"
    return f"{state}, alleged by {name}"


def date_words(event: Event, otherwise: str = "") -> str:
    """An event's date at its true precision, else what there is instead."""
    if event.when is not None:
        return label(event.when)
    return f"No date, {otherwise}" if otherwise else "No date"


def after_words(event: Event, events: Mapping[EventId, Event]) -> str:
    """The stated order of an event in words, empty where there is none."""
    order = event.order
    relations = (("after", order.after), ("during", order.during), ("before", order.before))
    return " and ".join(
        f"{relation} “{events[other].title}”" for relation, others in relations for other in others
    )


def byline(article: Article) -> list[str]:
    """Who wrote an article, who published it and when, a sentence for each that is known."""
    source = article.source
    facts = [f"By {listed(source.authors)}."] if source.authors else []
    if source.publisher:
        facts.append(f"Published by {sentence(source.publisher)}")
    if article.published is not None:
        facts.append(f"Date: {sentence(label(article.published))}")
    return facts


def speaker_words(article: Article, quote: Quote) -> str:
    """The names of all who say a quote."""
    names = [article.entities[id_].name for id_ in quote.speakers]
    return listed(names) if names else UNKNOWN_SPEAKER


def listed(words: Iterable[str]) -> str:
    """`one`, `one and two`, `one, two and three`."""
    *firsts, last = words
    return f"{', '.join(firsts)} and {last}" if firsts else last


def percent_words(share: float) -> str:
    """`12 per cent` of a share of 0 to 1; what is less than half of one is not nothing."""
    return "less than 1 per cent" if 0 < share < 0.005 else f"{share * 100:.0f} per cent"


def on_one_line(text: str) -> str:
    return text.replace(PARAGRAPH_BREAK, " ").replace("\n", " ")


def sentence(text: str) -> str:
    """`text` on one line with a full stop, unless it ends like one or with a closing quotation mark."""
    text = on_one_line(text)
    return text if text.endswith(_ENDS) else f"{text}."
