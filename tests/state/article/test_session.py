from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import EntityId
from reader.model.query.searchable import Searchable
from reader.model.text import Span, Text
from reader.settings.settings import GREATEST_MEASURE, LEAST_MEASURE
from reader.state.article.find import find
from reader.state.article.session import Arrangement, Pane, Session, Side, arrange
from reader.state.ids import note_id, note_index
from tests.values import some


def test_choosing_a_person_follows_them(fresh: Session) -> None:
    session = fresh.choose(EntityId("trump"))
    assert session.chosen == session.following == "trump"
    assert session.entity is session.followed
    assert (session.quote, session.event, session.note) == (None, None, None)


@pytest.mark.parametrize("theirs", ["not-done", "candidacy", "message"])
def test_a_person_stays_followed_while_something_of_theirs_is_chosen(fresh: Session, theirs: str) -> None:
    session = fresh.choose(EntityId("tsikhanouskaya")).choose(EntityId(theirs))
    assert session.following == "tsikhanouskaya"
    assert session.entity is None


@pytest.mark.parametrize("others", ["free-world", "trip", "note 0"])
def test_something_of_another_ends_the_following(fresh: Session, others: str) -> None:
    assert fresh.choose(EntityId("tsikhanouskaya")).choose(EntityId(others)).following is None


def test_letting_go_of_a_quote_leads_back_to_its_person_and_then_to_nothing(fresh: Session) -> None:
    session = fresh.choose(EntityId("tsikhanouskaya")).choose(EntityId("not-done")).let_go()
    assert session.chosen == "tsikhanouskaya"
    assert session.let_go().chosen is None
    assert session.let_go().following is None
    assert fresh.choose(EntityId("not-done")).let_go().chosen is None


def test_each_thing_is_known_by_its_id(fresh: Session) -> None:
    assert some(fresh.choose(EntityId("not-done")).quote).id == "not-done"
    assert some(fresh.choose(EntityId("release")).event).id == "release"
    assert fresh.choose(note_id(3)).note == 3
    assert some(fresh.choose(EntityId("belarus")).entity).id == "belarus"
    assert fresh.choose(None).chosen is None


@pytest.mark.parametrize(
    ("chosen", "index"), [("note 0", 0), ("note 12", 12), ("note", None), ("kellogg", None)]
)
def test_only_the_id_of_a_note_is_one(chosen: str, index: int | None) -> None:
    assert note_index(EntityId(chosen)) == index


def test_walking_is_held_by_staying_and_ended_by_choosing(fresh: Session) -> None:
    walking = fresh.choose(EntityId("trump"), Span(0, 1), walking=True)
    assert walking.walking
    assert not walking.stay().walking
    assert walking.stay().at == Span(0, 1)
    assert not walking.choose(EntityId("kellogg")).walking


def test_the_side_panel_keeps_what_was_in_it_while_the_people_are_gone_to(fresh: Session) -> None:
    session = fresh.go_to(Pane.TIMELINE).go_to(Pane.PEOPLE)
    assert (session.side, session.panel) == (Side.TIMELINE, Pane.PEOPLE)
    assert session.go_to(Pane.ARTICLE).panel is Pane.PEOPLE


def test_going_to_a_pane_ends_the_text_alone(fresh: Session) -> None:
    assert not fresh.toggle_zen().go_to(Pane.QUOTES).zen
    assert fresh.toggle_zen().toggle_zen() == fresh


@pytest.mark.parametrize(("wanted", "given"), [(0, LEAST_MEASURE), (72, 72), (10_000, GREATEST_MEASURE)])
def test_a_measure_stays_within_what_can_be_read(fresh: Session, wanted: int, given: int) -> None:
    assert fresh.with_measure(wanted).measure == given


def test_a_mark_is_added_and_set_again(fresh: Session) -> None:
    session = fresh.mark("a", 3).mark("b", 4).mark("a", 5)
    assert dict(session.marks) == {"a": 5, "b": 4}
    assert not fresh.marks


def test_a_reload_keeps_what_is_chosen_where_it_is_still_there(fresh: Session) -> None:
    session = (
        fresh.choose(EntityId("trump")).go_to(Pane.TIMELINE).with_measure(60).mark("a", 10).jump_from(20)
    )
    newer = session.reload(fresh.article, lambda offset: offset + 5)
    assert (newer.chosen, newer.panel, newer.measure) == ("trump", Pane.TIMELINE, 60)
    assert dict(newer.marks) == {"a": 15}
    assert newer.jumps.back == (25,)


def test_a_reload_lets_go_of_what_is_gone(fresh: Session) -> None:
    bare = replace(fresh.article, quotes=(), events=())
    newer = fresh.choose(EntityId("not-done")).reload(bare, int)
    assert (newer.chosen, newer.following) == (None, None)


def test_a_reload_follows_on_and_comes_back_to_the_person_where_only_the_quote_is_gone(
    fresh: Session,
) -> None:
    session = fresh.choose(EntityId("tsikhanouskaya")).choose(EntityId("not-done"))
    newer = session.reload(fresh.article, int)
    assert (newer.chosen, newer.following) == ("not-done", "tsikhanouskaya")
    newer = session.reload(replace(fresh.article, quotes=()), int)
    assert (newer.chosen, newer.following) == ("tsikhanouskaya", "tsikhanouskaya")


def test_a_reload_keeps_the_note_that_is_chosen_by_its_remark(fresh: Session) -> None:
    notes = fresh.article.notes
    other = notes[0]._replace(note="Another one.")
    session = fresh.choose(note_id(0))
    assert session.reload(replace(fresh.article, notes=(other, *notes)), int).chosen == note_id(1)
    assert session.reload(replace(fresh.article, notes=(other,)), int).chosen is None


def test_a_reload_seeks_the_same_words_again_and_stays_at_the_same_match(fresh: Session) -> None:
    found = find(Searchable(fresh.article), "trump", typing=True, origin=3)
    session = fresh.seek(found).step_to(found.stops[1])
    longer = Text("Trump! " + fresh.article.text.content)
    newer = session.reload(replace(fresh.article, text=longer), lambda offset: offset + 7)
    assert some(newer.find).count == found.count + 1
    assert (some(newer.at).start, some(newer.find).origin) == (found.stops[1].start + 7, 10)


def test_nothing_is_a_session_too() -> None:
    session = Session.empty()
    assert session.chosen is None
    assert len(session.article.text) == 0


@pytest.mark.parametrize(("columns", "rows", "people", "side"), [
    (110, 20, True, True),
    (109, 20, False, True),
    (80, 20, False, True),
    (79, 20, False, False),
    (200, 19, False, False),
    (1, 1, False, False),
])  # fmt: skip
def test_the_screens_size_decides_what_stands_on_it(
    fresh: Session, columns: int, rows: int, people: bool, side: bool
) -> None:
    arrangement = arrange(fresh, columns, rows)
    assert (bool(arrangement.people), bool(arrangement.side)) == (people, side)
    assert arrangement.over is None
    assert arrangement.people + arrangement.side < columns


def test_the_text_keeps_room_for_its_measure_on_wide_screens(fresh: Session) -> None:
    for columns in range(150, 300):
        arrangement = arrange(fresh, columns, 40)
        assert columns - arrangement.people - arrangement.side >= 72


def test_a_pane_covers_the_text_only_where_there_is_no_room_beside_it(fresh: Session) -> None:
    asked = fresh.go_to(Pane.TIMELINE)
    assert arrange(asked, 60, 30) == Arrangement(over=Pane.TIMELINE)
    assert arrange(asked, 100, 30).over is None
    assert arrange(asked.close_over(), 60, 30) == Arrangement()


def test_the_text_alone_has_nothing_beside_it_at_any_size(fresh: Session) -> None:
    for size in ((60, 10), (100, 30), (200, 60)):
        assert arrange(fresh.toggle_zen(), *size) == Arrangement()


def test_the_people_stand_beside_the_text_on_a_middling_screen_when_asked_for(fresh: Session) -> None:
    arrangement = arrange(fresh.go_to(Pane.PEOPLE), 90, 30)
    assert arrangement.people and not arrangement.side
