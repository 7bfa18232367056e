"""Three articles that were drafted and then reviewed by keyboard alone are what a careful editor would publish."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.load.article import load_article
from reader.model.article import Article, EventState, Kind, Quote, QuoteType
from reader.model.drafts import count_claims
from reader.state.review.session import Review

FOLDER = Path(__file__).with_name("checked")
DIRECT, MIXED, INDIRECT = QuoteType.DIRECT, QuoteType.MIXED, QuoteType.INDIRECT

QUOTES = [
    # who said it, in what words they begin, in how many parts
    ("dam", "cracks in Orrin dam", ["Inspectors"], INDIRECT, 1),
    ("dam", "the Orrin dam was “leaking", ["Inspectors"], MIXED, 1),
    ("dam", "the eastern wall “should be", ["Tomas Brandvold"], MIXED, 2),
    ("dam", "“I sent it to four people,”", ["Tomas Brandvold"], DIRECT, 3),
    ("dam", "the governor should have dismissed", ["Bram Osterveld"], INDIRECT, 1),
    ("dam", "A plan to raise the spillway", [], INDIRECT, 1),
    ("dam", "“My father used to say", ["Marcus Hale"], DIRECT, 2),
    ("dam", "the warnings were plain", ["experts"], INDIRECT, 1),
    ("dam", "“It’s not a judgment call,”", ["Another engineer"], DIRECT, 2),
    ("dam", "dams of the Orrin type", ["Yuki Tanabe", "two colleagues"], MIXED, 1),
    ("dam", "The paper was sent", ["Yuki Tanabe"], INDIRECT, 1),
    ("dam", "repairs will take", ["the water authority"], INDIRECT, 1),
    ("strike", "the union had \"refused", ["Northern Passage"], MIXED, 1),
    ("strike", "312 of its members", ["Seafarers' Federation"], INDIRECT, 1),
    ("strike", "\"I'm not against them,\"", ["Magnus"], DIRECT, 2),
    ("strike", "sending the coastguard", ["Roderick Pell"], INDIRECT, 1),
    ("strike", "both sides had agreed", ["the person"], INDIRECT, 1),
    ("strike", "the call had come", ["another person"], INDIRECT, 1),
    ("strike", "they would come again", ["Jens Baumann"], MIXED, 1),
    ("release", "Belarusian opposition leader", ["government sources"], INDIRECT, 1),
    ("release", "“We’re not done,”", ["Sviatlana Tsikhanouskaya"], DIRECT, 1),
    ("release", "it could jump-start", ["Donald Trump"], INDIRECT, 1),
    ("release", "“fantastic news", ["Ursula von der Leyen"], DIRECT, 1),
]  # fmt: skip
NOT_SAID = [
    ("dam", "to say who had reviewed them"),
    ("strike", "to say who had left first"),
    ("strike", "whether there was anything"),
    ("release", "an emotional message"),
    ("release", "guilty of"),
    ("release", "Kellogg’s private meeting"),
]


def checked(name: str) -> Article:
    loaded = load_article(FOLDER / f"{name}.yaml")
    assert loaded.article is not None and not loaded.diagnostics, loaded.diagnostics
    return loaded.article


def quotes_that_begin(article: Article, words: str) -> list[Quote]:
    return [quote for quote in article.quotes if article.text[quote.parts[0]].startswith(words)]


@pytest.mark.parametrize("name", ["dam", "strike", "release"])
def test_a_checked_article_has_no_fault_and_nothing_left_to_check(name: str) -> None:
    article = checked(name)
    assert not count_claims(article).drafts.total()
    assert Review.of(article).claim is None
    assert article.drafted is not None, "it says that a program began it"
    by_hand = [quote for quote in article.quotes if quote.provenance.by == "hand"]
    assert 0 < len(by_hand) < len(article.quotes)


@pytest.mark.parametrize(("name", "words", "speakers", "type_", "parts"), QUOTES)
def test_each_quote_is_of_who_said_it(
    name: str, words: str, speakers: list[str], type_: QuoteType, parts: int
) -> None:
    article = checked(name)
    (quote,) = quotes_that_begin(article, words)
    assert [article.entities[id_].name for id_ in quote.speakers] == speakers
    assert (quote.type, len(quote.parts)) == (type_, parts)


@pytest.mark.parametrize(("name", "words"), NOT_SAID)
def test_what_nobody_said_is_no_quote(name: str, words: str) -> None:
    assert quotes_that_begin(checked(name), words) == []


def test_one_person_has_one_entry_with_all_their_names() -> None:
    dam, strike = checked("dam"), checked("strike")
    assert {"Bram Osterveld", "Another engineer"} <= {entity.name for entity in dam.entities.values()}
    names = [
        name for article in (dam, strike) for e in article.entities.values() for name in (e.name, *e.aka)
    ]
    assert len(names) == len(set(names))
    union = next(entity for entity in strike.entities.values() if "The union" in entity.aka)
    assert (union.name, union.kind, union.named) == ("Seafarers' Federation", Kind.ORGANISATION, True)


@pytest.mark.parametrize("name", ["dam", "strike", "release"])
def test_the_words_for_a_speaker_are_nobody_elses_name(name: str) -> None:
    article = checked(name)
    mentions = [mention for entity in article.entities.values() for mention in entity.mentions]
    for quote in article.quotes:
        owners = {mention.entity for mention in mentions if mention.named and mention.span == quote.mention}
        assert not owners or owners & set(quote.speakers), quote.id


def test_events_say_what_happened_and_when() -> None:
    events = {event.title: event for event in checked("dam").events}
    date = events["The plan to raise the spillway is abandoned"].when
    assert date is not None and date.text == "2018"
    assert events["The lake stands at its lowest level"].state is EventState.ONGOING
    assert "58 left the authority" not in events
    strike = {event.title: event for event in checked("strike").events}
    assert strike["Northern Passage pays £31m to its shareholders"].alleged_by == "marsh"
