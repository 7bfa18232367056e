"""Who and what is named in a text: names merged, so that a surname, a title and a full name are one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.load.anchors.folding import fold_words
from reader.model.article import NOBODY, EntityId, Kind
from reader.model.slug import slug_of
from reader.model.text import Span, Text

ALIKE = 0.7  # how alike two spellings of one given name are
UNSETTLED = EntityId("")
MOST_COMPARED = 40  # people whose given names a lone name is compared with
_AUTOMATIC = re.compile(r"[qe]\d+")


@dataclass(slots=True, eq=False)
class EntityRecord:
    """An entity while it is put together. `names`: as written, the fullest first; `seen`: where a name stands."""

    kind: Kind
    names: list[str]
    seen: list[Span] = field(default_factory=list)
    role: Span | None = None
    masculine: int = 0
    feminine: int = 0
    named: bool = True
    id: EntityId = UNSETTLED

    @property
    def surname(self) -> str:
        """The last word of the name, with the particles before it."""
        listed = self.names[0].split(" ")
        start = len(listed) - 1
        while start > 1 and listed[start - 1].islower():
            start -= 1
        return " ".join(listed[start:])


class Registry:
    """All entities of a text, by their names; no name belongs to two."""

    def __init__(self, text: Text, language: Language) -> None:
        self.text = text
        self.language = language
        self.known: list[EntityRecord] = []
        self.by_name: dict[str, EntityRecord] = {}
        self._by_last: dict[str, list[EntityRecord]] = defaultdict(list)
        self._by_initial: dict[str, list[EntityRecord]] = defaultdict(list)
        self._ids: set[str] = set()

    def add_names(self, names: Sequence[Name], of_headline: Sequence[Name] = ()) -> None:
        """Full names first, those of the headline too, so that what is shorter finds whom it belongs to."""
        surnames: dict[str, list[EntityRecord]] = defaultdict(list)
        for name in sorted((*of_headline, *names), key=lambda name: -len(name.words)):
            if len(name.words) > 1 and name.kind is not Kind.ORGANISATION:
                known = self._full(name)
                if known is not None and known.kind is Kind.PERSON:
                    for last in {known.surname, known.names[0].split(" ")[-1]}:
                        if known not in surnames[last]:
                            surnames[last].append(known)
        counts: dict[str, int] = defaultdict(int)
        for name in names:
            counts[" ".join(name.words)] += 1
        for name in names:
            whole = name.written
            if fold_words(whole) in self.by_name:
                self._saw(self.by_name[fold_words(whole)], name)
            elif len(name.words) == 1 and surnames.get(name.words[0]):
                self._of_surname(name, surnames[name.words[0]])
            elif name.kind is Kind.ORGANISATION or name.kind is Kind.PLACE:
                self._saw(self._new(name.kind, whole), name)
            elif len(name.words) == 1 and (name.kind is Kind.PERSON or counts[name.words[0]] > 1):
                if (known := self._other_spelling(name)) is not None:
                    self._also(known, whole)
                    self._saw(known, name)
                elif name.kind is Kind.PERSON:
                    self._saw(self._new(Kind.PERSON, whole), name)
            elif len(name.words) == 1 and (known := self._other_spelling(name)) is not None:
                self._also(known, whole)
                self._saw(known, name)
        self.known.sort(key=lambda known: known.seen[0] if known.seen else Span(len(self.text), 0))

    def add_described(self, words: Span, kind: Kind) -> EntityRecord:
        """A source known only by description; the same words are the same source."""
        whole = self.text[words]
        for spelling in (whole, whole[0].lower() + whole[1:], whole[0].upper() + whole[1:]):
            if (known := self.by_name.get(fold_words(spelling))) is not None:
                self._also(known, whole)
                known.seen.append(words)
                return known
        known = self._new(kind, whole)
        known.named = False
        known.seen.append(words)
        return known

    def named(self, words: str) -> EntityRecord | None:
        return self.by_name.get(fold_words(words))

    def settle_ids(self) -> None:
        for known in self.known:
            known.id = self._id(known)

    def _full(self, name: Name) -> EntityRecord | None:
        whole = name.written
        known = self.by_name.get(fold_words(whole))
        if known is not None:
            return known
        kind = name.kind or Kind.PERSON
        if kind is Kind.PERSON:
            if len(name.words) > 5 or any(word.isupper() and len(word) > 3 for word in name.words):
                return None
            if name.kind is None and name.words[-1].lower() in self.language.set_of("things"):
                return None
            # John Public after John Q. Public, Wasserman Schultz after Debbie Wasserman Schultz
            for other in self._by_last[name.words[-1]][:MOST_COMPARED]:
                if other.names[0].split(" ")[0] == name.words[0] or other.names[0].endswith(f" {whole}"):
                    self._also(other, whole)
                    return other
        return self._new(kind, whole)

    def _new(self, kind: Kind, whole: str) -> EntityRecord:
        known = EntityRecord(kind, [whole])
        self.known.append(known)
        if kind is Kind.PERSON:
            self._by_last[whole.split(" ")[-1]].append(known)
            self._by_initial[whole[0]].append(known)
        self.by_name[fold_words(whole)] = known
        return known

    def _also(self, known: EntityRecord, whole: str) -> None:
        """Another name of somebody, unless it is somebody else's."""
        if self.by_name.setdefault(fold_words(whole), known) is known and whole not in known.names:
            known.names.append(whole)

    def _of_surname(self, name: Name, sharing: Sequence[EntityRecord]) -> None:
        fitting = [known for known in sharing if self._fits(known, name.honorific)] or list(sharing)
        known = max(fitting, key=lambda each: len(each.seen))
        self._also(known, name.written)
        self._saw(known, name)

    def _fits(self, known: EntityRecord, honorific: str | None) -> bool:
        if honorific in self.language.set_of("masculine_honorifics"):
            return known.feminine <= known.masculine
        if honorific in self.language.set_of("feminine_honorifics"):
            return known.masculine <= known.feminine
        return True

    def _other_spelling(self, name: Name) -> EntityRecord | None:
        """The one person whose given name this spells otherwise: Siarhei, Syarhei."""
        word = name.words[0]
        if len(word) < 5 or name.kind not in (None, Kind.PERSON):
            return None
        near = [
            known
            for known in self.known
            if known.kind is Kind.PERSON
            and " " in known.names[0]
            and _alike(word, known.names[0].split(" ")[0])
        ]
        return near[0] if len(near) == 1 else None

    def _saw(self, known: EntityRecord, name: Name) -> None:
        known.seen.append(name.span)
        if known.role is None or known.role.start > name.span.start:
            known.role = name.role or known.role
        if known.kind is not Kind.PERSON:
            return
        language = self.language
        given = name.words[0].lower()
        if name.honorific in language.set_of("masculine_honorifics"):
            known.masculine += 3
        elif name.honorific in language.set_of("feminine_honorifics"):
            known.feminine += 3
        elif len(name.words) > 1 and given in language.set_of("masculine_names"):
            known.masculine += 2
        elif len(name.words) > 1 and given in language.set_of("feminine_names"):
            known.feminine += 2

    def _id(self, known: EntityRecord) -> EntityId:
        name = known.names[0]
        for words in (known.surname, name) if known.kind is Kind.PERSON and known.named else (name,):
            slug = slug_of(words)
            if slug and slug not in self._ids and slug != NOBODY and not _AUTOMATIC.fullmatch(slug):
                self._ids.add(slug)
                return EntityId(slug)
        base = (slug_of(name) or known.kind.value)[:56]
        number = 2
        while f"{base}-{number}" in self._ids:
            number += 1
        self._ids.add(f"{base}-{number}")
        return EntityId(f"{base}-{number}")


def _alike(one: str, other: str) -> bool:
    return (
        one[0] == other[0]
        and one != other
        and SequenceMatcher(None, one.lower(), other.lower()).ratio() >= ALIKE
    )
