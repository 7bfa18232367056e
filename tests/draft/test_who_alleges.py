"""Who says that something was, by the quotes that hold the words for it."""

from __future__ import annotations

from reader.draft.speech.spoken import Spoken
from reader.model.article import EntityId, Quote, QuoteId, QuoteType
from reader.model.text import Span


def quote(number: int, speaker: str | None, *parts: tuple[int, int]) -> Quote:
    return Quote(
        QuoteId(f"q{number}"),
        EntityId(speaker) if speaker else None,
        QuoteType.INDIRECT,
        tuple(Span(*part) for part in parts),
    )


SPOKEN = Spoken(
    [
        quote(1, "ruiz", (0, 100)),
        quote(2, "berg", (10, 40), (60, 90)),
        quote(3, None, (12, 20)),
        quote(4, "moe", (60, 90)),
        quote(5, "lund", (200, 210)),
    ]
)


def test_the_shortest_quote_around_the_words_counts_and_of_two_the_first() -> None:
    assert SPOKEN.alleger([Span(12, 20)]) == "berg"
    assert SPOKEN.alleger([Span(65, 95)]) == "berg"
    assert SPOKEN.alleger([Span(42, 50)]) == "ruiz"


def test_the_last_words_count_and_more_than_half_of_them_must_be_said() -> None:
    assert SPOKEN.alleger([Span(12, 20), Span(205, 209)]) == "lund"
    assert SPOKEN.alleger([Span(205, 215)]) is None
    assert SPOKEN.alleger([Span(300, 310)]) is None


def test_nobody_says_anything_without_a_quote() -> None:
    assert Spoken([]).alleger([Span(0, 5)]) is None
