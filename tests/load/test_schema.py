"""The JSON Schema for editors: it takes what the loader takes, and marks what a person gets wrong while typing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reader.load.schema import schema, schema_text
from reader.load.values.decode import decode
from reader.load.values.fields import ARTICLE, Shape

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(schema())
EXAMPLE = """\
# yaml-language-server: $schema=article.schema.json
format: 1
headline: Mayor reopens the harbour
source: {publisher: Harbour Post, url: https://example.org/harbour, authors: [Ana Lind]}
published: 2024-05-03
language: en
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz:
    name: Ana Ruiz
    aka: [Ruiz, Mayor Ruiz]
    role: mayor
    about: Elected in 2019.
    wikidata: Q1
    mentions:
      - The mayor
      - {text: she, para: 1}
  aide: {name: a senior aide, named: false, aka: [A senior aide]}
places:
  harbour: {name: the harbour}
quotes:
  - speaker: ruiz
    type: direct
    parts: ["“It is,”", "“a start.”"]
    cue: said
    mention: {text: she, para: 1}
  - id: work-began
    speaker: aide
    type: indirect
    text: the work had begun in 2021, a year after the storm
    cue: said
    about: [storm]
events:
  - {id: storm, title: A storm closes the harbour, when: "2020", basis: inferred, text: a year after the storm}
  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021, order: {after: [storm]}}
  - {title: The harbour reopens, when: 2024-05-03, when_text: on Friday, text: reopened the harbour, people: [ruiz]}
notes:
  - {text: a start, note: The second phase has no date.}
"""
HEAD = "format: 1\nheadline: A\ntext: T\n"


class _Editor(yaml.SafeLoader):
    """YAML as editors read it: numbers and truth values are such, dates and the key `on` are text."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith("timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in ("o", "O")
}


def complaints(source: str) -> list[str]:
    """Where the schema finds fault."""
    value = yaml.load(source, Loader=_Editor)
    return [error.json_path for error in VALIDATOR.iter_errors(value)]


def test_the_published_schema_is_the_one_that_the_tables_make() -> None:
    assert (ROOT / "content" / "article.schema.json").read_text("utf-8") == schema_text()


def test_the_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema_text().endswith("}\n")


def test_the_example_of_the_format_is_taken_by_schema_and_loader() -> None:
    assert complaints(EXAMPLE) == []
    assert decode(EXAMPLE.encode()).diagnostics == []


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_articles_that_ship_are_taken(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "rest",
    [
        "published: 2024-05-03\n",
        "published: 2021\n",
        "published: '2021'\n",
        "language: no\n",
        "language: zh-Hant\n",
        "people:\nquotes:\nevents:\nnotes:\nsource:\n",
        "people: {a: {name: 2021, aka: 007, role: yes, named: false, confidence: 0.5, draft: true}}\n",
        "people: {1: {name: A}}\n".replace("1:", "'1':"),
        "people: {a: {name: A, confidence: 1, mentions: {text: she, nth: all}}}\n",
        "people: {a: {name: A, aka: [B, 12], mentions: [she, {text: he, para: 2, by: hand}]}}\n",
        "quotes: [{speaker: a, type: direct, text: x, to: b, about: [c, d], at: {para: 1}, when: 2021-05, cue: 12}]\n",
        "quotes: [{id: q, speaker: unknown, type: mixed, parts: x, inside: , note: x}]\n",
        "events: [{title: T, basis: background, when: 2020}]\n",
        "events: [{title: T, text: x, state: denied, alleged_by: a, order: {before: a, during: [b]}}]\n",
        "notes: [{text: a, para: 1, nth: 2, note: b}, {text: a, draft: 0.5, by: hand, checked_by: Jo}]\n",
        "quotes: [{speaker: [a, b], type: direct, text: x, draft: 0.85}]\n",
        "quotes: [{speaker: a, type: direct, text: x, draft: 1}]\n",
        "drafted: {by: rules-1, on: 2026-11-30}\n",
        "source: {authors: Ana, url: HTTPS://example.org/ü}\n",
    ],
)
def test_what_the_loader_takes_the_schema_takes(rest: str) -> None:
    assert decode((HEAD + rest).encode()).diagnostics == []
    assert complaints(HEAD + rest) == []


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("headline: A\ntext: T\n", "$"),
        ("format: 2\nheadline: A\ntext: T\n", "$.format"),
        ("format: 1\nheadline: ''\ntext: T\n", "$.headline"),
        ("format: 1\nheadline:\ntext: T\n", "$.headline"),
        ("format: 1\nheadline: A\ntext: [T]\n", "$.text"),
        (HEAD + "headlin: B\n", "$"),
        (HEAD + "people: []\n", "$.people"),
        (HEAD + "people: {Ana: {name: A}}\n", "$.people"),
        (HEAD + "people: {unknown: {name: A}}\n", "$.people"),
        (HEAD + "people: {a: A}\n", "$.people.a"),
        (HEAD + "people: {a: {}}\n", "$.people.a"),
        (HEAD + "people: {a: {name: A, wikidata: 42}}\n", "$.people.a.wikidata"),
        (HEAD + "people: {a: {name: A, url: example.org}}\n", "$.people.a.url"),
        (HEAD + "people: {a: {name: A, named: 'yes'}}\n", "$.people.a.named"),
        (HEAD + "people: {a: {name: A, confidence: 2}}\n", "$.people.a.confidence"),
        (HEAD + "people: {a: {name: A, mentions: [{para: 1}]}}\n", "$.people.a.mentions"),
        (HEAD + "people: {a: {name: A, mentions: [{text: x, para: 0}]}}\n", "$.people.a.mentions"),
        (HEAD + "language: en_US\n", "$.language"),
        (HEAD + "source: Post\n", "$.source"),
        (HEAD + "source: {author: Ana}\n", "$.source"),
        (HEAD + "quotes: {speaker: a}\n", "$.quotes"),
        (HEAD + "quotes: [{type: direct, text: x}]\n", "$.quotes[0]"),
        (HEAD + "quotes: [{speaker: a, type: said, text: x}]\n", "$.quotes[0].type"),
        (HEAD + "quotes: [{speaker: a, type: direct}]\n", "$.quotes[0]"),
        (HEAD + "quotes: [{speaker: a, type: direct, text: x, parts: [y]}]\n", "$.quotes[0]"),
        (HEAD + "quotes: [{speaker: a, type: direct, parts: []}]\n", "$.quotes[0].parts"),
        (HEAD + "quotes: [{speaker: [], type: direct, text: x}]\n", "$.quotes[0].speaker"),
        (HEAD + "quotes: [{speaker: a, type: direct, text: x, draft: 0}]\n", "$.quotes[0].draft"),
        (HEAD + "quotes: [{speaker: a, type: direct, text: x, draft: 2}]\n", "$.quotes[0].draft"),
        (HEAD + "drafted: {on: 2026-11-30}\n", "$.drafted"),
        (HEAD + "quotes: [{speaker: a, type: direct, text: x, at: {nth: all}}]\n", "$.quotes[0].at"),
        (HEAD + "events: [{text: x}]\n", "$.events[0]"),
        (HEAD + "events: [{title: T}]\n", "$.events[0]"),
        (HEAD + "events: [{title: T, text: x, order: [a]}]\n", "$.events[0].order"),
        (HEAD + "events: [{title: T, text: x, state: done}]\n", "$.events[0].state"),
        (HEAD + "notes: [{note: a}]\n", "$.notes[0]"),
        (HEAD + "notes: [{text: a, note: b, prefix: c}]\n", "$.notes[0]"),
    ],
)
def test_what_a_person_gets_wrong_is_marked_by_schema_and_loader(source: str, path: str) -> None:
    assert decode(source.encode()).diagnostics
    assert path in complaints(source)


def shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for field in shape.fields.values():
        if field.shape is not None:
            yield from shapes(field.shape)


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of the schema that describes a mapping of the format."""
    if isinstance(value, dict):
        if "properties" in value and "additionalProperties" in value:
            yield value
        for part in value.values():
            yield from mappings(part)
    elif isinstance(value, list):
        for part in value:
            yield from mappings(part)


def test_every_key_of_the_format_is_in_the_schema_with_its_meaning() -> None:
    described = [
        {key: part["description"] for key, part in mapping["properties"].items()}
        for mapping in mappings(schema())
    ]
    for shape in shapes(ARTICLE):
        assert {key: field.says for key, field in shape.fields.items()} in described


def test_no_mapping_of_the_schema_takes_an_unknown_key() -> None:
    assert all(mapping["additionalProperties"] is False for mapping in mappings(schema()))


def test_every_pattern_is_one_that_editors_can_compile() -> None:
    patterns = re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', schema_text())
    assert patterns
    for pattern in patterns:
        # In JavaScript's Unicode mode a letter or quotation mark may not be escaped for nothing.
        assert not re.search(r"\\\\[^sS\\/.\[\](){}?*+^$|-]", pattern), pattern
