"""Finds the lines and columns of the keys and values of a TOML file, which the standard library doesn't give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from reader.model.diagnostic import Mark

Path = tuple[str, ...]

_KEY = r"""(?: "(?:[^"\\]|\\.)*" | '[^']*' | [A-Za-z0-9_-]+ )"""
_KEYS = rf"{_KEY} (?: [ \t]*\.[ \t]* {_KEY} )*"
_TABLE = re.compile(rf"[ \t]* \[\[? [ \t]* (?P<keys>{_KEYS}) [ \t]* \]", re.VERBOSE)
_VALUE = re.compile(rf"[ \t]* (?P<keys>{_KEYS}) [ \t]* = [ \t]*", re.VERBOSE)
_ONE_KEY = re.compile(_KEY, re.VERBOSE)


class KeyPlace(NamedTuple):
    """Where a key begins, and where its value does."""

    key: Mark
    value: Mark


def key_places(source: str) -> Mapping[Path, KeyPlace]:
    """The place of every key that begins a line, by its path; those in inline tables are left out."""
    found: dict[Path, KeyPlace] = {}
    table: Path = ()
    inside = ""
    for number, line in enumerate(source.split("\n"), start=1):
        if inside:
            inside = "" if inside in line else inside
        elif match := _TABLE.match(line):
            table = _path(match["keys"])
            mark = Mark(number, match.start("keys") + 1)
            found.setdefault(table, KeyPlace(mark, mark))
        elif match := _VALUE.match(line):
            keys = table + _path(match["keys"])
            key = Mark(number, match.start("keys") + 1)
            found.setdefault(keys, KeyPlace(key, Mark(number, match.end() + 1)))
            opening = line[match.end() : match.end() + 3]
            if opening in ('"""', "'''") and opening not in line[match.end() + 3 :]:
                inside = opening
    return found


def place_of(found: Mapping[Path, KeyPlace], path: Path) -> KeyPlace:
    """The place of a key, else of the nearest table around it, else the file's beginning."""
    while path:
        if path in found:
            return found[path]
        path = path[:-1]
    return KeyPlace(Mark(1, 1), Mark(1, 1))


def _path(keys: str) -> Path:
    return tuple(_unquoted(match[0]) for match in _ONE_KEY.finditer(keys))


def _unquoted(key: str) -> str:
    if key[0] == '"':
        return re.sub(r"\\(.)", r"\1", key[1:-1])
    return key[1:-1] if key[0] == "'" else key
