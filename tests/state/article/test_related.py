from __future__ import annotations

from reader.model.article import EntityId
from reader.state.article.related import NOTHING_RELATED, related
from reader.state.article.session import Session


def test_nothing_chosen_relates_to_nothing(fresh: Session) -> None:
    assert related(fresh) == NOTHING_RELATED
    assert related(fresh.choose(EntityId("note 0"))) == NOTHING_RELATED


def test_a_person_relates_to_what_they_said_what_was_said_of_them_and_what_they_did(fresh: Session) -> None:
    ids = related(fresh.choose(EntityId("trump"))).ids
    assert ids == {"peace-efforts", "thanks-on-x", "trump-and-the-trip", "negotiation", "encouragement"}


def test_a_quote_relates_to_its_speaker_those_it_is_about_and_to_and_the_one_it_is_inside(
    fresh: Session,
) -> None:
    assert {"sikorski", "tsikhanouski"} <= related(fresh.choose(EntityId("free-world"))).ids
    assert {"trump", "trump-and-the-trip", "war"} <= related(fresh.choose(EntityId("peace-efforts"))).ids
    assert "peace-efforts" in related(fresh.choose(EntityId("trump-and-the-trip"))).ids


def test_a_quote_of_an_unknown_speaker_relates_to_what_it_is_about(fresh: Session) -> None:
    assert {"belarus", "lukashenko"} <= related(fresh.choose(EntityId("authoritarian-rule"))).ids


def test_an_event_relates_to_who_took_part_where_it_was_and_what_stands_before_and_after(
    fresh: Session,
) -> None:
    ids = related(fresh.choose(EntityId("meeting"))).ids
    assert {"kellogg", "lukashenko", "minsk", "release", "trip", "behind-closed-doors"} <= ids
    assert "coale" in related(fresh.choose(EntityId("encouragement"))).ids


def test_nothing_relates_to_itself(fresh: Session) -> None:
    article = fresh.article
    for chosen in (*article.entities, *article.quotes_by_id, *article.events_by_id):
        assert chosen not in related(fresh.choose(EntityId(chosen))).ids, chosen
