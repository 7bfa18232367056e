"""Where reported words begin and end: asides within a clause, turns that end it, signatures, marked transcripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.draft.english.content_ends import content_end
from reader.draft.english.phrases import TaggedSentence
from reader.draft.languages import grammar_of
from reader.draft.sentences import sentences_of
from reader.draft.words import words_of
from reader.model.new_article import Annotations
from reader.model.text import Text

REPORTED = [
    (
        "Lenox was a juggernaut, Anna Berg said, until it went bankrupt.",
        "Lenox was a juggernaut … until it went bankrupt",
    ),
    (
        "Though the vote was smooth, Anna Berg said, leaving would be harder.",
        "Though the vote was smooth … leaving would be harder",
    ),
    (
        "Anna Berg said the town favoured what she called a “strongman approach” to the port.",
        "the town favoured what she called a “strongman approach” to the port",
    ),
    ("Anna Berg said in a statement that it was a start.", "it was a start"),
    ("Anna Berg criticized the ferry as a toy during a visit to the port.", "the ferry as a toy"),
    (
        "Anna Berg said the harbour master, a captain once, had agreed.",
        "the harbour master, a captain once, had agreed",
    ),
    (
        "Anna Berg warned that, like the pilots, the captains had been left out.",
        "like the pilots, the captains had been left out",
    ),
    (
        "Anna Berg said that even if the port had such a law, this would be risky.",
        "even if the port had such a law, this would be risky",
    ),
    (
        "Anna Berg said that in addition to the pilots — from Lund, Vebo and Ostvik — a captain was lost.",
        "in addition to the pilots — from Lund, Vebo and Ostvik — a captain was lost",
    ),
    (
        "Anna Berg said the longest ships -- those with two masts -- would pay more.",
        "the longest ships -- those with two masts -- would pay more",
    ),
    (
        "Anna Berg promised to lend the port two million, and the union also stepped in with money.",
        "to lend the port two million",
    ),
]


@pytest.mark.parametrize(("content", "said"), REPORTED, ids=[said for _, said in REPORTED])
def test_reported_words_are_whole_clauses(
    drafted: Callable[[str], Annotations], content: str, said: str
) -> None:
    text = Text(content)
    assert [text[part] for quote in drafted(content).quotes for part in quote.parts] == said.split(" … ")


def test_a_signature_behind_a_dash_tells_whose_words_stand_before_it(
    drafted: Callable[[str], Annotations],
) -> None:
    content = "Readers wrote to us.\n\n“We are tired.” ― Anna Berg “Nobody asks us. We wait.” ― Harald Moe\n"
    found = drafted(content)
    names = {entity.id: entity.name for entity in found.entities}
    assert [names[quote.speaker] for quote in found.quotes if quote.speaker] == ["Anna Berg", "Harald Moe"]


def test_a_transcript_may_stand_in_quotation_marks(drafted: Callable[[str], Annotations]) -> None:
    content = (
        "A part follows.\n\n“WALLEN: Will you pay?\n\n“BERG: Never.\n\n“WALLEN: And now?\n\n“BERG: I go.”"
    )
    text, found = Text(content), drafted(content)
    said = [(quote.speaker, text[quote.parts[0]]) for quote in found.quotes]
    assert said == [
        ("wallen", "Will you pay?"),
        ("berg", "Never."),
        ("wallen", "And now?"),
        ("berg", "I go."),
    ]


def test_whoever_speaks_in_capitals_is_whom_the_text_names(drafted: Callable[[str], Annotations]) -> None:
    content = (
        "I'm Nora Bell.\n\nBELL: With me is Dr. Emil Strand. Welcome.\n\nEMIL STRAND: Thanks.\n\nBELL: Where are they?"
        "\n\nSTRAND: North."
    )
    found = drafted(content)
    assert [quote.speaker for quote in found.quotes] == ["bell", "strand", "bell", "strand"]
    assert [(each.id, each.name) for each in found.entities] == [
        ("bell", "Nora Bell"),
        ("strand", "Emil Strand"),
    ]


def test_without_weights_reported_words_end_with_the_sentence() -> None:
    grammar = grammar_of("en")
    text = Text("The port is shut, and nobody knows why.")
    sentence = next(iter(sentences_of(text, words_of(text), [], grammar.language)))
    tagged = TaggedSentence(sentence.words, grammar.tags(sentence.words), grammar_of("xx").language)
    assert content_end(tagged, 0) == tagged.end


@pytest.mark.parametrize(
    "content",
    [
        "Anna Berg ordered a search of the harbour.",
        "The council introduced a bill this month that would close the quay.",
        "Two clerks retweeted an article by Quay magazine about the fall.",
        "A spokeswoman declined to comment on prices.",
        "In their meetings this week, the team boasted of concessions.",
    ],
)
def test_what_is_done_or_refused_is_nothing_said(drafted: Callable[[str], Annotations], content: str) -> None:
    assert not drafted(content).quotes
