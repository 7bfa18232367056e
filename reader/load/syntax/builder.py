"""Makes nodes of YAML events: mappings, lists and scalars that know their places, and no types that YAML would guess.

One pass over the parser's events, without recursion, so that no file can exhaust the stack. What an article
has no use for (anchors, aliases, tags, merge keys, repeated keys, several documents, deep nesting) is reported
with its place.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

import yaml

from reader.load.faults import Faults, TooManyFaultsError
from reader.load.file import LIMIT
from reader.load.syntax.messages import NO_PLACE, explain
from reader.load.syntax.nodes import MAX_ALL, MAX_ITEMS, Mapping, Node, RawMark, Sequence, key_place, place
from reader.load.syntax.source import (
    LONGEST_TEXT,
    LONGEST_VALUE,
    NOT_UTF8,
    STAND_IN,
    SourceStream,
    escaped,
    is_wide,
)
from reader.load.values.fields import ITEM_KEYS
from reader.model.characters import is_clean
from reader.model.clean import shorten
from reader.model.diagnostic import Mark

# Deeper than this is a fault; deeper than the second is no slip of anybody's, and is not read on.
MAX_DEPTH = 16
HOPELESS_DEPTH = 100
# No mapping of the format takes more than a handful of plain values, or of mappings and lists at the root, and
# nobody writes so many values into one list.
MAX_VALUES = 100_000
MAX_ROOT_KEYS = 1_000
MAX_ITEM_KEYS = 32
WEIGHED, SAMPLE = 100_000, 1_000  # values after which the latest items are looked at, and how many of these
TOO_MANY = "more values up to here than any article has; the rest of the file is not read"
TOO_STRANGE = (
    "hardly any of the many values up to here is one of an article; the rest of the file is not read"
)
LONG = 1_000_000  # characters of a value, which is gone through piece by piece


class _Repeated(str):
    """A key that its mapping already has."""

    __slots__ = ()


class _Refused:
    """Stands for a key whose value goes nowhere."""


_REFUSED = _Refused()


def read_nodes(source: bytes, faults: Faults, *, ends: bool = True) -> Node | None:
    """The root of a file; None where it is empty or can't be read to its end, which has then been reported.

    Without `ends` the marks of where scalars end are those of where they begin: half of what all marks take.
    """
    if len(source) > LIMIT:
        faults.report(
            Mark(1, 1), "too-large", f"the file has {len(source):,} bytes, and 64 MiB are the limit"
        )
        return None
    if is_wide(source):
        faults.report(Mark(1, 1), "not-utf8", NOT_UTF8.format("the file looks like UTF-16"))
        return None
    stream = SourceStream(source, faults)
    try:
        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        root = _Builder(stream, faults, ends).build(loader(stream))
    except yaml.YAMLError as error:
        if not stream.failed:
            faults.report(*explain(error, source))
        return None
    except (HopelessError, TooManyFaultsError):
        return None
    finally:
        stream.release()
    if stream.failed or root is None:
        return None
    return _without_stand_ins(root) if stream.tainted else root


class HopelessError(Exception):
    """A reported fault that is no slip of anybody's: the file is not read on."""


class _Builder:
    def __init__(self, stream: SourceStream, faults: Faults, ends: bool) -> None:
        self._stream = stream
        self._faults = faults
        self._ends = ends
        # What is open around the innermost mapping or list, and the key (and its mark) under which that will
        # stand.
        self._open: list[tuple[Any, Any, RawMark | None]] = []
        self._text: Any = None
        stream.longest = self._longest

    def _longest(self) -> int:
        """Bytes that may come before the next event: as many as a text has only after its key, and once.

        Between braces the parser reports nothing before it knows that the braces are no key.
        """
        event = self._stream.event
        if self._text is None and len(self._open) == 1 and getattr(event, "value", "") == "text":
            self._text = event
        return LONGEST_TEXT if event is self._text or not self._open else LONGEST_VALUE

    def build(self, loader: Any) -> Node | None:
        """The root of the first document. One loop, because it runs once for every key and value."""
        scalar_event, mapping_end, sequence_end = (
            yaml.ScalarEvent,
            yaml.MappingEndEvent,
            yaml.SequenceEndEvent,
        )
        stream, opened, next_event = self._stream, self._open, loader.get_event
        escapes, ends = stream.escapes, self._ends
        root: Node | None = None
        shared: dict[str, str] = {}  # one object for all keys that are alike
        values, weighed = 0, WEIGHED
        current: Any = None
        in_mapping = False
        key: Any = None
        key_mark: RawMark | None = None
        while True:
            event = stream.event = next_event()
            kind = event.__class__
            if kind is scalar_event:
                value, mark = event.value, event.start_mark
                end = event.end_mark if ends else mark
                if event.anchor is not None or event.tag is not None:
                    self._report_decorations(event)
                if escapes and event.style == '"' and (len(value) > LONG or not is_clean(value)):
                    value = escaped(value, place(mark), self._stream, self._faults)
                if in_mapping:
                    if key is None:
                        key, key_mark = shared.setdefault(value, value), mark
                        if key in current or (key == "<<" and not event.style):
                            key = self._refused_key(current, key, mark)
                        continue
                    if key.__class__ is str:
                        current[key] = (value, mark, event.style, key_mark, end)
                        if len(current) > MAX_VALUES:
                            self._report_too_many(current)
                    elif key is not _REFUSED:
                        scalar = (value, mark, event.style, key_mark, end)
                        current.repeats.append((str(key), scalar))
                    key = None
                elif current is None:
                    root = (value, mark, event.style, None, end)
                else:
                    current.append((value, mark, event.style, None, end))
                    if len(current) > MAX_VALUES:
                        self._report_too_many(current)
            elif kind is mapping_end or kind is sequence_end:
                node = current
                node.end_mark = event.end_mark
                current, key, key_mark = opened.pop()
                in_mapping = current.__class__ is Mapping
                values += len(node)
                if values > weighed:
                    self._weigh(values, current, node)
                    weighed = values + WEIGHED
                if current is not None and len(current) > MAX_ITEMS:
                    self._report_too_many(current)
                if in_mapping:
                    if key.__class__ is str:
                        current[key] = node
                    elif key is None:
                        key = _REFUSED
                        continue
                    elif key is not _REFUSED:
                        current.repeats.append((str(key), node))
                    key = None
                elif current is None:
                    root = node
                else:
                    current.append(node)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._check_start(event, current, key)
                opened.append((current, key, key_mark))
                self._check_depth(event)
                shape = Mapping if kind is yaml.MappingStartEvent else Sequence
                current = shape(event.start_mark, key_mark if in_mapping else None)
                in_mapping = shape is Mapping
                key = None
            elif kind is yaml.AliasEvent:
                self._faults.report(place(event.start_mark), "yaml-alias", NO_PLACE.format("an alias", "*"))
                if in_mapping:
                    key = _REFUSED if key is None else None
            elif kind is yaml.DocumentStartEvent:
                if root is not None:
                    message = "a second document begins here; a file holds one article"
                    self._faults.report(place(event.start_mark), "several-documents", message)
                    return root
                if event.tags:
                    self._faults.report(
                        place(event.start_mark), "yaml-tag", "a %TAG directive has no place in an article"
                    )
            elif kind is yaml.StreamEndEvent:
                return root

    def _report_decorations(self, event: Any) -> None:
        mark = place(event.start_mark)
        if event.anchor is not None:
            self._faults.report(mark, "yaml-anchor", NO_PLACE.format("an anchor", "&"))
        if event.tag is not None:
            self._faults.report(mark, "yaml-tag", NO_PLACE.format("a tag", "!"))

    def _refused_key(self, mapping: Mapping, key: str, mark: RawMark) -> _Refused | _Repeated:
        if key == "<<":
            self._faults.report(place(mark), "merge-key", "a merge key ('<<') has no place in an article")
            return _REFUSED
        first = key_place(mapping[key]).line
        self._faults.report(
            place(mark), "duplicate-key", f"{shorten(key)!r} stands here again, after line {first}"
        )
        return _Repeated(key)

    def _report_too_many(self, crowd: Mapping | Sequence, message: str = TOO_MANY) -> None:
        self._faults.report(place(crowd.mark), "too-many-values", message)
        raise HopelessError

    def _weigh(self, values: int, current: Any, node: Any) -> None:
        """Read no further where there are too many values, or the section's latest are nothing an article has."""
        if values > MAX_ALL:
            self._report_too_many(node)
        if current is None:
            return
        section, item = [*(around for around, _, _ in self._open[1:]), current, node, ()][1:3]
        latest = list(islice(reversed(section.values() if isinstance(section, Mapping) else section), SAMPLE))
        endless = len(item) > MAX_ITEM_KEYS and _is_strange(item)
        if endless or 2 * sum(map(_is_strange, latest)) > len(latest):
            self._report_too_many(node, TOO_STRANGE)

    def _check_start(self, event: Any, around: Any, key: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report_decorations(event)
        is_list = event.__class__.__name__ == "SequenceStartEvent"
        if around is None and is_list:
            message = "an article is a mapping with format, headline, text, not a list"
            self._faults.report(place(event.start_mark), "wrong-type", message)
            raise HopelessError
        if key is None and around.__class__ is Mapping:
            what = "a list" if is_list else "a mapping"
            message = f"{what} can't be a key; quote a value that begins with a bracket"
            self._faults.report(place(event.start_mark), "complex-key", message)
        elif len(self._open) == 1 and key.__class__ is str and len(around) >= MAX_ROOT_KEYS:
            self._report_too_many(around)

    def _check_depth(self, event: Any) -> None:
        depth = len(self._open)
        if depth == MAX_DEPTH + 1:
            message = f"mappings and lists are nested more than {MAX_DEPTH} deep here"
            self._faults.report(place(event.start_mark), "too-deep", message)
        elif depth > HOPELESS_DEPTH:
            raise HopelessError


def _is_strange(item: Node) -> bool:
    """Whether an item of a section has hardly a key that one may have."""
    return not isinstance(item, Mapping) or 2 * len(item.keys() - ITEM_KEYS) > len(item)


def _without_stand_ins(root: Node) -> Node:
    """The nodes without what stood in for forbidden characters, so that no fault makes another."""
    # A list of one, so that the root is a node like the others.
    top: list[Node] = [root]
    waiting: list[Any] = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            cleaned = {key.replace(STAND_IN, ""): _scalar_without(value) for key, value in node.items()}
            node.clear()
            node.update(cleaned)
            node.repeats[:] = [
                (key.replace(STAND_IN, ""), _scalar_without(value)) for key, value in node.repeats
            ]
            waiting += node.values()
            waiting += (value for _, value in node.repeats)
        elif node.__class__ is not tuple:
            node[:] = map(_scalar_without, node)
            waiting += node
    return top[0]


def _scalar_without(node: Any) -> Any:
    if node.__class__ is tuple and STAND_IN in node[0]:
        return (node[0].replace(STAND_IN, ""), *node[1:])
    return node
