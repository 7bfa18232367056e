from __future__ import annotations

from collections.abc import Callable

from reader.model.article import EntityId
from reader.state.article.people import people
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.rows import Listing


def listing_of(session: Session) -> Listing:
    return people(session, related(session))


def test_named_people_come_first_then_sources_organisations_and_places_under_headings(
    fresh: Session, spelled: Callable[[Listing], list[str]]
) -> None:
    listing = listing_of(fresh)
    said = spelled(listing)
    headings = [words.strip() for words, key in zip(said, listing.keys, strict=True) if key is None]
    assert [words.split("  ")[0].split()[0] for words in headings] == ["UNNAMED", "ORGANISATIONS", "PLACES"]
    assert listing.keys.index("sikorski") < listing.keys.index("government-sources") < listing.keys.index("x")
    assert {key for key in listing.keys if key} == set(fresh.article.entities)


def test_the_title_counts_the_named_people(fresh: Session) -> None:
    assert listing_of(fresh).title == "10"


def test_a_row_has_name_role_count_of_mentions_and_leads_to_the_first(
    fresh: Session, spelled: Callable[[Listing], list[str]]
) -> None:
    listing = listing_of(fresh)
    index = listing.keys.index("kellogg")
    entity = fresh.article.entities[EntityId("kellogg")]
    row = listing.row(index)
    assert row.at == entity.mentions[0].span
    for words in ("Keith Kellogg", "U.S. special envoy", str(len(entity.mentions))):
        assert words in spelled(listing)[index]


def test_what_is_chosen_and_what_answers_to_it_are_told_apart(fresh: Session) -> None:
    session = fresh.choose(EntityId("employers-thanks"))
    listing = listing_of(session)
    rows = {row.key: row for row in map(listing.row, range(len(listing.keys))) if row.key}
    assert {key for key, row in rows.items() if row.related} == {"rferl", "rubio", "karnei"}
    chosen = listing_of(fresh.choose(EntityId("rubio")))
    assert chosen.row(chosen.keys.index("rubio")).chosen
    assert not any(row.chosen for row in rows.values())


def test_nobody_at_all_is_said(session_of: Callable[[str], Session]) -> None:
    listing = listing_of(session_of("text: Nothing.\n"))
    assert listing.keys == ()
    assert listing.empty


def test_a_draft_is_labelled_where_no_long_name_can_hide_it(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    session = session_of(
        "text: Ana Ruiz of Lima and Bo Lind met Jo and Al in Rome and Oslo.\n"
        "people:\n  ruiz: {name: Ana Ruiz, role: mayor, draft: true}\n  lind: {name: Bo Lind, draft: true}\n"
        "  jo: {name: Jo}\n  al: {name: Al}\n"
        "places: {lima: {name: Lima, draft: true}, rome: {name: Rome}, oslo: {name: Oslo}}\n"
    )
    listing = listing_of(session)
    ruiz, lind, jo, _, _, lima, *_ = spelled(listing)
    assert ruiz.splitlines()[1].split() == ["mayor", "draft?"]
    assert "draft?" in lind.splitlines()[1]
    assert "draft?" not in jo
    assert lima.split()[-2:] == ["draft?", "1"]
    assert listing.title == "4"


def test_where_most_are_drafts_that_is_said_once_and_the_others_are_labelled(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    source = (
        "text: Ana Ruiz, Bo Lind and Jo.\n"
        "people:\n  ruiz: {name: Ana Ruiz, role: mayor, draft: true}\n  lind: {name: Bo Lind, draft: true}\n"
        "  jo: {name: Jo}\n"
    )
    listing = listing_of(session_of(source))
    ruiz, lind, jo = spelled(listing)
    assert "draft?" not in ruiz + lind
    assert "checked" in jo.splitlines()[1]
    assert listing.title == "mostly drafts · 3"
    assert listing_of(session_of(source.replace("jo: {name: Jo}", ""))).title == "drafts · 2"


def test_one_who_is_never_mentioned_leads_nowhere(session_of: Callable[[str], Session]) -> None:
    session = session_of("text: Nobody.\npeople: {ruiz: {name: Ana Ruiz}}\n")
    assert listing_of(session).row(0).at is None
