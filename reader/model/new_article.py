"""A new article, before it has a file: its text and metadata as it comes in, then what is annotated in it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Entity, Event, Note, Quote
from reader.model.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IncomingArticle(Value):
    """The words of an article and what its source says of itself."""

    text: str  # canonical, as the loader makes it; never blank
    headline: str
    published: str | None  # EDTF that the loader accepts
    publisher: str | None
    url: str | None  # http or https, as the loader accepts it
    authors: tuple[str, ...]
    language: str | None  # BCP 47 as the loader accepts it
    dropped: int  # how many characters were left out because no article may have them
    left_out: int = 0  # words of its page that look like text and are not in it


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Annotations(Value):
    """People, organisations and places, quotes and events, each in the order in which the text first has them.

    No name or alias is claimed by two; every span begins and ends at a word's edge; the parts of a quote are each
    the first occurrence of their words behind the part before. So the written file has no fault, and reading it
    gives the same parts again; a cue or a mention whose words stand nearer to the quote once more is found there
    (in one of fifty). `mentions` hold named ones and others; only those not named need to be written, and those
    that are a quote's `mention` not even they. `notes` with one id are the places of one entry.
    """

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
