"""Parses the query language, the same for one article and for the whole library.

    word            all words must occur, whole; the last may be unfinished while it is typed
    "a phrase"      words next to each other, whatever marks and spaces stand between them
    speaker:name    who said it, by any of their names, which may be cut short; `unknown` where nobody knows
    about:name      whom or what it is about: a person, an organisation, a place or an event
    type:direct     direct, mixed or indirect
    in:article      an article's id or headline
    since:2021      since:, until: a day, a month, a year, or any other date the file format knows
    text:word       in headlines and texts, not only in quotes; text:"a phrase"
    draft:yes       what a program drafted and nobody has checked; draft:no the rest
    -word           without it; also -"a phrase", -speaker:name and so on

A field that is given twice means either. A word with marks in it (`jump-start`, `12:30`, `O’Dowd`) is a
phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model.article import QuoteType
from reader.model.dates.dates import Day, Edtf
from reader.model.query.fold import fold
from reader.model.query.query import Conditions, Field, Query, Term

LONGEST_QUERY = 2_000  # characters; a pasted paragraph is shorter


class InvalidQuery(NamedTuple):
    """A query that means nothing, and why, in one plain sentence without a full stop."""

    message: str


def parse(text: str, typing: bool = False) -> Query | InvalidQuery:
    """Read a query. While `typing`, its last word is a beginning, and what is unfinished is no fault."""
    if len(text) > LONGEST_QUERY:
        return InvalidQuery(f"a query has at most {LONGEST_QUERY:,} characters")
    draft = _QueryBuilder(typing)
    for item in _items(unicodedata.normalize("NFC", text)):
        if fault := draft.add(item):
            return fault
    return draft.query(asked=bool(text.strip()))


class _Item(NamedTuple):
    """One piece of a query. `closed`: no quotation mark is left open; `last`: nothing follows."""

    minus: bool
    field: str | None
    value: str
    quoted: bool
    closed: bool
    last: bool


_OPENING = {'"': '"', "“": '”"', "”": '”"', "„": '“”"', "‟": '”"', "«": "»", "»": "«"}
_FIELD = re.compile(r"([^\W\d_]+):")


def _items(text: str) -> Iterator[_Item]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        minus = text[at] == "-"
        at += minus
        name = None
        if (head := _FIELD.match(text, at)) and ((folded := fold(head[1])) in tuple(Field) or _meant(folded)):
            name, at = folded, head.end()
        if closing := _OPENING.get(text[at : at + 1]):
            end = next((i for i in range(at + 1, len(text)) if text[i] in closing), len(text))
            yield _Item(minus, name, text[at + 1 : end], True, end < len(text), end + 1 >= len(text))
            at = end + 1
        else:
            start, at = at, next((i for i in range(at, len(text)) if text[i].isspace()), len(text))
            yield _Item(minus, name, text[start:at], False, True, at == len(text))


def unknown_field_hint(text: str, others: Sequence[str] = ()) -> str | None:
    """What to say of a query that found nothing where it may want a field which there isn't; None where it doesn't.

    `others` are fields that are there besides. `foo:bar` is the phrase “foo bar”, as `12:30` is a time.
    """
    unknown = (head for head in re.finditer(r"(?<!\S)-?([^\W\d_]+):(?=[^\s/])", text))
    known = (*Field, *others)
    name = next((head[1] for head in unknown if fold(head[1]) not in known), None)
    if name is None:
        return None
    *fields, last = (f"{each}:" for each in known)
    return f"There is no field {name}, only {', '.join(fields)} and {last}"


def _meant(name: str) -> Field | None:
    """The field a slip of the fingers made `name` of: a letter too many, too few, another, or two swapped."""
    for known in (Field.SPEAKER, Field.ABOUT, Field.SINCE, Field.UNTIL, Field.TYPE):
        shorter, longer = sorted((name, str(known)), key=len)
        if len(shorter) < len(longer):
            slip = any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
        else:
            wrong = [i for i, (a, b) in enumerate(zip(name, known, strict=False)) if a != b]
            swapped = len(wrong) == 2 and sorted(name) == sorted(known) and wrong[1] == wrong[0] + 1
            slip = swapped or (len(wrong) == 1 and known is not Field.TYPE)  # `time:` is a word
            slip = slip and len(name) == len(known)
        if slip:
            return known
    return None


@dataclass(slots=True)
class _Clauses:
    """Conditions in the making."""

    words: list[Term] = field(default_factory=list)
    speakers: list[Term] = field(default_factory=list)
    about: list[Term] = field(default_factory=list)
    types: list[QuoteType] = field(default_factory=list)
    articles: list[Term] = field(default_factory=list)
    drafts: list[bool] = field(default_factory=list)
    texts: list[Term] = field(default_factory=list)

    def conditions(self) -> Conditions:
        return Conditions(
            tuple(self.words),
            tuple(self.speakers),
            tuple(self.about),
            tuple(self.types),
            tuple(self.articles),
            tuple(self.drafts),
            tuple(self.texts),
        )


_NEEDS = {
    Field.SPEAKER: "a name",
    Field.ABOUT: "a name",
    Field.TYPE: "direct, mixed or indirect",
    Field.IN: "an article’s id or words of its headline",
    Field.SINCE: "a date",
    Field.UNTIL: "a date",
    Field.DRAFT: "yes or no",
    Field.TEXT: "a word",
}


_ANSWERS = {"yes": True, "no": False}


def _may_become_a_date(begun: str) -> bool:
    """Whether more digits make a plain date of it."""
    for whole in ("2000-10-10", "2000-11-11"):
        try:
            Edtf.parse(begun + whole[len(begun) :])
        except ValueError:
            continue
        return True
    return False


class _QueryBuilder:
    """A query in the making."""

    def __init__(self, typing: bool) -> None:
        self.typing = typing
        self.wanted, self.unwanted = _Clauses(), _Clauses()
        self.since: Day | None = None
        self.until: Day | None = None
        self.unfinished = False

    def add(self, item: _Item) -> InvalidQuery | None:
        growing = self.typing and item.last
        if not item.closed and not self.typing:
            return InvalidQuery("a quotation mark is opened and never closed")
        if item.field is None:
            self._add_words(item, growing)
            return None
        if item.field not in tuple(Field):
            return InvalidQuery(f"no field {item.field!r}: did you mean {_meant(item.field)}:?")
        known = Field(item.field)
        words = " ".join(fold(item.value).split())
        if not words:
            begun = growing and not item.value
            self.unfinished |= begun
            return None if begun else InvalidQuery(f"{known}: needs {_NEEDS[known]}")
        side = self.unwanted if item.minus else self.wanted
        match known:
            case Field.SPEAKER:
                side.speakers.append(Term(words, prefix=True))
            case Field.ABOUT:
                side.about.append(Term(words, prefix=True))
            case Field.IN:
                side.articles.append(Term(words, prefix=True))
            case Field.TYPE:
                types = [kind for kind in QuoteType if kind == words or (growing and kind.startswith(words))]
                side.types.extend(types)
                return None if types else InvalidQuery(f"no type {item.value!r}: direct, mixed or indirect")
            case Field.TEXT:
                if item.minus:
                    return InvalidQuery("text: can’t be left out with a minus")
                self.wanted.texts.append(Term(words, growing and not item.quoted, item.quoted))
            case Field.DRAFT:
                answers = [
                    answer for answer in _ANSWERS if answer == words or (growing and answer.startswith(words))
                ]
                self.wanted.drafts.extend(_ANSWERS[answer] is not item.minus for answer in answers)
                return None if answers else InvalidQuery(f"draft: needs yes or no, not {item.value!r}")
            case Field.SINCE | Field.UNTIL:
                return self._add_date(known, item, growing)
        return None

    def _add_words(self, item: _Item, growing: bool) -> None:
        folded = fold(item.value)
        words = " ".join(folded.split())
        if not words:
            self.unfinished |= growing and item.minus and not item.value
            return
        open_end = (
            growing and not item.minus and not folded[-1].isspace() and not (item.quoted and item.closed)
        )
        side = self.unwanted if item.minus else self.wanted
        side.words.append(Term(words, open_end, item.quoted))

    def _add_date(self, known: Field, item: _Item, growing: bool) -> InvalidQuery | None:
        if item.minus:
            other = Field.UNTIL if known is Field.SINCE else Field.SINCE
            return InvalidQuery(f"{known}: can’t be left out with a minus; {other}: asks for the other days")
        try:
            date = Edtf.parse(item.value.strip())
        except ValueError:
            if growing and _may_become_a_date(item.value):
                self.unfinished = True
                return None
            return InvalidQuery(
                f"{known}: needs a date such as 2021, 2021-06 or 2021-06-15, not {item.value!r}"
            )
        day = date.earliest if known is Field.SINCE else date.latest
        if day is None:
            return InvalidQuery(
                f"{known}: needs a date with {'a beginning' if known is Field.SINCE else 'an end'}"
            )
        if known is Field.SINCE:
            self.since = max(day, self.since or day)
        else:
            self.until = min(day, self.until or day)
        return None

    def query(self, asked: bool) -> Query | InvalidQuery:
        """The finished query; `asked`: something was written."""
        query = Query(self.wanted.conditions(), self.unwanted.conditions(), self.since, self.until)
        if self.since and self.until and self.since > self.until:
            return InvalidQuery("nothing is from that time: since: is later than until:")
        if query.wanted.texts and query.of_quotes_alone:
            return InvalidQuery(
                "text: looks in headlines and texts, which have no speaker, subject, type or draft"
            )
        if query.unwanted and not (query.wanted or query.dated):
            if self.unfinished:
                return Query()
            return InvalidQuery("it says only what to leave out: add a word or a name to look for")
        if asked and query.empty and not self.unfinished:
            return InvalidQuery("nothing to look for: a word needs a letter or a digit")
        return query
