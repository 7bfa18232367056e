"""Suggests people for the typed letters of a name."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.fuzz import partial_ratio

from reader.model.article import Article, Entity, EntityId, Kind
from reader.model.query.fold import fold
from reader.model.text import Text

MOST_OFFERS = 8
_ALIKE = 75
"""How much of 100 a slip in the letters may leave alike, where no name has all of them."""


def offers(article: Article, typed: str, near: int) -> tuple[EntityId, ...]:
    """The entities meant by some letters of a name, in any order, best first; the nearest to `near` first.

    Without letters, whoever is near.
    """
    letters = fold(typed).replace(" ", "")
    matched = [(_match(entity, fold(typed), letters), entity) for entity in article.entities.values()]
    ranked = sorted(
        (match, entity.kind is Kind.PLACE, _distance(article.text, entity, near), entity.id)
        for match, entity in matched
        if match is not None
    )
    return tuple(id_ for *_, id_ in ranked[:MOST_OFFERS])


def begins_a_word(article: Article, id_: EntityId, typed: str) -> bool:
    """Whether what is typed is the beginning of a word, or of several, of an entity's names."""
    match = _match(article.entities[id_], fold(typed), "-")
    return match is not None and match <= 0


def _match(entity: Entity, typed: str, letters: str) -> int | None:
    """How well letters fit a name, least best: they are it, a word begins with them, in order, in any order, a slip."""
    folded = [fold(name) for name in (entity.name, *entity.aka)]
    if typed in folded:
        return -1
    if not letters or any(word.startswith(typed) for name in folded for word in _tails(name)):
        return 0
    if any(_in_order(letters, name) for name in folded):
        return 1
    if any(not Counter(letters) - Counter(name) for name in folded):
        return 2
    return 3 if any(partial_ratio(typed, name) >= _ALIKE for name in folded) else None


def _tails(name: str) -> list[str]:
    """A name from each of its words on: `ana ruiz`, `ruiz`."""
    words = name.split()
    return [" ".join(words[index:]) for index in range(len(words))]


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _distance(text: Text, entity: Entity, near: int) -> tuple[int, int]:
    """Paragraphs and code points to the nearest mention; one behind counts as twice as far as one before."""
    here = text.paragraph_of(near)
    return min(
        (
            (
                abs(text.paragraph_of(span.start) - here),
                near - span.end if span.end <= near else 2 * abs(span.start - near),
            )
            for span, *_ in entity.mentions
        ),
        default=(text.paragraph_count, 0),
    )
