"""Many mentions of one entity as columns of numbers, in nine bytes each where a tuple takes two hundred."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import overload

from reader.model.article import BY_HAND, EntityId, Mention, Provenance
from reader.model.text import Span

_NEW = tuple.__new__
"""What the constructors of named tuples, written in Python, come down to."""


class MentionColumns(Sequence[Mention]):
    """The mentions of one entity in the text's order, each made when it is asked for. Equal to a tuple of the same.

    `starts` and `ends` are code points of the text; `named` has a byte each, 0 or 1. `which` says by its place in
    `provenances` where each comes from; it is empty where all come from the first. Raises ValueError where the
    columns are of different lengths.
    """

    __slots__ = ("ends", "entity", "named", "provenances", "starts", "which")

    def __init__(
        self,
        entity: EntityId,
        starts: array[int],
        ends: array[int],
        named: bytes,
        provenances: tuple[Provenance, ...] = (BY_HAND,),
        which: array[int] | None = None,
    ) -> None:
        which = array("I") if which is None else which
        lengths = {len(starts), len(ends), len(named), len(which) or len(starts)}
        if len(lengths) > 1 or not provenances:
            raise ValueError("columns of different lengths")
        self.entity, self.starts, self.ends, self.named = entity, starts, ends, named
        self.provenances, self.which = provenances, which

    @classmethod
    def of(cls, entity: EntityId, mentions: Iterable[Mention]) -> MentionColumns:
        """The columns of some mentions of that entity, in the text's order."""
        rows = list(mentions)
        places: dict[Provenance, int] = {}
        which = array("I", [places.setdefault(row.provenance, len(places)) for row in rows])
        return cls(
            entity,
            array("I", [row.span.start for row in rows]),
            array("I", [row.span.end for row in rows]),
            bytes([row.named for row in rows]),
            tuple(places) or (BY_HAND,),
            which if len(places) > 1 else array("I"),
        )

    def __len__(self) -> int:
        return len(self.named)

    @overload
    def __getitem__(self, index: int) -> Mention: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, index: int | slice) -> Mention | tuple[Mention, ...]:
        if isinstance(index, slice):
            return tuple([self[at] for at in range(*index.indices(len(self)))])
        span = Span(self.starts[index], self.ends[index])
        provenance = self.provenances[self.which[index] if self.which else 0]
        return Mention(span, self.entity, bool(self.named[index]), provenance)

    def __iter__(self) -> Iterator[Mention]:
        columns = (self.spans, repeat(self.entity), map(bool, self.named), self._each_provenance())
        return map(_NEW, repeat(Mention), zip(*columns, strict=False))

    @property
    def spans(self) -> Iterator[Span]:
        """The words of each."""
        return map(_NEW, repeat(Span), zip(self.starts, self.ends, strict=True))

    def _each_provenance(self) -> Iterable[Provenance]:
        if not self.which:
            return repeat(self.provenances[0], len(self))
        return map(self.provenances.__getitem__, self.which)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, MentionColumns):
            return self._columns() == other._columns() and (
                (self.provenances, self.which) == (other.provenances, other.which)
                or list(self._each_provenance()) == list(other._each_provenance())
            )
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def _columns(self) -> tuple[object, ...]:
        return (self.entity if self else None, self.starts, self.ends, self.named)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def columns_of(entity: EntityId, mentions: Sequence[Mention]) -> MentionColumns:
    """Mentions of one entity as columns, as which nearly all of them come."""
    return mentions if isinstance(mentions, MentionColumns) else MentionColumns.of(entity, mentions)
