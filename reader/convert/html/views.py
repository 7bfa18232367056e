"""What the page says of people, quotes and events: words, classes and links, ready for the template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.convert.html.honest_dates import machine_date
from reader.convert.html.marked_text import classes_of
from reader.convert.in_words.words import after_words, basis_words, state_words
from reader.model.article import Article, Entity, EntityId, Event, EventId, Quote
from reader.model.counting import GROUPS, NO_DATE, TYPE_IN_WORDS, many
from reader.model.dates.dates import Edtf
from reader.model.dates.labels import label
from reader.model.relations import Relations
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK

STRIP_WIDTH, STRIP_HEIGHT = 48, 10
"""Slices of the text in a person's strip, and the height of the fullest, in the units of its drawing."""


class Link(NamedTuple):
    """Words that lead to something on the page."""

    href: str
    words: str


class Date(NamedTuple):
    """A date in words, and as HTML's `datetime` where that says no more."""

    words: str
    machine: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """An entry of the list of people, organisations and places."""

    id: str
    classes: str
    name: str
    count: int
    role: str
    draft: bool
    strip: str
    strip_words: str
    about: tuple[str, ...]
    mentions: tuple[Link, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """An entry of the list of quotes. `how` is in words: reported, to whom, where."""

    id: str
    classes: str
    words: str
    speakers: tuple[Link, ...]
    cue: str
    how: tuple[str, ...]
    type: str
    about: tuple[Link, ...]
    within: Link | None
    note: str
    draft: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of the timeline, and a row of the chart. `paragraph` is 0 where the text doesn't tell it."""

    id: str
    classes: str
    title: str
    date: Date
    order: str
    said: str
    remarks: tuple[str, ...]
    people: tuple[Link, ...]
    note: str
    draft: bool
    paragraph: int


class Views:
    """All entries of one article's page."""

    def __init__(self, article: Article, relations: Relations, hues: Mapping[EntityId, int]) -> None:
        self._article = article
        self._relations = relations
        self._hues = hues
        self._events: dict[EventId, EventView] = {}

    @cached_property
    def _mention_numbers(self) -> Mapping[EntityId, list[Link]]:
        links: dict[EntityId, list[Link]] = defaultdict(list)
        paragraph_of = self._article.text.paragraph_of
        for number, mention in enumerate(self._relations.mentions, 1):
            links[mention.entity].append(Link(f"#m-{number}", str(paragraph_of(mention.span.start))))
        return links

    def people(self) -> Iterator[tuple[str, list[PersonView]]]:
        """The groups that there are, each with its name and its people."""
        for kind, named, _, title in GROUPS:
            group = [
                each for each in self._article.entities.values() if (each.kind, each.named) == (kind, named)
            ]
            if group:
                yield title.capitalize(), [self._person(each) for each in group]

    def _person(self, entity: Entity) -> PersonView:
        mentions = tuple(self._mention_numbers.get(entity.id, ()))
        counts = self._relations.strip(entity.id, STRIP_WIDTH)
        spoken, events = self._relations.quotes_by(entity.id), self._relations.events_of(entity.id)
        about = [entity.about or "", f"Also {', '.join(entity.aka)}" if entity.aka else ""]
        counted = [many(len(spoken), "quote")] * bool(spoken) + [many(len(events), "event")] * bool(events)
        pages = [Link(entity.url, "Page")] if entity.url else []
        if entity.wikidata:
            pages.append(Link(f"https://www.wikidata.org/wiki/{entity.wikidata}", "Wikidata"))
        return PersonView(
            entity.id,
            classes_of((entity.id,), self._hues),
            entity.name,
            len(mentions),
            entity.role or "",
            entity.provenance.draft,
            strip_path(counts),
            f"Mentioned {many(len(mentions), 'time')}, in {_paragraphs(mentions)}" if mentions else "",
            tuple(filter(None, (*about, " · ".join(counted)))),
            mentions,
            tuple(pages),
        )

    def quotes(self) -> Iterator[QuoteView]:
        """The quotes in the text's order."""
        article = self._article
        for quote in self._relations.quotes_in_order:
            about = "".join(f" a-{id_}" for id_ in dict.fromkeys((*quote.about, *quote.to)))
            words = PART_BREAK.join(article.text[part].replace(PARAGRAPH_BREAK, " ") for part in quote.parts)
            how = [
                f"to {_listed(self._names(quote.to))}" if quote.to else "",
                f"via {quote.via}" if quote.via else "",
            ]
            how.append(label(quote.when) if quote.when else "")
            within = article.quotes_by_id[quote.inside] if quote.inside else None
            yield QuoteView(
                quote.id,
                f"{quote.type} q-{quote.id}{classes_of(quote.speakers, self._hues)}{about}",
                words,
                tuple(self._links(quote.speakers)),
                article.text[quote.cue] if quote.cue else "",
                tuple(filter(None, how)),
                TYPE_IN_WORDS[quote.type],
                tuple(self._links(quote.about)),
                Link(f"#quote-{within.id}", _listed(self._names(within.speakers)) or "somebody")
                if within
                else None,
                quote.note or "",
                quote.provenance.draft,
                article.text.paragraph_of(quote.parts[0].start),
            )

    def margin(self, quote: Quote) -> str:
        """Who says a quote, in the words of the margin of a printed page."""
        who = _listed(self._names(quote.speakers)) or "Unknown speaker"
        return f"{who}, {TYPE_IN_WORDS[quote.type]}{f', via {quote.via}' if quote.via else ''}"

    @property
    def moved(self) -> int:
        """How many events are told out of order."""
        return len(self._relations.moved)

    def event(self, event: Event) -> EventView:
        """An event as an entry of either list."""
        view = self._events.get(event.id)
        if view is None:
            view = self._events[event.id] = self._event(event)
        return view

    def _event(self, event: Event) -> EventView:
        article = self._article
        who = classes_of(self._entities(event), {})
        dated = event.when is not None
        order = after_words(event, article.events_by_id)
        remarks = (basis_words(event), state_words(event, article.entities))
        return EventView(
            event.id,
            f"{event.state} v-{event.id}{who}{' moved' * (event.id in self._relations.moved)}",
            event.title,
            date_of(event.when) if event.when else Date(NO_DATE, ""),
            "" if dated else order,
            article.text[event.when_text] if event.when_text else "",
            tuple(filter(None, remarks)),
            tuple(self._links(dict.fromkeys((*event.people, *event.places)))),
            event.note or "",
            event.provenance.draft,
            article.text.paragraph_of(event.parts[0].start) if event.parts else 0,
        )

    def _entities(self, event: Event) -> Iterable[EntityId]:
        alleged = () if event.alleged_by is None else (event.alleged_by,)
        return dict.fromkeys((*event.people, *event.places, *alleged))

    def _names(self, ids: Iterable[EntityId]) -> list[str]:
        return [self._article.entities[id_].name for id_ in ids]

    def _links(self, ids: Iterable[EntityId | EventId]) -> Iterator[Link]:
        for id_ in ids:
            entity = self._article.entities.get(EntityId(id_))
            if entity is not None:
                yield Link(f"#who-{id_}", entity.name)
            else:
                yield Link(f"#event-{id_}", self._article.events_by_id[EventId(id_)].title)


def date_of(date: Edtf) -> Date:
    """A date in words, and for machines."""
    return Date(label(date), machine_date(date))


def strip_path(counts: Iterable[int]) -> str:
    """The bars of a strip as an SVG path: where in the text somebody appears, the higher the oftener."""
    slices = tuple(counts)
    most = max(slices, default=0)
    heights = [-(-count * STRIP_HEIGHT // most) if count else 0 for count in slices]
    bars = (f"M{at} {STRIP_HEIGHT}v-{height}h1v{height}z" for at, height in enumerate(heights) if height)
    return "".join(bars)


def _paragraphs(links: Iterable[Link]) -> str:
    numbers = list(dict.fromkeys(link.words for link in links))
    return f"paragraph{'s' * (len(numbers) > 1)} {_listed(numbers)}"


def _listed(words: Iterable[str]) -> str:
    """`one, two and three`; empty where there are none."""
    *firsts, last = list(words) or [""]
    return f"{', '.join(firsts)} and {last}" if firsts else last
