"""The timeline of the library: the events of all articles, and their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from reader.model.article import Basis, EventState
from reader.model.counting import NO_DATE, STATE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.library.events import ListedEvent
from reader.model.text import Span
from reader.state.article.drafts import EACH, DraftMarks
from reader.state.article.events import BASIS_IN_WORDS, SIGN
from reader.state.ids import Listed
from reader.state.library.article_rows import marked
from reader.state.library.articles import matching, searchable
from reader.state.rows import Line, Listing, Look, Piece, Row

MOST = 100_000
"""Events that are listed, the earliest: more would fill the memory for a list that nobody reads to its end."""
_DATE = 24
_MEASURED = 2_000
"""Events whose dates decide how wide their column is, at most `_DATE`."""


@dataclass(frozen=True)
class EventList:
    """Events in order, and the filter. `total` counts all events of the library, `events` may be the first of them."""

    events: tuple[ListedEvent, ...] = ()
    total: int = 0
    filter_text: str = ""
    _words: dict[int, str] = field(default_factory=dict, compare=False)

    def filtered_by(self, words: str) -> EventList:
        return replace(self, filter_text=words)

    def with_events(self, events: tuple[ListedEvent, ...], total: int) -> EventList:
        """Other events; their words are folded anew, for an edit may give their numbers to others."""
        return replace(self, events=events, total=total, _words={})

    @cached_property
    def shown(self) -> tuple[ListedEvent, ...]:
        """The events whose title, headline and date match the filter."""
        return matching(self.events, self.filter_text, lambda: map(self._words_of, self.events))

    @cached_property
    def marks(self) -> DraftMarks:
        return DraftMarks.of(event.draft for event in self.events)

    def _words_of(self, event: ListedEvent) -> str:
        number = event.order[-1]
        words = self._words.get(number)
        if words is None:
            when = label(event.when) if event.when else ""
            words = searchable(f"{event.title} \n {event.article.headline} \n {when}")
            self._words[number] = words
        return words


def event_span(event: ListedEvent) -> Span | None:
    """The beginning of an event's words in its article, None where the text doesn't tell it."""
    return None if event.offset is None else Span(event.offset, event.offset + 1)


def key_of(event: ListedEvent) -> Listed:
    return Listed(str(event.order[-1]))


def event_rows(listed: EventList, article_cells: int | None) -> Listing:
    """Events in order. `article_cells` is the width of the article's column, 0 for none, None for two lines each."""
    shown = listed.shown
    starts = searchable(listed.filter_text).split()
    dates = (label(event.when) if event.when else NO_DATE for event in islice(listed.events, _MEASURED))
    cells = min(max(map(len, dates), default=0) + 2, _DATE)
    rest = listed.total - MOST if len(shown) == MOST else 0

    def row(index: int) -> Row:
        if index == len(shown):
            return Row(None, (Line((Piece(f"{rest:,} later events are not listed.", "faint"),)),))
        return event_row(shown[index], article_cells, starts, date_cells=cells, marks=listed.marks)

    keys = (*map(key_of, shown), *((None,) if rest else ()))
    return Listing(keys, row, empty=_nothing(listed))


def _nothing(listed: EventList) -> str:
    if listed.filter_text.strip():
        return f"No event has {listed.filter_text.strip()}."
    return "" if listed.total else "No events are annotated in the library yet."


def event_row(
    event: ListedEvent,
    article_cells: int | None,
    starts: list[str],
    probable: Collection[Path] = (),
    date_cells: int = _DATE,
    marks: DraftMarks = EACH,
) -> Row:
    """An event with its date and its article; `probable` are the articles that may mean a namesake."""
    when = event.when
    date = Piece(label(when) if when else NO_DATE, "strong" if when else "faint")
    sign = f"{SIGN[event.state]} "
    title = marked(event.title, starts, "plain")
    probably = (Piece("probably", "draft"),) if event.article.path in probable else ()
    doubts = (*_aside(event), *marks.label(event.draft), *probably)
    place = f"¶{event.paragraph}" if event.paragraph else "–"
    key = key_of(event)
    if article_cells is not None:  # doubts stand on the right of a title, which is cut before they are
        right = (
            *(piece._replace(text=f"  {piece.text.strip()}") for piece in doubts),
            *([Piece(f"  {event.article.headline}", "faint", cells=article_cells)] if article_cells else []),
            Piece(f"{place:>5}", "faint"),
        )
        lead = (date._replace(cells=date_cells), Piece(sign, "bar"))
        return Row(key, (Line(title, right=right, lead=lead),))
    under = [piece._replace(text=f"{piece.text.strip()} · ") for piece in doubts]
    sign_alone, rest = (Piece(sign, "bar"),), (Piece("  "),)
    return Row(
        key,
        (
            Line(title, right=(date,), lead=sign_alone, rest=rest, rows=2),
            Line(
                (*under, Piece(event.article.headline, "faint")),
                right=(Piece(place, "faint"),),
                lead=rest,
            ),
        ),
    )


def _aside(event: ListedEvent) -> Iterator[Piece]:
    """Whether it happened at all, and what its date rests on, where that isn't plain."""
    if event.state is not EventState.HAPPENED:
        yield Piece(STATE_IN_WORDS[event.state], "faint")
    if event.basis is not Basis.STATED:
        look: Look = "warn" if event.basis is Basis.BACKGROUND else "faint"
        yield Piece(BASIS_IN_WORDS[event.basis], look)
