"""Events across the articles of a library."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Basis, EntityId, EventId, EventState
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ListedArticle


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event with its article. `people` and `places` are ids there; `paragraph` and `offset` None where not told.

    `order` is its place in the merged timeline: pass it as `after` to get what follows.
    """

    article: ListedArticle
    id: EventId
    title: str
    when: Edtf | None
    state: EventState
    basis: Basis
    order: tuple[int, ...]
    people: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    paragraph: int | None = None
    offset: int | None = None
    draft: bool = False
