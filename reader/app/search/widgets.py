"""The parts of the search screen: the field, the line below it, the quotes and the facets."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from reader.app.library.list_widgets import OpeningList
from reader.app.widgets.find_bar import Sign, Words
from reader.app.widgets.line_widget import LineWidget
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.app.widgets.row_list import RowList
from reader.state.rows import Line

_MARGIN = 1
_STEP = 14
"""Cells by which the room for the count grows."""


class SearchField(Horizontal):
    """Where the words are typed, with the count at its right."""

    @dataclass
    class Changed(Message):
        """Other words were typed."""

        text: str

    class Submitted(Message):
        """Enter was pressed: the words are complete."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        title = Sign(classes="title")
        title.text = " Search quotes  "
        yield title
        yield Words(self._text, compact=True, select_on_focus=False)
        yield Sign(classes="answer")

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    def focus_all(self) -> None:
        """Take the keys, with the words selected, so that typing replaces them."""
        self.input.focus()
        self.input.select_all()

    def show_total(self, total: str) -> None:
        """Say how much was found."""
        room = -(-len(total) // _STEP) * _STEP  # not another layout of everything for each digit
        for sign in self.query(".answer").results(Sign):  # none any more on a screen that is being left
            sign.text = f"  {total:>{room}} "

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())


class SearchNote(LineWidget):
    """One line below the field."""

    line: reactive[Line] = reactive(Line(()))

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        strip = lay(self.line, max(width - 2 * _MARGIN, 1), palette)[0]
        return [[Segment(" " * _MARGIN), *strip]]


class ResultList(OpeningList):
    """The quotes that were found; up from the first leads back to the field."""

    guess = 5

    class Left(Message):
        """The reader wants to go on typing."""

    def action_move_up(self) -> None:
        if any(self.listing.keys[: self.cursor]):
            super().action_move_up()
        else:
            self.post_message(self.Left())


class FacetList(RowList):
    """The facets that narrow the results."""

    BINDINGS = [Binding("space", "choose", "Narrow to this", show=False)]  # as boxes are ticked everywhere

    guess = 1

    def on_click(self, event: Click) -> None:
        """Narrow at the first click: there is nothing else to do with a facet."""
        event.prevent_default()
        index = self.clicked(event)
        if index is not None:
            self.cursor = index
            self.action_choose()
