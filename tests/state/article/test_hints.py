from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from reader.model.text import Span
from reader.state.article.hints import _room, hints
from reader.state.article.session import Session


def everywhere(session: Session) -> Span:
    return Span(0, len(session.article.text))


def test_each_highlight_that_begins_on_the_screen_has_a_label_of_its_own(fresh: Session) -> None:
    shown = Span(0, 900)
    found = hints(fresh, shown)
    assert {hint.chosen for hint in found.values()} >= {"freed", "release", "kellogg", "note 0", "belarus"}
    assert all(label == hint.label for label, hint in found.items())
    assert all(shown.start <= hint.at.start < shown.end for hint in found.values())


def test_no_label_begins_another(fresh: Session) -> None:
    few, many = hints(fresh, Span(0, 120)), hints(fresh, everywhere(fresh))
    assert {len(label) for label in few} == {1}
    assert {len(label) for label in many} == {1, 2}
    assert not [(one, other) for one in many for other in many if one != other and other.startswith(one)]


def test_no_two_labels_are_drawn_over_the_same_letter(fresh: Session) -> None:
    found = hints(fresh, everywhere(fresh))
    cells = [hint.place + n for hint in found.values() for n in range(len(hint.label))]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize("width", [22, 40, 72])
def test_labels_stand_whole_in_a_row_and_apart(fresh: Session, width: int) -> None:
    rows = [Span(at, at + width) for at in range(0, len(fresh.article.text), width)]
    found = list(hints(fresh, everywhere(fresh), rows).values())
    assert all(hint.in_margin or hint.place % width + len(hint.label) <= width for hint in found)
    over_text = [hint for hint in found if not hint.in_margin]
    assert all(before.place + len(before.label) < after.place for before, after in pairwise(over_text))
    assert {hint.chosen for hint in found} >= {*fresh.article.quotes_by_id, *fresh.article.events_by_id}


@pytest.mark.parametrize(("at", "place"), [(3, 1), (9, 7), (11, 11), (19, 17)])
def test_a_label_stands_before_its_words_but_for_the_first_of_a_row(at: int, place: int) -> None:
    assert _room(Span(at, at + 1), 0, 2, [Span(0, 10), Span(11, 20)]) == place


def test_labels_follow_the_texts_order(fresh: Session) -> None:
    places = [hint.place for hint in hints(fresh, everywhere(fresh)).values()]
    assert places == sorted(places)


def test_every_quote_and_every_event_can_be_hinted_at_from_where_it_begins(fresh: Session) -> None:
    chosen = {hint.chosen for hint in hints(fresh, everywhere(fresh)).values()}
    assert set(fresh.article.quotes_by_id) <= chosen
    assert set(fresh.article.events_by_id) <= chosen


def test_nothing_marked_has_no_hints(session_of: Callable[[str], Session]) -> None:
    session = session_of("text: Nothing.\n")
    assert hints(session, everywhere(session)) == {}


def test_labels_hide_no_beginning_of_words_that_have_room_before_them(fresh: Session) -> None:
    found = list(hints(fresh, everywhere(fresh)).values())
    hidden = {hint.place + n for hint in found for n in range(len(hint.label))}
    free = [one for other, one in pairwise(found) if other.place + 2 * len(other.label) < one.at.start]
    assert len(free) > len(found) / 2
    assert not [hint for hint in free if hint.at.start in hidden]


def test_the_first_words_of_a_row_have_their_label_in_the_margin(fresh: Session) -> None:
    first = next(iter(hints(fresh, everywhere(fresh)).values())).at.start
    rows = [Span(0, first), Span(first, len(fresh.article.text))]
    hint = next(hint for hint in hints(fresh, everywhere(fresh), rows).values() if hint.at.start == first)
    assert hint.in_margin
    assert hint.place + len(hint.label) == first
