"""Base classes: screens that close only themselves, and full screens, which have a footer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from textual.actions import SkipAction
from textual.await_complete import AwaitComplete
from textual.errors import NoWidget
from textual.events import ScreenResume, ScreenSuspend, Unmount
from textual.geometry import Offset, Region, Size
from textual.getters import query_one
from textual.reactive import Initialize, var
from textual.screen import Screen, ScreenResultType
from textual.scrollbar import ScrollBar
from textual.selection import SelectEnd
from textual.strip import Strip
from textual.widget import Widget

from reader.app.background import Work, start
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.command import Command
from reader.app.commands.keys import titled
from reader.app.messages import Copied
from reader.app.widgets.drawing import blank_lines, forget_closed
from reader.app.widgets.footer import Footer
from reader.app.widgets.palette import Palette
from reader.app.widgets.selectable_lines import SelectableLines

_FASTEST = 4
"""Rows past the edge of a pane at which a drag scrolls as fast as it can."""

if TYPE_CHECKING:
    from reader.app.program import Program


class ReaderScreen(Screen[ScreenResultType]):
    """Closes itself alone: Textual’s closes the screen on top, for a key that comes late to one below it, too."""

    BINDINGS = bind(c.SUSPEND, c.REDRAW)

    palette: var[Palette] = var(Initialize(Palette.of))

    @property
    def program(self) -> Program:
        """The program, for what Textual’s own app has not."""
        return cast("Program", self.app)

    @property
    def is_on_stack(self) -> bool:
        return self in self.app.screen_stack

    def start_work(self, work: Work, *, group: str, exclusive: bool = False) -> None:
        """Do some work for as long as the screen is there; with `exclusive` in the place of what the group does."""
        start(self, work, group=group, exclusive=exclusive)

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

    # -- painting, once all that was asked for is answered

    def _compositor_refresh(self) -> None:
        quiet = self.program.quiet_painting
        if quiet is None or self is not self.app.screen:
            super()._compositor_refresh()
        else:
            self._dirty_widgets.clear()  # the compositor knows their regions by now
            quiet.paint_soon()

    def _screen_resized(self, size: Size) -> None:
        """Lays out again, but not for the size that it has: Textual tells of that three times at the start."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    def settle_layout(self) -> bool:
        """Lay out what has to be, without Textual’s pause; whether there was anything."""
        due = self._layout_required or self._scroll_required or self._repaint_required or self._dirty_widgets
        if due:
            self._on_timer_update()
        return bool(due)

    def paint(self, whole: bool) -> None:
        """Paint what has changed since the last time; or the whole."""
        if whole:
            self._compositor._dirty_regions.add(self._compositor.size.region)
        super()._compositor_refresh()

    # -- words selected by the mouse: Textual's own way takes in every widget under a drag, with its name

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What can be selected there: while the mouse drags, the nearest words of the pane that it began in.

        Nothing where a widget has closed and is still in the layout: Textual’s mouse would ask for its parent.
        """
        state = self._select_state
        widget = state.start.content_widget if self._selecting and state is not None else None
        if widget is None:
            with suppress(NoWidget):
                widget = self.get_widget_at(x, y)[0]
        if isinstance(widget, SelectableLines) and widget.parent is not None:
            return widget, widget.selection_offset(x - widget.region.x, y - widget.region.y)
        return (widget if isinstance(widget, ScrollBar) else None), None

    def _check_auto_scroll(
        self, select_widget: Widget, mouse_coordinate: tuple[float, float], delta_y: float
    ) -> None:
        """Scroll while the mouse is past the edge of the pane: Textual scrolls from two lines before it."""
        y, region = int(mouse_coordinate[1]), select_widget.region
        beyond = y - region.y if y < region.y else max(y - region.bottom + 1, 0)
        if beyond and select_widget.allow_vertical_scroll:
            self._start_auto_scroll(
                select_widget, 1 if beyond > 0 else -1, min(abs(beyond), _FASTEST) / _FASTEST
            )
        else:
            self._stop_auto_scroll()

    def _update_select(self) -> None:
        """Select up to the words under the mouse, which a scroll has brought there."""
        state = self._select_state
        if state is not None and state.end is not None:
            widget, offset = self.get_widget_and_offset_at(*state.screen_offset)
            if widget is not None and isinstance(widget.parent, Widget):
                end = SelectEnd(widget.parent, widget, offset)
                self._select_state = state.update_end(state.screen_offset, end)
        super()._update_select()

    def on_screen_suspend(self, _: ScreenSuspend) -> None:
        """A button that is let go over another screen is not heard of here."""
        self.clear_selection()

    def action_copy_text(self) -> None:
        """ctrl+c, Textual's own key for it: copy the words that the mouse has selected."""
        if not (selected := self.get_selected_text()):
            raise SkipAction
        self.post_message(Copied(selected, "The selected words are"))


class FullScreen(ReaderScreen[None]):
    """A screen with a footer."""

    footer = query_one(Footer)

    is_first = False
    """Whether the program begins with this screen, whose sheet the app has read before anything composes."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return blank_lines(self, crop)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Gives the screen its styles, as any but the first composes before Textual has read its sheet."""
        event.refresh_styles, self.is_first = event.refresh_styles and not self.is_first, False

    def close_overlays(self) -> None:
        """Close what tells of this screen; what stands by itself over it stays."""
        stack = self.app.screen_stack
        over = stack[stack.index(self) + 1 :]
        if not any(isinstance(screen, FullScreen) for screen in over):
            for _ in over:
                self.app.pop_screen()

    @property
    def is_lowest(self) -> bool:
        """Whether no screen is below this one, so that leaving it ends the program."""
        return self.app.screen_stack[0] is self

    @property
    def leave(self) -> Command:
        """The command that leaves the screen, for its footer: back, or out of the program."""
        return c.QUIT if self.is_lowest else titled(c.QUIT, "back")

    def go_back(self) -> bool:
        """Leave for the screen that this one stands on; False where it is the first."""
        if self.is_lowest:
            return False
        self.dismiss()
        return True

    def action_quit(self) -> None:
        """Leave for the screen below, or the program where there is none."""
        if not self.go_back():
            self.app.exit()
