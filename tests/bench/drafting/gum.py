"""People and pronouns against GUM: the parts that are for training, by genre.

Gold are clusters of type person that have a proper name for a head, or beside a title, somewhere. A drafted
named person is right where most of its named mentions stand in those of one gold person, and most of that
one's named mentions are among them; each is used once. A pronoun (he, she and their forms) of a gold person
is right where it is a mention of the drafted person that is this gold person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.draft.drafting import draft
from reader.model.article import Entity, Kind, Mention
from reader.model.text import Span, Text
from tests.bench.attribution import Count

PRONOUNS = frozenset("he she him her his hers himself herself".split())
_Token = tuple[int, int, str, str, int, int, str]  # start, end, word, class, head, number, relation


@dataclass(slots=True)
class Person:
    """A gold cluster: its mentions with a name for a head, and its pronouns."""

    named: list[Span] = field(default_factory=list)
    pronouns: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    genre: str
    text: Text
    people: tuple[Person, ...]


def training(folder: Path) -> list[Path]:
    """The files of the training part."""
    listed = (folder / "splits.md").read_text("utf-8").split("## ")
    train = next(part for part in listed if part.startswith("train"))
    return [folder / "dep" / f"{name}.conllu" for name in re.findall(r"\* (GUM_\w+)", train)]


def read(file: Path) -> Document:
    content = ""
    tokens: list[_Token] = []
    clusters: defaultdict[str, Person] = defaultdict(Person)
    opened: list[tuple[str, str, int, int]] = []
    for line in file.read_text("utf-8").split("\n"):
        if line.startswith("# newpar") and content:
            content = content.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdecimal():
            continue
        start = len(content)
        content += columns[1]
        tokens.append(
            (start, len(content), columns[1], columns[4], int(columns[6]), int(columns[0]), columns[7])
        )
        misc = dict(part.partition("=")[::2] for part in columns[9].split("|"))
        for mark in re.findall(r"\([^()]*\)?|[^()]*\)", misc.get("Entity", "")):
            if mark.startswith("("):
                name, kind, *_rest = mark.strip("()").split("-")
                opened.append((name, kind, start, len(tokens) - 1))
                if not mark.endswith(")"):
                    continue
                closing = name
            else:
                closing = mark.strip(")").split("-")[0]
            at = next((n for n in reversed(range(len(opened))) if opened[n][0] == closing), None)
            if at is None:
                continue
            name, kind, begun, first = opened.pop(at)
            if kind == "person":
                _add(clusters[name], Span(begun, len(content)), tokens[first:])
        if misc.get("SpaceAfter") != "No":
            content += " "
    people = tuple(person for person in clusters.values() if person.named)
    return Document(file.stem.split("_")[1], Text(content.rstrip()), people)


def _add(person: Person, span: Span, tokens: list[_Token]) -> None:
    inside = {token[5] for token in tokens}
    head = next((token for token in tokens if token[4] not in inside), tokens[0])
    flat = (token for token in tokens if token[4] == head[5] and token[6] == "flat" and token[3] == "NNP")
    name = head if head[3] in ("NNP", "NNPS") else next(flat, None)
    if name is not None:
        person.named.append(Span(name[0], name[1]))
    elif len(tokens) == 1 and tokens[0][2].lower() in PRONOUNS:
        person.pronouns.append(span)


def _is_name(document: Document, mention: Mention) -> bool:
    words = document.text[mention.span]
    return mention.named or (words[0].isupper() and words.lower() not in PRONOUNS)


def matched(document: Document, drafted: list[Entity]) -> Iterator[tuple[Person, Entity]]:
    """Gold people with the drafted ones that they are, the surest first."""
    people = document.people
    pairs = []
    for number, person in enumerate(people):
        for other, entity in enumerate(drafted):
            named = [mention.span for mention in entity.mentions if _is_name(document, mention)]
            ours = sum(any(span.overlaps(gold) for gold in person.named) for span in named)
            theirs = sum(any(span.overlaps(gold) for span in named) for gold in person.named)
            if 2 * ours > len(named) and 2 * theirs > len(person.named):
                pairs.append((-ours, number, other))
    used: set[int] = set()
    taken: set[int] = set()
    for _, number, other in sorted(pairs):
        if number not in used and other not in taken:
            used.add(number)
            taken.add(other)
            yield people[number], drafted[other]


def score(folder: Path) -> tuple[dict[str, Count], Count]:
    """Counts of people by genre, and of pronouns."""
    people: defaultdict[str, Count] = defaultdict(Count)
    pronouns = Count()
    for file in training(folder):
        if not file.exists():
            continue
        document = read(file)
        drafted = draft(document.text, language="en")
        named = [each for each in drafted.entities if each.kind is Kind.PERSON and each.named]
        same = list(matched(document, named))
        for count in (people[document.genre], people["all"]):
            count.add(Count(len(same), len(named), len(document.people)))
        right = {entity.id: person for person, entity in same}
        gold = {span: person for person in document.people for span in person.pronouns}
        pronouns.gold += len(gold)
        for entity in drafted.entities:
            for mention in entity.mentions:
                if document.text[mention.span].lower() not in PRONOUNS:
                    continue
                pronouns.drafted += 1
                person = right.get(entity.id)
                pronouns.right += person is not None and gold.get(mention.span) is person
    return people, pronouns
