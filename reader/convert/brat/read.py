"""Reads standoff of brat: a .ann file with its text beside it, ours and those of others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from reader.convert.brat.names import ARTICLE, CONTEXT, NOTE, OF, PARTS, name_of
from reader.convert.brat.spans import parts_of
from reader.convert.brat.standoff import Bound, BratEvent, Standoff, parse
from reader.convert.format import Beside
from reader.convert.outside.annotation import OutsideAnnotation, OutsideArticle
from reader.convert.outside.to_records import TRIGGER
from reader.convert.records.canonical_text import canonical_text, text_beside
from reader.convert.records.record import FIELDS, Form, RecordKind
from reader.errors import IntakeError
from reader.model.clean import shorten
from reader.model.text import Span


def reads(source: bytes, beside: Beside) -> OutsideArticle:
    """The annotations of a .ann file in the text of the .txt file beside it. Raises IntakeError."""
    try:
        lines = source.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as fault:
        raise IntakeError(f"it is not UTF-8: byte {fault.start} can’t be read") from None
    text = text_beside(beside)
    if text is None:
        raise IntakeError("its text is not there: a .txt file of the same name belongs beside it")
    return _Reading(parse(lines), text).article()


class _Reading:
    def __init__(self, standoff: Standoff, text: str) -> None:
        self._standoff = standoff
        self._losses = list(standoff.faults)
        unix = text.replace("\r\n", "\n")  # some count a line’s end as one, whatever it is
        if self._misplaced(unix) < self._misplaced(text):
            text = unix
        self._outside = text
        self._text = canonical_text(text)
        if self._text.dropped:
            self._losses.append(
                f"{self._text.dropped} characters of the text, which no article may have, left out"
            )

    def article(self) -> OutsideArticle:
        standoff = self._standoff
        head = next((bound.id for bound in standoff.bound.values() if bound.type == ARTICLE), None)
        is_ours = head is not None and name_of(RecordKind.ARTICLE, "headline") in standoff.values[head]
        triggers = {event.trigger for event in standoff.events.values()}
        links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for type_, first, second in standoff.relations:
            links[first][type_].append(second)
        for event in standoff.events.values():
            about = event.id
            if is_ours and event.type == CONTEXT:
                about = next((id_ for role, id_ in event.roles if role == OF), about)
            for role, id_ in event.roles:
                links[about][role].append(id_)
        bound = [
            self._bound(each, links[each.id], is_trigger=each.id in triggers)
            for each in standoff.bound.values()
        ]
        events = [
            self._event(each, links[each.id])
            for each in standoff.events.values()
            if not (is_ours and each.type == CONTEXT)
        ]
        found = [each for each in (*bound, *events) if each is not None]
        if is_ours and head is not None:
            found = self._with_unanchored(found, standoff.values[head])
        groups = tuple(standoff.groups)
        return OutsideArticle(self._text.text, tuple(found), groups, tuple(self._losses), is_ours)

    def _bound(
        self, bound: Bound, links: dict[str, list[str]], *, is_trigger: bool
    ) -> OutsideAnnotation | None:
        spans = self._spans(bound)
        if spans is None:
            return None
        values = self._standoff.values[bound.id]
        if bound.type == NOTE and "Id" in values:
            return OutsideAnnotation(values["Id"][0], NOTE, spans, values, links)
        return OutsideAnnotation(bound.id, TRIGGER if is_trigger else bound.type, spans, values, links)

    def _event(self, event: BratEvent, links: dict[str, list[str]]) -> OutsideAnnotation | None:
        """An event stands where its trigger does; what is on the trigger is on the event, too."""
        trigger = self._standoff.bound.get(event.trigger)
        spans = None if trigger is None else self._spans(trigger)
        if spans is None:
            self._losses.append(f"{shorten(event.id)} has no words in the text, and is left out")
            return None
        values = {**self._standoff.values[event.trigger], **self._standoff.values[event.id]}
        links[TRIGGER].append(event.trigger)
        return OutsideAnnotation(event.id, event.type, spans, values, links)

    def _spans(self, bound: Bound) -> tuple[Span, ...] | None:
        """Where an annotation stands in the canonical text; None, and said, where its words are others there."""
        if not self._fits(bound, self._outside):
            self._losses.append(
                f"{shorten(bound.id)} has other words than the text has there, and is left out"
            )
            return None
        parts: Sequence[Span] = parts_of(self._outside, bound.fragments)
        for given in self._standoff.values[bound.id].get(PARTS, ()):
            parts = list(_given_parts(given)) or parts
        return tuple(self._text.span(*part) for part in parts)

    def _misplaced(self, text: str) -> int:
        return sum(not self._fits(bound, text) for bound in self._standoff.bound.values())

    @staticmethod
    def _fits(bound: Bound, text: str) -> bool:
        """Whether the words that the file has for an annotation stand there, but for spaces."""
        if any(not start < end <= len(text) for start, end in bound.fragments):
            return False
        words = " ".join(text[start:end] for start, end in bound.fragments)
        return words.split() == bound.words.split()

    def _with_unanchored(
        self, found: list[OutsideAnnotation], values: dict[str, list[str]]
    ) -> list[OutsideAnnotation]:
        """With the entities and events that hang on the article, each in its place among its kind."""
        for type_, kind in (("Entity", RecordKind.ENTITY), ("Event", RecordKind.EVENT)):
            for number, note in enumerate(values.get(type_, ())):
                thing = _object(note)
                place = thing.pop("place", None)
                annotation = _unanchored(f"{type_}-{number}", type_, kind, thing)
                known = _firsts(found, kind, self._standoff.groups)
                at = known[place] if type(place) is int and 0 <= place < len(known) else len(found)
                found.insert(at, annotation)
        return found


def _firsts(
    found: Sequence[OutsideAnnotation], kind: RecordKind, groups: Iterable[tuple[str, ...]]
) -> list[int]:
    """Where the first annotation of each thing of a kind stands."""
    if kind is RecordKind.EVENT:
        return [at for at, each in enumerate(found) if each.type == "Event"]
    later = {id_ for group in groups for id_ in group[1:]}
    types = ("Person", "Organisation", "Place", "Entity")
    return [at for at, each in enumerate(found) if each.type in types and each.id not in later]


def _unanchored(id_: str, type_: str, kind: RecordKind, thing: dict[str, Any]) -> OutsideAnnotation:
    """What a note of ours says of something that stands nowhere in the text."""
    values: dict[str, list[str]] = {"Id": [str(thing.get("id", id_))]}
    links: dict[str, list[str]] = {}
    for name, form in FIELDS[kind].items():
        value = thing.get(name)
        if value is not None:
            each = value if isinstance(value, list) else [value]
            said = links if form is Form.WORDS else values
            said[name_of(kind, name)] = ["true" if one is True else str(one) for one in each]
    return OutsideAnnotation(values["Id"][0], type_, (), values, links)


def _object(note: str) -> dict[str, Any]:
    try:
        found = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _given_parts(given: str) -> Iterable[Span]:
    for part in given.split():
        start, _, end = part.partition(":")
        if start.isdecimal() and end.isdecimal() and len(end) < 10 and int(start) < int(end):
            yield Span(int(start), int(end))
