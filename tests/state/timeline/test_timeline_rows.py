"""Events in the list of one order and on the sides of the chart, and the facts below."""

from __future__ import annotations

import pytest

from reader.model.article import Article, Basis, Event, EventId, EventState, Order, Provenance
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.session import Session
from reader.state.rows import Line, Listing
from reader.state.timeline.rows import facts, in_one_order, on_side
from reader.state.timeline.session import Column, TimelineSession

TEXT = Text("\n\n".join("abcdefghijklmnopqrstuvwxyz" for _ in range(4)))


def event(name: str, when: str | None = None, at: int | None = None, **more: object) -> Event:
    parts = (Span(at, at + 1),) if at is not None else ()
    return Event(EventId(name), name.title(), Edtf.parse(when) if when else None, parts=parts, **more)  # type: ignore[arg-type]  # keywords of the test


def timeline_of(*events: Event) -> TimelineSession:
    return TimelineSession.of(Session.of(Article("test", "A test", TEXT, events=events)))


STORM = event("storm", "2020", at=60)
WORKS = event("works", "2021", at=30)
OPENING = event("opening", "2024-05-03", at=0)
LAW = event("law", "2019", basis=Basis.BACKGROUND)
RUMOUR = event("rumour", at=5, state=EventState.ALLEGED)


# -- one order as a list


def listing(column: Column, *events: Event) -> Listing:
    return in_one_order(timeline_of(*events).led_by(column, both=False))


def text_of(line: Line) -> str:
    pieces = "".join(piece.text for piece in (*line.lead, *line.pieces))
    return f"{pieces}|{''.join(piece.text for piece in line.right)}"


def words(rows: Listing, index: int) -> str:
    return "|".join(map(text_of, rows.row(index).lines))


def test_a_list_as_it_happened_says_where_each_is_told() -> None:
    rows = listing(Column.HAPPENED, STORM, OPENING)
    assert rows.title == "AS IT HAPPENED"
    assert words(rows, 0) == " 2020● Storm|told 2nd"


def test_a_list_as_it_is_told_says_where_each_happened() -> None:
    rows = listing(Column.TOLD, STORM, OPENING)
    assert rows.title == "AS IT IS TOLD"
    assert words(rows, 1) == " 2020● Storm|happened 1st"


@pytest.mark.parametrize(
    ("column", "keys", "title"),
    [
        (Column.HAPPENED, ("law", "storm", None, "rumour"), "NEITHER DATE NOR ORDER"),
        (Column.TOLD, ("rumour", "storm", None, "law"), "NOT IN THE ARTICLE"),
    ],
)
def test_what_has_no_place_in_an_order_has_a_lane_of_its_own(
    column: Column, keys: tuple[str | None, ...], title: str
) -> None:
    rows = listing(column, STORM, LAW, RUMOUR)
    assert rows.keys == keys
    assert title in words(rows, 2)


def test_every_event_has_one_line_a_draft_too() -> None:
    guess = event("guess", "2022", at=3, provenance=Provenance(draft=True))
    rows = listing(Column.HAPPENED, STORM, guess)
    assert [len(rows.row(index).lines) for index in range(2)] == [1, 1]
    assert "Guess draft?" in words(rows, 1)


def test_a_date_from_elsewhere_stands_in_brackets_in_the_list() -> None:
    assert words(listing(Column.HAPPENED, LAW), 0).startswith("[2019]")


def test_an_undated_event_with_an_order_stands_where_its_order_puts_it() -> None:
    after = event("relief", at=50, order=Order(after=(EventId("storm"),)))
    assert listing(Column.HAPPENED, STORM, WORKS, after).keys == ("storm", "relief", "works")


# -- around the chart


def facts_of(*events: Event, chosen: Event = STORM) -> list[str]:
    return [text_of(line) for line in facts(timeline_of(*events).choose(chosen.id))]


def test_the_facts_say_all_of_what_is_chosen_in_two_lines() -> None:
    first, second, *_ = facts_of(STORM, WORKS, LAW, RUMOUR, chosen=LAW)
    assert first == " ● Law|"
    assert second == "   2019 · not in the article · happened 1st|"


def test_the_legend_names_only_the_signs_that_occur() -> None:
    assert facts_of(STORM)[-1] == " ● happened|"
    words = " ● happened   ? alleged   [date] not in the article   dotted: told in order|"
    assert facts_of(STORM, WORKS, LAW, RUMOUR)[-1] == words


def test_there_are_no_facts_where_nothing_is_chosen() -> None:
    assert facts(timeline_of()) == ()


# -- the sides of the chart


@pytest.mark.parametrize(
    ("chosen", "column", "words"),
    [
        (LAW, Column.HAPPENED, "● Law|[2019] "),
        (STORM, Column.HAPPENED, "● Storm| 2020 "),
        (STORM, Column.TOLD, "● Storm| ¶3"),
        (RUMOUR, Column.HAPPENED, "? Rumour| no date "),
    ],
)
def test_an_event_has_its_date_on_one_side_and_its_paragraph_on_the_other(
    chosen: Event, column: Column, words: str
) -> None:
    assert text_of(on_side(chosen, timeline_of(STORM, LAW, RUMOUR), column, 16)) == words


def test_a_paragraph_is_named_once_beside_the_first_event_that_it_tells() -> None:
    timeline = timeline_of(OPENING, RUMOUR)
    assert text_of(on_side(OPENING, timeline, Column.TOLD, 16)) == "● Opening| ¶1"
    assert text_of(on_side(RUMOUR, timeline, Column.TOLD, 16)) == "? Rumour|"


def test_a_long_date_is_cut() -> None:
    talks = event("talks", "2020-08-09/2021-03-12")
    assert text_of(on_side(talks, timeline_of(talks), Column.HAPPENED, 12)) == "● Talks| 9 Aug 2020… "


@pytest.mark.parametrize("column", Column)
def test_a_draft_is_called_one_beside_its_title_unless_most_are(column: Column) -> None:
    guesses = [event(name, "2022", at=3, provenance=Provenance(draft=True)) for name in ("guess", "doubt")]
    assert "draft?" in text_of(on_side(guesses[0], timeline_of(STORM, guesses[0]), column, 16))
    assert "draft?" not in text_of(on_side(guesses[0], timeline_of(*guesses), column, 16))
