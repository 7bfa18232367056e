from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.article import Article
from reader.model.text import Span
from reader.state.article.session import Session
from reader.state.speech.script import QuoteStyle, Role, Script, script

SessionOf = Callable[[str], Session]

HARBOUR = """\
language: {language}
published: 2024-05-03
source: {{publisher: Harbour Post, authors: [Ana Lind]}}
text: |-
  Ana Ruiz reopened the harbour. “It is,” she said, “a start. A good one.”

  “We knew it!”
  Nobody had said that the work was “needed” or “planned.”

  The end.
people:
  ruiz: {{name: Ana Ruiz}}
  lee: {{name: Bo Lee}}
quotes:
  - {{speaker: [ruiz, lee], type: direct, parts: ["“It is,”", "“a start. A good one.”"]}}
  - {{speaker: unknown, type: direct, text: "“We knew it!”"}}
  - {{speaker: lee, type: mixed, text: "the work was “needed” or “planned.”"}}
  - {{speaker: lee, type: indirect, text: "The end."}}
"""


def words(told: Script) -> list[str]:
    return [utterance.words for utterance in told.utterances]


def read(session_of: SessionOf, style: QuoteStyle, language: str = "en") -> Script:
    return script(session_of(HARBOUR.format(language=language)).article, style)


def test_words_between_quotation_marks_are_said_in_the_voice_of_quotes(session_of: SessionOf) -> None:
    told = read(session_of, QuoteStyle.VOICE)
    assert [(utterance.role.value, utterance.words) for utterance in told.utterances] == [
        ("article", "H."),
        ("article", "By Ana Lind."),
        ("article", "Published by Harbour Post."),
        ("article", "Date: 3 May 2024."),
        ("article", "Ana Ruiz reopened the harbour."),
        ("quote", "“It is,”"),
        ("article", "she said,"),
        ("quote", "“a start."),
        ("quote", "A good one.”"),
        ("quote", "“We knew it!”"),
        ("article", "Nobody had said that the work was"),
        ("quote", "“needed”"),
        ("article", "or"),
        ("quote", "“planned.”"),
        ("article", "The end."),
    ]


def test_announced_quotes_say_who_speaks_goes_on_and_has_ended(session_of: SessionOf) -> None:
    told = read(session_of, QuoteStyle.ANNOUNCED)
    assert words(told)[5:13] == [
        "Ana Ruiz and Bo Lee say:",
        "“It is,”",
        "End of quote.",
        "she said,",
        "Ana Ruiz and Bo Lee go on:",
        "“a start.",
        "A good one.”",
        "End of quote.",
    ]
    assert "An unknown speaker says:" in words(told)
    assert {utterance.role for utterance in told.utterances} == {Role.ARTICLE}


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("de", "Ana Ruiz und Bo Lee sagen:"),
        ("fr-CA", "Ana Ruiz et Bo Lee disent :"),
        ("cy", "Ana Ruiz and Bo Lee say:"),
    ],
)
def test_quotes_are_announced_in_the_articles_language_where_its_words_are_known(
    session_of: SessionOf, language: str, says: str
) -> None:
    assert says in words(read(session_of, QuoteStyle.ANNOUNCED, language))


def test_every_word_of_the_text_is_said_once_and_in_order(article: Article) -> None:
    told = script(article, QuoteStyle.VOICE)
    said = " ".join(utterance.words for utterance in told.utterances if utterance.paragraph)
    assert said.split() == article.text.content.split()


@pytest.mark.parametrize("style", QuoteStyle)
def test_places_follow_each_other_through_the_text(article: Article, style: QuoteStyle) -> None:
    told = script(article, style)
    ends = [utterance.span.end for utterance in told.utterances]
    assert ends == sorted(ends)
    for number, paragraph in enumerate(article.text.paragraphs(), 1):
        assert told.utterances[told.place_of(paragraph.start)].paragraph == number
    assert told.place_of(len(article.text)) == len(told.utterances) - 1


def test_a_step_goes_to_the_next_paragraph_or_back_to_where_this_one_or_the_one_before_begins(
    session_of: SessionOf,
) -> None:
    told = read(session_of, QuoteStyle.VOICE)
    assert told.paragraph_places == (0, 4, 9, 14)
    assert [told.next_paragraph(place) for place in (0, 6, 14)] == [4, 9, 14]
    assert [told.previous_paragraph(place) for place in (0, 9, 6)] == [0, 4, 4]


def test_a_step_goes_to_where_the_next_quote_or_the_one_before_begins(session_of: SessionOf) -> None:
    told = read(session_of, QuoteStyle.VOICE)
    assert told.quote_places == (5, 9, 10, 14)
    assert [told.next_quote(place) for place in (0, 5, 14)] == [5, 9, 14]
    assert [told.previous_quote(place) for place in (5, 8, 14)] == [5, 5, 10]


def test_a_quote_over_two_paragraphs_is_said_paragraph_by_paragraph(session_of: SessionOf) -> None:
    told = script(
        session_of(
            "text: |-\n  “One.\n\n  “Two.” Three.\nquotes:\n"
            "  - {speaker: unknown, type: direct, parts: ['“One.', '“Two.”']}\n"
        ).article,
        QuoteStyle.VOICE,
    )
    assert [(each.paragraph, each.role.value, each.words) for each in told.utterances[1:]] == [
        (1, "quote", "“One."),
        (2, "quote", "“Two.”"),
        (2, "article", "Three."),
    ]


def test_a_quote_inside_another_is_said_as_part_of_it(session_of: SessionOf) -> None:
    told = script(
        session_of(
            "text: |-\n  “He said ‘no’ to me.”\nquotes:\n"
            "  - {id: a, speaker: unknown, type: direct, text: '“He said ‘no’ to me.”'}\n"
            "  - {id: b, speaker: unknown, type: direct, text: '‘no’', inside: a}\n"
        ).article,
        QuoteStyle.VOICE,
    )
    assert words(told)[1:] == ["“He said ‘no’ to me.”"]
    assert told.utterances[1].span == Span(0, 21)


def test_marks_that_stand_alone_are_not_said(session_of: SessionOf) -> None:
    told = script(session_of("text: |-\n  * * *\n\n  Words.\n").article, QuoteStyle.VOICE)
    assert words(told) == ["H.", "Words."]
