"""The footer: the keys of the screen, or a message."""

from __future__ import annotations

from time import monotonic

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Key, Resize
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer

from reader.app.commands.bindings import press
from reader.app.commands.command import Command
from reader.app.commands.table import COMMANDS, HELP
from reader.app.widgets.line_widget import LineWidget, cells, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.state.rows import Line, Piece

_MARGIN, _GAP, _NARROW_GAP = 1, "   ", "  "
_NARROW = 80
"""Columns below which there is less between the keys."""
_SAID_FOR = 6.0
"""Seconds that a message stays, unless a key ends it sooner."""


class Footer(LineWidget):
    """As many keys as there is room for, help and quit at the right; a click presses one. Messages take their place."""

    remark: reactive[str] = reactive("")
    keys: reactive[tuple[tuple[str, Command], ...]] = reactive(())
    _timer: Timer | None = None
    _shown_at = 0.0
    _rows = 1

    def say(self, remark: str, stays: bool = False) -> None:
        """Show a message in place of the keys, for a while; with `stays`, until a key is pressed."""
        self._show(remark)
        if remark and not stays:
            timer: Timer = self.set_timer(_SAID_FOR, lambda: self._forget(timer))
            self._timer = timer

    def _forget(self, timer: Timer) -> None:
        """Clear a message whose time is over, unless a later one has replaced it."""
        if self._timer is timer:
            self.clear()

    def clear(self) -> None:
        if self.remark:
            self._show("")

    def clear_before(self, key: Key) -> None:
        """Clear the message, unless it was shown after the key was pressed: its command may be done before it is."""
        if self._shown_at <= key.time:
            self.clear()

    def _show(self, remark: str) -> None:
        self._shown_at = monotonic()
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        self.remark = remark
        self._fit()

    def on_resize(self, _: Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Set the height to the rows that the message needs."""
        rows = len(self._said(self.palette)) if self.remark and self.palette and self.size.width else 1
        if rows != self._rows:
            self.styles.height = self._rows = rows

    def _said(self, palette: Palette) -> list[Strip]:
        """The message, wrapped to at most half the height of the screen."""
        most = max(self.app.size.height // 2, 1)
        room = max(self.size.width - 2 * _MARGIN, 1)
        return lay(Line((Piece(self.remark, "strong"),), rows=most), room, palette)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        if self.remark:
            return [[Segment(" " * _MARGIN), *strip] for strip in self._said(palette)]
        return [self._keys(width, palette)] if self.keys else []

    def _keys(self, width: int, palette: Palette) -> list[Segment]:
        key_style, faint = Style(bold=True) + palette.edge, palette.faint(0.7)
        left, right = list[list[Segment]](), list[Segment]()
        gap = Segment(_GAP if width >= _NARROW else _NARROW_GAP)
        for key, command in self.keys:
            meta = Style.from_meta({"command": command.id})
            item = [
                Segment(key, key_style + meta),
                Segment(f" {command.footer}", faint + meta),
                gap,
            ]
            if command in (HELP, self.keys[-1][1]):
                right += item
            else:
                left.append(item)
        right[-1] = Segment(" ")
        segments = [Segment(" " * _MARGIN)]
        for item in left:
            if cells([*segments, *item, *right]) > width:
                break
            segments += item
        return spread(segments[:-1], right, width)  # without the last gap

    async def on_click(self, event: Click) -> None:
        wanted = event.style.meta.get("command")
        command = next((c for c in COMMANDS if c.id == wanted), None)
        if command is not None:
            await press(self.screen, command)
