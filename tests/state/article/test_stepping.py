from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.article import EntityId
from reader.model.columns.highlights import HighlightKind
from reader.state.article.session import Session
from reader.state.article.stepping import Step, next_highlight, next_quote, thing_at
from reader.state.ids import note_id
from tests.values import some


def at(session: Session, words: str) -> int:
    return session.article.text.content.index(words)


def walk(session: Session, forward: bool = True) -> list[Step]:
    """Every step that the reader takes until the text begins again."""
    walking = session.chosen is None
    offset = -1 if forward else len(session.article.text) + 1
    steps: list[Step] = []
    while (step := next_highlight(session, offset, forward)) and not step.around:
        assert len(steps) < 1000
        steps.append(step)
        offset = step.at.start
        session = session.choose(step.chosen, step.at, walking)
    return steps


def test_walking_forward_and_backward_passes_every_highlight_that_is_a_stop(fresh: Session) -> None:
    highlights = fresh.highlights
    stops = [
        highlights.span(n)
        for n in range(len(highlights))
        if highlights.kind[n] not in (HighlightKind.CUE, HighlightKind.WHEN)
    ]
    assert [step.at for step in walk(fresh)] == stops
    assert [step.at for step in walk(fresh, forward=False)] == stops[::-1]


@pytest.mark.parametrize("who", ["tsikhanouskaya", "trump", "belarus", "spokesperson"])
def test_of_a_chosen_person_every_mention_and_quote_is_stepped_to(fresh: Session, who: str) -> None:
    session = fresh.choose(EntityId(who))
    mentions = {mention.span for mention in some(session.entity).mentions}
    spoken = {part for quote in session.relations.quotes_by(EntityId(who)) for part in quote.parts}
    steps = walk(session)
    assert {step.at for step in steps} == mentions | spoken
    assert {step.chosen for step in steps} == {who}


def test_of_a_chosen_quote_and_event_every_part_is_stepped_to(fresh: Session) -> None:
    assert len(walk(fresh.choose(EntityId("verdict")))) == 2
    assert len(walk(fresh.choose(EntityId("meeting")))) == 2


def test_what_was_only_walked_to_does_not_hold_the_walk(fresh: Session) -> None:
    first = next_highlight(fresh, -1)
    walking = fresh.choose(some(first).chosen, some(first).at, walking=True)
    second = next_highlight(walking, some(first).at.start)
    assert some(second).chosen != some(first).chosen
    assert some(next_highlight(walking.stay(), some(first).at.start)).chosen == some(first).chosen


def test_from_a_note_that_was_clicked_the_walk_goes_on_in_both_directions(fresh: Session) -> None:
    for index, note in enumerate(fresh.article.notes):
        session = fresh.choose(note_id(index), note.span)
        onward = next_highlight(session, note.span.start)
        back = next_highlight(session, note.span.start, forward=False)
        assert note_id(index) not in (some(onward).chosen, some(back).chosen)
        assert (
            some(back).around
            or some(back).at.start <= note.span.start <= some(onward).at.start
            or some(onward).around
        )


def test_past_the_end_the_first_comes_again_and_says_so(fresh: Session) -> None:
    end = len(fresh.article.text)
    for session in (fresh, fresh.choose(EntityId("trump"))):
        forward, back = next_highlight(session, end), next_highlight(session, -1, forward=False)
        assert some(forward).around and some(back).around
        assert some(forward).at.start < some(back).at.start


def test_quotes_are_stepped_to_in_the_texts_order_and_of_the_followed_person_alone(fresh: Session) -> None:
    offset, seen = -1, []
    for _ in fresh.article.quotes:
        step = next_quote(fresh, offset)
        seen.append(some(step).chosen)
        offset = some(step).at.start
    assert seen == [quote.id for quote in fresh.relations.quotes_in_order]
    assert some(next_quote(fresh, offset)).around
    assert some(next_quote(fresh.choose(EntityId("sikorski")), -1)).chosen == "free-world"
    assert next_quote(fresh.choose(EntityId("minsk")), -1) is None


def test_nothing_marked_has_no_step(session_of: Callable[[str], Session]) -> None:
    session = session_of("text: Nothing.\n")
    assert next_highlight(session, -1) is None
    assert next_quote(session, -1) is None
    assert thing_at(session, 0) is None


def test_the_shortest_thing_under_the_pointer_is_meant(fresh: Session) -> None:
    assert some(thing_at(fresh, at(fresh, "Kellogg, who recently"))).chosen == "kellogg"
    assert some(thing_at(fresh, at(fresh, "orchestrated"))).chosen in ("behind-closed-doors", "negotiation")
    assert thing_at(fresh, at(fresh, "The surprise")) is None


def test_every_highlight_but_a_cue_can_be_pointed_at_or_lies_under_a_shorter_one(fresh: Session) -> None:
    highlights = fresh.highlights
    for number in range(len(highlights)):
        if highlights.kind[number] != HighlightKind.CUE:
            step = thing_at(fresh, highlights.start[number])
            assert step is not None
            assert step.at.end - step.at.start <= highlights.end[number] - highlights.start[number]
