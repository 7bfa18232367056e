"""The model that is asked for: found or not, and what it lacks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from reader.draft.with_model.drafting import draft_with_model
from reader.draft.with_model.pipelines import NAMES, PARSE, lacks, mark_of
from reader.errors import ModelMissing
from reader.model.article import Entity, Quote
from reader.model.text import Text
from tests.draft.with_model.conftest import Pipeline

pytestmark = pytest.mark.usefixtures("fresh_models")


def installed(monkeypatch: pytest.MonkeyPatch, load: Callable[[str], object]) -> None:
    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))


def raising(error: Exception) -> Callable[[str], None]:
    def load(model: str) -> None:
        raise error

    return load


def test_without_spacy_it_is_said_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelMissing, match=r"needs spaCy: pip install 'closeread\[nlp\]'$"):
        draft_with_model(Text("“No,” she said."), model="en_core_web_sm")


def test_without_the_model_it_is_said_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, raising(OSError("[E050] Can't find model")))
    with pytest.raises(ModelMissing, match=r"is installed: python -m spacy download en_core_web_sm$"):
        draft_with_model(Text("“No,” she said."), model="en_core_web_sm")


@pytest.mark.parametrize("model", ["", "models/mine", "/no/where"])
def test_a_folder_without_a_model_is_nothing_to_download(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, raising(OSError("[E053] Could not read meta.json")))
    with pytest.raises(ModelMissing) as told:
        lacks(model)
    assert str(told.value) == f"no model {model!r}"


@pytest.mark.parametrize("error", [ValueError("[E002] no such factory"), ImportError("no torch")])
def test_a_model_that_does_not_load_says_why(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    installed(monkeypatch, raising(error))
    with pytest.raises(ModelMissing, match=r"does not load: .*no "):
        lacks("broken")


def test_the_name_of_a_model_is_shown_without_its_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, raising(OSError()))
    with pytest.raises(ModelMissing) as told:
        lacks("\x1b]0;x\x07")
    assert "\x1b" not in str(told.value)


@pytest.mark.parametrize(
    ("gives", "expected"),
    [
        ({NAMES, PARSE}, None),
        ({PARSE}, "the model 'tiny' has no named entities: the rules find the names"),
        ({NAMES}, "the model 'tiny' has no parser: the rules find who says what"),
    ],
)
def test_what_a_model_lacks_is_said(
    monkeypatch: pytest.MonkeyPatch, pipeline: type[Pipeline], gives: set[str], expected: str | None
) -> None:
    installed(monkeypatch, lambda _: pipeline(gives=frozenset(gives)))
    assert lacks("tiny") == expected


def test_a_model_with_nothing_to_add_is_refused(
    monkeypatch: pytest.MonkeyPatch, pipeline: type[Pipeline]
) -> None:
    installed(monkeypatch, lambda _: pipeline(gives=frozenset(["token.tag"])))
    with pytest.raises(ModelMissing, match="has no named entities and no parser"):
        draft_with_model(Text("“No,” she said."), model="tiny")


def test_what_was_drafted_with_a_model_says_which(
    monkeypatch: pytest.MonkeyPatch, pipeline: type[Pipeline]
) -> None:
    installed(monkeypatch, lambda _: pipeline())
    drafted = draft_with_model(Text("“It is a start,” said Ana Ruiz."), model="tiny")
    items: list[Entity | Quote] = [*drafted.quotes, *drafted.entities]
    assert {item.provenance.by for item in items} == {"spacy:en_tiny-1.0"}


def test_a_model_is_marked_by_its_language_name_and_version(pipeline: type[Pipeline]) -> None:
    meta = {"lang": "en", "name": "core_web_sm", "version": "3.8.0"}
    assert mark_of(pipeline(meta=meta)) == "spacy:en_core_web_sm-3.8.0"
