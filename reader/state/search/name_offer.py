"""Suggests a search by speaker where nobody said the words, but someone has that name."""

from __future__ import annotations

from reader.model.counting import many
from reader.model.library.hits import MOST_COUNTED
from reader.model.query.query import Query, as_name_query

MOST_NAMED = 3
"""Speakers who are told by name where there are more."""


def offer_by_name(query: Query, named: tuple[tuple[str, int], ...]) -> str | None:
    """“Nobody said “ruiz”. speaker:ruiz finds 3 quotes by Ana Ruiz.” `named`: who has the name, how often quoted."""
    asked = as_name_query(query)
    if asked is None or not named:
        return None
    words = " ".join(term.words for term in query.wanted.words)
    count = sum(quotes for _, quotes in named)
    quotes = many(count, "quote", more=count >= MOST_COUNTED)
    *names, last = dict.fromkeys(name for name, _ in named)
    if len(names) >= MOST_NAMED:
        names, last = names[: MOST_NAMED - 1], "others"
    who = f"{', '.join(names)} and {last}" if names else last
    return f"Nobody said “{words}”. {asked[1]} finds {quotes} by {who}."
