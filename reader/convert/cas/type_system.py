"""The type system of our layers, as INCEpTION exports those of a project."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.convert.cas.names import (
    DOCUMENT,
    LAYERS,
    LINKED,
    NAMED_ENTITY,
    PACKAGE,
    PART,
    PARTS,
    PLACE,
    ROLE,
    TARGET,
    UNTOLD,
    WORDS,
    ids_feature,
    name_of,
)
from reader.convert.records.record import FIELDS, Form, RecordKind

if TYPE_CHECKING:
    from cassis import TypeSystem
    from cassis.typesystem import Type

_ANNOTATION, _BASE, _TOP = "uima.tcas.Annotation", "uima.cas.AnnotationBase", "uima.cas.TOP"
_STRING, _STRINGS, _ARRAY = "uima.cas.String", "uima.cas.StringArray", "uima.cas.FSArray"
_RANGES = {
    Form.TEXT: _STRING,
    Form.CHOICE: _STRING,
    Form.FLAG: "uima.cas.Boolean",
    Form.NUMBER: "uima.cas.Double",
    Form.TEXTS: _STRINGS,
}


@cache
def type_system_xml() -> str:
    """The type system as XML."""
    xml: str = our_type_system().to_xml()
    return xml


@cache
def our_type_system() -> TypeSystem:
    """A type system with all layers; every CAS may have the same."""
    from cassis import TypeSystem  # heavy, as the package says

    system = TypeSystem()
    document = system.create_type(DOCUMENT, "uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId", "documentUri"):
        system.create_feature(document, name, _STRING)
    named = system.create_type(NAMED_ENTITY, _ANNOTATION)
    for name in ("value", "identifier", "entity"):
        system.create_feature(named, name, _STRING)
    _create_plain(system, named, RecordKind.MENTION)
    for layer in (*WORDS.values(), PART):
        words = system.create_type(f"{PACKAGE}.{layer}", _ANNOTATION)
        if layer == "TimeX3":
            system.create_feature(words, "value", _STRING)
    made = {LAYERS[RecordKind.MENTION]: named}
    for layer, kind, base in _layers():
        type_ = made[layer] = system.create_type(f"{PACKAGE}.{layer}", base)
        system.create_feature(type_, name_of(kind, "id"), _STRING)
        system.create_feature(type_, PLACE, "uima.cas.Integer")
        _create_plain(system, type_, kind)
        if layer in ("Quote", "Event"):
            _create_link(system, type_, layer, PARTS, f"{PACKAGE}.{PART}")
    for layer, kind, _ in _layers():
        for field, form in FIELDS[kind].items():
            if form in LINKED:
                name = name_of(kind, field)
                _create_link(system, made[layer], layer, name, _target(field, form))
                system.create_feature(made[layer], ids_feature(name), _STRINGS)
    return system


def _layers() -> list[tuple[str, RecordKind, str]]:
    """Our own layers: those of words, and those of the whole document."""
    spans = [
        (LAYERS[kind], kind, _ANNOTATION) for kind in (RecordKind.QUOTE, RecordKind.EVENT, RecordKind.NOTE)
    ]
    whole = [(LAYERS[kind], kind, _BASE) for kind in (RecordKind.ARTICLE, RecordKind.ENTITY)]
    return [*spans, *whole, (UNTOLD, RecordKind.EVENT, _BASE)]


def _create_plain(system: TypeSystem, type_: Type, kind: RecordKind) -> None:
    for field, form in FIELDS[kind].items():
        if form in _RANGES:
            system.create_feature(type_, name_of(kind, field), _RANGES[form])


def _create_link(system: TypeSystem, type_: Type, layer: str, name: str, target: str) -> None:
    """A link feature: a list of links with a role and a target each, as INCEpTION has them."""
    link = system.create_type(f"{PACKAGE}.{layer}{name[0].upper()}{name[1:]}Link", _TOP)
    system.create_feature(link, ROLE, _STRING)
    system.create_feature(link, TARGET, target)
    system.create_feature(type_, name, _ARRAY, link, multipleReferencesAllowed=False)


def _target(field: str, form: Form) -> str:
    if form is Form.WORDS:
        return f"{PACKAGE}.{WORDS[field]}"
    if form is Form.ENTITIES:
        return NAMED_ENTITY
    layers = {Form.EVENTS: RecordKind.EVENT, Form.QUOTE: RecordKind.QUOTE}
    return f"{PACKAGE}.{LAYERS[layers[form]]}" if form in layers else _ANNOTATION
