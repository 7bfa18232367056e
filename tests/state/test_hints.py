from __future__ import annotations

from reader.model.text import Span
from reader.state.hints import hints
from reader.state.session import Session


def everywhere(session: Session) -> Span:
    return Span(0, len(session.article.text))


def test_each_highlight_that_begins_on_the_screen_has_a_label_of_its_own(fresh) -> None:
    shown = Span(0, 900)
    found = hints(fresh, shown)
    assert {hint.chosen for hint in found.values()} >= {"freed", "release", "kellogg", "note 0", "belarus"}
    assert all(label == hint.label for label, hint in found.items())
    assert all(shown.start <= hint.at.start < shown.end for hint in found.values())


def test_no_label_begins_another(fresh) -> None:
    few, many = hints(fresh, Span(0, 120)), hints(fresh, everywhere(fresh))
    assert {len(label) for label in few} == {1}
    assert {len(label) for label in many} == {2}


def test_no_two_labels_are_drawn_over_the_same_letter(fresh) -> None:
    found = hints(fresh, everywhere(fresh))
    cells = [hint.place + n for hint in found.values() for n in range(len(hint.label))]
    assert len(cells) == len(set(cells))
    assert all(hint.at.start <= hint.place for hint in found.values())


def test_labels_follow_the_texts_order(fresh) -> None:
    places = [hint.place for hint in hints(fresh, everywhere(fresh)).values()]
    assert places == sorted(places)


def test_every_quote_and_every_event_can_be_hinted_at_from_where_it_begins(fresh) -> None:
    chosen = {hint.chosen for hint in hints(fresh, everywhere(fresh)).values()}
    assert set(fresh.article.quotes_by_id) <= chosen
    assert set(fresh.article.events_by_id) <= chosen


def test_nothing_marked_has_no_hints(session_of) -> None:
    session = session_of("text: Nothing.\n")
    assert hints(session, everywhere(session)) == {}
