"""Who says what about whom, who is in what, and what stands at a place."""

from __future__ import annotations

import pytest

from reader.model.article import (
    Article,
    Entity,
    EntityId,
    Event,
    EventId,
    EventState,
    Kind,
    Mention,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.dates.dates import Edtf
from reader.model.relations import Relations
from reader.model.text import Span, Text

RUIZ, AIDE, HARBOUR = EntityId("ruiz"), EntityId("aide"), EntityId("harbour")
STORM, WORKS, RUMOUR = EventId("storm"), EventId("works"), EventId("rumour")
OPENING, START, WORDS, NOTHING = (QuoteId(name) for name in ("opening", "start", "words", "nothing"))

TEXT = Text(
    "Ruiz reopened the harbour. “It is a ‘new’ start,” she said.\n\n"
    "An aide said that work on the harbour began after the storm, and that Ruiz knew.\n\n"
    "Nobody else spoke."
)


def words(text: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.content.index(text, start + 1)
    return Span(start, start + len(text))


def entity(id_: EntityId, kind: Kind, *spans: Span) -> Entity:
    return Entity(id_, kind, id_.title(), mentions=tuple(Mention(span, id_, named=True) for span in spans))


ARTICLE = Article(
    "harbour",
    "Mayor reopens the harbour",
    TEXT,
    entities={
        RUIZ: entity(RUIZ, Kind.PERSON, words("Ruiz"), words("she"), words("Ruiz", 2)),
        HARBOUR: entity(HARBOUR, Kind.PLACE, words("the harbour"), words("the harbour", 2)),
        AIDE: entity(AIDE, Kind.PERSON, words("An aide")),
    },
    quotes=(
        Quote(
            WORDS,
            AIDE,
            QuoteType.INDIRECT,
            (words("work on the harbour began after the storm"), words("Ruiz knew")),
            to=(HARBOUR, HARBOUR),
            about=(STORM, RUIZ, STORM),
        ),
        Quote(START, None, QuoteType.DIRECT, (words("‘new’"),), inside=OPENING),
        Quote(NOTHING, RUIZ, QuoteType.DIRECT, (words("new"),), inside=START),
        Quote(OPENING, RUIZ, QuoteType.DIRECT, (words("“It is a ‘new’ start,”"),), about=(WORKS,)),
    ),
    events=(
        Event(
            WORKS,
            "Work begins",
            Edtf.parse("2021"),
            parts=(words("work on the harbour began"),),
            places=(HARBOUR,),
        ),
        Event(
            STORM,
            "A storm",
            Edtf.parse("2020"),
            parts=(words("the storm"),),
            people=(RUIZ, RUIZ),
            places=(HARBOUR,),
        ),
        Event(RUMOUR, "Ruiz knew", people=(RUIZ,), state=EventState.ALLEGED, alleged_by=AIDE),
    ),
)


@pytest.fixture
def relations() -> Relations:
    return Relations(ARTICLE)


def names(things: tuple[Quote, ...] | tuple[Event, ...]) -> list[str]:
    return [thing.id for thing in things]


def test_quotes_are_told_in_the_order_of_the_text_the_outer_before_the_inner(relations: Relations) -> None:
    assert names(relations.quotes_in_order) == ["opening", "start", "nothing", "words"]


def test_everyone_has_their_quotes(relations: Relations) -> None:
    assert names(relations.quotes_by(RUIZ)) == ["opening", "nothing"]
    assert names(relations.quotes_by(AIDE)) == ["words"]
    assert relations.quotes_by(HARBOUR) == ()


def test_who_and_what_is_spoken_of_knows_it_once(relations: Relations) -> None:
    assert names(relations.quotes_about(RUIZ)) == ["words"]
    assert names(relations.quotes_about(STORM)) == ["words"]
    assert names(relations.quotes_to(HARBOUR)) == ["words"]
    assert relations.quotes_about(AIDE) == ()


def test_events_belong_to_who_took_part_who_alleged_them_and_where_they_were(relations: Relations) -> None:
    assert names(relations.events_of(RUIZ)) == ["storm", "rumour"]
    assert names(relations.events_of(AIDE)) == ["rumour"]
    assert names(relations.events_of(HARBOUR)) == ["storm", "works"]


def test_all_that_is_theirs_is_one_set(relations: Relations) -> None:
    assert relations.things_of(RUIZ) == {"opening", "nothing", "words", "storm", "rumour"}


def test_who_appears_with_whom_is_counted_in_paragraphs(relations: Relations) -> None:
    assert relations.appears_with(RUIZ) == ((HARBOUR, 2), (AIDE, 1))
    assert relations.appears_with(AIDE) == ((RUIZ, 1), (HARBOUR, 1))


def test_mentions_of_all_are_in_the_order_of_the_text(relations: Relations) -> None:
    assert [mention.entity for mention in relations.mentions] == [RUIZ, HARBOUR, RUIZ, AIDE, HARBOUR, RUIZ]
    assert list(relations.mentions) == sorted(relations.mentions, key=lambda mention: mention.span)


def test_a_quote_has_what_is_directly_inside_it(relations: Relations) -> None:
    assert names(relations.quotes_within(OPENING)) == ["start"]
    assert relations.quotes_within(NOTHING) == ()


def test_the_rank_in_told_order_counts_only_what_is_told(relations: Relations) -> None:
    assert relations.told_ranks == {WORKS: 1, STORM: 2}
    assert names(relations.told_order) == ["works", "storm"]
    assert [event.id for event in relations.happened_order.ordered] == ["storm", "works"]


def test_a_strip_counts_mentions_and_quotes_slice_by_slice() -> None:
    mentions = tuple(Mention(Span(at, at + 1), RUIZ, named=True) for at in (0, 4, 5))
    quote = Quote(OPENING, RUIZ, QuoteType.DIRECT, (Span(5, 6), Span(0, 1)))
    person = Entity(RUIZ, Kind.PERSON, "Ruiz", mentions=mentions)
    article = Article("a", "A", Text("x" * 10), entities={RUIZ: person}, quotes=(quote,))
    assert Relations(article).strip(RUIZ, 2) == (2, 2)
    assert Relations(article).strip(RUIZ, 5) == (1, 0, 3, 0, 0)


@pytest.mark.parametrize("width", [1, 2, 24, 1000])
def test_a_strip_has_the_width_that_is_asked_for(relations: Relations, width: int) -> None:
    assert len(relations.strip(RUIZ, width)) == width
    assert sum(relations.strip(RUIZ, width)) == 5


def test_a_strip_shows_what_stands_at_the_very_end() -> None:
    end = Mention(Span(9, 10), RUIZ, named=True)
    article = Article(
        "a", "A", Text("x" * 10), entities={RUIZ: Entity(RUIZ, Kind.PERSON, "R", mentions=(end,))}
    )
    assert Relations(article).strip(RUIZ, 3) == (0, 0, 1)


def test_an_article_of_text_alone_relates_nothing() -> None:
    relations = Relations(Article("a", "A", Text("Words.")))
    assert not (relations.mentions or relations.quotes_in_order or relations.told_order)
