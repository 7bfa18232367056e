"""The model’s names, in texts of a line or two."""

from __future__ import annotations

import pytest

from reader.draft.with_model.pipelines import PARSE
from reader.model.article import Kind
from tests.draft.with_model.conftest import Advised, Pipeline

PERSON, ORGANISATION, PLACE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE


@pytest.mark.parametrize(
    ("content", "names", "expected"),
    [
        ("Grand Cove opened.", {"Grand Cove": "GPE"}, [("Grand Cove", PLACE)]),
        ("Grand Cove opened.", {"Grand Cove": "LOC"}, [("Grand Cove", PLACE)]),
        ("Grand Cove opened.", {"Grand Cove": "ORG"}, [("Grand Cove", ORGANISATION)]),
        ("Grand Cove opened.", {"Grand Cove": "PER"}, [("Grand Cove", PERSON)]),
        ("Grand Cove opened.", {"Grand Cove": "WORK_OF_ART"}, []),
        ("Grand Cove opened.", {}, []),
        ("The Cove’s door opened.", {"The Cove’s": "ORG"}, [("Cove", ORGANISATION)]),
        ("Mayor Ana Ruiz opened it.", {"Mayor Ana Ruiz": "PERSON"}, [("Ana Ruiz", PERSON)]),
        ("Ana Ruiz opened it.", {"Ana Ru": "PERSON"}, []),
        ("“…” opened.", {"“…”": "PERSON"}, []),
    ],
)
def test_the_model_says_what_is_a_name_and_of_what(
    advised: Advised,
    pipeline: type[Pipeline],
    content: str,
    names: dict[str, str],
    expected: list[tuple[str, Kind]],
) -> None:
    _, drafted = advised(content, pipeline(names=names))
    assert [(entity.name, entity.kind) for entity in drafted.entities] == expected


def test_a_name_is_what_the_model_calls_it_most_often(advised: Advised, pipeline: type[Pipeline]) -> None:
    names = {"Cove fell": "X", "Cove rose": "X", "Grand Cove": "ORG"}
    _, drafted = advised("Grand Cove opened. Grand Cove fell. Grand Cove rose.", pipeline(names=names))
    assert [entity.kind for entity in drafted.entities] == [ORGANISATION]


def test_a_role_before_a_name_is_kept(advised: Advised, pipeline: type[Pipeline]) -> None:
    _, drafted = advised("Mayor Ana Ruiz opened it.", pipeline(names={"Ana Ruiz": "PERSON"}))
    assert [entity.role for entity in drafted.entities] == ["Mayor"]


def test_a_surname_that_the_model_misses_is_still_the_person(
    advised: Advised, pipeline: type[Pipeline]
) -> None:
    _, drafted = advised("Ana Ruiz came. “It is a start,” Ruiz said.", pipeline(names={"Ana Ruiz": "PERSON"}))
    assert [(entity.name, entity.aka) for entity in drafted.entities] == [("Ana Ruiz", ("Ruiz",))]
    assert [quote.speaker for quote in drafted.quotes] == ["ruiz"]


def test_a_pipeline_without_names_leaves_them_to_the_rules(
    advised: Advised, pipeline: type[Pipeline]
) -> None:
    tiny = pipeline(names={"Ana Ruiz": "ORG"}, gives=frozenset([PARSE]))
    _, drafted = advised("“It is a start,” said Ana Ruiz.", tiny)
    assert [(entity.name, entity.kind) for entity in drafted.entities] == [("Ana Ruiz", PERSON)]
