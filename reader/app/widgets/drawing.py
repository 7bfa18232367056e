"""Drawing without Textual's style cache, which measures every line anew: lines, backgrounds, scroll bars."""

from __future__ import annotations

from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.filter import ANSIToTruecolor
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from reader.app.widgets.selectable_lines import SelectableLines

_ANSI_BAR = Color(128, 128, 128, ansi=8)
"""The bar in the terminal's own colours, which can't be blended: grey is seen on dark and on light."""


def finished(pane: Widget, strips: list[Strip], crop: Region) -> list[Strip]:
    """The strips of the crop's lines with the selection, with the app's filters (NO_COLOR), cut to the crop."""
    if isinstance(pane, SelectableLines):
        strips = list(pane.with_selection(strips, crop))
    for line_filter in pane.get_line_filters():
        # our palette has true colours, or is the terminal's own
        if not isinstance(line_filter, ANSIToTruecolor):
            background = pane.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
    first, last = crop.column_span
    return [strip if (first, last) == (0, strip.cell_length) else strip.crop(first, last) for strip in strips]


def forget_closed() -> None:
    """Clear a cache of Textual's that keeps the lines of up to 1,024 closed widgets alive."""
    StylesCache.get_inner_outer.cache_clear()


def blank_lines(widget: Widget, crop: Region) -> list[Strip]:
    """The lines of a container's background, all the same strip."""
    return finished(widget, [Strip.blank(crop.right, widget.rich_style)], crop) * crop.height


class Ground(Widget):
    """The container of panes: a plain background."""

    ALLOW_SELECT = False

    def render_lines(self, crop: Region) -> list[Strip]:
        return blank_lines(self, crop)


class Bar(ScrollBar):
    """A scroll bar on the background of its pane, whose lines are cached."""

    _shown: tuple[tuple[object, ...], list[Strip]] = (), []

    def render_lines(self, crop: Region) -> list[Strip]:
        if not isinstance(self.parent, Widget):  # its pane has closed, and is drawn once more
            return [Strip.blank(crop.width)] * crop.height
        styles, ground = self.parent.styles, self.parent.background_colors[1]
        if self.grabbed:
            colour = styles.scrollbar_color_active
        else:
            colour = styles.scrollbar_color_hover if self.mouse_over else styles.scrollbar_color
        window, whole = ceil(self.window_size), ceil(self.window_virtual_size)
        how = (
            crop,
            self.size.height,
            whole,
            window,
            self.position,
            ground,
            colour,
            tuple(self.get_line_filters()),
        )
        if self._shown[0] == how:
            return self._shown[1]
        drawn = self.renderer.render_bar(
            size=self.size.height,
            virtual_size=whole,
            window_size=window if window < whole else 0,
            position=self.position,
            back_color=ground.rich_color,
            bar_color=(ground + colour if ground.ansi is None else _ANSI_BAR).rich_color,
        )
        lost = crop.bottom - len(drawn.segments)  # rows that the crop still has from before a resize
        segments = drawn.segments + [Segment(" ", Style(bgcolor=ground.rich_color))] * lost
        lines = finished(self, [Strip([segments[y]], 1) for y in crop.line_range], crop)
        self._shown = how, lines
        return lines


class LinePane(ScrollView, SelectableLines):
    """A pane of lines that scroll, with a thin scroll bar."""

    DEFAULT_CSS = """
    LinePane {
        overflow: hidden auto;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 20%;
        scrollbar-color-hover: $foreground 40%;
        scrollbar-color-active: $primary;
    }
    """

    @property
    def cursor_offset(self) -> Offset:
        """The place of the hardware cursor, hidden, in the pane: screen readers and magnifiers follow it."""
        return Offset(0, 0)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The same on the screen, under the name that Textual's fields have for theirs."""
        region = self.content_region
        last = Offset(max(region.width - 1, 0), max(region.height - 1, 0))
        x, y = self.cursor_offset
        return region.offset + Offset(min(max(x, 0), last.x), min(max(y, 0), last.y))

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first needed: a `Bar`."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = Bar(name="vertical")
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar
