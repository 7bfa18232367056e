"""The least bytes that make one screen of another: what the bytes of a painting or a key are judged by.

It knows nothing of the program's own writer. Per row it follows the cheapest ways from cell to cell at once: write
an unchanged cell or leap over it, change the style by what differs or anew, erase what is blank up to the end.
"""

from __future__ import annotations

from typing import NamedTuple

import pyte
from pyte.screens import Char

_WAYS = 12
"""The cheapest ways that are followed from cell to cell."""
_ERASE = len("\x1b[K")
_NEXT_ROW = len("\r\n")


class Style(NamedTuple):
    """A style as the codes of its two colours and of what else is on."""

    foreground: str
    background: str
    flags: frozenset[str]


class Cell(NamedTuple):
    """A character and how it looks."""

    text: str
    style: Style


Rows = list[list[Cell]]
_PLAIN = Style("39", "49", frozenset())
_NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
_FLAGS = {"bold": "1", "italics": "3", "underscore": "4", "blink": "5", "reverse": "7", "strikethrough": "9"}
_OFF = {"1": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
_SEEN_ON_BLANKS = frozenset(("4", "7", "9"))


def rows_of(screen: pyte.Screen) -> Rows:
    """What a terminal shows. A blank looks as its background, whatever its style is beside."""
    known: dict[Char, Cell] = {}
    rows = []
    for y in range(screen.lines):
        row = []
        for x in range(screen.columns):
            char = screen.buffer[y][x]
            if char not in known:
                known[char] = _cell(char)
            row.append(known[char])
        rows.append(row)
    return rows


def blank(columns: int, lines: int) -> Rows:
    """A screen that was just cleared."""
    return [[Cell(" ", _PLAIN)] * columns for _ in range(lines)]


def differences(before: Rows, after: Rows) -> int:
    """How many cells differ."""
    return sum(
        a != b for one, other in zip(before, after, strict=True) for a, b in zip(one, other, strict=True)
    )


def least(before: Rows, after: Rows) -> int:
    """The least bytes from one screen to another of the same size."""
    total, style, last = 0, _PLAIN, -1
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            cost, style = _least_of_row(old, new, style, y, follows=last == y - 1)
            total, last = total + cost, y
    return total


def _least_of_row(
    old: list[Cell], new: list[Cell], style: Style, y: int, *, follows: bool
) -> tuple[int, Style]:
    tail = _blank_tail(new)
    changed = [x for x, (was, now) in enumerate(zip(old, new, strict=True)) if was != now]
    end = changed[-1] + 1
    ways = {(style, -1): 0}
    done: list[tuple[int, Style]] = []
    for x in range(changed[0], end):
        if x >= tail:
            for (now, at), cost in ways.items():
                reached = cost + _move(at, x, y, follows)
                to = Style(now.foreground, new[x].style.background, now.flags - _SEEN_ON_BLANKS)
                done.append((reached + _change(now, to) + _ERASE, to))
        following: dict[tuple[Style, int], int] = {}
        for (now, at), cost in ways.items():
            if old[x] == new[x]:
                _keep(following, (now, at), cost)
            to = _style_for(new[x], now)
            written = cost + _move(at, x, y, follows) + _change(now, to) + len(new[x].text.encode())
            _keep(following, (to, x + 1), written)
        ways = dict(sorted(following.items(), key=lambda way: way[1])[:_WAYS])
    done += [(cost, now) for (now, _), cost in ways.items()]
    return min(done, key=lambda way: way[0])


def _keep(ways: dict[tuple[Style, int], int], way: tuple[Style, int], cost: int) -> None:
    ways[way] = min(cost, ways.get(way, cost))


def _blank_tail(row: list[Cell]) -> int:
    """Where the blanks of one background begin that the row ends with."""
    last = row[-1]
    start = len(row)
    while start and row[start - 1].text == " " and row[start - 1].style == last.style:
        start -= 1
    return start if not last.style.flags else len(row)


def _move(at: int, x: int, y: int, follows: bool) -> int:
    if at == x:
        return 0
    place = len(f"\x1b[{y + 1};{x + 1}H") if x else len(f"\x1b[{y + 1}H")
    ways = [place]
    if at >= 0:
        ways.append(len(f"\x1b[{x - at}C" if x - at > 1 else "\x1b[C"))
    elif follows:
        ways.append(_NEXT_ROW + (len(f"\x1b[{x}C") if x else 0))
    return min(ways)


def _style_for(cell: Cell, now: Style) -> Style:
    """The style to write a cell in: on a blank only the background is seen."""
    if cell.text != " " or cell.style.flags:
        return cell.style
    return Style(now.foreground, cell.style.background, now.flags - _SEEN_ON_BLANKS)


def _change(before: Style, after: Style) -> int:
    if before == after:
        return 0
    codes = [new for old, new in zip(before[:2], after[:2], strict=True) if old != new]
    codes += [_OFF[flag] for flag in before.flags - after.flags]
    codes += after.flags - before.flags
    anew = [code for plain, code in zip(_PLAIN[:2], after[:2], strict=True) if plain != code]
    anew += after.flags
    again = ["0", *anew] if anew else [""]
    return 3 + min(len(";".join(codes)), len(";".join(again)))


def _cell(char: Char) -> Cell:
    flags = frozenset(code for name, code in _FLAGS.items() if getattr(char, name))
    text = char.data
    if text == " ":
        flags &= _SEEN_ON_BLANKS
    foreground = _colour(char.fg, 30) if text != " " or flags else "39"
    return Cell(text, Style(foreground, _colour(char.bg, 40), flags))


def _colour(name: str, base: int) -> str:
    if name == "default":
        return str(base + 9)
    if name.startswith("bright"):
        return str(base + 60 + _NAMES.index(name.removeprefix("bright")))
    if name in _NAMES:
        return str(base + _NAMES.index(name))
    red, green, blue = bytes.fromhex(name)
    return f"{base + 8};2;{red};{green};{blue}"
