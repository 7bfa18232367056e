"""A query as a value: words, names, types, articles, dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import QuoteType
from reader.model.dates.dates import Day
from reader.model.query.fold import tokens


class Field(StrEnum):
    SPEAKER = "speaker"
    ABOUT = "about"
    TYPE = "type"
    IN = "in"
    SINCE = "since"
    UNTIL = "until"
    DRAFT = "draft"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other: `words` is folded, with one space between.

    `prefix`: the last may go on. `phrase`: it was written in quotation marks.
    """

    words: str
    prefix: bool = False
    phrase: bool = False

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(tokens(self.words))


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold, or must not. All of `words`; of every other kind, any."""

    words: tuple[Term, ...] = ()
    speakers: tuple[Term, ...] = ()
    about: tuple[Term, ...] = ()
    types: tuple[QuoteType, ...] = ()
    articles: tuple[Term, ...] = ()
    drafts: tuple[bool, ...] = ()
    texts: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.articles or self.texts or self.of_quotes)

    @property
    def of_quotes(self) -> bool:
        """Whether there is something here that only a quote can have."""
        return bool(self.speakers or self.about or self.types or self.drafts)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `since` and `until` are the first and the last day that will do."""

    wanted: Conditions = Conditions()
    unwanted: Conditions = Conditions()
    since: Day | None = None
    until: Day | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: then every quote matches, and no words of a text do."""
        return not (self.wanted or self.unwanted or self.dated)

    @property
    def dated(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def of_quotes(self) -> bool:
        """Whether it asks for what only a quote has; the text between quotes is not searched then."""
        return self.of_quotes_alone or self.dated

    @property
    def of_quotes_alone(self) -> bool:
        """Whether it asks for what headlines and texts don't have."""
        return self.wanted.of_quotes or self.unwanted.of_quotes

    @property
    def text_terms(self) -> tuple[Term, ...]:
        """The words to look for in headlines and texts: those of `text:`, and plain ones."""
        return (*self.wanted.texts, *self.wanted.words)

    @property
    def as_phrase(self) -> Term | None:
        """Two plain words or more, side by side as they were typed; None where there is a phrase already."""
        words = self.wanted.words
        if len(words) < 2 or any(term.phrase for term in words):
            return None
        return Term(" ".join(term.words for term in words), words[-1].prefix, True)


def as_name_query(query: Query) -> tuple[Query, str] | None:
    """Words alone as a name: what those called so said, and how that is typed; None where more is asked than words."""
    words = query.wanted.words
    if not words or query != Query(Conditions(words)):
        return None
    name = Term(" ".join(term.words for term in words), prefix=True)
    value = f'"{name.words}"' if " " in name.words else name.words
    return Query(Conditions(speakers=(name,))), f"{Field.SPEAKER}:{value}"
