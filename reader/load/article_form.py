"""Turns an article into plain values that `marshal` writes, and back.

Whatever is not plain becomes a tuple of the number of its class, which of its fields are such tuples in turn, and its
fields. Thousands of fields are plain, and are not looked at again when they come back.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from reader.load.file import Loaded
from reader.model.article import (
    Article,
    Basis,
    Drafting,
    Entity,
    Event,
    EventState,
    Kind,
    Mention,
    Note,
    Order,
    Orphan,
    OrphanKind,
    Provenance,
    Quote,
    QuoteType,
    Source,
)
from reader.model.dates.dates import Day, Edtf, Precision
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.mention_columns import MentionColumns
from reader.model.text import Span, Text

# Every class that an article is made of. The place in this list stands for the class in what is kept. What is
# kept is found by this file's date too, so the list may change.
_SHAPES: tuple[type, ...] = (
    tuple, dict, Article, Basis, Day, Diagnostic, Drafting, Edtf, Entity, Event, EventState, Kind, Loaded, Mark,
    Mention, Note, Order, Orphan, OrphanKind, Precision, Provenance, Quote, QuoteType, Severity, Source, Span, Text,
)  # fmt: skip
_NUMBERS = {shape: number for number, shape in enumerate(_SHAPES)}
_PLAIN = frozenset({str, int, float, bool, type(None)})
_SHARED = frozenset(
    _NUMBERS[shape] for shape in (Basis, EventState, Kind, Order, Precision, Provenance, QuoteType)
)
"""Few values that stand in many places: one object each, as they were."""
_MENTIONS = len(_SHAPES)


def frozen(value: Any) -> Any:
    """The form of an article, or of anything that one is made of."""
    kind = value.__class__
    if kind is MentionColumns:
        return _frozen_mentions(value)
    number = _NUMBERS[kind]
    if kind is dict:
        return _form(number, (field for item in value.items() for field in item))
    if issubclass(kind, tuple):
        return _form(number, value)
    if issubclass(kind, str):  # an enumeration's
        return (number, b"", value.value)
    return _form(number, (getattr(value, name) for name in kind.__dataclass_fields__))


def _form(number: int, fields: Iterable[Any]) -> Any:
    fields = list(fields)
    shaped = [place for place, field in enumerate(fields) if not _is_plain(field)]
    for place in shaped:
        fields[place] = frozen(fields[place])
    return (number, shaped, *fields)


def _is_plain(field: Any) -> bool:
    """Whether it is kept as it is: a tuple of plain values, such as of ids, is one, too."""
    kind = field.__class__
    return kind in _PLAIN or (kind is tuple and all(item.__class__ in _PLAIN for item in field))


def _frozen_mentions(mentions: MentionColumns) -> Any:
    """The columns of numbers as bytes: there may be a hundred thousand."""
    starts, ends, which = (each.tobytes() for each in (mentions.starts, mentions.ends, mentions.which))
    provenances = [frozen(each) for each in mentions.provenances]
    return (_MENTIONS, mentions.entity, starts, ends, mentions.named, which, provenances)


def thawed(form: Any) -> Any:
    """What has that form. Raises ValueError, TypeError, IndexError or AttributeError where nothing has."""
    return _thawed(form, {})


def _thawed(form: Any, made: dict[Any, Any]) -> Any:
    number = form[0]
    if number in _SHARED:
        shared = (number, *form[2:])
        if (known := made.get(shared)) is None:
            known = made[shared] = _SHAPES[number](*form[2:])
        return known
    if number == _MENTIONS:
        return _thawed_mentions(*form[1:], made=made)
    fields = list(form[2:])
    for place in form[1]:
        fields[place] = _thawed(fields[place], made)
    shape = _SHAPES[number]
    if shape is tuple:
        return tuple(fields)
    if shape is dict:
        return dict(zip(fields[::2], fields[1::2], strict=True))
    return shape(*fields)


def _thawed_mentions(
    entity: Any, starts: Any, ends: Any, named: Any, which: Any, provenances: Any, *, made: dict[Any, Any]
) -> MentionColumns:
    each = tuple([_thawed(one, made) for one in provenances])
    return MentionColumns(entity, array("I", starts), array("I", ends), named, each, array("I", which))
