"""Which bytes of a file a change of its nodes rewrites: no others are touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reader.load.syntax import nodes
from reader.load.syntax.nodes import Mapping, Node
from reader.write import yaml_text
from reader.write.node_changes.change import (
    Change,
    Drop,
    DropItem,
    Insert,
    Moved,
    Put,
    PutItem,
    ReplaceKey,
    plain,
)
from reader.write.node_positions import NodePositions
from reader.write.yaml_text import STEP, entry, flow, item, scalar, styled

BOM = "\ufeff"
LONGEST_FLOW = 120  # columns of a list item in braces; a longer one has each key on a line of its own
_KEEPS_LINE_ENDS = re.compile(r": *[|>][0-9]?\+")
_COMMA = re.compile(r"[ \t\r\n]*,[ \t]*")
_SPACE_OR_COMMA = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")


class Splice(NamedTuple):
    """New text in the place of that from `start` to `end`, in code points of the source."""

    start: int
    end: int
    text: str


def with_changes(source: bytes, changes: Iterable[Change], further: Iterable[Splice] = ()) -> bytes:
    """The bytes of a file with changes of its nodes, and with further ones of its characters."""
    text = source.decode("utf-8")
    bom, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    splices = sorted((*_Source(text, list(changes)).splices(), *further), key=lambda each: each[:2])
    pieces, done = [bom], 0
    for start, end, new in splices:
        pieces += (text[done : max(start, done)], new)
        done = max(done, end)
    return "".join((*pieces, text[done:])).encode("utf-8")


class _Source:
    """The text of a file, and where the values of its nodes stand in it."""

    def __init__(self, text: str, changes: list[Change]) -> None:
        self._text = text
        self._positions = NodePositions(text)
        self._changes = changes
        self._newline = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
        self._gone = {(id(each.mapping), each.key) for each in changes if isinstance(each, Drop)}
        self._gone_members = {id(each.mapping[each.key]) for each in changes if isinstance(each, Drop)}
        self._gone_members |= {
            id(each.sequence[each.index]) for each in changes if isinstance(each, DropItem)
        }

    def splices(self) -> Iterator[Splice]:
        for change in self._changes:
            match change:
                case Put(mapping, key, value, after):
                    if key in mapping and not isinstance(value, Moved):
                        yield from self._replaced(mapping[key], value, self._positions.is_flow(mapping))
                    else:
                        yield self._added(mapping, key, value, after)
                case Drop(mapping, key):
                    keys = list(mapping)
                    yield from self._without(mapping, [mapping[each] for each in keys], keys.index(key))
                case ReplaceKey(mapping, key, new_key, value):
                    yield self._key_replaced(mapping, mapping[key], new_key, value)
                case Insert(sequence, index, value):
                    yield self._inserted(sequence, index, value)
                case PutItem(sequence, index, value):
                    yield from self._replaced(sequence[index], value, self._positions.is_flow(sequence))
                case DropItem(sequence, index):
                    yield from self._without(sequence, list(sequence), index)

    # -- lines

    def _lines(self, lines: Iterable[str]) -> str:
        return "".join(line + self._newline for line in lines)

    def _at_line(self, at: int, lines: Iterable[str]) -> Splice:
        """Whole lines before the one that begins at `at`, or after the last line."""
        new = self._lines(lines)
        if at == len(self._text) and not self._text.endswith("\n"):
            new = self._newline + new.removesuffix(self._newline)
        return Splice(at, at, new)

    # -- values

    def _replaced(self, old: Node, value: yaml_text.Node, in_flow: bool) -> Iterator[Splice]:
        start, end = self._positions.value_start(old), self._positions.end(old)
        if isinstance(value, str):
            style = old[2] if isinstance(old, tuple) else ""
            new = styled(value, style, in_flow)
        else:
            new = self._in_braces(value)
        if not isinstance(old, tuple) and not self._positions.is_flow(old):
            yield from self._in_place_of_block(old, value, start, end)
        elif start == end and self._text[start - 1 : start] == ":":
            if isinstance(value, str) or in_flow:
                yield Splice(start, end, f" {new}")
            else:  # under its key, whatever comment stands behind that
                indent = self._positions.column(self._positions.start(old))
                yield self._at_line(self._positions.next_line(end), self._block(value, indent + STEP))
        elif not isinstance(value, str) and not in_flow and not old:
            indent = self._positions.column(self._positions.start(old))
            yield Splice(start - (self._text[start - 1] == " "), end, "")
            yield self._at_line(self._positions.next_line(end), self._block(value, indent + STEP))
        else:
            yield Splice(start, end, new)

    def _in_place_of_block(self, old: Node, value: yaml_text.Node, start: int, end: int) -> Iterator[Splice]:
        """A value in the place of a list or mapping on lines of its own."""
        column = self._positions.column(start)
        if isinstance(value, str) or self._positions.line(start) == self._positions.line(
            self._positions.start(old)
        ):
            behind = self._text.rfind(":", self._positions.start(old), start) + 1
            yield Splice(behind, end, f" {scalar(value) if isinstance(value, str) else flow(value)}")
        else:
            lines = self._newline.join(self._block(value, column))
            yield Splice(self._positions.line(start), end, lines)

    def _block(self, value: yaml_text.Node, indent: int) -> Iterator[str]:
        """A list or mapping on lines of its own."""
        if isinstance(value, str):
            yield " " * indent + scalar(value)
        elif isinstance(value, dict) and _has_moved(value):
            for each in value.values():
                yield from self._moved(each, indent)
        elif isinstance(value, dict):
            yield from yaml_text.entries(value, indent)
        else:
            for each in value:
                yield from item(each, indent, spread=isinstance(each, dict) and _is_entry(each))

    # -- keys of mappings

    def _added(self, mapping: Mapping, key: str, value: yaml_text.Node | Moved, after: str | None) -> Splice:
        keys = list(mapping)
        new_keys = {
            each.key: each.after
            for each in self._changes
            if isinstance(each, Put) and each.mapping is mapping and each.key not in mapping
        }
        while after is not None and after not in mapping:  # new itself, and written before this one
            after = new_keys[after]
        while after is not None and (id(mapping), after) in self._gone and self._positions.is_flow(mapping):
            place = keys.index(after)
            after = keys[place - 1] if place else None
        if self._positions.is_flow(mapping):
            new = f"{scalar(key, in_flow=True)}: {self._in_braces(value)}"
            if after is not None:
                end = self._positions.end(mapping[after])
                return Splice(end, end, f", {new}")
            first = self._first_kept(mapping)
            start = mapping.mark.index + 1 if first is None else self._positions.start(mapping[first])
            return Splice(start, start, new if first is None else f"{new}, ")
        indent = self._positions.column(self._positions.start(mapping[keys[0]]))
        lines = list(self._entry(mapping, key, value, indent))
        if after is None:
            start = self._positions.start(mapping[keys[0]])
            return Splice(start, start, self._newline.join(lines).lstrip() + self._newline + " " * indent)
        node = mapping[after]
        if isinstance(node, tuple) and self._positions.keeps_line_ends(node):
            return self._at_line(node[4].index, lines)  # the blank lines behind are the value's own
        return self._at_line(self._positions.next_line(self._positions.end(node)), lines)

    def _in_braces(self, value: yaml_text.Node | Moved) -> str:
        if isinstance(value, dict) and _has_moved(value):
            return "{" + ", ".join(f"{key}: {self._in_braces(each)}" for key, each in value.items()) + "}"
        if not isinstance(value, Moved):
            return flow(value)
        node = value.mapping[value.key]
        if self._positions.is_flow(node):
            return self._text[self._positions.value_start(node) : self._positions.end(node)]
        return flow(plain(node))

    def _moved(self, moved: Moved, indent: int) -> Iterator[str]:
        """The lines of an entry for another place, with what stands between them and behind them."""
        node = moved.mapping[moved.key]
        start, end = self._positions.start(node), self._positions.end(node)
        if self._positions.is_flow(moved.mapping):
            lines, column = self._text[start:end].splitlines(), self._positions.column(start)
        else:
            column = self._positions.column(start)
            lines = self._text[start : self._positions.next_line(end)].splitlines()
        for number, line in enumerate(lines):
            inside = line if number == 0 or not line[:column].isspace() else line[column:]
            yield " " * indent + inside if inside.strip() else ""

    def _entry(self, mapping: Mapping, key: str, value: yaml_text.Node | Moved, indent: int) -> Iterator[str]:
        """The lines of a new key; a section of the article is set apart as its others are."""
        if isinstance(value, Moved):
            yield from self._moved(value, indent)
            return
        section = indent == 0 and not isinstance(value, str) and "text" in mapping
        if section and self._apart(mapping):
            yield ""
        siblings = [node for node in mapping.values() if isinstance(node, Mapping)]
        spread = isinstance(value, dict) and bool(siblings) and not self._positions.is_flow(siblings[-1])
        if section or spread:
            yield f"{' ' * indent}{scalar(key)}:"
            yield from self._block(value, indent + STEP)
        else:
            yield from entry(key, value, indent)

    def _apart(self, root: Mapping) -> bool:
        """Whether blank lines stand between the sections of an article."""
        sections = [
            node
            for node in root.values()
            if not isinstance(node, tuple) and not self._positions.is_flow(node)
        ]
        text = root["text"]
        if isinstance(text, tuple) and self._positions.keeps_line_ends(text):
            return False
        starts = [self._positions.line(self._positions.start(node)) for node in sections]
        return all(self._positions.is_blank(self._positions.line(start - 1)) for start in starts)

    def _first_kept(self, mapping: Mapping) -> str | None:
        return next((key for key in mapping if (id(mapping), key) not in self._gone), None)

    def _key_replaced(
        self, mapping: Mapping, old: Node, new_key: str, value: yaml_text.Node | None
    ) -> Splice:
        start, end = self._positions.start(old), self._positions.end(old)
        if value is None:
            return Splice(start, self._text.index(":", start), new_key)
        if self._positions.is_flow(mapping):
            return Splice(start, end, f"{new_key}: {flow(value)}")
        lines = list(entry(new_key, value, self._positions.column(start)))
        return Splice(start, end, self._newline.join(lines).lstrip())

    # -- what is taken out

    def _without(self, around: Node, members: list[Node], index: int) -> Iterator[Splice]:
        node = members[index]
        if self._positions.is_flow(around):
            yield self._flow_without(members, index)
        elif (
            isinstance(around, Mapping)
            and self._text[
                self._positions.line(self._positions.start(node)) : self._positions.start(node)
            ].strip()
        ):
            yield self._first_key_without(members, index)
        else:
            start = (
                self._positions.start(node)
                if isinstance(around, Mapping)
                else self._positions.dash(around, node)
            )
            yield self._lines_without(
                self._positions.line(start), self._positions.next_line(self._positions.end(node))
            )

    def _flow_without(self, members: list[Node], index: int) -> Splice:
        """With the comma before it, or the one behind it where nothing before it stays."""
        start, end = self._positions.start(members[index]), self._positions.end(members[index])
        if any(id(member) not in self._gone_members for member in members[:index]):
            before = self._positions.end(members[index - 1])
            if _SPACE_OR_COMMA.fullmatch(self._text, before, start):
                return Splice(before, end, "")
        elif index + 1 < len(members):
            following = self._positions.start(members[index + 1])
            if _SPACE_OR_COMMA.fullmatch(self._text, end, following):
                return Splice(start, following, "")
        behind = _COMMA.match(self._text, end)
        return Splice(start, behind.end() if behind else end, "")

    def _first_key_without(self, members: list[Node], index: int) -> Splice:
        """The key that stands on the line of its list's dash: the next one comes up to it."""
        start, end = self._positions.start(members[index]), self._positions.end(members[index])
        if index + 1 < len(members):
            following = self._positions.start(members[index + 1])
            if "#" not in self._text[end:following]:
                return Splice(start, following, "")
        return Splice(start, end, "")

    def _lines_without(self, start: int, end: int) -> Splice:
        """Lines, with a blank one that parted them from others and would now be one too many."""
        before = self._positions.line(start - 1) if start else 0
        if _KEEPS_LINE_ENDS.search(self._text):
            return Splice(start, end, "")
        after_blank = start > 0 and self._positions.is_blank(before)
        opens = start > 0 and self._text[before:start].partition("#")[0].rstrip().endswith(":")
        if (after_blank or opens) and self._positions.is_blank(end):
            end = self._positions.next_line(end)
        elif after_blank and end == len(self._text):
            start = before
        return Splice(start, end, "")

    # -- items of lists

    def _inserted(self, sequence: nodes.Sequence, index: int, value: yaml_text.Node) -> Splice:
        if self._positions.is_flow(sequence):
            new = flow(value)
            if index:
                end = self._positions.end(sequence[index - 1])
                return Splice(end, end, f", {new}")
            start = self._positions.start(sequence[0]) if sequence else sequence.mark.index + 1
            return Splice(start, start, f"{new}, " if sequence else new)
        lines = list(self._item(sequence, index, value))
        apart = len(sequence) > 1 and self._are_apart(sequence)
        if index == len(sequence):
            return self._at_line(
                self._positions.next_line(self._positions.end(sequence[-1])), [""] * apart + lines
            )
        at = self._positions.line(self._positions.dash(sequence, sequence[index]))
        while at and self._text[self._positions.line(at - 1) : at].lstrip().startswith("#"):
            at = self._positions.line(at - 1)
        return self._at_line(at, lines + [""] * apart)

    def _item(self, sequence: nodes.Sequence, index: int, value: yaml_text.Node) -> Iterator[str]:
        column = self._positions.column(sequence.mark.index)
        beside = sequence[min(index, len(sequence) - 1)]
        in_braces = f"{' ' * column}- {flow(value)}"
        if isinstance(value, dict) and _is_entry(value):
            if self._positions.is_flow(beside) and len(in_braces) <= LONGEST_FLOW:
                yield in_braces
            else:
                yield from item(value, column, spread=True)
        else:
            yield from item(value, column)

    def _are_apart(self, sequence: nodes.Sequence) -> bool:
        """Whether a blank line parts the items of a list."""
        return self._positions.is_blank(self._positions.next_line(self._positions.end(sequence[0])))


def _has_moved(value: dict[str, Any]) -> bool:
    """Whether it is a new section for an entry that comes from another."""
    return any(isinstance(each, Moved) for each in value.values())


def _is_entry(value: dict[str, yaml_text.Node]) -> bool:
    """Whether it is a quote, an event or a note, as against words and their place."""
    return bool(value.keys() & {"speaker", "title", "note"})
