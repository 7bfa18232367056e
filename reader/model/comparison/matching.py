"""Finds which annotations of two versions are the same one: by id, then by place and words, then by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from reader.model.comparison.entries import Entry, EntryKind
from reader.model.text import Span

ENOUGH = 0.5
"""The share of their code points, intersection by union, that two annotations of one passage have at least."""
_BLOCK = 256  # code points of a block of the text, in which overlapping passages are looked for
_Key = Callable[[Entry], Hashable]


def matched(one: Sequence[Entry], other: Sequence[Entry]) -> dict[int, int]:
    """The indexes of the entries of `other` by those of the same annotations in `one`, each at most once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for key in (_by_id, _by_everything, _by_words_and_name, _by_words, _by_name):
        _match_equal(one, other, key, pairs, taken)
    _match_overlapping(one, other, pairs, taken)
    return pairs


def _by_id(entry: Entry) -> Hashable:
    if entry.kind is EntryKind.ARTICLE:
        return entry.kind
    return (entry.kind, entry.own_id) if entry.own_id else None


def _by_everything(entry: Entry) -> Hashable:
    return (entry.kind, entry.owner, entry.name, tuple(entry.fields.items())) if entry.spans else None


def _by_words_and_name(entry: Entry) -> Hashable:
    return (entry.kind, entry.owner, entry.name, entry.spans) if entry.spans else None


def _by_words(entry: Entry) -> Hashable:
    return (entry.kind, entry.spans) if entry.spans else None


def _by_name(entry: Entry) -> Hashable:
    if entry.kind is EntryKind.NOTE and entry.spans:  # the same remark may be made of several words
        return None
    return (entry.kind, entry.owner, entry.name.casefold()) if entry.name else None


def _match_equal(
    one: Sequence[Entry], other: Sequence[Entry], key: _Key, pairs: dict[int, int], taken: set[int]
) -> None:
    """Pair the entries that are left and have the same key, in their order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(other))):
        if index not in taken and (value := key(other[index])) is not None:
            waiting[value].append(index)
    for index, entry in enumerate(one):
        if index not in pairs and (value := key(entry)) is not None and waiting.get(value):
            pairs[index] = waiting[value].pop()
            taken.add(pairs[index])


def _match_overlapping(
    one: Sequence[Entry], other: Sequence[Entry], pairs: dict[int, int], taken: set[int]
) -> None:
    """Pair what is left by the words that it shares, the most alike first."""
    blocks: dict[tuple[EntryKind, int], list[int]] = defaultdict(list)
    for index, entry in enumerate(other):
        if index not in taken:
            for block in _blocks(entry.spans):
                blocks[entry.kind, block].append(index)
    found = []
    for index, entry in enumerate(one):
        if index in pairs:
            continue
        near = {each for block in _blocks(entry.spans) for each in blocks[entry.kind, block]}
        for each in sorted(near):
            share = overlap(entry.spans, other[each].spans)
            if share >= ENOUGH:
                found.append((-share, index, each))
    for _, index, each in sorted(found):
        if index not in pairs and each not in taken:
            pairs[index] = each
            taken.add(each)


def _blocks(spans: Iterable[Span]) -> set[int]:
    return {block for span in spans for block in range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)}


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The share of the code points of two passages that both have: 0 to 1."""
    size = _size(one) + _size(other)
    both = sum(
        max(0, min(first.end, second.end) - max(first.start, second.start))
        for first in one
        for second in other
    )
    return both / (size - both) if size > both else float(bool(both))


def _size(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
