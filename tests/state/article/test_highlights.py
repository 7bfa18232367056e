"""What is marked where, and the way from one highlight to the next."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import (
    Article,
    Entity,
    EntityId,
    Event,
    EventId,
    Kind,
    Mention,
    Note,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.columns.highlights import HighlightColumns, HighlightKind
from reader.model.columns.mentions import MentionColumns
from reader.model.text import Span, Text
from reader.state.article.highlights import (
    Appearances,
    CoveredSpan,
    Highlights,
    Presence,
    ruler,
)

RUIZ, AIDE = EntityId("ruiz"), EntityId("aide")
CONTENT = "The mayor, Ana Ruiz, spoke on Friday. “It is,” she said, “a start.” An aide agreed with her."


def words(text: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = CONTENT.index(text, start + 1)
    return Span(start, start + len(text))


def entity(id_: EntityId, *spans: Span) -> Entity:
    return Entity(id_, Kind.PERSON, id_, mentions=tuple(Mention(span, id_, named=False) for span in spans))


ARTICLE = Article(
    "harbour",
    "Mayor speaks",
    Text(CONTENT),
    entities={
        AIDE: entity(AIDE, words("An aide")),
        RUIZ: entity(RUIZ, words("The mayor"), words("Ana Ruiz"), words("she"), words("her")),
    },
    quotes=(
        Quote(
            QuoteId("q1"), RUIZ, QuoteType.DIRECT, (words("“It is,”"), words("“a start.”")), cue=words("said")
        ),
        Quote(QuoteId("q2"), AIDE, QuoteType.INDIRECT, (words("An aide agreed with her."),)),
    ),
    events=(
        Event(EventId("e1"), "She speaks", parts=(words("spoke on Friday"),), when_text=words("on Friday")),
    ),
    notes=(Note(words("a start"), "Only a start."),),
)
HIGHLIGHTS = Highlights.of(ARTICLE)


def named(highlights: Highlights, numbers: Iterable[int]) -> list[tuple[HighlightKind, str]]:
    return [(HighlightKind(highlights.kind[n]), CONTENT[slice(*highlights.span(n))]) for n in numbers]


def test_everything_marked_is_there_in_the_texts_order() -> None:
    assert named(HIGHLIGHTS, range(len(HIGHLIGHTS))) == [
        (HighlightKind.MENTION, "The mayor"),
        (HighlightKind.MENTION, "Ana Ruiz"),
        (HighlightKind.EVENT, "spoke on Friday"),
        (HighlightKind.WHEN, "on Friday"),
        (HighlightKind.QUOTE, "“It is,”"),
        (HighlightKind.MENTION, "she"),
        (HighlightKind.CUE, "said"),
        (HighlightKind.QUOTE, "“a start.”"),
        (HighlightKind.NOTE, "a start"),
        (HighlightKind.QUOTE, "An aide agreed with her."),
        (HighlightKind.MENTION, "An aide"),
        (HighlightKind.MENTION, "her"),
    ]


def test_a_highlight_leads_to_what_it_marks() -> None:
    for number in range(len(HIGHLIGHTS)):
        span, index = HIGHLIGHTS.span(number), HIGHLIGHTS.index[number]
        match HighlightKind(HIGHLIGHTS.kind[number]):
            case HighlightKind.MENTION:
                assert HIGHLIGHTS.mention(index).span == span
            case HighlightKind.QUOTE:
                assert span in ARTICLE.quotes[index].parts
            case HighlightKind.CUE:
                assert span == ARTICLE.quotes[index].cue
            case HighlightKind.EVENT:
                assert span in ARTICLE.events[index].parts
            case HighlightKind.WHEN:
                assert span == ARTICLE.events[index].when_text
            case HighlightKind.NOTE:
                assert span == ARTICLE.notes[index].span


def test_mentions_of_all_are_in_the_texts_order() -> None:
    numbers = [n for n in range(len(HIGHLIGHTS)) if HIGHLIGHTS.kind[n] == HighlightKind.MENTION]
    mentions = [HIGHLIGHTS.mention(HIGHLIGHTS.index[number]) for number in numbers]
    assert [mention.entity for mention in mentions] == [RUIZ, RUIZ, RUIZ, AIDE, RUIZ]


def test_what_covers_a_character_is_told_from_the_outside_in() -> None:
    at = words("An aide").start
    assert named(HIGHLIGHTS, HIGHLIGHTS.at(at)) == [
        (HighlightKind.QUOTE, "An aide agreed with her."),
        (HighlightKind.MENTION, "An aide"),
    ]


@pytest.mark.parametrize("offset", [-1, words("spoke").start - 1, len(CONTENT), 10_000])
def test_nothing_covers_unmarked_words_or_what_is_outside_the_text(offset: int) -> None:
    assert HIGHLIGHTS.at(offset) == ()


def test_touching_words_finds_what_began_before_them() -> None:
    assert named(HIGHLIGHTS, HIGHLIGHTS.touching(*words("Friday"))) == [
        (HighlightKind.EVENT, "spoke on Friday"),
        (HighlightKind.WHEN, "on Friday"),
    ]


def test_sweeping_words_gives_runs_without_gaps() -> None:
    spoke, on_friday = words("spoke"), words("on Friday")
    found = HIGHLIGHTS.sweep(spoke.start - 2, on_friday.end + 1)
    assert [(CONTENT[run.start : run.end], len(run.numbers)) for run in found] == [
        (", ", 0),
        ("spoke ", 1),
        ("on Friday", 2),
        (".", 0),
    ]


def test_sweeping_goes_no_further_than_the_text() -> None:
    assert HIGHLIGHTS.sweep(len(CONTENT) - 1, len(CONTENT) + 50) == [
        CoveredSpan(len(CONTENT) - 1, len(CONTENT), HIGHLIGHTS.at(len(CONTENT) - 1))
    ]
    assert HIGHLIGHTS.sweep(5, 5) == []


def test_an_article_without_marks_has_no_highlights() -> None:
    none = Highlights.of(Article("a", "h", Text("Nothing.")))
    assert len(none) == 0
    assert none.sweep(0, 8) == [CoveredSpan(0, 8, ())]
    assert none.touching(0, 8) == []


# -- where one person is


def test_a_persons_passages_are_their_mentions_and_their_words() -> None:
    passages = Appearances.of(ARTICLE.entities[RUIZ], [ARTICLE.quotes[0]])
    assert [CONTENT[slice(*span)] for span in passages.both] == [
        "The mayor",
        "Ana Ruiz",
        "“It is,”",
        "she",
        "“a start.”",
        "her",
    ]


def test_the_ruler_shows_where_a_person_is_named_and_where_they_speak() -> None:
    passages = Appearances(
        (Span(0, 5), Span(95, 100)), (Span(15, 31),), (Span(0, 5), Span(15, 31), Span(95, 100))
    )
    mentioned, speaks, absent = Presence.MENTIONED, Presence.SPEAKS, Presence.ABSENT
    assert ruler(passages, 10, 100) == [mentioned, speaks, speaks, speaks, *[absent] * 5, mentioned]
    assert ruler(passages, 2, 100) == [mentioned | speaks, mentioned]
    assert ruler(passages, 0, 100) == []


def test_a_ruler_longer_than_the_text_marks_every_slice_of_a_word() -> None:
    passages = Appearances((Span(1, 2),), (), (Span(1, 2),))
    assert ruler(passages, 6, 3) == [0, 0, Presence.MENTIONED, Presence.MENTIONED, 0, 0]


# -- any highlights at all, in a text that is swept in several stretches

LENGTH = 9_000
spans = st.builds(
    lambda start, length: (start, min(start + length, LENGTH)),
    st.integers(0, LENGTH - 1),
    st.one_of(st.integers(1, 40), st.integers(1, LENGTH)),
)
many = st.lists(spans, max_size=40)
quick = settings(deadline=None, max_examples=100)


def made(marks: list[tuple[int, int]]) -> Highlights:
    """Every other one a mention, of two people in turn, the rest notes."""
    mentions = [
        MentionColumns.of(who, [Mention(Span(*mark), who, named=True) for mark in sorted(theirs)])
        for who, theirs in ((RUIZ, marks[::4]), (AIDE, marks[2::4]))
    ]
    notes = [(*mark, HighlightKind.NOTE, at) for at, mark in enumerate(marks[1::2])]
    return Highlights(LENGTH, mentions, HighlightColumns.sorted(mentions, notes))


@given(many)
@quick
def test_highlights_are_sorted_and_none_is_lost(marks: list[tuple[int, int]]) -> None:
    highlights = made(marks)
    assert list(highlights.start) == sorted(start for start, _ in marks)
    assert sorted(zip(highlights.start, highlights.end, strict=True)) == sorted(marks)


@given(many, spans)
@quick
def test_what_touches_a_stretch_is_what_has_characters_in_common_with_it(
    marks: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    highlights = made(marks)
    expected = [n for n in range(len(highlights)) if highlights.span(n).overlaps(Span(*stretch))]
    assert highlights.touching(*stretch) == expected


def test_what_touches_a_stretch_is_found_among_thousands() -> None:
    marks = [(start, start + 3) for start in range(0, LENGTH - 3, 2)]
    marks[::700] = [(start, LENGTH) for start, _ in marks[::700]]
    highlights = made(marks)
    for start in range(0, LENGTH, 501):
        expected = [n for n in range(len(highlights)) if highlights.span(n).overlaps(Span(start, start + 2))]
        assert highlights.touching(start, start + 2) == expected


@given(many, spans)
@quick
def test_a_sweep_covers_the_stretch_and_says_what_covers_each_character(
    marks: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    highlights = made(marks)
    runs = highlights.sweep(*stretch)
    assert [run.start for run in runs] == [stretch[0], *(run.end for run in runs[:-1])]
    assert runs[-1].end == stretch[1]
    for run in runs:
        inside = [n for n in range(len(highlights)) if highlights.span(n).contains(Span(run.start, run.end))]
        assert sorted(run.numbers) == inside
        assert sorted(highlights.touching(run.start, run.end)) == inside
        assert list(run.numbers) == sorted(
            run.numbers, key=lambda n: (highlights.start[n], -highlights.end[n])
        )
        assert highlights.at(run.start) == highlights.at(run.end - 1) == run.numbers
