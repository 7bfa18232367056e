"""The article for a voice and for a pipe: everything in words, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.convert.hits import hit_of
from reader.convert.in_words.listing import Line, people_lines, quote_lines, timeline_lines
from reader.convert.in_words.plain import spoken_lines
from reader.convert.in_words.words import listed, sentence, state_words
from reader.model.article import Article, EntityId, EventState, Provenance
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text

SPOKEN = """\
Mayor reopens the harbour.
By Ana Lind and Bo Ek. Published by Harbour Post. Date: 3 May 2024.
Source: https://example.org/harbour
3 paragraphs, 3 quotes, 6 events.

Paragraph 1.
The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”
Mentioned: Ana Ruiz, here “The mayor” and “she”; the harbour.
Quote by Ana Ruiz, word for word, date 3 May 2024, introduced by “said”: “It is,” then “a start.”
Event: The harbour reopens. Date: 3 May 2024. In the article’s words: on Friday. Who: Ana Ruiz. \
Note: A Friday indeed.
Event: A second phase. No date. Planned.
Note on “a start”: The second phase has no date.

Paragraph 2.
A senior aide said the work had begun in 2021, a year after the storm.
Mentioned: a senior aide.
Quote by a senior aide, reported, to Ana Ruiz, via a statement, introduced by “said”: \
the work had begun in 2021, a year after the storm.
This quote is about A storm closes the harbour and the harbour.
Event: Repairs begin. Date: since 2021. Who: a senior aide.
Event: A storm closes the harbour. Date: about 2020. Inferred from the article. Place: the harbour.

Paragraph 3.
=Critics= speak of “waste”.
Quote by an unknown speaker, partly word for word: =Critics= speak of “waste”
Note on this quote: Who they are isn’t said.
This quote is a machine’s draft that nobody has accepted yet.
Event: Money is lost. No date. Alleged by a senior aide. A machine’s draft that nobody has accepted yet.

People: 2.
Ana Ruiz, mayor. Also called Ruiz and Mayor Ruiz. Elected in 2019. 3 mentions, 1 quote, 2 events.
a senior aide. Known only by description. Also called A senior aide. 1 mention, 1 quote, 2 events.

Places: 1.
the harbour. 1 mention, 1 event.

Timeline, in the order it happened.
1. 2019: A vote. Not from the article. Not told in the article.
2. about 2020: A storm closes the harbour. Inferred from the article. Told in paragraph 2.
3. since 2021: Repairs begin. Told in paragraph 2.
4. 3 May 2024: The harbour reopens. Told in paragraph 1.
5. No date, after “The harbour reopens”: A second phase. Planned. Told in paragraph 1.

Events with neither a date nor an order.
No date: Money is lost. Alleged by a senior aide. Told in paragraph 3."""


def test_the_whole_article_is_spelled_out_in_words(article: Article) -> None:
    assert "\n".join(spoken_lines(article)) == SPOKEN


def test_nothing_of_the_text_is_left_out(article: Article) -> None:
    lines = list(spoken_lines(article))
    for span in article.text.paragraphs():
        assert article.text[span] in lines


@pytest.mark.parametrize("sign", "¶·▇▁│┃–●→…")
def test_no_sign_is_used_that_a_voice_would_spell(article: Article, sign: str) -> None:
    assert sign not in "\n".join(spoken_lines(article))


def test_an_article_of_text_alone_is_short() -> None:
    bare = Article("a", "Why?", Text("One.\n\nTwo."))
    assert list(spoken_lines(bare)) == [
        "Why?",
        "2 paragraphs, no quotes, no events.",
        "",
        "Paragraph 1.",
        "One.",
        "",
        "Paragraph 2.",
        "Two.",
    ]


def test_a_quote_inside_another_says_in_whose(article: Article) -> None:
    outer, inner, _ = article.quotes
    nested = inner._replace(inside=outer.id)
    lines = spoken_lines(replace(article, quotes=(outer, nested)))
    assert any(", inside a quote by a senior aide: “It is,” then “a start.”" in line for line in lines)


def test_a_date_that_is_not_from_the_article_says_so(article: Article) -> None:
    vote = article.events[4]._replace(parts=article.events[3].parts)
    lines = list(spoken_lines(replace(article, quotes=(), events=(vote,))))
    assert "Event: A vote. Date: 2019. The date is not from the article. Who: Ana Ruiz." in lines


def test_a_person_that_a_machine_found_is_said_to_be_a_draft(article: Article) -> None:
    ruiz = article.entities[EntityId("ruiz")]
    found = ruiz._replace(about=None, aka=(), provenance=Provenance(by="rules-1", draft=True))
    lines = list(spoken_lines(replace(article, entities={**article.entities, ruiz.id: found})))
    assert (
        "Ana Ruiz, mayor. 3 mentions, 1 quote, 2 events. A machine’s draft that nobody has accepted yet."
        in lines
    )


@pytest.mark.parametrize(
    ("state", "alleged_by", "words"),
    [
        (EventState.HAPPENED, None, ""),
        (EventState.HAPPENED, "aide", "Alleged by a senior aide"),
        (EventState.ALLEGED, "aide", "Alleged by a senior aide"),
        (EventState.ALLEGED, None, "Alleged"),
        (EventState.DENIED, None, "Denied"),
        (EventState.PLANNED, "aide", "Planned, alleged by a senior aide"),
        (EventState.ONGOING, None, "Going on"),
    ],
)
def test_what_has_not_surely_happened_says_so(
    article: Article, state: EventState, alleged_by: str | None, words: str
) -> None:
    alleging = None if alleged_by is None else EntityId(alleged_by)
    event = article.events[0]._replace(state=state, alleged_by=alleging)
    assert state_words(event, article.entities) == words


def whole(lines: Iterable[Line]) -> list[str]:
    return list(map("".join, lines))


def test_people_are_listed_with_their_ids(article: Article) -> None:
    assert whole(people_lines(article)) == [
        "Ana Ruiz (ruiz)",
        "    mayor; 3 mentions, 1 quote, 2 events",
        "a senior aide (aide)",
        "    person; known only by description; 1 mention, 1 quote, 2 events",
        "the harbour (harbour)",
        "    place; 1 mention, 1 event",
    ]


def test_people_that_a_machine_drafted_are_listed_as_drafts(article: Article) -> None:
    drafted = {id_: one._replace(provenance=Provenance(draft=True)) for id_, one in article.entities.items()}
    lines = whole(people_lines(replace(article, entities=drafted)))
    assert lines[1] == "    mayor; 3 mentions, 1 quote, 2 events; draft"


def test_the_timeline_is_listed_with_dates_in_a_column(article: Article) -> None:
    assert whole(timeline_lines(article)) == [
        "2019        A vote",
        "            Ana Ruiz; not from the article; not told",
        "about 2020  A storm closes the harbour",
        "            inferred from the article; told 4th, paragraph 2",
        "since 2021  Repairs begin",
        "            a senior aide; told 3rd, paragraph 2",
        "3 May 2024  The harbour reopens",
        "            Ana Ruiz; told 1st, paragraph 1",
        "No date     A second phase",
        "            after “The harbour reopens”; planned; told 2nd, paragraph 1",
        "Without date or order:",
        "No date     Money is lost",
        "            alleged by a senior aide; told 5th, paragraph 3; draft",
    ]


def test_where_there_is_no_date_the_timeline_lists_the_words_that_stand_for_one(article: Article) -> None:
    start = article.text.content.index("reopened")
    events = tuple(one._replace(when=None, when_text=Span(start, start + 8)) for one in article.events)
    undated = replace(article, events=events)
    dates = {line[:10] for line in whole(timeline_lines(undated)) if line[:1] not in " W"}
    assert dates == {"“reopened”"}


def test_a_quote_is_listed_with_who_said_it_how_and_where(article: Article) -> None:
    aide, ruiz, unknown = (hit_of(article, quote, Path("harbour.yaml")) for quote in article.quotes)
    assert whole(quote_lines(ruiz)) == [
        "Ana Ruiz; said; word for word",
        "    “It is,” … “a start.”",
        "    Mayor reopens the harbour; 3 May 2024; paragraph 1",
    ]
    assert whole(quote_lines(aide))[0] == "a senior aide; said; via a statement; reported"
    assert whole(quote_lines(unknown))[0] == "Unknown speaker; partly word for word; draft"


def test_a_name_with_a_semicolon_is_a_name_to_its_end(article: Article) -> None:
    entities = {id_: one._replace(name="Ruiz; Sons") for id_, one in article.entities.items()}
    renamed = replace(article, entities=entities)
    (name, how), _, _ = quote_lines(hit_of(renamed, article.quotes[1], Path("harbour.yaml")))
    assert (name, how) == ("Ruiz; Sons", "; said; word for word")


def test_a_quote_from_another_day_than_its_article_is_listed_with_that_day(article: Article) -> None:
    quote = article.quotes[1]._replace(when=Edtf.parse("2024-05-01"))
    (_, how), *_ = quote_lines(hit_of(article, quote, Path("harbour.yaml")))
    assert how == "; said; 1 May 2024; word for word"


def test_an_article_without_people_or_events_lists_none() -> None:
    bare = Article("a", "A", Text("One."))
    assert whole(people_lines(bare)) == whole(timeline_lines(bare)) == []


@pytest.mark.parametrize(
    ("words", "joined"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed_as_in_a_sentence(words: list[str], joined: str) -> None:
    assert listed(words) == joined


@pytest.mark.parametrize(
    ("text", "ended"),
    [("A", "A."), ("A.", "A."), ("Why?", "Why?"), ("“A”", "“A”"), ("A\n\nB", "A B.")],
)
def test_a_sentence_ends_once_and_stays_on_its_line(text: str, ended: str) -> None:
    assert sentence(text) == ended


def test_a_highlight_is_spelled_out_without_a_remark(article: Article) -> None:
    highlighted = replace(article, notes=(article.notes[0]._replace(note=""),))
    assert "Highlighted: “a start”" in list(spoken_lines(highlighted))
