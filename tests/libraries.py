"""Libraries of any size, made of invented news: the same articles for the same seed, every time.

An article comes as YAML in format 1 (`yaml_of`) or, ten times as fast, as the value that the loader makes of it
(`article_of`), for measuring an index alone.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from itertools import accumulate, islice
from pathlib import Path

from reader.library.sqlite.database import IndexFile
from reader.library.sqlite.indexing.article_writer import ArticleWriter
from reader.library.sqlite.indexing.purge import expect_many, purge
from reader.library.sqlite.indexing.scan import MOST_AT_ONCE
from reader.model.article import (
    Article,
    Basis,
    Entity,
    EntityId,
    Event,
    EventId,
    Kind,
    Mention,
    Quote,
    QuoteId,
    QuoteType,
    Source,
)
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text

QUOTES_IN_ARTICLE = 12
_CAST = 4_000
_LEXICON = 60_000
_FIRST_DAY = date(2004, 1, 1)
_DAYS = 7_600

_ONSETS = "b br c ch d dr f fl g gr h k kr l m n p pl qu r s sl st t tr v w z".split()
_NUCLEI = "a e i o u ai ea io ou".split()
_CODAS = ["", "", "n", "r", "s", "l", "m", "nd", "rt", "st"]
_COMMON = (
    "the of and to in a for on with at by from as after before over council harbour report bridge budget "
    "election police policy political politics government minister ministry school hospital market border people "
    "year time work money water winter summer peace war court law tax vote strike storm flood road energy"
).split()
_GIVEN = (
    "Ana Bruno Célia Dario Elena Farid Greta Henrik Inês Jonas Karin Luca Mira Nils Olga Radosław".split()
)
_ROLES = (
    "mayor, minister, engineer, nurse, judge, farmer, teacher, editor, opposition leader, spokeswoman".split(
        ", "
    )
)
_CUES = "said wrote argued replied added".split()
_PLACES = "Ostrava Porto Łódź Kyiv Malmö Trieste".split()


@dataclass(frozen=True)
class Person:
    """One of the cast, who may be in many articles; `wikidata` is given in most of them."""

    key: str
    name: str
    last: str
    role: str
    wikidata: str | None


@dataclass
class Story:
    """An article as it is made."""

    id: str
    headline: str
    published: str | None
    people: list[Person]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    quotes: list[Quote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def write(self, words: str) -> Span:
        start = self.length
        self.pieces.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def name(self, person: Person, words: str) -> Span:
        span = self.write(words)
        self.mentions.append(Mention(span, EntityId(person.key), True))
        return span


@cache
def _words() -> tuple[list[str], list[float]]:
    """A language: a few words that are everywhere and tens of thousands that are rare."""
    chance = random.Random(7)
    words = dict.fromkeys(_COMMON)
    while len(words) < _LEXICON:
        count = chance.choice((1, 2, 2, 3, 3, 4))
        word = "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(count))
        words[word + chance.choice(_CODAS)] = None
    return list(words), list(accumulate(1 / (rank + 3) for rank in range(len(words))))


@cache
def _cast() -> tuple[Person, ...]:
    chance = random.Random(11)
    people: dict[str, Person] = {}
    while len(people) < _CAST:
        last = "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(3)).capitalize()
        number = len(people)
        wikidata = f"Q{1000 + number}" if number % 3 else None
        person = Person(
            last.lower(), f"{chance.choice(_GIVEN)} {last}", last, chance.choice(_ROLES), wikidata
        )
        people.setdefault(last, person)
    return tuple(people.values())


def story(number: int, quotes: int = QUOTES_IN_ARTICLE, seed: int = 1) -> Story:
    """Article `number` of the library that `seed` makes."""
    chance = random.Random(f"{seed}/{number}")
    words, weights = _words()

    def said(count: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=count))

    cast = _cast()
    some = {min(int(chance.paretovariate(0.6)) - 1, len(cast) - 1) for _ in range(5)}
    published = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    dates = [published.isoformat()] * 12 + [str(published.year), f"{published:%Y-%m}", None]
    made = Story(
        f"story-{number:06}",
        f"{said(5).capitalize()} {number}",
        chance.choice(dates),
        [cast[index] for index in sorted(some)],
    )
    for at in range(quotes):
        if at:
            made.write("\n\n")
        _tell(made, chance, said, at)
    return made


def article_of(made: Story) -> Article:
    """The article as the loader would give it."""
    entities = {
        EntityId(person.key): Entity(
            EntityId(person.key),
            Kind.PERSON,
            person.name,
            (person.last,),
            person.role,
            wikidata=person.wikidata,
            mentions=tuple(mention for mention in made.mentions if mention.entity == person.key),
        )
        for person in made.people
    }
    published = None if made.published is None else Edtf.parse(made.published)
    return Article(
        made.id,
        made.headline,
        Text("".join(made.pieces)),
        Source("Harbour Post"),
        published,
        "en",
        entities,
        tuple(made.quotes),
        tuple(made.events),
    )


def yaml_of(made: Story) -> str:
    """The article as a person would have written it."""
    text = "".join(made.pieces)
    lines = ["format: 1", f"headline: {made.headline}", "source: {publisher: Harbour Post}"]
    if made.published:
        lines.append(f"published: {made.published}")
    lines += ["language: en", "text: |-"]
    lines += [f"  {line}" if line else "" for line in text.split("\n")]
    lines.append("people:")
    for person in made.people:
        known = f", wikidata: {person.wikidata}" if person.wikidata else ""
        lines.append(
            f"  {person.key}: {{name: {person.name}, aka: [{person.last}], role: {person.role}{known}}}"
        )
    lines.append("quotes:")
    for quote in made.quotes:
        parts = ", ".join(f'"{text[part.start : part.end]}"' for part in quote.parts)
        about = f", about: [{', '.join(quote.about)}]" if quote.about else ""
        when = f", when: {quote.when.text}" if quote.when else ""
        cue = f", cue: {text[quote.cue.start : quote.cue.end]}" if quote.cue else ""
        lines.append(
            f"  - {{speaker: {quote.speaker or 'unknown'}, type: {quote.type}, parts: [{parts}]{cue}{about}{when}}}"
        )
    lines.append("events:")
    for event in made.events:
        when = f", when: '{event.when.text}'" if event.when else ""
        words = text[event.parts[0].start : event.parts[0].end]
        people = ", ".join(event.people)
        lines.append(
            f"  - {{id: {event.id}, title: {event.title}{when}, text: {words}, basis: inferred, people: [{people}]}}"
        )
    return "\n".join((*lines, ""))


def stories(count: int, quotes: int = QUOTES_IN_ARTICLE, seed: int = 1) -> Iterator[Story]:
    return (story(number, quotes, seed) for number in range(count))


def write_library(folder: Path, articles: int, quotes: int = QUOTES_IN_ARTICLE, seed: int = 1) -> list[Path]:
    """That many articles as files, a thousand to a folder; valid by `reader check`."""
    paths: list[Path] = []
    for made in stories(articles, quotes, seed):
        number = len(paths)
        inner = folder / f"{number // 1000:03}" if articles > 1000 else folder
        inner.mkdir(parents=True, exist_ok=True)
        paths.append(inner / f"{made.id}.yaml")
        paths[-1].write_text(yaml_of(made), encoding="utf-8")
    return paths


def fill(path: Path, articles: Iterable[Article]) -> None:
    """An index of these articles without files: what is left of indexing once files are read and checked."""
    file = IndexFile(path)
    waiting = iter(articles)
    known_words: set[str] = set()
    file.write(expect_many)
    while some := list(islice(waiting, MOST_AT_ONCE)):
        file.write(partial(_put, articles=some, known_words=known_words))
    for _ in purge(file):
        pass
    file.close()


def _put(connection: sqlite3.Connection, articles: Iterable[Article], known_words: set[str]) -> None:
    writer = ArticleWriter(connection, known_words)
    for article in articles:
        row = (f"{article.id}.yaml".encode(), "0 0 0", article.id.encode())
        number = connection.execute(
            "INSERT INTO file (path, stamp, hash, article) VALUES (?, ?, ?, 1)", row
        ).lastrowid
        assert number is not None, "a row was put in"
        writer.insert(number, article)
    writer.finish()


def _tell(made: Story, chance: random.Random, said: Callable[[int], str], at: int) -> None:
    """A paragraph: a sentence, a quote, and now and then an event. Its number makes every passage the only one."""
    made.write(f"{said(8).capitalize()} in {chance.choice(_PLACES)}. ")
    person = chance.choice(made.people)
    speaker: EntityId | None = EntityId(person.key)
    cue = chance.choice(_CUES)
    about = (EntityId(chance.choice(made.people).key),) if chance.random() < 0.2 else ()
    when = Edtf.parse(f"{chance.randrange(1995, 2004)}") if chance.random() < 0.04 else None
    kind = chance.random()
    cued: Span | None = None
    if kind < 0.3:
        first = made.write(f"“{said(chance.randint(4, 9)).capitalize()} {at},”")
        made.write(" ")
        made.name(person, person.name)
        made.write(" ")
        cued = made.write(cue)
        made.write(", ")
        parts: tuple[Span, ...] = (first, made.write(f"“{said(chance.randint(6, 14))} {at}.”"))
        type_ = QuoteType.DIRECT
    elif kind < 0.65:
        parts = (made.write(f"“{said(chance.randint(8, 26)).capitalize()} {at},”"),)
        made.write(" ")
        if chance.random() < 0.1:
            speaker = None
            made.write("somebody said")
        else:
            made.name(person, person.last)
            made.write(" ")
            cued = made.write(cue)
        made.write(".")
        type_ = QuoteType.DIRECT
    else:
        made.name(person, person.name)
        made.write(" ")
        cued = made.write(cue)
        made.write(" that ")
        mixed = kind > 0.9
        marks = "“{}”" if mixed else "{}"
        parts = (made.write(f"{said(chance.randint(5, 14))} {at} {marks.format(said(4))}"),)
        made.write(".")
        type_ = QuoteType.MIXED if mixed else QuoteType.INDIRECT
    made.quotes.append(Quote(QuoteId(f"q{at + 1}"), speaker, type_, parts, cue=cued, about=about, when=when))
    if chance.random() < 0.25:
        year = chance.randrange(1990, 2024)
        month = f"-{chance.randrange(1, 13):02}" if chance.random() < 0.5 else ""
        made.write(" Then came ")
        words = made.write(f"the {said(3)} of case {at}")
        made.write(".")
        dated = Edtf.parse(f"{year}{month}") if chance.random() < 0.9 else None
        made.events.append(
            Event(
                EventId(f"ev{at}"),
                f"The {said(3)} of {year}",
                dated,
                parts=(words,),
                people=(EntityId(person.key),),
                basis=Basis.INFERRED,
            )
        )
