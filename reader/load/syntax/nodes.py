"""YAML nodes: mappings, lists and scalars that know their places, and no types that YAML would guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from reader.model.diagnostic import Mark

if TYPE_CHECKING:
    from yaml import Mark as ParserMark

MAX_ITEMS = 50_000
"""Items in one mapping or list: many times what an article of a million words would have."""
MAX_ALL = 1_000_000
"""Values in a file, likewise."""


class Point(NamedTuple):
    """A place in a file, as the parser's own marks have it: its offset, line and column in code points, from 0."""

    index: int  # type: ignore[assignment]  # for a tuple's own method, which nobody asks of a place
    line: int
    column: int


# A scalar is its text, its mark, its style ('' is plain), its key's mark where it stands under a key, and the mark of
# its end. A tuple, and the parser's own marks, because a file has hundreds of thousands: a tuple is made in a tenth
# of the time.
RawMark: TypeAlias = "ParserMark | Point"
Scalar: TypeAlias = "tuple[str, RawMark, str | None, RawMark | None, RawMark]"
Node: TypeAlias = "Scalar | Mapping | Sequence"


class Mapping(dict[str, Any]):
    """Keys to nodes. `repeats` are the values of keys given more than once, after the first.

    `end_mark` is behind the closing brace; where there is none, it says nothing.
    """

    __slots__ = ("end_mark", "key_mark", "mark", "repeats")

    def __init__(self, mark: RawMark, key_mark: RawMark | None) -> None:
        self.mark = mark
        self.key_mark = key_mark
        self.end_mark = mark
        self.repeats: list[tuple[str, Node]] = []


class Sequence(list[Any]):
    """Nodes in their order. `end_mark` as in `Mapping`, of a closing bracket."""

    __slots__ = ("end_mark", "key_mark", "mark")

    def __init__(self, mark: RawMark, key_mark: RawMark | None) -> None:
        self.mark = mark
        self.key_mark = key_mark
        self.end_mark = mark


def place(mark: RawMark) -> Mark:
    """A mark of the parser as a mark of ours."""
    return Mark(mark.line + 1, mark.column + 1)


def key_place(node: Node) -> Mark:
    """Where the key of `node` stands, or the node itself where it has none."""
    if isinstance(node, tuple):
        return place(node[3] or node[1])
    return place(node.key_mark or node.mark)


def node_place(node: Node) -> Mark:
    """Where `node` itself stands."""
    return place(node[1] if isinstance(node, tuple) else node.mark)
