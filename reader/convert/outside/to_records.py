"""Makes records of annotations from outside by a map, and says what the map doesn't know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.convert.outside.annotation import OutsideAnnotation, OutsideArticle
from reader.convert.outside.type_map import ENTITY_KINDS, TypeMap
from reader.convert.records.record import FIELDS, Form, Record, RecordKind, Value
from reader.model.clean import shorten
from reader.model.counting import many
from reader.model.slug import free_id
from reader.model.text import Span

TRIGGER = "trigger"
"""The type of words that an annotation hangs on; by themselves they are nothing."""

_THINGS = {"quote": RecordKind.QUOTE, "event": RecordKind.EVENT, "note": RecordKind.NOTE}
_FALSE = frozenset({"false", "no", "0"})
_LINKED = frozenset({Form.ENTITIES, Form.EVENTS, Form.THINGS, Form.QUOTE})


@dataclass(frozen=True, slots=True)
class Mapped:
    """The records that a map makes, and a sentence for each thing that it makes nothing of."""

    records: tuple[Record, ...]
    losses: tuple[str, ...]


def records_by_map(article: OutsideArticle, type_map: TypeMap) -> Mapped:
    """The records of what a map knows."""
    mapping = _Mapping(article, type_map)
    return Mapped(tuple(mapping.records()), tuple(mapping.losses()))


@dataclass(slots=True)
class _Entity:
    """An entity in the making: the annotations that describe or mention it."""

    id: str
    kind: str
    members: list[OutsideAnnotation] = field(default_factory=list)


class _Mapping:
    def __init__(self, article: OutsideArticle, type_map: TypeMap) -> None:
        self._article, self._map = article, type_map
        self._by_id = {each.id: each for each in article.annotations}
        self._meanings = {each.id: self._meaning(each) for each in article.annotations}
        self._used: set[str] = set()
        self._losses: list[str] = []
        self._entities: dict[str, _Entity] = {}  # by the annotations that are or mention them
        self._ids: dict[str, str] = {}  # of quotes and events, by their annotations
        self._find_entities()
        for each in article.annotations:
            if self._meanings[each.id] in ("quote", "event"):
                self._ids[each.id] = self._one(each, _THINGS[self._meanings[each.id]], "id") or each.id

    def losses(self) -> Iterator[str]:
        """What was lost; asked for when the records were made."""
        yield from self._losses
        counts = Counter(each.type for each in self._article.annotations if self._is_lost(each))
        for type_, count in counts.items():
            yield f"{many(count, 'annotation')} of type {shorten(type_)!r} left out: name this type in a map to read it"

    def _is_lost(self, annotation: OutsideAnnotation) -> bool:
        meaning = self._meanings[annotation.id]
        if meaning == "words":
            return annotation.id not in self._used
        return not meaning and annotation.type != TRIGGER

    def records(self) -> Iterator[Record]:
        for each in self._article.annotations:
            if self._meanings[each.id] == "article":
                yield Record(RecordKind.ARTICLE, each.id, (), self._fields(each, RecordKind.ARTICLE))
        entities = list({id(entity): entity for entity in self._entities.values()}.values())
        for entity in entities:
            yield self._entity(entity)
        for entity in entities:
            yield from self._mentions(entity)
        for each in self._article.annotations:
            kind = _THINGS.get(self._meanings[each.id])
            if kind is not None:
                spans = self._words(each, kind) or each.spans
                id_ = self._one(each, kind, "id") or each.id
                yield Record(kind, id_, spans, self._fields(each, kind))

    # -- entities

    def _meaning(self, annotation: OutsideAnnotation) -> str:
        """What an annotation is, empty where the map doesn't know: by its type and subtype, else by its type."""
        type_ = annotation.type
        for value in annotation.values.get(self._map.subtype.get(type_, ""), ()):
            if meaning := self._map.types.get(f"{type_}={value}"):
                return meaning
        return self._map.types.get(type_, "")

    def _find_entities(self) -> None:
        """Brings together what stands for the same: by a link, a group, an identifier, else by the same words."""
        taken: set[str] = set()
        by_key: dict[object, _Entity] = {}
        groups = {id_: group for group in self._article.groups for id_ in group}
        for each in self._article.annotations:
            meaning = self._meanings[each.id]
            if meaning not in ("entity", "mention", *ENTITY_KINDS):
                continue
            known = self._one(each, RecordKind.MENTION, "entity") if meaning != "entity" else each.id
            if known is None and meaning == "mention":
                self._losses.append(f"a mention without anybody, {shorten(each.id)!r}, left out")
                continue
            words = self._text_of(each)
            own = self._one(each, RecordKind.ENTITY, "id")
            key: object = known or groups.get(each.id) or own or (meaning, words)
            entity = by_key.get(key)
            if entity is None:
                described = self._by_id.get(known or "", each)
                name = self._one(described, RecordKind.ENTITY, "name") or words
                id_ = self._one(described, RecordKind.ENTITY, "id") or known or free_id(name, taken)
                entity = by_key[key] = _Entity(id_, meaning)
                taken.add(id_)
            entity.members.append(each)
            self._entities[each.id] = entity

    def _entity(self, entity: _Entity) -> Record:
        fields: dict[str, Value] = {}
        described = [member for member in entity.members if self._meanings[member.id] == "entity"]
        for member in described or entity.members:
            fields = self._fields(member, RecordKind.ENTITY) | fields
        if entity.kind in ENTITY_KINDS:
            fields.setdefault("kind", entity.kind)
        words = [self._text_of(member) for member in entity.members if member.spans]
        if "name" not in fields and words:
            fields["name"] = words[0]
        return Record(RecordKind.ENTITY, entity.id, (), fields)

    def _mentions(self, entity: _Entity) -> Iterator[Record]:
        for member in entity.members:
            if len(member.spans) > 1:
                words = shorten(self._text_of(member))
                self._losses.append(f"the mention “{words}” in several pieces left out: a mention is in one")
            elif member.spans:
                fields = self._fields(member, RecordKind.MENTION)
                yield Record(RecordKind.MENTION, entity.id, member.spans, fields)

    # -- fields

    def _fields(self, annotation: OutsideAnnotation, kind: RecordKind) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name, form in FIELDS[kind].items():
            value = self._field(annotation, kind, name, form)
            if value is not None:
                found[name] = value
        return found

    def _field(self, annotation: OutsideAnnotation, kind: RecordKind, name: str, form: Form) -> Value | None:
        given = self._given(annotation, kind, name)
        if form is Form.WORDS:
            return self._span(annotation, self._linked(annotation, kind, name), name)
        if form in _LINKED:
            ids = [self._id(each) for each in self._linked(annotation, kind, name)] + given
            return (ids[0] if form is Form.QUOTE else tuple(ids)) if ids else None
        if not given:
            return None
        if form is Form.TEXTS:
            return tuple(given)
        if form is Form.FLAG:
            return given[0].lower() not in _FALSE or None
        if form is Form.NUMBER:
            return _number(given[0])
        return given[0]

    def _given(self, annotation: OutsideAnnotation, kind: RecordKind, name: str) -> list[str]:
        """The values of a field, in our words."""
        given = (
            value for theirs in self._map.names(kind, name) for value in annotation.values.get(theirs, ())
        )
        return [self._map.values.get((kind, name, value), value) for value in given]

    def _one(self, annotation: OutsideAnnotation, kind: RecordKind, name: str) -> str | None:
        return next(iter((*self._given(annotation, kind, name), *self._linked(annotation, kind, name))), None)

    def _linked(self, annotation: OutsideAnnotation, kind: RecordKind, name: str) -> list[str]:
        return [id_ for theirs in self._map.names(kind, name) for id_ in annotation.links.get(theirs, ())]

    def _id(self, linked: str) -> str:
        """The id of what a link leads to."""
        if linked in self._entities:
            return self._entities[linked].id
        return self._ids.get(linked, linked)

    def _words(self, annotation: OutsideAnnotation, kind: RecordKind) -> tuple[Span, ...]:
        """The spans that an annotation gives by a link, where it does."""
        linked = self._linked(annotation, kind, "words")
        self._used.update(linked)
        return tuple(sorted(span for id_ in linked if id_ in self._by_id for span in self._by_id[id_].spans))

    def _span(self, annotation: OutsideAnnotation, linked: Sequence[str], name: str) -> Span | None:
        """The one span of what links lead to; more than one can't be said."""
        self._used.update(linked)
        spans = [span for id_ in linked if id_ in self._by_id for span in self._by_id[id_].spans]
        if len(spans) > 1:
            where = f"{name} of {shorten(self._ids.get(annotation.id, annotation.id))}"
            self._losses.append(f"{where} is in {len(spans)} pieces: the first one stays")
        return spans[0] if spans else None

    def _text_of(self, annotation: OutsideAnnotation) -> str:
        return " ".join(self._article.text[span] for span in annotation.spans)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
