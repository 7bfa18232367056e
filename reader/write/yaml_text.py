"""YAML as a person writes it: words bare where every reader takes them for text, on one line what fits there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

WIDTH = 100
"""Columns after which a line is wrapped at the next chance, counted in code points."""

STEP = 2

Node: TypeAlias = "str | Sequence[Node] | Mapping[str, Node]"

# What a value may not begin with, hold or end with, or it would be something else than its words. In braces and
# brackets more is left to quotation marks than must be: not every reader agrees there.
_BEGINS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_HOLDS = re.compile(r": | #|:$|[\n\t]| $")
_HOLDS_IN_FLOW = re.compile(r"[,\[\]{}?]|:(?![0-9A-Za-z/])")
# What some reader of YAML 1.1 or 1.2 takes for a number, a time, a truth value or nothing.
_NO_TEXT = re.compile(
    r"[-+.]?[0-9.][0-9a-fxob_.,:]*(e[-+]?[0-9]+)?|[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t ].*)?"
    r"|y|n|yes|no|on|off|true|false|null|~|=|<<",
    re.IGNORECASE,
)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Bare(str):
    """A value that is written as it is: a number, a truth value, a day."""

    __slots__ = ()


def date(edtf: str) -> str:
    """A date as it is written: days bare, as people write them, for no program takes them for a number."""
    return Bare(edtf) if _DAY.fullmatch(edtf) else edtf


def some(keys: Mapping[str, Node | None]) -> dict[str, Node]:
    """Only the keys that have something."""
    return {key: value for key, value in keys.items() if value}


def short(keys: dict[str, Node]) -> Node:
    """An anchor: its words alone where they are all that it says."""
    return keys["text"] if len(keys) == 1 else keys


def scalar(text: str, *, in_flow: bool = False) -> str:
    """One value: its words, in quotation marks where they need them."""
    if isinstance(text, Bare) or _is_plain(text, in_flow):
        return text
    if "\n" not in text and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{quoted}"'


@lru_cache(maxsize=5_000)
def _is_plain(text: str, in_flow: bool) -> bool:
    """Whether words need no quotation marks. The same keys, ids and cues come up again and again."""
    return not (
        not text
        or text[0] in _BEGINS
        or text[0].isspace()
        or text[-1].isspace()
        or _HOLDS.search(text)
        or is_no_text(text)
        or (in_flow and _HOLDS_IN_FLOW.search(text))
    )


def styled(value: str, style: str | None, in_flow: bool) -> str:
    """One value in the given quotation marks, those of the value that it replaces."""
    if "\n" not in value and "\t" not in value:
        if style == "'" and not isinstance(value, Bare):
            return "'" + value.replace("'", "''") + "'"
        if style == '"' and not isinstance(value, Bare):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return scalar(value, in_flow=in_flow)


def is_no_text(scalar: str) -> bool:
    """Whether a value without quotation marks is a number, a time, a truth value or nothing to some reader."""
    return bool(_NO_TEXT.fullmatch(scalar))


def flow(node: Node) -> str:
    """A value on one line, in brackets and braces where it has parts."""
    if isinstance(node, str):
        return scalar(node, in_flow=True)
    if isinstance(node, Mapping):
        return (
            "{"
            + ", ".join(f"{scalar(key, in_flow=True)}: {flow(value)}" for key, value in node.items())
            + "}"
        )
    return "[" + ", ".join(map(flow, node)) + "]"


def _on_one_line(lead: str, node: Node) -> str | None:
    """What has parts, on one line; None where it does not fit, or would need quotation marks for that alone."""
    room = WIDTH - len(lead)
    for text in _scalars(node):  # most that doesn't fit is far too long: lists of mentions
        room -= len(text)
        if room < 0:
            return None
    line = lead + flow(node)
    return line if len(line) <= WIDTH and not any(map(_is_marked_by_flow, _scalars(node))) else None


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        for each in node.values() if isinstance(node, Mapping) else node:
            yield from _scalars(each)


def _is_marked_by_flow(text: str) -> bool:
    return not isinstance(text, Bare) and _is_plain(text, False) and not _is_plain(text, True)


def entry(key: str, node: Node, indent: int = 0) -> Iterator[str]:
    """The lines of a key and its value; what has parts stands on one line where it fits."""
    lead = f"{' ' * indent}{scalar(key)}:"
    if isinstance(node, str):
        yield from _wrapped(f"{lead} {scalar(node)}", len(lead) + 1, indent + STEP)
    elif (line := _on_one_line(f"{lead} ", node)) is not None:
        yield line
    elif isinstance(node, Mapping):
        yield lead
        yield from entries(node, indent + STEP)
    else:
        yield lead
        for each in node:
            yield from item(each, indent + STEP)


def entries(node: Mapping[str, Node], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping, each key on a line of its own."""
    for key, value in node.items():
        yield from entry(key, value, indent)


def item(node: Node, indent: int = 0, *, spread: bool = False) -> Iterator[str]:
    """The lines of one thing of a list; `spread`: each key on a line of its own, even where all would fit on one."""
    lead = f"{' ' * indent}- "
    if isinstance(node, str):
        yield from _wrapped(f"{lead}{scalar(node)}", len(lead), indent + STEP)
    elif not isinstance(node, Mapping):
        yield lead + flow(node)
    elif not spread and (line := _on_one_line(lead, node)) is not None:
        yield line
    else:
        first, *others = entries(node, indent + STEP)
        yield lead + first.lstrip()
        yield from others


SPACE = re.compile(" ")
"""Where a line may break: at any space."""
_ONE_SPACE = re.compile("(?<! ) (?! )")


def text_block(key: str, text: str, may_break: re.Pattern[str]) -> Iterator[str]:
    """The lines of a text of paragraphs; `may_break` finds the spaces at which a line may be wrapped."""
    yield f"{key}: |-"
    for paragraph in text.split("\n"):
        line = f"{' ' * STEP}{paragraph}"
        yield from _broken(line, STEP, STEP, may_break) if paragraph else ("",)


def wrapped_at(words: str, may_break: re.Pattern[str], width: int) -> Iterator[str]:
    """Words on lines of at most `width` code points, where they may break so often."""
    begin, before = 0, 0
    for at in (*(found.start() for found in may_break.finditer(words)), len(words)):
        if at - begin > width and before > begin:
            yield words[begin:before]
            begin = before + 1
        before = at
    yield words[begin:]


def _wrapped(line: str, start: int, indent: int) -> Iterator[str]:
    """A value, which begins at `start`, on as many lines as it takes: a line break in it is read as a space."""
    return _broken(line, start, indent, SPACE if "  " not in line else _ONE_SPACE)


def _broken(line: str, start: int, indent: int, may_break: re.Pattern[str]) -> Iterator[str]:
    """The line in pieces of at most WIDTH where it may break so often, all but the first one indented."""
    begin, room, pad = 0, WIDTH, ""
    while len(line) - begin > room:
        at = _break_in(line, max(begin, start + 1), begin + room, may_break)
        if at < 0:
            break
        yield pad + line[begin:at]
        begin, room, pad = at + 1, WIDTH - indent, " " * indent
    yield pad + line[begin:]


def _break_in(line: str, low: int, most: int, may_break: re.Pattern[str]) -> int:
    """The last place from `low` to `most` at which a line may break, else the first one behind; below 0 for none."""
    if may_break is SPACE:
        at = line.rfind(" ", low, most + 1)
        return at if at >= 0 else line.find(" ", max(low, most + 1))
    last = -1
    for found in may_break.finditer(line, low):
        if found.start() > most and last >= 0:
            break
        last = found.start()
        if last > most:
            break
    return last
