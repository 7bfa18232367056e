"""Writes an article as a page of Web Annotations: an annotation for each mention, quote, event and note."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from urllib.parse import quote

from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.records.from_article import not_in_records, records_of
from reader.convert.records.record import FIELDS, LISTS, Form, Record, RecordKind, Value
from reader.convert.w3c.selectors import Json, Selectors
from reader.model.article import Article, EntityId
from reader.model.text import Span

NAMESPACE = "urn:closeread:"
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "closeread": f"{NAMESPACE}terms#",
        **{term: f"closeread:{term}" for term in ("article", "entities", "events", "field", "unit")},
    },
]
MOTIVATIONS = {
    RecordKind.MENTION: "identifying",
    RecordKind.QUOTE: "describing",
    RecordKind.EVENT: "describing",
    RecordKind.NOTE: "commenting",
}
_PURPOSES = {Form.CHOICE: "classifying", Form.FLAG: "tagging", Form.WORDS: "linking"}


def writes(article: Article, _options: Options) -> Exported:
    """One JSON-LD file with the text in it."""
    page = _Page(article).page()
    content = dumps(page, ensure_ascii=False, indent=1)
    return Exported((ExportedFile(".jsonld", (content, "\n")),), tuple(not_in_records(article)))


class _Page:
    def __init__(self, article: Article) -> None:
        self._article = article
        self._base = f"{NAMESPACE}{quote(article.id, safe='')}"
        self._source = article.source.url or self._base
        self._selectors = Selectors(article.text.content)

    def page(self) -> Json:
        """The page; what stands nowhere in the text is beside its items, and so is the order of all events."""
        head: Json = {}
        entities, events, items = [], [], []
        for number, record in enumerate(records_of(self._article)):
            if record.kind is RecordKind.ARTICLE:
                head = {"id": self._base, **self._fields(record), "text": self._article.text.content}
            elif record.kind is RecordKind.ENTITY:
                entities.append({"id": self._iri(record.kind, record.id), **self._fields(record)})
            elif not record.spans:
                events.append({"id": self._iri(record.kind, record.id), **self._fields(record)})
            else:
                items.append(self._annotation(record, number))
                if record.kind is RecordKind.EVENT:
                    events.append({"id": self._iri(record.kind, record.id)})
        beside = {"article": head, "entities": entities, "events": events}
        return {
            "@context": CONTEXT,
            "id": f"{self._base}/annotations",
            "type": "AnnotationPage",
            "partOf": {
                "id": f"{self._base}/collection",
                "type": "AnnotationCollection",
                "label": self._article.headline,
                "total": len(items),
            },
            "startIndex": 0,
            **{key: value for key, value in beside.items() if value},
            "items": items,
        }

    def _annotation(self, record: Record, number: int) -> Json:
        kind, about = record.kind, record.kind in (RecordKind.MENTION, RecordKind.NOTE)
        id_ = self._iri(kind, str(number) if about else record.id)
        highlight = kind is RecordKind.NOTE and "note" not in record.fields
        return {
            "id": id_,
            "type": "Annotation",
            "motivation": "highlighting" if highlight else MOTIVATIONS[kind],
            "body": list(self._bodies(record)),
            "target": [self._target(span) for span in record.spans],
        }

    def _target(self, span: Span) -> Json:
        return {"source": self._source, "selector": self._selectors.of(span)}

    def _bodies(self, record: Record) -> Iterator[Json]:
        """What kind of thing it is, then a body for each value of each field."""
        yield {"type": "TextualBody", "purpose": "tagging", "value": str(record.kind), "field": "record"}
        if record.kind is RecordKind.MENTION:
            yield self._reference("entity", RecordKind.ENTITY, record.id)
        if record.kind is RecordKind.NOTE:
            yield {"type": "TextualBody", "purpose": "tagging", "value": record.id, "field": "id"}
        for name, value in record.fields.items():
            form = FIELDS[record.kind][name]
            for each in value if form in LISTS and isinstance(value, tuple) else (value,):
                yield self._body(name, form, each)

    def _body(self, name: str, form: Form, value: Value) -> Json:
        if isinstance(value, Span):
            return {"type": "SpecificResource", "purpose": "linking", **self._target(value), "field": name}
        if form in (Form.ENTITIES, Form.EVENTS, Form.THINGS, Form.QUOTE):
            return self._reference(name, self._kind_of(form, str(value)), str(value))
        purpose = "commenting" if name == "note" else _PURPOSES.get(form, "describing")
        words = "true" if value is True else str(value)
        return {
            "type": "TextualBody",
            "purpose": purpose,
            "value": words,
            "format": "text/plain",
            "field": name,
        }

    def _reference(self, name: str, kind: RecordKind, id_: str) -> Json:
        entity = self._article.entities.get(EntityId(id_))
        body = {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": self._iri(kind, id_),
            "field": name,
        }
        return body if entity is None or kind is not RecordKind.ENTITY else body | {"label": entity.name}

    def _fields(self, record: Record) -> Json:
        """The fields of what is no annotation, ids as addresses."""
        return {name: self._json(FIELDS[record.kind][name], value) for name, value in record.fields.items()}

    def _json(self, form: Form, value: Value) -> object:
        if isinstance(value, Span):
            return self._target(value)
        if form in (Form.ENTITIES, Form.EVENTS, Form.THINGS) and isinstance(value, tuple):
            return [self._iri(self._kind_of(form, str(each)), str(each)) for each in value]
        return list(value) if isinstance(value, tuple) else value

    def _kind_of(self, form: Form, id_: str) -> RecordKind:
        if form is Form.QUOTE:
            return RecordKind.QUOTE
        if form is Form.EVENTS or (form is Form.THINGS and id_ not in self._article.entities):
            return RecordKind.EVENT
        return RecordKind.ENTITY

    def _iri(self, kind: RecordKind, id_: str) -> str:
        return f"{self._base}/{kind}/{id_}"
