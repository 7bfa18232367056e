"""The list of the library's people: how often each is quoted, and in how many articles they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from reader.model.counting import GROUPS, grouped
from reader.model.library.people import ListedPerson
from reader.state.ids import Listed
from reader.state.library.article_rows import marked
from reader.state.library.articles import matching, searchable
from reader.state.rows import Line, Listing, Piece, Row

_QUOTES, _ARTICLES = 7, 10


@dataclass(frozen=True)
class PeopleList:
    """Everyone in the library, their searchable names, and the filter."""

    everyone: tuple[ListedPerson, ...] = ()
    words: tuple[str, ...] = ()
    filter_text: str = ""

    @classmethod
    def of(cls, everyone: tuple[ListedPerson, ...]) -> PeopleList:
        """Some microseconds for each: computed in the thread that fetches them."""
        return cls(everyone, tuple(searchable(one.name) for one in everyone))

    def filtered_by(self, words: str) -> PeopleList:
        return replace(self, filter_text=words)

    @cached_property
    def shown(self) -> tuple[ListedPerson, ...]:
        return matching(self.everyone, self.filter_text, lambda: self.words)

    @property
    def in_words(self) -> str:
        if not self.everyone:
            return ""
        if self.filter_text.strip():
            return f"{len(self.shown):,} of {len(self.everyone):,} with {self.filter_text.strip()}"
        return " · ".join(grouped((one.kind, one.named) for one in self.everyone))


PEOPLE_TITLES = Line(
    (Piece("Name", "faint"),),
    lead=(Piece(f"{'Quotes':>{_QUOTES}}", "heading"), Piece(f"{'Articles':>{_ARTICLES}}   ", "faint")),
)


def group_of(person: ListedPerson) -> str:
    """What somebody is, if no named person: `organisation`, `place`; else empty."""
    group = next(one for kind, named, one, _ in GROUPS if (kind, named) == (person.kind, person.named))
    return group if group != "person" else ""


def people_rows(listed: PeopleList, in_columns: bool = True) -> Listing:
    """One line for each: how often they are quoted, in how many articles they are, the name.

    Without columns, for narrow lists: the name, and how often they are quoted.
    """
    shown = listed.shown
    starts = searchable(listed.filter_text).split()

    def row(index: int) -> Row:
        one = shown[index]
        lead = (
            Piece(f"{f'{one.quotes:,}' if one.quotes else '–':>{_QUOTES}}"),
            Piece(f"{one.articles:>{_ARTICLES},}   ", "faint"),
        )
        name = marked(one.name, starts, "strong")
        group = group_of(one)
        kind = (Piece(f"  {group}", "faint"),) if group else ()
        apart = (Piece(f"  {one.apart}", "faint"),) if one.apart else ()
        who = (*name, *kind, *apart)
        if not in_columns:
            return Row(
                Listed(one.key),
                (Line(who, right=(Piece(f"{one.quotes:,}" if one.quotes else "", "faint"),)),),
            )
        return Row(Listed(one.key), (Line(who, lead=lead),))

    keys = tuple(Listed(one.key) for one in shown)
    nobody = (
        f"Nobody is called {listed.filter_text.strip()}."
        if listed.everyone
        else "Nobody is named in the library yet."
    )
    return Listing(keys, row, empty=nobody)
