"""Counts matches by speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.identity import Traits, called
from reader.library.index.article_rows import harmless, numbers_listed, undamaged
from reader.library.index.index import Index
from reader.library.index.namesakes import distinctions
from reader.model.library.hits import SpeakerFacet
from reader.model.library.person_key import PersonKey

MOST_SPEAKERS = 20


@dataclass
class _Voice:
    """Someone, or several keys of one name where nothing speaks against its being one person."""

    number: int
    name: str
    traits: Traits
    keys: set[PersonKey]
    count: int = 0


def speaker_facets(index: Index, persons: Counter[int]) -> tuple[tuple[SpeakerFacet, ...], int]:
    """The speakers of these numbers, the most frequent first, and how many more there are."""
    looked_at = persons.most_common(MOST_SPEAKERS + 10)
    voices: list[_Voice] = []
    of_name: dict[str, list[_Voice]] = {}
    for voice in _voices(index, looked_at, persons):
        namesakes = of_name.setdefault(called(voice.name), [])
        same = [other for other in namesakes if other.traits.against(voice.traits) is None]
        if len(same) == 1:
            same[0].keys |= voice.keys
            same[0].traits.roles |= voice.traits.roles
            same[0].traits.wikidata |= voice.traits.wikidata
            same[0].count += voice.count
        else:
            voices.append(voice)
            namesakes.append(voice)
    voices.sort(key=lambda voice: -voice.count)
    more = len(persons) - len(looked_at) + max(len(voices) - MOST_SPEAKERS, 0)
    del voices[MOST_SPEAKERS:]
    apart = distinctions(index, ((voice.name, voice.number) for voice in voices))
    facets = tuple(
        SpeakerFacet(frozenset(voice.keys), voice.name, voice.count, apart.get(voice.number, ""))
        for voice in voices
    )
    return facets, more


def _voices(index: Index, most: Sequence[tuple[int, int]], persons: Counter[int]) -> list[_Voice]:
    numbers = numbers_listed(number for number, _ in most)
    found: dict[int, _Voice] = {}
    rows = index.execute(
        "SELECT p.person, person.key, p.name, p.kind, p.role, p.wikidata, p.named FROM persona p"
        f" JOIN person ON person.number = p.person WHERE p.person IN ({numbers}) ORDER BY p.number"
    )
    with undamaged():
        for number, key, name, kind, role, wikidata, named in rows:
            if number not in found:
                traits = Traits(PersonKey(key), kind, wikidata is not None, bool(named))
                found[number] = _Voice(number, harmless(name), traits, {traits.key}, persons[number])
            if role:
                found[number].traits.roles.add(role)
    return [found[number] for number, _ in most if number in found]
