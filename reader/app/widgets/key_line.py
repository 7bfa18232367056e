"""The line below everything: the keys of the moment, or what the program has to say."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.reactive import var
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.app.commands import COMMANDS, HELP, Command
from reader.app.widgets.drawing import Unbordered
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.state.rows import Line, Piece

_MARGIN = 1
_SAID_FOR = 6.0
"""Seconds that a remark stays, where no key ends it sooner."""


class KeyLine(Unbordered, Widget):
    """The keys worth knowing now, as many as there is room for; help and the way out go last. Click one to press it."""

    palette: var[Palette | None] = var(None)
    remark: var[str] = var("")
    keys: var[tuple[tuple[str, Command], ...]] = var(())
    _timer: Timer | None = None
    _rows = 1

    def watch_palette(self) -> None:
        self.refresh()

    def watch_keys(self) -> None:
        self.refresh()

    def say(self, remark: str, stays: bool = False) -> None:
        """Say one plain sentence in the place of the keys, for a while; `stays`: until a key is pressed."""
        self._show(remark)
        if remark and not stays:
            timer: Timer = self.set_timer(_SAID_FOR, lambda: self._forget(timer))
            self._timer = timer

    def _forget(self, timer: Timer) -> None:
        """Take a remark back whose time is over; a timer that is already under way takes no later one back."""
        if self._timer is timer:
            self.hush()

    def hush(self) -> None:
        if self.remark:
            self._show("")

    def _show(self, remark: str) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        self.remark = remark
        self._fit()
        self.refresh()

    def on_resize(self, _: Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Take as many rows as the remark needs."""
        rows = len(self._said(self.palette)) if self.remark and self.palette and self.size.width else 1
        if rows != self._rows:
            self.styles.height = self._rows = rows

    def _said(self, palette: Palette) -> list[Strip]:
        """The remark, wrapped to half the height of the screen at the most."""
        most = max(self.app.size.height // 2, 1)
        room = max(self.size.width - 2 * _MARGIN, 1)
        return lay(Line((Piece(self.remark, "strong"),), rows=most), room, palette)

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if self.palette is None:
            return Strip.blank(width, base)
        if self.remark:
            said = self._said(self.palette)[y : y + 1]
            segments = [segment for strip in said for segment in strip.apply_style(base)]
            return Strip([Segment(" " * _MARGIN, base), *segments]).adjust_cell_length(width, base)
        return Strip.blank(width, base) if y else self._keys(width, base, self.palette)

    def _keys(self, width: int, base: Style, palette: Palette) -> Strip:
        key_style, faint = base + Style(bold=True) + palette.edge, base + palette.faint(0.7)
        items = []
        for key, command in self.keys:
            meta = Style.from_meta({"command": command.id})
            items.append([Segment(key, key_style + meta), Segment(f" {command.foot}", faint + meta)])
        if not items:
            return Strip.blank(width, base)
        others = [
            item for item, (_, command) in zip(items[:-1], self.keys, strict=False) if command is not HELP
        ]
        helping = [item for item, (_, command) in zip(items[:-1], self.keys, strict=False) if command is HELP]
        last = [*(segment for item in helping for segment in (*item, Segment("   ", base))), *items[-1]]
        right = sum(cell_len(s.text) for s in last) + 1
        segments, used = [Segment(" ", base)], 1
        for item in others:
            cells = sum(cell_len(s.text) for s in item) + 3
            if used + cells + right > width:
                break
            segments += [*item, Segment("   ", base)]
            used += cells
        gap = max(width - used - right, 0)
        return Strip([*segments, Segment(" " * gap, base), *last, Segment(" ", base)]).adjust_cell_length(
            width, base
        )

    async def on_click(self, event: Click) -> None:
        wanted = event.style.meta.get("command")
        command = next((c for c in COMMANDS if c.id == wanted), None)
        if command is not None:
            from reader.app.overlays.command_palette import press

            await press(self.screen, command)
