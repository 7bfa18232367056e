"""Reads Web Annotations: pages, collections, lists and single annotations, ours and those of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from reader.convert.format import Beside
from reader.convert.json.source import read_json
from reader.convert.outside.annotation import OutsideAnnotation, OutsideArticle
from reader.convert.outside.type_map import TypeMap, own_map
from reader.convert.records.canonical_text import CanonicalText, canonical_text, text_beside
from reader.convert.records.record import FIELDS, Form, RecordKind
from reader.convert.w3c.selectors import Selectors
from reader.convert.w3c.write import NAMESPACE
from reader.errors import IntakeError
from reader.model.clean import shorten
from reader.model.text import Span

KINDS = {"words": "words", **{str(kind): str(kind) for kind in RecordKind}}
OWN_MAP: TypeMap = own_map(KINDS, lambda _kind, name: name)
OTHERS_MAP = TypeMap({"note": "note"}, {(RecordKind.NOTE, "note"): ("commenting",)})
"""Without a map, an annotation of others is a note on its words: that is what it says."""

_NOTE_LIKE = frozenset({"commenting", "highlighting", "describing", "replying", ""})
_LINKED = frozenset({Form.ENTITIES, Form.EVENTS, Form.THINGS, Form.QUOTE})


def reads(source: bytes, beside: Beside) -> OutsideArticle:
    """The annotations in a JSON-LD file; without its text in it, that is in a file beside it. Raises IntakeError."""
    return _Reading(read_json(source), text_beside(beside)).article()


class _Reading:
    def __init__(self, document: Any, text: str | None) -> None:
        self._page = document if isinstance(document, dict) else {}
        self._items = list(_items_of(document))
        head = self._page.get("article")
        self._head: dict[str, Any] = head if isinstance(head, dict) else {}
        own = self._head.get("text")
        outside = own if isinstance(own, str) else text
        if outside is None:
            raise IntakeError(
                "it has annotations and no text: put the text beside it, under the same name with .txt"
            )
        self._text: CanonicalText = canonical_text(outside)
        self._selectors = Selectors(outside)
        self._is_ours = isinstance(own, str)
        self._losses: list[str] = []
        self._found: list[OutsideAnnotation] = []

    def article(self) -> OutsideArticle:
        if self._is_ours:
            self._add_thing("article", self._head)
            for kind in ("entity", "event"):
                for each in _dicts(self._page.get("entities" if kind == "entity" else "events")):
                    if kind == "entity" or len(each) > 1:
                        self._add_thing(kind, each)
        for number, item in enumerate(self._items, 1):
            self._add_annotation(item, f"annotation {number}")
        places = {str(each.get("id")): place for place, each in enumerate(_dicts(self._page.get("events")))}
        self._found.sort(key=lambda found: places.get(found.id, -1))
        return OutsideArticle(
            self._text.text, tuple(self._found), losses=tuple(self._losses), is_ours=self._is_ours
        )

    def _add_thing(self, kind: str, thing: dict[str, Any]) -> None:
        """What stands beside the items: its keys are fields."""
        id_ = str(thing.get("id", ""))
        values: dict[str, list[str]] = defaultdict(list)
        links: dict[str, list[str]] = defaultdict(list)
        values["id"] = [_last(id_)]
        for name, form in FIELDS[RecordKind(kind)].items():
            value = thing.get(name)
            for each in value if isinstance(value, list) else () if value is None else (value,):
                if form is Form.WORDS:
                    links[name] += self._words(each, f"{id_}/{name}", f"{name} of {shorten(id_)}")
                elif form in _LINKED:
                    links[name].append(str(each))
                else:
                    values[name].append(_as_text(each))
        self._found.append(OutsideAnnotation(id_, kind, (), values, links))

    def _add_annotation(self, item: dict[str, Any], what: str) -> None:
        id_ = item.get("id") if isinstance(item.get("id"), str) else what
        values: dict[str, list[str]] = defaultdict(list)
        links: dict[str, list[str]] = defaultdict(list)
        kind = ""
        for number, body in enumerate(_bodies(item.get("body"))):
            name = body.get("field")
            if name == "record":
                kind = str(body.get("value"))
            elif isinstance(name, str) and "selector" in body:
                links[name] += self._words(body, f"{id_}/{number}", f"{shorten(name)} of {what}")
            elif isinstance(name, str) and "value" not in body:
                links[name].append(str(body.get("source")))
            else:
                values[str(name or body.get("purpose") or "commenting")].append(
                    _as_text(body.get("value", ""))
                )
        if kind in ("quote", "event"):
            values["id"] = [_last(str(id_))]
        if kind == "note":
            id_ = next(iter(values["id"]), str(id_))
        spans = tuple(self._spans(item.get("target"), what))
        if not spans:
            self._losses.append(f"{what} stands nowhere in the text, and is left out")
            return
        self._found.append(OutsideAnnotation(str(id_), kind or _type_of(item, values), spans, values, links))

    def _words(self, target: object, id_: str, what: str) -> list[str]:
        """Words that a field is about, as an annotation of their own."""
        spans = tuple(self._spans(target, what))
        if spans:
            self._found.append(OutsideAnnotation(id_, "words", spans))
        return [id_] if spans else []

    def _spans(self, targets: object, what: str) -> Iterator[Span]:
        for target in _dicts(targets if isinstance(targets, list) else [targets]):
            selectors = target.get("selector")
            span = self._selectors.span(selectors if isinstance(selectors, list) else [selectors])
            if span is None:
                self._losses.append(f"a target of {what} is not found in the text")
            else:
                yield self._text.span(*span)


def _items_of(document: Any) -> Iterator[dict[str, Any]]:
    """The annotations of a page, of a collection’s first page, of a list or graph, or the one that it is."""
    if isinstance(document, list):
        yield from _dicts(document)
        return
    if not isinstance(document, dict):
        raise IntakeError("it has no annotations")
    first = document.get("first")
    page = first if isinstance(first, dict) else document
    for key in ("items", "@graph"):
        if isinstance(page.get(key), list):
            yield from _dicts(page[key])
            return
    if "target" not in document:
        raise IntakeError("it has no annotations")
    yield document


def _bodies(body: object) -> Iterator[dict[str, Any]]:
    for each in body if isinstance(body, list) else [body]:
        if isinstance(each, str):
            yield {"value": each}
        elif isinstance(each, dict):
            yield each


def _dicts(values: object) -> list[dict[str, Any]]:
    return [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []


def _type_of(item: dict[str, Any], values: dict[str, list[str]]) -> str:
    """What others call an annotation: its first tag, else its motivation where that is none of a note’s."""
    tags = values.get("tagging") or values.get("classifying") or values.get("identifying")
    if tags:
        return tags[0]
    motivation: Sequence[object] = found if isinstance(found := item.get("motivation", ""), list) else [found]
    first = str(motivation[0]) if motivation else ""
    return "note" if first in _NOTE_LIKE else first


def _as_text(value: object) -> str:
    return "true" if value is True else "false" if value is False else str(value)


def _last(iri: str) -> str:
    """The id at the end of one of our addresses; any other as it is."""
    return iri.rpartition("/")[2] if iri.startswith(NAMESPACE) else iri
