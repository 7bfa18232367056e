"""Whatever a file says of whatever text, it is an article or it is told why not."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.load.anchors.canonical import canonical
from reader.load.anchors.folding import fold
from reader.load.anchors.word_edges import is_whole
from reader.load.build import build
from reader.load.values.items import (
    AnchorItem,
    ArticleItems,
    At,
    EntityItem,
    EventItem,
    NoteItem,
    QuoteItem,
    Word,
)
from reader.model.article import Basis, Kind, QuoteType
from reader.model.diagnostic import Mark, Severity
from reader.model.text import Text

T = TypeVar("T")


def with_only(kind: Callable[..., T], /, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Items with these values, and nothing else that items may have."""
    return st.fixed_dictionaries(values).map(lambda given: kind(**given))


PIECES = st.sampled_from(
    ["Ana", "Ruiz", "she", "said", "’", "’s", " ", " ", " ", ". ", "“", "”", "\n\n", "京", "é"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).map(canonical)
MARKS = st.builds(Mark, st.integers(1, 99), st.integers(1, 99))
WORDS = st.builds(
    Word, st.one_of(st.lists(PIECES, min_size=1, max_size=4).map("".join), st.just("Ana Ruiz")), MARKS
)
IDS = st.builds(Word, st.sampled_from(["ana", "juan", "q1", "q2", "e1", "anna", "unknown"]), MARKS)
SMALL = st.none() | st.integers(0, 4)
AFFIXES = st.none() | st.sampled_from(["", " ", "“", "Ana "])
ANCHORS = st.builds(AnchorItem, WORDS, SMALL, SMALL | st.just("all"), AFFIXES, AFFIXES)
SEVERAL_IDS = st.lists(IDS, max_size=2).map(tuple)
ITEMS = with_only(
    ArticleItems,
    headline=st.just("News"),
    text=st.builds(Text, TEXTS),
    text_mark=MARKS,
    entities=st.lists(
        with_only(
            EntityItem,
            id=IDS,
            kind=st.sampled_from(Kind),
            name=WORDS,
            aka=st.lists(WORDS, max_size=2).map(tuple),
            mentions=st.lists(ANCHORS, max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    quotes=st.lists(
        with_only(
            QuoteItem,
            id=IDS,
            speakers=st.lists(IDS, min_size=1, max_size=2).map(tuple),
            type=st.just(QuoteType.DIRECT),
            parts=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
            at=st.builds(At, SMALL, SMALL),
            cue=st.none() | ANCHORS,
            mention=st.none() | ANCHORS,
            to=SEVERAL_IDS,
            about=SEVERAL_IDS,
            inside=st.none() | IDS,
        ),
        max_size=3,
    ).map(tuple),
    events=st.lists(
        with_only(
            EventItem,
            id=IDS,
            title=st.just("Storm"),
            when_text=st.none() | ANCHORS,
            parts=st.lists(WORDS, max_size=2).map(tuple),
            after=SEVERAL_IDS,
            during=SEVERAL_IDS,
            basis=st.just(Basis.BACKGROUND),
        ),
        max_size=2,
    ).map(tuple),
    notes=st.lists(st.builds(NoteItem, ANCHORS, st.just("note")), max_size=2).map(tuple),
)


@settings(max_examples=150)
@given(ITEMS)
def test_any_items_are_an_article_or_are_told_why_not(items: ArticleItems) -> None:
    article, faults = build(items, "news")
    assert (article is None) == any(fault.severity is Severity.ERROR for fault in faults)
    assert all("\n" not in fault.message and fault.message for fault in faults)
    if article is None:
        return
    folded = fold(items.text.content)
    for entity in article.entities.values():
        spans = [mention.span for mention in entity.mentions]
        assert spans == sorted(set(spans))
        assert all(is_whole(folded, *span) for span in spans)
    for quote in article.quotes:
        assert all(one.end <= two.start for one, two in pairwise(quote.parts))
        if quote.speaker is not None and quote.mention is not None:
            mentions = article.entities[quote.speaker].mentions
            assert any(mention.span.contains(quote.mention) for mention in mentions)
