"""One small article, and what queries find in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import (
    Article,
    Entity,
    EntityId,
    Event,
    EventId,
    Kind,
    Provenance,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.dates.dates import Edtf
from reader.model.query import match
from reader.model.query.fold import Folded, fold
from reader.model.query.match import matching_quotes, places
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Query
from reader.model.query.searchable import Searchable, pattern
from reader.model.text import Span, Text

CONTENT = (
    "The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”\n\n"
    "Radosław Sikorski’s aide said the harbour work had begun in the Straße der Ruhe.\n\n"
    "“No harbour is a start,” Ruiz’s rival O’Dowd wrote. 港は日本で再び開いた。"
)


def span(words: str, after: int = 0) -> Span:
    start = CONTENT.index(words, after)
    return Span(start, start + len(words))


def quote(number: int, speaker: str | None, kind: QuoteType, *parts: str, **more: object) -> Quote:
    who = EntityId(speaker) if speaker else None
    return Quote(QuoteId(f"q{number}"), who, kind, tuple(span(part) for part in parts), **more)  # type: ignore[arg-type]  # the fields a test names


RUIZ = Entity(EntityId("ruiz"), Kind.PERSON, "Ana Ruiz", aka=("Mayor Ruiz",), role="mayor")
AIDE = Entity(EntityId("aide"), Kind.PERSON, "an aide", role="foreign ministry official", named=False)
RIVAL = Entity(EntityId("odowd"), Kind.PERSON, "Séan O’Dowd", role="official")
ARTICLE = Article(
    "harbour-2024",
    "Mayor reopens the harbour",
    Text(CONTENT),
    published=Edtf.parse("2024-05-03"),
    entities={entity.id: entity for entity in (RUIZ, AIDE, RIVAL)},
    quotes=(
        quote(3, "odowd", QuoteType.DIRECT, "“No harbour is a start,”", about=(RUIZ.id,)),
        quote(1, "ruiz", QuoteType.DIRECT, "“It is,”", "“a start.”", when=Edtf.parse("2021")),
        quote(
            2,
            "aide",
            QuoteType.INDIRECT,
            "the harbour work had begun",
            about=(EventId("works"),),
            joint=(RIVAL.id,),
        ),
        quote(4, None, QuoteType.MIXED, "港は日本で再び開いた", provenance=Provenance(draft=True)),
    ),
    events=(Event(EventId("works"), "Repairs begin"),),
)
SEARCHABLE = Searchable(ARTICLE)


def query(text: str, typing: bool = False) -> Query:
    asked = parse(text, typing)
    assert isinstance(asked, Query), asked
    return asked


def found(text: str, typing: bool = False) -> list[str]:
    asked = query(text, typing)
    return [
        ARTICLE.text[span] for span in places(SEARCHABLE, asked, matching_quotes(SEARCHABLE, asked)).spans
    ]


def ids(searchable: Searchable, asked: Query) -> list[str]:
    """The ids of the quotes that match."""
    return [searchable.quotes[number].id for number in matching_quotes(searchable, asked)]


def quotes(text: str, typing: bool = False) -> list[str]:
    return ids(SEARCHABLE, query(text, typing))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("harbour", ["harbour", "harbour", "harbour"]),
        ("HARBOUR", ["harbour", "harbour", "harbour"]),
        ("harb", []),
        ("bour", []),
        ("radoslaw", ["Radosław"]),
        ("strasse", ["Straße"]),
        ("sikorski", ["Sikorski"]),
        ("dowd", ["Dowd"]),
        ("o'dowd", ["O’Dowd"]),
        ("日本", ["日本"]),
        ("本で", ["本で"]),
        ("nothing", []),
    ],
)
def test_a_word_is_found_whole_and_in_scripts_without_spaces_anywhere(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_word_being_typed_finds_what_begins_with_it() -> None:
    assert found("star", typing=True) == ["star", "star"]
    assert found("stras", typing=True) == ["Straß"]


@pytest.mark.parametrize("text", ['"mayor ana ruiz"', "“mayor, Ana Ruiz”", '"mayor - ana  ruiz"'])
def test_a_phrase_is_found_over_marks_and_spaces(text: str) -> None:
    assert found(text) == ["mayor, Ana Ruiz"]


def test_a_phrase_does_not_cross_paragraphs() -> None:
    assert found('"start radoslaw"') == []


def test_plain_words_are_found_side_by_side_first() -> None:
    assert found("a start") == ["a start", "a start"]


def test_words_nowhere_side_by_side_are_found_in_the_paragraphs_that_hold_them_all() -> None:
    assert found("start harbour") == ["harbour", "start", "harbour", "start"]
    assert found("friday harbour") == ["harbour", "Friday"]


def test_words_of_different_paragraphs_are_not_found() -> None:
    assert found("friday sikorski") == []


def test_paragraphs_with_what_is_left_out_are_left_out() -> None:
    assert found("harbour -friday") == ["harbour", "harbour"]
    assert found("harbour -friday -rival") == ["harbour"]
    assert found("a start -friday") == ["a start"]


def test_no_words_overlap() -> None:
    assert found("harbour har", typing=True) == ["harbour", "harbour", "harbour"]


def test_hangul_particles_do_not_hide_a_word() -> None:
    searchable = Searchable(Article("a", "H", Text("트럼프는 말했다")))
    assert places(searchable, query("트럼프"), ()).spans == (Span(0, 3),)


def test_a_word_stands_by_itself_beside_a_script_without_spaces() -> None:
    searchable = Searchable(Article("a", "H", Text("昨日のNHKの放送 NHKX")))
    assert places(searchable, query("nhk"), ()).spans == (Span(3, 6),)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["q1", "q2", "q3", "q4"]),
        ("start", ["q1", "q3"]),
        ("start it", ["q1"]),
        ('"is a start"', ["q1", "q3"]),
        ("said", []),
        ("harbour -start", ["q2"]),
        ("日本", ["q4"]),
        ("speaker:ruiz", ["q1"]),
        ("speaker:mayor", ["q1"]),
        ("speaker:ru", ["q1"]),
        ("speaker:uiz", []),
        ('speaker:"ana ru"', ["q1"]),
        ("speaker:sean", ["q2", "q3"]),
        ("speaker:foreign", ["q2"]),
        ("speaker:official", ["q2"]),
        ("speaker:unknown", ["q4"]),
        ("speaker:ruiz speaker:dowd", ["q1", "q2", "q3"]),
        ("start -speaker:ruiz", ["q3"]),
        ("about:ana", ["q3"]),
        ("about:repairs", ["q2"]),
        ("type:direct", ["q1", "q3"]),
        ("type:direct type:mixed -start", ["q4"]),
        ("type:direct -about:ruiz", ["q1"]),
        ("in:harbour-2024", ["q1", "q2", "q3", "q4"]),
        ('in:"reopens the"', ["q1", "q2", "q3", "q4"]),
        ("in:storm", []),
        ("start -in:harbour", []),
        ("until:2021", ["q1"]),
        ("since:2021-06 until:2021-07", ["q1"]),
        ("since:2022", ["q2", "q3", "q4"]),
        ("since:2025", []),
        ("draft:yes", ["q4"]),
        ("draft:no", ["q1", "q2", "q3"]),
        ("draft:yes draft:no", ["q1", "q2", "q3", "q4"]),
        ("draft:no -speaker:ruiz", ["q2", "q3"]),
    ],
)
def test_a_query_keeps_the_quotes_it_asks_for_in_the_order_of_the_text(text: str, ids: list[str]) -> None:
    assert quotes(text) == ids


def test_undated_quotes_of_an_undated_article_are_left_out_of_a_time() -> None:
    undated = Searchable(Article("a", "H", ARTICLE.text, quotes=ARTICLE.quotes))
    assert ids(undated, query("since:2000")) == ["q1"]
    assert len(ids(undated, query("start"))) == 2


def test_a_phrase_across_an_interruption_is_two_spans_and_one_stop() -> None:
    asked = query('"is a start" speaker:ruiz')
    result = places(SEARCHABLE, asked, matching_quotes(SEARCHABLE, asked))
    assert [ARTICLE.text[span] for span in result.spans] == ["is", "a start"]
    assert result.stops == result.spans[:1]


def test_a_query_for_quotes_marks_words_in_those_quotes_only() -> None:
    assert found("harbour speaker:aide") == ["harbour"]
    assert found("harbour speaker:ruiz") == []


def test_a_query_without_words_marks_the_quotes_and_counts_them() -> None:
    asked = query("speaker:ruiz")
    result = places(SEARCHABLE, asked, matching_quotes(SEARCHABLE, asked))
    assert [ARTICLE.text[s] for s in result.spans] == ["“It is,”", "“a start.”"]
    assert result.stops == result.spans[:1]


def test_the_empty_query_marks_nothing() -> None:
    assert found("") == []


def test_another_article_is_asked_for_and_nothing_is_found() -> None:
    assert found("harbour in:storm") == []
    assert found("harbour in:harbour") == ["harbour"] * 3


def test_words_of_a_quote_inside_a_quote_count_once() -> None:
    text = Text("“He said ‘a start’ then.”")
    outer = Quote(QuoteId("o"), None, QuoteType.DIRECT, (Span(0, 25),))
    inner = Quote(QuoteId("i"), None, QuoteType.DIRECT, (Span(9, 18),), inside=outer.id)
    searchable = Searchable(Article("a", "H", text, quotes=(outer, inner)))
    asked = query("start type:direct")
    assert places(searchable, asked, matching_quotes(searchable, asked)).stops == (Span(12, 17),)


@pytest.mark.parametrize("text", ["a", "type:direct", "type:direct a"])
def test_what_is_beyond_the_cap_is_told(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = query(text)
    numbers = matching_quotes(SEARCHABLE, asked)
    whole = places(SEARCHABLE, asked, numbers)
    assert len(whole.stops) > 1
    assert not whole.more
    monkeypatch.setattr(match, "MOST_PLACES", 1)
    capped = places(SEARCHABLE, asked, numbers)
    assert (capped.stops, capped.more) == (whole.stops[:1], True)
    monkeypatch.setattr(match, "MOST_PLACES", len(whole.stops))
    assert not places(SEARCHABLE, asked, numbers).more


LETTERS = st.sampled_from(
    [
        "a",
        "b",
        "ab",
        "ß",
        "s",
        "é",
        "e\u0301",
        "’",
        "-",
        " ",
        " ",
        "\n\n",
        "日",
        "本",
        "กิ",
        "ก",
        "हि",
        "ह",
        "한",
        "½",
        "İ",
    ]
)
WRITTEN = st.lists(LETTERS, max_size=14).map("".join)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = Text(draw(WRITTEN))
    said = []
    for number in range(draw(st.integers(0, 3))):
        edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
        if parts := tuple(Span(a, b) for a, b in list(pairwise(edges))[::2]):
            said.append(Quote(QuoteId(f"q{number}"), None, draw(st.sampled_from(QuoteType)), parts))
    return Article("a", "H", text, quotes=tuple(said))


@given(
    articles(),
    WRITTEN | WRITTEN.map('"{}"'.format),
    st.sampled_from(["", " type:direct", " -b"]),
    st.booleans(),
)
def test_what_is_found_reads_as_what_was_asked(article: Article, text: str, also: str, typing: bool) -> None:
    asked = parse(text + also, typing)
    if isinstance(asked, InvalidQuery):
        return
    searchable = Searchable(article)
    numbers = matching_quotes(searchable, asked)
    result = places(searchable, asked, numbers)
    assert list(result.spans) == sorted(set(result.spans))
    assert list(result.stops) == sorted(result.stops)
    assert all(0 <= start < end <= len(article.text) for start, end in result.spans)
    sought = [*asked.wanted.words, *([asked.as_phrase] if asked.as_phrase else [])]
    if asked.wanted.words and not asked.of_quotes:
        for each in result.spans:
            read = " ".join(fold(article.text[each]).split())
            assert any(term.words.replace(" ", "") in read.replace(" ", "") for term in sought)
    assert set(result.stops) <= set(result.spans)
    if asked.of_quotes:
        parts = [part for number in numbers for part in searchable.quotes[number].parts]
        assert all(any(part.overlaps(each) for part in parts) for each in result.spans)


@given(WRITTEN, st.integers(0, 13), st.integers(1, 4))
def test_every_word_of_a_text_is_found_where_it_stands(content: str, nth: int, run: int) -> None:
    text = Text(content)
    folded = Folded.of(content)
    standing = folded.text.split("\n")
    all_words = [line.split() for line in standing if line.split()]
    if not all_words:
        return
    line = all_words[nth % len(all_words)]
    phrase = " ".join(line[nth % len(line) :][:run])
    asked = query(f'"{phrase}"')
    assert places(Searchable(Article("a", "H", text)), asked, ()).spans
    assert pattern(asked.wanted.words[0]).search(folded.text)
