from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from reader.load.article import load_article
from reader.model.article import Article, Entity, EntityId, Kind
from reader.model.person_hues import HUES, person_hues
from reader.model.text import Text
from reader.services.bundled import bundled
from tests.values import some


@pytest.fixture(scope="module")
def article() -> Article:
    """The article that comes with the reader."""
    return some(load_article(bundled()).article)


def article_of(*entities: Entity) -> Article:
    return Article("test", "H", Text("A."), entities={entity.id: entity for entity in entities})


def people(count: int, **more: Any) -> list[Entity]:
    return [Entity(EntityId(f"p{n}"), Kind.PERSON, f"P {n}", **more) for n in range(count)]


def test_ten_people_have_ten_hues() -> None:
    assert len(set(person_hues(article_of(*people(HUES))).values())) == HUES


def test_the_ten_named_people_of_the_bundled_article_have_ten_hues(article: Article) -> None:
    given = person_hues(article)
    named = [e.id for e in article.entities.values() if e.kind is Kind.PERSON and e.named]
    assert len({given[id_] for id_ in named}) == len(named) == 10


def test_those_who_stand_together_differ_however_many_there_are() -> None:
    crowd = people(200)
    given = person_hues(article_of(*crowd))
    for one, other in pairwise(crowd):
        assert given[one.id] != given[other.id]
    counts = [list(given.values()).count(hue) for hue in range(HUES)]
    assert max(counts) - min(counts) <= 1


def test_places_have_none_and_organisations_have_one() -> None:
    given = person_hues(
        article_of(
            Entity(EntityId("here"), Kind.PLACE, "Here"), Entity(EntityId("them"), Kind.ORGANISATION, "Them")
        )
    )
    assert set(given) == {"them"}


def test_named_people_choose_before_unnamed_sources() -> None:
    given = person_hues(article_of(*people(1, named=False), Entity(EntityId("ana"), Kind.PERSON, "Ana")))
    assert given[EntityId("ana")] == 0


def test_a_hue_is_the_same_each_time(article: Article) -> None:
    assert person_hues(article) == person_hues(article)
    assert all(0 <= hue < HUES for hue in person_hues(article).values())


def test_everybody_keeps_the_hue_that_they_had_also_after_they_were_gone(article: Article) -> None:
    former = person_hues(article)
    gone = list(article.entities)[2]
    rest = {id_: entity for id_, entity in article.entities.items() if id_ != gone}
    without = person_hues(replace(article, entities=rest), former)
    assert {id_: hue for id_, hue in without.items() if id_ in rest} == {
        id_: hue for id_, hue in former.items() if id_ in rest
    }
    assert person_hues(article, without) == former
