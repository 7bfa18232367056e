"""Where reported words begin: with an object, behind an addressee, with the word that stands for what is told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.draft.english.phrases import begins_small
from reader.draft.words import Word
from reader.model.new_article import Annotations
from reader.model.text import Text

BEGUN = [
    # the object of a verb is part of what is said
    (
        "Ana Ruiz said the harbour “has no room for a second pier.”",
        "the harbour “has no room for a second pier.”",
    ),
    ("Ana Ruiz said he “knows the port better than most.”", "he “knows the port better than most.”"),
    ("Ana Ruiz called the second pier “a waste of good stone.”", "the second pier “a waste of good stone.”"),
    ("Ana Ruiz described herself as a friend of the port.", "herself as a friend of the port"),
    ("Ana Ruiz rejected the idea that the pier would sink.", "the idea that the pier would sink"),
    ("Ana Ruiz repeated a rumour that has haunted the port.", "a rumour that has haunted the port"),
    (
        "Ana Ruiz repeated claims of the guild last week that the pier would sink.",
        "claims of the guild last week that the pier would sink",
    ),
    # but not whom it is said to, nor when
    ("Ana Ruiz asked the council whether the pier would sink.", "whether the pier would sink"),
    ("Ana Ruiz expressed concern that the pier would sink.", "the pier would sink"),
    ("Ana Ruiz told reporters “we have no room for a second pier.”", "“we have no room for a second pier.”"),
    ("Ana Ruiz said in a speech on Friday that the pier would sink.", "the pier would sink"),
    ("Ana Ruiz said this week that the pier would sink.", "the pier would sink"),
    ("Ana Ruiz noticed last week that the pier would sink.", "the pier would sink"),
    ("Ana Ruiz announced on Friday it would pay for the pier.", "it would pay for the pier"),
    ("Ana Ruiz announced on 3 March it would pay for the pier.", "it would pay for the pier"),
    ("Ana Ruiz announced on March 3 it would pay for the pier.", "it would pay for the pier"),
    ("Ana Ruiz announced on Friday the council would pay for it.", "the council would pay for it"),
    ("Ana Ruiz announced on Friday afternoon the pier would sink.", "the pier would sink"),
    ("Ana Ruiz announced on Friday a ban on lorries.", "a ban on lorries"),
    ("Ana Ruiz promised on Monday to pay.", "to pay"),
    ("Ana Ruiz warned on Friday against driving.", "driving"),
    ("Ana Ruiz insisted on Friday night's dinner.", "Friday night's dinner"),
    ("Ana Ruiz said in a statement it would pay for the pier.", "it would pay for the pier"),
    ("Ana Ruiz said in a statement on Friday it would pay for the pier.", "it would pay for the pier"),
    ("Ana Ruiz announced last week it would pay for the pier.", "it would pay for the pier"),
    ("Ana Ruiz said on Tuesday night it had paid for the pier.", "it had paid for the pier"),
    ("Ana Ruiz explained to the council why the pier would sink.", "why the pier would sink"),
    ("(Ana Ruiz said the pier would sink.)", "the pier would sink"),
    ("Still, the pier will sink in a storm, Ana Ruiz said.", "the pier will sink in a storm"),
    ("Ana Ruiz called last year's pier “a waste of stone.”", "last year's pier “a waste of stone.”"),
    ("As Ana Ruiz told the Gazette on Friday, the pier will sink.", "the pier will sink"),
    (
        "Ana Ruiz rejected a law that raised the tolls of the port.",
        "a law that raised the tolls of the port",
    ),
    # a relative word stands for what is told of
    (
        "The council sold the old pier, which Ana Ruiz said was a mistake of the guild.",
        "which … was a mistake of the guild",
    ),
    (
        "The port paid for the pier, which Ana Ruiz described as a gift of the guild.",
        "which … as a gift of the guild",
    ),
    ("The port has paid for what Ana Ruiz says is the best pier in Vebo.", "what … is the best pier in Vebo"),
    # words in quotation marks go on with a sentence that others began
    (
        "A second pier in the old port, Ana Ruiz said, “is no help to anybody.”",
        "A second pier in the old port … “is no help to anybody.”",
    ),
    ("Still, Ana Ruiz said, “we have no room for a second pier.”", "“we have no room for a second pier.”"),
    (
        "In a speech on Friday, Ana Ruiz said, “we have no room for a second pier.”",
        "“we have no room for a second pier.”",
    ),
]


@pytest.mark.parametrize(("content", "said"), BEGUN, ids=[content for content, _ in BEGUN])
def test_reported_words_begin_where_what_is_said_does(
    drafted: Callable[[str], Annotations], content: str, said: str
) -> None:
    text = Text(content)
    assert [text[part] for quote in drafted(content).quotes for part in quote.parts] == said.split(" … ")


def test_whoever_is_described_is_who_speaks_and_not_the_word_that_stands_for_it(
    said: Callable[[str], list[tuple[str | None, str]]],
) -> None:
    text = "The council sold the old pier, which Ana Ruiz said was a mistake of the guild."
    assert said(text) == [("Ana Ruiz", "which … was a mistake of the guild")]


@pytest.mark.parametrize(
    "question", ["whether the pier would sink", "if the pier would sink", "to leave the port"]
)
def test_whoever_asks_stands_behind_the_verb_that_opens_a_sentence(
    said: Callable[[str], list[tuple[str | None, str]]], question: str
) -> None:
    text = f"Asked by Mayor Tom Berg {question}, Ana Ruiz shook her head."
    assert said(text) == [("Tom Berg", question)]


def test_what_only_seems_so_is_given_to_nobody(said: Callable[[str], list[tuple[str | None, str]]]) -> None:
    text = "Ana Ruiz chairs the guild. Ruiz seemed to be at a loss in the port."
    assert all(speaker is None for speaker, _ in said(text))


@pytest.mark.parametrize(
    ("written", "small"), [("“is no help”", True), ("“Is it?”", False), ("''we go''", True), ("“…”", False)]
)
def test_a_run_begins_with_a_small_letter_inside_a_sentence(written: str, small: bool) -> None:
    assert begins_small(Word(0, len(written), written, written.lower())) is small
