"""Rows of the article as strips: words, tints, edges, gutter, hints, and the ruler at the right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.article.text.layout import DisplayLine, Layout
from reader.app.widgets.palette import Palette
from reader.model.article import Quote
from reader.model.columns.highlights import HighlightKind
from reader.model.text import Span
from reader.state.article.events import SIGN, event_hue
from reader.state.article.highlights import Appearances, CoveredSpan, Presence, ruler
from reader.state.article.quotes import EDGE
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.article.text_style import text_style
from reader.state.ids import note_id

if TYPE_CHECKING:
    from reader.state.article.hints import Hint
    from reader.state.review.marks import Mark
    from reader.state.rows import Look

_NUMBERED_FROM, _SET_OFF_FROM = 36, 44
"""The narrowest panes, in cells, in which paragraphs are numbered, and with some space before their numbers."""
_SET_OFF = 4
_RULER = 1
_AROUND = 5 + _RULER
"""Cells beside number and text: sign, gap and edge before it; edge, note and ruler behind."""
_KEPT_STRIPS = 2048


class Frame(NamedTuple):
    """How a row is laid out across the pane, in cells.

    `left` is empty; then come number, sign, gap, edge, text, edge and note, and at the right edge the ruler.
    """

    width: int
    left: int
    number: int
    measure: int

    @classmethod
    def of(cls, width: int, measure: int, paragraphs: int = 1) -> Frame:
        """The frame of a pane of `width` cells whose text, of so many paragraphs, runs to `measure` at the most."""
        number = max(len(str(paragraphs)) + 1, _SET_OFF if width >= _SET_OFF_FROM else 0)
        number = number if width >= _NUMBERED_FROM else 0
        around = number + _AROUND
        measure = max(min(measure, width - around), 1)
        left = max((width - around - measure) // 2, 0)
        return cls(width, left, number, measure)

    @property
    def text(self) -> int:
        """The column in which the text begins."""
        return self.left + self.number + 3


class ArticleLines:
    """The strips of one session at one width; made once each, thrown away with it."""

    def __init__(
        self,
        session: Session,
        layout: Layout,
        palette: Palette,
        frame: Frame,
        base: Style,
        hinted: Sequence[Hint] = (),
        selected: Span | None = None,
        marks: Sequence[Mark] = (),
    ) -> None:
        self._session, self._layout, self._palette, self._frame, self._base = (
            session,
            layout,
            palette,
            frame,
            base,
        )
        self._hinted, self._marks = hinted, marks
        self._overlays = [(mark.span, palette.mark(mark.kind)) for mark in marks]
        if selected is not None:
            self._overlays.append((selected, palette.selection))
        self._related = related(session)
        self._matches = session.find.spans if session.find else ()
        self._match_starts = [span.start for span in self._matches]
        self._strips: dict[int, Strip] = {}
        self._presence: list[Presence] = []
        self._faint = base + palette.faint()

    def keep_unmarked(self, former: ArticleLines) -> None:
        """Take over the strips of the same session that neither had marks nor has any now."""
        rows = self._layout.row_of
        marked = [mark.span for mark in (*self._marks, *former._marks)]
        changed = {y for span in marked for y in range(rows(span.start - 1), rows(span.end) + 1)}
        self._strips = {y: strip for y, strip in former._strips.items() if y not in changed}

    def strip(self, y: int) -> Strip:
        """The strip of a display row, all but the ruler's cell at its end."""
        strip = self._strips.get(y)
        if strip is None:
            if len(self._strips) >= _KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[y] = self._make(y)
        return strip

    def ruler(self, y: int, height: int) -> Segment:
        """The ruler's cell in row `y` of a pane `height` rows high: where in the whole text the followed one is.

        A high mark where they speak, a low one where they are only named.
        """
        if len(self._presence) != height:
            self._presence = self._present(height)
        presence = self._presence[y] if 0 <= y < height else Presence.ABSENT
        if presence is Presence.ABSENT:
            return Segment(" ", self._base)
        following = self._session.followed
        hue = self._session.hues.get(following.id) if following else None
        sign = "┃" if presence & Presence.SPEAKS else "╸"
        return Segment(sign, self._base + self._palette.look("name", hue))

    def _present(self, height: int) -> list[Presence]:
        session = self._session
        if session.followed is None:
            return [Presence.ABSENT] * height
        passages = Appearances.of(session.followed, session.relations.quotes_by(session.followed.id))
        return ruler(passages, height, len(session.article.text))

    def _make(self, y: int) -> Strip:
        frame, base = self._frame, self._base
        row = self._layout.row(y)
        room = frame.width - _RULER
        if row is None or row.gap:
            return Strip.blank(room, base)
        words, cells = self._words(row)
        gap = max(frame.measure - cells, 0)
        rest = max(room - frame.text - cells - gap - 2, 0)
        tail = [self._closing(row), Segment(" " * gap, base), self._note_sign(row), Segment(" " * rest, base)]
        return Strip([*self._margin(row), *words, *tail], frame.text + cells + gap + 2 + rest)

    # -- the margin: paragraph, event, edge

    def _margin(self, row: DisplayLine) -> list[Segment]:
        frame, base = self._frame, self._base
        number = f"{row.paragraph:>{frame.number - 1}} " if row.first and frame.number else " " * frame.number
        return [
            Segment(" " * frame.left, base),
            Segment(number[-frame.number :] if frame.number else "", self._faint),
            self._event_sign(row),
            *self._before(row),
        ]

    def _before(self, row: DisplayLine) -> list[Segment]:
        """The gap and the edge before a row; in their place the letters of a hint at its beginning."""
        hint = next((each for each in self._hinted if each.in_margin and each.at.start == row.start), None)
        plain = [Segment(" ", self._base), self._opening(row)]
        if hint is None:
            return plain
        letters = [Segment(letter, self._base + self._palette.hint) for letter in hint.label]
        return [*plain[: len(plain) - len(letters)], *letters]

    def _event_sign(self, row: DisplayLine) -> Segment:
        """The sign of an event whose words begin in this row; the chosen one's before any other's."""
        session = self._session
        begun = [
            session.article.events[session.highlights.index[n]] for n in self._begun(row, HighlightKind.EVENT)
        ]
        if not begun:
            return Segment(" ", self._base)
        event = next((event for event in begun if event.id == session.chosen), begun[0])
        look: Look = "name" if event.id == session.chosen else "hue"
        style = self._palette.look(look, event_hue(session, event))
        if event.provenance.draft:
            style += self._palette.look("draft")
        meta = Style.from_meta({"chosen": event.id, "at": event.parts[0]})
        return Segment(SIGN[event.state], self._base + style + meta)

    def _note_sign(self, row: DisplayLine) -> Segment:
        """A dagger behind a row in which words begin that have a note."""
        for number in self._begun(row, HighlightKind.NOTE):
            highlights = self._session.highlights
            at = Span(highlights.start[number], highlights.end[number])
            meta = Style.from_meta({"chosen": note_id(highlights.index[number]), "at": at})
            return Segment("†", self._base + self._palette.look("warn") + meta)
        return Segment(" ", self._base)

    def _begun(self, row: DisplayLine, kind: HighlightKind) -> list[int]:
        highlights = self._session.highlights
        return [n for n in highlights.starting_in(row.start, row.end) if highlights.kind[n] == kind]

    # -- edges: where a quote begins and ends, marked without colour too

    def _opening(self, row: DisplayLine) -> Segment:
        """The edge before a row: of the quote that its first word is in."""
        quote = self._quote_at(row.start)
        return self._edge(quote) if quote else Segment(" ", self._base)

    def _closing(self, row: DisplayLine) -> Segment:
        """The edge behind a row, where a quote ends with it."""
        ended = self._quote_at(row.end - 1) if row.end > row.start else None
        going_on = self._quote_at(row.end)
        return self._edge(ended) if ended and going_on is not ended else Segment(" ", self._base)

    def _quote_at(self, offset: int) -> Quote | None:
        """The innermost quote whose words stand at an offset."""
        highlights = self._session.highlights
        inside = [n for n in highlights.at(offset) if highlights.kind[n] == HighlightKind.QUOTE]
        if not inside:
            return None
        number = min(inside, key=lambda n: highlights.end[n] - highlights.start[n])
        return self._session.article.quotes[highlights.index[number]]

    def _edge(self, quote: Quote) -> Segment:
        return Segment(EDGE[quote.type], self._base + self._edge_style(quote))

    def _edge_style(self, quote: Quote) -> Style:
        hue = self._session.hues.get(quote.speaker) if quote.speaker else None
        return self._palette.edge_of(hue, quote.id == self._session.chosen)

    # -- the words

    def _words(self, row: DisplayLine) -> tuple[list[Segment], int]:
        """The words of a row in segments of one look each, and the cells they take."""
        runs = self._session.highlights.sweep(row.start, row.end)
        looks = list(self._looks(runs))
        signs = self._signs(row, runs)
        cuts = sorted({*(start for start, _ in looks), *signs, *(offset + 1 for offset in signs)})
        segments: list[Segment] = []
        cells, index = 0, 0
        for piece in self._layout.pieces(row, cuts):
            while index + 1 < len(looks) and looks[index + 1][0] <= piece.start:
                index += 1
            text, style = piece.shown, looks[index][1]
            if piece.start in signs and piece.cells:
                sign, over = signs[piece.start]
                text = sign.ljust(piece.cells)
                style += over
            segments.append(Segment(text, style + Style.from_meta({"offset": (piece.start, 0)})))
            cells += piece.cells
        return segments, cells

    def _signs(self, row: DisplayLine, runs: Sequence[CoveredSpan]) -> dict[int, tuple[str, Style]]:
        """What is drawn in the place of single characters: edges in the spaces around quotes, letters of hints."""
        highlights, content = self._session.highlights, self._session.article.text.content
        signs: dict[int, tuple[str, Style]] = {}
        for number in sorted({number for run in runs for number in run.numbers}):
            if highlights.kind[number] != HighlightKind.QUOTE:
                continue
            quote = self._session.article.quotes[highlights.index[number]]
            for offset in (highlights.start[number] - 1, highlights.end[number]):
                if row.start < offset < row.end - 1 and content[offset] == " ":
                    signs[offset] = (EDGE[quote.type], self._edge_style(quote))
        for hint in self._hinted:
            if row.start <= hint.place < row.end and not hint.in_margin:
                for further, letter in enumerate(hint.label):
                    signs[hint.place + further] = (letter, self._palette.hint)
        for span, kind in self._marks:
            from reader.state.review.marks import BRACKETS  # nothing is marked but in a review

            for offset, bracket in zip((span.start - 1, span.end), BRACKETS[kind], strict=True):
                if row.start < offset < row.end - 1 and content[offset] == " ":
                    signs[offset] = (bracket, self._palette.edge)
        return signs

    def _looks(self, runs: Sequence[CoveredSpan]) -> Iterator[tuple[int, Style]]:
        """Where each look of a row begins, and its style: then matches, marks and the selection."""
        at = self._session.at
        for start, end, numbers in runs:
            style = self._base + self._palette.paint(text_style(self._session, self._related, numbers))
            for from_, to, found in self._found(start, end):
                if found is not None:
                    words = style + (self._palette.match_here if found == at else self._palette.match)
                else:
                    words = style
                yield from self._overlaid(from_, to, words)

    def _overlaid(self, start: int, end: int, style: Style) -> Iterator[tuple[int, Style]]:
        """These words cut where a mark or the selection begins or ends, in their styles."""
        edges = {edge for span, _ in self._overlays for edge in span if start < edge < end}
        for at in (start, *sorted(edges)):
            over = (overlay for span, overlay in self._overlays if span.start <= at < span.end)
            yield at, sum(over, style)

    def _found(self, start: int, end: int) -> Iterator[tuple[int, int, Span | None]]:
        """These words cut where a match begins or ends, each piece with its match."""
        at = start
        for match in self._matches[max(bisect_right(self._match_starts, start) - 1, 0) :]:
            if match.start >= end:
                break
            if match.end <= at:
                continue
            if match.start > at:
                yield at, match.start, None
                at = match.start
            stop = min(match.end, end)
            yield at, stop, match
            at = stop
        if at < end:
            yield at, end, None
