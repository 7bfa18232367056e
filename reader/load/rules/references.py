"""Checks that each id of a file belongs to an item of the right kind, and suggests what may be meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from reader.load.anchored import AnchoredFile
from reader.load.values.items import Word
from reader.model.article import NOBODY, Kind
from reader.model.clean import shorten
from reader.model.counting import a
from reader.model.diagnostic import Diagnostic
from reader.model.did_you_mean import is_transposed

ALL_ENTITIES = frozenset(Kind)
AGENTS = frozenset({Kind.PERSON, Kind.ORGANISATION})
PLACES = frozenset({Kind.PLACE})

ALIKE = 70  # of 100, by rapidfuzz
LONGEST = 200  # characters of what is compared: no id and no name is nearly so long
COMPARISONS = 1_000_000  # of ids with ids, for all of a file: a fifth of a second


class References:
    """Looks up the ids of one article."""

    def __init__(self, file: AnchoredFile) -> None:
        self._file = file
        self._left = COMPARISONS
        self._meant: dict[tuple[str, str], str] = {}

    def entity(self, word: Word, kinds: Collection[Kind]) -> Iterator[Diagnostic]:
        found = self._file.entities_by_id.get(word.value)
        wanted = "place" if kinds == PLACES else "person"
        if found is None:
            yield from self._missing(word, wanted, self._file.entities_by_id)
        elif found.kind not in kinds:
            wanted = " or ".join(sorted(kinds, reverse=True))
            message = f"'{shorten(word.value)}' is {a(found.kind)}, not {a(wanted)}"
            yield Diagnostic(word.mark, "wrong-kind", message)

    def quote(self, word: Word) -> Iterator[Diagnostic]:
        if word.value not in self._file.quotes_by_id:
            yield from self._missing(word, "quote", self._file.quotes_by_id)

    def event(self, word: Word) -> Iterator[Diagnostic]:
        if word.value not in self._file.events_by_id:
            yield from self._missing(word, "event", self._file.events_by_id)

    def subject(self, word: Word) -> Iterator[Diagnostic]:
        """What a quote is about: any entity, or an event."""
        if word.value not in self._subjects:
            yield from self._missing(word, "person, place or event", self._subjects)

    @cached_property
    def _subjects(self) -> Collection[str]:
        return {**self._file.entities_by_id, **self._file.events_by_id}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        entities = self._file.items.entities
        return {name.value: item.id.value for item in entities for name in (item.name, *item.aka)}

    def _missing(self, word: Word, wanted: str, ids: Collection[str]) -> Iterator[Diagnostic]:
        """A fault for an id that is none of `ids`, unless the item with that id has a fault of its own."""
        other = self._kind(word.value)
        shown = shorten(word.value)
        if other is not None:
            yield Diagnostic(word.mark, "wrong-kind", f"'{shown}' is {a(other)}, not {a(wanted)}")
        elif word.value == NOBODY:
            message = "'unknown' stands only for a speaker; leave the key out where nobody is known"
            yield Diagnostic(word.mark, "no-such-id", message)
        elif word.value not in self._file.items.declared:
            meant = self._nearest(word.value, wanted, ids)
            hint = f"; did you mean '{shorten(meant)}'?" if meant else ""
            yield Diagnostic(word.mark, "no-such-id", f"no {wanted} '{shown}'{hint}")

    def _kind(self, name: str) -> str | None:
        file = self._file
        if name in file.entities_by_id:
            return file.entities_by_id[name].kind
        if name in file.quotes_by_id:
            return "quote"
        return "event" if name in file.events_by_id else None

    def _nearest(self, written: str, wanted: str, ids: Collection[str]) -> str:
        """The one of `ids` that was probably meant: whose name was written, or that is spelt alike."""
        named = self._by_name.get(written)
        if named is not None and named in ids:
            return named
        if (written, wanted) not in self._meant:
            self._meant[written, wanted] = ""
            self._left -= len(ids)
            if self._left >= 0 and len(written) <= LONGEST:
                # only for a fault: a file without any is read without the library
                from rapidfuzz.process import extractOne

                like = extractOne(written.lower(), list(ids), score_cutoff=ALIKE)
                meant = (like[0],) if like else (id_ for id_ in ids if is_transposed(written.lower(), id_))
                self._meant[written, wanted] = next(iter(meant), "")
        return self._meant[written, wanted]
