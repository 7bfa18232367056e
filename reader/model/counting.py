"""Counts in words (`1 quote`, `1,200 people`), and what counts as what: only named persons are people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model.article import EventState, Kind, QuoteType

NO_DATE = "no date"
TYPE_IN_WORDS = {
    QuoteType.DIRECT: "word for word",
    QuoteType.MIXED: "partly word for word",
    QuoteType.INDIRECT: "reported",
}
STATE_IN_WORDS = {
    EventState.HAPPENED: "",
    EventState.ONGOING: "going on",
    EventState.PLANNED: "planned",
    EventState.ALLEGED: "alleged",
    EventState.DENIED: "denied",
}
GROUPS: tuple[tuple[Kind, bool, str, str], ...] = (
    (Kind.PERSON, True, "person", "people"),
    (Kind.PERSON, False, "unnamed source", "unnamed sources"),
    (Kind.ORGANISATION, True, "organisation", "organisations"),
    (Kind.ORGANISATION, False, "unnamed organisation", "unnamed organisations"),
    (Kind.PLACE, True, "place", "places"),
    (Kind.PLACE, False, "unnamed place", "unnamed places"),
)
"""What an entity counts as, by its kind and whether it is named: only named persons are people."""


def grouped(entities: Iterable[tuple[Kind, bool]]) -> list[str]:
    """`2 people`, `1 place`: how many there are of each group, by the kind of each and whether it is named."""
    counts = Counter(entities)
    return [many(counts[kind, named], one, more) for kind, named, one, more in GROUPS if counts[kind, named]]


def many(number: int, thing: str, things: str = "", *, more: bool = False) -> str:
    """`no quotes`, `1 quote`, `1,200 people`; with `more`, of which there are as many at least, `1,000+ quotes`."""
    if more or number:
        return f"{number:,}{'+' * more} {thing if number == 1 and not more else things or f'{thing}s'}"
    return f"no {things or f'{thing}s'}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def a(noun: str) -> str:
    """`a person`, `an organisation`; for the nouns that closeread has for things."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
