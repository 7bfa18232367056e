"""The rows that an article makes in the tables of an index, and its words: the same for every engine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple
from zlib import compress

from reader.library.index.folded_text import FoldedText
from reader.library.index.index_words import BREAK, day_of, indexed, names_of, reach
from reader.model.article import Article, Entity, Event, Kind, Quote
from reader.model.dates.dates import Day, Edtf
from reader.model.drafts import count_claims
from reader.model.query.fold import fold, tokens
from reader.model.relations import Relations

DATED_LANE, UNDATED_LANE = 0, 1
EARLY, LATE = -(1 << 62), 1 << 62
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Who(NamedTuple):
    """Somebody or something of an article: the number of the person, and the names folded, as lines."""

    person: int | None
    names: str


class QuoteDate(NamedTuple):
    """When a quote was said: the day that sorts it, and of a longer date how far it reaches, and its last day."""

    day: Day | None
    far: str
    latest: int | None


def add_events(who: dict[str, Who], article: Article) -> None:
    """Adds the events of an article that quotes are about, by their ids."""
    topics = {topic for quote in article.quotes for topic in quote.about}
    for event in article.events:
        if event.id in topics:
            who.setdefault(event.id, Who(None, names_of((event.title, event.id))))


def article_row(number: int, article: Article, ranges: Iterable[range]) -> tuple[object, ...]:
    """A row of the table `article`. `ranges`: the rowids of its quotes."""
    source, published, claims = article.source, article.published, count_claims(article)
    return (
        number,
        article.id,
        article.headline,
        source.publisher,
        source.url,
        "\n".join(source.authors),
        None if published is None else published.text,
        sum(entity.named and entity.kind is Kind.PERSON for entity in article.entities.values()),
        len(article.quotes),
        len(article.events),
        len(article.text.content.split()),
        len(article.text),
        " ".join(f"{span[0]}:{span[-1]}" for span in ranges),
        article.text.digest,
        claims.total.total(),
        claims.drafts.total(),
    )


def quotes_by_speaker(article: Article) -> Counter[str]:
    """How many quotes of an article are said by each entity, by its id."""
    return Counter(speaker for quote in article.quotes for speaker in quote.speakers)


def appearance_row(number: int, entity: Entity, persona: int, quotes: int) -> tuple[object, ...]:
    """A row of the table `appearance`."""
    return (number, entity.id, persona, len(entity.mentions), quotes)


def quotes_by_day(
    article: Article, relations: Relations
) -> Iterator[tuple[Day | None, list[tuple[Quote, QuoteDate]]]]:
    """The quotes with their dates, those of a day together, each group in the text's order."""
    published = _quote_date(article.published)
    quotes = relations.quotes_in_order
    dated = [(quote, published if quote.when is None else _quote_date(quote.when)) for quote in quotes]
    if all(date is published for _, date in dated):  # as in nearly every article
        if dated:
            yield published.day, dated
        return
    dated.sort(key=lambda pair: pair[1].day or ())
    for day, group in groupby(dated, key=lambda pair: pair[1].day):
        yield day, list(group)


def _quote_date(when: Edtf | None) -> QuoteDate:
    far = reach(when)
    latest = when.latest if when and far else None
    return QuoteDate(day_of(when), far, None if latest is None else min(latest.number, LATE))


def quote_words(quote: Quote, date: QuoteDate, text: FoldedText, who: Mapping[str, Who]) -> list[str]:
    """The words of a quote for the index, those that stand for its speakers and its like, too."""
    speakers = [who[id_] for id_ in quote.speakers]
    about = [who[id_] for id_ in dict.fromkeys(quote.about)] if quote.about else ()
    return indexed(text.words(quote.parts), quote.type, speakers, about, date.far, quote.provenance.draft)


def event_row(article: Article, event: Event, order: tuple[int, int, int, int]) -> tuple[object, ...]:
    """A row of the table `event`, from its column `id` on."""
    at = event.parts[0].start if event.parts else None
    return (
        event.id,
        event.title,
        None if event.when is None else event.when.text,
        str(event.state),
        str(event.basis),
        " ".join(event.people),
        " ".join(event.places),
        None if at is None else article.text.paragraph_of(at),
        at,
        event.provenance.draft,
        *order,
    )


def persons_of(event: Event, who: Mapping[str, Who]) -> set[int | None]:
    """The numbers of the people who took part in an event or alleged it, and of the places where it was."""
    alleged = () if event.alleged_by is None else (event.alleged_by,)
    return {who[id_].person for id_ in (*event.people, *event.places, *alleged)}


def words_of_text(headline: str, text: FoldedText) -> str:
    """What `text:` looks in, as words of the index: no phrase goes on from one paragraph into the next."""
    passages = (tokens(fold(headline.replace("\n", " "))), *text.passages())
    return f" {BREAK} ".join(map(" ".join, passages))


def compressed(content: str) -> bytes:
    """What the column `content.text` has of a text."""
    return compress(content.encode())


def heading(id_: str, headline: str) -> str:
    """What `in:` looks in, as words of the index."""
    return f" {BREAK} ".join(" ".join(tokens(fold(text))) for text in (id_, headline))


def parse_ranges(written: str) -> list[tuple[int, int]]:
    """The rowids of an article's quotes: first and last of each range."""
    pairs = (written_range.partition(":") for written_range in written.split())
    return [(int(last), int(first)) for first, _, last in pairs]


def quote_row(article: Article, quote: Quote, date: QuoteDate) -> tuple[object, ...]:
    """A row of the table `quote`, from its column `id` on."""
    rest: dict[str, object] = {}
    text, parts = article.text, quote.parts
    if quote.mention is not None:
        rest["mention"] = [text[quote.mention], *quote.mention]
    if quote.via is not None:
        rest["via"] = quote.via
    if quote.joint:
        rest["joint"] = list(quote.joint)
    if quote.about:
        rest["about"] = list(quote.about)
    provenance = quote.provenance
    if provenance.draft:
        rest["draft"] = True
    if provenance.by is not None:
        rest["by"] = provenance.by
    if provenance.confidence is not None:
        rest["confidence"] = provenance.confidence
    return (
        quote.id,
        quote.speaker,
        " ".join([f"{start}:{end}" for start, end in parts]),
        text.paragraph_of(parts[0].start),
        date.latest,
        None if quote.when is None else quote.when.text,
        None if quote.cue is None else text[quote.cue],
        _written(rest) if rest else None,
    )


def timeline_keys(relations: Relations) -> Iterator[tuple[Event, tuple[int, int, int, int]]]:
    """The events with their places in a timeline of many articles: lane, first, last, instant.

    The order that the article has for them holds there, too: an undated event stands by the one before it, and
    no event before one that its article puts earlier.
    """
    happened = relations.happened_order
    orders = [None if event.when is None else _order(event.when) for event in happened.ordered]
    for index in reversed(range(len(orders) - 1)):
        if orders[index] is None and not any(orders[:index]):
            orders[index] = orders[index + 1]  # before all dated ones: directly before the first of them
    latest: tuple[int, int, int] | None = None
    for event, order in zip(happened.ordered, orders, strict=True):
        latest = order if latest is None else latest if order is None else max(latest, order)
        yield event, (UNDATED_LANE, 0, 0, 0) if latest is None else (DATED_LANE, *latest)
    for event in happened.undated:
        yield event, (UNDATED_LANE, 0, 0, 0)


def _order(when: Edtf) -> tuple[int, int, int]:
    first = EARLY if when.earliest is None else max(when.earliest.number, EARLY)
    last = LATE if when.latest is None else min(when.latest.number, LATE)
    return first, last, EARLY if when.instant is None else when.instant
