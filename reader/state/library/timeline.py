"""One timeline of many articles: what happened, when, and which article tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reader.model.article import Basis, EventState
from reader.model.counting import NO_DATE, STATE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.library.events import ListedEvent
from reader.state.article.events import BASIS_IN_WORDS, SIGN
from reader.state.article.people import draft
from reader.state.ids import Listed
from reader.state.library.article_rows import marked
from reader.state.library.articles import narrowed, spaced
from reader.state.rows import Line, Listing, Look, Piece, Row

MOST = 100_000
"""Events that are listed, the earliest: more would fill the memory for a list that nobody reads to its end."""
_DATE = 24


@dataclass(frozen=True)
class Chronicle:
    """What happened, in order. `total` counts what there is, `sought` is what was typed."""

    happenings: tuple[ListedEvent, ...] = ()
    total: int = 0
    sought: str = ""
    _words: dict[int, str] = field(default_factory=dict, compare=False)

    def seek(self, words: str) -> Chronicle:
        return replace(self, sought=words)

    def take(self, happenings: tuple[ListedEvent, ...], total: int) -> Chronicle:
        """Those that are there now; their words are folded anew, for numbers are given again after an edit."""
        return replace(self, happenings=happenings, total=total, _words={})

    @cached_property
    def shown(self) -> tuple[ListedEvent, ...]:
        """Those whose title, article and date have every word that was typed."""
        return narrowed(self.happenings, self.sought, lambda: map(self._words_of, self.happenings))

    def _words_of(self, happening: ListedEvent) -> str:
        number = happening.order[-1]
        words = self._words.get(number)
        if words is None:
            when = label(happening.when) if happening.when else ""
            words = spaced(f"{happening.title} \n {happening.article.headline} \n {when}")
            self._words[number] = words
        return words


def key_of(happening: ListedEvent) -> Listed:
    return Listed(str(happening.order[-1]))


def chronicle_rows(chronicle: Chronicle, article_cells: int) -> Listing:
    """The events in one order. `article_cells` is the width of the article's column, 0 for two lines an event."""
    shown = chronicle.shown
    starts = spaced(chronicle.sought).split()
    rest = chronicle.total - MOST if len(shown) == MOST else 0

    def row(index: int) -> Row:
        if index == len(shown):
            return Row(None, (Line((Piece(f"{rest:,} later events are not listed.", "faint"),)),))
        return happening_row(shown[index], article_cells, starts)

    keys = (*map(key_of, shown), *((None,) if rest else ()))
    return Listing(keys, row, empty=_nothing(chronicle))


def _nothing(chronicle: Chronicle) -> str:
    if chronicle.sought.strip():
        return f"No event has {chronicle.sought.strip()}."
    return "" if chronicle.total else "No events are annotated in the library yet."


def happening_row(
    happening: ListedEvent, article_cells: int, starts: list[str], probable: Collection[Path] = ()
) -> Row:
    """An event with its date and its article; `probable` articles are those that may be about someone else."""
    when = happening.when
    date = Piece(label(when) if when else NO_DATE, "strong" if when else "draft")
    sign = f"{SIGN[happening.state]} "
    title = marked(happening.title, starts, "plain")
    probably = (Piece("probably", "draft"),) if happening.article.path in probable else ()
    doubts = (*_aside(happening), *draft(happening.draft), *probably)
    place = f"¶{happening.paragraph}" if happening.paragraph else "–"
    key = key_of(happening)
    if article_cells:  # doubts stand on the right of a title, which is cut before they are
        right = (
            *(piece._replace(text=f"  {piece.text.strip()}") for piece in doubts),
            Piece(f"  {happening.article.headline}", "faint", cells=article_cells),
            Piece(f"{place:>5}", "faint"),
        )
        lead = (date._replace(cells=_DATE), Piece(sign, "bar"))
        return Row(key, (Line(title, right=right, lead=lead),))
    under = [piece._replace(text=f"{piece.text.strip()} · ") for piece in doubts]
    sign_alone, rest = (Piece(sign, "bar"),), (Piece("  "),)
    return Row(
        key,
        (
            Line(title, right=(date,), lead=sign_alone, rest=rest, rows=2),
            Line(
                (*under, Piece(happening.article.headline, "faint")),
                right=(Piece(place, "faint"),),
                lead=rest,
            ),
        ),
    )


def _aside(happening: ListedEvent) -> Iterator[Piece]:
    """What a reader must know beside the date: whether it happened at all, and what the date rests on."""
    if happening.state is not EventState.HAPPENED:
        yield Piece(STATE_IN_WORDS[happening.state], "faint")
    if happening.basis is not Basis.STATED:
        look: Look = "warn" if happening.basis is Basis.BACKGROUND else "faint"
        yield Piece(BASIS_IN_WORDS[happening.basis], look)
