"""What differs between two versions of an annotated article, annotation by annotation and field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reader.model.article import Article
from reader.model.comparison.entries import (
    PROVENANCE,
    Entry,
    EntryKind,
    Rename,
    Value,
    entity_entry,
    entries_of,
    event_entry,
    quote_entry,
)
from reader.model.comparison.matching import matched
from reader.model.text import Span

Move: TypeAlias = Callable[[Span], Span | None]


@dataclass(frozen=True, slots=True)
class Texts:
    """Where words of the second text are in the first, and those of the first in the second; None where nowhere."""

    in_first: Move
    in_second: Move


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field says in either version; None where it says nothing."""

    name: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One annotation in both versions, or in one of them, with the fields that differ."""

    before: Entry | None
    after: Entry | None
    changes: tuple[FieldChange, ...] = ()

    @property
    def entry(self) -> Entry:
        """The annotation, as the first version that has it has it."""
        entry = self.before or self.after
        assert entry is not None, "a pair has one side at least"
        return entry

    @property
    def is_same(self) -> bool:
        return self.before is not None and self.after is not None and not self.changes


@dataclass(frozen=True, slots=True)
class Comparison:
    """All annotations of two versions, in the order of the text. The second one's words are places in the first text.

    `only_in_first_text` and `only_in_second_text` are the annotations whose words the other text has not: nothing else
    is said of them.
    """

    pairs: tuple[Pair, ...]
    only_in_first_text: tuple[Entry, ...] = ()
    only_in_second_text: tuple[Entry, ...] = ()

    @property
    def differences(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if not pair.is_same)


def compare(
    before: Article, after: Article, texts: Texts | None = None, *, provenance: bool = True
) -> Comparison:
    """The annotations of two versions, each with its like. `texts` is needed where their texts differ.

    Without `provenance` it makes no difference who made an entry, and whether it is checked.
    """
    move = texts.in_first if texts is not None else None
    rename = _common_names(before, after, move)
    every = entries_of(before)
    shared = [texts is None or all(map(texts.in_second, entry.spans)) for entry in every]
    one = tuple(entry for entry, is_shared in zip(every, shared, strict=True) if is_shared)
    alone = tuple(entry for entry, is_shared in zip(every, shared, strict=True) if not is_shared)
    moved = [(entry, _moved(entry, move)) for entry in entries_of(after, rename)]
    other = [each for _, each in moved if each is not None]
    others = tuple(entry for entry, each in moved if each is None)
    if not provenance:
        one = tuple(map(_without_provenance, one))
        other = [_without_provenance(entry) for entry in other]
    pairs = matched(one, other)
    found = [Pair(entry, None) for index, entry in enumerate(one) if index not in pairs]
    found += [
        Pair(one[index], other[each], _changes(one[index], other[each])) for index, each in pairs.items()
    ]
    only_other = set(range(len(other))) - set(pairs.values())
    found += [Pair(None, other[index]) for index in only_other]
    return Comparison(tuple(sorted(found, key=_place)), alone, others)


def _common_names(before: Article, after: Article, move: Move | None) -> Rename:
    """The ids of the second version as the first has them for the same things."""
    names: dict[str, str] = {}
    groups: Sequence[tuple[list[Entry], list[Entry]]] = (
        (
            [entity_entry(entity) for entity in before.entities.values()],
            [entity_entry(entity) for entity in after.entities.values()],
        ),
        ([*map(quote_entry, before.quotes)], [*map(quote_entry, after.quotes)]),
        ([*map(event_entry, before.events)], [*map(event_entry, after.events)]),
    )
    for one, entries in groups:
        other = [_moved(entry, move) or replace(entry, spans=()) for entry in entries]
        for index, each in matched(one, other).items():
            names[other[each].id] = one[index].id
    foreign = {*before.entities, *before.quotes_by_id, *before.events_by_id}

    def rename(id_: str) -> str:
        """An id that means something else in the first version is told from it by a sign that no id has."""
        return names.get(id_) or (f"{id_}′" if id_ in foreign else id_)

    return rename


def _moved(entry: Entry, move: Move | None) -> Entry | None:
    """An entry with its words where they are in the first text; None where they are not there."""
    if move is None:
        return entry
    spans = [move(span) for span in entry.spans]
    if None in spans:
        return None
    fields: dict[str, Value] = {}
    for key, value in entry.fields.items():
        places = [place for place in value if isinstance(place, Span)]
        found = [move(place) for place in places]
        if not places:
            fields[key] = value
        elif kept := tuple(span for span in found if span is not None):
            fields[key] = kept
    return replace(entry, spans=tuple(span for span in spans if span is not None), fields=fields)


def _without_provenance(entry: Entry) -> Entry:
    fields = {key: value for key, value in entry.fields.items() if key not in PROVENANCE}
    return replace(entry, fields=fields)


def _changes(before: Entry, after: Entry) -> tuple[FieldChange, ...]:
    return field_changes(before.fields, after.fields)


def field_changes(before: Mapping[str, Value], after: Mapping[str, Value]) -> tuple[FieldChange, ...]:
    """The fields that say different things, in the order of the format."""
    keys = dict.fromkeys((*before, *after))
    return tuple(
        FieldChange(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)
    )


_ORDER = {kind: number for number, kind in enumerate(EntryKind)}


def _place(pair: Pair) -> tuple[bool, int, int, int]:
    """What is said of the article and its people first, then the order of the text."""
    entry = pair.entry
    heads = entry.kind in (EntryKind.ARTICLE, EntryKind.ENTITY)
    start = entry.spans[0].start if entry.spans else -1
    return not heads, -1 if heads else start, _ORDER[entry.kind], entry.line


def by_kind(pairs: Iterable[Pair]) -> dict[EntryKind, list[Pair]]:
    """Pairs by what is annotated, kinds without one left out."""
    found: dict[EntryKind, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.entry.kind, []).append(pair)
    return {kind: found[kind] for kind in EntryKind if kind in found}
