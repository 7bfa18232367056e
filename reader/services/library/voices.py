"""Counts who is quoted how much among the quotes that a library finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from reader.library.identity import Traits, called
from reader.model.article import Kind, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.library.hits import Hit, HitSpeaker
from reader.model.library.person_key import UNKNOWN_KEY, PersonKey
from reader.model.library.voices import GroupBy, Voice, VoiceGroup, Voices

NAMED, UNNAMED = "named", "unnamed"
"""The keys of the rows by `NAMED`; nobody's is empty."""


@dataclass(slots=True)
class _Tally:
    """The counts of one row so far."""

    names: Counter[str] = field(default_factory=Counter)
    quotes: Counter[QuoteType] = field(default_factory=Counter)
    words: int = 0
    named: int = 0
    unnamed: int = 0
    articles: set[Path] = field(default_factory=set)
    first: Edtf | None = None
    last: Edtf | None = None
    keys: set[PersonKey] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    traits: Traits | None = None

    def add(self, hit: Hit, words: int) -> None:
        self.quotes[hit.type] += 1
        self.words += words
        self.articles.add(hit.article.path)
        if hit.speaker is not None:
            named = any(speaker.named for speaker in hit.speakers)
            self.named += named
            self.unnamed += not named
        self._reach(hit.when, hit.when)

    def add_speaker(self, speaker: HitSpeaker) -> None:
        """Note what an article says of the speaker whose row this is."""
        self.keys.add(speaker.key)
        if self.traits is None:
            wikidata = not speaker.key.startswith(f"{speaker.kind}:")
            self.traits = Traits(speaker.key, speaker.kind, wikidata, speaker.named)
        if speaker.role:
            self.roles[speaker.role] += 1
            self.traits.roles.add(speaker.role)

    def absorb(self, other: _Tally) -> None:
        """Add the counts of a row that is of the same person."""
        self.names += other.names
        self.quotes += other.quotes
        self.words += other.words
        self.named += other.named
        self.unnamed += other.unnamed
        self.articles |= other.articles
        self.keys |= other.keys
        self.roles += other.roles
        self._reach(other.first, other.last)
        if self.traits is not None and other.traits is not None:
            self.traits.roles |= other.traits.roles
            self.traits.wikidata |= other.traits.wikidata

    def _reach(self, first: Edtf | None, last: Edtf | None) -> None:
        if first is not None and (self.first is None or first.order < self.first.order):
            self.first = first
        if last is not None and (self.last is None or last.order > self.last.order):
            self.last = last

    def voice(self, key: str) -> Voice:
        return Voice(
            key,
            _most(self.names),
            self.quotes.total(),
            self.words,
            len(self.articles),
            self.quotes[QuoteType.DIRECT],
            self.quotes[QuoteType.MIXED],
            self.quotes[QuoteType.INDIRECT],
            self.named,
            self.unnamed,
            self.first,
            self.last,
            frozenset(self.keys),
            Kind(self.traits.kind) if self.traits else None,
            _most(self.roles),
        )


class VoiceCounter:
    """Counts quotes by each of several groupings, as they come; `within` leaves out what is not of that row."""

    def __init__(
        self,
        hits: Iterable[Hit],
        groupings: Sequence[GroupBy] = tuple(GroupBy),
        within: VoiceGroup | None = None,
    ) -> None:
        self._hits = iter(hits)
        self._within = within
        self._tallies: dict[GroupBy, dict[str, _Tally]] = {by: {} for by in groupings}
        self._all = _Tally()

    def count(self, most: int | None = None) -> bool:
        """Count so many more quotes, or all; whether there may be more."""
        number = 0
        for hit in islice(self._hits, most):
            number += 1
            kept = hit if self._within is None else _confined(hit, self._within)
            if kept is not None:
                self._add(kept)
        return most is not None and number == most

    def voices(self, by: GroupBy) -> Voices:
        """What has been counted so far, of one grouping."""
        tallies = self._tallies[by]
        if by is GroupBy.SPEAKER:
            tallies = _merged(tallies)
        rows = [tally.voice(key) for key, tally in tallies.items()]
        if by is GroupBy.MONTH:
            rows.sort(key=lambda row: row.key, reverse=True)
        else:
            rows.sort(key=lambda row: (-row.quotes, -row.words, called(row.name), row.key))
        return Voices(by, tuple(rows), self._all.quotes.total(), self._all.words, len(self._all.articles))

    def _add(self, hit: Hit) -> None:
        words = sum(len(part.text.split()) for part in hit.parts)
        self._all.add(hit, words)
        for by, tallies in self._tallies.items():
            counted: set[str] = set()
            for key, name, speaker in _groups(hit, by):
                tally = tallies.get(key)
                if tally is None:
                    tally = tallies[key] = _Tally()
                if name:
                    tally.names[name] += 1
                if key not in counted:
                    counted.add(key)
                    tally.add(hit, words)
                if by is GroupBy.SPEAKER and speaker is not None:
                    tally.add_speaker(speaker)


def _groups(hit: Hit, by: GroupBy) -> Iterator[tuple[str, str, HitSpeaker | None]]:
    """The keys and names of the rows that a quote belongs to, with the speaker for whom it does."""
    if by is GroupBy.SOURCE:
        publisher = hit.article.source.publisher or ""
        yield called(publisher), publisher, None
    elif by is GroupBy.MONTH:
        month = month_of(hit.when)
        yield month, month, None
    elif hit.speaker is None:
        yield UNKNOWN_KEY, "", None
    else:
        for speaker in hit.speakers:
            yield *_group_of(speaker, by), speaker


def _group_of(speaker: HitSpeaker, by: GroupBy) -> tuple[str, str]:
    if by is GroupBy.SPEAKER:
        return speaker.key, speaker.name
    if by is GroupBy.ROLE:
        return called(speaker.role or ""), speaker.role or ""
    if by is GroupBy.KIND:
        return speaker.kind, speaker.kind
    named = NAMED if speaker.named else UNNAMED
    return named, named


def month_of(when: Edtf | None) -> str:
    """`2024-05`; `2024` for what is only known to the year, and nothing for a date that is vaguer, or for none."""
    first, last = (when.earliest, when.latest) if when is not None else (None, None)
    if first is None or last is None or first.year != last.year:
        return ""
    return str(first)[:-3] if first.month == last.month else str(first)[:-6]


def _confined(hit: Hit, within: VoiceGroup) -> Hit | None:
    """The quote with those speakers only who belong to a row; None where it doesn't belong there itself."""
    groups = [(key, speaker) for key, _, speaker in _groups(hit, within.by) if key == within.key]
    speakers = [speaker for _, speaker in groups if speaker is not None]
    if not groups or not speakers:
        return hit if groups else None
    return replace(hit, speaker=speakers[0], joint=tuple(speakers[1:]))


def _merged(tallies: dict[str, _Tally]) -> dict[str, _Tally]:
    """The rows of speakers, in one where several keys have the same name and nothing speaks against their being one.

    As the search counts its speakers: a name with a Wikidata id and without is one person, a mayor and a nurse are two.
    """
    merged: dict[str, _Tally] = {}
    of_name: dict[str, list[str]] = {}
    for key, tally in sorted(tallies.items(), key=lambda pair: (-pair[1].quotes.total(), pair[0])):
        traits = tally.traits
        namesakes = of_name.setdefault(called(_most(tally.names)), []) if traits is not None else []
        same = [
            merged[other]
            for other in namesakes
            if traits is not None and (theirs := merged[other].traits) and theirs.against(traits) is None
        ]
        if len(same) == 1:
            same[0].absorb(tally)
        else:
            merged[key] = _Tally()
            merged[key].absorb(tally)
            merged[key].traits = None if traits is None else replace(traits, roles=set(traits.roles))
            namesakes.append(key)
    return merged


def _most(counts: Counter[str]) -> str:
    """The most frequent of them, of several the first by the alphabet; empty where there are none."""
    return min(counts, key=lambda word: (-counts[word], word), default="")
