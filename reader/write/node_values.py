"""Nodes of a file as values to be written, and values in the style of what they replace."""

from __future__ import annotations

from typing import NamedTuple

from reader.load.syntax.nodes import Mapping, Node
from reader.write import yaml_text
from reader.write.yaml_text import Bare, scalar


class Splice(NamedTuple):
    """New text in the place of that from `start` to `end`, in code points of the source."""

    start: int
    end: int
    text: str


def plain(node: Node) -> yaml_text.Node:
    """A node as a value to be written."""
    if isinstance(node, tuple):
        return (
            Bare(node[0])
            if (not node[2] and node[0] in ("true", "false")) or node[0].isdecimal()
            else node[0]
        )
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node]


def is_entry(value: dict[str, yaml_text.Node]) -> bool:
    """Whether it is a quote, an event or a note, as against words and their place."""
    return bool(value.keys() & {"speaker", "title", "note"})


def styled(value: str, style: str | None, in_flow: bool) -> str:
    """One value, in the quotation marks that the one before it had."""
    if "\n" not in value and "\t" not in value:
        if style == "'" and not isinstance(value, Bare):
            return "'" + value.replace("'", "''") + "'"
        if style == '"' and not isinstance(value, Bare):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return scalar(value, in_flow=in_flow)
