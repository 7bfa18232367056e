"""One timeline of many articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.protocol import Library
from reader.model.library.events import ListedEvent
from tests.asking import scanned

Tell = Callable[..., Path]


@pytest.fixture
def tell(news: Path) -> Tell:
    """Puts an article into the folder whose events are these, in flow style."""

    def tell(file: str, *events: str) -> Path:
        path = news / file
        lines = "".join(f"  - {{{event}, basis: background}}\n" for event in events)
        path.write_text(f"format: 1\nheadline: News\ntext: Nothing is told here.\nevents:\n{lines}", "utf-8")
        return path

    return tell


def ids(events: tuple[ListedEvent, ...]) -> list[str]:
    return [event.id for event in events]


def test_events_of_all_articles_stand_as_they_happened(index: Library, tell: Tell) -> None:
    tell(
        "a.yaml",
        'id: e2021, title: A, when: "2021"',
        "id: e2021-05, title: B, when: 2021-05",
        "id: never, title: C",
    )
    tell("b.yaml", "id: e2020, title: D, when: 2020-08-09", 'id: long, title: E, when: "2020/2023"')
    tell("c.yaml", 'id: open, title: F, when: "../2019"', 'id: noon, title: G, when: "2021-05-01T12:00:00"')
    assert scanned(index).faulty() == ()
    assert ids(index.timeline()) == ["open", "long", "e2020", "e2021", "noon", "e2021-05", "never"]
    assert index.timeline()[0].article.id == "c"


def test_an_undated_event_stays_beside_those_of_its_article_that_place_it(index: Library, tell: Tell) -> None:
    tell(
        "a.yaml",
        'id: first, title: A, when: "2010"',
        "id: between, title: B, order: {after: [first]}",
        'id: last, title: C, when: "2020"',
        "id: before, title: D, order: {before: [first]}",
    )
    tell("b.yaml", 'id: middle, title: E, when: "2015"', 'id: early, title: F, when: "2009"')
    assert ids(scanned(index).timeline()) == ["early", "before", "first", "between", "middle", "last"]


def test_the_order_that_an_article_states_is_kept_where_dates_leave_it_open(
    index: Library, tell: Tell
) -> None:
    tell(
        "a.yaml",
        'id: year, title: A, when: "2021", order: {after: [may]}',
        "id: may, title: B, when: 2021-05",
    )
    tell("b.yaml", "id: june, title: C, when: 2021-06")
    assert ids(scanned(index).timeline()) == ["may", "year", "june"]


def test_the_timeline_comes_page_by_page(index: Library, tell: Tell) -> None:
    for number in range(7):
        tell(
            f"{number}.yaml", *(f"id: e{n}, title: A, when: {2000 + n}" for n in range(5)), "id: x, title: B"
        )
    every = scanned(index).timeline(limit=1000)
    assert len(every) == 42
    pages: list[ListedEvent] = []
    after = None
    while page := index.timeline(after, limit=4):
        pages += page
        after = page[-1].order
    assert tuple(pages) == every


def test_an_event_says_where_it_is_told_and_who_took_part(index: Library, news: Path) -> None:
    (news / "a.yaml").write_text(
        "format: 1\nheadline: News\ntext: |-\n  Nothing.\n\n  Ana Ruiz met him in Porto.\n"
        "people: {ruiz: {name: Ana Ruiz}}\nplaces: {porto: {name: Porto}}\n"
        "events:\n  - {id: met, title: They meet, when: 2021~, text: met him, people: [ruiz], places: [porto],"
        " state: alleged, draft: true}\n"
    )
    (event,) = scanned(index).timeline()
    assert (event.id, event.title, event.state, event.basis) == ("met", "They meet", "alleged", "stated")
    assert (event.people, event.places, event.paragraph, event.offset) == (("ruiz",), ("porto",), 2, 19)
    assert event.when is not None and event.when.approximate
    assert event.draft
