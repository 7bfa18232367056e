"""Reads single values from nodes: a reader for each form of the tables, which reports a fault at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from reader.load.anchors.canonical import canonical, composed, one_line, words
from reader.load.faults import Faults
from reader.load.syntax.nodes import Mapping, Node, Sequence, key_place, node_place, place
from reader.load.values.fields import (
    COUNT_PATTERN,
    DRAFT_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    SHARE_PATTERN,
    URL_PATTERN,
    WIKIDATA_PATTERN,
    Field,
    Form,
    Shape,
)
from reader.load.values.items import DateItem, Word
from reader.model.article import NOBODY
from reader.model.clean import shorten
from reader.model.dates.hints import parse_date
from reader.model.diagnostic import Mark, Severity
from reader.model.did_you_mean import MISSPELT, did_you_mean, nearest

FORMAT = "1"
_ID = re.compile(ID_PATTERN)
# No date is nearly so long; what is longer is not looked at.
_LONGEST = 100
_LONGEST_URL = 10_000
_SECTIONS = (Form.BY_ID, Form.LIST)


_parsed = lru_cache(maxsize=1_024)(parse_date)
"""Dates are few in a file, whatever the number of its quotes and events."""


def is_absent(node: Node) -> bool:
    """Whether nothing follows the key: nothing at all, for `""` is something, if empty."""
    return isinstance(node, tuple) and not node[0] and not node[2]


class Values:
    """Reads the values of one file. Every reader gives None for what it could not read, and has reported why."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._readers: dict[Form, Callable[[Node, Field], Any]] = {
            Form.FORMAT: self._format,
            Form.TEXT: self._text,
            Form.LINE: self._line,
            Form.PROSE: self._prose,
            Form.LITERAL: self._literal,
            Form.LINES: self._lines,
            Form.NAME: self._name,
            Form.NAMES: self._names,
            Form.WORDS: self._words,
            Form.PARTS: self._parts,
            Form.ID: self._id,
            Form.REF: self._name,
            Form.REFS: self._names,
            Form.DATE: self._date,
            Form.URL: self._url,
            Form.WIKIDATA: self._wikidata,
            Form.LANGUAGE: self._language,
            Form.CHOICE: self._choice,
            Form.TRUTH: self._truth,
            Form.SHARE: self._share,
            Form.DRAFT: self._draft,
            Form.COUNT: self._count,
            Form.COUNT_OR_ALL: self._count_or_all,
        }

    def report(self, mark: Mark, code: str, message: str) -> None:
        self._faults.report(mark, code, message)

    def fields(self, node: Node, shape: Shape, where: Mark) -> dict[str, Any] | None:
        """The values of a mapping by key; faulty and absent ones are left out. None where it is no mapping.

        `where` is the place at which a missing key is reported.
        """
        if not isinstance(node, Mapping):
            if not is_absent(node):
                keys = ", ".join(field.key for field in shape.required)
                wanted = f"{shape.name} is a mapping" + (f" with {keys}" if keys else "")
                self.report(node_place(node), "wrong-type", f"{wanted}, not {sort_of(node)}")
                return None
            node = Mapping(node[1], None)
        values: dict[str, Any] = {}
        known, readers = shape.fields, self._readers
        misspelt: dict[str, Node] = {}
        for key, child in node.items():
            field = known.get(key)
            if field is None:
                hint = "" if self._faults.many else did_you_mean(key, known) or _comma_hint(key, child)
                self.report(
                    key_place(child), "unknown-key", f"{shape.name} has no key {shorten(key)!r}{hint}"
                )
                field = None if self._faults.many else known.get(nearest(key, known, MISSPELT))
                # a section read as what was meant makes one fault, and not one more for each of its ids
                if (
                    field is None
                    or field.key in node
                    or field.form not in _SECTIONS
                    or isinstance(child, tuple)
                ):
                    continue
                misspelt.setdefault(field.key, child)
            if child.__class__ is not tuple or child[0] or child[2]:  # not absent
                value = readers[field.form](child, field)
                if value is not None:
                    values[field.key] = value
        node.update(misspelt)
        for field in shape.required:
            child = node.get(field.key)
            if field.unless in values:
                continue
            if child is None:
                self.report(where, "missing-key", f"{shape.name} wants {field.key!r}")
            elif is_absent(child):
                message = f"nothing after {field.key!r}, which {shape.name} wants"
                self.report(key_place(child), "missing-key", message)
        return values

    def members(self, node: Node, field: Field) -> list[Node]:
        """The items of a list, none of them empty; a lone value stands for a list of one."""
        if not isinstance(node, Sequence):
            return [node]
        for item in node:
            if is_absent(item):
                self.report(node_place(item), "empty-value", f"an item of {field.key!r} is empty")
        return [item for item in node if not is_absent(item)]

    def scalar(self, node: Node, field: Field) -> str | None:
        """The text of a node as written."""
        if isinstance(node, tuple):
            return node[0]
        self.report(node_place(node), "wrong-type", f"{field.key!r} takes text, not {sort_of(node)}")
        return None

    def _word(self, node: Node, field: Field, tidied: Callable[[str], str]) -> Word | None:
        """A value that may not be empty, and its place."""
        if not isinstance(node, tuple):
            self.scalar(node, field)
            return None
        value, mark = tidied(node[0]), place(node[1])
        if value:
            return Word(value, mark)
        self.report(mark, "empty-value", f"{field.key!r} is empty")
        return None

    # Text

    def _format(self, node: Node, field: Field) -> None:
        value = self.scalar(node, field)
        if value is not None and value != FORMAT:
            message = f"format {shorten(value)!r} is not known here; this program reads format 1"
            self.report(node_place(node), "bad-value", message)

    def _text(self, node: Node, field: Field) -> Word | None:
        if not isinstance(node, tuple):
            self.scalar(node, field)
            return None
        value, mark, style, key_mark, end = node
        if style == ">" or (not style and "\n" in value):
            message = "a folded text runs its paragraphs together; write it as a literal block: text: |-"
            self.report(place(mark), "folded-text", message)
            # Folding has left one line break where a blank line was: the paragraphs can be told apart after
            # all.
            node = (value.replace("\n", "\n\n"), mark, style, key_mark, end)
        elif style == "'" and "\n" in value.replace("\n\n", ""):
            message = "one blank line in quotation marks parts no paragraphs; a block would: text: |-"
            self._faults.report(place(mark), "folded-text", message, Severity.WARNING)
        return self._word(node, field, canonical)

    def _plain(self, node: Node, field: Field, tidied: Callable[[str], str]) -> str | None:
        """Text that nothing looks for. Where it isn't required, empty is absent."""
        if isinstance(node, tuple) and not field.required:
            return tidied(node[0]) or None
        word = self._word(node, field, tidied)
        return word.value if word else None

    def _line(self, node: Node, field: Field) -> str | None:
        return self._plain(node, field, one_line)

    def _prose(self, node: Node, field: Field) -> str | None:
        return self._plain(node, field, words)

    def _literal(self, node: Node, field: Field) -> str | None:
        return self._plain(node, field, composed)

    def _lines(self, node: Node, field: Field) -> tuple[str, ...]:
        return tuple([word.value for word in self._names(node, field)])

    def _name(self, node: Node, field: Field) -> Word | None:
        return self._word(node, field, one_line)

    def _names(self, node: Node, field: Field) -> tuple[Word, ...]:
        found = [self._word(item, field, one_line) for item in self.members(node, field)]
        if field.required and not found and isinstance(node, Sequence) and not node:
            self.report(node_place(node), "empty-value", f"{field.key!r} is empty")
        return tuple([word for word in found if word is not None])

    def _words(self, node: Node, field: Field) -> Word | None:
        return self._word(node, field, words)

    def _parts(self, node: Node, field: Field) -> tuple[Word, ...] | None:
        found = [self._word(item, field, words) for item in self.members(node, field)]
        if not found and isinstance(node, Sequence) and not node:
            self.report(node_place(node), "empty-value", f"{field.key!r} is empty")
        return tuple([word for word in found if word is not None]) or None

    # Ids

    def _id(self, node: Node, field: Field) -> Word | None:
        word = self._word(node, field, one_line)
        return word if word and self.check_id(*word) else None

    def check_id(self, value: str, mark: Mark) -> bool:
        """Whether `value` can be an id; a fault is reported where it can't."""
        if value == NOBODY:
            message = "'unknown' stands for a speaker who is not known; it can't be an id"
        elif not _ID.fullmatch(value):
            rule = "small letters a to z, digits, '-' and '_', at most 64, a letter or digit first"
            message = f"{shorten(value)!r} can't be an id: {rule}"
        else:
            return True
        self.report(mark, "bad-id", message)
        return False

    # Dates, addresses, choices, numbers

    def _date(self, node: Node, field: Field) -> DateItem | None:
        word = self._word(node, field, one_line)
        if word is None:
            return None
        try:
            if len(word.value) > _LONGEST:
                raise ValueError(f"{shorten(word.value)!r} is too long for a date")
            return DateItem(_parsed(word.value), word.mark)
        except ValueError as fault:
            self.report(word.mark, "bad-date", str(fault))
            return None

    def _matching(
        self, node: Node, field: Field, pattern: str, wanted: str, code: str = "bad-value"
    ) -> str | None:
        """The text of a node that has a form of its own; `wanted` says which."""
        value = self.scalar(node, field)
        if value is None or (len(value) <= _LONGEST_URL and re.fullmatch(pattern, value)):
            return value
        self.report(node_place(node), code, f"{field.key!r} is {wanted}, not {shorten(value)!r}")
        return None

    def _url(self, node: Node, field: Field) -> str | None:
        return self._matching(node, field, URL_PATTERN, "an address with http:// or https://", "bad-url")

    def _wikidata(self, node: Node, field: Field) -> str | None:
        return self._matching(node, field, WIKIDATA_PATTERN, "an item of Wikidata, like Q42")

    def _language(self, node: Node, field: Field) -> str | None:
        if isinstance(node, tuple) and 2 <= len(tag := node[0]) <= 8 and tag.isascii() and tag.isalpha():
            return tag  # as nearly all are: the pattern takes long to compile
        return self._matching(node, field, LANGUAGE_PATTERN, "a language tag (BCP 47), like en or pt-BR")

    def _choice(self, node: Node, field: Field) -> str | None:
        value = self.scalar(node, field)
        if value is None or value in field.choices:
            return value
        hint = "" if self._faults.many else did_you_mean(value, field.choices)
        choices = ", ".join(field.choices[:-1]) + f" or {field.choices[-1]}"
        self.report(
            node_place(node), "bad-value", f"{field.key!r} is {choices}, not {shorten(value)!r}{hint}"
        )
        return None

    def _truth(self, node: Node, field: Field) -> bool | None:
        value = self._matching(node, field, "true|false", "true or false")
        return None if value is None else value == "true"

    def _share(self, node: Node, field: Field) -> float | None:
        value = self._matching(node, field, SHARE_PATTERN, "a number from 0 to 1")
        return None if value is None else float(value)

    def _draft(self, node: Node, field: Field) -> bool | float | None:
        wanted = "true, false, or how sure its program is: a number above 0 and at most 1"
        value = self._matching(node, field, f"true|false|{DRAFT_PATTERN}", wanted)
        return None if value is None else value == "true" if value in ("true", "false") else float(value)

    def _count(self, node: Node, field: Field) -> int | None:
        value = self._matching(node, field, COUNT_PATTERN, "a whole number from 1")
        return None if value is None else int(value)

    def _count_or_all(self, node: Node, field: Field) -> int | Literal["all"] | None:
        value = self._matching(node, field, f"all|{COUNT_PATTERN}", "a whole number from 1, or all")
        if value is None:
            return None
        return "all" if value == "all" else int(value)


def _comma_hint(key: str, child: Node) -> str:
    """For the rest of a value between braces, which after its comma looks like a key without a colon."""
    if not isinstance(child, tuple):
        return ""
    value, mark, _, key_mark, _ = child
    if value or key_mark is None:
        return ""
    ends_there = (mark.line, mark.column) == (key_mark.line, key_mark.column + len(key))
    return "; a value with a comma wants quotation marks" if ends_there else ""


def sort_of(node: Node) -> str:
    """What a node is, for messages."""
    if isinstance(node, tuple):
        return "text"
    return "a mapping" if isinstance(node, Mapping) else "a list"
