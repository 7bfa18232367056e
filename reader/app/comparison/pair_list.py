"""A list whose rows have two sides: what each of two annotations says stands beside the other."""

from __future__ import annotations

from itertools import zip_longest

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from reader.app.widgets.row_lines import MARK, lay
from reader.app.widgets.row_list import RowList
from reader.state.comparison.rows import comparison_rows, index_of, pair_sides
from reader.state.comparison.session import ComparisonSession
from reader.state.rows import Line, Row

_BETWEEN = " │ "
_MARGIN = 1


class PairList(RowList):
    """Each row goes across the list and then, beneath, in two columns of the same width."""

    guess = 4
    session: var[ComparisonSession | None] = var(None)

    def watch_session(self) -> None:
        """Show what the session shows, with the cursor at the same pair or else at the first."""
        if self.session is not None:
            row = self.row
            self.show(comparison_rows(self.session), row.key if row is not None else None)

    def _strips(self, row: Row, width: int) -> list[Strip]:
        strips = super()._strips(row, width)
        number = index_of(row.key) if row.key is not None else None
        if number is None or self.session is None or self.palette is None:
            return strips
        sides = pair_sides(self.session, number)
        if not any(sides):
            return strips
        room = max(width - MARK - _MARGIN - len(_BETWEEN), 2)
        columns = room // 2, room - room // 2
        first, second = (
            [strip for line in lines for strip in lay(line, column, self.palette)]
            for lines, column in zip(sides, columns, strict=True)
        )
        between = Segment(_BETWEEN, self.palette.look("faint"))
        blanks = [Strip.blank(column) for column in columns]
        both = [
            Strip([*(one or blanks[0]), between, *(other or blanks[1])])
            for one, other in zip_longest(first, second)
        ]
        return [*strips, *both, *lay(Line(()), room, self.palette)]
