"""The article that comes with the program, drafted from nothing but its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.draft.drafting import draft
from reader.load.article import load_article
from reader.model.article import Article, Entity, Event, Kind, Quote, QuoteType
from reader.model.new_article import Annotations

CONTENT = Path(__file__).parents[2] / "content" / "tsikhanouski-freed.yaml"
PEOPLE = {
    "Syarhei Tsikhanouski",
    "Sviatlana Tsikhanouskaya",
    "Keith Kellogg",
    "Donald Trump",
    "Alexander Lukashenko",
    "Ihar Karnei",
    "Marco Rubio",
    "John Coale",
    "Ursula von der Leyen",
    "Radoslaw Sikorski",
}


@pytest.fixture(scope="module")
def article() -> Article:
    loaded = load_article(CONTENT).article
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def drafted(article: Article) -> Annotations:
    return draft(article.text, headline=article.headline, language="en")


def test_all_ten_named_people_are_found(drafted: Annotations) -> None:
    people = [each.name for each in drafted.entities if each.kind is Kind.PERSON and each.named]
    assert set(people) == PEOPLE
    assert len(people) == len(PEOPLE)


def test_surnames_and_other_spellings_belong_to_their_person(drafted: Annotations) -> None:
    names = {each.name: set(each.aka) for each in drafted.entities}
    assert {"Tsikhanouski", "Siarhei"} <= names["Syarhei Tsikhanouski"]
    assert names["Sviatlana Tsikhanouskaya"] == {"Tsikhanouskaya"}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Radoslaw Sikorski", "Polish Foreign Minister"),
        ("Marco Rubio", "U.S. Secretary of State"),
        ("Keith Kellogg", "U.S. special envoy"),
        ("Syarhei Tsikhanouski", "Belarusian opposition leader"),
        ("Ursula von der Leyen", "European Commission President"),
        ("John Coale", "Kellogg’s deputy"),
    ],
)
def test_roles_are_what_the_text_calls_them(drafted: Annotations, name: str, role: str) -> None:
    assert next(each.role for each in drafted.entities if each.name == name) == role


def test_every_quote_that_is_word_for_word_is_found_with_its_speaker(
    article: Article, drafted: Annotations
) -> None:
    names = {each.id: each.name for each in drafted.entities}
    for quote in article.quotes:
        marked = quote.type is not QuoteType.INDIRECT
        if not marked:
            continue
        for part in quote.parts:
            found = [each for each in drafted.quotes if any(other.contains(part) for other in each.parts)]
            assert found, article.text[part]
            speaker = article.entities[quote.speaker].name if quote.speaker else None
            assert names.get(found[0].speaker) == speaker if found[0].speaker else speaker is None


def test_its_one_date_is_found_as_a_year(article: Article, drafted: Annotations) -> None:
    (event,) = (event for event in drafted.events if event.when)
    assert event.when is not None
    assert event.when_text is not None
    assert (event.when.text, article.text[event.when_text]) == ("2021", "in 2021")


def test_everything_says_that_it_is_a_draft(drafted: Annotations) -> None:
    items: list[Entity | Quote | Event] = [*drafted.entities, *drafted.quotes, *drafted.events]
    for item in items:
        assert item.provenance.draft
        assert item.provenance.by == "rules-1"
        assert item.provenance.confidence is not None
        assert 0 <= item.provenance.confidence <= 1
