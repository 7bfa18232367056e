"""Turns an article into plain values that `marshal` writes, and back.

Whatever is not plain becomes a tuple of the number of its class, which of its fields are such tuples in turn, and its
fields. Thousands of fields are plain, and are not looked at again when they come back. Several values of one class,
such as all quotes, become a table: each field is a column, of numbers where the field is a span.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat
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
from reader.model.columns.highlights import HighlightColumns
from reader.model.columns.mentions import MentionColumns
from reader.model.dates.dates import Day, Edtf, Precision
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.text import Span, Text

# Every class that an article is made of. The place in this list stands for the class in what is kept. What is
# kept is found by this file's date too, so the list may change.
_SHAPES: tuple[type, ...] = (
    tuple, dict, Article, Basis, Day, Diagnostic, Drafting, Edtf, Entity, Event, EventState, Kind, Loaded, Mark,
    Mention, Note, Order, Orphan, OrphanKind, Precision, Provenance, Quote, QuoteType, Severity, Source, Span, Text,
)  # fmt: skip
_NUMBERS = {shape: number for number, shape in enumerate(_SHAPES)}
_PLAIN = frozenset({str, int, float, bool, type(None)})
_IN_TABLES = frozenset({Entity, Event, Note, Quote})
"""Of which several become a table."""
_SHARED = frozenset(
    _NUMBERS[shape] for shape in (Basis, EventState, Kind, Order, Precision, Provenance, QuoteType)
)
"""Few values that stand in many places: one object each, as they were."""
_MENTIONS, _TABLE, _HIGHLIGHTS = range(len(_SHAPES), len(_SHAPES) + 3)
_REPEATED = frozenset({Basis, Edtf, EventState, Kind, Order, Provenance, QuoteType, type(None)})
"""What a column has few different values of."""
_NOWHERE = 2**32 - 1
"""The start of a span that there is none of."""
_AS_THEY_ARE, _FORMS, _FEW, _SPANS, _PARTS = range(5)
"""How the values of a column are kept: as they are, as forms, as few forms and which of them, as columns of spans, or
of tuples of spans."""


def frozen(value: Any) -> Any:
    """The form of an article, or of anything that one is made of."""
    kind = value.__class__
    if kind is MentionColumns:
        return _frozen_mentions(value)
    if kind is HighlightColumns:
        columns = (value.start, value.end, value.kind, value.index)
        return (_HIGHLIGHTS, *(column.tobytes() for column in columns))
    number = _NUMBERS[kind]
    if kind is dict:
        return _form(number, (tuple(value), tuple(value.values())))
    if issubclass(kind, tuple):
        return _table(value) if _has_rows(value) else _form(number, value)
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


def _has_rows(values: tuple[Any, ...]) -> bool:
    """Whether these are several values of one class with fields."""
    return len(values) > 1 and values[0].__class__ in _IN_TABLES and len(set(map(type, values))) == 1


def _table(rows: tuple[Any, ...]) -> Any:
    """Several values of one class, their fields as columns."""
    kind = rows[0].__class__
    names = kind._fields
    columns = [_column([getattr(row, name) for row in rows]) for name in names]
    return (_TABLE, _NUMBERS[kind], len(rows), *columns)


def _column(values: list[Any]) -> Any:
    if all(map(_is_plain, values)):
        return (_AS_THEY_ARE, tuple(values))
    kinds = set(map(type, values))
    if kinds <= {Span, type(None)}:
        return (_SPANS, *_offsets([value or (_NOWHERE, 0) for value in values]))
    if kinds == {tuple} and all(part.__class__ is Span for value in values for part in value):
        counts = array("I", map(len, values)).tobytes()
        return (_PARTS, counts, *_offsets([part for value in values for part in value]))
    if kinds <= _REPEATED:
        known = {value: number for number, value in enumerate(dict.fromkeys(values))}
        which = array("I", map(known.__getitem__, values)).tobytes()
        return (_FEW, [None if value is None else frozen(value) for value in known], which)
    return (_FORMS, [None if value is None else frozen(value) for value in values])


def _offsets(spans: Sequence[tuple[int, int]]) -> tuple[bytes, bytes]:
    """Their starts and their ends."""
    starts, ends = ([span[side] for span in spans] for side in (0, 1))
    return array("I", starts).tobytes(), array("I", ends).tobytes()


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
    if number == _TABLE:
        return _thawed_table(form[1], form[2], form[3:], made)
    if number == _HIGHLIGHTS:
        start, end, kind, index = form[1:]
        return HighlightColumns(array("I", start), array("I", end), array("B", kind), array("I", index))
    fields = list(form[2:])
    for place in form[1]:
        fields[place] = _thawed(fields[place], made)
    shape = _SHAPES[number]
    if shape is tuple:
        return tuple(fields)
    if shape is dict:
        return dict(zip(*fields, strict=True))
    return shape(*fields)


def _thawed_mentions(
    entity: Any, starts: Any, ends: Any, named: Any, which: Any, provenances: Any, *, made: dict[Any, Any]
) -> MentionColumns:
    each = tuple([_thawed(one, made) for one in provenances])
    return MentionColumns(entity, array("I", starts), array("I", ends), named, each, array("I", which))


def _thawed_table(number: int, count: int, columns: Iterable[Any], made: dict[Any, Any]) -> tuple[Any, ...]:
    rows = tuple(map(_SHAPES[number], *[_thawed_column(*column, made=made) for column in columns]))
    if len(rows) != count:
        raise ValueError("columns of different lengths")
    return rows


def _thawed_column(kind: int, values: Any, *further: Any, made: dict[Any, Any]) -> Iterable[Any]:
    if kind == _AS_THEY_ARE:
        return tuple(values)
    if kind == _SPANS:
        spans = _thawed_spans(values, *further)
        return (None if span[0] == _NOWHERE else span for span in spans)
    if kind == _PARTS:
        spans = _thawed_spans(*further)
        return [tuple(islice(spans, size)) for size in array("I", values)]
    each = [None if form is None else _thawed(form, made) for form in values]
    return map(each.__getitem__, array("I", *further)) if kind == _FEW else each


def _thawed_spans(starts: bytes, ends: bytes) -> Iterator[Span]:
    """By what the constructor of `Span`, written in Python, comes down to."""
    return map(tuple.__new__, repeat(Span), zip(array("I", starts), array("I", ends), strict=True))
