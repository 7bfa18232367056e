"""The next and previous highlight, quote or match from a place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from reader.model.columns.highlights import HighlightKind
from reader.model.text import Span
from reader.state.article.highlights import Appearances
from reader.state.article.session import Session
from reader.state.ids import Chosen, note_id

_WITHIN_OTHERS = (HighlightKind.CUE, HighlightKind.WHEN)
"""Highlights that belong to a quote or an event, and are no stop of their own."""


class Step(NamedTuple):
    """Words to go to, and the id they belong to. `around`: the search wrapped past an end of the text."""

    chosen: Chosen
    at: Span
    around: bool = False


def next_highlight(session: Session, offset: int, forward: bool = True) -> Step | None:
    """The next highlight of what is chosen from `offset`; of anything where nothing is, or where what is chosen was
    only reached by stepping from highlight to highlight. None where there is none.
    """
    steps = None if session.walking else _of_chosen(session)
    if steps is None:
        return _of_anything(session, offset, forward)
    return _nearest(steps, offset, forward)


def next_of_kind(session: Session, offset: int, kind: HighlightKind, forward: bool = True) -> Step | None:
    """The next highlight of one kind that begins after `offset`, or the one before; None where there is none."""
    highlights = session.highlights
    first = bisect_right(highlights.start, offset) if forward else bisect_left(highlights.start, offset) - 1
    count = len(highlights)
    for away in range(count):
        number = first + away if forward else first - away
        if highlights.kind[number % count] == kind:
            return step_of(session, number % count)._replace(around=not 0 <= number < count)
    return None


def next_quote(session: Session, offset: int, forward: bool = True) -> Step | None:
    """The next quote from `offset`: of the followed person, or of anyone."""
    followed = session.following
    quotes = session.relations.quotes_by(followed) if followed else session.relations.quotes_in_order
    return _nearest([Step(quote.id, quote.parts[0]) for quote in quotes], offset, forward)


def thing_at(session: Session, offset: int) -> Step | None:
    """What stands at an offset: the shortest highlight that covers it, a mention before a quote before an event."""
    highlights = session.highlights
    covering = [number for number in highlights.at(offset) if highlights.kind[number] != HighlightKind.CUE]
    if not covering:
        return None
    number = min(covering, key=lambda n: (highlights.end[n] - highlights.start[n], highlights.kind[n]))
    return step_of(session, number)


def _of_chosen(session: Session) -> list[Step] | None:
    """Every span of what is chosen, in the text's order; None where nothing is chosen."""
    if entity := session.entity:
        appearances = Appearances.of(entity, session.relations.quotes_by(entity.id))
        return [Step(entity.id, span) for span in appearances.both]
    if quote := session.quote:
        return [Step(quote.id, part) for part in quote.parts]
    if event := session.event:
        return [Step(event.id, part) for part in event.parts]
    return None


def _nearest(steps: list[Step], offset: int, forward: bool) -> Step | None:
    if not steps:
        return None
    if forward:
        onward = next((step for step in steps if step.at.start > offset), None)
        return onward or steps[0]._replace(around=True)
    before = next((step for step in reversed(steps) if step.at.start < offset), None)
    return before or steps[-1]._replace(around=True)


def _of_anything(session: Session, offset: int, forward: bool) -> Step | None:
    """The next highlight by number, so that of several that begin together none is passed over."""
    highlights = session.highlights
    here = _number_here(session, offset)
    if here is None:
        here = bisect_right(highlights.start, offset) - (1 if forward else 0)
    count = len(highlights)
    for away in range(1, count + 1):
        number = here + away if forward else here - away
        if highlights.kind[number % count] not in _WITHIN_OTHERS:
            step = step_of(session, number % count)
            return step._replace(around=not 0 <= number < count)
    return None


def _number_here(session: Session, offset: int) -> int | None:
    """The number of the highlight last stepped to, None where the reader has moved since."""
    highlights, at = session.highlights, session.at
    if at is None or at.start != offset:
        return None
    first, last = bisect_left(highlights.start, offset), bisect_right(highlights.start, offset)
    here = Step(session.chosen, at) if session.chosen else None
    return next((number for number in range(first, last) if step_of(session, number) == here), None)


def step_of(session: Session, number: int) -> Step:
    """What a highlight is, and its words."""
    highlights, article = session.highlights, session.article
    kind, index = highlights.kind[number], highlights.index[number]
    at = Span(highlights.start[number], highlights.end[number])
    if kind == HighlightKind.MENTION:
        return Step(highlights.mention(index).entity, at)
    if kind in (HighlightKind.QUOTE, HighlightKind.CUE):
        return Step(article.quotes[index].id, at)
    if kind == HighlightKind.NOTE:
        return Step(note_id(index), at)
    return Step(article.events[index].id, at)
