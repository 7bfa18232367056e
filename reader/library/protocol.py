"""Protocol `Library`: the questions that a library of articles answers, whatever stores it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from reader.model.library.search_options import FacetFilter, HitOrder

if TYPE_CHECKING:  # a screen that lists articles makes none of the other answers
    from pathlib import Path

    from reader.model.library.articles import FaultyFile, ListedArticle
    from reader.model.library.counts import IndexingProgress, Totals
    from reader.model.library.events import ListedEvent
    from reader.model.library.hits import Hit, Results, TextMatches
    from reader.model.library.people import ListedPerson, PersonPage
    from reader.model.library.person_key import PersonKey
    from reader.model.query.query import Query

EVERYTHING = FacetFilter()


class Library(Protocol):
    """Articles in folders, and all that a screen or a command may ask of them.

    No method raises for what the world does: a fault of the store is said once by `pop_fault`, and the answers go
    on, if need be from memory. Every method may be called from any thread. `search`, `newest`, `count` and
    `timeline` take a few milliseconds, so that a screen may call them itself; the others belong in a worker.
    """

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders (and single files) it is made of, resolved; none of a remote library."""

    @property
    def is_remote(self) -> bool:
        """Whether its answers come over a network: then no method may be called on the way of a key."""

    @property
    def changes(self) -> int:
        """A number that differs after each change of the library, and once a remote one can be asked again."""

    @property
    def needs_scan(self) -> bool:
        """Whether no scan has ended since the library was opened, or rebuilt after a fault."""

    def pop_fault(self) -> str | None:
        """What went wrong with the store, in one sentence: once, then None."""

    @property
    def unreached(self) -> str | None:
        """Why a remote library can't be asked now, as a clause that names it; None where it can."""

    def scan(self) -> Iterator[IndexingProgress]:
        """Steps of less than half a second that make it true to all its folders; may be left at any step."""

    def update(self, paths: Iterable[Path]) -> Iterator[IndexingProgress]:
        """Steps, as of `scan`, that make it true to these files or folders, which are new, changed or gone."""

    def purge(self) -> Iterator[None]:
        """Short steps after which the store's files hold no word of what was deleted; none where nothing was."""

    def await_push(self, seconds: float) -> bool:
        """Whether another person has changed a remote library within so many seconds; waits for it as long."""

    def fetch(self, path: Path) -> None:
        """Brings the newest version of a remote library's article to its path on this machine, if it was not edited.

        Raises StoreUnavailable, alone of all, where that can't be asked and no copy is there.
        """

    def search(
        self,
        query: Query,
        order: HitOrder = HitOrder.NEWEST,
        limit: int = 50,
        skip: int = 0,
        narrowing: FacetFilter = EVERYTHING,
        facets: bool = True,
        hasty: bool = False,
    ) -> Results:
        """One page of the quotes that match; all quotes for the empty query. `skip` counts from the first match.

        `near` is filled where nothing matches. `hasty`: what takes more than some milliseconds is left
        `unfinished`, for a person who is still typing.
        """

    def texts(self, query: Query, limit: int = 50, skip: int = 0) -> TextMatches:
        """One page of the articles whose headline or text has all words of a query, nearly the newest first."""

    def stream(self, query: Query) -> Iterator[Hit]:
        """Every match, the newest first, as they are found."""

    def articles(self) -> tuple[ListedArticle, ...]:
        """All articles, the newest first, those without a date last, each group by headline."""

    def newest(self, limit: int) -> tuple[ListedArticle, ...]:
        """So many of the newest articles, nearly in the order of `articles`, at once."""

    def count(self) -> int:
        """How many articles there are."""

    def names(self) -> Mapping[Path, str]:
        """The folded names of everyone in each article, one a line."""

    def faulty(self) -> tuple[FaultyFile, ...]:
        """The files that give no article, by path."""

    def people(self) -> tuple[ListedPerson, ...]:
        """Everyone who is named or speaks in the library, those with the most quotes first."""

    def person(self, key: PersonKey) -> PersonPage | None:
        """Someone across the library; None where nobody has that key any more."""

    def key_of(self, path: Path, entity: str) -> PersonKey | None:
        """The key of a person of one article; None where the library has no such article."""

    def timeline(self, after: tuple[int, ...] | None = None, limit: int = 200) -> tuple[ListedEvent, ...]:
        """Events of all articles as they happened, undated ones last: from the first, or after an event's `order`."""

    def totals(self) -> Totals:
        """How much there is."""

    def close(self) -> None:
        """Closes the store; nothing may be asked afterwards."""
