"""What a draft says of the order of events that have no date to tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.draft.grammar import EventClause, Telling
from reader.draft.happened_order import with_order
from reader.intake.sources import from_text
from reader.model.annotations import Annotations
from reader.model.article import Basis, Event, EventId, EventState
from reader.model.dates.dates import Edtf
from reader.model.text import Span
from reader.write.article import write_article

Draft = Callable[..., Annotations]


@pytest.mark.parametrize(
    ("content", "first", "second"),
    [
        ("The mayor closed the bridge after divers opened a valve.", "Divers opened", "The mayor closed"),
        ("The mayor closed the bridge before divers opened a valve.", "The mayor closed", "Divers opened"),
        ("Anna Berg stole the purse and robbed the shop.", "Anna Berg stole", "Anna Berg robbed"),
        ("Anna Berg stole the purse. She robbed the shop.", "Anna Berg stole", "She robbed"),
        ("Anna Berg robbed the shop. The clerk had stolen the purse.", "The clerk had", "Anna Berg robbed"),
        ("Divers opened a valve. The mayor later closed the bridge.", "Divers opened", "The mayor closed"),
        ("Divers opened a valve. The mayor earlier closed the bridge.", "The mayor closed", "Divers opened"),
    ],
)
def test_after_before_tense_and_sequence_say_what_came_first(
    drafted: Draft, content: str, first: str, second: str
) -> None:
    events = drafted(content).events
    after = {(one, event.id) for event in events for one in event.order.after}
    named = {event.id: event.title for event in events}
    assert [(named[one][: len(first)], named[other][: len(second)]) for one, other in after] == [
        (first, second)
    ]


def test_dates_leave_nothing_to_say(drafted: Draft) -> None:
    events = drafted("Anna Berg stole the purse in 2012. She robbed the shop in 2014.").events
    assert not any(event.order for event in events)


def test_what_somebody_else_did_in_the_next_sentence_has_no_order(drafted: Draft) -> None:
    events = drafted("Divers opened a valve. The mayor closed the bridge.").events
    assert len(events) == 2
    assert not any(event.order for event in events)


def test_no_order_is_against_a_date_or_makes_a_circle() -> None:
    def clause(when: str | None, tense: str, cue: str = "", pronoun: bool = False) -> EventClause:
        telling = Telling(1, 1, tense, "", cue, -1, pronoun)
        day = Edtf.parse(when) if when else None
        return EventClause((Span(0, 1),), "x", day, None, Basis.STATED, EventState.HAPPENED, 0.5, telling)

    clauses = [clause("2015", "past"), clause(None, "past", "later"), clause("2012", "past", "later")]
    events = [Event(EventId(f"e{n}"), "x", each.when) for n, each in enumerate(clauses, 1)]
    assert [event.order.after for event in with_order(events, clauses)] in (
        [(), ("e1",), ()],
        [(), (), ("e2",)],
    )


def test_the_order_is_in_the_file(drafted: Draft) -> None:
    content = "Anna Berg stole the purse. She robbed the shop."
    incoming = from_text(content)
    written = write_article(incoming, drafted(incoming.text))
    assert [event.order.after for event in written.article.events] == [(), ("e1",)]


LEAD = "A court sentenced Anna Berg to two years on Monday."


def in_order(events: tuple[Event, ...]) -> set[tuple[str, str]]:
    """Titles of events of which the first is said to come before the second."""
    named = {event.id: event.title for event in events}
    return {(named[one], event.title) for event in events for one in event.order.after} | {
        (event.title, named[other]) for event in events for other in event.order.before
    }


@pytest.mark.parametrize(
    ("content", "first", "second"),
    [
        # the usual course of a story
        ("A fire broke out on Monday at the mill.\n\nPolice arrested a cook.", "A fire", "Police arrested"),
        ("A fire broke out on Monday at the mill. It killed three cooks.", "A fire", "It killed"),
        ("A ferry hit the pier on Monday.\n\nTwo cooks were injured by a rope.", "A ferry", "Two cooks"),
        # what is told behind a date of the history
        (f"{LEAD}\n\nIn 2012 she opened a casino.\n\nThe casino cheated two farmers.", "She opened", "The casino"),
        # what has happened since
        ("A ferry hit the pier on Monday.\n\nThe mayor has closed the pier.", "A ferry", "The mayor"),
        # what had happened, or happened earlier
        ("A ferry hit the pier on Monday.\n\nThe crew had ignored a signal.", "The crew", "A ferry"),
        ("A ferry hit the pier on Monday.\n\nThe owner previously sold a boat.", "The owner", "A ferry"),
        # what the news only ends
        (f"{LEAD}\n\nShe opened a casino in Ulm.", "She opened", "A court"),
        # another day goes on, and comes before the news
        (f"{LEAD}\n\nIn 2012 she opened a casino. It cheated two farmers.", "She opened", "It cheated"),
        (f"{LEAD}\n\nIn 2012 she opened a casino. It cheated two farmers.", "It cheated", "A court"),
        (f"{LEAD}\n\nIn 2012 she opened a casino. It cheated two farmers. In 2014 she quit.", "It cheated", "She quit"),
        # what is dated before the news comes before what has no date
        (
            "A ferry hit the pier on Monday.\n\nThe crew lowered a boat.\n\nIn 2012 a tug hit the pier.",
            "A tug",
            "The crew",
        ),
        # a month that the news is in
        ("A ferry hit the pier on Monday.\n\nThe owner sold a tug this month.", "The owner", "A ferry"),
        # one year, as it is told
        (f"{LEAD}\n\nShe opened a casino in 2012.\n\nShe sold the casino in 2012.", "She opened", "She sold"),
        # a noun and what is told of it
        ("Police removed the bomb that destroyed the mill.", "The bomb", "Police removed"),
        # what a reported clause says it comes after
        ("Police said that 40 divers drowned after two boats hit the pier.", "Two boats", "40 divers"),
        # a result that its words begin with
        ("As a result, the park was closed on Monday and opened on Monday.", "The park was closed", "The park was"),
        # one after the other
        (
            "A ferry hit the pier on Monday.\n\nDivers opened a valve. The mayor pumped out the hold.",
            "Divers",
            "The mayor",
        ),
        # what the news comes after
        ("A union left the talks on Monday.\n\nThe move comes after Berg sold the mill.", "Berg sold", "A union"),
        # earlier holds for what is joined to it
        (
            "A ferry hit the pier on Monday.\n\nThe owner earlier sold a tug and fired a captain.",
            "The owner fired",
            "A ferry",
        ),
    ],
)  # fmt: skip
def test_the_course_of_a_story_says_what_came_first(
    drafted: Draft, content: str, first: str, second: str
) -> None:
    said = in_order(drafted(content).events)
    assert [pair for pair in said if pair[0].startswith(first) and pair[1].startswith(second)], said


@pytest.mark.parametrize(
    "content",
    [
        f"{LEAD}\n\nThe mayor rejected the ruling.",  # a reaction
        "A ferry hit the pier on Monday.\n\nA cook painted the mill.",
        "A ferry hit the pier on Monday.\n\nAnother ferry also lost a mast.",
    ],
)
def test_what_may_be_before_or_after_the_news_has_no_order(drafted: Draft, content: str) -> None:
    assert not in_order(drafted(content).events)


def test_what_follows_from_the_rest_is_not_said(drafted: Draft) -> None:
    content = f"{LEAD}\n\nIn 2012 she opened a casino. She cheated two farmers. She robbed the shop."
    opened, cheated, robbed, court = (
        next(event for event in drafted(content).events if word in event.title)
        for word in ("opened", "cheated", "robbed", "court")
    )
    assert cheated.order.after == (opened.id,)
    assert robbed.order.after == (cheated.id,)
    assert robbed.order.before == (court.id,)
    assert not cheated.order.before
    assert not court.order


def test_what_comes_before_the_latest_of_the_dates_is_not_said_of_the_others(drafted: Draft) -> None:
    content = "In 2012 a tug hit the pier. In 2014 a ferry hit the pier. Divers opened a valve."
    events = drafted(f"A barge hit the pier on Monday.\n\nA crew lowered a boat.\n\n{content}").events
    crew = next(event for event in events if event.title.startswith("A crew"))
    ferry = next(event for event in events if event.title.startswith("A ferry"))
    assert crew.order.after == (ferry.id,)


def test_a_story_of_many_events_is_ordered_in_time_in_proportion(drafted: Draft) -> None:
    few = drafted(f"{LEAD}\n\n" + "She robbed a shop. " * 20).events
    many = drafted(f"{LEAD}\n\n" + "She robbed a shop. " * 200).events
    said = [sum(len(event.order.after) + len(event.order.before) for event in each) for each in (few, many)]
    assert said[1] <= 11 * said[0]
