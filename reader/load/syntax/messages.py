"""Puts the errors of YAML's parser into plain words, at the place where a person would look."""

from __future__ import annotations

import re
from contextlib import suppress

import yaml

from reader.model.diagnostic import Mark

_OPENERS = {"flow sequence": "[", "flow mapping": "{"}
NO_PLACE = "{0} ('{1}…') has no place in an article; a value that begins with '{1}' wants quotation marks"
_GLUED_COLON = re.compile(r"\s*(?:- +)?[\w-]+:(?=[^\s/])")
MOST_SCANNED = 500_000  # bytes of a file that is gone through again to see which quotation mark was left open
MOST_BETWEEN, _BLOCK = 10_000, 4_096  # bytes
_BETWEEN = re.compile(rb"(?:[ \t\r\n:,?]|-(?=\s))*")
_QUOTE_IT = "put the value in quotation marks"


def explain(error: yaml.YAMLError, source: bytes) -> tuple[Mark, str, str]:
    """Where, the code and the message for an exception of the parser."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    begun = _mark_or_none(getattr(error, "context_mark", None))
    mark = _mark_or_none(getattr(error, "problem_mark", None)) or begun or Mark(1, 1)
    if problem == "found undefined tag handle":
        return mark, "yaml-tag", NO_PLACE.format("a tag", "!")
    if problem.startswith("did not find expected") and (opened := _run_over(source, mark)):
        closed = f"closes only in line {mark.line}: close it where its value ends"
        return (
            opened,
            "yaml-syntax",
            f"the quotation mark that opens here {closed}, or double a mark inside it",
        )
    place, message = _explained(problem, context, mark, begun or mark, source)
    return place, "yaml-syntax", message


def _run_over(source: bytes, mark: Mark) -> Mark | None:
    """Where a value in quotation marks opens that has run over lines to the place of a fault, if one has."""
    if len(source) > MOST_SCANNED or not {"'", '"'} & set(line_of(source, mark.line)):
        return None
    quoted = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            if _mark(token.start_mark) >= mark:
                break
            if isinstance(token, yaml.ScalarToken) and not token.plain and token.style in ("'", '"'):
                quoted = token
    if quoted is None or not quoted.start_mark.line < quoted.end_mark.line == mark.line - 1:
        return None
    return _mark(quoted.start_mark)


def _explained(problem: str, context: str, mark: Mark, begun: Mark, source: bytes) -> tuple[Mark, str]:
    line = line_of(source, mark.line)
    before, here = line[: mark.column - 1], line[mark.column - 1 : mark.column]
    if "quoted scalar" in context:
        return _in_quotes(problem, mark, begun)
    if "tab character" in problem or here == "\t":
        return mark, "a tab indents this line; YAML wants spaces"
    if "directive" in f"{problem} {context}":
        return begun, f"a line can't begin with '%'; {_QUOTE_IT}"
    if "anchor" in context or "alias" in context:
        return begun, f"a value can't begin with {_at(source, begun)!r}; {_QUOTE_IT}"
    if problem == "did not find expected node content" and not here:
        return mark, "the file ends within brackets or braces that are never closed"
    if problem in ("found character that cannot start any token", "did not find expected node content"):
        return mark, f"a value can't begin with {here!r}; {_QUOTE_IT}"
    for kind, opener in _OPENERS.items():
        if kind in context:
            opened = "" if begun == mark else f" of line {begun.line}, column {begun.column},"
            return (
                mark,
                f"the {opener!r}{opened} is not closed, or a comma is missing before this",
            )
    if problem == "mapping values are not allowed in this context":
        if ":" in before.lstrip("- ") or "'" in before[:1] or '"' in before[:1]:
            return mark, f"a second colon on this line; if it belongs to the value, {_QUOTE_IT}"
        message = (
            "this key does not fit here: check its indentation, and the colon and quotation marks before it"
        )
        return _or_glued(source, mark.line - 1, mark, message)
    if problem == "could not find expected ':'":
        message = "no colon after this key; if these are words of a text, indent them under its key"
        return _or_glued(source, begun.line, begun, message)
    if problem == "block sequence entries are not allowed in this context":
        return (
            mark,
            "a list can't begin here; begin it on a line of its own, or quote a value that begins with '-'",
        )
    if problem == "did not find expected '-' indicator":
        return (
            mark,
            f"'- ' expected: the list of line {begun.line} has not ended, or this line is indented wrongly",
        )
    if problem == "did not find expected key":
        if before.rstrip().endswith(("'", '"')):
            return (
                mark,
                "words after the closing quotation mark; quote the whole value, and double a mark inside it",
            )
        if here and here in "]}":
            return mark, f"one {here!r} too many, or the bracket that opens is missing"
        if here == "-":
            line_begun = f"check the indentation against line {begun.line}"
            return mark, f"a list item where a key was expected: {line_begun}"
        return mark, f"a key was expected, indented like the one of line {begun.line}, column {begun.column}"
    if problem == "did not find expected comment or line break":
        return mark, "the words of a block begin on the line after its '|' or '>'"
    if "block scalar" in context:
        return mark, f"the block of line {begun.line} is not indented as it should be: {problem}"
    if problem == "did not find expected <document start>":
        return (
            mark,
            "the file goes on after its end: check the indentation and the quotation marks of this line",
        )
    return mark, f"{problem} {context}".strip()


def _or_glued(source: bytes, line: int, mark: Mark, message: str) -> tuple[Mark, str]:
    """The fault, unless the likelier one is that a line has a key whose colon nothing parts from its value."""
    match = _GLUED_COLON.match(line_of(source, line)) if line >= 1 else None
    return (
        (Mark(line, match.end()), "a colon after a key wants a space after it") if match else (mark, message)
    )


def _in_quotes(problem: str, mark: Mark, begun: Mark) -> tuple[Mark, str]:
    if problem in ("found unexpected end of stream", "found unexpected document indicator"):
        return begun, "the quotation mark that opens here is never closed"
    if problem == "found unknown escape character":
        return mark, "no such escape; double the backslash, or put the value in single quotation marks"
    if "hexdecimal" in problem:
        return mark, r"an escape wants its digits: \x two, \u four, \U eight"
    if "invalid Unicode" in problem:
        return mark, "this escape is no character of Unicode"
    return mark, f"{problem} in the value that opens on line {begun.line}"


def following(source: bytes, mark: yaml.Mark) -> Mark:
    """Where the next token begins after the parser's `mark`, or `mark` itself where that is far along or away."""
    if mark.column > MOST_BETWEEN:
        return _mark(mark)
    start = _line_start(source, mark.line + 1)
    before = source[start : start + 4 * mark.column + 4].decode("utf-8-sig", "ignore")[: mark.column]
    begin = start + len(before.encode()) + (3 if not start and source.startswith(b"\xef\xbb\xbf") else 0)
    between = _BETWEEN.match(source, begin, begin + MOST_BETWEEN)
    passed = between[0].decode() if between and len(between[0]) < MOST_BETWEEN else ""
    lines = passed.count("\n")
    return Mark(mark.line + 1 + lines, len((before + passed).rpartition("\n")[2]) + 1)


def _line_start(source: bytes, number: int) -> int:
    """The offset of line `number`, from 1; of the end where there are fewer. Lines are counted a block at a time."""
    start, left = 0, number - 1
    while (lines := source.count(b"\n", start, start + _BLOCK)) < left:
        left -= lines
        start += _BLOCK
        if start >= len(source):
            return len(source)
    for _ in range(left):
        start = source.find(b"\n", start) + 1
    return start


def line_of(source: bytes, number: int) -> str:
    """Line `number` of the source, from 1, without its end; at most its first 10,000 bytes."""
    start = _line_start(source, number)
    end = source.find(b"\n", start)
    end = len(source) if end < 0 else end
    line = source[start : min(end, start + 10_000)]
    return line.decode("utf-8-sig", "replace").rstrip("\r")


def _at(source: bytes, mark: Mark) -> str:
    return line_of(source, mark.line)[mark.column - 1 : mark.column]


def _mark(mark: yaml.Mark) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _mark_or_none(mark: yaml.Mark | None) -> Mark | None:
    return _mark(mark) if mark is not None else None
