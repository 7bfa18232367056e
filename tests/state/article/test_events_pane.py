from __future__ import annotations

from collections.abc import Callable

from reader.model.article import EntityId, EventId, EventState
from reader.model.counting import STATE_IN_WORDS
from reader.state.article.events import SIGN, timeline
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.rows import Listing, Row


def listing_of(session: Session) -> Listing:
    return timeline(session, related(session))


def rows_of(session: Session) -> dict[str, Row]:
    listing = listing_of(session)
    return {str(row.key): row for row in map(listing.row, range(len(listing.keys))) if row.key}


def test_events_stand_as_they_happened_whatever_the_order_of_the_telling(fresh: Session) -> None:
    keys = listing_of(fresh).keys
    assert keys.index("ban") < keys.index("election") < keys.index("sentence") < keys.index("release")
    told = [event.id for event in fresh.relations.told_order]
    assert told.index(EventId("release")) < told.index(EventId("sentence"))


def test_a_year_is_a_year_and_what_the_article_does_not_say_is_marked(
    fresh: Session, spelled: Callable[[Listing], list[str]]
) -> None:
    said = dict(zip(map(str, listing_of(fresh).keys), spelled(listing_of(fresh)), strict=True))
    assert "2021" in said[EntityId("sentence")]
    assert "Jan" not in said[EntityId("sentence")]
    assert "not in the article" in said[EntityId("election")]
    assert "not in the article" not in said[EntityId("sentence")]
    assert "no date" in said[EntityId("protests")]


def test_what_has_neither_date_nor_order_has_a_lane_of_its_own(session_of: Callable[[str], Session]) -> None:
    session = session_of(
        "text: A storm. A rumour. A start.\nevents:\n"
        '  - {id: storm, title: S, when: "2020", text: A storm}\n'
        "  - {id: rumour, title: R, text: A rumour}\n"
        "  - {id: start, title: T, text: A start, order: {after: [storm]}}\n"
    )
    assert listing_of(session).keys == ("storm", "start", None, "rumour")


def test_what_did_not_surely_happen_has_a_sign_and_words_of_its_own(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    assert len(set(SIGN.values())) == len(EventState)
    events = "".join(f"  - {{title: T, text: A, state: {state}, order: {{}}}}\n" for state in EventState)
    session = session_of(f"text: A.\npeople: {{a: {{name: B}}}}\nevents:\n{events}")
    said = [words for words in spelled(listing_of(session)) if any(sign in words for sign in SIGN.values())]
    for state, words in zip(EventState, said, strict=True):
        assert SIGN[state] in words
        assert STATE_IN_WORDS[state] in words


def test_events_that_have_to_do_with_what_is_chosen_answer_and_all_others_are_dimmed(fresh: Session) -> None:
    rows = rows_of(fresh.choose(EntityId("kellogg")))
    assert {key for key, row in rows.items() if row.related} == {"negotiation", "trip", "meeting"}
    assert {key for key, row in rows.items() if row.dimmed} == set(rows) - {"negotiation", "trip", "meeting"}
    assert not any(row.dimmed for row in rows_of(fresh).values())


def test_a_chosen_event_is_not_dimmed_nor_those_it_follows(fresh: Session) -> None:
    rows = rows_of(fresh.choose(EntityId("election")))
    assert rows[EntityId("election")].chosen and not rows["election"].dimmed
    assert rows[EntityId("release")].dimmed


def test_background_that_the_text_does_not_tell_leads_nowhere(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    session = session_of('text: A.\nevents: [{id: law, title: A law, when: "2019", basis: background}]\n')
    assert rows_of(session)[EntityId("law")].at is None
    assert "¶" not in spelled(listing_of(session))[0]


def test_an_article_without_events_says_so(session_of: Callable[[str], Session]) -> None:
    assert "No events" in listing_of(session_of("text: A.\n")).empty
