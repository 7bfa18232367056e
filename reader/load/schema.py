"""The format as a JSON Schema (draft 2020-12), for editors that complete and check as one types.

Editors hand the schema what YAML makes of a value, so a plain `2021` or `true` comes as a number or a truth value, and
a key with nothing after it as null. The schema takes what the loader takes; it says nothing of ids and words that must
exist, which only the loader checks.
"""

from __future__ import annotations

import json
from typing import Any

from reader.load.values.fields import (
    ARTICLE,
    DRAFT_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    SHARE_PATTERN,
    URL_PATTERN,
    WIKIDATA_PATTERN,
    Field,
    Form,
    Shape,
)

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
_SOME = r"\S"
# What a plain value may come as.
_SCALAR = ["string", "number", "boolean"]
_TEXT: dict[str, Any] = {"type": _SCALAR}
_SOME_TEXT: dict[str, Any] = {"type": _SCALAR, "pattern": _SOME}
_ID: dict[str, Any] = {
    "type": ["string", "integer", "boolean"],
    "pattern": f"^(?!unknown$){ID_PATTERN}$",
    "minimum": 0,
}
_COUNT: dict[str, Any] = {"type": ["integer", "string"], "minimum": 1, "pattern": "^[1-9][0-9]{0,8}$"}

_FORMS: dict[Form, dict[str, Any]] = {
    Form.FORMAT: {"enum": [1, "1"], "default": 1},
    Form.TEXT: {"type": "string", "pattern": _SOME},
    Form.LINE: _TEXT,
    Form.PROSE: _TEXT,
    Form.LITERAL: _TEXT,
    Form.NAME: _SOME_TEXT,
    Form.WORDS: _SOME_TEXT,
    Form.ID: _ID,
    Form.REF: _SOME_TEXT,
    Form.DATE: {"type": ["string", "integer", "number"], "examples": ["2024-05-03", "2020-08~", "2020/2021"]},
    Form.URL: {"type": "string", "format": "iri", "pattern": f"^{URL_PATTERN}$"},
    Form.WIKIDATA: {"type": "string", "pattern": f"^{WIKIDATA_PATTERN}$", "examples": ["Q42"]},
    Form.LANGUAGE: {
        # An editor may read `no`, Norwegian, as false.
        "type": ["string", "boolean"],
        "pattern": f"^({LANGUAGE_PATTERN})$",
        "examples": ["en", "pt-BR", "zh-Hant"],
    },
    Form.TRUTH: {"enum": [True, False, "true", "false"]},
    Form.SHARE: {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": f"^({SHARE_PATTERN})$"},
    Form.DRAFT: {
        "anyOf": [
            {"enum": [True, False, "true", "false"]},
            {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            {"type": "string", "pattern": f"^({DRAFT_PATTERN})$"},
        ]
    },
    Form.COUNT: _COUNT,
    Form.COUNT_OR_ALL: {"anyOf": [_COUNT, {"const": "all"}]},
}
_LISTS = {
    Form.LINES: _SOME_TEXT,
    Form.NAMES: _SOME_TEXT,
    Form.PARTS: _SOME_TEXT,
    Form.REFS: _SOME_TEXT,
}


def schema_text() -> str:
    """The schema as it stands in content/article.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """The schema of an article's file."""
    definitions: dict[str, Any] = {}
    root = _mapping(ARTICLE, definitions)
    root["title"] = "Annotated article, format 1"
    root["defaultSnippets"] = [_SNIPPET]
    return {
        "$schema": ADDRESS,
        "$id": "article.schema.json",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


_SNIPPET = {
    "label": "an annotated article",
    "description": "The keys that every article has",
    "body": {
        "format": 1,
        "headline": "${1:headline}",
        "text": "${2:text}",
    },
}


def _mapping(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one kind of mapping; the kinds that stand in it go into the definitions."""
    made: dict[str, Any] = {
        "title": shape.name.removeprefix("an ").removeprefix("a ").capitalize(),
        "description": shape.says,
        "type": "object",
        "properties": {key: _property(field, definitions) for key, field in shape.fields.items()},
        "additionalProperties": False,
    }
    if required := [field.key for field in shape.required if not field.unless]:
        made["required"] = required
    for field in shape.required:
        if field.unless:
            made["anyOf"] = [{"required": [field.key]}, {"required": [field.unless]}]
    if "parts" in shape.fields:
        made |= _words_once(shape)
    return made


def _words_once(shape: Shape) -> dict[str, Any]:
    """Words in `text` or in `parts`, not in both; what is orphaned, or only the annotator knows, may have none."""
    ways: list[dict[str, Any]] = [{"required": ["text"]}, {"required": ["parts"]}]
    without: list[dict[str, Any]] = [{"required": ["was"]}]
    if "basis" in shape.fields:
        without.append({"properties": {"basis": {"const": "background"}}, "required": ["basis"]})
    ways.append({"anyOf": without, "not": {"anyOf": ways[:2]}})
    return {"oneOf": ways}


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one key, with what it means; a key that may be left out may have nothing after it."""
    described: dict[str, Any] = {"title": field.key, "description": field.says}
    if field.default is not None:
        described["default"] = {"true": True, "false": False}.get(field.default, field.default)
    value = _value(field, definitions)
    return described | (value if field.required else _or_nothing(value))


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if "type" in value:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return {**value, "type": [*types, "null"]}
    return {"anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}


def _value(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    if field.form is Form.CHOICE:
        return {"enum": list(map(str, field.choices))}
    if field.shape is not None:
        return _nested(field, field.shape, definitions)
    if field.form in _LISTS:
        return _one_or_many(_LISTS[field.form], empty=not field.required and field.form is not Form.PARTS)
    value = _FORMS[field.form]
    return {**value, "pattern": _SOME} if field.required and value is _TEXT else value


def _nested(field: Field, shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    name = _name(field, shape)
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _mapping(shape, definitions)
    reference = {"$ref": f"#/$defs/{name}"}
    anchor = {"anyOf": [_SOME_TEXT, reference]}
    by_id = {"type": "object", "propertyNames": _ID, "additionalProperties": reference}
    nested: dict[Form, dict[str, Any]] = {
        Form.ONE: reference,
        Form.LIST: {"type": "array", "items": reference},
        Form.BY_ID: by_id,
        Form.ANCHOR: anchor,
        Form.ANCHORS: _one_or_many(anchor, empty=True),
    }
    return nested[field.form]


def _name(field: Field, shape: Shape) -> str:
    """What a kind of mapping is called among the definitions: `mentions` and `mention` differ in `nth`."""
    if field.form is Form.BY_ID:
        return "entity"
    return field.key if field.form is Form.ANCHORS else shape.name.split(" ", 1)[1]


def _one_or_many(item: dict[str, Any], empty: bool) -> dict[str, Any]:
    many: dict[str, Any] = {"type": "array", "items": item}
    return {"anyOf": [item, many if empty else {**many, "minItems": 1}]}
