"""The list of themes: the cursor previews each, Enter keeps it, Esc restores the former."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.app import App
from textual.constants import DEFAULT_THEME
from textual.theme import Theme

from reader.app.commands import table as c
from reader.app.messages import Chose
from reader.app.overlays.card import ChoiceOverlay, Followed
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece, Row, heading

_KINDS = "DARK", "LIGHT", "THE TERMINAL’S COLOURS"
_NOW, _USUAL = "now", "default"


class ThemeScreen(ChoiceOverlay):
    """A box beside the text, which previews the theme under the cursor."""

    ways = ((c.CHOOSE, "keeps it"), (c.LET_GO, "undoes"))

    def __init__(self, themes: Iterable[Theme], now: str) -> None:
        super().__init__(theme_listing(themes, now), begin_at=Listed(now))
        self._former = now

    def on_chose(self, message: Chose) -> None:
        self.app.theme = message.chosen

    def action_let_go(self) -> None:
        self.app.theme = self._former
        super().action_let_go()

    def action_quit(self) -> None:
        self.action_let_go()


def choose_theme(app: App[Any], save: Callable[[str], None]) -> None:
    """Show the themes over the app, and save the name of the one that is kept."""

    def closed(kept: Followed | None) -> None:
        if kept is not None:
            save(kept.chosen)

    app.push_screen(ThemeScreen(app.available_themes.values(), app.theme), closed)


def theme_listing(themes: Iterable[Theme], now: str) -> Listing:
    """The themes by kind and name, with the present and the default one marked."""
    rows: list[Row] = []
    named = sorted(themes, key=lambda theme: theme.name)
    for kind in _KINDS:
        rows.append(heading(kind, gap=bool(rows)))
        rows += [_row(theme.name, now) for theme in named if _kind(theme) == kind]
    return Listing(tuple(row.key for row in rows), rows.__getitem__, title="Themes")


def _kind(theme: Theme) -> str:
    dark, light, ansi = _KINDS
    return ansi if theme.ansi else dark if theme.dark else light


def _row(name: str, now: str) -> Row:
    says = [word for word, holds in ((_NOW, name == now), (_USUAL, name == DEFAULT_THEME)) if holds]
    return Row(Listed(name), (Line((Piece(name),), right=(Piece(", ".join(says), "faint"),)),))
