"""What a screen may ask of the library. `reader.library.index.Index` is the one that answers.

Nothing here raises for what the world does: a fault of the index is told once by `take_fault`, and the answers go
on, if need be from memory. Every method may be called from any thread; `search`, `newest` and `timeline` are fast
enough for the screen's own (a few milliseconds), `scan`, `update`, `person` and `people` belong in a worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.model.shelves import Faulty, Narrowing, Order, PersonKey, Progress, Shelf, Totals

if TYPE_CHECKING:
    from reader.model.hits import Happening, Hit, Known, PersonPage, Results
    from reader.model.query import Query

EVERYTHING = Narrowing()


class Library(Protocol):
    """Folders of articles and their index."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders (and lone files) it is made of, resolved."""
        ...

    @property
    def changes(self) -> int:
        """A number that is another after each change of the index, by this reader or by any other."""
        ...

    @property
    def needs_scan(self) -> bool:
        """Whether no scan has come to its end since the index was opened, or was begun anew for a fault."""
        ...

    def take_fault(self) -> str | None:
        """What went wrong with the index, in one sentence: once, then None."""
        ...

    def scan(self) -> Iterator[Progress]:
        """Make the index true to the folders, in steps of less than half a second; may be left at any step."""
        ...

    def update(self, paths: Iterable[Path]) -> Iterator[Progress]:
        """Make it true to these files (or folders), which are new, changed or gone; as `scan`."""
        ...

    def search(
        self,
        query: Query,
        order: Order = Order.NEWEST,
        limit: int = 50,
        skip: int = 0,
        narrowing: Narrowing = EVERYTHING,
        facets: bool = True,
        hasty: bool = False,
    ) -> Results:
        """One page of the quotes that match; all quotes for the empty query. `skip` counts from the first match.
        `hasty`: what takes more than some milliseconds is left `unfinished`, for who is still typing.

        `near` is filled where nothing matches. Parse the text with `reader.model.query.parse` before: what
        means nothing is a `Nonsense` with its own sentence.
        """
        ...

    def stream(self, query: Query) -> Iterator[Hit]:
        """Every match, the newest first, as they are found."""
        ...

    def articles(self) -> tuple[Shelf, ...]:
        """All articles, the newest first, those without a date last, each group by headline."""
        ...

    def newest(self, limit: int) -> tuple[Shelf, ...]:
        """So many of the newest articles at once, for the first frame of a large library; almost as `articles`."""
        ...

    def count(self) -> int:
        """How many articles there are, at once."""
        ...

    def names(self) -> Mapping[Path, str]:
        """The folded names of everyone in each article, as lines: what a list of articles is narrowed by."""
        ...

    def faulty(self) -> tuple[Faulty, ...]:
        """The files that give no article, by path."""
        ...

    def people(self) -> tuple[Known, ...]:
        """Everyone who is named or speaks in the library, those with the most quotes first."""
        ...

    def person(self, key: PersonKey) -> PersonPage | None:
        """Someone across the library; None where nobody has that key any more."""
        ...

    def key_of(self, path: Path, entity: str) -> PersonKey | None:
        """Who a person of one article is in the library; None where that article isn't in it."""
        ...

    def timeline(self, after: tuple[int, ...] | None = None, limit: int = 200) -> tuple[Happening, ...]:
        """The library's one timeline from its beginning or `after` an event's order; undated events last."""
        ...

    def totals(self) -> Totals:
        """How much there is."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
