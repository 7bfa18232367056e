"""Parses the lines of a .ann file: text-bound annotations, events, relations, attributes, references and notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.model.text import Span

_BOUND = re.compile(r"(T\S+)\t(\S+) ([0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)\t(.*)")
_EVENT = re.compile(r"(E\S+)\t(\S+):(\S+)((?: \S+:\S+)*) *")
_RELATION = re.compile(r"(R\S+)\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\S+)\t(\S+) (\S+)(?: (.*?))?\s*")
_REFERENCE = re.compile(r"(N\S+)\t(\S+) (\S+) ([^\s:]+):(\S+)(?:\t(.*))?")
_NOTE = re.compile(r"(#\S*)\t(\S+) (\S+)(?:\t(.*))?")
_EQUIVALENT = re.compile(r"\*\t(\S+)((?: \S+)+)\s*")
_ESCAPED = re.compile(r"\\(.)")
_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Bound:
    """A text-bound annotation; `words` are those that the file has for it."""

    id: str
    type: str
    fragments: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class BratEvent:
    id: str
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Standoff:
    """The lines of a file by their kinds. `values` are attributes and notes by what they are on, notes first."""

    bound: dict[str, Bound] = field(default_factory=dict)
    events: dict[str, BratEvent] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    values: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    faults: list[str] = field(default_factory=list)


def parse(lines: Iterable[str]) -> Standoff:
    """What the lines of a .ann file say; those that can’t be read are faults."""
    found = Standoff()
    attributes: list[tuple[str, str, str]] = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not _take(line.rstrip("\r"), found, attributes):
            if len(found.faults) < _MOST_FAULTS:
                found.faults.append(f"line {number} can’t be read, and is left out")
            elif len(found.faults) == _MOST_FAULTS:
                found.faults.append("and more lines that can’t be read")
    for id_, name, value in attributes:
        if name not in found.values[id_]:  # a note of that name says it more exactly
            found.values[id_][name].append(value)
    return found


def _take(line: str, found: Standoff, attributes: list[tuple[str, str, str]]) -> bool:
    """Whether a line is of a known kind; then it is in what was found."""
    if bound := _BOUND.fullmatch(line):
        fragments = tuple(_fragments(bound[3]))
        found.bound[bound[1]] = Bound(bound[1], bound[2], fragments, bound[4])
    elif event := _EVENT.fullmatch(line):
        roles = tuple(_pair(role) for role in event[4].split())
        found.events[event[1]] = BratEvent(event[1], event[2], event[3], roles)
    elif relation := _RELATION.fullmatch(line):
        found.relations.append((relation[2], relation[3], relation[4]))
    elif group := _EQUIVALENT.fullmatch(line):
        found.groups.append(tuple(group[2].split()))
    elif reference := _REFERENCE.fullmatch(line):
        found.values[reference[3]][reference[4]].append(reference[5])
    elif attribute := _ATTRIBUTE.fullmatch(line):
        attributes.append((attribute[3], attribute[2], attribute[4] or "true"))
    elif note := _NOTE.fullmatch(line):
        found.values[note[3]][note[2]].append(_ESCAPED.sub(_unescaped, note[4] or ""))
    else:
        return False
    return True


def _fragments(places: str) -> Iterator[Span]:
    for place in places.split(";"):
        start, end = place.split(" ")
        yield Span(int(start), int(end))


def _pair(role: str) -> tuple[str, str]:
    """A role without its number, and what has it."""
    name, _, id_ = role.partition(":")
    return name.rstrip("0123456789") or name, id_


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] == "n" else match[1]
