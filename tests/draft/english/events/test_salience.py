"""Which clauses of English are events, and what they name beside their own."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.draft.english.events.tellings import is_happening, singular
from reader.draft.languages import grammar_of
from reader.model.article import Event
from reader.model.dates.dates import Edtf
from reader.model.text import Text


def events_of(content: str) -> tuple[Event, ...]:
    return draft(Text(content), published=Edtf.parse("2016-06-21"), language="en").events


def titles(content: str) -> list[str]:
    return [event.title for event in events_of(content)]


def in_order(content: str) -> list[tuple[str, str]]:
    """Titles of the events that come one before the other."""
    events = events_of(content)
    named = {event.id: event.title for event in events}
    return [(named[one], event.title) for event in events for one in event.order.after] + [
        (event.title, named[other]) for event in events for other in event.order.before
    ]


@pytest.mark.parametrize(
    ("content", "first", "second"),
    [
        (
            "The harbour closed its gates after a fire in the kitchen.",
            "The harbour closed its gates",
            "A fire in the kitchen",
        ),
        (
            "The town closed its gates due to rapid flooding.",
            "The town closed its gates due to rapid flooding",
            "Rapid flooding",
        ),
        (
            "A cook died fighting a fire in the kitchen.",
            "A cook died fighting a fire in the kitchen",
            "A fire in the kitchen",
        ),
        ("Jo Lund was jailed for her fraud.", "Jo Lund was jailed for her fraud", "Her fraud"),
        ("Ruiz rejected his last plea.", "Ruiz rejected his last plea", "His last plea"),
        (
            "Nine cooks died from an outbreak of flu.",
            "Nine cooks died from an outbreak of flu",
            "An outbreak of flu",
        ),
        (
            "Lund received a ban for doping with steroids.",
            "Lund received a ban for doping with steroids",
            "Doping with steroids",
        ),
        (
            "The strike followed three weeks of talks.",
            "The strike followed three weeks of talks",
            "Three weeks of talks",
        ),
    ],
)
def test_what_a_clause_says_it_comes_after_is_an_event_before_it(
    content: str, first: str, second: str
) -> None:
    assert titles(content) == [first, second]
    assert in_order(content) == [(second, first)]


@pytest.mark.parametrize(
    ("content", "first", "second"),
    [
        ("A worn cable led to an explosion.", "A worn cable led to an explosion", "An explosion"),
        ("Workers left the pier before a storm.", "Workers left the pier", "A storm"),
        (
            "A leak caused the shaft to collapse.",
            "A leak caused the shaft to collapse",
            "The shaft collapsed",
        ),
        (
            "Storms caused flooding in the old town.",
            "Storms caused flooding in the old town",
            "Flooding in the old town",
        ),
        (
            "A boiler burst in the pool, resulting in at least nine injuries.",
            "A boiler burst in the pool",
            "At least nine injuries",
        ),
        ("A boiler burst in the pool, killing 3 men.", "A boiler burst in the pool", "A boiler killed 3 men"),
        (
            "Divers checked the hull before leaving the port.",
            "Divers checked the hull",
            "Divers left the port",
        ),
    ],
)
def test_what_a_clause_leads_to_is_an_event_behind_it(content: str, first: str, second: str) -> None:
    assert titles(content) == [first, second]
    assert in_order(content) == [(first, second)]


def test_events_named_beside_a_clause_share_its_words_with_it() -> None:
    content = "The harbour closed its gates after a fire in the kitchen."
    assert [[content[part.start : part.end] for part in event.parts] for event in events_of(content)] == [
        ["The harbour closed its gates after"],
        ["a fire in the kitchen"],
    ]


@pytest.mark.parametrize(
    "content",
    [
        "The harbour closed its gates after the fire.",  # told before
        "The harbour closed its gates after lunch.",
        "The harbour closed its gates after shooting.",
        "Divers are charged with theft.",
    ],
)
def test_what_was_told_and_what_is_a_word_alone_is_no_event_of_its_own(content: str) -> None:
    assert len(events_of(content)) == 1


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("There was an attack on the old station.", "There was an attack on the old station"),
        ("The launch took place at the river.", "The launch took place at the river"),
        ("The four divers were all arrested.", "The four divers were all arrested"),
        ("The flu is believed to have killed 40 people.", "The flu has killed 40 people"),
        ("The floods are believed to have killed 40 people.", "The floods have killed 40 people"),
        ("As a result, the park was closed on Monday.", "The park was closed"),
        ("A group claimed responsibility for the raid.", "A group claimed responsibility for the raid"),
    ],
)
def test_what_happened_is_an_event_however_it_is_told(content: str, title: str) -> None:
    assert title in titles(content)


@pytest.mark.parametrize(
    "content",
    [
        "The embassy is situated in the old town.",
        "The crowd gathered at the gate.",
        "The mayor spoke of his grief at the gate.",
        "There was a bench at the gate.",
        "As the ferry left the pier, the band played a waltz of the old days and as before.",
    ],
)
def test_states_and_what_people_do_beside_the_story_are_no_events(content: str) -> None:
    assert all("waltz" in title for title in titles(content))


def test_behind_the_lead_only_the_steps_of_a_story_are_events() -> None:
    lead = "\n\n".join(["The pier is old."] * 7)
    assert titles(f"{lead}\n\nThe cook washed the plates.\n\nPolice arrested the cook.") == [
        "Police arrested the cook"
    ]


def test_no_title_is_a_verb_alone() -> None:
    found = titles("Swiftly, on Monday, began: the long climb. It comes, on Friday.")
    assert all(" " in title for title in found)
    assert titles("Late on Monday, began the slow climb.") == ["Late on Monday, began the slow climb"]
    content = "The WHO (a group) yesterday began simultaneous immunization campaigns, in 112 towns."
    assert titles(content) == ["The WHO began simultaneous immunization campaigns"]


def test_a_long_title_ends_at_a_phrase() -> None:
    content = (
        "Divers (all of them) on Monday opened the old gate of the western harbour with a rope and a hammer."
    )
    assert titles(content) == ["Divers opened the old gate of the western harbour with a rope and a hammer"]


@pytest.mark.parametrize(
    ("noun", "one"),
    [("injuries", "injury"), ("clashes", "clash"), ("fires", "fire"), ("boxes", "box"), ("storm", "storm")],
)
def test_a_noun_of_several_is_looked_up_as_one(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_what_happens_is_told_from_what_stands_there() -> None:
    language = grammar_of("en").language
    assert is_happening("fires", language)
    assert is_happening("talks", language)
    assert not is_happening("plates", language)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("Members of his governing party left parliament.", "Members of his governing party left parliament"),
        ("A water main break damaged a street.", "A water main break damaged a street"),
        ("The office closed on Friday at 5 p.m.", "The office closed at 5 p.m."),
    ],
)
def test_a_title_has_its_whole_subject_and_its_last_point(content: str, title: str) -> None:
    assert titles(content) == [title]


@pytest.mark.parametrize(
    ("content", "when"),
    [
        ("Payments will take 13 percent, up from 6 percent in 2012.", None),
        ("The court upheld the Harbour Act of 1940.", None),
        ("The order, the first since 1980, closed the port.", None),
        ("The inquest was adjourned until July.", "../2016-07"),
        ("Roads are bad, too: Last year, the city filled 255 holes.", "2015"),
        ("The fire was the second; previously on January 8, a cable started a fire.", "2016-01-08"),
    ],
)
def test_a_date_is_that_of_the_clause_that_it_belongs_to(content: str, when: str | None) -> None:
    found = [event.when.text if event.when else None for event in events_of(content)]
    assert found in ([when], [when] * 2, []) if when is None else when in found


def test_whoever_does_it_does_all_of_a_row_of_participles() -> None:
    content = "A gunman opened fire at a cinema in Vebo, killing two men and injuring others before shooting himself."
    assert titles(content) == [
        "A gunman opened fire at a cinema in Vebo",
        "A gunman killed two men",
        "A gunman injured others",
        "A gunman shot himself",
    ]
    assert ("A gunman injured others", "A gunman shot himself") in in_order(content)


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("The premier will sign a deal on Friday, days before leaving office.", 1),
        ("The city built 300 homes, according to Harbour Research.", 1),
    ],
)
def test_what_a_plan_comes_before_and_who_is_cited_are_no_events(content: str, count: int) -> None:
    assert len(events_of(content)) == count


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Ana Ruiz and 13 other prisoners have been freed and granted asylum.",
            [
                "Ana Ruiz and 13 other prisoners have been freed",
                "Ana Ruiz and 13 other prisoners have been granted asylum",
            ],
        ),
        ("Ana Ruiz, a 43-year-old pilot, was jailed.", ["Ana Ruiz was jailed"]),
        ("The clerk, Ada Lund, a keen diver, hired a boat.", ["Ada Lund hired a boat"]),
        ("The mayor, a clerk and a nurse hired a boat.", ["The mayor, a clerk and a nurse hired a boat"]),
        ("Rome, Paris and Berlin signed a treaty.", ["Rome, Paris and Berlin signed a treaty"]),
        (
            "The scene symbolized relief and grief in a nation still gripped by fear.",
            ["The scene symbolized relief and grief in a nation"],
        ),
        ("Jo Lund was shot and killed by police.", ["Jo Lund was shot", "Jo Lund was killed by police"]),
        (
            "The ferry was hit by a wave and sank off Ulm.",
            ["The ferry was hit by a wave", "The ferry sank off Ulm"],
        ),
        ("Kell revealed in a letter that Lund hired a boat.", ["Lund hired a boat"]),
        ("Jo Lund thanked others who hired a boat.", []),
    ],
)
def test_a_title_is_what_a_person_would_write(content: str, expected: list[str]) -> None:
    assert titles(content) == expected


def test_the_words_of_an_event_end_before_what_tells_of_its_last_noun() -> None:
    content = "The deal was struck by Ana Kell, who recently met the premier."
    first = events_of(content)[0]
    assert content[first.parts[-1].start : first.parts[-1].end] == "The deal was struck by Ana Kell"
