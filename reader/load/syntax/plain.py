"""Reads the plain YAML that articles are nearly always written in, without YAML's parser, whose import takes longer.

Plain are keys of ASCII letters, digits, `-` and `_`; words without quotation marks, or in them on one line and without
escapes; literal blocks; brackets and braces on one line; whole lines of comment. What else there is, any fault, and
whatever YAML's own rules would have to be asked about is left to the parser: the nodes here are those that it gives.
"""

from __future__ import annotations

from itertools import accumulate

from reader.load.syntax.nodes import Mapping, Node, Point, Scalar, Sequence
from reader.model.characters import are_harmless

PRINTABLE_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
"""What nearly all bytes of a file are. The others, taken together, are whole characters of UTF-8 and controls."""
LARGEST = 128 * 1024
"""Bytes of a file: in a larger one the parser, once it is imported, is faster."""
_DEEPEST = 8
_MOST_ROOT_KEYS = 100
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What values without quotation marks may not begin with, or only before some characters."""
_LEFT_IN_FLOW = frozenset("[{:#?")
"""What such a value between brackets may not hold, or only before some characters."""


def read_plain(source: bytes) -> Mapping | None:
    """The root of a file, with all of its marks; None where the file is not plain, or has any fault of syntax."""
    if len(source) > LARGEST or not source.endswith(b"\n") or b"\t" in source:
        return None
    try:
        rare = source.translate(None, PRINTABLE_ASCII).decode("utf-8")
        if rare and not are_harmless(set(rare)):
            return None
        root = _Reader(source.decode("utf-8")).root()
    except (UnicodeDecodeError, _NotPlainError):
        return None
    return root if len(root) <= _MOST_ROOT_KEYS else None


_new = tuple.__new__  # what the class's own, written in Python, comes down to


class _NotPlainError(Exception):
    """What comes next is left to YAML's parser."""


class _Reader:
    """Reads the lines of a file; `_at` is the line that is next."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._at = 0

    def root(self) -> Mapping:
        if self._indent() != 0:
            raise _NotPlainError
        return self._mapping(0, None, 1)

    def _indent(self) -> int:
        """The column at which the next line begins that is neither empty nor a comment; -1 at the end."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            words = line.lstrip(" ")
            if words and words[0] != "#":
                return len(line) - len(words)
            self._at += 1
        return -1

    def _point(self, column: int) -> Point:
        return _new(Point, (self._starts[self._at] + column, self._at, column))

    # -- on lines of their own

    def _mapping(self, column: int, key_mark: Point | None, depth: int) -> Mapping:
        """The mapping whose first key is in this line, at `column`."""
        _check_depth(depth)
        mapping = Mapping(self._point(column), key_mark)
        indent = column
        while indent == column:
            line = self._lines[self._at]
            colon = line.find(":", column)
            key = line[column : max(colon, 0)]
            if key in mapping or not _is_key(key):
                raise _NotPlainError
            mapping[key] = self._value(line, colon + 1, column, depth)
            indent = self._indent()
        if indent > column:
            raise _NotPlainError
        return mapping

    def _value(self, line: str, behind: int, column: int, depth: int) -> Node:
        """The value of the key at `column`, whose colon stands before `behind`."""
        mark, words = self._point(column), line[behind:].lstrip(" ")
        if words:
            if line[behind] != " ":
                raise _NotPlainError
            return self._on_line(line, len(line) - len(words), column, mark, depth)
        self._at += 1
        indent = self._indent()
        if indent >= column and self._lines[self._at].startswith("- ", indent):
            return self._sequence(indent, mark, depth + 1)
        if indent > column:
            return self._mapping(indent, mark, depth + 1)
        raise _NotPlainError

    def _sequence(self, column: int, key_mark: Point, depth: int) -> Sequence:
        """The list whose first dash is in this line, at `column`."""
        _check_depth(depth)
        sequence = Sequence(self._point(column), key_mark)
        indent = column
        while indent == column and self._lines[self._at].startswith("- ", column):
            line = self._lines[self._at]
            words = line[column + 2 :].lstrip(" ")
            begin = len(line) - len(words)
            if words[:1] not in _INDICATORS and (": " in words or words.rstrip(" ").endswith(":")):
                sequence.append(self._mapping(begin, None, depth + 1))
            else:
                sequence.append(self._on_line(line, begin, column, None, depth))
            indent = self._indent()
        if indent > column:
            raise _NotPlainError
        return sequence

    # -- in a line

    def _on_line(self, line: str, begin: int, column: int, key_mark: Point | None, depth: int) -> Node:
        """The value that begins in this line, of a key or a dash at `column`."""
        words = line[begin:].rstrip(" ")
        first = words[:1]
        if first == "|":
            return self._literal(words, begin, column, key_mark)
        if first not in _INDICATORS or (first == "-" and words[1:2] not in ("", " ")):
            return self._plain(words, begin, column, key_mark)
        node, end = self._flow(line, begin, key_mark, depth)
        if end != begin + len(words):
            raise _NotPlainError
        self._at += 1
        return node

    def _plain(self, words: str, begin: int, column: int, key_mark: Point | None) -> Scalar:
        """Words without quotation marks, with the lines in which they go on."""
        if not words:
            raise _NotPlainError
        mark, found = self._point(begin), [words]
        end = self._point(begin + len(words))
        self._at += 1
        pad = " " * (column + 1)
        while self._lines[self._at].startswith(pad) and (words := self._lines[self._at].strip(" ")):
            if words[0] in _INDICATORS:
                raise _NotPlainError
            found.append(words)
            end = self._point(len(self._lines[self._at].rstrip(" ")))
            self._at += 1
        whole = " ".join(found)
        if (
            ": " in whole
            or " #" in whole
            or any(line[-1] == ":" for line in found)
            or self._indent() > column
        ):
            raise _NotPlainError
        return whole, mark, "", key_mark, end

    def _literal(self, header: str, begin: int, column: int, key_mark: Point | None) -> Scalar:
        """A block of lines as they are; its indentation is that of the first one."""
        mark = self._point(begin)
        self._at += 1
        first = self._lines[self._at]
        indent = len(first) - len(first.lstrip(" "))
        if header not in ("|", "|-") or indent <= column or indent == len(first):
            raise _NotPlainError
        pad, found = " " * indent, []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.startswith(pad) and line.strip(" "):
                break
            found.append(line[indent:])
            self._at += 1
        block = "\n".join(found).rstrip("\n")
        end = self._point(0) if self._at < len(self._lines) else Point(self._starts[-1] - 1, self._at - 1, 0)
        return (block if header == "|-" else f"{block}\n"), mark, "|", key_mark, end

    def _flow(self, line: str, at: int, key_mark: Point | None, depth: int) -> tuple[Node, int]:
        """The value that begins at a column of this line, in marks, brackets or between them; where it ends."""
        first = line[at : at + 1]
        if first == "[":
            return self._brackets(line, at, key_mark, depth + 1)
        if first == "{":
            return self._braces(line, at, key_mark, depth + 1)
        mark = self._point(at)
        if first and first in "\"'":
            end = line.find(first, at + 1)
            words = line[at + 1 : end]
            if end < 0 or (first == '"' and "\\" in words) or line.startswith(first, end + 1):
                raise _NotPlainError
            return (words, mark, first, key_mark, self._point(end + 1)), end + 1
        end = min((found for sign in ",]}" if (found := line.find(sign, at)) >= 0), default=at)
        words = line[at:end].rstrip(" ")
        if not words or first in _INDICATORS or not _LEFT_IN_FLOW.isdisjoint(words):
            raise _NotPlainError
        return (words, mark, "", key_mark, self._point(at + len(words))), end

    def _brackets(self, line: str, at: int, key_mark: Point | None, depth: int) -> tuple[Sequence, int]:
        _check_depth(depth)
        sequence, sign = Sequence(self._point(at), key_mark), ","
        while sign == ",":
            node, at = self._flow(line, _behind_spaces(line, at + 1), None, depth)
            sequence.append(node)
            at = _behind_spaces(line, at)
            sign = line[at : at + 1]
        if sign != "]":
            raise _NotPlainError
        sequence.end_mark = self._point(at + 1)
        return sequence, at + 1

    def _braces(self, line: str, at: int, key_mark: Point | None, depth: int) -> tuple[Mapping, int]:
        _check_depth(depth)
        mapping, sign = Mapping(self._point(at), key_mark), ","
        while sign == ",":
            begin = _behind_spaces(line, at + 1)
            colon = line.find(": ", begin)
            key = line[begin : max(colon, 0)]
            if key in mapping or not _is_key(key):
                raise _NotPlainError
            mapping[key], at = self._flow(line, _behind_spaces(line, colon + 1), self._point(begin), depth)
            at = _behind_spaces(line, at)
            sign = line[at : at + 1]
        if sign != "}":
            raise _NotPlainError
        mapping.end_mark = self._point(at + 1)
        return mapping, at + 1


def _is_key(words: str) -> bool:
    return words.isascii() and words[:1] != "-" and words.replace("-", "").replace("_", "").isalnum()


def _behind_spaces(line: str, at: int) -> int:
    while line.startswith(" ", at):
        at += 1
    return at


def _check_depth(depth: int) -> None:
    if depth > _DEEPEST:
        raise _NotPlainError
