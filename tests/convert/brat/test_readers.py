"""Standoff as two readers of PyPI read it: bratly, and brat-peek."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import warnings
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reader.convert.format import Options
from reader.convert.table import BY_NAME
from reader.load.article import load_article
from reader.model.article import Article
from reader.services.bundled import bundled
from tests.values import some


@pytest.fixture(scope="module")
def seed() -> Article:
    return some(load_article(bundled()).article)


@pytest.fixture(scope="module")
def ann(seed: Article, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article that comes with the program as standoff."""
    folder = tmp_path_factory.mktemp("brat")
    for file in BY_NAME["brat"].writes(seed, Options()).files:
        name = file.ending if file.shared else f"seed{file.ending}"
        (folder / name).write_text("".join(file.content), "utf-8", newline="")
    return folder / "seed.ann"


def by_bratly(ann: Path) -> list[Any]:
    """The annotations that bratly reads, without its remarks on how it was written."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = importlib.import_module("bratly.io").read_and_load_ann_file
    annotations: list[Any] = read(str(ann), renumerotize=False, no_duplicates=False).annotations
    return annotations


def test_bratly_reads_every_mention_quote_and_event_at_its_words(
    seed: Article, ann: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = by_bratly(ann)
    capsys.readouterr()  # it prints which events it doesn’t take
    text = ann.with_suffix(".txt").read_text("utf-8")
    for each in found:
        if each.id.startswith("T"):
            assert " ".join(text[part.start : part.end] for part in each.fragments) == each.content
    events = Counter(each.label for each in found if each.id.startswith("E"))
    assert events["Quote"] == len(seed.quotes)
    assert events["Event"] == sum(bool(event.parts) for event in seed.events)
    labels = Counter(each.label for each in found if each.id.startswith("T"))
    mentions = Counter(
        kind.capitalize()
        for entity in seed.entities.values()
        for kind in [entity.kind] * len(entity.mentions)
    )
    assert {label: labels[label] for label in mentions} == dict(mentions)
    items = {each.external_resource for each in found if each.id.startswith("N")}
    assert items == {("Wikidata", entity.wikidata) for entity in seed.entities.values() if entity.wikidata}


def _peek() -> ModuleType:
    """The reader of brat-peek alone: the package as a whole wants libraries for charts that it doesn’t name."""
    package = some(importlib.util.find_spec("peek"))
    path = Path(some(package.submodule_search_locations)[0], "ann_structure.py")
    spec = some(importlib.util.spec_from_file_location("ann_structure", path))
    module = importlib.util.module_from_spec(spec)
    sys.modules["ann_structure"] = module
    some(spec.loader).exec_module(module)
    return module


def test_brat_peek_reads_every_line_that_it_knows(ann: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = _peek().AnnDocument(str(ann))
    capsys.readouterr()  # it prints the references and groups that it doesn’t know
    lines = Counter(line[0] for line in ann.read_text("utf-8").splitlines())
    counts = {kind: sum(found.values()) for kind, found in document.count.items()}
    assert counts == {
        "entities": lines["T"], "events": lines["E"], "attributes": lines["A"], "notes": lines["#"], "relations": 0,
    }  # fmt: skip
