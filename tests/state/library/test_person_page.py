"""Someone's page across the library, the library's people, and its one timeline: what their rows say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.model.article import Basis, EntityId, EventId, EventState, Kind, QuoteId, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ListedArticle
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Excerpt, Hit, HitSpeaker
from reader.model.library.people import Appearance, Certainty, ListedPerson, Namesake, PersonPage
from reader.model.library.person_key import PersonKey
from reader.model.text import Span
from reader.state.library.people import PeopleList, people_rows
from reader.state.library.person_page import (
    PersonSession,
    View,
    person_facts,
    person_rows,
    sureness_in_words,
    tabs,
    thing_at,
)
from reader.state.library.timeline import MOST, EventList, event_rows
from reader.state.rows import Listing

SURE = ListedArticle(
    Path("/news/harbour.yaml"), "harbour", "The harbour reopens", published=Edtf.parse("2024")
)
MAYBE = ListedArticle(Path("/news/bridge.yaml"), "bridge", "The bridge is late")
RUIZ = HitSpeaker(EntityId("ruiz"), "Ana Ruiz", PersonKey("Q1"))
LIND = HitSpeaker(EntityId("lind"), "Jo Lind", PersonKey("person:jo lind"))


def hit(id_: str, article: ListedArticle, speaker: HitSpeaker | None, when: str | None = None) -> Hit:
    parts = (Excerpt(f"“{id_} it is”", Span(10, 20)),)
    date = Edtf.parse(when) if when else None
    return Hit(
        article, QuoteId(id_), speaker, QuoteType.DIRECT, parts[0].text, parts, 3, when=date, cue="said"
    )


def event(
    number: int, title: str, when: str | None, article: ListedArticle = SURE, **more: Any
) -> ListedEvent:
    date = Edtf.parse(when) if when else None
    state, basis = more.pop("state", EventState.HAPPENED), more.pop("basis", Basis.STATED)
    return ListedEvent(
        article, EventId(f"e{number}"), title, date, state, basis, (0, 1, 2, 3, number), **more
    )


STORM = event(1, "A storm", "2020", paragraph=4, offset=80)
PLAN = event(2, "A new bridge", None, MAYBE, state=EventState.PLANNED, basis=Basis.BACKGROUND)
PAGE = PersonPage(
    PersonKey("Q1"),
    Kind.PERSON,
    ("Ana Ruiz", "Ruiz"),
    (
        Appearance(SURE, EntityId("ruiz"), Kind.PERSON, "Ana Ruiz", role="mayor", mentions=3, quotes=1),
        Appearance(MAYBE, EntityId("r"), Kind.PERSON, "Ruiz", role="engineer", certainty=Certainty.PROBABLE),
    ),
    (hit("new", SURE, RUIZ, "2024-05-03"), hit("old", MAYBE, RUIZ)),
    (hit("of-her", SURE, LIND), hit("nobody", SURE, None)),
    (STORM, PLAN),
    (Namesake(PersonKey("Q9"), "Ana Ruiz", "another role: nurse"),),
)
SESSION = PersonSession(PAGE)


def told(listing: Listing) -> list[str]:
    rows = [listing.row(index) for index in range(len(listing.keys))]
    return [
        " | ".join("".join(p.text for p in part) for part in (line.lead, line.pieces, line.right) if part)
        for row in rows
        for line in row.lines
    ]


def test_quotes_by_someone_come_with_their_dates_and_articles() -> None:
    lines = told(person_rows(SESSION, None))
    assert lines[0] == "3 May 2024  said · word for word"
    assert lines[1] == "┃  | “new it is”"
    assert lines[2] == "   | The harbour reopens | ¶3"
    assert lines[4].startswith("no date  said")


def test_what_may_be_someone_else_is_shown_as_probable_in_every_list() -> None:
    for view, sure, maybe in (
        (View.QUOTES, "3 May 2024", "no date"),
        (View.TIMELINE, "A storm", "The bridge is late"),
        (View.ARTICLES, "The harbour reopens", "The bridge is late"),
    ):
        lines = told(person_rows(SESSION.turn_to(view), None))
        assert any(sure in line and "probably" not in line for line in lines)
        assert any(maybe in line and "probably" in line for line in lines)


def test_quotes_about_someone_come_with_who_said_them() -> None:
    lines = told(person_rows(SESSION.turn_to(View.ABOUT), None))
    assert lines[0] == "Jo Lind  said · word for word | no date"
    assert lines[4].startswith("Unknown speaker")


def test_articles_come_with_what_they_call_them_and_namesakes_below() -> None:
    lines = told(person_rows(SESSION.turn_to(View.ARTICLES), None))
    assert lines[:4] == [
        "The harbour reopens | 3 mentions · 1 quote",
        "2024 · mayor",
        "The bridge is late  probably | no mentions · no quotes",
        "no date · Ruiz · engineer",
    ]
    assert lines[-2:] == ["THE SAME NAME, BUT SOMEONE ELSE | 1", "Ana Ruiz  another role: nurse"]


def test_every_row_leads_to_what_it_is_about() -> None:
    for view in View:
        session = SESSION.turn_to(view)
        listing = person_rows(session, None)
        keys = [key for key in listing.keys if key is not None]
        assert len(keys) == len(set(keys))
        things = [thing_at(session, key) for key in keys]
        assert things[: len(session.shown)] == list(session.shown)
    assert things[-1] == PAGE.namesakes[0]
    assert thing_at(SESSION, "row 99") is None


def test_the_lists_are_counted() -> None:
    assert [title for _, title in tabs(SESSION)] == ["SAID 2", "SAID OF THEM 2", "TIMELINE 2", "ARTICLES 2"]


def test_a_count_that_was_cut_off_has_a_plus() -> None:
    page = PersonPage(PAGE.key, Kind.ORGANISATION, PAGE.names, PAGE.appearances, PAGE.quotes * 500)
    assert next(title for _, title in tabs(PersonSession(page))) == "SAID 1,000+"
    assert "SAID OF IT 0" in [title for _, title in tabs(PersonSession(page))]


def test_a_role_with_and_without_an_article_is_one_role() -> None:
    first, second = PAGE.appearances
    ways = (replace(first, role="the Mayor"), replace(first, role="Mayor"), replace(second, role="Mayor"))
    page = replace(PAGE, appearances=ways)
    assert person_facts(PersonSession(page))[0].pieces[0].text == "Mayor"


def test_who_has_no_role_is_told_from_others_of_that_name_by_an_article() -> None:
    page = replace(PAGE, appearances=(replace(PAGE.appearances[0], role=None),))
    assert person_facts(PersonSession(page))[0].pieces[0].text == "in The harbour reopens"


def test_the_facts_are_roles_other_names_and_how_sure_it_is() -> None:
    lines = ["".join(piece.text for piece in line.pieces) for line in person_facts(SESSION)]
    assert lines == [
        "mayor (1) · engineer (1)",
        "also called Ruiz",
        "Probably the same person in 1 of 2 articles: the same name, and nothing speaks against it.",
    ]


def test_where_all_is_certain_nothing_is_said_of_it() -> None:
    page = PersonPage(PAGE.key, PAGE.kind, PAGE.names, PAGE.appearances[:1])
    assert sureness_in_words(PersonSession(page)) == ""


@pytest.mark.parametrize(
    ("view", "typed", "found"),
    [
        (View.QUOTES, "new", 1),
        (View.QUOTES, "bridge", 1),
        (View.QUOTES, "may", 1),
        (View.QUOTES, "zebra", 0),
        (View.TIMELINE, "sto", 1),
        (View.TIMELINE, "2020", 1),
        (View.ARTICLES, "engin", 1),
    ],
)
def test_a_list_is_narrowed_by_its_words_articles_and_dates(view: View, typed: str, found: int) -> None:
    session = SESSION.turn_to(view).filtered_by(typed)
    assert len(session.shown) == found
    listing = person_rows(session, None)
    assert len(listing.keys) == found
    assert found or listing.empty == "Nothing here has zebra."


def test_turning_to_another_list_lets_go_of_what_was_typed() -> None:
    assert SESSION.filtered_by("new").turn_to(View.ABOUT).filter_text == ""


def test_empty_lists_say_what_they_would_hold() -> None:
    page = PersonPage(PAGE.key, PAGE.kind, PAGE.names, PAGE.appearances)
    for view, words in (
        (View.QUOTES, "is not quoted"),
        (View.ABOUT, "quoted about"),
        (View.TIMELINE, "No event"),
    ):
        assert words in person_rows(PersonSession(page, view), None).empty


# -- the timeline

EVENTS = EventList((STORM, PLAN), 2)


def test_an_event_has_one_line_where_there_is_room_and_two_where_there_is_none() -> None:
    assert told(event_rows(EVENTS, None)) == [
        "●  | A storm | 2020",
        "   | The harbour reopens | ¶4",
        "◌  | A new bridge | no date",
        "   | planned · not in the article · The bridge is late | –",
    ]
    lines = told(event_rows(EVENTS, 30))
    assert lines[0].split(" | ")[:2] == ["2020● ", "A storm"]
    assert len(lines) == 2


def test_what_is_doubtful_of_an_event_outlives_a_title_that_has_no_room() -> None:
    """The pieces in the middle are cut at their end; those beside them are not."""
    drafted = EventList((event(3, "A long title " * 20, "2021", basis=Basis.INFERRED, draft=True),), 1)
    (wide,) = told(event_rows(drafted, 30))
    assert wide.split(" | ")[2].startswith("  inferred  draft?  The harbour reopens")
    first, second = told(event_rows(drafted, None))
    assert "draft?" not in first
    assert second == "   | inferred · draft? · The harbour reopens | –"


@pytest.mark.parametrize(("typed", "count"), [("storm", 1), ("bri", 1), ("2020", 1), ("a", 2), ("zebra", 0)])
def test_the_timeline_is_narrowed_by_title_article_and_date(typed: str, count: int) -> None:
    assert len(EVENTS.filtered_by(typed).shown) == count


def test_an_edited_event_is_found_by_its_new_title_alone_under_the_number_that_it_had() -> None:
    after = EVENTS.filtered_by("storm").with_events((replace(STORM, title="A flood"), PLAN), 2)
    assert EVENTS.filtered_by("storm").shown and not after.shown
    assert len(after.filtered_by("flood").shown) == 1


def test_a_timeline_past_all_measure_says_that_it_ends() -> None:
    listing = event_rows(EventList((STORM,) * MOST, MOST + 1_234), 30)
    assert listing.keys[-1] is None
    assert "1,234 later events are not listed." in "".join(p.text for p in listing.row(MOST).lines[0].pieces)


# -- the people

CROWD = PeopleList.of((
    ListedPerson(PersonKey("Q1"), "Ana Ruiz", Kind.PERSON, 12, 1_300),
    ListedPerson(PersonKey("organisation:port"), "The Port", Kind.ORGANISATION, 1, 0),
))  # fmt: skip


def test_people_come_with_their_quotes_and_articles() -> None:
    assert told(people_rows(CROWD)) == [
        "  1,300        12    | Ana Ruiz",
        "      –         1    | The Port  organisation",
    ]
    assert CROWD.in_words == "1 person · 1 organisation"


def test_in_a_narrow_list_people_come_without_columns() -> None:
    assert told(people_rows(CROWD, in_columns=False)) == ["Ana Ruiz | 1,300", "The Port  organisation | "]


@pytest.mark.parametrize(
    ("typed", "names"),
    [("ru", ["Ana Ruiz"]), ("uiz", []), ("ana  ruiz", ["Ana Ruiz"]), ("", ["Ana Ruiz", "The Port"])],
)
def test_people_are_narrowed_by_the_words_of_their_names(typed: str, names: list[str]) -> None:
    assert [one.name for one in CROWD.filtered_by(typed).shown] == names


def test_a_list_of_nobody_says_so() -> None:
    assert people_rows(CROWD.filtered_by("zebra")).empty == "Nobody is called zebra."
    assert people_rows(PeopleList()).empty == "Nobody is named in the library yet."
