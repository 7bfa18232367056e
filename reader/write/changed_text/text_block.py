"""Writes another text in the place of a file's own: paragraphs that stay are written as they were, line for line."""

from __future__ import annotations

import re

from reader.load.anchors.canonical import canonical
from reader.load.syntax.nodes import Scalar
from reader.model.text import PARAGRAPH_BREAK
from reader.write.article_file import may_wrap
from reader.write.byte_changes import Splice
from reader.write.yaml_text import STEP, WIDTH, scalar, wrapped_at

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def text_splice(source: str, node: Scalar, new: str, in_flow: bool) -> Splice:
    """The characters of the text's value to be replaced, and those of the new text, which is canonical.

    `source` is the file without its byte-order mark, `node` the value of its `text`.
    """
    value, start, style, _, end = node
    if in_flow:
        return Splice(start.index, end.index, scalar(new, in_flow=True))
    newline = "\r\n" if "\r\n" in source[: source.find("\n") + 1] else "\n"
    if style not in ("|", ">"):
        lines = _lines(_paragraphs(value) if "\n" in source[start.index : end.index] else {}, new, STEP)
        return Splice(start.index, end.index, newline.join(("|-", *lines)))
    first = source.index("\n", start.index) + 1
    header = source[start.index : first].rstrip("\r\n")
    indent = len(body := source[first : end.index].lstrip("\r\n")) - len(body.lstrip(" "))
    stop = first + len(source[first : end.index].rstrip(" \t\r\n"))
    lines = _lines(_paragraphs(value), new, indent)
    return Splice(start.index, stop, newline.join((header, *lines)))


def _paragraphs(value: str) -> dict[str, list[str]]:
    """The lines of each paragraph of a block, by its canonical text."""
    found = (paragraph.strip("\n") for paragraph in _BLANK_LINES.split(value))
    return {canonical(paragraph): paragraph.split("\n") for paragraph in found}


def _lines(known: dict[str, list[str]], new: str, indent: int) -> list[str]:
    """The lines of a text, its new paragraphs wrapped as the known ones are."""
    longest = max((len(line) for lines in known.values() for line in lines), default=0)
    wraps = not known or any(len(lines) > 1 for lines in known.values())
    width = max(min(longest + indent, WIDTH), WIDTH // 2) if wraps else len(new) + indent
    may_break = may_wrap(new)
    made: list[str] = []
    for paragraph in new.split(PARAGRAPH_BREAK):
        lines = known.get(paragraph) or wrapped_at(paragraph, may_break, width - indent)
        made += (
            ("", *(" " * indent + line for line in lines))
            if made
            else (" " * indent + line for line in lines)
        )
    return made
