"""Base classes: screens that close only themselves, and full screens, which have a line of keys."""

from __future__ import annotations

from typing import Any, cast

from textual.await_complete import AwaitComplete
from textual.events import Unmount
from textual.geometry import Offset
from textual.getters import query_one
from textual.reactive import Initialize, var
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.program import Program
from reader.app.widgets.drawing import forget_closed
from reader.app.widgets.key_line import KeyLine
from reader.app.widgets.palette import Palette


class ReaderScreen(Screen[ScreenResultType]):
    """Closes itself alone: Textual’s closes the screen on top, for a key that comes late to one below it, too."""

    BINDINGS = bind(c.SUSPEND, c.REDRAW)

    palette: var[Palette] = var(Initialize(Palette.of))

    @property
    def program(self) -> Program:
        """The program, for what Textual’s own app has not."""
        return cast(Program, self.app)

    @property
    def stands(self) -> bool:
        return self in self.app.screen_stack

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._update_palette())

    def _update_palette(self) -> None:
        self.palette = Palette.of(self)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def on_unmount(self, _: Unmount) -> None:
        """Let go of what Textual would keep for as long as the program runs: who hears of themes, and drawn lines."""
        self.app.theme_changed_signal.unsubscribe(self)
        forget_closed()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Nothing where a widget has closed and is still in the layout: Textual’s mouse would ask for its parent."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (None, None) if widget is not None and widget.parent is None else (widget, offset)


class FullScreen(ReaderScreen[None]):
    """A screen with the line of keys at its foot."""

    keyline = query_one(KeyLine)

    def close_overlays(self) -> None:
        """Close what tells of this screen; what stands by itself over it stays."""
        stack = self.app.screen_stack
        over = stack[stack.index(self) + 1 :]
        if not any(isinstance(screen, FullScreen) for screen in over):
            for _ in over:
                self.app.pop_screen()

    def go_back(self) -> bool:
        """Leave for the screen that this one stands on; False where it is the first."""
        if self.app.screen_stack[0] is self:
            return False
        self.dismiss()
        return True

    def action_quit(self) -> None:
        """Leave for the screen below, or the program where there is none."""
        if not self.go_back():
            self.app.exit()
