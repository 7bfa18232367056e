"""What the terminal shows, cell by cell, and the output that makes it show something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby
from operator import is_not, ne, or_

from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Size

from reader.app.terminal.cell_widths import reposition
from reader.app.terminal.painting.cells_of import Placed, cells, placed_strips
from reader.app.terminal.painting.looks import DEFAULT_BACKGROUND, Look, Looks

_ERASE = "\x1b[K"
_RESET = "\x1b[0m"
_WIDEST_GAP = 8
"""Unchanged cells between changed ones that may be written again, where that is shorter than a move."""
_FORWARD = len("\x1b[8C")
"""What a move over a gap takes; over one cell, which needs no number, one less."""
_FEWEST_ERASED = 4
"""Blank cells from which erasing the end of a row is shorter than writing it."""


class ShownScreen:
    """The cells that the terminal shows, as far as they are known; where its cursor is, and the look it writes in."""

    def __init__(self, looks: Looks, *, erases_in_colour: bool) -> None:
        """`erases_in_colour`: what the terminal erases has the background that it writes in."""
        self._looks, self._erases_in_colour = looks, erases_in_colour
        self._texts: list[list[str]] = []
        self._row_looks: list[list[Look | None]] = []
        self._size = Size(0, 0)
        self._ambiguous: set[str] = set()
        self._look: Look | None = None
        self._cursor: tuple[int, int] | None = None
        self._out: list[str] = []

    def forget(self) -> None:
        """Begin anew: the terminal may show anything."""
        self._size = Size(0, 0)

    def lose_cursor(self) -> None:
        """Place the cursor anew the next time: it may be anywhere."""
        self._cursor = None

    def draw(self, update: CompositorUpdate, size: Size, cursor: Offset) -> str:
        """The output that shows an update of Textual’s, the cursor put at its place; empty where all stands already."""
        if size != self._size:
            self._clear(size)
        for y, placed in placed_strips(update):
            if y < size.height:
                self._draw_row(y, placed)
        return self._taken(cursor)

    def move_cursor(self, cursor: Offset) -> str:
        """The output that moves the cursor there; empty where it is there already."""
        return self._taken(cursor) if self._size else ""

    def _taken(self, cursor: Offset) -> str:
        if self._cursor != (cursor.y, cursor.x):
            self._move(cursor.y, cursor.x)
        output = "".join(self._out)
        self._out.clear()
        return output

    def _clear(self, size: Size) -> None:
        """Know nothing of any cell, so that each is written."""
        self._size = size
        self._texts = [["\0"] * size.width for _ in range(size.height)]
        self._row_looks = [[None] * size.width for _ in range(size.height)]
        self._ambiguous.clear()
        self._cursor, self._look = None, self._looks.plain
        self._out = [_RESET]

    # -- a row

    def _draw_row(self, y: int, placed: Sequence[Placed]) -> None:
        old, old_looks = self._texts[y], self._row_looks[y]
        new, looks = old.copy(), old_looks.copy()
        width, look_of = self._size.width, self._looks.of
        for x, strip in placed:
            for text, style, control in strip:
                if control or not text:
                    continue
                texts, ambiguous = cells(text)
                if ambiguous:
                    self._ambiguous |= ambiguous
                count = min(len(texts), width - x)
                if count > 0:
                    new[x : x + count] = texts if count == len(texts) else texts[:count]
                    looks[x : x + count] = [look_of(style)] * count
                x += len(texts)
        if new == old and looks == old_looks:
            return
        self._texts[y], self._row_looks[y] = new, looks
        if self._ambiguous and not (self._ambiguous.isdisjoint(new) and self._ambiguous.isdisjoint(old)):
            self._write_whole(y, new, looks)
        elif changed := _changed(old, old_looks, new, looks):
            self._write_changed(y, changed, new, looks)

    def _write_whole(self, y: int, texts: list[str], looks: list[Look | None]) -> None:
        """Write a row from its first cell to its last: what is wider than it should be draws over its neighbours."""
        before, self._out = self._out, [f"\x1b[{y + 1};1H"]
        self._write(texts, looks, 0, len(texts))
        self._out = [*before, reposition("".join(self._out))]
        self._cursor = None

    def _write_changed(self, y: int, changed: list[int], texts: list[str], looks: list[Look | None]) -> None:
        erased = self._erased_from(changed, texts, looks)
        if len(changed) == len(texts):  # as the first time
            spans: Iterable[tuple[int, int]] = ((0, erased),) if erased else ()
        else:
            spans = self._spans([x for x in changed if x < erased], texts, looks)
        for start, end in spans:
            self._move(y, start)
            self._write(texts, looks, start, end)
            self._cursor = y, end
        if erased < len(texts):
            blank_start = _blank_tail(texts, looks)
            at = self._cursor
            if (
                at is None or at[0] != y or not blank_start <= at[1] <= erased
            ):  # else it is erased from where it is
                self._move(y, erased)
            last = looks[-1]
            assert last is not None, "a row that is written has looks"
            self._change_to(self._looks.on_blank(self._now, last))
            self._out.append(_ERASE)

    def _erased_from(self, changed: list[int], texts: list[str], looks: list[Look | None]) -> int:
        """The cell from which the row is erased to its end; its width where nothing is."""
        width, last = len(texts), looks[-1]
        if last is None or last.blank.attributes or texts[-1] != " ":
            return width
        if last.background != DEFAULT_BACKGROUND and not self._erases_in_colour:
            return width
        start = _blank_tail(texts, looks)
        erased = next((x for x in changed if x >= start), width)
        return erased if changed[-1] + 1 - erased >= _FEWEST_ERASED else width

    def _spans(
        self, changed: list[int], texts: list[str], looks: list[Look | None]
    ) -> Iterator[tuple[int, int]]:
        """The stretches to write: changed cells, and what lies between them where a move would be longer."""
        if not changed:
            return
        start = end = changed[0]
        for x in changed:
            gap = x - end
            if gap > 0 and (gap > _WIDEST_GAP or not self._is_short(end, x, texts, looks)):
                yield start, end
                start = x
            end = x + 1
            while end < len(texts) and not texts[end]:  # the other cell of a wide cluster
                end += 1
        yield start, end

    def _is_short(self, start: int, end: int, texts: list[str], looks: list[Look | None]) -> bool:
        """Whether writing those unchanged cells again is no longer than to move over them."""
        before, after = looks[start - 1], looks[end]
        move = _FORWARD if end - start > 1 else _FORWARD - 1
        between = looks[start:end]
        if before is after and between.count(before) == end - start:
            return len("".join(texts[start:end]).encode()) <= move
        if before is None or after is None or None in between:
            return True
        written, now = 0, before
        for x in range(start, end):
            look = looks[x]
            assert look is not None, "looked at above"
            if texts[x] == " ":
                look = self._looks.on_blank(now, look)
            written += len(texts[x].encode()) + len(self._looks.change(now, look))
            now = look
        written += len(self._looks.change(now, after))
        return written <= move + len(self._looks.change(before, after))

    def _write(self, texts: list[str], looks: list[Look | None], start: int, end: int) -> None:
        """Write cells, each run of one look under one sequence; the cursor is at the first."""
        x = start
        for look, alike in groupby(looks[start:end]):
            stop = x + len(list(alike))
            text = "".join(texts[x:stop])
            if look is None:  # a cell that nothing has been drawn in yet
                look, text = self._looks.plain, " " * (stop - x)
            self._change_to(self._looks.on_blank(self._now, look) if text.isspace() else look)
            self._out.append(text)
            x = stop

    # -- what the terminal does next

    @property
    def _now(self) -> Look:
        return self._look or self._looks.plain

    def _change_to(self, look: Look) -> None:
        self._out.append(self._looks.change(self._now, look))
        self._look = look

    def _move(self, y: int, x: int) -> None:
        """Move the cursor, by whichever sequence is shorter."""
        if self._cursor == (y, x):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H"]
        if self._cursor is not None:
            row, column = self._cursor
            if row == y and column < min(x, self._size.width):  # behind a row’s last cell it may be anywhere
                ways.append(f"\x1b[{x - column}C" if x - column > 1 else "\x1b[C")
            elif row == y - 1:
                ways.append("\r\n" + (f"\x1b[{x}C" if x else ""))
        self._out.append(min(ways, key=len))
        self._cursor = y, x


def _changed(
    old: list[str], old_looks: list[Look | None], new: list[str], looks: list[Look | None]
) -> list[int]:
    """The cells that look different; of a wide cluster its first."""
    if None not in looks and old_looks.count(None) == len(looks):  # as the first time
        return [*range(len(new))]
    differ = map(or_, map(ne, old, new), map(is_not, old_looks, looks))
    changed = [
        x
        for x in compress(range(len(new)), differ)
        if new[x] != " " or old[x] != " " or not _same_blank(old_looks[x], looks[x])
    ]
    return changed if "" not in new else [_first_cell(x, new) for x in changed]


def _first_cell(x: int, texts: list[str]) -> int:
    while x and not texts[x]:
        x -= 1
    return x


def _blank_tail(texts: list[str], looks: list[Look | None]) -> int:
    """Where the blanks of one background begin that the row ends with."""
    last = looks[-1]
    start = len(texts)
    while start and texts[start - 1] == " " and _same_blank(looks[start - 1], last):
        start -= 1
    return start


def _same_blank(one: Look | None, other: Look | None) -> bool:
    return one is not None and other is not None and one.blank is other.blank
