"""Rows of words on a screen of some width and height: which of them are in sight, and where the cursor is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import shown

_MINIMUM = 3
"""Rows that the cursor may leave the screen by for the screen to follow by so many; further away is another page."""


class Place(NamedTuple):
    """A row: of which item, and which of its rows, both from 0."""

    item: int
    row: int


class Pager:
    """Items of words, wrapped to rows, with a cursor at some of them.

    `by_rows`: the cursor goes from row to row, as in a text; else from item to item, as in a list. The cursor is at
    `offset` code points into `item`.
    """

    def __init__(self, items: Sequence[str], *, by_rows: bool = False) -> None:
        self.items, self.by_rows = items, by_rows
        self.item = self.offset = 0
        self.top = Place(0, 0)
        self._columns, self._height = 80, 20
        self._wrapped: dict[int, list[int]] = {}

    def resize(self, columns: int, height: int) -> None:
        """Fit another screen; what the cursor is at stays in sight."""
        if (columns, height) != (self._columns, self._height):
            self._columns, self._height = columns, height
            self._wrapped.clear()
            self.top = Place(self.top.item, 0)
            self._reveal()

    def show(self, items: Sequence[str], item: int = 0, offset: int = 0) -> None:
        """Other items, with the cursor at one of them."""
        self.items = items
        self._wrapped.clear()
        self.top = Place(min(self.top.item, max(len(items) - 1, 0)), 0)
        self.go(item, offset)

    # -- what is in sight

    @property
    def place(self) -> Place:
        """The row that the cursor is at."""
        return Place(self.item, bisect_right(self._begins(self.item), self.offset) - 1)

    @property
    def row_span(self) -> tuple[int, int]:
        """From where to where in its item the row of the cursor goes, in code points."""
        begins, row = self._begins(self.item), self.place.row
        end = begins[row + 1] if row + 1 < len(begins) else len(self._words(self.item))
        return begins[row], end

    @property
    def row_words(self) -> str:
        """The row of the cursor."""
        return self._row(self.place)

    @property
    def row_count(self) -> int:
        """How many rows the item of the cursor has."""
        return len(self._begins(self.item))

    def rows(self) -> list[str]:
        """The rows in sight."""
        found: list[str] = []
        place: Place | None = self.top if self.items else None
        while place is not None and len(found) < self._height:
            found.append(self._row(place))
            place = self._after(place)
        return found

    def cursor(self) -> tuple[int, int]:
        """The row of the screen and its column, from 0."""
        begin, _ = self.row_span
        before = shown(self._words(self.item)[begin : self.offset])
        row = self._rows_between(self.top, self.place, self._height)
        return (0 if row is None else row), min(cell_len(before), self._columns - 1)

    # -- the cursor

    def go(self, item: int, offset: int = 0, *, at_top: bool = False) -> None:
        """Put the cursor somewhere; `at_top`: what is in sight begins there, unless it was in sight."""
        self.item = max(0, min(item, len(self.items) - 1))
        self.offset = max(0, min(offset, len(self._words(self.item))))
        if at_top and self._rows_between(self.top, self.place, self._height) is None:
            self.top = self.place
        self._reveal()

    def step(self, by: int) -> bool:
        """The next row of a text or item of a list, or with -1 the one before; False where there is none."""
        return self.step_row(by) if self.by_rows else self.step_item(by)

    def step_item(self, by: int) -> bool:
        """The next or previous item; False where there is none."""
        if not 0 <= self.item + by < len(self.items):
            return False
        self.go(self.item + by)
        return True

    def step_row(self, by: int) -> bool:
        """The next or previous row, of whichever item; False where there is none."""
        place = self._moved(self.place, by)
        if place == self.place:
            return False
        self._go_to(place)
        return True

    def page(self, by: int, *, half: bool = False) -> bool:
        """A screenful or half of one on, or with -1 back; False where there is no more.

        What comes is what was not in sight: the last screenful may be short.
        """
        before, rows = self.place, max(self._height // 2 if half else self._height, 1)
        is_at_end = self._moved(self.top, self._height - 1) == self._moved(self.top, self._height)
        if by > 0 and is_at_end:
            if half:
                self._go_to(self._moved(before, rows))
            return self.place != before
        self.top = self._moved(self.top, by * rows)
        self._go_to(self._moved(before, by * rows) if half else self.top)
        return self.place != before

    def ends(self, *, last: bool) -> bool:
        """The first item, or the last one; False where the cursor is there already."""
        before = self.place
        self.go(len(self.items) - 1 if last else 0)
        if last and self.by_rows:
            self._go_to(self._moved(self.place, self.row_count))
        return self.place != before

    def _go_to(self, place: Place) -> None:
        self.go(place.item, self._begins(place.item)[place.row])

    def _reveal(self) -> None:
        """Have the row of the cursor in sight, of a list its whole item."""
        if not self.items:
            self.top = Place(0, 0)
            return
        place = self.place
        further = 0 if self.by_rows else min(self.row_count - place.row, self._height) - 1
        if place < self.top:
            self.top = place
            return
        after = self._rows_between(self.top, place, 2 * self._height)
        if after is None:
            self.top = place
        elif (beyond := after + further - self._height + 1) > 0:
            near = beyond <= max(_MINIMUM, further + 1)
            self.top = self._moved(self.top, beyond) if near else place

    # -- rows

    def _words(self, item: int) -> str:
        return self.items[item] if self.items else ""

    def _begins(self, item: int) -> list[int]:
        begins = self._wrapped.get(item)
        if begins is None:
            begins = self._wrapped[item] = wrap(self._words(item), self._columns)
        return begins

    def _row(self, place: Place) -> str:
        words, begins = self._words(place.item), self._begins(place.item)
        end = begins[place.row + 1] if place.row + 1 < len(begins) else len(words)
        return shown(words[begins[place.row] : end]).rstrip()

    def _after(self, place: Place) -> Place | None:
        if place.row + 1 < len(self._begins(place.item)):
            return Place(place.item, place.row + 1)
        return Place(place.item + 1, 0) if place.item + 1 < len(self.items) else None

    def _before(self, place: Place) -> Place | None:
        if place.row:
            return Place(place.item, place.row - 1)
        return Place(place.item - 1, len(self._begins(place.item - 1)) - 1) if place.item else None

    def _moved(self, place: Place, by: int) -> Place:
        """So many rows on, or back; as far as there are any."""
        for _ in range(abs(by)):
            following = self._after(place) if by > 0 else self._before(place)
            if following is None:
                break
            place = following
        return place

    def _rows_between(self, first: Place, last: Place, most: int) -> int | None:
        """How many rows the last comes after the first; None for `most` and more, and where it comes before it."""
        place: Place | None = first
        for rows in range(most):
            if place == last:
                return rows
            if place is None or place > last:
                return None
            place = self._after(place)
        return None
