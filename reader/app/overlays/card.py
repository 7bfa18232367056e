"""The base of overlays, a box with a title and a list of rows; and the card of a person, a quote or an event."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.command import Command
from reader.app.commands.keys import key_for
from reader.app.full_screen import ReaderScreen
from reader.app.messages import CardAsked, Chose
from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_list import RowList
from reader.model.text import Span
from reader.state.article.cards import card
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Listing

_AROUND, _HEAD, _WIDEST = 2, 2, 84
"""Cells of the border, rows of the header, and the box's largest width, as in the stylesheet."""
_MARGIN, _BETWEEN = 1, " · "
"""Cells at the right of the header, and the separator of the keys in it; the last key closes."""
_HIGHEST = 0.85
"""The largest share of the screen's height for the box."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The result of an overlay: what was chosen, and where its words are."""

    chosen: Chosen
    at: Span | None


class OverlayHead(LineWidget):
    """The title of an overlay, and as many of its keys as there is room for."""

    def __init__(self, title: str, aside: str) -> None:
        super().__init__()
        self._title, self._aside = title, aside

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        title = Segment(f" {shown(self._title)}", Style(bold=True))
        room = width - title.cell_length - _MARGIN
        keys = (self._aside, self._aside.rpartition(_BETWEEN)[2])
        aside = next((words for words in keys if len(words) + _MARGIN < room), "")
        return [spread([title], [Segment(aside, Style(dim=True))], width - _MARGIN)]


class Overlay(ModalScreen[Followed | None], ReaderScreen[Followed | None]):
    """A box with rows. Enter follows one, Esc closes."""

    CSS_PATH = Path(__file__).with_name("card.tcss")  # screens in other folders inherit it
    AUTO_FOCUS = "RowList"
    BINDINGS = bind(c.LET_GO, c.QUIT)

    ways: tuple[tuple[Command, str], ...] = ((c.LET_GO, "closes"),)
    """The keys that the header names, with what they do; the one that closes is last."""

    def __init__(self, listing: Listing, begin_at: Chosen | None = None) -> None:
        """`begin_at` is the row under the cursor: by default the first that can be followed."""
        super().__init__()
        self._listing, self._begin_at = listing, begin_at

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            aside = _BETWEEN.join(f"{key_for(self.app, command)} {does}" for command, does in self.ways)
            yield OverlayHead(self._listing.title, aside).data_bind(Overlay.palette)
            yield RowList().data_bind(Overlay.palette)

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show(self._listing, self._begin_at)
        self._fit(self.app.size)

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """Fit the box's height to its rows, as far as there is room."""
        most = round(size.height * _HIGHEST)
        room = min(size.width, _WIDEST) - _AROUND
        height = self.query_one(RowList).height_at(room, most) + _HEAD + _AROUND
        self.query_one("#box").styles.height = min(height, most)

    def action_let_go(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)


class ChoiceOverlay(Overlay):
    """A box of which Enter, or a double click, chooses a row and closes it."""

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if message.go:
            self.dismiss(Followed(message.chosen, message.at))

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self.dismiss(Followed(message.chosen, None))


class CardScreen(Overlay):
    """The card of a person, a quote or an event. Enter on a person opens their card, else goes to the words."""

    BINDINGS = bind(c.PERSON)
    ways = ((c.CHOOSE, "follows"), *Overlay.ways)

    def __init__(self, session: Session, chosen: Chosen, path: Path | None = None) -> None:
        """`path` is the article's file, where that is not the one that is read."""
        super().__init__(card(session, chosen))
        self._session, self._chosen, self._path = session, chosen, path

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if not message.go:
            return
        if message.chosen in self._session.article.entities:
            self._open(message.chosen)
        else:
            self.dismiss(Followed(message.chosen, message.at))

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        if message.chosen != self._chosen:
            self._open(message.chosen)

    def action_person(self) -> None:
        """Open the library's page of the card's person."""
        self.program.open_person(self._session.choose(self._chosen).person, self._path)

    def _open(self, chosen: Chosen) -> None:
        """Open a card over this one, which closes with it where something was followed there."""

        def closed(followed: Followed | None) -> None:
            if followed is not None:
                self.call_next(self._follow, followed)  # once the other is closed

        self.app.push_screen(CardScreen(self._session, chosen, self._path), closed)

    def _follow(self, followed: Followed) -> None:
        self.dismiss(followed)
