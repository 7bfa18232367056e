"""Writes an article as a CAS: text, named entities, and layers for quotes, events, notes and what is known of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from reader.convert.cas.names import (
    DOCUMENT,
    KIND_VALUES,
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
    WIKIDATA,
    WORDS,
    ids_feature,
    name_of,
)
from reader.convert.cas.type_system import our_type_system, type_system_xml
from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.records.from_article import not_in_records, records_of
from reader.convert.records.record import FIELDS, Form, Record, RecordKind
from reader.model.article import Article, EntityId
from reader.model.text import Span

if TYPE_CHECKING:
    from cassis import Cas
    from cassis.typesystem import FeatureStructure

XMI, JSON, TYPE_SYSTEM = ".xmi", ".json", "TypeSystem.xml"


def writes(article: Article, options: Options) -> Exported:
    """XMI with its type system beside it, or JSON; both where no ending says which."""
    cas = _Writing(article).cas()
    files = []
    if options.ending != JSON:
        files = [
            ExportedFile(XMI, (cas.to_xmi(),)),
            ExportedFile(TYPE_SYSTEM, (type_system_xml(),), shared=True),
        ]
    if options.ending != XMI:
        files.append(ExportedFile(JSON, (cas.to_json(),)))
    return Exported(tuple(files), tuple(not_in_records(article)))


class _Writing:
    def __init__(self, article: Article) -> None:
        from cassis import Cas  # heavy, as the package says

        self._article = article
        self._system = our_type_system()
        self._cas: Cas = Cas(self._system)
        self._cas.sofa_string = article.text.content
        self._cas.sofa_mime = "text/plain"
        self._made: dict[str, FeatureStructure] = {}  # quotes, events, and the first mentions of entities
        self._dates = {
            event.when_text: event.when for event in article.events if event.when_text and event.when
        }

    def cas(self) -> Cas:
        """The whole CAS: first what has an id, then what refers to it."""
        self._document()
        places = Counter[RecordKind]()
        records = list(records_of(self._article))
        made = []
        for record in records:
            made.append(self._plain(record, places[record.kind]))
            places[record.kind] += 1
        for record, structure in zip(records, made, strict=True):
            self._link(record, structure)
            self._cas.add(structure)
        return self._cas

    def _document(self) -> None:
        article = self._article
        document = self._system.get_type(DOCUMENT)(
            begin=0,
            end=len(article.text),
            language=article.language or "x-unspecified",
            documentTitle=article.headline,
            documentId=article.id,
            documentUri=article.source.url,
        )
        self._cas.add(document)

    def _plain(self, record: Record, place: int) -> FeatureStructure:
        """The structure of a record, without what it refers to."""
        kind = record.kind
        features: dict[str, object] = {
            name_of(kind, name): self._value(FIELDS[kind][name], value)
            for name, value in record.fields.items()
            if FIELDS[kind][name] not in LINKED
        }
        if record.spans:
            features |= {"begin": record.spans[0].start, "end": record.spans[0].end}
        if kind is RecordKind.MENTION:
            features |= self._identity(record.id)
            structure = self._system.get_type(NAMED_ENTITY)(**features)
            self._made.setdefault(record.id, structure)
            return structure
        layer = UNTOLD if kind is RecordKind.EVENT and not record.spans else LAYERS[kind]
        features |= {name_of(kind, "id"): record.id, PLACE: place}
        structure = self._system.get_type(f"{PACKAGE}.{layer}")(**features)
        if kind in (RecordKind.QUOTE, RecordKind.EVENT) and record.spans:
            self._made[record.id] = structure
        return structure

    def _identity(self, id_: str) -> dict[str, object]:
        """Who is mentioned: a label, and an address that is the same for all of their mentions."""
        entity = self._article.entities[EntityId(id_)]
        own = f"urn:closeread:{quote(self._article.id, safe='')}/entity/{id_}"
        identifier = f"{WIKIDATA}{entity.wikidata}" if entity.wikidata else own
        return {"value": KIND_VALUES[entity.kind], "identifier": identifier, "entity": id_}

    def _value(self, form: Form, value: object) -> object:
        if form is Form.TEXTS and isinstance(value, tuple):
            return self._strings(value)
        return value

    def _strings(self, words: Sequence[str]) -> FeatureStructure:
        return self._system.get_type("uima.cas.StringArray")(elements=list(words))

    def _link(self, record: Record, structure: FeatureStructure) -> None:
        """Links to the further parts, to words, and to what has an id; ids alone where that is nowhere in the text."""
        layer = structure.type.name.rpartition(".")[2]
        if len(record.spans) > 1:
            parts = [self._words(PART, span) for span in record.spans[1:]]
            setattr(structure, PARTS, self._links(layer, PARTS, PARTS, parts))
        for field, value in record.fields.items():
            form = FIELDS[record.kind][field]
            if form not in LINKED:
                continue
            name = name_of(record.kind, field)
            if isinstance(value, Span):
                setattr(structure, name, self._links(layer, name, field, [self._words(WORDS[field], value)]))
                continue
            ids = [str(each) for each in (value if isinstance(value, tuple) else (value,))]
            if all(each in self._made for each in ids):
                targets = [self._made[each] for each in ids]
                setattr(structure, name, self._links(layer, name, field, targets))
            else:
                setattr(structure, ids_feature(name), self._strings(ids))

    def _links(
        self, layer: str, name: str, role: str, targets: Sequence[FeatureStructure]
    ) -> FeatureStructure:
        link = self._system.get_type(f"{PACKAGE}.{layer}{name[0].upper()}{name[1:]}Link")
        links = [link(**{ROLE: role, TARGET: target}) for target in targets]
        return self._system.get_type("uima.cas.FSArray")(elements=links)

    def _words(self, layer: str, span: Span) -> FeatureStructure:
        """Words as an annotation of their own, which is in the index, too."""
        type_ = self._system.get_type(f"{PACKAGE}.{layer}")
        words = type_(begin=span.start, end=span.end)
        date = self._dates.get(span) if layer == WORDS["when_text"] else None
        if date is not None:
            words.value = date.text
        self._cas.add(words)
        return words
