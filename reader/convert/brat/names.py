"""The names that our files of brat give to fields: notes, attributes and roles."""

from __future__ import annotations

from reader.convert.outside.type_map import TypeMap, own_map
from reader.convert.records.record import RecordKind

ARTICLE, WORDS, CONTEXT, NOTE = "Article", "Words", "Context", "Note"
KIND_TYPES = {"person": "Person", "organisation": "Organisation", "place": "Place"}
PART_TYPES = ("Cue", "Mention", "WhenText")
"""Types of words that a quote or an event refers to."""
REMARK = "AnnotatorNotes"
PARTS, OF = "Parts", "Of"

_OF_ENTITY = frozenset({"by", "draft", "confidence", "checked_by"})


def name_of(kind: RecordKind, field: str) -> str:
    """The name of a field: `alleged_by` is AllegedBy. An entity’s stand at a mention, apart from the mention’s own."""
    if field == "note":
        return REMARK
    if kind is RecordKind.MENTION and field == "name":
        return "ByName"
    words = "".join(word.capitalize() for word in field.split("_"))
    return f"Entity{words}" if kind is RecordKind.ENTITY and field in _OF_ENTITY else words


TYPES = {
    ARTICLE: "article",
    **{theirs: ours for ours, theirs in KIND_TYPES.items()},
    "Entity": "entity",
    "Quote": "quote",
    "Event": "event",
    NOTE: "note",
    **dict.fromkeys((*PART_TYPES, WORDS), "words"),
}
OWN_MAP: TypeMap = own_map(TYPES, name_of)
