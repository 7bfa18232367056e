"""The model’s names, in texts of a line or two: of a language that has no rules."""

from __future__ import annotations

import pytest

from reader.draft.with_model.pipelines import PARSE
from reader.model.article import Kind
from tests.draft.with_model.conftest import Advised, Pipeline

PERSON, ORGANISATION, PLACE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE
FINNISH = "fi"


@pytest.mark.parametrize(
    ("content", "names", "expected"),
    [
        ("Grand Cove avattiin.", {"Grand Cove": "GPE"}, [("Grand Cove", PLACE)]),
        ("Grand Cove avattiin.", {"Grand Cove": "LOC"}, [("Grand Cove", PLACE)]),
        ("Grand Cove avattiin.", {"Grand Cove": "ORG"}, [("Grand Cove", ORGANISATION)]),
        ("Grand Cove avattiin.", {"Grand Cove": "PER"}, [("Grand Cove", PERSON)]),
        ("Grand Cove avattiin.", {"Grand Cove": "WORK_OF_ART"}, []),
        ("Grand Cove avattiin.", {}, []),
        ("Grand Cove, avattiin.", {"Grand Cove,": "ORG"}, [("Grand Cove", ORGANISATION)]),
        ("Ana Ruiz avasi sen.", {"Ana Ru": "PERSON"}, []),
        ("“…” avattiin.", {"“…”": "PERSON"}, []),
    ],
)
def test_the_model_says_what_is_a_name_and_of_what(
    advised: Advised,
    pipeline: type[Pipeline],
    content: str,
    names: dict[str, str],
    expected: list[tuple[str, Kind]],
) -> None:
    _, drafted = advised(content, pipeline(names=names), FINNISH)
    assert [(entity.name, entity.kind) for entity in drafted.entities] == expected


def test_a_name_is_what_the_model_calls_it_most_often(advised: Advised, pipeline: type[Pipeline]) -> None:
    names = {"Cove sortui": "X", "Cove nousi": "X", "Grand Cove": "ORG"}
    content = "Grand Cove avattiin. Grand Cove sortui. Grand Cove nousi."
    _, drafted = advised(content, pipeline(names=names), FINNISH)
    assert [entity.kind for entity in drafted.entities] == [ORGANISATION]


def test_where_there_are_rules_the_names_are_theirs(advised: Advised, pipeline: type[Pipeline]) -> None:
    wrong = pipeline(names={"Ana Ruiz": "ORG", "Lima": "PERSON"})
    _, drafted = advised("“It is a start,” said Ana Ruiz in Lima.", wrong)
    assert [(entity.name, entity.kind) for entity in drafted.entities] == [
        ("Ana Ruiz", PERSON),
        ("Lima", PLACE),
    ]


def test_a_pipeline_without_names_gives_none(advised: Advised, pipeline: type[Pipeline]) -> None:
    tiny = pipeline(names={"Ana Ruiz": "PERSON"}, gives=frozenset([PARSE]))
    assert advised("Ana Ruiz avasi sen.", tiny, FINNISH)[1].entities == ()
