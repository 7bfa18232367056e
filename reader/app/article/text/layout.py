"""The display rows of a text at one width: wrapped when first asked for, their number estimated until then.

The text is cut into chunks of about 8,000 code points, at the ends of paragraphs. A chunk is wrapped as a
whole when a row or an offset in it is asked for; until then its height is a guess from its length. So a text
of any length opens at once. The price: while rows above are wrapped, a row's number may change. Whoever shows
rows keeps the offset of the topmost, and asks for its row again.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from time import perf_counter
from typing import NamedTuple

from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import HANGING, REPLACEMENT, Cluster, clusters, columns, is_simple
from reader.model.text import PARAGRAPH_BREAK, Text

_CHUNK = 8_192
_LONGEST_CHUNK = 32_768
"""Code points wrapped together at the most: a paragraph that is longer is cut, where a line may end."""
_LOOK_BACK = 256
"""Code points in which a place for such a cut is sought."""
_SAMPLES, _SAMPLE = 16, 64


class DisplayLine(NamedTuple):
    """One row of the display: `start` to `end` of the text, without the spaces that hang over its end.

    `paragraph` counts from 1; `first` marks the first line of one. `gap` marks the blank row between two,
    which starts and ends where the paragraph before it ends.
    """

    start: int
    end: int
    paragraph: int
    first: bool
    gap: bool


class Piece(NamedTuple):
    """What is drawn for `start` to `end` of the text, and the cells it takes."""

    shown: str
    start: int
    end: int
    cells: int


class Layout:
    """A text as rows of at most `width` cells, with one blank row between paragraphs.

    Rows are counted from 0 at the top of the text, offsets are code points of the canonical text.
    """

    def __init__(self, text: Text, width: int) -> None:
        self._text = text
        self._content = text.content
        self._chunks = list(_cut(text))
        self._starts = [chunk.start for chunk in self._chunks]
        self._cells_each = _cells_each(self._content)
        self._width = 0
        self.set_width(width)

    # -- its size

    @property
    def width(self) -> int:
        return self._width

    def set_width(self, width: int) -> None:
        """Wrap to another width, from 1; keeps nothing of the former one."""
        width = max(width, 1)
        if width == self._width:
            return
        self._width = width
        for chunk in self._chunks:
            chunk.rows = None
            chunk.height = self._guess(chunk)
        self._tops: list[int] | None = None
        self._unsettled = len(self._chunks)
        self._settled_to = 0

    @property
    def height(self) -> int:
        """Rows in all: a guess until `settled`."""
        return self._all_tops()[-1]

    @property
    def settled(self) -> bool:
        """Whether every row is known, so that no row's number will change any more."""
        return not self._unsettled

    @property
    def progress(self) -> float:
        """How much of the text is settled, 0 to 1."""
        return 1 - self._unsettled / len(self._chunks)

    def settle(self, seconds: float) -> bool:
        """Wrap more of the text, for about that time but one chunk at least; true when all is settled."""
        deadline = perf_counter() + seconds
        while self._unsettled:
            self._wrapped(self._chunks[self._settled_to])
            self._settled_to += 1
            if perf_counter() >= deadline:
                break
        return self.settled

    # -- rows and offsets

    def row(self, y: int) -> DisplayLine | None:
        """The row numbered `y`; None above the text and below it."""
        found = self._find(y)
        if found is None:
            return None
        chunk, rows, index = found
        start = rows[index]
        after = rows[index + 1] if index + 1 < len(rows) else chunk.end
        end = start + len(self._content[start:after].rstrip(HANGING))
        gap = self._content.startswith(PARAGRAPH_BREAK, start)
        paragraph = self._text.paragraph_of(start)
        return DisplayLine(start, end, paragraph, not gap and start == self._text.starts[paragraph - 1], gap)

    def row_of(self, offset: int) -> int:
        """The number of the row that holds an offset; outside the text, of its first or last row."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        rows = self._wrapped(self._chunks[index])
        return self._all_tops()[index] + max(bisect_right(rows, offset) - 1, 0)

    def offset_of(self, y: int) -> int:
        """The offset at which row `y` begins, or the nearest row to it where there is none so numbered."""
        while (found := self._find(max(min(y, self.height - 1), 0))) is None:
            pass  # there were fewer rows than guessed, and the guess is better now
        _, rows, index = found
        return rows[index]

    def cell_of(self, offset: int) -> tuple[int, int]:
        """The column and the row of an offset; spaces that hang over a line's end are in the column after it."""
        y = self.row_of(offset)
        row = self.row(y)
        assert row is not None, "the row of an offset is there"
        if is_simple(self._content, row.start, row.end):
            return max(min(offset, row.end) - row.start, 0), y
        return sum(c.cells for c in self._clusters(row) if c.end <= offset), y

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of what is drawn in column `x` of row `y`, None where nothing is."""
        row = self.row(y)
        if row is None or x < 0:
            return None
        if is_simple(self._content, row.start, row.end):
            return row.start + x if x < row.end - row.start else None
        for cluster in self._clusters(row):
            if x < cluster.cells:
                return cluster.start
            x -= cluster.cells
        return None

    # -- what is drawn

    def pieces(self, row: DisplayLine, boundaries: Iterable[int] = ()) -> list[Piece]:
        """What is drawn of a row, in pieces that begin at its start and at each of the ascending `boundaries` in it.

        A cluster is not cut but drawn in the piece it begins in, so a piece may be empty. A gap has no pieces.
        """
        if row.start == row.end:
            return []
        cuts = [row.start, *(offset for offset in boundaries if row.start < offset < row.end), row.end]
        stretches = pairwise(cuts)
        if is_simple(self._content, row.start, row.end):
            return [Piece(self._content[start:end], start, end, end - start) for start, end in stretches]
        pieces = []
        upcoming = self._clusters(row)
        cluster = next(upcoming, None)
        for start, end in stretches:
            shown, cells = "", 0
            while cluster is not None and cluster.start < end:
                shown += cluster.shown
                cells += cluster.cells
                cluster = next(upcoming, None)
            pieces.append(Piece(shown, start, end, cells))
        return pieces

    def _clusters(self, row: DisplayLine) -> Iterator[Cluster]:
        """A row's clusters; one that is wider than all the width is replaced."""
        for cluster in clusters(self._content, row.start, row.end):
            yield cluster if cluster.cells <= self._width else cluster._replace(shown=REPLACEMENT, cells=1)

    # -- chunks

    def _find(self, y: int) -> tuple[_Chunk, array[int], int] | None:
        """The chunk of row `y`, its rows, and which of them it is; wraps until that is certain."""
        while 0 <= y < self.height:
            tops = self._all_tops()
            index = bisect_right(tops, y) - 1
            chunk = self._chunks[index]
            if chunk.rows is not None:
                return chunk, chunk.rows, y - tops[index]
            self._wrapped(chunk)
        return None

    def _wrapped(self, chunk: _Chunk) -> array[int]:
        """The offsets at which a chunk's rows begin, gaps included."""
        if chunk.rows is None:
            rows = chunk.rows = array("I")
            start = chunk.start
            while (end := self._content.find(PARAGRAPH_BREAK, start, chunk.end)) >= 0:
                rows.extend(wrap(self._content, self._width, start, end))
                rows.append(end)
                start = end + len(PARAGRAPH_BREAK)
            if start < chunk.end or not rows:
                rows.extend(wrap(self._content, self._width, start, chunk.end))
            self._unsettled -= 1
            if len(rows) != chunk.height:
                chunk.height = len(rows)
                self._tops = None
        return chunk.rows

    def _all_tops(self) -> list[int]:
        """The first row of each chunk, and after the last the number of all rows."""
        if self._tops is None:
            self._tops = list(accumulate((chunk.height for chunk in self._chunks), initial=0))
        return self._tops

    def _guess(self, chunk: _Chunk) -> int:
        """About how many rows a chunk has: lines are not quite full, a paragraph's last is half empty, then a gap."""
        unused = 3.0 if self._cells_each < 1.5 else 0.7
        full = (chunk.end - chunk.start) * self._cells_each / max(self._width - unused, self._width / 2)
        lines = max(full + chunk.paragraphs / 2, chunk.paragraphs)
        return max(round(lines) + chunk.paragraphs, 1)


class _Chunk:
    """Code points `start` to `end`, with the ends of `paragraphs`. `rows` is None until they are wrapped."""

    __slots__ = ("end", "height", "paragraphs", "rows", "start")

    def __init__(self, start: int, end: int, paragraphs: int) -> None:
        self.start, self.end, self.paragraphs = start, end, paragraphs
        self.rows: array[int] | None = None
        self.height = 1


def _cut(text: Text) -> Iterator[_Chunk]:
    """The text in chunks: whole paragraphs, but for a paragraph too long to be wrapped at once."""
    starts, length = text.starts, len(text)
    first = 0
    while first < len(starts):
        start = starts[first]
        after = bisect_left(starts, start + _CHUNK, first + 1)
        end = starts[after] if after < len(starts) else length
        while end - start > _LONGEST_CHUNK:
            cut = _breaking_point(text.content, start + _LONGEST_CHUNK)
            yield _Chunk(start, cut, 0)
            start = cut
        yield _Chunk(start, end, after - first)
        first = after


def _breaking_point(content: str, limit: int) -> int:
    """The last place before `limit` at which a row begins however wide rows are, or at least a cluster."""
    start = limit - _LOOK_BACK
    paragraph_end = content.rfind(PARAGRAPH_BREAK, start, limit)
    if paragraph_end >= 0:
        return paragraph_end + len(PARAGRAPH_BREAK)
    return wrap(content, _LOOK_BACK // 4, start, limit)[-1]


def _cells_each(content: str) -> float:
    """The cells of an average code point, from samples."""
    step = max(len(content) // _SAMPLES, _SAMPLE)
    sample = "".join(content[start : start + _SAMPLE] for start in range(0, len(content), step))
    if not sample or is_simple(sample.replace("\n", " ")):
        return 1.0
    return len(columns(sample)[0]) / len(sample)
