"""Textual's app with a safe crash page, safe pasting, and keys and screens that may be closed at any moment."""

from __future__ import annotations

import os
from asyncio import sleep
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from rich.console import COLOR_SYSTEMS
from rich.text import Text
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.filter import NoColor
from textual.geometry import Offset
from textual.screen import Screen
from textual.worker import WorkerFailed

from reader.app.terminal.colour_system import ColourSystem, colour_system, has_light_background
from reader.app.terminal.driver import ReaderDriver
from reader.app.terminal.input.keyboard_layout import PlacedKey, is_of_other_layout
from reader.app.terminal.input.paste_splitter import LONGEST_LINE
from reader.app.terminal.painting.painter import Painter
from reader.app.terminal.painting.quiet_painting import QuietPainting

if TYPE_CHECKING:
    from reader.app.terminal.painting.quiet_painting import Paintable

_CURSOR_WITHOUT_COLOURS = "Input > .input--cursor { text-style: reverse; }"
_POLL_INTERVAL = 0.01
"""Seconds between two looks whether a screen has opened."""


@runtime_checkable
class HasCursor(Protocol):
    """A widget that says where the hardware cursor belongs: our panes, and Textual's fields."""

    @property
    def cursor_screen_offset(self) -> Offset: ...


class SafeApp(App[None]):
    """An app whose crash page shows nothing raw: Textual's shows the values of variables, those from files included."""

    def __init__(self, css_path: str | None = None) -> None:
        super().__init__(css_path=css_path)
        self._colours = colour_system(os.environ)
        self._quiet_painting = QuietPainting(self, self._painted_screen, self._first_painted)
        self._when_painted: list[Callable[[], object]] = []
        if self._colours is ColourSystem.NONE:
            self.no_color = True
            self._filters.append(NoColor())
        elif self._colours.value != self.console.color_system:
            self.console._color_system = COLOR_SYSTEMS[self._colours.value]
        if self.no_color:
            self.stylesheet.add_source(_CURSOR_WITHOUT_COLOURS, is_default_css=True)
        if self._colours is ColourSystem.INDEXED:
            from reader.app.widgets.indexed_colours import IndexedColours  # most terminals have all colours

            self._filters.append(IndexedColours())

    _said_layout = False

    def theme_for(self, wanted: str | None) -> str:
        """The name of the theme to begin with: one of the terminal's own colours where it has no others."""
        theme = self.get_theme(wanted) if wanted else None
        if self._colours in (ColourSystem.NAMED, ColourSystem.NONE) and not (theme and theme.ansi):
            return "ansi-light" if has_light_background(os.environ) else "ansi-dark"
        if theme:
            return theme.name
        named = self.theme.split(",")  # by TEXTUAL_THEME, which Textual doesn't check
        return next((name for name in named if self.get_theme(name)), "textual-dark")

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:  # which Textual's tests raise again
            self._exception = error
            self._exception_event.set()
        cause = (
            error.error if isinstance(error, WorkerFailed) else error
        )  # which names no place in the program
        from reader.app.terminal.crash_page import crash_page  # only where something is broken

        self._exit_renderables.append(Text(crash_page(cause)))
        self._close_messages_no_wait()

    def on_app_focus(self, _: events.AppFocus) -> None:
        """Gives the keys to what a screen begins with, where it was composed while the page of a browser had none."""
        self.call_later(self._focus_first)

    def _focus_first(self) -> None:
        if self.screen.focused is None and self.screen.AUTO_FOCUS:
            self.screen.focus_next(self.screen.AUTO_FOCUS)

    @property
    def clipboard(self) -> str:
        """What was copied, on one line, for ^v in a field: Textual's field would draw line feeds raw."""
        return " ".join(super().clipboard.split())[:LONGEST_LINE]

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """False for a key that comes before the screen is mounted: its action would miss widgets."""
        return self.screen.is_mounted and await super()._check_bindings(key, priority)

    async def _replace_screen(self, screen: Screen[object]) -> Screen[object]:
        """The screen replaced once it is mounted and its workers are cancelled, which may need its widgets."""
        while not screen.is_mounted:
            await sleep(_POLL_INTERVAL)
        self.workers.cancel_node(screen)
        return await super()._replace_screen(screen)

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        """False where the node was closed meanwhile: keys may come late."""
        return namespace.is_attached and await super()._dispatch_action(namespace, action_name, params)

    @property
    def _painter(self) -> Painter | None:
        """What draws on the terminal; None where nothing is drawn."""
        painter = getattr(self._driver, "painter", None)  # Textual's own drivers have none
        return painter if isinstance(painter, Painter) else None

    @property
    def quiet_painting(self) -> QuietPainting | None:
        """When the paintings take place; None where nothing is drawn."""
        return self._quiet_painting if self._painter is not None else None

    def call_when_painted(self, callback: Callable[[], object]) -> None:
        """Have something done once the first painting stands; soon, where it does."""
        if self._painter is not None and not self._quiet_painting.has_painted:
            self._when_painted.append(callback)
        else:
            self.call_after_refresh(callback)

    def _painted_screen(self) -> Paintable | None:
        """The screen on top, as all are that the program has; None where it ends."""
        return cast("Paintable", self.screen_stack[-1]) if self.screen_stack else None

    def _first_painted(self) -> None:
        for callback in self._when_painted:
            self.call_after_refresh(callback)
        self._when_painted.clear()

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        """Draws what changes, and leaves the hardware cursor where the focused widget says."""
        painter = self._painter
        if painter is None or not isinstance(renderable, CompositorUpdate):
            super()._display(screen, renderable)
        elif self._running and not (self._closed or self._batch_count):
            self.cursor_position = self._cursor
            cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
            painter.draw(renderable, self.size, cursor)
            self.post_display_hook()

    @property
    def _cursor(self) -> Offset:
        """The place of the hardware cursor: the last one where nothing has the focus."""
        focused: object = self.screen_stack[-1].focused if self.screen_stack else None
        if not isinstance(focused, HasCursor):
            return self.cursor_position
        past = getattr(focused, "cursor_at_end", False)  # Textual's field then says the cell after its cursor
        return focused.cursor_screen_offset - Offset(past, 0)

    async def on_event(self, event: events.Event) -> None:
        await super().on_event(event)
        if isinstance(event, Key):
            self.call_after_refresh(self._move_cursor)

    async def on_key(self, event: Key) -> None:
        """Answer a key that no widget has taken: by its own binding, else by that of its place on the keyboard."""
        event.prevent_default()  # Textual's app would only look for a binding again
        for key in (event.key, *((event.place,) if isinstance(event, PlacedKey) else ())):
            if await self._check_bindings(key):
                return
        if is_of_other_layout(event) and not self._said_layout:
            self._said_layout = True
            letter = event.key.rpartition("+")[2]
            self.say(
                f"“{letter}” is a letter of another keyboard layout, and does nothing here. "
                f'To use it, give it to a command in config.toml: [keys] "move.down" = ["j", "{letter}"]'
            )
        elif event.is_printable and event.character and event.character.isascii():
            self.say_unbound(event.character)

    def _move_cursor(self) -> None:
        """Move the hardware cursor where a key has changed nothing else on the screen."""
        if self._painter is not None and not self._exit:  # the terminal may be restored by now
            self.cursor_position = self.screen.outer_size.clamp_offset(self._cursor)
            self._painter.move_cursor(self.cursor_position)

    def action_suspend(self) -> None:
        """Go back to the shell, until its fg."""
        if not isinstance(self._driver, ReaderDriver) or not self._driver.suspend_job():
            self.say("There is no shell to go back to here.")

    def action_redraw(self) -> None:
        """Draw every cell anew, over whatever else was written on the terminal."""
        if self._painter is not None:
            self._painter.forget()
        self.screen.refresh(layout=True)

    def say(self, remark: str) -> None:
        """Show a message. The program's screens know where."""
        raise NotImplementedError

    def say_unbound(self, character: str) -> None:
        """Say that a key does nothing here, and which one shows the others."""

    def _print_error_renderables(self) -> None:
        """Prints the first error alone; the others mostly follow from it."""
        for page in self._exit_renderables[:1]:
            self.error_console.print(page, soft_wrap=True, end="")
        self._exit_renderables.clear()
