"""What a draft says of the order of events that have no date to tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.draft.grammar import EventClause, Telling
from reader.draft.happened_order import with_order
from reader.intake.sources import from_text
from reader.model.article import Basis, Event, EventId, EventState
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
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
        ("The mayor hired nine divers, who raised a ferry.", "The mayor hired", "Nine divers"),
        ("Anna Berg claimed she opened a valve but closed a door.", "She opened", "She closed"),
        (
            "Lund fired missiles in response to the US airstrike that killed a general.",
            "The US ai",
            "Lund fired",
        ),
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


def test_two_things_done_to_somebody_before_another_have_their_order(drafted: Draft) -> None:
    events = drafted("The mayor closed the bridge before Anna Berg was hit and robbed.").events
    closed, hit, robbed = events
    assert hit.order.after == (closed.id,)
    assert robbed.order.after == (hit.id,)


def test_what_a_cause_brought_about_is_behind_it(drafted: Draft) -> None:
    content = "Two boats hit the pier on Monday after a blast, which caused the crane to collapse."
    assert ("A blast caused the crane to collapse", "The crane collapsed") in in_order(
        drafted(content).events
    )


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


FERRY = "A ferry hit the pier on Monday."
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
        # what goes on from a day that is later than the news, or from what has no end, to another day
        (f"{FERRY} On Monday divers opened a valve."
            " The mayor later closed the bridge. On Tuesday the owner sold a tug.", "The mayor", "The owner"),
        (f"{FERRY}\n\nThe archive sought these files since May 2014."
            " Berg handed over a ledger. In 2015 she sold a tug.", "The archive", "Berg handed"),
        (f"{FERRY}\n\nThe archive sought these files since May 2014."
            " Berg handed over a ledger. In 2015 she sold a tug.", "Berg handed", "She sold"),
        # what a dated event of the history brought about, and what is dated to the same time as it
        (f"{FERRY}\n\nIn 1942 a submarine torpedoed the ship, killing forty men."
            "\n\nThe cook painted a mill.", "A submarine killed", "The cook"),
        (f"{FERRY}\n\nIn May 2012 divers tested a hull.\n\nIn 2012 the owner sold a tug."
            "\n\nThe cook painted a mill.", "Divers", "The cook"),
        # what is dated at least some days before the news, where something else is dated right before it
        ("A ferry hit the pier on 17 June 2016.\n\nOn 16 June 2016 divers tested a hull."
            "\n\nIn May 2016 the owner sold a tug.\n\nThe cook painted a mill.", "The owner", "The cook"),
        # one thing that had happened after the other
        (f"{FERRY}\n\nThe hull had lost a plate. The owner had replaced the mast.", "The hull", "The owner"),
        # what the news ends, behind its history
        (f"{LEAD}\n\nThe bank lost a farm.\n\nIn 2012 she opened a casino.", "She opened", "The bank"),
        # what others announced, too
        (""
            "A minister resigned on Monday.\n\nThe bishop also announced his resignation.", "A minister", "The bishop"),
        # the usual course where the later stage has the day of the news
        ("A ferry hit the pier on 6 June 2016.\n\nForty people were evacuated on 6 June 2016."
            "\n\nThe crew drowned.", "The crew", "Forty people"),
        # two of one day in the order of their telling
        (f"{FERRY}\n\nOn Tuesday divers raised a barge."
            "\n\nOn Tuesday the owner sold a tug.", "Divers", "The owner"),
        # what led to something in the lead led to the news
        ("A flood hit Ulm on Monday. It was caused by a landslide near a mine.", "A landslide", "A flood"),
        # the day of the news before a later one
        ("A union left the talks on 17 June 2016.\n\nA cook painted the mill."
            "\n\nOn 20 June 2016 the owner sold a tug.", "A cook", "The owner"),
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
