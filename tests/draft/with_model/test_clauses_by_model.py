"""Whose words by the model’s parse, in texts of a line or two; each word hangs on another as the test says."""

from __future__ import annotations

from reader.draft.with_model.pipelines import NAMES
from tests.draft.with_model.conftest import Advised, Pipeline
from tests.values import some

SAID = "“It is a start, and no more.”"


def quotes(advised: Advised, content: str, pipeline: Pipeline) -> list[tuple[str | None, list[str]]]:
    text, drafted = advised(content, pipeline)
    names = {entity.id: entity.name for entity in drafted.entities}
    return [
        (names.get(some(quote.speaker)), [text[part] for part in quote.parts]) for quote in drafted.quotes
    ]


def test_the_subject_of_the_verb_speaks(advised: Advised, pipeline: type[Pipeline]) -> None:
    content = "Ana Ruiz, if only to please Tom Baker, who was there, said, “It is a start, and no more.”"
    hangs = {"Ana": ("compound", "Ruiz"), "Ruiz": ("nsubj", "said"), "was": ("relcl", "Baker")}
    assert quotes(advised, content, pipeline({"Ana Ruiz": "PERSON"}, hangs)) == [("Ana Ruiz", [SAID])]


def test_a_second_verb_shares_the_subject_of_the_first(advised: Advised, pipeline: type[Pipeline]) -> None:
    content = "Ana Ruiz left the room where Tom Baker sat and then said, “It is a start, and no more.”"
    hangs = {
        "Ana": ("compound", "Ruiz"),
        "Ruiz": ("nsubj", "left"),
        "said": ("conj", "left"),
        "then": ("advmod", "said"),
        "Tom": ("compound", "Baker"),
        "Baker": ("nsubj", "sat"),
        "sat": ("relcl", "room"),
        "room": ("dobj", "left"),
    }
    names = {"Ana Ruiz": "PERSON", "Tom Baker": "PERSON"}
    assert quotes(advised, content, pipeline(names, hangs)) == [("Ana Ruiz", [SAID])]


def test_without_a_subject_in_the_parse_it_stays_as_the_rules_have_it(
    advised: Advised, pipeline: type[Pipeline]
) -> None:
    assert quotes(advised, f"Ana Ruiz said, {SAID}", pipeline()) == [("Ana Ruiz", [SAID])]


def test_reported_speech_stays_as_the_rules_have_it(advised: Advised, pipeline: type[Pipeline]) -> None:
    tiny = pipeline({}, {"Tom": ("nsubj", "said"), "was": ("ccomp", "said"), "it": ("nsubj", "was")})
    assert quotes(advised, "Tom left. Ana Ruiz said it was a start.", tiny) == [
        ("Ana Ruiz", ["it was a start"])
    ]


def test_a_subject_inside_quotation_marks_is_not_believed(advised: Advised, pipeline: type[Pipeline]) -> None:
    tiny = pipeline({"Ana Ruiz": "PERSON"}, {"It": ("nsubj", "said")})
    assert quotes(advised, "“It is a start,” said Ana Ruiz.", tiny) == [("Ana Ruiz", ["“It is a start,”"])]


def test_a_pipeline_without_a_parse_leaves_it_to_the_rules(
    advised: Advised, pipeline: type[Pipeline]
) -> None:
    tiny = pipeline({"Ana Ruiz": "PERSON"}, {"start": ("nsubj", "said")}, gives=frozenset([NAMES]))
    assert quotes(advised, "Ana Ruiz said it was a start.", tiny) == [("Ana Ruiz", ["it was a start"])]


def test_a_paragraph_too_long_for_the_model_is_left_to_the_rules(
    advised: Advised, pipeline: type[Pipeline]
) -> None:
    tiny = pipeline({"Ana Ruiz": "ORG"}, max_length=5)
    assert quotes(advised, "Ana Ruiz said it was a start.", tiny) == [("Ana Ruiz", ["it was a start"])]
