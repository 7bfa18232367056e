"""People and pronouns against GUM: the parts that are for training, by genre.

Gold are clusters of type person that are named somewhere: by a proper name in the singular that is the head of
a mention, or stands right behind it (the physician Ana Ruiz); a title alone names nobody, nor does a people (Turks),
nor a name that is only a part of another thing's (the Ruiz Prize); Ana and Jo Ruiz together are no person more. Texts
whose words are masked (those of Reddit) are left out. A drafted named person is right where most of its named
mentions stand in those of one gold person, and most of that one's named mentions are among them; each is used once.
A pronoun (he, she and their forms) of a gold person is right where it is a mention of the drafted person that is this
gold person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.draft.languages import grammar_of
from reader.model.article import Entity, Kind, Mention
from reader.model.text import Span, Text
from tests.bench.attribution import Count
from tests.bench.drafting.drafters import Drafter

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
    """The files of the training part that have words."""
    listed = (folder / "splits.md").read_text("utf-8").split("## ")
    train = next(part for part in listed if part.startswith("train"))
    return [folder / "dep" / f"{name}.conllu" for name in re.findall(r"\* (GUM_(?!reddit_)\w+)", train)]


def read(file: Path) -> Document:
    content = ""
    tokens: list[_Token] = []
    mentions: list[tuple[str, int, int]] = []  # of people: the cluster, the first token, behind the last
    opened: list[tuple[str, str, int]] = []
    glued, apart = range(0), True  # tokens of one word, written without spaces: Bernoulli's, can't
    for line in file.read_text("utf-8").split("\n"):
        if line.startswith("# newpar") and content:
            content = content.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) < 10:
            glued = range(0) if not line else glued  # numbers begin anew with every sentence
            continue
        if word := re.fullmatch(r"(\d+)-(\d+)", columns[0]):
            glued = range(int(word[1]), int(word[2]) + 1)
            apart = "SpaceAfter=No" not in columns[9]
        if not columns[0].isdecimal():
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
                opened.append((name, kind, len(tokens) - 1))
                if not mark.endswith(")"):
                    continue
                closing = name
            else:
                closing = mark.strip(")").split("-")[0]
            at = next((n for n in reversed(range(len(opened))) if opened[n][0] == closing), None)
            if at is None:
                continue
            name, kind, first = opened.pop(at)
            if kind == "person":
                mentions.append((name, first, len(tokens)))
        if int(columns[0]) in glued:
            content += " " * (apart and int(columns[0]) == glued[-1])
        elif misc.get("SpaceAfter") != "No":
            content += " "
    clusters: defaultdict[str, Person] = defaultdict(Person)
    for cluster, first, last in mentions:
        _add(clusters[cluster], tokens, first, last)
    people = tuple(person for person in clusters.values() if person.named)
    return Document(file.stem.split("_")[1], Text(content.rstrip()), people)


def _add(person: Person, text: list[_Token], first: int, last: int) -> None:
    """Adds a mention to a person: the word that names them in it, or the pronoun that it is."""
    tokens = text[first:last]
    inside = {token[5] for token in tokens}
    head = next((token for token in tokens if token[4] not in inside), tokens[0])
    name = next((token for token in _names(head, tokens) if token[3] == "NNP" and not _is_title(token)), None)
    several = any(token[4] == head[5] and token[6] == "conj" for token in tokens)
    governor = text[first - tokens[0][5] + head[4]] if head[4] else head
    if several or (head[6] == "compound" and governor[3] in ("NNP", "NNPS")):
        return
    if name is not None:
        if (named := Span(name[0], name[1])) not in person.named:
            person.named.append(named)  # it may stand in another mention, beside a title
    elif len(tokens) == 1 and tokens[0][2].lower() in PRONOUNS:
        person.pronouns.append(Span(tokens[0][0], tokens[0][1]))


def _names(head: _Token, tokens: list[_Token]) -> Iterator[_Token]:
    """The head of a mention, what belongs to its name, and a name right behind it: physician | Ana | Ruiz."""
    yield head
    last = head
    for token in tokens:
        if token[4] != head[5] or token[5] < head[5]:
            continue
        if token[6] == "flat" or (token[6] == "appos" and token[5] == last[5] + 1):
            yield token
            last = token


def _is_title(token: _Token) -> bool:
    language = grammar_of("en").language
    return token[2].lower() in language.set_of("titles") | language.set_of("honorifics")


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


def score(folder: Path, draft: Drafter) -> tuple[dict[str, Count], Count]:
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
