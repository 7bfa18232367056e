"""The types and features of our layers."""

from __future__ import annotations

from reader.convert.outside.type_map import TypeMap, own_map
from reader.convert.records.record import Form, RecordKind

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
PACKAGE = "webanno.custom"
"""Where INCEpTION has the layers of a project."""
KIND_VALUES = {"person": "PER", "organisation": "ORG", "place": "LOC"}
WIKIDATA = "http://www.wikidata.org/entity/"

LAYERS = {
    RecordKind.ARTICLE: "Article",
    RecordKind.ENTITY: "Entity",
    RecordKind.MENTION: "NamedEntity",
    RecordKind.QUOTE: "Quote",
    RecordKind.EVENT: "Event",
    RecordKind.NOTE: "Note",
}
UNTOLD = "UntoldEvent"
WORDS = {"cue": "Cue", "mention": "SpeakerMention", "when_text": "TimeX3"}
"""The layers of words that a quote or an event refers to, by field."""
PART = "Part"
PARTS, PLACE, TARGET, ROLE = "parts", "place", "target", "role"
TYPES = {
    **{layer: str(kind) for kind, layer in LAYERS.items()},
    UNTOLD: "event",
    **dict.fromkeys((*WORDS.values(), PART), "words"),
}
LINKED = frozenset({Form.WORDS, Form.ENTITIES, Form.EVENTS, Form.THINGS, Form.QUOTE})

_NAMES = {"type": "quoteType", "id": "identifier", "to": "addressees", "name": "name"}


def name_of(kind: RecordKind, field: str) -> str:
    """The feature of a field: `alleged_by` is allegedBy; some have other names, for UIMA keeps theirs to itself."""
    if kind is RecordKind.MENTION and field in ("name", "id"):
        return {"name": "byName", "id": "id"}[field]
    first, *others = field.split("_")
    return _NAMES.get(field, first + "".join(word.capitalize() for word in others))


def ids_feature(name: str) -> str:
    """The feature with the ids of those that a link can’t lead to, for they are mentioned nowhere."""
    return f"{name}Ids"


OWN_MAP: TypeMap = own_map(TYPES, name_of)
