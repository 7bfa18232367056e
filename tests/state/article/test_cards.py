from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.article import EntityId
from reader.state.article.cards import card
from reader.state.article.session import Session
from reader.state.ids import Chosen, note_id
from reader.state.rows import Listing


def said(fresh: Session, spelled: Callable[[Listing], list[str]], chosen: Chosen) -> str:
    return "\n".join(spelled(card(fresh, chosen)))


def test_everything_that_can_be_chosen_has_a_card_with_a_title_and_every_key_on_it_has_one_too(
    fresh: Session,
) -> None:
    article = fresh.article
    notes = [note_id(index) for index in range(len(article.notes))]
    everything = {*article.entities, *article.quotes_by_id, *article.events_by_id, *notes}
    for chosen in everything:
        listing = card(fresh, EntityId(chosen))
        assert listing.title, chosen
        assert listing.keys, chosen
        assert {key for key in listing.keys if key} <= everything, chosen
        for index, key in enumerate(listing.keys):
            assert listing.row(index).key == key


@pytest.mark.parametrize(("chosen", "words"), [
    ("tsikhanouskaya", ("person", "Tsikhanouskaya", "exile", "SAID", "“We’re not done,”", "EVENTS", "APPEARS WITH")),
    ("government-sources", ("known only by description", "Which government")),
    ("trump", ("Q22686", "SAID OF THEM")),
    ("belarus", ("place", "EVENTS")),
    ("rferl", ("organisation", "thanked international leaders")),
    ("not-done", ("word for word", "wrote", "WHO SAID IT", "ABOUT", "¶3")),
    ("free-world", ("TO WHOM", "Syarhei Tsikhanouski")),
    ("peace-efforts", ("QUOTED INSIDE", "John Coale")),
    ("trump-and-the-trip", ("QUOTES WITHIN IT",)),
    ("verdict", ("partly word for word", "No court", "…")),
    ("election", ("9 Aug", "not in the article", "2020-08-09", "WHO", "WHERE", "SAID OF IT", "¶8")),
    ("sentence", ("in the article’s words: in 2021", "2021")),
    ("encouragement", ("alleged", "ALLEGED BY", "AFTER", "BEFORE")),
    ("trip", ("DURING", "Russia’s war")),
    ("note 3", ("former President", "Probably wrong")),
])  # fmt: skip
def test_a_card_tells_all_that_is_known(
    fresh: Session, spelled: Callable[[Listing], list[str]], chosen: Chosen, words: tuple[str, ...]
) -> None:
    card_says = said(fresh, spelled, EntityId(chosen))
    for each in words:
        assert each in card_says


def test_a_card_has_no_heading_without_anything_below_it(fresh: Session) -> None:
    for chosen in (*fresh.article.entities, *fresh.article.quotes_by_id, *fresh.article.events_by_id):
        listing = card(fresh, EntityId(chosen))
        last = listing.row(len(listing.keys) - 1)
        assert not any(piece.look == "heading" for line in last.lines for piece in line.pieces), chosen


def test_a_card_of_one_of_whom_nothing_is_known_has_only_the_name(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    session = session_of("text: Nobody.\npeople: {ruiz: {name: Ana Ruiz}}\n")
    listing = card(session, EntityId("ruiz"))
    assert listing.title == "Ana Ruiz"
    assert [key for key in listing.keys if key] == []
    assert "mentions" not in "\n".join(spelled(listing))


def test_a_draft_says_by_whom_and_how_sure(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    session = session_of(
        "text: Ana Ruiz.\npeople: {ruiz: {name: Ana Ruiz, draft: true, by: rules-1, confidence: 0.7}}\n"
    )
    words = said(session, spelled, EntityId("ruiz"))
    for each in ("draft", "rules-1", "70%"):
        assert each in words


def test_events_on_a_card_are_not_dimmed_by_what_was_chosen_before(fresh: Session) -> None:
    listing = card(fresh.choose(EntityId("trump")), EntityId("kellogg"))
    assert not any(listing.row(index).dimmed for index in range(len(listing.keys)))


def test_one_mention_is_not_called_mentions(fresh: Session, spelled: Callable[[Listing], list[str]]) -> None:
    assert "1 mentions" not in said(fresh, spelled, EntityId("minsk"))


def test_quotes_to_a_person_are_on_their_card(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    session = session_of(
        "text: |-\n  Bo told Ana: “Go.”\npeople: {ana: {name: Ana}, bo: {name: Bo}}\n"
        "quotes: [{speaker: bo, type: direct, text: “Go.”, to: [ana]}]\n"
    )
    assert "“Go.”" in said(session, spelled, EntityId("ana"))
