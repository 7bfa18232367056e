"""One state of the chart of both orders, drawn row by row.

A row is a bar, the date, the title up to a sign, the lines, a sign, the title, the paragraph, a bar; every
row has them at the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.terminal.cells import shown
from reader.app.widgets.palette import Palette
from reader.model.article import Basis, Event, EventId
from reader.state.article.events import SIGN, aside_in_words, event_hue, names, place_in_text
from reader.state.article.people import draft
from reader.state.article.session import Session
from reader.state.rows import Piece
from reader.state.timeline.chart import STUB, Layout, Rows, Run, Slope, Weight
from reader.state.timeline.orders import NOT_TOLD, TITLE, UNPLACED, Column, Orders, bracketed

_FIXED = 10
"""Cells of a row that are neither date, title, line nor place: bars, signs and the spaces between."""
_LEAST_MIDDLE = 22
_LEAST_TITLE = max(map(len, TITLE.values()))
_STRENGTH = {Weight.QUIET: (0.45, 0.3), Weight.PLAIN: (0.8, 0.45)}
"""How strongly a line's hue stands out: while nothing is chosen, and beside what is chosen."""
_LINES = 2
"""Lines of an event, where there is room: the second has what the date rests on, names and rank."""


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

    @property
    def left(self) -> int:
        """All that stands left of the lines."""
        return 1 + self.date + 2 + self.title + 2

    @property
    def right(self) -> int:
        """All that stands right of the lines."""
        return 2 + self.title + 2 + self.place + 1


class Walks(NamedTuple):
    """The events of each column in its order, and the place of each there by its id."""

    events: Mapping[Column, tuple[Event, ...]]
    indices: Mapping[Column, Mapping[EventId, int]]

    @classmethod
    def of(cls, orders: Orders) -> Walks:
        events = {column: orders.walk(column) for column in Column}
        return cls(events, {c: {e.id: index for index, e in enumerate(walk)} for c, walk in events.items()})


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a row is drawn from. `slopes` are as it happened; `focused`: the chart has the keys."""

    session: Session
    orders: Orders
    walks: Walks
    layout: Layout
    widths: Widths
    slopes: list[Slope]
    lead: Column
    focused: bool
    palette: Palette
    base: Style

    def head(self) -> Strip:
        """The titles of the columns, the leading one underlined, and between them what the story moved."""
        w, base = self.widths, self.base
        room = w.middle + 4
        moved = next((words for words in self.orders.in_words() if cell_len(words) <= room - 4), "")
        return Strip(
            [
                *_right(self._title(Column.HAPPENED), w.left - 2, base),
                *_centred(Segment(moved, base + self.palette.faint(0.7)), room, base),
                self._title(Column.TOLD),
            ]
        )

    def row(self, row: int, runs: Iterable[Run]) -> Strip:
        """One row of the chart, with its lines."""
        return Strip([*self._left(row), *self._middle(row, runs), *self._right(row)])

    def _title(self, column: Column) -> Segment:
        leads = Style(bold=True, underline=True)
        style = leads if column is self.lead else self.palette.look("heading")
        return Segment(TITLE[column], self.base + style + Style.from_meta({"lead": column.value}))

    # -- the columns

    def _left(self, row: int) -> list[Segment]:
        w, base = self.widths, self.base
        if row == self.layout.lane:
            heading = Segment(cut(UNPLACED, w.left - 3), base + self.palette.look("heading"))
            return [*_right(heading, w.left - 2, base), Segment("  ", base)]
        found = self._at(self.layout.left, row)
        if found is None:
            return [Segment(" " * w.left, base)]
        index, line = found
        event = self.walks.events[Column.HAPPENED][index]
        ground = base + self._ground(event, Column.HAPPENED)
        date, title = self._based(event, ground) if line else self._dated(event, ground)
        cells = cell_len(date.text) + sum(cell_len(segment.text) for segment in title)
        space = Segment(" " * (w.date + 2 + w.title - cells), ground)
        bar = self._bar(event, "▌", ground)
        return _leading_to(
            index, Column.HAPPENED, [bar, date, space, *title, Segment(" ", ground), self._sign(event, line)]
        )

    def _dated(self, event: Event, ground: Style) -> tuple[Segment, list[Segment]]:
        """An event's date, and its title: a long one has what a short date leaves."""
        w = self.widths
        words = cut(bracketed(event, self.session.article.text).rstrip(), w.date)
        title = titled(event, w.date - cell_len(words) + w.title)
        return (
            Segment(words, self._on(ground, self._date_style(event))),
            [Segment(title, self._on(ground, self._title_style(event)))],
        )

    def _based(self, event: Event, ground: Style) -> tuple[Segment, list[Segment]]:
        """Below it what the date rests on, and the names: each has what the other leaves of its column."""
        w = self.widths
        words = f" {aside_in_words(event)}".rstrip()
        people = self._names(
            names(self.session, event), max(w.date + w.title - cell_len(words), w.title), ground
        )
        room = w.date + w.title - sum(cell_len(segment.text) for segment in people)
        return Segment(cut(words, room), self._on(ground, self._date_style(event))), people

    def _right(self, row: int) -> list[Segment]:
        w, base = self.widths, self.base
        found = self._at(self.layout.right, row)
        if found is None:
            return [Segment(" " * w.right, base)]
        index, line = found
        event = self.walks.events[Column.TOLD][index]
        ground = base + self._ground(event, Column.TOLD)
        if line:
            style, place = self.palette.faint(), ""
        else:
            style, place = self._title_style(event), self._place(index)
        room = w.title + (w.place - cell_len(place) if place else w.place + 1)
        words = cut(self.orders.standing(event, Column.HAPPENED), room) if line else titled(event, room)
        space = Segment(" " * (w.title + 2 - cell_len(words) + w.place - cell_len(place)), ground)
        segments = [
            self._sign(event, line),
            Segment(" ", ground),
            Segment(words, self._on(ground, style)),
            space,
            Segment(place, self._on(ground, self.palette.faint())),
            self._bar(event, "▐", ground),
        ]
        return _leading_to(self.walks.indices[Column.HAPPENED][event.id], Column.TOLD, segments)

    def _middle(self, row: int, runs: Iterable[Run]) -> list[Segment]:
        w, base = self.widths, self.base
        segments = [
            Segment(text, base if slope is None else base + self._line_style(slope)) for text, slope in runs
        ]
        index = self.layout.left.index_at(row)
        if index is None or self.layout.left.at[index] != row or self.slopes[index].right is not None:
            return segments
        words = cut(f" {NOT_TOLD}", w.middle - STUB)
        words += " " * (cell_len(words) < w.middle - STUB)
        note = Segment(words, base + self.palette.look("warn"))
        lines, end = Strip(segments, w.middle), STUB + cell_len(note.text)
        return [*lines.crop(0, STUB), note, *lines.crop(end, w.middle)]

    def _at(self, rows: Rows, row: int) -> tuple[int, int] | None:
        """Which event stands on a row, and with which of its lines."""
        index = rows.index_at(row)
        if index is None:
            return None
        line = row - rows.at[index]
        return (index, line) if line < min(self.layout.spacing.pitch, _LINES) else None

    # -- the pieces

    def _sign(self, event: Event, line: int) -> Segment:
        style = self.palette.look("name", event_hue(self.session, event))
        return Segment(" " if line else SIGN[event.state], self.base + style)

    def _bar(self, event: Event, mark: str, ground: Style) -> Segment:
        return Segment(
            mark if event.id == self.session.chosen and not ground.reverse else " ",
            ground + self.palette.edge,
        )

    def _place(self, index: int) -> str:
        """The paragraph that tells an event, beside the first that it tells."""
        told = self.walks.events[Column.TOLD]
        place = place_in_text(self.session, told[index])
        before = place_in_text(self.session, told[index - 1]) if index else ""
        return "" if place == before else place

    def _names(self, people: Iterable[Piece], room: int, ground: Style) -> list[Segment]:
        segments = []
        for piece in people:
            text = cut(shown(piece.text), room)
            segments.append(Segment(text, self._on(ground, self.palette.look(piece.look, piece.hue))))
            room -= cell_len(text)
        return segments

    def _ground(self, event: Event, column: Column) -> Style:
        if event.id != self.session.chosen:
            return Style()
        return self.palette.cursor(column is self.lead and self.focused)

    def _on(self, ground: Style, style: Style) -> Style:
        return self.palette.on_cursor(ground, style)

    def _title_style(self, event: Event) -> Style:
        drafted = Style(italic=event.provenance.draft)
        weight = self.slopes[self.walks.indices[Column.HAPPENED][event.id]].weight
        if weight is Weight.STRONG:
            return drafted + Style(bold=True)
        if weight is Weight.MEDIUM or self.session.chosen is None:
            return drafted
        return drafted + self.palette.faint(0.7)

    def _date_style(self, event: Event) -> Style:
        if event.when is None:
            return self.palette.faint(0.45) + Style(italic=True)
        return self.palette.look("warn" if event.basis is Basis.BACKGROUND else "strong")

    def _line_style(self, index: int) -> Style:
        hue = event_hue(self.session, self.walks.events[Column.HAPPENED][index])
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


def _leading_to(index: int, column: Column, segments: list[Segment]) -> list[Segment]:
    """The segments, so that a click on them chooses an event and has its column lead."""
    meta = Style.from_meta({"event": index, "lead": column.value})
    return [Segment(text, meta if style is None else style + meta) for text, style, _ in segments]


def _right(segment: Segment, width: int, base: Style) -> list[Segment]:
    return [Segment(" " * max(width - cell_len(segment.text), 0), base), segment]


def _centred(segment: Segment, width: int, base: Style) -> list[Segment]:
    room = max(width - cell_len(segment.text), 0)
    return [Segment(" " * (room // 2), base), segment, Segment(" " * (room - room // 2), base)]
