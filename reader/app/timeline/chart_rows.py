"""The rows of the full timeline's chart as strips: date, title and sign; the lines; sign, title and paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.terminal.cells import shown
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.model.article import Event
from reader.state.article.drafts import draft
from reader.state.article.events import SIGN, event_hue, place_in_text
from reader.state.article.session import Session
from reader.state.rows import Line, Look, Piece
from reader.state.timeline.chart import STUB, Layout, LinePart, Slope, Weight, index_at
from reader.state.timeline.orders import NOT_TOLD, TITLE, UNPLACED, Column, EventOrders, bracketed
from reader.state.timeline.rows import date_look

_FIXED = 10
"""Cells of a row that are neither date, title, line nor place: bars, signs and the spaces between."""
_LEAST_MIDDLE = 22
_LEAST_TITLE = max(map(len, TITLE.values()))
_STRENGTH = {Weight.QUIET: (0.45, 0.3), Weight.PLAIN: (0.8, 0.45)}
"""How strongly a line's hue stands out: while nothing is chosen, and beside what is chosen."""


class Widths(NamedTuple):
    """Cells of the columns; both titles have the same."""

    date: int
    title: int
    middle: int
    place: int

    @classmethod
    def of(cls, width: int, longest: Widths) -> Widths:
        """The columns of a chart `width` cells wide, given what the longest date, title and place need."""
        date, place = min(longest.date, width // 6), longest.place
        rest = width - _FIXED - date - place
        title = max(min((rest - max(width // 5, _LEAST_MIDDLE)) // 2, longest.title), _LEAST_TITLE)
        return cls(date, title, max(rest - 2 * title, 1), place)


@dataclass(frozen=True, slots=True)
class ChartRows:
    """Draws single rows of one state of the chart. `slopes` are as it happened; `focused`: the chart has the keys."""

    session: Session
    orders: EventOrders
    layout: Layout
    widths: Widths
    slopes: list[Slope]
    lead: Column
    focused: bool
    palette: Palette
    base: Style

    def head(self) -> Strip:
        """The titles of both sides, the leading one underlined, and between them how many events moved."""
        w = self.widths
        room = w.middle + 4
        moved = next((words for words in self.orders.in_words() if cell_len(words) <= room - 4), "")
        before = w.date + w.title + 3 - _LEAST_TITLE
        segments = [Segment(" " * before, self.base), self._title(Column.HAPPENED)]
        segments.append(Segment(f"{moved:^{room}}", self.base + self.palette.faint(0.7)))
        return Strip([*segments, self._title(Column.TOLD)])

    def _title(self, column: Column) -> Segment:
        leads = Style(bold=True, underline=True)
        style = leads if column is self.lead else self.palette.look("heading")
        title = f"{TITLE[column]:>{_LEAST_TITLE}}" if column is Column.HAPPENED else TITLE[column]
        return Segment(title, self.base + style + Style.from_meta({"lead": column.value}))

    def row(self, row: int, lines: Iterable[LinePart]) -> Strip:
        """One row of the chart, with its lines."""
        return Strip([*self._happened(row), *self._lines(row, lines), *self._told(row)])

    def _happened(self, row: int) -> list[Segment]:
        w = self.widths
        width = w.date + w.title + 4
        if row == self.layout.heading:
            heading = Line((), right=(Piece(f"{cut(UNPLACED, width - 2)}  ", "heading"),))
            return [*lay(heading, width + 1, self.palette)[0].apply_style(self.base)]
        index = index_at(self.layout.left, row)
        if index is None:
            return [Segment(" " * (width + 1), self.base)]
        event = self.orders.columns[Column.HAPPENED][index]
        date = cut(bracketed(event, self.session.article.text).rstrip(), w.date)
        title = titled(event, w.date + w.title - cell_len(date))  # a long one has what a short date leaves
        right = (Piece(f"{title} ", self._title_look(event)), self._sign(event))
        line = Line((Piece(date, date_look(event)),), right=right)
        return self._side(index, Column.HAPPENED, line, width)

    def _told(self, row: int) -> list[Segment]:
        w = self.widths
        width = w.title + w.place + 4
        index = index_at(self.layout.right, row)
        if index is None:
            return [Segment(" " * (width + 1), self.base)]
        told = self.orders.columns[Column.TOLD]
        event = told[index]
        place = place_in_text(self.session, event)
        if index and place == place_in_text(self.session, told[index - 1]):
            place = ""  # it stands beside the first event of the paragraph
        title = titled(event, w.title + (w.place - cell_len(place) if place else w.place + 1))
        pieces = (self._sign(event), Piece(f" {title}", self._title_look(event)))
        line = Line(pieces, right=(Piece(place, "faint"),) if place else ())
        return self._side(self.orders.places[Column.HAPPENED][event.id], Column.TOLD, line, width)

    def _side(self, index: int, column: Column, line: Line, width: int) -> list[Segment]:
        """One side of a row, its bar at the outer edge; a click on it chooses the event and has the column lead."""
        chosen = self.orders.columns[Column.HAPPENED][index].id == self.session.chosen
        ground = self.palette.cursor(column is self.lead and self.focused) if chosen else Style()
        marked = chosen and not ground.reverse
        ground = self.base + ground + Style.from_meta({"event": index, "lead": column.value})
        words = [
            Segment(text, self.palette.on_cursor(ground, style or Style()))
            for text, style, _ in lay(line, width, self.palette)[0]
        ]
        if column is Column.HAPPENED:
            return [Segment("▌" if marked else " ", ground + self.palette.edge), *words]
        return [*words, Segment("▐" if marked else " ", ground + self.palette.edge)]

    def _lines(self, row: int, lines: Iterable[LinePart]) -> list[Segment]:
        width = self.widths.middle
        segments = [
            Segment(text, self.base if slope is None else self.base + self._line_style(slope))
            for text, slope in lines
        ]
        index = index_at(self.layout.left, row)
        if index is None or self.slopes[index].right is not None:
            return segments
        words = cut(f" {NOT_TOLD} ", width - STUB)
        note = Segment(words, self.base + self.palette.look("warn"))
        strip, end = Strip(segments, width), STUB + cell_len(words)
        return [*strip.crop(0, STUB), note, *strip.crop(end, width)]

    def _sign(self, event: Event) -> Piece:
        return Piece(SIGN[event.state], "name", event_hue(self.session, event))

    def _title_look(self, event: Event) -> Look:
        weight = self.slopes[self.orders.places[Column.HAPPENED][event.id]].weight
        if weight is Weight.STRONG:
            return "strong"
        return "plain" if weight is Weight.MEDIUM or self.session.chosen is None else "faint"

    def _line_style(self, index: int) -> Style:
        hue = event_hue(self.session, self.orders.columns[Column.HAPPENED][index])
        weight = self.slopes[index].weight
        if weight >= Weight.MEDIUM:
            style = self.palette.look("name" if weight is Weight.STRONG else "plain", hue)
        elif self.palette.ansi:
            style = self.palette.look("plain", hue) + Style(dim=True)
        else:
            strength = _STRENGTH[weight][self.session.chosen is not None]
            style = Style(color=self.palette.blend(hue, strength))
        return style + Style.from_meta({"event": index})


def titled(event: Event, width: int) -> str:
    """The title in at most `width` cells; of a draft it is the title that is cut, not what says so."""
    label = "".join(piece.text for piece in draft(event.provenance.draft))
    return cut(cut(shown(event.title), max(width - cell_len(label), 1)) + label, width)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, an ellipsis in the place of what doesn't fit."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…" if width > 0 else ""
