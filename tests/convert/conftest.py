"""The article that the format's description begins with, a little extended, built by hand."""

from __future__ import annotations

import pytest

from reader.model.article import (
    Article,
    Basis,
    Entity,
    EntityId,
    Event,
    EventId,
    EventState,
    Kind,
    Mention,
    Note,
    Order,
    Provenance,
    Quote,
    QuoteId,
    QuoteType,
    Source,
)
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text

TEXT = Text(
    "The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”\n\n"
    "A senior aide said the work had begun in 2021, a year after the storm.\n\n"
    "=Critics= speak of “waste”."
)
RUIZ, AIDE, HARBOUR = EntityId("ruiz"), EntityId("aide"), EntityId("harbour")


def words(text: str) -> Span:
    start = TEXT.content.index(text)
    return Span(start, start + len(text))


def mention(text: str, entity: EntityId, named: bool = True) -> Mention:
    return Mention(words(text), entity, named)


@pytest.fixture(scope="session")
def article() -> Article:
    return Article(
        id="harbour",
        headline="Mayor reopens the harbour",
        text=TEXT,
        source=Source("Harbour Post", "https://example.org/harbour", ("Ana Lind", "Bo Ek")),
        published=Edtf.parse("2024-05-03"),
        language="en",
        entities={
            RUIZ: Entity(
                RUIZ,
                Kind.PERSON,
                "Ana Ruiz",
                ("Ruiz", "Mayor Ruiz"),
                "mayor",
                "Elected in 2019.",
                "Q1",
                mentions=(
                    mention("The mayor", RUIZ, named=False),
                    mention("Ana Ruiz", RUIZ),
                    mention("she", RUIZ, named=False),
                ),
            ),
            AIDE: Entity(
                AIDE,
                Kind.PERSON,
                "a senior aide",
                ("A senior aide",),
                named=False,
                mentions=(mention("A senior aide", AIDE),),
            ),
            HARBOUR: Entity(HARBOUR, Kind.PLACE, "the harbour", mentions=(mention("the harbour", HARBOUR),)),
        },
        quotes=(
            Quote(
                QuoteId("work-began"),
                AIDE,
                QuoteType.INDIRECT,
                (words("the work had begun in 2021, a year after the storm"),),
                cue=Span(98, 102),
                to=(RUIZ,),
                via="a statement",
                about=(EventId("storm"), HARBOUR),
            ),
            Quote(
                QuoteId("q1"),
                RUIZ,
                QuoteType.DIRECT,
                (words("“It is,”"), words("“a start.”")),
                cue=words("said"),
                mention=words("she"),
                when=Edtf.parse("2024-05-03"),
            ),
            Quote(
                QuoteId("q3"),
                None,
                QuoteType.MIXED,
                (words("=Critics= speak of “waste”"),),
                note="Who they are isn’t said",
                provenance=Provenance(by="rules-1", confidence=0.5, draft=True),
            ),
        ),
        events=(
            Event(
                EventId("storm"),
                "A storm closes the harbour",
                Edtf.parse("2020~"),
                parts=(words("a year after the storm"),),
                places=(HARBOUR,),
                basis=Basis.INFERRED,
            ),
            Event(
                EventId("plan"),
                "A second phase",
                state=EventState.PLANNED,
                parts=(words("a start"),),
                order=Order(after=(EventId("e4"),)),
            ),
            Event(
                EventId("works"),
                "Repairs begin",
                Edtf.parse("2021/.."),
                parts=(words("begun in 2021"),),
                people=(AIDE,),
            ),
            Event(
                EventId("e4"),
                "The harbour reopens",
                Edtf.parse("2024-05-03"),
                words("on Friday"),
                parts=(words("reopened the harbour"),),
                people=(RUIZ,),
                note="A Friday indeed",
            ),
            Event(EventId("vote"), "A vote", Edtf.parse("2019"), people=(RUIZ,), basis=Basis.BACKGROUND),
            Event(
                EventId("rumour"),
                "Money is lost",
                parts=(words("“waste”"),),
                state=EventState.ALLEGED,
                alleged_by=AIDE,
                provenance=Provenance(draft=True),
            ),
        ),
        notes=(Note(words("a start"), "The second phase has no date."),),
    )
