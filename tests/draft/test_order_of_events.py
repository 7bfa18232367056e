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
