"""Chooses the hue of each person and organisation, so that neighbours differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from reader.model.article import Article, EntityId, Kind

HUE_NAMES = (
    "red",
    "bright_red",
    "yellow",
    "bright_green",
    "green",
    "bright_cyan",
    "cyan",
    "bright_blue",
    "blue",
    "magenta",
)
"""The hues by the names that terminals have for theirs, in an order round the wheel. The palette has shades."""

HUES = len(HUE_NAMES)

NO_HUES: Mapping[EntityId, int] = MappingProxyType({})
_NEAR = 3


def person_hues(article: Article, former: Mapping[EntityId, int] = NO_HUES) -> dict[EntityId, int]:
    """A hue number, 0 to HUES - 1, for every person and organisation; places have none.

    Whoever has one in `former`, those of an earlier version of the article, keeps it, if only to have it when they
    come back.

    Named people choose first, in the file's order, then all others. Each takes a hue that is least used so far, of
    those the furthest from the hues it meets: of its neighbours in the list, and of the few mentioned before and
    after it where the story brings it in.
    """
    coloured = [entity for entity in article.entities.values() if entity.kind is not Kind.PLACE]
    firsts = sorted(coloured, key=lambda entity: entity.mentions[0].span.start if entity.mentions else -1)
    near: dict[EntityId, set[EntityId]] = defaultdict(set)
    for order in (coloured, firsts):
        for index, entity in enumerate(order):
            for other in order[index + 1 : index + 1 + _NEAR]:
                near[entity.id].add(other.id)
                near[other.id].add(entity.id)
    given = dict(former)
    used = [0] * HUES
    for entity in coloured:
        if entity.id in former:
            used[former[entity.id]] += 1
    coloured = [entity for entity in coloured if entity.id not in former]
    for entity in sorted(coloured, key=lambda entity: not (entity.named and entity.kind is Kind.PERSON)):
        taken = [given[other] for other in near[entity.id] if other in given]
        least = min(used)
        free = (hue for hue in range(HUES) if used[hue] == least)
        hue = max(free, key=lambda hue: min([_apart(hue, other) for other in taken], default=HUES))
        given[entity.id] = hue
        used[hue] += 1
    return given


def _apart(one: int, other: int) -> int:
    """How far two hues are apart on the wheel; beyond three steps they are as different as can be."""
    steps = abs(one - other)
    return min(steps, HUES - steps, 3)
