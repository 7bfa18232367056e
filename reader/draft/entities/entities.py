"""Merges the names of a text into entities, so that a surname, a title and a full name are one person."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.draft.entities.given_names import GivenNames
from reader.draft.entities.name_weights import weigh
from reader.draft.entities.spelling import is_same_given_name, skeleton
from reader.draft.entities.surnames import fits_gender, whom_of
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.load.anchors.folding import fold_words
from reader.model.article import NOBODY, EntityId, Kind
from reader.model.slug import slug_of
from reader.model.text import Span, Text

UNSETTLED = EntityId("")
LONE = 1.5  # the weight with which a single word that nobody’s name has is a person
SHORT = 2  # letters of a surname that may be an abbreviation in capitals
MOST_COMPARED = 40  # people whose given names a lone name is compared with
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Dong-hoon, a given name of two syllables
_BRACKET = " ("
_AUTOMATIC = re.compile(r"[qe]\d+")


@dataclass(slots=True, eq=False)
class EntityRecord:
    """An entity while it is put together. `names`: as written, the fullest first; `seen`: where a name stands.

    `shared` are surnames that another has, too: each occurrence is somebody’s by itself, and no alias.
    """

    kind: Kind
    names: list[str]
    seen: list[Span] = field(default_factory=list)
    shared: list[Span] = field(default_factory=list)
    role: Span | None = None
    masculine: int = 0
    feminine: int = 0
    named: bool = True
    weight: float = 0.0
    id: EntityId = UNSETTLED

    @property
    def words(self) -> list[str]:
        """The words of the name, without what only tells a junior from a senior."""
        listed = self.names[0].split(" ")
        while len(listed) > 2 and listed[-1].rstrip(".").lower() in ("jr", "sr", "ii", "iii", "iv"):
            listed.pop()
        return listed

    @property
    def surname(self) -> str:
        """The last word of the name, with the particles before it."""
        listed = self.words
        if len(listed) == 2 and _FAMILY_FIRST.fullmatch(listed[1]):
            return listed[0]  # Han Dong-hoon
        start = len(listed) - 1
        while start > 1 and listed[start - 1].islower():
            start -= 1
        return " ".join(listed[start:])

    def add_gender(self, gender: int, sure: int) -> None:
        self.masculine += sure * (gender > 0)
        self.feminine += sure * (gender < 0)


class Registry:
    """All entities of a text, by their names; no name belongs to two."""

    def __init__(self, text: Text, language: Language) -> None:
        self.text = text
        self.language = language
        self.known: list[EntityRecord] = []
        self.by_name: dict[str, EntityRecord] = {}
        self._by_last: dict[str, list[EntityRecord]] = defaultdict(list)
        self._by_given = GivenNames[EntityRecord]()
        self._at: dict[int, EntityRecord] = {}
        self._least = 0.0
        self._pseudonyms: Mapping[str, str] = {}
        self._shared: list[tuple[Name, Sequence[EntityRecord]]] = []  # surnames not decided so far
        self.doubtful: set[int] = set()  # where surnames stand that somebody else may be meant by, too
        self._ids: set[str] = set()
        self._latest: EntityRecord | None = None  # whom the last name that was looked at stands for

    def add_names(self, names: Sequence[Name], of_headline: Sequence[Name] = ()) -> None:
        """Full names first, those of the headline too, so that what is shorter finds whom it belongs to."""
        weighed = weigh(names, of_headline, self.text, self.language)
        self._pseudonyms, self._least = weighed.pseudonyms, weighed.least
        weights, kinds = weighed.weights, weighed.kinds
        for name in sorted((*of_headline, *names), key=lambda name: -len(name.words)):
            if len(name.words) > 1:
                self._full(name, weights[name.written], kinds[name.written])
        surnames: dict[str, list[EntityRecord]] = defaultdict(list)
        for record in self.known:
            if record.kind is Kind.PERSON:
                others = {name.rpartition(" ")[2] for name in record.names if name in self._pseudonyms}
                last = record.words[-1]
                bare = last.partition("-")[2] if last[0].islower() else last  # Karim, of al-Karim
                shouted = {last.upper()} if len(last) > SHORT else set()
                for surname in {record.surname, last, bare, *shouted, *others}:
                    surnames[surname].append(record)
        self._add_coordinated(names, surnames)
        for name in names:
            whole = fold_words(name.written)
            sharing = surnames.get(name.words[0], ()) if len(name.words) == 1 else ()
            if sharing and name.written in weighed.places:
                sharing = [each for each in sharing if each.weight >= LONE]
            if len(sharing) > 1 or (sharing and name.honorific is not None and name.gender):
                self._shared.append((name, sharing))
            elif sharing:
                self._of_surname(name, sharing[0])
            elif whole in self.by_name:
                self._saw(self.by_name[whole], name)
            elif len(name.words) == 1 and not self._spelled_out(name):
                self._lone(name, weights[name.written], kinds[name.written])
        self.known.sort(key=lambda known: known.seen[0] if known.seen else Span(len(self.text), 0))

    def add_described(self, words: Span, kind: Kind, gender: int = 0) -> EntityRecord:
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
        known.add_gender(gender, 2)
        return known

    def labelled(self, words: Span) -> EntityRecord:
        """Whom a label before a turn of speech names, in capitals or not; somebody new where nobody is called so."""
        known = self.named(words)
        if known is None or known.kind is not Kind.PERSON:
            label = self.text[words]
            people = [each for each in self.known if each.kind is Kind.PERSON]
            last = [each for each in people if label in (each.words[-1].upper(), each.names[0].upper())]
            if len(last) == 1 or known is None:
                known = last[0] if len(last) == 1 else self._new(Kind.PERSON, label)
            self._also(known, label)
        known.seen.append(words)
        return known

    def named(self, words: Span) -> EntityRecord | None:
        """Whom the name at a span stands for."""
        return self._at.get(words.start) or self.by_name.get(fold_words(self.text[words]))

    def settle_ids(self) -> None:
        for known in self.known:
            known.id = self._id(known)

    # -- how names become entities

    def _full(self, name: Name, weight: float, kind: Kind | None) -> None:
        whole = name.written
        if fold_words(whole) in self.by_name:
            return
        last = name.words[-1].lower()
        shouted = any(word.isupper() and len(word) > 3 and "." not in word for word in name.words)
        if weight > self._least and not shouted and len(name.words) <= 5:
            if kind is not None and weight < 1.0:
                self._new(kind, whole)
                return
            record = self._same_person(name) or self._of_pseudonym(name)
            if record is not None:
                self._also(record, whole)
            else:
                record = self._new(Kind.PERSON, whole)
            record.weight = max(record.weight, weight)
        elif kind is not None:
            self._new(kind, whole)
        elif last in self.language.set_of("organisation_words"):
            self._new(Kind.ORGANISATION, whole)

    def _same_person(self, name: Name) -> EntityRecord | None:
        """John Public after John Q. Public, Wasserman Schultz after Debbie Wasserman Schultz, Siarhei after Syarhei."""
        for other in self._by_last[skeleton(name.words[-1])][:MOST_COMPARED]:
            theirs = other.words
            if other.names[0].endswith(f" {name.written}") or is_same_given_name(theirs[0], name.words[0]):
                return other
        return None

    def _of_pseudonym(self, name: Name) -> EntityRecord | None:
        """Whoever is known by this name, too, or has the same words the other way round: Ruiz Ana."""
        for other in (self._pseudonyms.get(name.written, ""), " ".join(reversed(name.words))):
            known = self.by_name.get(fold_words(other))
            if known is not None and known.kind is Kind.PERSON:
                return known
        return None

    def _new(self, kind: Kind, whole: str) -> EntityRecord:
        known = EntityRecord(kind, [whole])
        self.known.append(known)
        if kind is Kind.PERSON:
            self._by_last[skeleton(known.words[-1])].append(known)
            if " " in whole:
                self._by_given.add(known.words[0], known)
        self.by_name[fold_words(whole)] = known
        return known

    def _also(self, known: EntityRecord, whole: str) -> None:
        """Another name of somebody, unless it is somebody else's."""
        if self.by_name.setdefault(fold_words(whole), known) is known and whole not in known.names:
            known.names.append(whole)

    def settle_surnames(self) -> None:
        """Decides whom surnames mean that several have, or that stand behind a title which does not fit."""
        for name, sharing in self._shared:
            chosen = whom_of(name, sharing, self.text, self.language)
            if not chosen.sure:
                self.doubtful.add(name.span.start)
            if chosen.number is None:
                continue
            known = sharing[chosen.number]
            if name.role is not None and not fits_gender(known, name.gender):
                self._of_other_gender(name, name.role)
                continue
            if len(sharing) > 1:
                known.shared.append(name.span)
            self._of_surname(name, known, alias=len(sharing) == 1)
        self._shared.clear()

    def mention(self, name: Name, known: EntityRecord) -> Span:
        """The words of a name that stand for somebody: with the title that is part of it, if one is."""
        if name.role is not None and known.names[0] == self.text[Span(name.role.start, name.span.end)]:
            return Span(name.role.start, name.span.end)
        return name.span

    def _of_surname(self, name: Name, known: EntityRecord, *, alias: bool = True) -> None:
        """A surname by itself, once it is known whose."""
        if alias:
            self._also(known, name.written)
        self._at[name.span.start] = known
        self._saw(known, name)

    def _of_other_gender(self, name: Name, title: Span) -> None:
        """Somebody else of that surname: Ms Stone, beside Joe Stone."""
        whole = Span(title.start, name.span.end)
        known = self.by_name.get(fold_words(self.text[whole])) or self._new(Kind.PERSON, self.text[whole])
        self._at[name.span.start] = known
        self._saw(known, name._replace(span=whole))

    def _lone(self, name: Name, weight: float, kind: Kind | None) -> None:
        """A name of one word that is nobody’s surname: somebody’s given name, or somebody, or something."""
        whole = name.written
        given = self._by_given.find(whole)
        likely = weight > 0 or (weight == 0 and kind is None and given and given[0].words[0] == whole)
        if len(given) == 1 and likely and not (name.role and name.honorific is None):
            self._also(given[0], whole)
            self._saw(given[0], name)
        elif weight >= LONE and (kind is not Kind.ORGANISATION or weight > 2 * LONE):
            self._saw(self._new(Kind.PERSON, whole), name)
        elif kind is not None:
            self._saw(self._new(kind, whole), name)

    def _spelled_out(self, name: Name) -> bool:
        """Whether it is the short form, in brackets, of the name before it: the Harbour Workers Union (HWU)."""
        content, start = self.text.content, name.span.start
        if (
            content[start - len(_BRACKET) : start] != _BRACKET
            or content[name.span.end : name.span.end + 1] != ")"
        ):
            return False
        known = self._latest
        if known is None or known.kind is Kind.PERSON or known.seen[-1].end != start - len(_BRACKET):
            return False
        initials = "".join(word[0] for word in re.split(r"[ -]", known.names[0]) if word[:1].isupper())
        if initials != name.written:
            return False
        self._also(known, name.written)
        self._saw(known, name)
        return True

    def _add_coordinated(self, names: Sequence[Name], surnames: dict[str, list[EntityRecord]]) -> None:
        """Ulla, of “Ulla and Jens Baum”: a given name by itself before another of the same family."""
        for first, second in pairwise(names):
            between = self.text.content[first.span.end : second.span.start]
            if between != " and " or first.kind is not None or len(first.words) > 1 or len(second.words) < 2:
                continue
            other = self.named(second.span)
            if other is None or other.kind is not Kind.PERSON or first.words[0] in surnames:
                continue
            known = self.by_name.get(fold_words(first.written))
            if known is None:
                known = self._new(Kind.PERSON, first.written)
                self._saw(known, first)
                known.add_gender(first.gender or other.feminine - other.masculine, 1)
            last = second.words[-1]
            if known not in surnames[last]:
                surnames[last].append(known)

    def _saw(self, known: EntityRecord, name: Name) -> None:
        insort(known.seen, name.span)
        self._latest = known
        if (known.role is None or known.role.start > name.span.start) and not self._is_address(name.role):
            known.role = name.role or known.role
        if known.kind is Kind.PERSON:
            known.add_gender(name.gender, 3 if name.honorific else 2)

    def _is_address(self, role: Span | None) -> bool:
        """Whether words before a name say nothing of what somebody is: Ms, Mr."""
        forms = self.language.set_of("forms_of_address")
        return role is not None and forms.issuperset(self.text[role].lower().replace(".", "").split())

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
