"""The preview beside a list of the library."""

from __future__ import annotations

from reader.load.article import read_article
from reader.model.article import EventId
from reader.state.article.session import Session
from reader.state.library.preview import article_preview, event_preview
from reader.state.rows import Listing

SOURCE = """format: 1
headline: A ferry stops
source: {publisher: Harbour Post}
published: 2024-05-03
text: |-
  Jo Lind met Ana Ruiz. “It stops,” Ruiz said. “It does.”
people:
  lind: {name: Jo Lind}
  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, draft: true}
  aide: {name: an aide, named: false}
quotes:
  - {id: stops, speaker: ruiz, type: direct, text: "“It stops,”"}
  - {id: does, speaker: ruiz, type: direct, text: "“It does.”", draft: true}
events:
  - {id: stop, title: The ferry stops, when: 2024-05-01, text: It stops}
"""


def session(source: str = SOURCE) -> Session:
    loaded = read_article(source.encode(), "ferry")
    assert loaded.article is not None, loaded.diagnostics
    return Session.of(loaded.article)


def told(listing: Listing) -> list[str]:
    rows = (listing.row(index) for index in range(len(listing.keys)))
    return [
        "|".join("".join(piece.text for piece in part) for part in (line.pieces, line.right) if part)
        for row in rows
        for line in row.lines
        if not line.is_empty
    ]


def test_an_article_shows_its_source_its_people_and_quotes_and_how_much_is_checked() -> None:
    assert told(article_preview(session())) == [
        "A ferry stops",
        "Harbour Post · 3 May 2024 · 11 words",
        "4 of 6 checked  ━━━━━━━━────",
        "PEOPLE|2",
        "Ana Ruiz  mayor|2 quotes",
        "Jo Lind|",
        "QUOTES|2",
        "Ana Ruiz|¶1",
        "“It stops,”",
        "Ana Ruiz|¶1",
        "“It does.”",
    ]


def test_nothing_is_said_of_checking_where_a_person_wrote_it_all() -> None:
    by_hand = session(SOURCE.replace(", draft: true", ""))
    assert not any("checked" in line for line in told(article_preview(by_hand)))


def test_mentions_are_claims_too_as_everywhere_that_they_are_counted() -> None:
    mentioned = SOURCE.replace("name: Jo Lind", "name: Jo Lind, mentions: [{text: met, draft: true}]")
    assert "4 of 7 checked  ━━━━━━━─────" in told(article_preview(session(mentioned)))


def test_an_event_shows_its_article_and_its_card() -> None:
    lines = told(event_preview(session(), EventId("stop")))
    assert lines[:3] == ["A ferry stops", "The ferry stops", "1 May 2024"]
