"""Words named in a file are found in its text, at the one place that is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors.canonical import canonical
from reader.load.anchors.find import Anchors
from reader.load.anchors.folding import fold
from reader.load.anchors.near_passages import explain
from reader.load.anchors.word_edges import begins_word, ends_word
from reader.load.article import Loaded
from reader.load.values.items import AnchorItem, ArticleItems, At, Word
from reader.model.article import Article, EntityId
from reader.model.diagnostic import Mark
from reader.model.text import Span, Text
from tests.values import some

HERE = Mark(1, 1)


def anchors(text: str) -> Anchors:
    return Anchors(ArticleItems("News", Text(text), HERE))


def anchor(words: str, **where: object) -> AnchorItem:
    return AnchorItem(Word(words, HERE), **where)  # type: ignore[arg-type]  # a test's shorthand


def find(text: str, words: str, **where: object) -> list[int] | str:
    """Where an anchor's words begin, or the code of the fault."""
    finder = anchors(text)
    spans = finder.find(anchor(words, **where))
    if finder.missing:
        return "missing"
    if finder.faults:
        return finder.faults[0].code
    assert all(fold(text[start:end]) == fold(canonical(words)) for start, end in spans)
    return [span.start for span in spans]


STORY = "She said she would.\n\nShe “didn’t”. No: she never said she did."


@pytest.mark.parametrize(
    ("words", "where", "expected"),
    [
        ("would", {}, [13]),
        ('She "didn\'t"', {}, [21]),
        ("said", {}, "ambiguous-text"),
        ("said", {"para": 1}, [4]),
        ("said", {"para": 2}, [49]),
        ("said", {"nth": 2}, [49]),
        ("said", {"nth": 3}, "not-in-text"),
        ("said", {"nth": "all"}, [4, 49]),
        ("she", {"para": 2}, "ambiguous-text"),
        ("she", {"para": 2, "nth": 2}, [54]),
        ("she", {"para": 2, "nth": "all"}, [39, 54]),
        ("she", {"para": 3}, "no-such-paragraph"),
        ("she", {"prefix": "said "}, "ambiguous-text"),
        ("she", {"prefix": "said ", "para": 1}, [9]),
        ("she", {"prefix": "said ", "nth": 2}, [54]),
        ("she", {"prefix": "never "}, "missing"),
        ("she", {"suffix": " never"}, [39]),
        ("she", {"suffix": "never"}, "missing"),
        ("didn", {"prefix": "“"}, "missing"),
        ("didn't", {"prefix": '"', "suffix": '"'}, [26]),
        ("wou", {}, "missing"),
        ("would. She", {}, "missing"),
        ("would.\n\nShe", {}, [13]),
        ("would.\n  \n\nShe", {"para": 1}, [13]),
        ("would.\n\nShe", {"para": 2}, "missing"),
        ("never\nsaid", {}, [43]),
        ("", {}, "missing"),
    ],
)
def test_an_anchor_means_one_place(words: str, where: dict[str, object], expected: list[int] | str) -> None:
    assert find(STORY, words, **where) == expected


def test_every_place_leaves_out_those_that_overlap() -> None:
    assert find("ha ha ha ha", "ha ha", nth="all") == [0, 6]
    assert find("ha ha ha ha", "ha ha", nth=2) == [3]


def parts(text: str, *words: str, **at: int) -> list[int] | str:
    finder = anchors(text)
    spans = finder.parts([Word(each, HERE) for each in words], At(**at))
    if finder.missing:
        return "missing"
    return finder.faults[0].code if finder.faults else [span.start for span in spans]


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        (["said", "she"], {"para": 1}, [4, 9]),
        (["said", "she"], {"nth": 2}, [49, 54]),
        (["would", "She", "she"], {}, [13, 21, 39]),
        (["would", "She"], {"para": 1}, "missing"),
        (["never", "would"], {}, "missing"),
        (["said", "would"], {}, "ambiguous-text"),
        (["she", "said"], {"para": 2, "nth": 1}, [39, 49]),
        (["she"], {"para": 7}, "no-such-paragraph"),
        (["she", "nowhere"], {"para": 7}, "no-such-paragraph"),
        (["didn’t", "didn’t"], {}, "missing"),
    ],
)
def test_parts_follow_each_other(words: list[str], at: dict[str, int], expected: list[int] | str) -> None:
    assert parts(STORY, *words, **at) == expected


def test_faults_of_later_parts_are_found_together_with_those_of_the_first() -> None:
    finder = anchors(STORY)
    finder.parts([Word("nowhere", HERE), Word("said", HERE), Word("neither", HERE)], At())
    assert [lost.words for lost in finder.missing] == ["nowhere", "neither"]


def near(text: str, quote: str, words: str, *, outside: bool = True, **where: object) -> int | None:
    finder = anchors(text)
    start = text.index(quote)
    found = finder.nearest(anchor(words, **where), (Span(start, start + len(quote)),), outside=outside)
    return found.start if found else None


@pytest.mark.parametrize(
    ("text", "quote", "words", "expected"),
    [
        ("he said a thing. “b,” he said.", "“b,”", "said", 25),
        ("he said: “b.” He went and said", "“b.”", "said", 3),
        ("He said.\n\n“B.” It was one of the many things that he said", "“B.”", "said", 53),
        ("He said.\n\n“B.”\n\nHe said", "“B.”", "said", 3),
        ("“I said so,” he told her, and he said it", "“I said so,”", "said", 33),
        ("“I said so,” he told her.\n\nhe said", "“I said so,”", "said", 3),
        ("said “b” said", "“b”", "said", 0),
    ],
)
def test_the_nearest_words_are_meant(text: str, quote: str, words: str, expected: int) -> None:
    assert near(text, quote, words) == expected


def test_the_nearest_words_may_be_in_those_of_an_event() -> None:
    assert near("in 2021, begun in 2021", "begun in 2021", "in 2021", outside=False) == 15


def test_a_number_overrules_what_is_nearest() -> None:
    text = "said “b,” and said and said"
    assert near(text, "“b,”", "said", nth=3) == 23
    assert near(text + "\n\nsaid", "“b,”", "said", para=2) == 29


def test_between_two_parts_is_nearer_than_beside_them() -> None:
    text = "He said it now. “A,” she said then, “said she.” And he said"
    finder = anchors(text)
    pieces = tuple(Span(text.index(p), text.index(p) + len(p)) for p in ("“A,”", "“said she.”"))
    found = finder.nearest(anchor("said"), pieces, outside=True)
    assert found == Span(25, 29)


SYLLABLES = st.sampled_from(
    ["ba", "Ba", "’", " ", " ", " ", "\n\n", ". ", "“", "”", "-", "é", "京", "한", "7", "s"]
)


@given(st.lists(SYLLABLES, max_size=40).map("".join).map(canonical), st.data())
def test_words_with_their_number_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    edges = [
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, min(start + 12, len(text)) + 1)
        if canonical(text[start:end]) == text[start:end]
        and begins_word(folded, start)
        and ends_word(folded, end)
    ]
    if not edges:
        return
    start, end = data.draw(st.sampled_from(edges))
    words = folded[start:end]
    earlier = [low for low, high in edges if low < start and folded[low:high] == words]
    assert find(text, text[start:end], nth=len(earlier) + 1) == [start]
    whole = Text(text)
    para = whole.paragraph_of(start)
    if whole.paragraph(para).start <= start < whole.paragraph(para).end:
        earlier = [low for low in earlier if low >= whole.paragraph(para).start]
        assert find(text, text[start:end], para=para, nth=len(earlier) + 1) == [start]


def test_an_ambiguous_anchor_lists_where_it_stands() -> None:
    finder = anchors("said so. " * 7 + "\n\nHe said")
    finder.find(anchor("said"))
    (fault,) = finder.faults
    assert fault.message.startswith("'said' occurs 8 times: paragraph 1 (…said so. said so.…), ")
    assert fault.message.endswith("and 3 more; say which with para and nth, or nth: all")
    assert fault.message.count("paragraph") == 5


@given(
    st.lists(st.sampled_from(["he ", "said ", "“no” ", "x ", "\n\n"]), max_size=30)
    .map("".join)
    .map(canonical),
    st.booleans(),
    st.data(),
)
def test_no_other_place_is_nearer(text: str, outside: bool, data: st.DataObject) -> None:
    places = [start for start in range(len(text)) if text.startswith("said", start)]
    quotes = [start for start in range(len(text)) if text.startswith("“no”", start)]
    if not places or not quotes:
        return
    first = data.draw(st.sampled_from(quotes))
    last = data.draw(st.sampled_from([start for start in quotes if start >= first]))
    parts = (Span(first, first + 4),) if first == last else (Span(first, first + 4), Span(last - 2, last + 4))
    whole = Text(text)
    own = range(whole.paragraph_of(first), whole.paragraph_of(last) + 1)

    def rank(start: int) -> tuple[bool, bool, int, int]:
        span = Span(start, start + 4)
        away = min(max(part.start - span.end, span.start - part.end, 0) for part in parts)
        within = outside and any(part.overlaps(span) for part in parts)
        return whole.paragraph_of(start) not in own, within, away, start

    found = anchors(text).nearest(anchor("said"), parts, outside=outside)
    assert found is not None and found.start == min(places, key=rank)


def test_words_that_may_stand_at_too_many_places_are_refused_before_anybody_waits(
    load: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.anchors.occurrences.MOST_PLACES", 100)
    rest = "notes: [" + ", ".join(f"{{text: a{' a' * number}, note: x}}" for number in range(5)) + "]"
    fault, *_ = load("a " * 99, rest).diagnostics
    assert fault.code == "too-many-places"
    assert fault.mark == (3, 7)


def test_words_that_stand_for_many_at_every_place_are_refused_before_anybody_waits(
    load: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.anchors.occurrences.MOST_PLACES", 1_000)
    couple = "people:\n" + "".join(
        f"  p{number}: {{name: Nobody, mentions: [{{text: they, nth: all}}]}}\n" for number in range(4)
    )
    assert load("they " * 20, couple).diagnostics == ()
    fault, *_ = load("they " * 60, couple).diagnostics
    assert (fault.code, fault.mark) == ("too-many-places", (3, 7))


def test_each_of_many_quotes_that_begin_and_end_alike_is_found_by_what_it_alone_has(
    load: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.anchors.occurrences.MOST_PLACES", 0)
    alike = "the very same words that everybody says to everybody who asks"
    said = [f"{alike} of number {number} {alike}" for number in range(600)]
    quotes = "".join(f"- {{speaker: unknown, type: indirect, text: {words}}}\n" for words in said)
    assert not load("\n\n".join(said), "quotes:\n" + quotes).diagnostics


def test_whatever_asks_for_words_asks_the_index_of_a_large_text_for_them(
    article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.anchors.occurrences.NEARBY", 32)
    monkeypatch.setattr("reader.load.anchors.occurrences.PATIENCE", 0)
    monkeypatch.setattr("reader.load.anchors.occurrences.SHORT_PATIENCE", 0)
    found = article(
        "Ana Ruiz and the mayor reopened the harbour on Friday, they told Harbour Post with joy.",
        "people: {ana: {name: Ana Ruiz, mentions: [the mayor, they]}}\n"
        "quotes: [{speaker: ana, type: indirect, text: with joy, cue: told}]\n"
        "events: [{title: Open, text: reopened the harbour, when: 2024-05-03, when_text: on Friday},"
        " {title: Joy, text: joy}]\n"
        "notes: [{text: Harbour Post, note: A paper.}]",
    )
    (quote,), (opened, joy), (note,) = found.quotes, found.events, found.notes
    spans = [mention.span for mention in found.entities[EntityId("ana")].mentions]
    spans += [*quote.parts, some(quote.cue), *opened.parts, some(opened.when_text), *joy.parts, note.span]
    words = "Ana Ruiz|the mayor|they|with joy|told|reopened the harbour|on Friday|joy|Harbour Post"
    assert "|".join(found.text[span] for span in spans) == words


def test_words_near_a_quote_with_a_fault_of_its_own_are_not_told_as_well(load: Callable[..., Loaded]) -> None:
    rest = "quotes: [{speaker: unknown, type: indirect, text: nowhere, cue: she}]"
    assert [fault.code for fault in load(STORY, rest).diagnostics] == ["not-in-text"]


def test_words_near_a_quote_are_in_a_paragraph_that_is_there(load: Callable[..., Loaded]) -> None:
    rest = "quotes: [{speaker: unknown, type: indirect, text: would, cue: {text: she, para: 9}}]"
    assert [fault.code for fault in load(STORY, rest).diagnostics] == ["no-such-paragraph"]


def test_the_date_of_an_event_that_the_text_does_not_tell_stands_in_it_once(
    load: Callable[..., Loaded],
) -> None:
    rest = "events: [{title: War, basis: background, when: 1914, when_text: %s}]"
    assert load("War in 1914, and peace in 1918.", rest % "in 1914").diagnostics == ()
    assert [fault.code for fault in load(STORY, rest % "she").diagnostics] == ["ambiguous-text"]


def test_an_anchor_of_spaces_alone_is_told_to_have_no_words() -> None:
    missed = anchors(STORY)
    assert missed.find(anchor(" ")) == ()
    assert ["has no words to look for" in fault.message for fault in explain(missed)] == [True]
