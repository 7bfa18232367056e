"""The strips of a row's lines: wrapped to the width, cut with an ellipsis, aligned at the right; and painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import shown
from reader.app.widgets.palette import Palette
from reader.state.rows import Line, Piece

MARK = 1
"""Cells at the left edge: the cursor's bar, or the mark of a row that is related to the choice."""
_ELLIPSIS = "…"


def lay(line: Line, width: int, palette: Palette) -> list[Strip]:
    """The strips of one line, each of exactly `width` cells, none of them styled with a background."""
    before, after = _segments(line.lead, palette), _segments(line.right, palette)
    around = _cells(before), _cells(after)
    room = max(width - around[0], 1)
    first = max(room - around[1] - 1, 1) if after else room
    strips = []
    pieces = [Piece(shown(piece.text), piece.look, piece.hue) for piece in line.pieces]
    for row in _rows(pieces, first, room, line.rows, palette):
        cells = sum(around) + _cells(row)
        gap = max(width - cells, 0)
        strip = Strip([*before, *row, Segment(" " * gap), *after], cells + gap)
        strips.append(strip if cells <= width else strip.adjust_cell_length(width))
        if len(strips) == 1:
            before, after = _segments(line.rest, palette), []
            around = _cells(before), 0
    return strips


def _rows(
    pieces: Sequence[Piece], first: int, room: int, most: int, palette: Palette
) -> Iterator[list[Segment]]:
    """The pieces broken into at most `most` rows, the last one cut where there is more."""
    whole = [Segment(piece.text, palette.look(piece.look, piece.hue)) for piece in pieces if piece.text]
    if _cells(whole) <= first:
        yield whole
        return
    text = "".join(piece.text for piece in pieces)
    start = 0
    for number in range(most):
        width = room if number else first
        last = number == most - 1
        end = start + (len(text) - start if last else _break(text[start:], width))
        yield _cut(_slice(pieces, start, end, palette), width, more=last and end >= len(text))
        start = end
        if start >= len(text):
            return


def _break(text: str, width: int) -> int:
    """How much of the text stands on its first row."""
    breaks = wrap(text[: 4 * width + 64], width)
    return breaks[1] if len(breaks) > 1 else len(text)


def _slice(pieces: Sequence[Piece], start: int, end: int, palette: Palette) -> list[Segment]:
    segments, at = [], 0
    for piece in pieces:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            segments.append(Segment(text, palette.look(piece.look, piece.hue)))
        at += len(piece.text)
    return segments


def _cut(segments: list[Segment], width: int, more: bool) -> list[Segment]:
    """The segments in at most `width` cells, an ellipsis in the place of what doesn't fit."""
    if _cells(segments) <= width:
        return segments
    if not more:
        return list(Strip(segments).crop(0, width))
    kept = Strip(segments).crop(0, width - 1)
    style = segments[-1].style
    return [*kept, Segment(_ELLIPSIS, style)]


def cut(segments: Sequence[Segment], room: int) -> Strip:
    """The segments in at most `room` cells, an ellipsis in the place of what doesn't fit."""
    return Strip(_cut(list(segments), room, more=True) if room > 0 else [])


def _segments(pieces: Sequence[Piece], palette: Palette) -> list[Segment]:
    segments = []
    for piece in pieces:
        text, style = shown(piece.text), palette.look(piece.look, piece.hue)
        if not piece.cells:
            segments.append(Segment(text, style))
        elif text.isascii() and len(text) < piece.cells:
            segments.append(Segment(text.ljust(piece.cells), style))
        else:
            written = _cut(
                [Segment(text, style)], piece.cells - 1, more=True
            )  # a space before the next column
            segments += [*written, Segment(" " * (piece.cells - _cells(written)))]
    return segments


def _cells(segments: Sequence[Segment]) -> int:
    return sum([cell_len(segment.text) for segment in segments])


def paint(
    strip: Strip, palette: Palette, index: int, width: int, base: Style, here: bool, focused: bool, related: bool,
    dimmed: bool,
) -> Strip:  # fmt: skip
    """A strip of the row `index` across `width` cells, with the mark and the colours of the row's state."""
    blank = not strip.text.strip()
    style, mark = base, " "
    if here:
        if not blank:
            ground = palette.cursor(focused)
            mark = " " if ground.reverse else "▌" if focused else "▏"
            style = base + ground
            segments = [Segment(s.text, palette.on_cursor(ground, s.style or Style())) for s in strip]
            strip = Strip(segments, strip.cell_length)
    elif related and not blank:
        mark = "▎"
    if dimmed:
        strip = Strip(Segment.apply_style(strip, post_style=palette.faint(0.4)), strip.cell_length)
    style += _of_row(index)
    edge = Segment(mark, style + palette.edge)
    rest = Segment(" " * (width - MARK - strip.cell_length), style)
    return Strip([edge, *Segment.apply_style(strip, style), rest], width)


@lru_cache(256)
def _of_row(index: int) -> Style:
    """Metadata for clicks on a line: the index of its row."""
    return Style.from_meta({"row": index})
