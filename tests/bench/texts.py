"""Large articles that are like news, made of invented words: the same bytes for the same size, every time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.load.article import load_article
from reader.model.new_article import IncomingArticle
from reader.services.bundled import bundled
from reader.services.drafting import annotated


def _listed(words: str) -> list[str]:
    return words.split()


_SEED = 20240503
_WORDS = _listed(
    "the the the the the of of of and and to to in in a a for on with at by from as after before over "
    "council harbour report bridge budget river station school hospital market election ministry border "
    "village city region court police union strike storm flood road railway airport energy water winter "
    "summer morning evening decision meeting letter statement question answer plan project delay cost "
    "price tax vote law order reform inquiry witness expert family neighbour worker teacher driver nurse "
    "new old long short early late public private local national open closed clear difficult small large "
    "opened closed began ended rose fell moved stayed returned reached crossed signed refused accepted "
    "was were is had has will would could not also only still again later soon nearly about between"
)
_CAUSES = _listed("flood strike storm inquiry closure vote reform delay blackout landslide")
_CUES = ("said", "wrote", "argued", "replied", "added")
_GIVEN = _listed("Ana Bruno Célia Dario Elena Farid Greta Henrik Inês Jonas Karin Luca Mira Nils Olga Pavel")
_HEADS = _listed("Bar Cor Del Fen Gar Hol Kas Lor Mar Nor Pel Ros Sal Tor Var Wen Zel Bran Drum Stav")
_TAILS = _listed("ansen berg dorff eiro enko escu idze ikov ington mann owska quist rud santi tolo vik wick")
_ROLES = _listed("mayor minister engineer nurse judge farmer teacher editor")
_MONTHS = _listed("January March May July August October November")
_FILE_LINE = 96
OPENING = "Overnight everything had changed."
"""The first paragraph of each, by which its text is known on the screen."""


@dataclass(frozen=True)
class Size:
    """How long a text is, in characters, and how much is known about it. `mention_every` is in words."""

    characters: int
    people: int
    quotes: int
    events: int
    mention_every: int


SMALL = Size(10_000, 8, 10, 6, 14)
MIDDLE = Size(1_000_000, 100, 600, 300, 14)
LARGE = Size(10_000_000, 300, 3_000, 2_000, 15)
"""Ten megabytes with a hundred thousand highlights."""
ANNOTATED = Size(4_500_000, 300, 18_000, 12_000, 60)
"""Ten megabytes too, but most of them are what is known about the text."""

REVIEWED = Size(450_000, 100, 6_000, 4_000, 60)
"""One megabyte with ten thousand annotations."""


@dataclass
class _Person:
    key: str
    name: str
    last: str
    role: str


@dataclass
class _Story:
    """An article as it is made: its paragraphs, and the lines of its lists in YAML."""

    chance: random.Random
    people: list[_Person]
    paragraphs: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(_WORDS, k=count))


def article(size: Size) -> str:
    """An article of that size as YAML, without faults."""
    chance = random.Random(_SEED)
    story = _Story(chance, list(_people(chance, size.people)))
    # what is told is shuffled into the text at even distances
    told: list[Callable[[_Story, int], str]] = [*[_quoted] * size.quotes, *[_happening] * size.events]
    chance.shuffle(told)
    every = size.characters / (len(told) + 1)
    story.paragraphs.append(OPENING)
    length = done = 0
    while length < size.characters:
        sentences = []
        for _ in range(chance.randint(2, 4)):
            if done < len(told) and length >= every * done:
                sentences.append(told[done](story, done))
                done += 1
            else:
                sentences.append(_plain(story, size.mention_every))
            length += len(sentences[-1]) + 1
        story.paragraphs.append(" ".join(sentences))
        length += 1
    return "\n".join(_yaml(story, size))


def write(folder: Path, name: str, size: Size) -> Path:
    """The article as a file of its own, valid by `reader check`."""
    path = folder / f"{name}.yaml"
    path.write_text(article(size), encoding="utf-8")
    return path


def write_draft(folder: Path) -> Path:
    """The draft of the bundled article's text, as `reader add` makes it."""
    article = load_article(bundled()).article
    assert article is not None, "what comes with the reader is an article"
    published = article.published.text if article.published else None
    incoming = IncomingArticle(
        article.text.content, article.headline, published, None, None, (), article.language, dropped=0
    )
    path = folder / "draft.yaml"
    path.write_text(annotated(incoming).content, "utf-8")
    return path


def as_drafts(path: Path) -> Path:
    """The same article with all its quotes as drafts."""
    copy = path.with_stem(f"{path.stem}-drafts")
    source = path.read_text("utf-8")
    copy.write_text(re.sub(r"^(  - \{speaker.*)\}$", r"\1, draft: 0.9}", source, flags=re.MULTILINE), "utf-8")
    return copy


def _people(chance: random.Random, count: int) -> Iterator[_Person]:
    lasts = [head + tail for head in _HEADS for tail in _TAILS]
    chance.shuffle(lasts)
    for number, last in enumerate(lasts[:count], 1):
        yield _Person(f"p{number}", f"{chance.choice(_GIVEN)} {last}", last, chance.choice(_ROLES))


def _plain(story: _Story, mention_every: int) -> str:
    count = story.chance.randint(10, 24)
    words = story.words(count).split()
    words[0] = words[0].capitalize()
    mentions = count / mention_every
    for _ in range(int(mentions) + (story.chance.random() < mentions % 1)):
        person = _someone(story)
        words[story.chance.randrange(1, count)] = story.chance.choice(
            (person.name, person.last, person.last, f"{person.last}’s")
        )
    return " ".join(words) + "."


def _someone(story: _Story) -> _Person:
    """A few are named often and most rarely, as in any story."""
    return story.people[min(int(story.chance.paretovariate(0.7)) - 1, len(story.people) - 1)]


def _quoted(story: _Story, number: int) -> str:
    person, cue = _someone(story), story.chance.choice(_CUES)
    first, second = f"“Case {number} {story.words(5)},”", f"“{story.words(6)} case {number}.”"
    about = f", about: [{_someone(story).key}]" if number % 3 == 0 else ""
    if number % 4 == 3:
        reported = f"that {story.words(6)} of case {number} {story.words(4)}"
        story.quotes.append(f"{{speaker: {person.key}, type: indirect, text: {reported}, cue: {cue}{about}}}")
        return f"{person.last} {cue} {reported}."
    story.quotes.append(
        f"{{speaker: {person.key}, type: direct, parts: ['{first}', '{second}'], cue: {cue}{about}}}"
    )
    return f"{first} {person.name} {cue}, {second}"


def _happening(story: _Story, number: int) -> str:
    person, year = _someone(story), story.chance.randint(1990, 2023)
    words = f"the {story.chance.choice(_CAUSES)} of item {number}"
    month = story.chance.randrange(len(_MONTHS))
    when = year if number % 2 else f"{year}-{(1, 3, 5, 7, 8, 10, 11)[month]:02}"
    told = f"in {year}" if number % 2 else f"in {_MONTHS[month]} {year}"
    story.events.append(
        f"{{id: ev{number}, title: {words.capitalize()}, when: '{when}', when_text: {told},"
        f" text: {words}, people: [{person.key}]}}"
    )
    return f"{told.capitalize()} {person.last} saw {words} and {story.words(6)} {told}."


def _yaml(story: _Story, size: Size) -> Iterator[str]:
    yield "format: 1"
    yield f"headline: A story of {size.characters:,} characters"
    yield "published: 2024-05-03"
    yield "language: en"
    yield "text: |-"
    for number, paragraph in enumerate(story.paragraphs):
        if number:
            yield ""
        for start in _lines(paragraph):
            yield f"  {start}"
    yield "people:"
    for person in story.people:
        yield f"  {person.key}: {{name: {person.name}, aka: [{person.last}], role: {person.role}}}"
    for name, items in (("quotes", story.quotes), ("events", story.events)):
        yield f"{name}:"
        for item in items:
            yield f"  - {item}"
    yield ""


def _lines(paragraph: str) -> Iterator[str]:
    """A paragraph in lines of a person's editor."""
    start = 0
    while len(paragraph) - start > _FILE_LINE:
        end = paragraph.rfind(" ", start, start + _FILE_LINE)
        yield paragraph[start:end]
        start = end + 1
    yield paragraph[start:]
